"""Exports of a record, one file a layout. A layout is a module with `write(view, what, out) -> count`."""

from collections.abc import Callable
from typing import TextIO

from dateline.errors import DatelineError
from dateline.formats import csv, jsonl
from dateline.formats.jsonl import schema
from dateline.store import View

LAYOUTS: dict[str, Callable[[View, str, TextIO], int]] = {"jsonl": jsonl.write, "csv": csv.write}
KINDS = tuple(jsonl.TABLES)

__all__ = ["KINDS", "LAYOUTS", "export", "schema"]


def export(view: View, out: TextIO, *, what: str = "events", layout: str = "jsonl") -> int:
    """Write one kind of value in one layout; returns how many. Raises DatelineError for one that does not exist."""
    if layout not in LAYOUTS:
        raise DatelineError(f"no layout {layout!r}: choose one of {', '.join(LAYOUTS)}")
    return LAYOUTS[layout](view, what, out)
