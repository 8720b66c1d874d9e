"""Which reports are compared at all.

Two reports are candidates when they share type and mode, somebody or some two sides (or the name of the occasion), and
days in which both can lie. So a new report meets the reports of its own actors and days, however large the record.
"""

from collections.abc import Iterator
from datetime import timedelta

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
    found: list[Mark] = []
    for person in sorted(claim.people) if claim.day else ():
        if claim.planned:
            found.append(mark(("may be moved", person), claim.day, claim.movable))
        if claim.report.status in MOVED:
            found.append(mark(("moves", person), claim.day, claim.day))
    return tuple(found)


def moved_by(claim: Claim) -> tuple[Mark, ...]:
    """The marks of the plans that this report may have moved."""
    people = sorted(claim.people) if claim.day and claim.report.status in MOVED else ()
    return tuple(mark(("may be moved", person), claim.day, claim.day) for person in people)


def movers(claim: Claim) -> tuple[Mark, ...]:
    """The marks of the reports that may have moved what this one announces."""
    people = sorted(claim.people) if claim.day and claim.planned else ()
    return tuple(mark(("moves", person), claim.day, claim.movable) for person in people)


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
