"""Dateline's own layout: what an export holds. `dateline schema` prints these models as JSON Schema.

Every field taken from text comes with its evidence: the article's id and the characters of its clean text.
Times are EDTF (ISO 8601-2), countries ISO 3166 alpha-3, offsets characters of the article's `text`.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from dateline.formats import facts
from dateline.model import Actor, Article, Detail, Place, Span, When
from dateline.store import ActorRow, FigureRow, Party, Quote, Reported, StatementRow, Story

STATUS = Literal["held", "ongoing", "planned", "recurring", "cancelled", "postponed", "denied", "proposed"]
Country = Annotated[str, Field(description="ISO 3166 alpha-3")]
Edtf = Annotated[str, Field(description="EDTF: 2024-07-23, 2024-07, 2024-07-11/2024-07-13, ../2024-07-01")]


class Out(BaseModel):
    """Base of all exported values."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SpanOut(Out):
    """Characters `start` (inclusive) to `end` (exclusive) of the article's clean text."""

    start: int
    end: int

    @classmethod
    def of(cls, span: Span) -> Self:
        return cls(start=span.start, end=span.end)


class QuoteOut(Out):
    """Words of one article."""

    article: str
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, quote: Quote) -> Self:
        return cls(article=quote.article, start=quote.span.start, end=quote.span.end, text=quote.text)

    @classmethod
    def words(cls, article: Article, span: Span | None) -> Self | None:
        return cls.of(Quote(article.id, span, span.of(article.text))) if span else None


class PlaceOut(Out):
    name: str
    country: Country | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    precision: str

    @classmethod
    def of(cls, place: Place | None) -> Self | None:
        if place is None:
            return None
        return cls(**{name: getattr(place, name) for name in cls.model_fields})


class TimeOut(Out):
    """A time with the reason it was read so, and the words where words state it."""

    edtf: Edtf
    precision: str
    reason: str
    evidence: QuoteOut | None

    @classmethod
    def of(cls, when: When | None, article: Article) -> Self | None:
        if when is None:
            return None
        words = QuoteOut.words(article, when.span)
        return cls(edtf=when.edtf, precision=when.precision, reason=when.reason, evidence=words)


def _told(actor: Actor) -> dict[str, Any]:
    plain = {"id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country, "office": actor.office}
    return plain | {"sector": facts.plover_sector(actor) or None}


class ActorRef(Out):
    """An actor where it takes part in something; `sector` is PLOVER's code (GOV, MIL, OPP, REB ...), where told."""

    id: str
    name: str
    kind: str
    country: Country | None
    office: str | None
    sector: str | None

    @classmethod
    def of(cls, actor: Actor | None) -> Self | None:
        return None if actor is None else cls(**_told(actor))


class PartyOut(ActorRef):
    """An actor in its role: actor | recipient | participant | visitor | host."""

    role: str
    rank: str | None
    evidence: list[QuoteOut]

    @classmethod
    def taking_part(cls, party: Party, quotes: tuple[Quote, ...]) -> Self:
        actor = party.actor
        return cls(
            **_told(actor),
            role=party.role,
            rank=party.rank,
            evidence=[QuoteOut.of(quote) for quote in quotes],
        )


class AttributionOut(Out):
    """Whom the article cites for the report."""

    name: str
    actor: ActorRef | None
    cue: str
    evidence: QuoteOut | None


class DetailOut(Out):
    """A further field that the words state; conduct has the value yes or no."""

    field: str
    value: str
    evidence: list[QuoteOut]

    @classmethod
    def of(cls, detail: Detail, quotes: tuple[Quote, ...]) -> Self:
        return cls(field=detail.field, value=detail.value, evidence=[QuoteOut.of(quote) for quote in quotes])


class ReportOut(Out):
    """What one article claims; `text` is the sentence, `start` and `end` its characters."""

    id: str
    article: str
    start: int
    end: int
    text: str
    trigger: QuoteOut | None
    type: str
    mode: str | None
    status: STATUS
    news: bool
    actors: list[PartyOut]
    host: Country | None
    place: PlaceOut | None
    place_evidence: QuoteOut | None
    when: TimeOut | None
    until: TimeOut | None
    name: QuoteOut | None
    ordinal: int | None
    attributed_to: list[AttributionOut]
    details: list[DetailOut]
    frame: str
    confidence: float

    @classmethod
    def of(cls, told: Reported) -> Self:
        report, article = told.report, told.article
        actors = [
            PartyOut.taking_part(Party(told.actors[p.actor], p.role, p.rank), tuple(filter(None, [told.quote(p.span)])))
            for p in report.participants
        ]
        cited = [
            AttributionOut(
                name=a.name,
                actor=ActorRef.of(told.actors.get(a.actor or "")),
                cue=a.cue,
                evidence=QuoteOut.words(article, a.span),
            )
            for a in report.attributions
        ]
        plain = (
            "id",
            "article",
            "type",
            "mode",
            "status",
            "news",
            "host",
            "ordinal",
            "frame",
            "confidence",
        )
        return cls(
            **{name: getattr(report, name) for name in plain},
            start=report.evidence.start,
            end=report.evidence.end,
            text=told.evidence.text,
            trigger=QuoteOut.words(article, report.trigger),
            actors=actors,
            place=PlaceOut.of(report.place),
            place_evidence=QuoteOut.words(article, report.place_span),
            when=TimeOut.of(report.start, article),
            until=TimeOut.of(report.end, article),
            name=QuoteOut.words(article, report.name),
            attributed_to=cited,
            details=[DetailOut.of(d, tuple(filter(None, [told.quote(d.span)]))) for d in report.details],
        )


class OriginOut(Out):
    """An independent source: the reports that rest on it count once."""

    name: str
    reports: list[str]
    reason: str


class DisputedValue(Out):
    value: str
    reports: list[str]


class DisputeOut(Out):
    """A field on which reports differ."""

    field: str
    values: list[DisputedValue]


class StepOut(Out):
    """A step of a plan as one report gives it; `as_of` is the day of its article."""

    status: STATUS
    report: str
    as_of: str | None


class EventEvidence(Out):
    """The words behind the event's own values, from every report that gives them."""

    type: list[QuoteOut]
    status: list[QuoteOut]
    start: list[QuoteOut]
    end: list[QuoteOut]
    place: list[QuoteOut]


class EventOut(Out):
    """One real event. `start` and `end` are null where no report states a time; `outcome_of` names the plan it kept,
    `part_of` the visit or summit it belongs to, `legs` the other legs of its tour, `close` events that may be the
    same and were kept apart."""

    id: str
    type: str
    mode: str | None
    status: STATUS
    news: bool
    start: Edtf | None
    start_precision: str | None
    start_reason: str | None
    end: Edtf | None
    host: Country | None
    place: PlaceOut | None
    actors: list[PartyOut]
    reports: list[ReportOut]
    evidence: EventEvidence
    origins: list[OriginOut]
    disputes: list[DisputeOut]
    steps: list[StepOut]
    details: list[DetailOut]
    part_of: str | None
    legs: list[str]
    outcome_of: str | None
    close: list[str]
    confidence: float
    coder: str

    @classmethod
    def of(cls, story: Story, coder: str) -> Self:
        event = story.event
        plain = ("id", "type", "mode", "status", "news", "host", "part_of", "outcome_of", "confidence")
        fields = {name: [QuoteOut.of(quote) for quote in story.evidence(name)] for name in EventEvidence.model_fields}
        return cls(
            **{name: getattr(event, name) for name in plain},
            start=event.start.edtf if event.start else None,
            start_precision=event.start.precision if event.start else None,
            start_reason=event.start.reason if event.start else None,
            end=event.end.edtf if event.end else None,
            place=PlaceOut.of(event.place),
            actors=[PartyOut.taking_part(party, story.naming(party)) for party in story.parties],
            reports=[ReportOut.of(told) for told in story.reports],
            evidence=EventEvidence(**fields),
            origins=[OriginOut(name=o.name, reports=list(o.reports), reason=o.reason) for o in event.origins],
            disputes=[
                DisputeOut(field=d.field, values=[DisputedValue(value=v, reports=list(r)) for v, r in d.values])
                for d in event.disputes
            ],
            steps=[StepOut(status=s.status, report=s.report, as_of=s.as_of) for s in event.steps],  # type: ignore[arg-type]  # checked by pydantic
            details=[DetailOut.of(detail, story.stating(detail)) for detail in event.details],
            legs=list(event.legs),
            close=list(event.close),
            coder=coder,
        )


class StatementOut(Out):
    """Something said; `text` is what was said, `start` and `end` its characters."""

    id: str
    article: str
    speaker: ActorRef | None
    speaker_evidence: QuoteOut | None
    addressee: ActorRef | None
    kind: Literal["direct", "indirect", "mixed"]
    text: str
    start: int
    end: int
    cue: QuoteOut | None
    sentence: int
    coder: str

    @classmethod
    def of(cls, row: StatementRow, coder: str) -> Self:
        statement, article = row.statement, row.article
        return cls(
            id=statement.id,
            article=statement.article,
            speaker=ActorRef.of(row.speaker),
            speaker_evidence=QuoteOut.words(article, statement.speaker_span),
            addressee=ActorRef.of(row.addressee),
            kind=statement.kind,  # type: ignore[arg-type]  # checked by pydantic
            text=row.text,
            start=statement.content.start,
            end=statement.content.end,
            cue=QuoteOut.words(article, statement.cue),
            sentence=statement.sentence,
            coder=coder,
        )


class FigureOut(Out):
    """A number that an article states; `value` a decimal with `>`, `<` or `~` in front where so qualified."""

    id: str
    article: str
    value: str
    unit: str
    text: str
    start: int
    end: int
    measures: QuoteOut | None
    report: str | None
    place: PlaceOut | None
    sentence: int
    coder: str

    @classmethod
    def of(cls, row: FigureRow, coder: str) -> Self:
        figure = row.figure
        return cls(
            id=figure.id,
            article=figure.article,
            value=figure.value,
            unit=figure.unit,
            text=row.text,
            start=figure.span.start,
            end=figure.span.end,
            measures=QuoteOut.words(row.article, figure.measures),
            report=figure.report,
            place=PlaceOut.of(figure.place),
            sentence=figure.sentence,
            coder=coder,
        )


class DateCandidateOut(Out):
    """A candidate for the publication date; `chosen` is the one taken."""

    value: str
    where: str
    quote: str
    chosen: bool
    reason: str


class DatelineOut(Out):
    """The line that opens a wire story."""

    place: str | None
    day: str | None
    agency: str | None
    quote: str


class ArticleOut(Out):
    """An article with its clean text, in which all offsets count."""

    id: str
    title: str | None
    authors: list[str]
    outlet: str | None
    url: str | None
    published: str | None
    modified: str | None
    language: str
    dateline: DatelineOut | None
    dates: list[DateCandidateOut]
    text: str
    paragraphs: list[SpanOut]
    headings: list[SpanOut]
    source: str | None
    raw_hash: str

    @classmethod
    def of(cls, article: Article) -> Self:
        line = article.dateline
        day = line.day.isoformat() if line and line.day else None
        plain = ("id", "title", "outlet", "url", "published", "modified", "language", "text", "source", "raw_hash")
        return cls(
            **{name: getattr(article, name) for name in plain},
            dateline=DatelineOut(place=line.place, day=day, agency=line.agency, quote=line.quote) if line else None,
            dates=[DateCandidateOut.model_validate(d, from_attributes=True) for d in article.dates],
            paragraphs=[SpanOut.of(span) for span in article.paragraphs],
            headings=[SpanOut.of(span) for span in article.headings],
            authors=list(article.authors),
        )


class ActorOut(ActorRef):
    """An actor of the record; `forms` are all surface forms seen, `events` the number of events it takes part in."""

    forms: list[str]
    wikidata: str | None
    events: int

    @classmethod
    def row(cls, row: ActorRow) -> Self:
        actor = row.actor
        return cls(
            **_told(actor),
            forms=list(actor.forms),
            wikidata=actor.wikidata,
            events=row.events,
        )
