"""What SQLite and PostgreSQL say in different words: one expression that each compiles in its own."""

from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal


class Either(ColumnElement[Any]):
    """The same value or condition in the words of each database."""

    __visit_name__ = "either"
    inherit_cache = True
    _traverse_internals = [  # noqa: RUF012 (SQLAlchemy's own name and shape)
        ("sqlite", InternalTraversal.dp_clauseelement),
        ("postgresql", InternalTraversal.dp_clauseelement),
    ]

    def __init__(self, sqlite: ColumnElement[Any], postgresql: ColumnElement[Any]) -> None:
        self.sqlite = sqlite
        self.postgresql = postgresql
        self.type = sqlite.type


@compiles(Either, "sqlite")
def _sqlite(element: Either, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.sqlite, **options)


@compiles(Either, "postgresql")
def _postgresql(element: Either, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.postgresql, **options)


def position(text: ColumnElement[str], part: str) -> ColumnElement[int]:
    """Where a part begins in a text, from 1; 0 where it does not stand there."""
    return Either(func.instr(text, part), func.strpos(text, part))
