"""Threats told as conditions: "Norland will leave the pact if Estmark builds the dam, its minister warned"."""

from dataclasses import replace

from dateline.model import Clause, Participant
from dateline.reports.drafts import Draft, Scene
from dateline.reports.roles import by_actors

CONDITIONS = frozenset({"if", "unless", "should"})
ENDS = CONDITIONS | {"until"}  # whose doing would end what is threatened
UTTERING = frozenset({"warn", "say", "threaten", "vow", "tell", "declare", "announce", "add", "state"})


def as_threat(draft: Draft, scene: Scene) -> Draft:
    """A hostile act that its own side says it will do on a condition is a threat, made when it was said; it is aimed at
    whom the act would strike, else at whose doing is the condition."""
    match, clause = draft.match, draft.match.predicate
    if draft.type == "THREATEN":
        return _aimed(draft, scene)
    ahead = (
        clause is not None and draft.status in ("planned", "proposed") and clause.modal in ("will", "would", "shall")
    )
    if not ahead or match.bare:
        return draft
    condition = next((c for c in match.sentence.clauses if c.parent == match.clause and c.marker in CONDITIONS), None)
    leaving = draft.mode == "withdraw" and condition is not None and condition.marker == "unless"
    hostile = match.event_type.quad == "material conflict" or leaving
    if condition is None or not hostile or not _said_by_its_own(draft, scene):
        return draft
    struck = any(p.role == "recipient" for p in draft.participants)
    aimed = () if struck else _doers(condition, draft, scene)
    threat = replace(match, event_type=scene.codebook.types["THREATEN"])
    people = (*draft.participants, *aimed)
    return replace(draft, match=threat, mode="restrict", status="held", participants=people, start=None, stated=False)


def _aimed(draft: Draft, scene: Scene) -> Draft:
    """ "Threatened to close the strait if Estmark sent ships": a threat to Estmark, where it names nobody else."""
    if any(p.role == "recipient" for p in draft.participants):
        return draft
    clauses = draft.match.sentence.clauses
    below = [i for i, c in enumerate(clauses) if c.parent == draft.match.clause]
    conditions = [c for c in clauses if c.parent in (draft.match.clause, *below) and c.marker in ENDS]
    aimed = (p for condition in conditions[:1] for p in _doers(condition, draft, scene))
    return replace(draft, participants=(*draft.participants, *aimed))


def _said_by_its_own(draft: Draft, scene: Scene) -> bool:
    sentence = draft.match.sentence
    own = {scene.actor(p.actor).country for p in draft.participants if p.role == "actor"} - {None}
    speakers = {
        scene.actor(a).country
        for clause in sentence.clauses
        if clause.lemma in UTTERING
        for argument in clause.having("subject")
        for a in scene.mentions.actors_at(sentence.index, argument.token)
    }
    return bool(own & speakers)


def _doers(condition: Clause, draft: Draft, scene: Scene) -> tuple[Participant, ...]:
    tokens = [a.token for a in condition.having("subject")]
    found = [p for t in tokens for p in by_actors(draft.match, scene.mentions, t, "recipient")]
    own = {scene.actor(p.actor).country for p in draft.participants}
    return tuple(p for p in found if p.actor not in draft.actors and scene.actor(p.actor).country not in own)
