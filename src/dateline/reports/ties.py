"""What a figure belongs to: the event that its sentence tells of, and the place where it was counted."""

from dataclasses import replace

from dateline.model import EventReport, Figure, Mentions, Place, Sentence
from dateline.reports.anchoring import owner
from dateline.reports.placing import WHERE


def with_ties(figures: tuple[Figure, ...], reports: tuple[EventReport, ...], mentions: Mentions) -> tuple[Figure, ...]:
    """The figures, each with its report and its place where the words tie it to them."""
    return tuple(_tied(f, [r for r in reports if r.sentence == f.sentence], mentions) for f in figures)


def _tied(figure: Figure, reports: list[EventReport], mentions: Mentions) -> Figure:
    sentence = mentions.sentences[figure.sentence]
    token = next((t.index for t in sentence.tokens if t.end >= figure.span.end), None)
    if token is None:
        return figure
    report = min(
        (r for r in reports if _closeness(figure, r, sentence, token) is not None),
        key=lambda r: (_closeness(figure, r, sentence, token), abs(r.trigger.start - figure.span.start), r.id),
        default=None,
    )
    return replace(figure, report=report.id if report else None, place=_place(sentence, token, mentions))


def _closeness(figure: Figure, report: EventReport, sentence: Sentence, token: int) -> int | None:
    """How near the figure stands to the event's words, 0 at its nearest; None where it belongs to something else.

    0: it measures the event itself ("the talks lasted three hours", "a $3 billion loan"); 1: it stands in the event's
    own clause; 2: in a clause under that one.
    """
    trigger = report.trigger
    if trigger.overlaps(figure.span) or (figure.measures is not None and figure.measures.overlaps(trigger)):
        return 0
    clause = owner(sentence, token)
    own = {owner(sentence, t.index) for t in sentence.tokens if t.span.overlaps(trigger)}
    for distance in range(1, 4):
        if clause is None:
            return None
        if clause in own:
            return min(distance, 2)
        up = sentence.clauses[clause]
        clause = up.parent if up.relation not in ("conjunct", "parataxis", "root") else None
    return None


def _place(sentence: Sentence, token: int, mentions: Mentions) -> Place | None:
    """The place after "in", "at" or "near": within the words counted, else in their clause."""
    clause = _verb_over(sentence, token)
    phrase = next((p for p in sentence.phrases if p.core_first <= token <= p.core_last), None)
    places = [
        p
        for p in mentions.places_in(sentence.index, 0, len(sentence.tokens) - 1)
        if sentence.tokens[max(0, _first(sentence, p.span.start) - 1)].text.lower() in WHERE
    ]
    inside = [p for p in places if phrase and phrase.first <= p.token <= phrase.last]
    beside = [p for p in places if _verb_over(sentence, p.token) == clause]
    return next((p.place for p in (*inside, *beside)), None)


def _verb_over(sentence: Sentence, token: int) -> int | None:
    """The index of the innermost clause with a verb that holds this token."""
    clause = owner(sentence, token)
    while clause is not None and sentence.clauses[clause].kind == "noun":
        clause = sentence.clauses[clause].parent
    return clause


def _first(sentence: Sentence, start: int) -> int:
    """The index of the token that begins here, or holds this character."""
    return next(t.index for t in sentence.tokens if t.end > start)
