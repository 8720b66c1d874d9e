"""Which pairs of reports are compared at all.

Two reports are candidates when they share a block: type and mode, somebody or some two sides in common, and a month in
which both can lie. A block that is still too large (a much-travelled president in a busy month) is cut by the other
side and the single days. So a new report meets the reports of its own actors and days, however large the record.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from dateline.record.claims import Claim

LARGE = 80  # reports in a block from which on it is cut finer
BEFORE_AND_AFTER = timedelta(days=5)
RECALLED = timedelta(days=60)  # how far before its article undated news may lie
AHEAD = timedelta(days=125)  # how long an undated plan may wait, or a dated one be moved
LONGEST = 14  # months; a report that lies anywhere in more is compared by the month of its article

Key = tuple[str, ...]


def candidates(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """The pairs of positions in `claims` that are worth a comparison, sorted."""
    pairs: set[tuple[int, int]] = set()
    for members in _blocks(range(len(claims)), claims, _month_keys).values():
        if len(members) <= LARGE:
            pairs.update(_all_pairs(members))
        else:
            for few in _blocks(members, claims, _day_keys).values():
                pairs.update(_all_pairs(few))
    return sorted(pairs)


def _all_pairs(members: list[int]) -> Iterator[tuple[int, int]]:
    return ((i, j) for n, i in enumerate(members) for j in members[n + 1 :])


def _blocks(
    members: Iterable[int], claims: Sequence[Claim], keys: Callable[[Claim], Iterator[Key]]
) -> dict[Key, list[int]]:
    blocks: dict[Key, list[int]] = defaultdict(list)
    for index in members:
        for key in sorted(set(keys(claims[index]))):
            blocks[key].append(index)
    return blocks


def _month_keys(claim: Claim) -> Iterator[Key]:
    who = list(_whos(claim))
    for month in _months(claim):
        for key in who:
            yield (*key, month)


def _day_keys(claim: Claim) -> Iterator[Key]:
    """Both somebody and a side, and every day; of a long stretch of time its article's day alone."""
    first, last = _window(claim)
    days: list[str] = []
    if first and last and (last - first).days <= 2 * BEFORE_AND_AFTER.days + 7:
        days = [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]
    elif claim.day:
        days = [(claim.day + timedelta(days=n)).isoformat() for n in range(-3, 4)]
    for who in _whos(claim):
        for side in sorted(claim.sides) or ["-"]:
            for day in days or ["-"]:
                yield (*who, side, day)


def _whos(claim: Claim) -> Iterator[Key]:
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


def _window(claim: Claim) -> tuple[date | None, date | None]:
    """The days in which this report's event can lie, as far as other reports may tell it."""
    day = claim.day
    start = claim.report.start
    first, last = (start.earliest, start.latest) if start else (None, None)
    if claim.first and claim.last:
        first, last = claim.first, claim.last + (AHEAD if claim.planned else timedelta(0))
    elif day and claim.planned:
        first, last = first or day, last or day + AHEAD
    elif day:
        first, last = first or day - RECALLED, last or day
    if first is None or last is None:
        return first or last, last or first
    return first - BEFORE_AND_AFTER, last + BEFORE_AND_AFTER


def _months(claim: Claim) -> list[str]:
    first, last = _window(claim)
    if first is None or last is None:
        return ["undated"]
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > LONGEST and claim.day:
        first, count = claim.day, 1
    return [f"{first.year + (first.month - 1 + n) // 12}-{(first.month - 1 + n) % 12 + 1:02}" for n in range(count)]
