"""Earlier meetings that a sentence recalls when it tells of the next: "met again after two years"."""

import re
from dataclasses import replace
from datetime import date

from dateline.model import Span, When
from dateline.reports.drafts import Draft, Scene
from dateline.reports.timing import timed

COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
COUNT = rf"(?P<count>{'|'.join(COUNTS)}|\d{{1,2}})[ -](?P<unit>year|month)s?\b"
GAP = r"(?:the lapse of |an interval of |a (?:gap|break|pause) of )?"
LATER = re.compile(
    r"(?:\b(?:meet|met|meets|meeting|see|saw|seeing|reunited?|talks?)\b(?:(?!\b(?:said|that|and)\b)[^.;]){0,120}?"
    rf"(?:\bagain(?: on \w+)? after {GAP}|\bfirst time in )|\bfirst (?:meeting|talks|encounter) in ){COUNT}",
    re.IGNORECASE,
)


def met_before(told: list[Draft], scene: Scene) -> list[Draft]:
    """The earlier meeting of those who met again, so many years or months before."""
    found: dict[tuple[Span, frozenset[str]], Draft] = {}
    for draft in told:
        people = [p for p in draft.participants if scene.actor(p.actor).kind == "person"]
        if draft.mode != "meet" or not (draft.happened and draft.news) or len(people) < 2:
            continue
        span = draft.match.sentence.span
        if again := LATER.search(span.of(scene.text)):
            when = _so_long_before(draft.start.latest if draft.start else None, again, span.start)
            earlier = replace(draft, start=when, end=None, place=None, news=False, status="held", stated=bool(when))
            found.setdefault((span, draft.actors), earlier if when else timed(earlier, scene, []))
    return [*found.values()]


def _so_long_before(day: date | None, again: re.Match[str], offset: int) -> When | None:
    if day is None:
        return None
    words, unit = again["count"].lower(), again["unit"].lower()
    count = COUNTS.get(words) or int(words)
    months = day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1)
    edtf = f"{months // 12}" if unit == "year" else f"{months // 12}-{months % 12 + 1:02d}"
    span = Span(offset + again.start(), offset + again.end())
    return When(edtf, unit, f"so long before {day}, when they met again", span)
