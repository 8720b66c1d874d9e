"""The walk through an article: match, choose, read, join, and say which days are meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.mentions.times import periods
from dateline.mentions.times.explicit import MONTH_BEFORE
from dateline.mentions.times.grammar import Rule, fitting
from dateline.mentions.times.lexicon import DAYPARTS, share
from dateline.mentions.times.periods import Period
from dateline.mentions.times.reading import Discourse, Reading, Scene, Words
from dateline.model import Parse, Sentence, Span, TimeMention, When, interval

_PRECISION = {"day": "day", "week": "week", "month": "month", "season": "season", "quarter": "quarter", "year": "year"}
_NAMES = ("PERSON", "ORG", "GPE", "LOC", "FAC")

_FROM = re.compile(
    r"\b(?:since|starting(?: on| in)?|beginning(?: on| in)?|as of|effective|ever since)\s+(?:the\s+)?$", re.I
)
_AFTER = re.compile(r"\b(?:after|following|later than)\s+(?:the\s+)?$", re.I)
_UNTIL = re.compile(r"\b(?:until|till|by|through|no later than|not later than|up to)\s+(?:the\s+)?$", re.I)
_DURING = re.compile(r"\b(?:in|within|over|during)\s+(?:the\s+)?$", re.I)
_COUNTED = re.compile(r"P(?P<count>\d{1,3})(?P<unit>[DW])")
_BEFORE = re.compile(r"\b(?:before|prior to|ahead of|earlier than)\s+(?:the\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class _Match:
    """A rule that fits: the expression's place in the sentence and its named groups."""

    start: int
    end: int
    order: int
    rule: Rule
    words: Words


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    reading: Reading
    scene: Scene


def find_times(parse: Parse) -> tuple[TimeMention, ...]:
    """Every time expression of an article, in the order of the text; the mentions do not overlap.

    Relative expressions count from `parse.article.day`; where that is None they have no `when`.
    """
    article = parse.article
    written = bool(article.dateline and article.dateline.day)
    discourse = Discourse(article.day, f"the {'dateline' if written else 'publication'} {article.day}")
    mentions: list[TimeMention] = []
    for sentence in parse.sentences:
        discourse.sentence = sentence.index
        text = sentence.span.of(article.text)
        mentions.extend(_mention(found, sentence) for found in _joined(text, _find(text, sentence, discourse)))
    return tuple(mentions)


def _find(text: str, sentence: Sentence, discourse: Discourse) -> list[_Found]:
    found: list[_Found] = []
    for match in _matches(text):
        if found and match.start < found[-1].end:
            continue
        span = Span(sentence.span.start + match.start, sentence.span.start + match.end)
        if _in_a_name(sentence, span, text[: match.start]):
            continue
        scene = Scene(sentence, span, text[match.start : match.end], text[: match.start], text[match.end :], discourse)
        reading = match.rule.read(match.words, scene)
        if reading is None:
            continue
        reading = _qualified(reading, match.words, scene)
        found.append(_Found(match.start, match.end, reading, scene))
        if reading.period and not reading.aside:
            discourse.named.append((sentence.index, reading))
    return found


def _matches(text: str) -> list[_Match]:
    """All fits of all rules: the first in the text, then the longest, then the first in the table."""
    fits = []
    for order, rule in enumerate(fitting(text)):
        for match in rule.regex.finditer(text):
            words = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value is not None}
            start, end = match.span("it") if "it" in words else match.span()
            fits.append(_Match(start, end, order, rule, words))
    return sorted(fits, key=lambda fit: (fit.start, -fit.end, fit.order))


def _in_a_name(sentence: Sentence, span: Span, before: str) -> bool:
    """ "Friday" in "Friday Harbor", "April" in "April Ryan"; "May" alone, where no preposition makes it the month."""
    if before.endswith("USA ") and any(t.start == span.start and t.text[:1].isupper() for t in sentence.tokens):
        return True  # the newspaper "USA Today"
    for entity in sentence.entities:
        if entity.label not in _NAMES or not entity.span.contains(span):
            continue
        if entity.span != span or (entity.label == "PERSON" and not MONTH_BEFORE.search(before)):
            return True
    return False


def _qualified(reading: Reading, words: Words, scene: Scene) -> Reading:
    """The reading cut to what the words beside its core leave of it: "early", "later", "morning"."""
    period = reading.period
    if period is None:
        return reading
    if reading.kind == "date" and period.grain == "day" and "daypart" in words:
        value = f"{period.value}T{DAYPARTS[words['daypart'].lower()]}"
        return replace(reading, kind="time", value=value)
    if "part" in words:
        start, stop = share(words["part"])
        return replace(reading, period=periods.part(period, start, stop))
    side = words.get("side", "").lower()
    if side in ("earlier", "later") and scene.day and period.first <= scene.day <= period.last:
        before = max(period.first, scene.day - timedelta(days=1))
        cut = replace(period, last=before) if side == "earlier" else replace(period, first=scene.day)
        return replace(reading, period=replace(cut, grain="interval"))
    return reading


_DAY_THEN_CLOCK = re.compile(r"(?:\s*,)?\s+(?:at\s+)?(?:around\s+|about\s+)?")
_CLOCK_THEN_DAY = re.compile(r"(?:\s*,)?\s+(?:on\s+)?")


def _joined(text: str, found: list[_Found]) -> Iterator[_Found]:
    """A time of day and the day beside it are one expression: "9 a.m. Tuesday", "Tuesday at noon"."""
    held: _Found | None = None
    for item in found:
        joined = held and _join(text, held, item)
        if joined:
            held = joined
            continue
        if held:
            yield held
        held = item
    if held:
        yield held


def _join(text: str, left: _Found, right: _Found) -> _Found | None:
    between = text[left.end : right.start]
    if _is_clock(left.reading) and _is_day(right.reading) and _CLOCK_THEN_DAY.fullmatch(between):
        clock, day = left, right
    elif _is_day(left.reading) and _is_clock(right.reading) and _DAY_THEN_CLOCK.fullmatch(between):
        clock, day = right, left
    else:
        return None
    value = f"{day.reading.value.partition('T')[0]}T{clock.reading.value.partition('T')[2]}"
    return _Found(left.start, right.end, replace(day.reading, kind="time", value=value), left.scene)


def _is_clock(reading: Reading) -> bool:
    return reading.kind == "time" and ":" in reading.value


def _is_day(reading: Reading) -> bool:
    return reading.kind == "date" and reading.period is not None and reading.period.grain == "day"


def _mention(found: _Found, sentence: Sentence) -> TimeMention:
    span = Span(sentence.span.start + found.start, sentence.span.start + found.end)
    inside = [
        t.index
        for t in sentence.tokens
        if t.start < span.end and span.start < t.end and any(c.isalnum() for c in t.text)
    ]
    inside = [i for i in inside if sentence.tokens[i].text.lower() not in ("'s", "’s")] or inside
    return TimeMention(
        sentence.index, inside[-1] if inside else 0, span, found.reading.kind, found.reading.value, _when(found, span)
    )


def _when(found: _Found, span: Span) -> When | None:
    """The days that the expression allows, opened to one side where a preposition says so."""
    reading, period = found.reading, found.reading.period
    if reading.kind == "duration" and (days := _counted_days(found)):
        reason = f"'{found.scene.text}' from {found.scene.anchor}"
        return When(interval(*days) or "", "interval", reason, span)
    if period is None or reading.kind not in ("date", "time"):
        return None
    text = found.scene.text
    quoted = re.sub(r"\s+", " ", text)
    reason = f"'{quoted}' {reading.reason}"
    opened = _open(found, period)
    if opened:
        return When(opened, "open", reason, span)
    edtf = interval(period.first, period.last)
    return When(edtf, _PRECISION.get(period.grain, "interval"), reason, span) if edtf else None


def _counted_days(found: _Found) -> tuple[date, date] | None:
    """The days of "within the next two weeks", "within ten days", "over the past three days"."""
    count, day = _COUNTED.fullmatch(found.reading.value), found.scene.day
    if count is None or day is None:
        return None
    length = timedelta(days=int(count["count"]) * (7 if count["unit"] == "W" else 1))
    text = found.scene.text.lower()
    if re.search(r"\b(?:past|last)\b", text) and _DURING.search(found.scene.before):
        return day - length, day
    ahead = re.search(r"\b(?:next|coming)\b", text) and _DURING.search(found.scene.before)
    within = re.search(r"\bwithin\s+$", found.scene.before, re.I)
    future = found.scene.tense != "past"
    return (day, day + length) if ahead or (within and future) else None


def _open(found: _Found, period: Period) -> str | None:
    before = found.scene.before
    # "since June, when he came": what the day is good for is his coming.
    if _modifies_noun(found) or re.match(r",?\s+when\b", found.scene.after):
        return None
    if _FROM.search(before) or re.match(r"\s+onwards?\b", found.scene.after):
        return interval(period.first, None)
    if _UNTIL.search(before):
        return interval(None, period.last)
    if _AFTER.search(before):
        return interval(period.last + timedelta(days=1), None)
    if _BEFORE.search(before):
        ends = re.search(r"\bend\b", found.scene.text, re.I)
        return interval(None, period.last if ends else period.first - timedelta(days=1))
    return None


def _modifies_noun(found: _Found) -> bool:
    """ "after Friday's talks", "before the July summit": the preposition belongs to the talks and the summit."""
    sentence, span = found.scene.sentence, found.scene.span
    if re.match(r"['’]s?\s+\w", found.scene.after):
        return True
    inside = {t.index for t in sentence.tokens if t.start < span.end and span.start < t.end}
    return any(
        phrase.head not in inside and phrase.core_first <= min(inside) and max(inside) < phrase.head <= phrase.core_last
        for phrase in sentence.phrases
        if inside
    )
