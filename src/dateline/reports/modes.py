"""Phone or face to face, two sides or many."""

import re

from dateline.reports.arguments import lemma_of
from dateline.reports.bodies import many_sided
from dateline.reports.drafts import Draft, Scene

IN_PERSON = re.compile(r"\b(in person|face[- ]to[- ]face|on the (?:sidelines|margins?))\b", re.IGNORECASE)
SIDELINE = re.compile(r"\bon the (?:sidelines?|margins?) of\b", re.IGNORECASE)
BY_VIDEO = re.compile(
    r"\b(?:by video|video (?:call|link|conference)|videoconference|virtual(?:ly)?|online)\b", re.IGNORECASE
)
BY_PHONE = re.compile(r"\b(phone|telephone|call|video|virtually|videoconference)\b", re.IGNORECASE)
ON_THE_LINE = re.compile(
    r"\b(?:in|during|over|by|on) (?:an? |the |his |her |their )?(?:\w+ )?(?:(?:tele)?phone\b|video (?:call|link|conf))",
    re.I,
)
JOURNEY = re.compile(r"\b(visit(?:ed|s)?|trip|travel(?:l?ed|s)?|flew|flown|flies|journey(?:ed)?|went)\b", re.IGNORECASE)
TALKS = frozenset({"talk", "talks", "discussion", "dialogue"})
OCCASIONS = frozenset(
    {"briefing", "ceremony", "conference", "dinner", "event", "forum", "meeting", "rally", "reception", "summit"}
)
MANY = frozenset({"trilateral", "multilateral", "quadrilateral", "plenary"})


def mode_of(draft: Draft, scene: Scene) -> str | None:
    """Phone or face to face, two sides or many."""
    if draft.type != "CONSULT":
        return draft.mode
    sentence = draft.match.sentence.span.of(scene.text)
    if draft.mode == "phone" and draft.match.frame.id in ("consult.phone.speak", "consult.phone.talk"):
        if BY_PHONE.search(sentence) or re.search(r"\bcall\b", scene.title, re.IGNORECASE):
            return "phone"
        if draft.status == "denied":
            return None  # "has not spoken with her": in no way
        clause = draft.match.predicate
        if clause is not None and clause.marker == "to" and JOURNEY.search(sentence):
            return "meet"  # "travelled there to speak with her"
        at = clause.having("oblique", "at", "during") if clause is not None else ()
        if any(lemma_of(draft.match.sentence, a.token) in OCCASIONS for a in at):
            return "meet"  # "speaking at a joint news conference with her"
        if draft.place is not None and draft.place.place.precision not in ("city", "venue"):
            return "phone"
        return "meet" if draft.place is not None or IN_PERSON.search(sentence) else "phone"
    if draft.match.frame.id == "consult.negotiate" and draft.match.noun is not None and not draft.match.bare:
        persons = all(scene.actor(p.actor).kind == "person" for p in draft.participants)
        return "meet" if persons else None  # "held negotiations": leaders do so face to face
    if draft.mode == "meet" and draft.match.frame.weak and ON_THE_LINE.search(sentence):
        return "phone"  # "discussed the plans in a phone call"
    if draft.match.frame.id.startswith("consult.meet.credentials"):
        return "meet"  # each by himself, though one sentence tells of several
    if draft.mode == "meet" and _called_many(draft):
        return "multilateral"
    if draft.mode == "meet":
        if all(scene.actor(p.actor).kind in ("country", "government") for p in draft.participants):
            if len({scene.actor(p.actor).country for p in draft.participants}) > 2 and draft.place is not None:
                return "multilateral"
            noun = draft.match.noun
            if draft.match.frame.weak:
                return None
            if draft.status == "recurring":
                return "meet"
            talks = noun is not None and lemma_of(draft.match.sentence, noun) in TALKS
            return None if (talks or noun is None) and draft.place is None and not draft.stated else "meet"
        if any(many_sided(scene.actor(p.actor)) for p in draft.participants):
            return "meet" if draft.match.noun is None and len(draft.participants) == 2 else "multilateral"
        countries = {c for p in draft.participants if (c := scene.actor(p.actor).country)}
        if len(countries) >= 3 and draft.match.frame.id != "consult.meet.discuss":
            return "multilateral"
    return draft.mode


def _called_many(draft: Draft) -> bool:
    """ "A trilateral summit": the words say that there were more than two, whoever is named."""
    match = draft.match
    phrase = match.sentence.phrase_of(match.noun) if match.noun is not None else None
    return phrase is not None and any(lemma_of(match.sentence, t) in MANY for t in phrase.modifiers)
