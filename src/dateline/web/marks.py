"""Text with its spans marked: overlapping spans become a row of pieces, each with all that it stands for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Span
from dateline.store import FigureRow, Reported, StatementRow

KINDS = {
    "event": "event",
    "actor": "actor",
    "place": "place",
    "time": "time",
    "source": "source cited",
    "name": "name of the occasion",
    "detail": "purpose, topic, length, conduct",
    "figure": "figure",
    "said": "said",
    "cue": "saying verb",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that stand for something: `kind` is one of KINDS or `focus`, `title` says what in words."""

    span: Span
    kind: str
    title: str = ""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the kinds that cover it; `first` where the focus begins."""

    text: str
    kinds: tuple[str, ...] = ()
    title: str = ""
    href: str | None = None
    first: bool = False


def pieces(text: str, marks: Iterable[Mark], within: Span | None = None) -> list[Piece]:
    """The text, or the part `within` it, cut where marks begin and end."""
    whole = within or Span(0, len(text))
    inside = [mark for mark in marks if mark.span.overlaps(whole)]
    cuts = {whole.start, whole.end}
    for mark in inside:
        cuts |= {max(mark.span.start, whole.start), min(mark.span.end, whole.end)}
    edges = sorted(cuts)
    focus = min((max(m.span.start, whole.start) for m in inside if m.kind == "focus"), default=-1)
    return [_piece(text, start, end, inside, start == focus) for start, end in pairwise(edges)]


def _piece(text: str, start: int, end: int, marks: Sequence[Mark], first: bool) -> Piece:
    over = [mark for mark in marks if mark.span.start <= start and end <= mark.span.end]
    titles = dict.fromkeys(mark.title for mark in over if mark.title)
    href = next((mark.href for mark in over if mark.href), None)
    kinds = tuple(dict.fromkeys(mark.kind for mark in over))
    return Piece(text[start:end], kinds, "; ".join(titles), href, first)


def of_report(told: Reported, href: str | None = None) -> Iterator[Mark]:
    """What one report points at in its article."""
    report = told.report
    coded = f"{report.type}/{report.mode}" if report.mode else report.type
    yield Mark(report.trigger, "event", f"{coded}, {report.status}", href)
    for participant in report.participants:
        if participant.span:
            yield Mark(participant.span, "actor", f"{told.actors[participant.actor].name}, {participant.role}")
    if report.place_span and report.place:
        yield Mark(report.place_span, "place", report.place.name)
    for time in (report.start, report.end):
        if time and time.span:
            yield Mark(time.span, "time", f"{time.edtf}: {time.reason}")
    for cited in report.attributions:
        yield Mark(cited.span, "source", f"cites {cited.name}")
    for detail in report.details:
        if detail.span:
            yield Mark(detail.span, "detail", f"{detail.field}: {detail.value}")
    if report.name:
        yield Mark(report.name, "name", "name of the occasion")


def of_statement(row: StatementRow) -> Iterator[Mark]:
    statement = row.statement
    speaker = row.speaker.name if row.speaker else "an unnamed speaker"
    yield Mark(statement.content, "said", f"said by {speaker} ({statement.kind})")
    if statement.cue:
        yield Mark(statement.cue, "cue", "saying verb")
    if statement.speaker_span:
        yield Mark(statement.speaker_span, "actor", speaker)


def of_figure(row: FigureRow) -> Mark:
    return Mark(row.figure.span, "figure", f"{row.figure.value} {row.figure.unit}")


def context(text: str, span: Span, sentences: Iterable[Span], reach: int = 90) -> Span:
    """The sentence that holds a span, else the words around it."""
    for sentence in sentences:
        if sentence.contains(span):
            return sentence
    start, end = max(0, span.start - reach), min(len(text), span.end + reach)
    if start:
        start = min(text.find(" ", start) + 1 or start, span.start)
    if end < len(text):
        end = max(text.rfind(" ", span.end, end), span.end)
    return Span(start, end)
