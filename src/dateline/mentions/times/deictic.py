"""Times that are counted from the article's day ("last week") or from one named before ("two days later")."""

import re
from dataclasses import replace
from datetime import timedelta

from dateline.mentions.times import periods
from dateline.mentions.times.explicit import weekday_value
from dateline.mentions.times.lexicon import DAYPARTS, number, singular, weekday_number
from dateline.mentions.times.periods import Period, containing, shift
from dateline.mentions.times.reading import Reading, Scene, Words, dated, unanchored

PAST, PRESENT, FUTURE = (Reading("date", f"{name}_REF") for name in ("PAST", "PRESENT", "FUTURE"))

_STEP = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_AHEAD_OF = re.compile(
    r"\b(?:by|until|till|ahead of|for|due|scheduled|no later than|as early as|as soon as|upcoming|from)"
    r"\s+(?:[\d:]+ ?[ap]\.?m\.?(?: [A-Z]{2,3})?,? |noon |midnight )?$",
    re.IGNORECASE,
)


def _word(text: str) -> str:
    return text.lower().split()[-1]


def weekday(words: Words, scene: Scene) -> Reading | None:
    """ "Saturday", "last Friday", "this coming Sunday", "the following Monday"."""
    target = weekday_number(words["weekday"])
    if scene.day is None:
        return unanchored("day", weekday_value(target))
    word = (words.get("deictic", "")).lower()
    back = (scene.day.weekday() - target) % 7
    ahead = -back % 7
    if _word(word or "-") in ("previous", "following"):
        base = scene.discourse.last("day")
        return _weekday_beside(base, target, _word(word)) if base else unanchored("day", weekday_value(target))
    if word in ("last", "past", "this past"):
        return dated(periods.day(scene.day - timedelta(days=back or 7)), f"before {scene.anchor}")
    if word == "next":
        monday = scene.day + timedelta(days=7 - scene.day.weekday())
        return dated(periods.day(monday + timedelta(days=target)), f"in the week after {scene.anchor}")
    if word in ("this coming", "the coming", "coming"):
        return dated(periods.day(scene.day + timedelta(days=ahead or 7)), f"after {scene.anchor}")
    possessive = re.match(r"['’]s?\b", scene.after) is not None
    future = not possessive and (scene.tense == "future" or (scene.tense is None and _AHEAD_OF.search(scene.before)))
    if word == "this" and scene.tense is None:
        future = True
    if back == 0:
        return dated(periods.day(scene.day), f"the weekday of {scene.anchor}")
    if future:
        return dated(periods.day(scene.day + timedelta(days=ahead)), f"after {scene.anchor}")
    return dated(periods.day(scene.day - timedelta(days=back)), f"before {scene.anchor}")


def _weekday_beside(base: Period, target: int, word: str) -> Reading:
    """The weekday before or after a day, never the day itself."""
    if word == "previous":
        return dated(shift(base, -((base.first.weekday() - target - 1) % 7) - 1), f"before {base.value}")
    return dated(shift(base, (target - base.first.weekday() - 1) % 7 + 1), f"after {base.value}")


def weekday_range(words: Words, scene: Scene) -> Reading | None:
    """ "from Monday to Wednesday": the first by the tense, the last within a week of it."""
    first = weekday(words, scene)
    if first is None or first.period is None:
        return first
    days = (weekday_number(words["until"]) - weekday_number(words["weekday"])) % 7
    return dated(periods.span(first.period, shift(first.period, days)), first.reason)


def weekday_of_week(words: Words, scene: Scene) -> Reading | None:
    """ "Tuesday next week", "Friday last week"."""
    target = weekday_number(words["weekday"])
    if scene.day is None:
        return unanchored("day", weekday_value(target))
    week = shift(periods.week(scene.day), _STEP[_word(words["deictic"])])
    return dated(
        periods.day(week.first + timedelta(days=target)), f"in the week {week.value}, counted from {scene.anchor}"
    )


_DAY_STEPS = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "the day after tomorrow": 2}


def day_word(words: Words, scene: Scene) -> Reading | None:
    word = re.sub(r"\s+", " ", words["word"].lower())
    if scene.day is None:
        return unanchored("day") if word != "today" else PRESENT
    return dated(periods.day(scene.day + timedelta(days=_DAY_STEPS[word])), f"counted from {scene.anchor}")


def near_daypart(words: Words, scene: Scene) -> Reading | None:
    """ "tonight", "this morning", "last night", "overnight"."""
    text = scene.text.lower()
    part = next((code for name, code in DAYPARTS.items() if name in text), "NI")
    if scene.day is None:
        return Reading("time", f"XXXX-XX-XXT{part}")
    period = periods.day(scene.day - timedelta(days="last" in text))
    return Reading("time", f"{period.value}T{part}", period, f"counted from {scene.anchor}")


def deictic_period(words: Words, scene: Scene) -> Reading | None:
    """ "last week", "this month", "the coming year", "the following month"."""
    word, grain = _word(words["deictic"]), words["grain"].lower()
    if grain == "day" or re.match(r"\s+of\b", scene.after):
        return None  # "the last day", "the last week of the campaign"
    if word in ("following", "previous", "preceding") and (base := _reference(scene, grain)):
        return dated(shift(containing(grain, base.first), _STEP[word]), f"counted from {base.value}, named before")
    if scene.day is None:
        return unanchored(grain)
    if word == "past" and grain in ("decade", "century"):
        return Reading("duration", "P10Y" if grain == "decade" else "P100Y")
    if grain == "weekend":
        return dated(_weekend(word, scene), f"counted from {scene.anchor}")
    return dated(shift(containing(grain, scene.day), _STEP[word]), f"counted from {scene.anchor}")


def _weekend(word: str, scene: Scene) -> Period:
    """ "last weekend" on a Sunday is a week ago; "this" and "the weekend" lean with the tense."""
    assert scene.day is not None
    own = periods.weekend(scene.day)
    if word == "this" and scene.tense == "past" and scene.day < own.first:
        return shift(own, -1)
    return shift(own, _STEP.get(word, 0))


def the_period(words: Words, scene: Scene) -> Reading | None:
    """ "the week", "the end of the year", "the quarter": the one spoken of, else the article's own."""
    grain = words["grain"].lower()
    if scene.day is None:
        return unanchored("quarter" if grain == "period" else grain)
    if grain == "weekend":
        own = periods.weekend(scene.day)
        return dated(
            shift(own, -1) if scene.tense != "future" and scene.day < own.first else own, f"counted from {scene.anchor}"
        )
    if grain in ("quarter", "period"):
        base = scene.discourse.last("quarter", within=3)
        if base and "latest" in scene.text.lower() and base.last >= scene.day:
            base = None
        if grain == "period" and base is None:
            return None
        return dated(base or shift(containing("quarter", scene.day), -1), f"the {grain} spoken of")
    if grain == "day" and (base := scene.discourse.last("day", within=2)):
        return dated(base, "the day named before")
    return dated(containing(grain, scene.day), f"the {grain} of {scene.anchor}")


def period_beside(words: Words, scene: Scene) -> Reading | None:
    """ "the year before", "the month after": beside the one named last."""
    grain = words["grain"].lower()
    base = _reference(scene, grain)
    if base is None:
        return unanchored(grain)
    step = -1 if words["way"].lower() == "before" else 1
    return dated(shift(containing(grain, base.first), step), f"counted from {base.value}, named before")


def year_end(words: Words, scene: Scene) -> Reading | None:
    """ "year-end", "the year's end", "end-2024"."""
    year = int(words["year"]) if words.get("year") else scene.day.year if scene.day else None
    if year is None:
        return unanchored("year")
    december = periods.month(year, 12)
    value = december.last.isoformat() if "-" in scene.text else f"{year:04d}"
    return dated(Period(december.first, december.last, "interval", value), f"the year of {scene.anchor}")


def _reference(scene: Scene, grain: str) -> Period | None:
    """The period named last that is at least as fine as a grain, so that "the following month" can count from it."""
    finer = {"day": ("day",), "week": ("day", "week"), "month": ("day", "week", "month")}
    return scene.discourse.last(*finer.get(grain, ("day", "week", "month", "season", "quarter", "half", "year")))


def that_period(words: Words, scene: Scene) -> Reading | None:
    """ "that day", "the same week", "that year": the one named last."""
    grain = words["grain"].lower()
    base = _reference(scene, grain)
    if base is None:
        return None
    return dated(containing(grain, base.first), f"counted from {base.value}, named before")


_AFTER = re.compile(r"\b(?:next|following|after)\b")
_BEFORE = re.compile(r"\b(?:previous|before|preceding)\b")


def beside_day(words: Words, scene: Scene) -> Reading | None:
    """ "the next day", "the day before", "the following morning"."""
    base = scene.discourse.last("day")
    text = scene.text.lower()
    step = next((step for step, word in ((1, _AFTER), (-1, _BEFORE)) if word.search(text)), 0)
    part = next((code for name, code in DAYPARTS.items() if name in text), None)
    if base is None:
        return Reading("time", f"XXXX-XX-XXT{part}") if part else unanchored("day")
    period = periods.day(base.first + timedelta(days=step))
    reason = f"counted from {base.value}, named before"
    return Reading("time", f"{period.value}T{part}", period, reason) if part else dated(period, reason)


def the_daypart(words: Words, scene: Scene) -> Reading | None:
    """ "in the morning", "that evening": of the day named last, else of the article's."""
    base = scene.discourse.last("day", within=3) or (periods.day(scene.day) if scene.day else None)
    part = DAYPARTS[words["daypart"].lower()]
    if base is None:
        return Reading("time", f"XXXX-XX-XXT{part}")
    return Reading("time", f"{base.value}T{part}", base, f"of {base.value}, named before")


_BACK = ("ago", "earlier", "before", "previously", "back")


def distance(words: Words, scene: Scene) -> Reading | None:
    """ "two weeks ago" from the article's day; "three days later", "a year earlier" from the time named last."""
    unit, way = singular(words["unit"]), re.sub(r"\s+", " ", words["way"].lower())
    back = way in _BACK
    count = number(words["count"]) if "count" in words else None
    if count is None:
        return PAST if back else FUTURE
    if unit in ("second", "minute", "hour"):
        base = periods.day(scene.day) if scene.day and way == "ago" else scene.discourse.last("day")
        return Reading("time", base.value, base, f"on {base.value}") if base else None
    base = _base(scene, way, unit)
    if base is None:
        return unanchored("day") if back else FUTURE
    grain, step = _counted(unit, count)
    step = -step if back else step
    try:
        period = shift(_grained(base, grain, unit), step, grain)
    except (ValueError, OverflowError):  # outside the calendar
        return PAST if back else FUTURE
    if period.first.year < 1000:
        return PAST
    return replace(dated(period, f"counted from {base.value}"), aside=unit == "year" and back)


def anniversary(words: Words, scene: Scene) -> Reading | None:
    """ "A year ago today", "two years ago this week"."""
    count = number(words["count"])
    if count is None or count != int(count):
        return None
    if scene.day is None:
        return unanchored("day")
    word = words["from"].lower().split()[-1]
    on = scene.day + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(word, 0))
    if word == "week":  # by its middle, as ISO 8601 numbers weeks
        on += timedelta(days=3 - on.weekday())
    try:
        then = periods.add(on, -int(count), "year")
    except (ValueError, OverflowError):  # outside the calendar
        return PAST
    return dated(containing(word if word in ("week", "month") else "day", then), f"counted from {on}")


def _base(scene: Scene, way: str, unit: str) -> Period | None:
    """What a distance is counted from: the article's day, the time named last, or the quarter that is compared."""
    own = periods.day(scene.day) if scene.day else None
    if unit == "year" and way in ("ago", "earlier"):
        compared = scene.discourse.last("quarter", "half", "year", within=6)
        if compared and (compared.grain == "quarter" or way == "earlier"):
            return compared
    if way in ("ago", "back", "from now", "hence", "from today"):
        return own
    return scene.discourse.last(within=2) or (own if way in _BACK else None)


def _counted(unit: str, count: float) -> tuple[str, int]:
    """The grain to count in and how many of them: a decade is ten years, 2.5 years are 30 months."""
    grain, step = {
        "night": ("day", 1.0),
        "fortnight": ("week", 2.0),
        "decade": ("year", 10.0),
        "century": ("year", 100.0),
    }.get(unit, (unit, 1.0))
    if grain == "year" and count * step != int(count * step):
        return "month", round(count * step * 12)
    return grain, round(count * step)


def _grained(base: Period, grain: str, unit: str) -> Period:
    """The base at the grain of the answer: "a year earlier" than a quarter is a quarter, than a day a year."""
    if unit == "year" and base.grain in ("quarter", "half", "season"):
        return base
    coarser = base.grain in ("year", "decade", "century") and grain != "year"
    return base if coarser else containing(grain, base.first)


def year_before(words: Words, scene: Scene) -> Reading | None:
    """ "the year-earlier quarter", "year-ago": the time named last, or the article's year, a year before."""
    rank = words.get("ordinal")
    base = scene.discourse.last("quarter", "half", "month", within=3)
    if scene.day is None and base is None:
        return unanchored("year")
    if rank and scene.day:
        base = periods.quarter(scene.day.year, {"first": 1, "second": 2, "third": 3}.get(rank.lower(), 4))
    if base is None:
        assert scene.day is not None
        base = periods.year(scene.day.year)
    return replace(dated(shift(base, -1, "year"), f"a year before {base.value}"), aside=True)


def vague(words: Words, scene: Scene) -> Reading | None:
    """Words that name no period: "recently", "now", "in the coming months"."""
    return PAST if "past" in words else PRESENT if "present" in words else FUTURE
