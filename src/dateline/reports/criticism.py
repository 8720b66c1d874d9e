"""Attacks in words: "the opposition attacked the minister for closing schools" tells of no violence."""

from dataclasses import replace

from dateline.model import Clause
from dateline.reports.arguments import lemma_of
from dateline.reports.drafts import Draft, Scene
from dateline.reports.matching import Match

ATTACKS = frozenset({"assault.attack", "assault.attack-on"})
ARGUING = frozenset({"accuse", "allege", "argue", "call", "claim", "complain", "insist", "say"})
OF_POLITICS = frozenset({"person", "party"})
ROLES = ("actor", "recipient")


def as_criticism(draft: Draft, scene: Scene) -> Draft | None:
    """An attack of one politician or party on another, or one that names its reason, is an accusation; None where it
    stands in a quotation, as for any accusation."""
    match, clause = draft.match, draft.match.predicate
    word = match.trigger if match.noun is None else match.noun
    if match.frame.id not in ATTACKS or clause is None or lemma_of(match.sentence, word) != "attack":
        return draft
    kinds = {role: {scene.actor(p.actor).kind for p in draft.participants if p.role == role} for role in ROLES}
    if not all(kinds.values()):
        return draft
    politicians = [found <= OF_POLITICS for found in kinds.values()]
    if not (all(politicians) or (any(politicians) and _has_reason(match, clause))):
        return draft
    if clause.quoted:
        return None
    accusation = replace(match, event_type=scene.codebook.types["ACCUSE"])
    return replace(draft, match=accusation, mode="disapprove")


def _has_reason(match: Match, clause: Clause) -> bool:
    """ "For closing schools", "over the budget", "claiming that it was illegal"."""
    children = (c for c in match.sentence.clauses if c.parent == match.clause)
    below = [c for c in children if c.relation in ("adverbial", "complement")]
    told = any(c.marker in ("for", "as") or (c.marker is None and c.lemma in ARGUING) for c in below)
    return told or bool(clause.having("oblique", "over"))
