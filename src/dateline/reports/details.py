"""What words state of an event beyond who, where and when: purpose, format, the document signed, topic, length."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.model import REGULARLY, Detail, EventReport, NounPhrase, Sentence, Span
from dateline.reports.anchoring import duration_of, topic_of
from dateline.reports.arguments import lemma_of
from dateline.reports.conditions import condition_of
from dateline.reports.drafts import Draft, Scene
from dateline.reports.matching import Match
from dateline.reports.modes import BY_VIDEO, SIDELINE
from dateline.reports.recurrence import how_often, stopped
from dateline.reports.roles import positions_of

AIMS = frozenset({"aim", "intend", "design", "devote", "dedicate"})
JOURNEYS = frozenset({"visit", "trip", "tour"})
OPEN = ("planned", "held", "ongoing")


def details_of(draft: Draft, scene: Scene) -> tuple[Detail, ...]:
    """The details that the words around this match state."""
    match, text = draft.match, scene.text
    spans = {
        "condition": condition_of(match) if draft.status in ("planned", "proposed") else None,
        "purpose": purpose_of(match, scene) if draft.mode == "visit" else None,
        "instrument": instrument_of(match) if draft.status != "denied" else None,
        "topic": topic_of(match, scene.mentions),
        "duration": duration_of(match, text),
    }
    if (on := spans["condition"]) and (topic := spans["topic"]) and on.contains(topic):
        spans["topic"] = None  # "on condition that"
    found = [Detail(field, span.of(text), span) for field, span in spans.items() if span is not None]
    if (form := format_of(draft, scene)) is not None:
        found.append(form)
    often = how_often(match)
    if often is not None and (draft.status == "recurring" or often[0] != REGULARLY):
        found.append(Detail("recurrence", *often))
        if (end := stopped(match)) is not None and match.predicate is not None:
            found.append(Detail("series", end, match.sentence.tokens[match.predicate.predicate].span))
    return tuple(sorted(found, key=lambda d: d.field))


def purpose_of(match: Match, scene: Scene) -> Span | None:
    """What a journey is for: "to attend the summit", "for talks on trade", "aimed at closer ties"."""
    sentence = match.sentence
    for clause in sentence.clauses:
        own = match.clause is not None and clause.parent == match.clause
        errand = clause.relation == "adverbial" and clause.marker == "to" and clause.tense is None
        again = any(lemma_of(sentence, a.token) in JOURNEYS for a in clause.having("object"))  # "to pay a visit"
        if own and errand and not again:
            first, last = sentence.subtree(clause.predicate)
            return sentence.tokens[first].span.cover(sentence.tokens[last].span)
        if clause.lemma in AIMS and clause.holds(match.noun):
            _, last = sentence.subtree(clause.predicate)
            return sentence.tokens[clause.predicate].span.cover(sentence.tokens[last].span)
    mentions = scene.mentions
    for position, token in positions_of(match):
        phrase = sentence.phrase_of(token) if position == "for" and token > match.trigger else None
        if phrase is None or phrase.head == match.noun or mentions.actors_at(sentence.index, token):
            continue
        if not mentions.times_in(sentence.index, token, token) and not mentions.places_in(sentence.index, token, token):
            return phrase.span
    return None


def format_of(draft: Draft, scene: Scene) -> Detail | None:
    """How the parties met; the words that say so, else the words that made it a meeting."""
    if not draft.is_meeting:
        return None
    sentence = draft.match.sentence.span
    for name, words in (("virtual", BY_VIDEO), ("sideline", SIDELINE)):
        if said := words.search(scene.text, sentence.start, sentence.end):
            return Detail("format", name, Span(said.start(), said.end()))
    trigger = draft.match.sentence.tokens[draft.match.trigger].span
    sides = {country for a in draft.actors if (country := scene.actor(a).country)}
    form = {"phone": "phone", "multilateral": "multilateral"}.get(draft.mode or "")
    form = form or ("bilateral" if len(sides) == 2 else None)
    return Detail("format", form, trigger) if form else None


def instrument_of(match: Match) -> Span | None:
    """The document that is signed, or at whose signing: "a memorandum of understanding on fisheries"."""
    if match.noun is None or not match.frame.id.startswith("support.sign"):
        return None
    phrase = match.sentence.phrase_of(match.noun)
    if phrase is not None and not match.frame.objects:  # "the signing of an accord"
        inner = [head for preposition, head in phrase.attached if preposition == "of"]
        phrase = match.sentence.phrase_of(inner[0]) if inner else None
    return None if phrase is None else _without_article(match.sentence, phrase)


def _without_article(sentence: Sentence, phrase: NounPhrase) -> Span:
    first = phrase.first
    while first < phrase.head and sentence.tokens[first].upos == "DET":
        first += 1
    return Span(sentence.tokens[first].start, phrase.span.end)


def with_legs(reports: tuple[EventReport, ...]) -> tuple[EventReport, ...]:
    """Visits of one sentence by the same people to several countries are legs of one journey, in its order."""
    return tuple(replace(r, details=(*r.details, *_legs(r, reports))) for r in reports)


def _legs(report: EventReport, reports: tuple[EventReport, ...]) -> Iterator[Detail]:
    if report.mode != "visit" or report.status not in OPEN:
        return
    visitors = {p.actor for p in report.participants}
    legs = [
        other
        for other in reports
        if (other.mode, other.sentence, other.news) == ("visit", report.sentence, report.news)
        and other.status in OPEN
        and other.host
        and other.place_span
        and visitors == {p.actor for p in other.participants}
    ]
    first = {leg.host: leg for leg in reversed(legs)}
    if len(first) < 2:
        return
    days = [leg.start.earliest if leg.start else None for leg in first.values()]
    dated = None not in days and len(set(days)) == len(days)
    for leg in sorted(first.values(), key=lambda r: (dated and r.start and r.start.earliest, r.place_span)):
        yield Detail("leg", leg.host or "", leg.place_span)
