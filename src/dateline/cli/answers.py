"""Answers of any command: JSON on standard output, and what is said beside the data on standard error."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from pydantic import BaseModel

    from dateline.store import View


INTERRUPTED = 130


def print_json(values: "Iterable[BaseModel]") -> None:
    """A JSON array, one value a line, written as they come."""
    sys.stdout.write("[")
    for n, value in enumerate(values):
        sys.stdout.write((",\n" if n else "\n") + value.model_dump_json())
    sys.stdout.write("\n]\n")


def note(text: str) -> None:
    """A line on standard error, without the control characters that a name or a path may hold."""
    print("".join(c for c in text if c.isprintable()), file=sys.stderr)


@contextmanager
def stopping() -> Iterator[None]:
    """Where Ctrl-C ends the program after words that say what is kept."""
    try:
        yield
    except KeyboardInterrupt:
        note("dateline: interrupted; what was finished is kept, and the same command goes on from there")
        raise typer.Exit(INTERRUPTED) from None


def warn_if_stale(view: "View") -> None:
    if view.settings().get("stale"):
        note("dateline: the last ingest was not finished; run it again to bring the events up to date")


def cut(rows: list[Any], limit: int) -> list[Any]:
    if limit and len(rows) > limit:
        note(f"the first {limit} only; --limit 0 shows all")
        return rows[:limit]
    return rows


def nothing(view: "View", what: str, *names: str) -> None:
    near = list(dict.fromkeys(name for asked in names for name in view.names_like(asked) if asked not in name))
    note(f"no {what} fits{'; did you mean ' + ', '.join(near) + '?' if near else ''}")
