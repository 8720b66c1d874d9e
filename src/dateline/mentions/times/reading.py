"""What a rule makes of the words, and what it may look at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dateline.mentions.times.periods import Period
from dateline.mentions.times.tense import direct, tense
from dateline.model import Sentence, Span

# The named groups of a match, without those that took no part; "year2" counts as "year".
Words = Mapping[str, str]

VAGUE_VALUES = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "season": "XXXX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The TIMEX3 type and value of an expression, and the days that it names, with the reason in words."""

    kind: str
    value: str
    period: Period | None = None
    reason: str = ""
    stated_year: bool = False
    aside: bool = False  # a comparison ("a year earlier"), which later words do not count from


@dataclass(slots=True)
class Discourse:
    """What the article has said so far: its day, and the times named last, in the order of the text."""

    day: date | None
    anchor: str
    sentence: int = 0
    named: list[tuple[int, Reading]] = field(default_factory=list)

    def last(self, *grains: str, within: int = 10_000) -> Period | None:
        """The period named last, of these grains, in this sentence or so many before it."""
        for sentence, reading in reversed(self.named):
            if self.sentence - sentence > within:
                return None
            if reading.period and (not grains or reading.period.grain in grains):
                return reading.period
        return None


@dataclass(frozen=True)
class Scene:
    """One match in its place: the sentence, the words, and the discourse before them."""

    sentence: Sentence
    span: Span
    text: str
    before: str
    after: str
    discourse: Discourse

    @property
    def day(self) -> date | None:
        return self.discourse.day

    @property
    def anchor(self) -> str:
        return self.discourse.anchor

    @cached_property
    def tense(self) -> str | None:
        return tense(self.sentence, self.span)

    @cached_property
    def direct_tense(self) -> str | None:
        """The tense where the time modifies the verb itself."""
        return self.tense if direct(self.sentence, self.span) or not self.sentence.clauses else None


def dated(period: Period, reason: str, stated_year: bool = False) -> Reading:
    return Reading("date", period.value, period, reason, stated_year)


def unanchored(grain: str, value: str | None = None) -> Reading:
    """A date that is relative to a day which nobody knows."""
    return Reading("date", value or VAGUE_VALUES[grain], None, "the article has no date")


def past(candidates: Iterable[Period], day: date) -> Period | None:
    """The latest period that has begun by a day."""
    return max((p for p in candidates if p.first <= day), key=lambda period: period.first, default=None)


def future(candidates: Iterable[Period], day: date) -> Period | None:
    """The first period that has not ended by a day."""
    return min((p for p in candidates if p.last >= day), key=lambda period: period.first, default=None)


def nearest(candidates: Iterable[Period], day: date) -> Period:
    return min(candidates, key=lambda period: (period.distance(day), period.first))


def likeliest(candidates: Iterable[Period], day: date, tense: str | None) -> Period:
    """The nearest period, with days on the wrong side of the tense counted double; news without a tense looks back."""
    back = tense != "future"

    def weighed(period: Period) -> tuple[int, date]:
        return period.distance(day) * (2 if (period.first > day) == back else 1), period.first

    return min(candidates, key=weighed)


def in_years(make: Callable[[int], Period], around: int, reach: int = 1) -> list[Period]:
    """The same named period in the years around one; years that lack it (February 29) are left out."""
    found = []
    for year in range(max(around - reach, 1), min(around + reach, 9998) + 1):
        try:
            found.append(make(year))
        except ValueError:
            continue
    return found


# So many days off, the nearest period beats the tense: writers give the year of a day that is a year away.
_NEAR = 45


def complete(make: Callable[[int], Period], scene: Scene, value: str) -> Reading:
    """A period named without its year: the nearest to the article's day, unless the tense points elsewhere."""
    day = scene.day
    if day is None:
        return Reading("date", value, None, "no year is stated and the article has no date")
    candidates = in_years(make, day.year, 4)
    if not candidates:
        return Reading("date", value, None, "the calendar has no such day")
    story = _narrated(scene, candidates)
    if story:
        return dated(story, "the year of the date named before it")
    closest = likeliest(candidates, day, scene.tense)
    tense_here = scene.direct_tense
    if closest.distance(day) > _NEAR and tense_here in ("past", "future"):
        pick = past(candidates, day) if tense_here == "past" else future(candidates, day)
        if pick and pick != closest:
            side = "last before" if tense_here == "past" else "next after"
            return dated(pick, f"{side} {scene.anchor}, by the verb's tense")
    return dated(closest, f"nearest to {scene.anchor}")


def _narrated(scene: Scene, candidates: list[Period]) -> Period | None:
    """The day that goes on, within a month, from a day of an earlier year told in this sentence or the one before.

    "They met on September 13, 2022. On September 17 he left." in an article of 2024.
    """
    if scene.day is None or scene.tense == "future":
        return None
    for sentence, reading in reversed(scene.discourse.named):
        told = reading.period
        if scene.discourse.sentence - sentence > 1:
            return None
        if told and told.grain == "day" and reading.stated_year and told.first.year < scene.day.year:
            after = (c for c in candidates if c.grain in ("day", "interval") and 0 <= (c.first - told.first).days <= 31)
            return min(after, key=lambda c: c.first, default=None)
    return None
