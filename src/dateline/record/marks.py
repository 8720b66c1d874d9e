"""What tells which values can have to do with each other, without looking at all of them: an index of marks.

A mark is a key with the days for which it holds. Two values are near when they share a key and the days of both marks
overlap; whatever depends on other values of the record (a comparison, a plan's outcome) looks at near ones alone.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from dateline.model import Mark

FIRST, LAST = "0001-01-01", "9999-12-31"


def mark(parts: Sequence[str | None], first: date | None = None, last: date | None = None) -> Mark:
    """The mark of these words; without days it holds always."""
    digest = hashlib.blake2b("\0".join(part or "" for part in parts).encode(), digest_size=8).digest()
    return Mark(
        int.from_bytes(digest, "big", signed=True),
        first.isoformat() if first else FIRST,
        last.isoformat() if last else LAST,
    )


def facing(one: Mark) -> Mark:
    """The same mark on the other side, for values that look for others and not for their own kind (a visit for what was
    part of it, a plan for what kept it): each side has the complement of the other's key."""
    return one._replace(key=~one.key)


class Marks:
    """The marks of values by their ids, in memory."""

    def __init__(self) -> None:
        self._of: dict[str, tuple[Mark, ...]] = {}
        self._in: dict[tuple[int, str], list[tuple[Mark, str]]] = defaultdict(list)
        self._months: dict[int, set[str]] = defaultdict(set)

    def put(self, owner: str, marks: Iterable[Mark]) -> None:
        """Raises KeyError for an owner who has marks already."""
        if owner in self._of:
            raise KeyError(owner)
        self._of[owner] = tuple(marks)
        for one in self._of[owner]:
            for month in _months(one.first, one.last):
                self._in[one.key, month].append((one, owner))
                self._months[one.key].add(month)

    def of(self, owner: str) -> tuple[Mark, ...]:
        return self._of.get(owner, ())

    def near(self, marks: Iterable[Mark]) -> Counter[str]:
        """Whoever shares one of these marks, with how many."""
        found = Counter[str]()
        for one in marks:
            there = self._months.get(one.key, set())
            months = there if _EVER in (asked := _months(one.first, one.last)) else there & {*asked, _EVER}
            first, last = one.first, one.last
            beside = (each for month in months for each in self._in[one.key, month])
            found.update({owner for other, owner in beside if other.first <= last and first <= other.last})
        return found


_EVER = ""
_LONGEST = 40  # months; a mark that holds longer is kept as one that may hold ever


@lru_cache(maxsize=1 << 14)
def _months(first: str, last: str) -> tuple[str, ...]:
    (y0, m0), (y1, m1) = ((int(day[:4]), int(day[5:7])) for day in (first, last))
    count = (y1 - y0) * 12 + m1 - m0 + 1
    if count > _LONGEST:
        return (_EVER,)
    return tuple(f"{y0 + (m0 - 1 + n) // 12:04}-{(m0 - 1 + n) % 12 + 1:02}" for n in range(count))


def overlap(left: Mark, right: Mark) -> bool:
    return left.first <= right.last and right.first <= left.last
