"""How long and how often: durations and sets."""

import re

from dateline.mentions.times.lexicon import DAYPARTS, UNITS, month_number, number, singular, weekday_number
from dateline.mentions.times.periods import SEASONS
from dateline.mentions.times.reading import Reading, Scene, Words

# Half a unit, in the next finer ones.
_HALVES = {"year": "6M", "month": "2W", "day": "T12H", "hour": "30M", "minute": "30S", "decade": "5Y", "century": "50Y"}


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration; X for a count that names no number.

    >>> length(2, "week"), length(2.5, "year"), length(None, "hour"), length(4, "decade")
    ('P2W', 'P2Y6M', 'PTXH', 'P40Y')
    """
    time, letter, size = UNITS[unit]
    if count is None:
        return f"P{time}X{letter}" if size == 1 or unit == "fortnight" else {"decade": "PXDE"}.get(unit, "PXCE")
    whole = int(count)
    if count == whole:
        return f"P{time}{whole * size}{letter}"
    half = _HALVES.get(unit)
    if count - whole == 0.5 and half:
        return f"P{time}{whole * size}{letter}{half}" if whole else f"P{time}{half}"
    return f"P{time}{count * size:g}{letter}"


def duration(words: Words, scene: Scene) -> Reading | None:
    """ "three days", "more than four hours", "the past two months", "a three-day"."""
    unit = singular(words["unit"])
    text = words.get("count", "")
    if words["unit"].istitle() and re.match(r"\d", text):
        return None  # "60 Minutes" is a programme
    if unit == "quarter" and re.search(r"-quarters?$|\ba quarter$", scene.text):
        return None  # a fraction
    if unit == "second" and not (words["unit"].lower().endswith("s") or re.match(r"\d", text)):
        return None
    count = number(text) if text else None
    return Reading("duration", length(count, unit))


def bare_units(words: Words, scene: Scene) -> Reading | None:
    """ "weeks", "recent months"; "recent years" are too many to be a length, only a past."""
    unit = singular(words["units"])
    if unit == "year" and re.match(r"(?:the |more |most )*(?:recent|past)\b", scene.text, re.IGNORECASE):
        return Reading("date", "PAST_REF")
    if scene.text.lower() == "quarters":
        return None  # buildings, as often as not
    count = None if words["units"].lower().endswith("s") else 1
    return Reading("duration", length(count, unit))


def unit_and_a_half(words: Words, scene: Scene) -> Reading | None:
    return Reading("duration", length(1.5, singular(words["unit"])))


_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "bi-weekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "biannually": "P6M",
}


def adverb_set(words: Words, scene: Scene) -> Reading | None:
    return Reading("set", _ADVERBS[scene.text.lower()])


def every(words: Words, scene: Scene) -> Reading | None:
    """ "every day", "each Thursday", "every two weeks", "every other month", "each July"."""
    if words.get("weekday"):
        return Reading("set", f"XXXX-WXX-{weekday_number(words['weekday']) + 1}")
    if words.get("month"):
        return Reading("set", f"XXXX-{month_number(words['month']):02d}")
    if words.get("season"):
        return Reading("set", f"XXXX-{SEASONS[words['season'].lower()][0]}")
    if words.get("daypart"):
        return Reading("set", f"XXXX-XX-XXT{DAYPARTS[words['daypart'].lower()]}")
    step = (words.get("step") or "").lower()
    count = 2 if step in ("other", "second") else number(step) if step else 1
    return Reading("set", length(count, singular(words["unit"])))


def weekdays(words: Words, scene: Scene) -> Reading | None:
    """ "on Fridays", "Tuesday nights"."""
    part = DAYPARTS.get((words.get("part") or "").lower().removesuffix("s"), "")
    return Reading("set", f"XXXX-WXX-{weekday_number(words['weekdays']) + 1}{'T' + part if part else ''}")


def rate(words: Words, scene: Scene) -> Reading | None:
    """ "twice a month", "three times per week", "a year" after a sum."""
    return Reading("set", length(1, singular(words["unit"])))


def rate_length(words: Words, scene: Scene) -> Reading | None:
    """ "the year" of "the year ended March 31"."""
    return Reading("duration", length(1, singular(words["unit"])))
