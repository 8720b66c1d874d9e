"""JSON Lines in Dateline's own layout: one value a line, in a fixed order, so that equal records give equal bytes."""

from collections.abc import Callable, Iterator
from typing import IO, Any

from dateline.errors import DatelineError
from dateline.formats.models import ActorOut, ArticleOut, EventOut, FigureOut, Out, StatementOut
from dateline.store import EventFilter, View


def _events(view: View, asked: EventFilter | None = None) -> Iterator[Out]:
    coder = coder_of(view)
    return (EventOut.of(story, coder) for story in view.stories(asked))


def _statements(view: View) -> Iterator[Out]:
    coder = coder_of(view)
    return (StatementOut.of(row, coder) for row in view.statements())


def _figures(view: View) -> Iterator[Out]:
    coder = coder_of(view)
    return (FigureOut.of(row, coder) for row in view.figures())


def _articles(view: View) -> Iterator[Out]:
    return (ArticleOut.of(article) for article in view.articles())


def _actors(view: View) -> Iterator[Out]:
    return (ActorOut.row(row) for row in view.actors())


# What can be exported: its model and where its values come from.
TABLES: dict[str, tuple[type[Out], Callable[[View], Iterator[Out]]]] = {
    "events": (EventOut, _events),
    "statements": (StatementOut, _statements),
    "figures": (FigureOut, _figures),
    "articles": (ArticleOut, _articles),
    "actors": (ActorOut, _actors),
}


def coder_of(view: View) -> str:
    """The program and version that coded the record."""
    return str(view.settings().get("coder", ""))


def values(view: View, what: str, asked: EventFilter | None = None) -> Iterator[Out]:
    """The record's values of one kind, of events those asked for.

    Raises DatelineError for a kind that does not exist.
    """
    return _events(view, asked) if what == "events" else _table(what)[1](view)


def model(what: str) -> type[Out]:
    """The model of one kind. Raises DatelineError for a kind that does not exist."""
    return _table(what)[0]


def write(view: View, what: str, out: IO[str], asked: EventFilter | None = None) -> int:
    """Write one line a value; returns how many."""
    count = 0
    for value in values(view, what, asked):
        out.write(value.model_dump_json() + "\n")
        count += 1
    return count


def schema(what: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one line."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model(what).model_json_schema(mode="serialization"),
    }


def _table(what: str) -> tuple[type[Out], Callable[[View], Iterator[Out]]]:
    if what not in TABLES:
        raise DatelineError(f"no export of {what!r}: choose one of {', '.join(TABLES)}")
    return TABLES[what]
