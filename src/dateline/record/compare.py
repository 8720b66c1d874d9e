"""Are two reports one event? A visible table of features, each with what it saw and what it weighs.

Positive weights speak for one event, negative for two; `NEVER` forbids it. Over-merging is the error that kills, so
silence weighs nothing and every conflict weighs more than any single agreement. The score is the logistic of the sum.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model import Article, EventReport, Feature, Judgement
from dateline.record.actors import ActorTable
from dateline.world.names import fold

VERSION = "compare-1"
NEVER = -100.0
SAME, UNSURE = 0.5, 0.25  # scores from SAME up join; from UNSURE up are shown as "possibly the same"
PRIOR = -2.2
MOVED = ("postponed", "cancelled")
AGAIN = re.compile(r"\b(again|another|once more|a second|anew)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """A report with what the comparison needs of it, worked out once.

    `people` and `sides` are the record's actor ids and the countries of the participants; `day` is the article's day.
    """

    report: EventReport
    article: Article
    copy_of: str
    people: frozenset[str]
    sides: frozenset[str]
    by_side: dict[str, frozenset[str]]
    words: frozenset[str]
    names: frozenset[str]
    again: bool
    day: date | None


def claim_of(report: EventReport, article: Article, copy_of: str, actors: ActorTable) -> Claim:
    people: set[str] = set()
    by_side: dict[str, set[str]] = {}
    for participant in report.participants:
        actor = actors[participant.actor]
        side = actor.country or actor.id
        by_side.setdefault(side, set())
        if actor.kind not in ("country", "government"):
            people.add(actor.id)
            if actor.kind == "person":
                by_side[side].add(actor.id)
    if report.host:
        by_side.setdefault(report.host, set())
    sentence = report.evidence.of(article.text)
    return Claim(
        report,
        article,
        copy_of,
        frozenset(people),
        frozenset(by_side),
        {side: frozenset(ids) for side, ids in by_side.items()},
        frozenset(_words(sentence)),
        frozenset(w for p in report.participants for form in actors[p.actor].forms for w in _words(form)),
        bool(AGAIN.search(_around(report, article.text))),
        article.day,
    )


def by_age(claims: Sequence[Claim]) -> list[Claim]:
    """Oldest article first; undated ones first of all; ties by position and id."""
    return sorted(claims, key=lambda c: (c.day or date.min, c.article.published or "", c.report.evidence, c.report.id))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]{4,}", fold(text))


def _around(report: EventReport, text: str) -> str:
    """The trigger with the few words on either side that can say "again" of it."""
    return text[
        max(report.evidence.start, report.trigger.start - 30) : min(report.evidence.end, report.trigger.end + 45)
    ]


def compare(left: Claim, right: Claim, moves: Sequence[Claim] = ()) -> Judgement:
    """The judgement on two reports, with every feature that spoke.

    `moves` are the reports of postponed events: only through one of them may a plan's date change.
    """
    table = [
        *_kind(left, right),
        *_who(left, right),
        *_time(left, right, moves),
        *_where(left, right),
        *_wording(left, right),
        *_apart(left, right),
    ]
    total = PRIOR + sum(feature.weight for feature in table)
    score = 0.0 if total < -30 else 1 / (1 + math.exp(-total))
    verdict = "same" if score >= SAME else "unsure" if score >= UNSURE else "not same"
    low, high = sorted((left.report.id, right.report.id))
    return Judgement(low, high, verdict, round(score, 4), VERSION, tuple(table))


def _kind(left: Claim, right: Claim) -> list[Feature]:
    a, b = left.report, right.report
    if a.type != b.type:
        return [Feature("type", f"{a.type} / {b.type}", NEVER)]
    if a.mode != b.mode:
        return [Feature("mode", f"{a.mode} / {b.mode}", NEVER)]
    return [Feature("mode", f"{a.type} {a.mode or ''}".strip(), 0.3)]


def _who(left: Claim, right: Claim) -> list[Feature]:
    """The same people count most; on a shared side two different people are two events."""
    both = left.sides & right.sides
    clash = sorted(s for s in both if left.by_side[s] and right.by_side[s] and not left.by_side[s] & right.by_side[s])
    if clash:
        return [Feature("people", f"different persons for {', '.join(clash)}", -6.0)]
    shared = left.people & right.people
    table = []
    if shared:
        possible = max(1, min(len(left.people), len(right.people)))
        table.append(Feature("people", f"{len(shared)} of {possible} shared", 1.0 + 1.2 * len(shared) / possible))
    elif not both:
        return [Feature("people", "nobody shared", -6.0)]
    foreign = (left.sides ^ right.sides) if left.sides and right.sides else frozenset()
    covered = left.sides <= right.sides or right.sides <= left.sides
    if len(both) > 1:
        table.append(Feature("sides", " ".join(sorted(both)), 1.2))
    if foreign and not covered:
        table.append(Feature("sides", f"only one names {', '.join(sorted(foreign))}", -3.0))
    if not shared and both:
        table.append(Feature("people", "only states shared", -0.3))
    return table


def _time(left: Claim, right: Claim, moves: Sequence[Claim]) -> list[Feature]:
    """Two stated times that cannot be one day are two events, but for a plan that was moved."""
    a, b = _stated(left.report), _stated(right.report)
    if a and b:
        (a0, a1), (b0, b1) = a, b
        if a0 <= b1 and b0 <= a1:
            width = max((a1 - a0).days, (b1 - b0).days)
            if width == 0:
                return [Feature("time", "same day", 2.6)]
            return [Feature("time", f"times overlap within {width + 1} days", 2.0 if width < 9 else 1.0)]
        if _moved(left, right, moves):
            return [Feature("time", "moved to another date", 0.4)]
        gap = min(abs((a0 - b1).days), abs((b0 - a1).days))
        if gap <= 1 and left.article.id != right.article.id:
            return [Feature("time", "a day apart: time zones or an error", -0.6)]
        return [Feature("time", f"{gap} days apart", NEVER)]
    if (a and not _fits(a, right)) or (b and not _fits(b, left)):
        return [Feature("time", "one is over before the other could be", -5.0)]
    return _nearness(left, right)


def _stated(report: EventReport) -> tuple[date, date] | None:
    """The closed interval in which the event began (or, for a stay, lay)."""
    start, end = report.start, report.end
    if start is None or start.earliest is None or start.latest is None:
        return None
    latest = end.latest if end and end.latest and report.mode == "visit" else start.latest
    return start.earliest, max(start.latest, latest)


def _fits(stated: tuple[date, date], other: Claim) -> bool:
    """Can an event of this time be the one that the other report tells without a date of its own?"""
    start = other.report.start
    if start is None:
        return True
    if start.latest and stated[0] > start.latest:
        return False
    return not (start.earliest and stated[1] < start.earliest)


def _moved(left: Claim, right: Claim, moves: Sequence[Claim]) -> bool:
    """Was the earlier plan postponed before the later report was written?"""
    if left.day is None or right.day is None:
        return False
    early, late = (left, right) if left.day <= right.day else (right, left)
    if early.report.status not in ("planned", "proposed", *MOVED):
        return False
    return any(
        move.day is not None
        and early.day is not None
        and late.day is not None
        and early.day <= move.day <= late.day
        and bool(move.people & early.people & late.people)
        and (move.report.host is None or move.report.host in (early.report.host, late.report.host))
        for move in moves
        if (move.report.type, move.report.mode) == (early.report.type, early.report.mode)
    )


def _nearness(left: Claim, right: Claim) -> list[Feature]:
    """Without two dates, articles of the same days tell the same news; older articles and plans may be about others."""
    if left.article.id == right.article.id:
        return [Feature("time", "same article, no second date", 0.8)]
    if left.day is None or right.day is None:
        return []
    gap = abs((left.day - right.day).days)
    if not (left.report.news and right.report.news):
        return [Feature("time", "background without a date", -1.5)]
    if gap <= 3:
        return [Feature("time", f"articles {gap} days apart", 1.0)]
    early = left if left.day <= right.day else right
    if early.report.status in ("planned", "proposed", *MOVED) and gap <= 120:
        return [Feature("time", f"plan {gap} days earlier", 0.3 if gap <= 45 else -0.6)]
    return [Feature("time", f"articles {gap} days apart, a date missing", -1.2 if gap <= 10 else -4.0)]


def _where(left: Claim, right: Claim) -> list[Feature]:
    a, b = left.report, right.report
    table = []
    if a.host and b.host:
        if a.host != b.host:
            return [Feature("host", f"{a.host} / {b.host}", NEVER)]
        table.append(Feature("host", a.host, 0.8))
    if a.place and b.place:
        if a.place.country and b.place.country and a.place.country != b.place.country:
            return [*table, Feature("place", f"{a.place.name} / {b.place.name}", -6.0)]
        if fold(a.place.name) == fold(b.place.name):
            table.append(Feature("place", a.place.name, 0.8))
        elif {a.place.precision, b.place.precision} == {"city"}:
            table.append(Feature("place", f"{a.place.name} / {b.place.name}", -1.2))
    return table


def _wording(left: Claim, right: Claim) -> list[Feature]:
    """Shared words. Agreements, aid and accusations of the same two are told apart by nothing but their matter."""
    mine, theirs = left.words - left.names, right.words - right.names
    if not mine or not theirs:
        return []
    overlap = len(mine & theirs) / min(len(mine), len(theirs))
    weight = 2.0 * overlap - 0.6 if left.report.type == "CONSULT" else 5.0 * overlap - 2.5
    table = [Feature("wording", f"{overlap:.0%} of the words shared", round(weight, 2))]
    if left.copy_of == right.copy_of and left.article.id != right.article.id and overlap > 0.8:
        table.append(Feature("copy", "the same passage of one text", 2.0))
    return table


def _apart(left: Claim, right: Claim) -> list[Feature]:
    """What says outright that there were two: an ordinal, "again", two events in one sentence."""
    a, b = left.report, right.report
    table = []
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        table.append(Feature("ordinal", f"number {a.ordinal} / number {b.ordinal}", NEVER))
    if a.article == b.article:
        if a.sentence == b.sentence and a.trigger != b.trigger:
            table.append(Feature("sentence", "two events in one sentence", -2.5))
        if a.type != "CONSULT" and a.sentence != b.sentence:
            table.append(Feature("sentence", "told one after the other", -3.5))
        if left.again != right.again and a.mode == "meet":
            table.append(Feature("again", "only one is told as a repetition", -6.0))
        if a.news != b.news:
            table.append(Feature("background", "news / recalled", -2.5))
    elif a.news != b.news and not (_stated(a) and _stated(b)):
        table.append(Feature("background", "news / recalled", -1.5))
    return table
