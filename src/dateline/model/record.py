"""The record: events fused from reports by judgements that can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from dateline.model.edtf import When
from dateline.model.mention import Actor, Place
from dateline.model.report import Detail, Participant


@dataclass(frozen=True, slots=True)
class Feature:
    """One row of a comparison: what was compared, what it showed, and what it weighed."""

    name: str
    value: str
    weight: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """Are two reports one event? `verdict`: same | not same | unsure; `author` the comparison's version or a person."""

    left: str
    right: str
    verdict: str
    score: float
    author: str
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent root of the reliance graph: a cited body, or an outlet that cites nobody.

    `reports` are the ids that rest on it, `reason` why they count as one.
    """

    name: str
    reports: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which reports differ: each value with the reports that give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a plan: announced, postponed, cancelled, held ... by which report, as of which day (ISO 8601)."""

    status: str
    report: str
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One real event, after all articles.

    `reports` are EventReport ids; `part_of` the id of the visit or summit it belongs to; `legs` the ids of the other
    legs of its tour; `outcome_of` the id of a plan that was kept as an event of its own; `close` ids of events that may
    be the same and were kept apart; `decisions` the numbers of the log lines by which a person corrected it.
    """

    id: str
    type: str
    mode: str | None
    status: str
    news: bool
    participants: tuple[Participant, ...]
    reports: tuple[str, ...]
    host: str | None = None
    place: Place | None = None
    start: When | None = None
    end: When | None = None
    origins: tuple[Origin, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    steps: tuple[PlanStep, ...] = ()
    details: tuple[Detail, ...] = ()
    part_of: str | None = None
    legs: tuple[str, ...] = ()
    outcome_of: str | None = None
    close: tuple[str, ...] = ()
    confidence: float = 0.5
    decisions: tuple[int, ...] = ()

    def detail(self, field: str) -> Detail | None:
        """The first detail of this field, None where no report states it."""
        return next((d for d in self.details if d.field == field), None)


@dataclass(frozen=True, slots=True)
class Record:
    """All events, the judgements they rest on, and the record's actors.

    `actor_of` maps each article-local actor id to the record's actor id, as sorted pairs.
    """

    events: tuple[Event, ...]
    judgements: tuple[Judgement, ...]
    actors: tuple[Actor, ...]
    actor_of: tuple[tuple[str, str], ...]


# --- what the record keeps of its own making, so that new articles are fused into it without reading the old ones ----


class Mark(NamedTuple):
    """A key (64 bits, signed) by which values that may bear on each other are found, and the first and last day for
    which it holds (ISO 8601)."""

    key: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Trace:
    """What an article brought to the record when it was fused: its day, its actors, the ids of its reports, and the
    marks of what its reports may have moved."""

    article: str
    day: date | None
    actors: tuple[Actor, ...]
    reports: tuple[str, ...] = ()
    moved: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """Actors of several articles that are described alike, counted (`body`, as JSON), with the label of the component
    in which they were joined and the id of the actor that they are."""

    id: str
    component: str
    actor: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Update:
    """What fusing changes in a record.

    `traces`, `marks`, `copies` and `groups` hold the new value by article, owner or report (the label of the group of
    reports that are one event by the judgements alone): None, or no mark, where it is gone. Of
    `profiles`, `actors` and `events` the values are new or changed, `gone` names those that are no longer there.
    `actor_of` gives each local actor of `traces` its actor of the record. Every judgement on one of `unjudged`, and on
    the pairs in `apart`, is replaced by `judgements`. `newest` is the newest day of any article.
    """

    traces: Mapping[str, Trace | None]
    marks: Mapping[str, tuple[Mark, ...]]
    copies: Mapping[str, str | None]
    groups: Mapping[str, str | None]
    profiles: tuple[Joined, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    gone: frozenset[str]
    actor_of: Mapping[str, str]
    unjudged: frozenset[str]
    apart: frozenset[tuple[str, str]]
    judgements: tuple[Judgement, ...]
    newest: date | None
