"""Parts of a long list: pages by number for people, cursors for programs."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.errors import InputError
from dateline.web.asking import PAGE, Question

T = TypeVar("T")
FARTHEST = 2**40


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a reader stands in a list: addresses of the pages before and after, where there are any."""

    number: int
    first: int
    last: int
    before: str | None
    after: str | None


def paged(rows: Sequence[T], asked: Question, number: int, path: str) -> tuple[Sequence[T], Pages]:
    """A page of rows; `rows` are those from its first on, at least one more than a page where there are more."""
    shown = rows[:PAGE]
    start = (number - 1) * PAGE
    before = asked.to(path, page=number - 1 if number > 2 else None) if number > 1 else None
    after = asked.to(path, page=number + 1) if len(rows) > PAGE else None
    return shown, Pages(number, start + 1 if shown else start, start + len(shown), before, after)


@dataclass(frozen=True, slots=True)
class Window(Generic[T]):
    """The rows that a cursor asks for, and the cursor of those after them."""

    rows: Sequence[T]
    next: str | None


def window(
    fetch: Callable[[int, int], Sequence[T]], id_of: Callable[[T], str], cursor: str | None, limit: int
) -> Window[T]:
    """Rows after a cursor. `fetch(offset, limit)` reads rows in a fixed order.

    A cursor holds the last row that was handed out, so that a record which has changed meanwhile is noticed.
    Raises InputError for a cursor that is none, or whose row has moved.
    """
    offset, last = _read(cursor) if cursor else (0, None)
    rows = fetch(max(offset - 1, 0), limit + 2)
    if last is not None:
        if not rows or id_of(rows[0]) != last:
            raise InputError("the record has changed since this cursor was given: begin again without it")
        rows = rows[1:]
    shown = rows[:limit]
    more = len(rows) > limit
    return Window(shown, _write(offset + len(shown), id_of(shown[-1])) if more else None)


def _write(offset: int, last: str) -> str:
    packed = json.dumps([offset, last], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _read(cursor: str) -> tuple[int, str]:
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        found = None
    match found:
        case [int(offset), str(last)] if 0 < offset < FARTHEST and not isinstance(offset, bool):
            return offset, last
    raise InputError("this cursor was not given by this server: begin again without it")
