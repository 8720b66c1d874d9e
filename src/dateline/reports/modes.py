"""Phone or face to face, two sides or many."""

import re

from dateline.reports.arguments import lemma_of
from dateline.reports.drafts import Draft, Scene

IN_PERSON = re.compile(r"\b(in person|face[- ]to[- ]face|on the (?:sidelines|margins?))\b", re.IGNORECASE)
BY_PHONE = re.compile(r"\b(phone|telephone|call|video|virtually|videoconference)\b", re.IGNORECASE)


def mode_of(draft: Draft, scene: Scene) -> str | None:
    """Phone or face to face, two sides or many."""
    if draft.type != "CONSULT":
        return draft.mode
    sentence = draft.match.sentence.span.of(scene.text)
    if draft.mode == "phone" and draft.match.frame.id in ("consult.phone.speak", "consult.phone.talk"):
        if BY_PHONE.search(sentence) or re.search(r"\bcall\b", scene.title, re.IGNORECASE):
            return "phone"
        if draft.place is not None and draft.place.place.precision not in ("city", "venue"):
            return "phone"
        return "meet" if draft.place is not None or IN_PERSON.search(sentence) else "phone"
    if draft.mode == "meet":
        if all(scene.actor(p.actor).kind in ("country", "government") for p in draft.participants):
            noun = draft.match.noun
            if draft.match.frame.weak:
                return None
            talks = noun is not None and lemma_of(draft.match.sentence, noun) in (
                "talk",
                "talks",
                "discussion",
                "dialogue",
            )
            return None if (talks or noun is None) and draft.place is None and not draft.stated else "meet"
        if any(scene.actor(p.actor).kind == "igo" for p in draft.participants):
            return "multilateral" if draft.match.noun is not None else "meet"
        countries = {c for p in draft.participants if (c := scene.actor(p.actor).country)}
        if len(countries) >= 3 and draft.match.frame.id != "consult.meet.discuss":
            return "multilateral"
    return draft.mode
