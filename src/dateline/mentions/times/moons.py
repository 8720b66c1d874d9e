"""Holidays that follow the moon, computed: of the Chinese, Islamic, Hindu and Hebrew calendars, and Eastern Easter."""

from datetime import date, timedelta
from math import floor, radians, sin

_NEW_MOON = 2451550.09766  # Julian day of the first new moon of 2000
_MONTH = 29.530588861
_MUHARRAM = 303  # the new moon that began the Islamic year 1446
_DAY_ONE = 1721424.5  # Julian day at which `date.fromordinal(0)` would begin


def _new_moon(number: int) -> float:
    """The Julian day of a new moon (0: the first of 2000) in universal time, to some minutes, after Meeus."""
    t = number / 1236.85
    sun = radians(2.5534 + 29.10535670 * number)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107582 * t * t)
    latitude = radians(160.7108 + 390.67050284 * number - 0.0016118 * t * t)
    node = radians(124.7746 - 1.56375588 * number)
    e = 1 - 0.002516 * t
    shift = (
        -0.40720 * sin(moon)
        + 0.17241 * e * sin(sun)
        + 0.01608 * sin(2 * moon)
        + 0.01039 * sin(2 * latitude)
        + 0.00739 * e * sin(moon - sun)
        - 0.00514 * e * sin(moon + sun)
        + 0.00208 * e * e * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * latitude)
        - 0.00057 * sin(moon + 2 * latitude)
        + 0.00056 * e * sin(2 * moon + sun)
        - 0.00042 * sin(3 * moon)
        + 0.00042 * e * sin(sun + 2 * latitude)
        + 0.00038 * e * sin(sun - 2 * latitude)
        - 0.00017 * sin(node)
    )
    return _NEW_MOON + _MONTH * number + 0.00015437 * t * t + shift - 0.0008  # some 70 s of dynamical time


def _day(julian: float, hours: float) -> date:
    """The day of this moment where clocks are so many hours ahead."""
    return date.fromordinal(floor(julian + hours / 24 - _DAY_ONE))


def _moons(after: date, hours: float) -> list[date]:
    """The days of the next new moons from a day on."""
    number = floor((after.toordinal() + _DAY_ONE - _NEW_MOON) / _MONTH) - 1
    days = (_day(_new_moon(number + n), hours) for n in range(6))
    return [day for day in days if day >= after]


def lunar_new_year(year: int) -> date:
    """The second new moon after the winter solstice, by China's clocks: from 21 January to 20 February."""
    return _moons(date(year, 1, 21), 8)[0]


def diwali(year: int) -> date:
    """The evening nearest before the new moon between the middle of October and that of November, in India."""
    number = floor((date(year, 10, 17).toordinal() + _DAY_ONE - _NEW_MOON) / _MONTH) - 1
    evenings = (_day(_new_moon(number + n), 5.5 - 19) for n in range(4))  # a moon before 7 p.m. is of the day before
    return next(day for day in evenings if day >= date(year, 10, 17))


def islamic(month: int, day: int, year: int) -> date:
    """The first day of this name of the Islamic year in a year of ours, by the moon over Mecca; a sighting may shift it
    by a day."""
    number = floor((date(year, 1, 1).toordinal() + _DAY_ONE - _NEW_MOON) / _MONTH) - 1
    number += (_MUHARRAM + month - 1 - number) % 12
    days = (_day(_new_moon(moon), 9) + timedelta(days=day) for moon in (number, number + 12))
    return next(found for found in days if found.year == year)


def _elapsed(year: int) -> int:
    """Days from the Hebrew epoch to the new year of a Hebrew year."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + (3 * (day + 1) % 7 < 3)


def rosh_hashanah(year: int) -> date:
    hebrew = year + 3761
    before, this, after = (_elapsed(hebrew + n) for n in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(this + delay - 1373427)


def orthodox_easter(year: int) -> date:
    """Easter of the Julian calendar, as ours of the years 1900 to 2099."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)
