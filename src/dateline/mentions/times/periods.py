"""The calendar: periods with their first and last day, their grain, and their TIMEX3 value.

Grains, fine to coarse: day, week, weekend, month, season, quarter, half, year, decade, century; `interval` is a stretch
that is none of these.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12)}

_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "season": 12, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "week": 7, "weekend": 7}


@dataclass(frozen=True, slots=True)
class Period:
    """The days `first` to `last` (inclusive), how coarse the words are, and the TIMEX3 value."""

    first: date
    last: date
    grain: str
    value: str

    def distance(self, day: date) -> int:
        """Days between this period and a day; 0 when it holds the day."""
        return max((self.first - day).days, (day - self.last).days, 0)


def day(on: date) -> Period:
    return Period(on, on, "day", on.isoformat())


def week(on: date) -> Period:
    """The ISO week, Monday to Sunday, that holds a day."""
    monday = on - timedelta(days=on.weekday())
    iso = on.isocalendar()
    return Period(monday, monday + timedelta(days=6), "week", f"{iso.year}-W{iso.week:02d}")


def weekend(on: date) -> Period:
    whole = week(on)
    return Period(whole.last - timedelta(days=1), whole.last, "weekend", f"{whole.value}-WE")


def _months(year_: int, month_: int, count: int, grain: str, value: str) -> Period:
    first = date(year_, month_, 1)
    return Period(first, add_months(first, count) - timedelta(days=1), grain, value)


def month(year_: int, month_: int) -> Period:
    return _months(year_, month_, 1, "month", f"{year_:04d}-{month_:02d}")


def quarter(year_: int, number: int) -> Period:
    return _months(year_, 3 * number - 2, 3, "quarter", f"{year_:04d}-Q{number}")


def half(year_: int, number: int) -> Period:
    return _months(year_, 6 * number - 5, 6, "half", f"{year_:04d}-H{number}")


def season(year_: int, name: str) -> Period:
    """A season of the northern year; winter begins in December of its year."""
    code, first = SEASONS[name]
    return _months(year_, first, 3, "season", f"{year_:04d}-{code}")


def year(year_: int) -> Period:
    return _months(year_, 1, 12, "year", f"{year_:04d}")


def decade(year_: int) -> Period:
    start = year_ // 10 * 10
    return _months(start, 1, 120, "decade", f"{start // 10:03d}")


def century(year_: int) -> Period:
    """As people count: the 20th century is 1900 to 1999, TIMEX3 "19"."""
    start = year_ // 100 * 100
    return _months(max(start, 1), 1, 1200 if start else 1188, "century", f"{start // 100:02d}")


def _season_of(on: date) -> Period:
    name = ("winter", "spring", "summer", "autumn")[on.month % 12 // 3]
    return season(on.year - (on.month < 3), name)


_CONTAINING: dict[str, Callable[[date], Period]] = {
    "day": day,
    "week": week,
    "weekend": weekend,
    "month": lambda on: month(on.year, on.month),
    "season": _season_of,
    "quarter": lambda on: quarter(on.year, (on.month + 2) // 3),
    "half": lambda on: half(on.year, 1 + (on.month > 6)),
    "year": lambda on: year(on.year),
    "decade": lambda on: decade(on.year),
    "century": lambda on: century(on.year),
}


def containing(grain: str, on: date) -> Period:
    """The period of this grain that holds a day."""
    return _CONTAINING[grain](on)


def add_months(on: date, count: int) -> date:
    """The same day of another month, or that month's last day. Raises ValueError outside the years 1 to 9999."""
    index = on.year * 12 + on.month - 1 + count
    first = date(index // 12, index % 12 + 1, 1)
    after = date((index + 1) // 12, (index + 1) % 12 + 1, 1)
    return min(first + timedelta(days=on.day - 1), after - timedelta(days=1))


def add(on: date, count: int, grain: str) -> date:
    """A day so many grains later. Raises ValueError or OverflowError outside the calendar."""
    if grain in _DAYS_IN:
        return on + timedelta(days=count * _DAYS_IN[grain])
    return add_months(on, count * _MONTHS_IN[grain])


def shift(period: Period, count: int, grain: str | None = None) -> Period:
    """The period of the same grain, so many grains (its own unless named) later."""
    start = add(period.first, count, grain or period.grain)
    return containing(period.grain, start) if period.grain in _CONTAINING else replace(period, first=start)


def span(first: Period, last: Period) -> Period:
    """Everything from one period to another; its value names both ends."""
    return Period(first.first, last.last, "interval", f"{first.value}/{last.value}")


def part(period: Period, start: float, stop: float) -> Period:
    """A fraction of a period: `part(july, 0, .5)` is early July. The value stays the whole's, as in TIMEX3."""
    days = (period.last - period.first).days + 1
    first = period.first + timedelta(days=int(days * start))
    last = period.first + timedelta(days=max(int(days * stop) - 1, int(days * start)))
    return replace(period, first=first, last=last, grain="interval" if days > 1 else period.grain)


def easter(year_: int) -> date:
    """Western Easter Sunday, by the Gregorian computus."""
    golden, (age, rest) = year_ % 19, divmod(year_, 100)
    epact = (19 * golden + age - age // 4 - (age - (age + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (age % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month_, day_ = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year_, month_, day_ + 1)


def nth_weekday(year_: int, month_: int, weekday: int, number: int) -> date:
    """The second Monday of a month is `nth_weekday(y, m, 0, 2)`; -1 is the last. Raises ValueError for none."""
    if number > 0:
        first = date(year_, month_, 1)
        found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    else:
        last = month(year_, month_).last
        found = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-number - 1))
    if found.month != month_:
        raise ValueError(f"{year_}-{month_:02d} has no weekday {weekday} number {number}")
    return found
