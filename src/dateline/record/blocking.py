"""Which reports are compared at all.

Two reports are candidates when they share type and mode, somebody or some two sides (or the name of the occasion), and
days in which both can lie. So a new report meets the reports of its own actors and days, however large the record.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

from dateline.model import Mark
from dateline.record.claims import MOVED, Claim
from dateline.record.marks import mark

LONGEST = timedelta(days=425)  # a report that lies anywhere in more is compared in the days of its article
AROUND = timedelta(days=20)


def block_marks(claim: Claim) -> tuple[Mark, ...]:
    """Two candidates share one of these."""
    first, last = claim.window
    if first and last and last - first > LONGEST and claim.day:
        first, last = claim.day - AROUND, claim.day + AROUND
    undated = () if first and last else ("undated",)
    return tuple(mark((*who, *undated), first, last) for who in sorted(set(_whos(claim))))


def move_marks(claim: Claim) -> tuple[Mark, ...]:
    """A postponement is found by the plans that it may have moved, and they by it."""
    if claim.day is None:
        return ()
    found = [mark(("may be moved", *parts), claim.day, claim.movable) for parts in _movable(claim)]
    found += [mark(("moves", *parts), claim.day, claim.day) for parts in _moving(claim)]
    return (*found, *(mark(("puts off", *parts), claim.day, claim.day) for parts in putting_off(claim)))


def moved_by(claim: Claim) -> tuple[Mark, ...]:
    """The marks of the plans that this report may have moved."""
    return tuple(mark(("may be moved", *parts), claim.day, claim.day) for parts in _moving(claim) if claim.day)


def movers(claim: Claim) -> tuple[Mark, ...]:
    """The marks of the reports that may have moved what this one announces."""
    return tuple(mark(("moves", *parts), claim.day, claim.movable) for parts in _movable(claim) if claim.day)


def putting_off(claim: Claim) -> list[tuple[str, str]]:
    """Whose plans with which states a postponement puts off: not with the movers' own, which all their plans share."""
    if claim.report.status not in MOVED:
        return []
    own = {side for side, persons in claim.by_side.items() if persons}
    return list(product(sorted(claim.people), sorted(claim.sides - own)))


def _movable(claim: Claim) -> Iterator[tuple[str, ...]]:
    """What a plan shares with a postponement of it, or of the journey that it is a part of."""
    for person in sorted(claim.people) if claim.planned else ():
        yield person, claim.report.type, claim.report.mode or ""
        yield from ((person, "visit to", side) for side in sorted(claim.sides))


def _moving(claim: Claim) -> Iterator[tuple[str, ...]]:
    """What a postponement shares with what it may have moved."""
    for person in sorted(claim.people) if claim.report.status in MOVED else ():
        yield person, claim.report.type, claim.report.mode or ""
        if claim.report.mode == "visit" and claim.report.host:
            yield person, "visit to", claim.report.host


def _whos(claim: Claim) -> Iterator[tuple[str, ...]]:
    """Type and mode with each person, pair of sides, side that stands alone or for itself, and the occasion's name."""
    kind = (claim.report.type, claim.report.mode or "")
    sides = sorted(claim.sides)
    for person in sorted(claim.people):
        yield (*kind, person)
    for n, left in enumerate(sides):
        for right in sides[n + 1 :]:
            yield (*kind, left, right)
    if len(sides) == 1 or not claim.people:
        yield from ((*kind, side) for side in sides)
    for word in sorted(claim.called):
        yield (*kind, "called", word)
