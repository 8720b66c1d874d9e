"""What a figure belongs to: the event that its sentence tells of, and the place where it was counted."""

from dataclasses import replace

from dateline.model import EventReport, Figure, Mentions, Place, Sentence
from dateline.reports.drafts import HAPPENED, NEAR
from dateline.reports.placing import WHERE

ATTENDANCE = frozenset({"attend", "join", "draw", "gather", "participate", "take", "bring", "accompany"})
_TALKS, _CROWDS = ("meet", "multilateral"), ("demo", "PROTEST", "multilateral")
GATHERINGS = {
    **dict.fromkeys(("talk", "talks", "meeting", "summit", "conference", "forum", "session", "negotiation"), _TALKS),
    **dict.fromkeys(("rally", "protest", "demonstration", "march", "gathering"), _CROWDS),
}


def with_ties(figures: tuple[Figure, ...], reports: tuple[EventReport, ...], mentions: Mentions) -> tuple[Figure, ...]:
    """The figures, each with its report and its place where the words tie it to them."""
    return tuple(_tied(figure, reports, mentions) for figure in figures)


def _tied(figure: Figure, told: tuple[EventReport, ...], mentions: Mentions) -> Figure:
    sentence = mentions.sentences[figure.sentence]
    reports = [r for r in told if r.sentence == figure.sentence]
    token = next((t.index for t in sentence.tokens if t.end >= figure.span.end), None)
    if token is None:
        return figure
    report = min(
        (r for r in reports if _closeness(figure, r, sentence, token) is not None),
        key=lambda r: (_closeness(figure, r, sentence, token), abs(r.trigger.start - figure.span.start), r.id),
        default=None,
    )
    report = report or (_attended(sentence, token, told) if not reports else None)
    return replace(figure, report=report.id if report else None, place=_place(sentence, token, mentions))


def _attended(sentence: Sentence, token: int, told: tuple[EventReport, ...]) -> EventReport | None:
    """The gathering told before, of "About 200 people attended the meeting" and "the talks drew 900 delegates"."""
    clause = sentence.clauses[at] if (at := _verb_over(sentence, token)) is not None else None
    if clause is None or clause.lemma not in ATTENDANCE or clause.negated or clause.modal:
        return None
    core = {a.token for role in ("subject", "object", "agent") for a in clause.having(role)}
    meant = {mode for a in clause.arguments for mode in _gathering(sentence, a.token)}
    counted = next((p.head for p in sentence.phrases if p.core_first <= token <= p.core_last), token)
    if counted not in core:
        return None
    before = [r for r in told if 0 < sentence.index - r.sentence <= NEAR and r.status in HAPPENED]
    return max((r for r in before if (r.mode or r.type) in meant), key=lambda r: (r.sentence, r.id), default=None)


def _gathering(sentence: Sentence, token: int) -> tuple[str, ...]:
    """The modes of event that a definite noun may stand for: "the talks", "their meeting"."""
    phrase = sentence.phrase_of(token)
    if phrase is None or not (phrase.possessor is not None or phrase.determiner in ("the", "this", "that")):
        return ()
    return GATHERINGS.get(sentence.tokens[token].lemma.lower(), ())


def _closeness(figure: Figure, report: EventReport, sentence: Sentence, token: int) -> int | None:
    """How near the figure stands to the event's words, 0 at its nearest; None where it belongs to something else.

    0: it measures the event itself ("the talks lasted three hours", "a $3 billion loan"); 1: it stands in the event's
    own clause; 2: in a clause under that one.
    """
    trigger = report.trigger
    if trigger.overlaps(figure.span) or (figure.measures is not None and figure.measures.overlaps(trigger)):
        return 0
    clause = sentence.innermost(token)
    own = {sentence.innermost(t.index) for t in sentence.tokens if t.span.overlaps(trigger)}
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
    clause = sentence.innermost(token)
    while clause is not None and sentence.clauses[clause].kind == "noun":
        clause = sentence.clauses[clause].parent
    return clause


def _first(sentence: Sentence, start: int) -> int:
    """The index of the token that begins here, or holds this character."""
    return next(t.index for t in sentence.tokens if t.end > start)
