"""Days with a name, fixed and computed. Names are lower case; "'" stands for every apostrophe."""

from collections.abc import Callable
from datetime import date, timedelta

from dateline.mentions.times import moons
from dateline.mentions.times.periods import easter, nth_weekday

_FIXED = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "orthodox christmas": (1, 7),
    "epiphany": (1, 6),
    "valentine's day": (2, 14),
    "defender of the fatherland day": (2, 23),
    "international women's day": (3, 8),
    "women's day": (3, 8),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "labour day": (5, 1),
    "victory day": (5, 9),
    "europe day": (5, 9),
    "russia day": (6, 12),
    "juneteenth": (6, 19),
    "nowruz": (3, 21),
    "canada day": (7, 1),
    "the fourth of july": (7, 4),
    "fourth of july": (7, 4),
    "independence day": (7, 4),
    "bastille day": (7, 14),
    "assumption day": (8, 15),
    "liberation day": (8, 15),
    "german unity day": (10, 3),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "unity day": (11, 4),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "remembrance day": (11, 11),
    "human rights day": (12, 10),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
}

_FROM_EASTER = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
    "whit monday": 50,
}


def _election_day(year: int) -> date:
    """The Tuesday after the first Monday of November."""
    return nth_weekday(year, 11, 0, 1) + timedelta(days=1)


_COMPUTED: dict[str, Callable[[int], date]] = {
    "martin luther king day": lambda year: nth_weekday(year, 1, 0, 3),
    "presidents' day": lambda year: nth_weekday(year, 2, 0, 3),
    "mother's day": lambda year: nth_weekday(year, 5, 6, 2),
    "memorial day": lambda year: nth_weekday(year, 5, 0, -1),
    "father's day": lambda year: nth_weekday(year, 6, 6, 3),
    "labor day": lambda year: nth_weekday(year, 9, 0, 1),
    "columbus day": lambda year: nth_weekday(year, 10, 0, 2),
    "thanksgiving": lambda year: nth_weekday(year, 11, 3, 4),
    "thanksgiving day": lambda year: nth_weekday(year, 11, 3, 4),
    "black friday": lambda year: nth_weekday(year, 11, 3, 4) + timedelta(days=1),
    "election day": _election_day,
    **dict.fromkeys(("lunar new year", "chinese new year", "spring festival", "seollal"), moons.lunar_new_year),
    **dict.fromkeys(("diwali", "deepavali"), moons.diwali),
    **dict.fromkeys(("eid al-fitr", "eid ul-fitr"), lambda year: moons.islamic(10, 1, year)),
    **dict.fromkeys(("eid al-adha", "eid ul-adha"), lambda year: moons.islamic(12, 10, year)),
    "ashura": lambda year: moons.islamic(1, 10, year),
    "rosh hashanah": moons.rosh_hashanah,
    "yom kippur": lambda year: moons.rosh_hashanah(year) + timedelta(days=9),
    "passover": lambda year: moons.rosh_hashanah(year) - timedelta(days=163),
    "orthodox easter": moons.orthodox_easter,
}

NAMES = tuple(sorted({*_FIXED, *_FROM_EASTER, *_COMPUTED}, key=lambda name: (-len(name), name)))


def holiday(name: str, year: int) -> date:
    """The day of a holiday in a year. Raises KeyError for a name that is not in NAMES."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    return _COMPUTED[name](year)
