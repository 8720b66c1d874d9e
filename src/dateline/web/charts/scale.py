"""A scale of days, with ticks where people expect them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

# A step in days, and how much of its ISO 8601 day a tick is written with.
STEPS = ((1, 10), (7, 10), (31, 7), (92, 7), (366, 4), (1830, 4), (3660, 4), (36600, 4), (366000, 4))


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `first` to `last`, both included, drawn from `left` to `right` in pixels."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Where the middle of a day lies."""
        days = (self.last - self.first).days + 1
        return self.left + (self.right - self.left) * ((day - self.first).days + 0.5) / days

    def ticks(self, room: float = 90) -> Iterator[tuple[date, str]]:
        """Days to mark with their words, `room` pixels apart at least."""
        days = (self.last - self.first).days + 1
        most = max((self.right - self.left) / room, 2)
        step, letters = next(((s, n) for s, n in STEPS if days / s <= most), STEPS[-1])
        day = _first(self.first, step)
        while day <= self.last:
            if day >= self.first:
                yield day, day.isoformat()[:letters]
            following = _after(day, step)
            if following is None:
                return
            day = following


def _first(day: date, step: int) -> date:
    if step == 7:
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    if step < 31:
        return day
    if step == 31:
        return day.replace(day=1)
    if step == 92:
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    years = step // 366
    return date(max(day.year // years * years, 1), 1, 1)


def _after(day: date, step: int) -> date | None:
    try:
        if step < 31:
            return day + timedelta(days=step)
        if step < 366:
            months = day.month - 1 + (1 if step == 31 else 3)
            return date(day.year + months // 12, months % 12 + 1, 1)
        return date(day.year + step // 366, 1, 1)
    except (ValueError, OverflowError):
        return None
