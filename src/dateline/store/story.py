"""What the view hands out: values of the record with their actors and quotes beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.model import Actor, Article, Detail, Event, EventReport, Figure, Judgement, Span, Statement


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article: characters `span` of the text of the article with this id."""

    article: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of the record in its role in an event."""

    actor: Actor
    role: str
    rank: str | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with its actors."""

    event: Event
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """A report with its article; `actors` are the record's, by the ids that the report uses."""

    report: EventReport
    article: Article
    actors: Mapping[str, Actor]

    def quote(self, span: Span | None) -> Quote | None:
        return None if span is None else Quote(self.article.id, span, span.of(self.article.text))

    @property
    def evidence(self) -> Quote:
        span = self.report.evidence
        return Quote(self.article.id, span, span.of(self.article.text))


@dataclass(frozen=True, slots=True)
class Story:
    """An event with everything it rests on; reports by day of their article, then article."""

    event: Event
    parties: tuple[Party, ...]
    reports: tuple[Reported, ...]

    def evidence(self, field: str) -> tuple[Quote, ...]:
        """The words behind a field's value: `type` (the trigger), `status`, `place`, `start` or `end`.

        Only reports that give the event's own value count; those that give another are in `event.disputes`.
        """
        return tuple(quote for told in self.reports for quote in self._words(told, field))

    def stating(self, detail: Detail) -> tuple[Quote, ...]:
        """The words behind a detail of the event, in every report that gives its value."""
        return tuple(
            quote
            for told in self.reports
            for own in told.report.details
            if (own.field, own.value) == (detail.field, detail.value) and (quote := told.quote(own.span))
        )

    def naming(self, party: Party) -> tuple[Quote, ...]:
        """The words that name a party, in every report that does."""
        return tuple(
            quote
            for told in self.reports
            for participant in told.report.participants
            if told.actors[participant.actor].id == party.actor.id and (quote := told.quote(participant.span))
        )

    def _words(self, told: Reported, field: str) -> Iterator[Quote]:
        event, report = self.event, told.report
        span: Span | None = None
        if field == "type" and (report.type, report.mode) == (event.type, event.mode):
            span = report.trigger
        elif field == "status" and report.status == event.status:
            span = report.evidence
        elif field == "place" and report.place and event.place and report.place.name == event.place.name:
            span = report.place_span
        elif field == "start" and report.start and event.start and report.start.edtf == event.start.edtf:
            span = report.start.span
        elif field == "end" and report.end and event.end and report.end.edtf == event.end.edtf:
            span = report.end.span
        quote = told.quote(span)
        if quote:
            yield quote


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with what was said and, where they resolve, who said it to whom."""

    statement: Statement
    article: Article
    speaker: Actor | None
    addressee: Actor | None

    @property
    def text(self) -> str:
        return self.statement.content.of(self.article.text)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with its article."""

    figure: Figure
    article: Article

    @property
    def text(self) -> str:
        return self.figure.span.of(self.article.text)

    @property
    def measures(self) -> str | None:
        return self.figure.measures.of(self.article.text) if self.figure.measures else None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor of the record with the number of events it takes part in."""

    actor: Actor
    events: int


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier text of an article."""

    article: str
    number: int
    title: str | None
    published: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A judgement with its two reports; `apart` is the id of the other report's event where they are two events."""

    judgement: Judgement
    left: Reported | None
    right: Reported | None
    apart: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds."""

    articles: int
    events: int
    statements: int
    figures: int
    actors: int
