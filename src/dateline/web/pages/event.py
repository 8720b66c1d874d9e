"""The dossier of one event: each field with its words, reports side by side, origins, plan, and why it is one event."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dateline.front import OpenRecord
from dateline.model import Span
from dateline.store import Comparison, EventRow, Plan, Quote, Reported, Story
from dateline.web import downloads, marks, words
from dateline.web.asking import Book, at
from dateline.web.charts import origins
from dateline.web.rendering import render

router = APIRouter()
NEAREST = 5  # events kept apart that are shown at once; the rest opens


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: words of an article in their sentence."""

    number: int
    quote: str
    pieces: Sequence[marks.Piece]
    source: str
    href: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the event: its value, why it was read so, and the words it rests on."""

    name: str
    value: str
    reason: str = ""
    href: str | None = None
    notes: Sequence[Note] = ()


class Notes:
    """The footnotes of a page, numbered as they come; the same words are one note."""

    def __init__(self, story: Story) -> None:
        self._articles = {told.article.id: told.article for told in story.reports}
        self._sentences: dict[str, list[Span]] = {}
        for told in story.reports:
            self._sentences.setdefault(told.article.id, []).append(told.report.evidence)
        self.found: dict[tuple[str, Span], Note] = {}

    def of(self, quotes: Iterable[Quote]) -> list[Note]:
        return list(dict.fromkeys(self._note(quote) for quote in quotes))

    def _note(self, quote: Quote) -> Note:
        key = (quote.article, quote.span)
        if key not in self.found:
            article = self._articles[quote.article]
            around = marks.context(article.text, quote.span, self._sentences[quote.article])
            pieces = tuple(marks.pieces(article.text, [marks.Mark(quote.span, "focus")], around))
            href = at("articles", article.id, start=quote.span.start, end=quote.span.end) + "#focus"
            self.found[key] = Note(len(self.found) + 1, quote.text, pieces, words.source(article), href)
        return self.found[key]


@router.get("/events/{id}")
def event(request: Request, book: Book, id: str) -> Response:
    view = book.view
    story = view.event(id)
    if story.event.id != id:
        return RedirectResponse(at("events", story.event.id), 302)
    notes = Notes(story)
    numbers = {told.report.id: n for n, told in enumerate(story.reports, 1)}
    comparisons = sorted(view.comparisons(story.event.id), key=lambda c: (-c.judgement.score, c.judgement.left))
    return render(
        request,
        "event.html",
        story=story,
        event=story.event,
        fields=_fields(story, notes),
        notes=notes,
        reports=[(told, _words(told)) for told in story.reports],
        numbers=numbers,
        elsewhere={s.report: view.report(s.report) for s in story.event.steps if s.report not in numbers},
        graph=origins.chart(story),
        plan=_plan(book, story),
        decided=[one for one in book.review.log() if one.number in story.event.decisions],
        merged=[c for c in comparisons if c.apart is None and c.judgement.verdict == "same"],
        against=[c for c in comparisons if c.apart is None and c.judgement.verdict != "same"],
        apart=(apart := [c for c in comparisons if c.apart]),
        nearest=list({c.apart: c for c in reversed(apart)}.values())[::-1][:NEAREST],
        held_together=_holding,
        related=_related(book, story),
    )


@router.get("/events/{id}/origins.{layout}")
def drawn(request: Request, book: Book, id: str, layout: Literal["svg", "csv"]) -> Response:
    return downloads.chart(request, origins.chart(book.view.event(id)), "origins", layout)


def _fields(story: Story, notes: Notes) -> list[Field]:
    event = story.event
    fields = [
        Field(
            party.role,
            party.actor.name,
            ", ".join(filter(None, [party.actor.office, party.actor.country])),
            at("actors", party.actor.id),
            notes.of(story.naming(party)),
        )
        for party in story.parties
    ]
    start, end, place = event.start, event.end, event.place
    fields.append(Field("what", words.what(event), words.code(event), None, notes.of(story.evidence("type"))))
    fields.append(Field("status", event.status, "", None, notes.of(story.evidence("status"))))
    when = words.when(start) if start else "not reported"
    fields.append(Field("start", when, start.reason if start else "", None, notes.of(story.evidence("start"))))
    if end:
        fields.append(Field("end", words.when(end), end.reason, None, notes.of(story.evidence("end"))))
    if place:
        spot = f"{place.latitude:.3f}, {place.longitude:.3f}" if place.latitude and place.longitude else ""
        about = ", ".join(filter(None, [place.precision, spot]))
        fields.append(Field("place", words.where(event), about, None, notes.of(story.evidence("place"))))
    else:
        fields.append(Field("place", "not reported"))
    occasions = [quote for told in story.reports if (quote := told.quote(told.report.name))]
    if occasions:
        fields.append(Field("occasion", occasions[0].text, "", None, notes.of(occasions)))
    fields += [Field(d.field, d.value, "", None, notes.of(story.stating(d))) for d in event.details]
    if event.host:
        fields.append(Field("host", event.host))
    fields.append(Field("confidence", f"{event.confidence:.2f}", "of the coder, from 0 to 1"))
    return fields


def _words(told: Reported) -> list[marks.Piece]:
    return marks.pieces(told.article.text, marks.of_report(told), told.report.evidence)


def _plan(book: OpenRecord, story: Story) -> Plan | None:
    """What the ledger of plans says of this event today."""
    return book.view.plan(story.event)


def _holding(merged: Sequence[Comparison]) -> list[Comparison]:
    """The strongest comparisons that hold the event together: one for each report but the first."""
    group: dict[str, set[str]] = {}
    holding = []
    for comparison in merged:
        ends = (comparison.judgement.left, comparison.judgement.right)
        left, right = (group.setdefault(end, {end}) for end in ends)
        if left is not right:
            left |= right
            group |= dict.fromkeys(right, left)
            holding.append(comparison)
    return holding


def _related(book: OpenRecord, story: Story) -> list[tuple[str, EventRow]]:
    event, view = story.event, book.view

    def row(id: str) -> EventRow:
        other = view.event(id)
        return EventRow(other.event, other.parties)

    found = [("Part of", row(event.part_of))] if event.part_of else []
    if event.outcome_of:
        plan = row(event.outcome_of)
        found += [("One of the series" if plan.event.status == "recurring" else "Outcome of the plan", plan)]
    told = "Of this series" if event.status == "recurring" else "Outcome"
    found += [(f"{told}, {other.event.status}", other) for other in view.outcomes(event.id)]
    found += [("Legs of one tour", other) for other in view.legs(event)]
    found += [("Within it", other) for other in view.within(event.id)]
    return found + [("Possibly the same", row(other)) for other in event.close]
