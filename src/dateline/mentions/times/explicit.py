"""Days, months, years and their kin that are named by the calendar."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateline.mentions.times import periods
from dateline.mentions.times.holidays import NAMES, holiday
from dateline.mentions.times.lexicon import WEEKDAYS, month_number, number, ordinal, share, weekday_number
from dateline.mentions.times.periods import Period
from dateline.mentions.times.reading import (
    Reading,
    Scene,
    Words,
    complete,
    dated,
    in_years,
    likeliest,
    nearest,
    unanchored,
)

WRITTEN = "as written"


def _year(words: Words, scene: Scene) -> int | None:
    """The year that the words state: "2024", "'24", or "last year" beside a month."""
    text = words.get("year")
    if text:
        return int(text)
    if "hundreds" in words:
        return int(number(words["hundreds"]) or 0) * 100 + int(number(words["rest"]) or 0)
    short = words.get("short")
    if short:
        return int(short) + (1900 if int(short) > 50 else 2000)
    which = words.get("which")
    if which and scene.day:
        return scene.day.year + {"last": -1, "next": 1}.get(which.lower(), 0)
    return None


def _completed(words: Words, scene: Scene, make: Callable[[int], Period], value: str) -> Reading | None:
    """A named period with its stated year, or else with the year that fits."""
    year = _year(words, scene)
    if year is None:
        return complete(make, scene, value)
    try:
        return dated(make(year), WRITTEN, stated_year=True)
    except ValueError:
        return None


def _day_number(text: str) -> int:
    return ordinal(text)


def calendar_day(words: Words, scene: Scene) -> Reading | None:
    """ "July 12, 2025", "12 July", "the 12th of July", "Saturday, July 12"."""
    month, day = month_number(words["month"]), _day_number(words["day"])
    if not 1 <= day <= 31:
        return None
    return _completed(words, scene, lambda year: periods.day(date(year, month, day)), f"XXXX-{month:02d}-{day:02d}")


def september_11(words: Words, scene: Scene) -> Reading | None:
    """ "the Sept. 11 attacks", "9/11": a name of one day."""
    return dated(periods.day(date(2001, 9, 11)), "of 2001, by its name", stated_year=True)


def day_alone(words: Words, scene: Scene) -> Reading | None:
    """ "on the 10th", "the 5th of last month": of the month that is nearest by the tense, or that "last" points to."""
    number_ = _day_number(words["day"])
    if scene.day is None or not words["day"][-1].isalpha():
        return None
    steps = {"last": (-1,), "this": (0,), "next": (1,)}.get(words.get("deictic", "").lower(), (-1, 0, 1))
    months = [periods.shift(periods.containing("month", scene.day), step) for step in steps]
    found = [periods.day(m.first.replace(day=number_)) for m in months if number_ <= m.last.day]
    return dated(likeliest(found, scene.day, scene.tense), f"nearest to {scene.anchor}") if found else None


def iso_day(words: Words, scene: Scene) -> Reading | None:
    try:
        return dated(periods.day(date(int(words["y"]), int(words["m"]), int(words["d"]))), WRITTEN, stated_year=True)
    except ValueError:
        return None


def numeric_day(words: Words, scene: Scene) -> Reading | None:
    """ "12/07/2025": day or month first, whichever is a date and nearer to the article; else month first."""
    first, second, year = int(words["a"]), int(words["b"]), int(words["y"])
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    orders = [(second, first)] if words["separator"] == "." else [(first, second), (second, first)]
    found = []
    for month, day in orders:
        try:
            found.append(periods.day(date(year, month, day)))
        except ValueError:
            continue
    if not found:
        return None
    return dated(nearest(found, scene.day) if scene.day and len(found) > 1 else found[0], WRITTEN, stated_year=True)


def day_range(words: Words, scene: Scene) -> Reading | None:
    """ "July 11-13", "October 10 to 15, 2024", "between 3 and 5 March", "November 30 to December 4"."""
    month = month_number(words["month"])
    until = month_number(words.get("until") or words["month"])
    first, last = _day_number(words["day"]), _day_number(words["lastday"])

    def make(year: int) -> Period:
        start = periods.day(date(year, month, first))
        stop = periods.day(date(year + ((until, last) < (month, first)), until, last))
        return periods.span(start, stop)

    if until == month and last <= first:
        return None
    return _completed(words, scene, make, f"XXXX-{month:02d}-{first:02d}/XXXX-{until:02d}-{last:02d}")


def days_running(words: Words, scene: Scene) -> Reading | None:
    """ "October 17 and 18": one stretch, where the second day follows on the first."""
    follows = _day_number(words["lastday"]) == _day_number(words["day"]) + 1
    return day_range(words, scene) if follows else None


def month(words: Words, scene: Scene) -> Reading | None:
    """ "July 2025", "June last year", "November"."""
    number_ = month_number(words["month"])
    if not words.get("year") and not _is_month(words, scene):
        return None
    return _completed(words, scene, lambda year: periods.month(year, number_), f"XXXX-{number_:02d}")


MONTH_BEFORE = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|through|during|before|after|between|and|or|last|next|this|for|early|late"
    r"|mid|each|every|into|beginning|starting|per|than)[\s-]+$",
    re.IGNORECASE,
)


def _is_month(words: Words, scene: Scene) -> bool:
    """Not the verb may, not a person's name, not the march."""
    word = words["month"].lower().rstrip(".")
    if word not in ("may", "march", "april", "june", "august"):
        return True
    if MONTH_BEFORE.search(scene.before) or "which" in words or "part" in words:
        return True
    if word in ("may", "march"):
        token = next((t for t in scene.sentence.tokens if t.start == scene.span.start), None)
        return bool(scene.before.strip()) and token is not None and token.upos == "PROPN"
    return True


def deictic_month(words: Words, scene: Scene) -> Reading | None:
    """ "last November": the one before the article's month; "this" and "next" likewise."""
    number_ = month_number(words["month"])
    return _deictic(words["deictic"], scene, lambda year: periods.month(year, number_), f"XXXX-{number_:02d}")


def deictic_day(words: Words, scene: Scene) -> Reading | None:
    """ "last Oct. 23"."""
    month_, day = month_number(words["month"]), _day_number(words["day"])
    return _deictic(
        words["deictic"], scene, lambda year: periods.day(date(year, month_, day)), f"XXXX-{month_:02d}-{day:02d}"
    )


def deictic_season(words: Words, scene: Scene) -> Reading | None:
    name = words["season"].lower()
    return _deictic(
        words["deictic"], scene, lambda year: periods.season(year, name), f"XXXX-{periods.SEASONS[name][0]}"
    )


def deictic_holiday(words: Words, scene: Scene) -> Reading | None:
    name = _holiday_name(words["holiday"])
    return _deictic(words["deictic"], scene, lambda year: periods.day(holiday(name, year)), "XXXX-XX-XX")


def _deictic(word: str, scene: Scene, make: Callable[[int], Period], value: str) -> Reading:
    """ "last X" has ended before the article's day, "next X" has not begun, "this X" is the nearest."""
    day = scene.day
    if day is None:
        return Reading("date", value, None, "the article has no date")
    candidates = in_years(make, day.year, 4)  # a leap day comes round in four
    word = word.lower().split()[-1]
    if word in ("last", "past", "previous"):
        pick = max((p for p in candidates if p.last < day), key=lambda p: p.first, default=None)
    elif word in ("next", "coming", "following"):
        pick = min((p for p in candidates if p.first > day), key=lambda p: p.first, default=None)
    else:
        same_year = [p for p in candidates if p.first.year == day.year]
        pick = nearest(same_year or candidates, day) if candidates else None
    if pick is None:
        return Reading("date", value, None, "no calendar has it so near the article's day")
    return dated(pick, f"'{word}' from {scene.anchor}")


def month_range(words: Words, scene: Scene) -> Reading | None:
    """ "July-August 2024", "between May and July", "late March to mid-May"."""
    first, last = month_number(words["month"]), month_number(words["until"])
    begins, ends = share(words.get("begins", "")), share(words.get("ends", ""))

    def make(year: int) -> Period:
        start, end = periods.month(year - (last < first), first), periods.month(year, last)
        return periods.span(periods.part(start, *begins), periods.part(end, *ends))

    return _completed(words, scene, make, f"XXXX-{first:02d}/XXXX-{last:02d}")


def year_range(words: Words, scene: Scene) -> Reading | None:
    """ "2023-24", "2014-2022", "between 2014 and 2022"."""
    first = int(words["first"])
    last = int(words["last"]) if len(words["last"]) == 4 else first // 100 * 100 + int(words["last"])
    if not first < last <= first + 150 or not _plausible(first, scene) or not _plausible(last, scene):
        return None
    return dated(periods.span(periods.year(first), periods.year(last)), WRITTEN, stated_year=True)


_YEAR_BEFORE = re.compile(
    r"\b(?:in|of|since|until|during|before|after|the|its|his|their|this|for|fiscal)\s+$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\s+(?:people|troops|soldiers|men|women|children|dollars|euros|roubles|rubles|yuan|won|yen|pounds|kilomet|km|miles"
    r"|met(?:er|re)s|tons|tonnes|percent|per cent|degrees|barrels|hectares|acres|votes|seats|points|workers|members"
    r"|delegates|staff|vehicles|tanks|jobs|cases|homes|houses|families|prisoners|refugees|students|doctors|feet|foot"
    r"|hours|days|times|shares|lives|others|more|of them|pages|words|units)",
    re.IGNORECASE,
)


_NUMBERED = re.compile(
    r"[$€£¥#№]\s?$|\bNo\.?\s$|\d[\s/.,:-]$"
    r"|\b(?:flight|resolution|article|decree|room|about|some|nearly|over|almost)\s$",
    re.IGNORECASE,
)
_PLURAL_NEXT = re.compile(r"\s+[a-z]+s\b(?!\s+(?:to|a|the)\b)")


def _plausible(year: int, scene: Scene) -> bool:
    return year >= 1500 and year <= (scene.day.year if scene.day else 2030) + 100


def year(words: Words, scene: Scene) -> Reading | None:
    """ "2024", unless the words around it make it a number of things or a name's number."""
    value = int(words["year"])
    led = _YEAR_BEFORE.search(scene.before) is not None
    if not _plausible(value, scene) or _COUNTED.match(scene.after) or _NUMBERED.search(scene.before):
        return None
    if re.match(r"[/:]\d|-[a-z]*\d", scene.after):
        return None
    if not led and (value < 1900 or _PLURAL_NEXT.match(scene.after)) and not scene.before.endswith("("):
        return None
    return dated(periods.year(value), WRITTEN, stated_year=True)


def spoken_year(words: Words, scene: Scene) -> Reading | None:
    """ "nineteen ninety-six", "the year two thousand"."""
    if "thousands" in words:
        value = int((number(words["thousands"]) or 0) * 1000 + (number(words.get("ones", "zero")) or 0))
    else:
        value = int((number(words["hundreds"]) or 0) * 100 + (number(words["rest"]) or 0))
    return dated(periods.year(value), WRITTEN, stated_year=True)


_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def decade(words: Words, scene: Scene) -> Reading | None:
    """ "the 1990s", "the '80s", "the nineties"."""
    text = words["decade"].lower().removeprefix("'").removeprefix("’")
    start = _DECADES[text] if text in _DECADES else int(re.sub(r"\D", "", text))
    if start < 100:
        start += 1900 if start >= 20 else 2000
    if not _plausible(start, scene):
        return None
    return dated(periods.decade(start), WRITTEN, stated_year=True)


def century(words: Words, scene: Scene) -> Reading | None:
    rank = ordinal(words["ordinal"])
    if not 1 <= rank <= 22:
        return None
    return dated(periods.century((rank - 1) * 100), WRITTEN, stated_year=True)


def quarter(words: Words, scene: Scene) -> Reading | None:
    """ "the third quarter of 2023", "Q3 2023", "third-quarter"."""
    rank = int(words["rank"]) if "rank" in words else ordinal(words["ordinal"])
    year = _year(words, scene)
    if rank == -1 and year:
        rank = 4
    if not 1 <= rank <= 4:
        return None
    if year:
        return dated(periods.quarter(year, rank), WRITTEN, stated_year=True)
    return complete(lambda y: periods.quarter(y, rank), scene, f"XXXX-Q{rank}")


def half(words: Words, scene: Scene) -> Reading | None:
    """ "the second half of 2023", "the first half of the year"."""
    rank = 1 if words["rank"].lower() in ("first", "opening", "1") else 2
    year = _year(words, scene)
    return dated(periods.half(year, rank), WRITTEN, stated_year=True) if year else unanchored("half", f"XXXX-H{rank}")


def season(words: Words, scene: Scene) -> Reading | None:
    """ "summer 2024", "the winter of 1994", "in the spring"."""
    name = words["season"].lower()
    return _completed(words, scene, lambda year: periods.season(year, name), f"XXXX-{periods.SEASONS[name][0]}")


def fiscal_year(words: Words, scene: Scene) -> Reading | None:
    """ "fiscal 2024": whose fiscal year it is, nobody says, so it is read as the calendar's."""
    year = _year(words, scene)
    return dated(periods.year(year), "the fiscal year, taken as the calendar's", stated_year=True) if year else None


def _holiday_name(text: str) -> str:
    name = re.sub(r"\s+", " ", text.lower().replace("’", "'"))
    plain = name.replace("'", "")
    return next(known for known in NAMES if known.replace("'", "") == plain)


def named_holiday(words: Words, scene: Scene) -> Reading | None:
    """ "Victory Day", "Christmas 2024", "Easter weekend"."""
    name = _holiday_name(words["holiday"])

    def make(year: int) -> Period:
        on = holiday(name, year)
        stretch = (words.get("stretch") or "").lower()
        if stretch == "weekend":
            near = periods.weekend(on - timedelta(days=2))
            return Period(min(on, near.first), max(on, near.last), "interval", periods.weekend(on).value)
        return periods.week(on) if stretch == "week" else periods.day(on)

    return _completed(words, scene, make, "XXXX-XX-XX")


def weekday_of_month(words: Words, scene: Scene) -> Reading | None:
    """ "the second Tuesday of November"."""
    month, weekday, rank = month_number(words["month"]), weekday_number(words["weekday"]), ordinal(words["ordinal"])
    return _completed(
        words, scene, lambda year: periods.day(periods.nth_weekday(year, month, weekday, rank)), f"XXXX-{month:02d}-XX"
    )


def week_of_month(words: Words, scene: Scene) -> Reading | None:
    """ "the first week of July": its days 1 to 7."""
    month, rank = month_number(words["month"]), ordinal(words["ordinal"])
    if rank > 5:
        return None

    def make(year: int) -> Period:
        whole = periods.month(year, month)
        first = whole.last - timedelta(days=6) if rank < 0 else whole.first + timedelta(days=7 * (rank - 1))
        return Period(
            first, min(first + timedelta(days=6), whole.last), "interval", periods.week(first + timedelta(days=3)).value
        )

    return _completed(words, scene, make, f"XXXX-{month:02d}")


def week_of_day(words: Words, scene: Scene) -> Reading | None:
    """ "the week of March 6"."""
    month, day = month_number(words["month"]), _day_number(words["day"])
    return _completed(words, scene, lambda year: periods.week(date(year, month, day)), f"XXXX-{month:02d}-{day:02d}")


def weekday_value(weekday: int) -> str:
    """TIMEX3 of a weekday in no known week.

    >>> weekday_value(5)
    'XXXX-WXX-6'
    """
    return f"XXXX-WXX-{weekday % len(WEEKDAYS) + 1}"
