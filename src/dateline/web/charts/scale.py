"""A scale of time from hours to decades, with ticks where people expect them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

# A step in days, and how much of its ISO 8601 day a tick is written with.
STEPS = ((1, 10), (7, 10), (31, 7), (92, 7), (366, 4), (1830, 4), (3660, 4), (36600, 4), (366000, 4))
HOURS = (1, 3, 6, 12)  # steps within days
NEAR = 3  # days that are few enough to show hours
HOUR_ROOM = 44  # pixels that "06:00" needs


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale at `x` with its words, and the days from it to the next."""

    x: float
    written: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `first` to `last`, both included, drawn from `left` to `right` in pixels."""

    first: date
    last: date
    left: float
    right: float

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def day(self) -> float:
        """Pixels of a day."""
        return (self.right - self.left) / self.days

    def at(self, day: date, hours: float = 12) -> float:
        """Where an hour of a day lies, the middle where none is given."""
        return self.left + self.day * ((day - self.first).days + hours / 24)

    def moment(self, told: str) -> float:
        """Where an ISO 8601 day or time lies; a time is drawn at its hour, in the zone it was written in."""
        day = date.fromisoformat(told[:10])
        if len(told) < 16:
            return self.at(day)
        time = datetime.fromisoformat(told)
        return self.at(day, time.hour + time.minute / 60)

    def ticks(self, room: float = 90) -> Iterator[Tick]:
        """Ticks `room` pixels apart at least, those of hours nearer."""
        step = next((h for h in HOURS if self.day * h / 24 >= HOUR_ROOM), None)
        yield from self._hours(step) if step and self.days <= NEAR else self._days(room)

    def _hours(self, step: int) -> Iterator[Tick]:
        for n in range(self.days):
            day = self.first + timedelta(days=n)
            for hour in range(0, 24, step):
                written = f"{hour:02}:00" if hour else day.isoformat()[5:]
                yield Tick(self.at(day, hour), written, day, day)

    def _days(self, room: float) -> Iterator[Tick]:
        most = max((self.right - self.left) / room, 2)
        step, letters = next(((s, n) for s, n in STEPS if self.days / s <= most), STEPS[-1])
        day: date | None = _first(self.first, step)
        while day is not None and day <= self.last:
            following = _after(day, step)
            if day >= self.first:
                last = following - timedelta(days=1) if following else date.max
                yield Tick(self.at(day), day.isoformat()[:letters], day, last)
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
