"""A report with what the comparison needs of it, worked out once."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dateline.model import REGULARLY, Actor, Article, Coding, EventReport, Figure
from dateline.record.actors import ActorTable
from dateline.record.quantities import total
from dateline.world.names import fold, folded

BESIDE = 30  # characters
# What befell those counted: twelve who were killed do not contradict thirty who were wounded.
BEFELL = re.compile(
    r"\b(?:(?P<killed>kill|dead\b|die[ds]?\b|deaths?\b)|(?P<wounded>wound|injur|hurt)|(?P<held>arrest|detain|captur|abduct)"
    r"|(?P<missing>missing)|(?P<displaced>displac))",
    re.IGNORECASE,
)
UNCOUNTED = frozenset({"h", "min", "year", "years", "%"})  # lengths and shares are told of other things too
DELEGATION = "people delegation"
OF_A_DELEGATION = re.compile(r"\bdelegation of $", re.IGNORECASE)
CURRENCY = re.compile("[A-Z]{3}")
MOVED = ("postponed", "cancelled")
PLANNED = ("planned", "proposed", *MOVED)
BODIES = ("delegation", "ministry", "party", "military")
STATES = ("country", "government")
AGAIN = re.compile(r"\b(again|another|once more|a second|anew)\b", re.IGNORECASE)
BEFORE = re.compile(
    r"\b(once before|before this|previous(?:ly)?|earlier (?:meeting|visit|talks|call)|last (?:met|visited|spoke))\b",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\b(?:sidelines?|margins?) of ([^,;.]{3,80})", re.IGNORECASE)
TENTH = re.compile(r"\b(\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b")
# What a name shares with the names of other occasions of its kind.
GENERIC = frozenset(
    {"summit", "forum", "conference", "congress", "meeting", "session", "assembly", "dialogue", "leader", "minister"}
    | {"ministerial", "head", "annual", "joint", "declaration", "statement", "agreement", "treaty", "memorandum"}
    | {"understanding", "the", "of", "on", "for", "and", "s"}
)


BEFORE_AND_AFTER = timedelta(days=5)
RECALLED = timedelta(days=60)  # how far before its article undated news may lie
SERIES = timedelta(days=200)  # two words of one series lie at most twice as far apart
AHEAD = timedelta(days=125)  # how long an undated plan may wait, or a dated one be moved


@dataclass(frozen=True)
class Claim:
    """A report, ready to be compared.

    `people` are the record's actor ids of all but states, `sides` the countries taking part and the host, `by_side` the
    named persons of each side, `bodies` its delegations and ministries, `vague` the sides that only a group stands for
    ("German leaders"); `words` those of the evidence, `names` those of its actors, `near` those around the trigger;
    `called` the telling words of the occasion's own name, `aside` those of the occasion on whose sidelines it was;
    `day` is the article's day, `first` and `last` bound the stated time where it is closed; `counts` are the figures
    of the sentence, `sums` those of them that are of money, `lasted` how many minutes it is said to have lasted.
    """

    report: EventReport
    article: Article
    copy_of: str
    people: frozenset[str]
    sides: frozenset[str]
    by_side: dict[str, frozenset[str]]
    bodies: dict[str, frozenset[str]]
    vague: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    near: str
    called: frozenset[str]
    aside: frozenset[str]
    again: bool
    before: bool
    day: date | None
    first: date | None
    last: date | None
    counts: tuple[tuple[str, str], ...]
    sums: frozenset[tuple[str, str]]
    lasted: str | None

    @property
    def stated(self) -> bool:
        return self.first is not None and self.last is not None

    @property
    def planned(self) -> bool:
        return self.report.status in PLANNED

    @cached_property
    def recurring(self) -> bool:
        """Whether it tells of a series, be it that it stops."""
        return self.report.status == "recurring" or self.report.detail("series") is not None

    @cached_property
    def often(self) -> str | None:
        """How often a series takes place, where the words say."""
        told = self.report.detail("recurrence") if self.recurring else None
        return told.value if told and told.value != REGULARLY else None

    @cached_property
    def plain(self) -> frozenset[str]:
        """The words of the evidence without the names of its actors."""
        return self.words - self.names

    @cached_property
    def window(self) -> tuple[date | None, date | None]:
        """The days in which this report's event can lie, as far as other reports may tell it."""
        day, start = self.day, self.report.start
        first, last = (start.earliest, start.latest) if start else (None, None)
        if day and self.recurring:
            first, last = day - SERIES, day + SERIES
        elif self.first and self.last:
            first, last = self.first, self.last + (AHEAD if self.planned else timedelta(0))
        elif day and self.planned:
            first, last = first or day, last or day + AHEAD
        elif day:
            first, last = first or day - RECALLED, last or day
        if first is None or last is None:
            return first or last, last or first
        return first - BEFORE_AND_AFTER, last + BEFORE_AND_AFTER

    @property
    def movable(self) -> date | None:
        """The last day on which a postponement can still be told of what this report announces."""
        return max(self.day, self.window[1] or self.day) if self.day and self.planned else None


def claim_of(report: EventReport, coding: Coding, copy_of: str, actors: ActorTable) -> Claim:
    """The claim of this report; `copy_of` is the article that its article copies, or its own id."""
    article = coding.article
    taking_part = [actors[p.actor] for p in report.participants]
    sides: dict[str, set[str]] = {report.host: set()} if report.host else {}
    for actor in taking_part:
        side = sides.setdefault(actor.country or actor.id, set())
        if actor.kind == "person":
            side.add(actor.id)
    bodies: dict[str, set[str]] = defaultdict(set)
    for actor in taking_part:
        if actor.kind in BODIES and actor.country:
            bodies[actor.country].add(actor.id)
    groups = {actor.country for actor in taking_part if actor.kind == "group" and actor.country}
    around = _around(report, article.text)
    first, last = _closed(report)
    return Claim(
        report=report,
        article=article,
        copy_of=copy_of,
        people=frozenset(actor.id for actor in taking_part if actor.kind not in STATES),
        sides=frozenset(sides),
        by_side={side: frozenset(persons) for side, persons in sides.items()},
        bodies={side: frozenset(ids) for side, ids in bodies.items()},
        vague=frozenset(side for side in groups if not sides[side]),
        words=frozenset(_words(folded(report.evidence.of(article.text)))),
        names=frozenset(word for name in _named(report, coding, taking_part) for word in _words(fold(name))),
        near=folded(around),
        called=_telling(report.name.of(article.text)) if report.name else frozenset(),
        aside=_aside(report.evidence.of(article.text)),
        again=bool(AGAIN.search(around)),
        before=bool(BEFORE.search(around)),
        day=article.day,
        first=first,
        last=last,
        counts=_counts(report, coding),
        sums=frozenset((f.unit, f.value) for f in _figures(report, coding) if CURRENCY.fullmatch(f.unit)),
        lasted=_lasted(report, coding),
    )


def _named(report: EventReport, coding: Coding, taking_part: Sequence[Actor]) -> Iterator[str]:
    """What the actors are called here and in the record."""
    local = {actor.id: actor for actor in coding.actors}
    for participant, actor in zip(report.participants, taking_part, strict=True):
        yield actor.name
        yield from (local[participant.actor].name, *local[participant.actor].forms)


def _figures(report: EventReport, coding: Coding) -> list[Figure]:
    """Those of the event or of its sentence."""
    figures = coding.figures
    return [f for f in figures if f.report == report.id or (f.report is None and report.evidence.contains(f.span))]


def _counts(report: EventReport, coding: Coding) -> tuple[tuple[str, str], ...]:
    """What is counted of the event or in its sentence: the words of what is measured, and the value as written."""
    there = ((_counted(f, coding.article.text), f) for f in _figures(report, coding) if f.unit not in UNCOUNTED)
    # Those who meet have a delegation each; the one that travels is the visitor's.
    return tuple((what, f.value) for what, f in there if what != DELEGATION or report.mode == "visit")


def _counted(figure: Figure, text: str) -> str:
    """What is measured without its number, and what befell them: "agreements", "people", "people killed"."""
    words = (figure.measures.of(text) if figure.measures else "").replace(figure.span.of(text), "")
    if OF_A_DELEGATION.search(text[: figure.span.start][-BESIDE:]):
        return DELEGATION
    before, after = text[: figure.span.start][-BESIDE:], text[figure.span.end :][:BESIDE]
    near = next((m for m in (*reversed([*BEFELL.finditer(before)]), *BEFELL.finditer(after))), None)
    befell = next(group for group in near.groupdict() if near[group]) if near else ""
    return " ".join(dict.fromkeys(fold(f"{figure.unit} {words} {befell}").split()))


def _lasted(report: EventReport, coding: Coding) -> str | None:
    """The figures in the words of its length."""
    told = report.detail("duration")
    if told is None or told.span is None:
        return None
    return total([(f.value, f.unit) for f in coding.figures if f.unit and told.span.contains(f.span)])


def by_age(claims: Sequence[Claim]) -> list[Claim]:
    """Oldest article first; undated ones first of all; ties by position and id."""
    return sorted(claims, key=lambda c: (c.day or date.min, c.article.published or "", c.report.evidence, c.report.id))


def _words(plain: str) -> list[str]:
    return re.findall(r"[a-z]{4,}", plain)


def _telling(name: str) -> frozenset[str]:
    """The words of a name that tell it from others: "eurasian women" of "Fourth Eurasian Women's Forum"."""
    words = set(TENTH.sub(" ", fold(name)).split()) - GENERIC
    return frozenset({word.removesuffix("s") if len(word) > 3 else word for word in words} - GENERIC)


def _aside(sentence: str) -> frozenset[str]:
    """The telling words after "on the sidelines of": "arctic" of "the Third Arctic Forum in Oslo"."""
    found = ASIDE.search(sentence)
    return _telling(" ".join(re.findall(r"\b[A-Z0-9]\w*", found.group(1)))) if found else frozenset()


def _around(report: EventReport, text: str) -> str:
    """The trigger with the few words on either side that can say "again" of it."""
    evidence, trigger = report.evidence, report.trigger
    return text[max(evidence.start, trigger.start - 30) : min(evidence.end, trigger.end + 45)]


def _closed(report: EventReport) -> tuple[date | None, date | None]:
    """The closed interval in which the event began (or, for a stay, lay)."""
    start, end = report.start, report.end
    if start is None or start.earliest is None or start.latest is None:
        return None, None
    latest = end.latest if end and end.latest and report.mode == "visit" else start.latest
    return start.earliest, max(start.latest, latest)
