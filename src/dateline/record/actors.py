"""The record's actors: which actors of different articles are one, by judgements that can be taken back.

How persons are compared is in `persons`, how bodies are in `bodies`. What cannot be decided stays apart.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from dateline.model import Actor, Coding, Judgement, content_id
from dateline.record.bodies import STATE_KINDS, Bodies
from dateline.record.persons import Persons, Rulings, profiles, unnamed
from dateline.world import World
from dateline.world.names import fold


class ActorTable:
    """The record's actors, the way from each article's actor to them, and the judgements that it rests on."""

    def __init__(self, actors: tuple[Actor, ...], of: dict[str, str], judgements: tuple[Judgement, ...] = ()) -> None:
        self.actors = actors
        self.of = of
        self.judgements = judgements
        self.by_id = {actor.id: actor for actor in actors}

    def __getitem__(self, local_id: str) -> Actor:
        """The record's actor for an article's actor id."""
        return self.by_id[self.of[local_id]]


def join_actors(codings: Iterable[Coding], world: World, rulings: Iterable[Judgement] = ()) -> ActorTable:
    """Join the articles' actors; the result does not depend on the order of the articles.

    `rulings` are a person's judgements on pairs of local actors ("same" or "not same"): they outrank every comparison.
    """
    known = sorted(codings, key=lambda c: c.article.id)
    local = {actor.id: actor for coding in known for actor in coding.actors}
    days: dict[str, date | None] = {a.id: coding.article.day for coding in known for a in coding.actors}
    people = [local[i] for i in sorted(local) if local[i].kind == "person"]
    others = [local[i] for i in sorted(local) if local[i].kind != "person"]
    ruled = _rulings(rulings)
    persons, bodies = Persons(world, ruled), Bodies(world, days, ruled)
    groups = [
        [local[i] for profile in group for i in profile.ids]
        for group in persons.join(profiles(people, days, _company(known), ruled))
    ]
    joined = [_person(sorted(group, key=lambda a: (str(days[a.id] or ""), a.id))) for group in groups]
    for group in bodies.join(others):
        joined.append(_body(group, bodies, world))
        groups.append(group)
    joined = _told_apart(joined, groups)
    of = {actor.id: merged.id for group, merged in zip(groups, joined, strict=True) for actor in group}
    judgements = sorted((*persons.judgements, *bodies.judgements), key=lambda j: (j.left, j.right))
    return ActorTable(tuple(sorted(joined, key=lambda a: (a.name, a.id))), of, tuple(judgements))


def _rulings(judgements: Iterable[Judgement]) -> Rulings:
    pairs = [(frozenset((j.left, j.right)), j.verdict) for j in judgements]
    return Rulings(frozenset(p for p, v in pairs if v == "same"), frozenset(p for p, v in pairs if v == "not same"))


def _company(codings: Sequence[Coding]) -> dict[str, frozenset[str]]:
    """For each person of an article the states and the persons named there."""
    found: dict[str, frozenset[str]] = {}
    for coding in codings:
        named = {fold(a.name) for a in coding.actors if a.kind == "person" and not unnamed(a)}
        states = {a.country for a in coding.actors if a.kind in STATE_KINDS and a.country}
        found |= dict.fromkeys((a.id for a in coding.actors if a.kind == "person"), frozenset(named | states))
    return found


def _person(group: Sequence[Actor]) -> Actor:
    """One person of all its forms. `group` is in the order of days: of equally frequent values the latest counts."""
    names = Counter(a.name for a in group if not unnamed(a)) or Counter(a.name for a in group)
    name = min(names, key=lambda n: (len(fold(n).split()) < 2, -names[n], -len(n), n))
    country, office = _most(a.country for a in group), _most(a.office for a in group)
    forms = tuple(sorted({form for a in group for form in (*a.forms, a.name)}))
    wikidata = _most(a.wikidata for a in group)
    return Actor(content_id("actor", "person", fold(name), country), name, "person", country, office, forms, wikidata)


def _body(group: Sequence[Actor], bodies: Bodies, world: World) -> Actor:
    country = _most(a.country for a in group)
    forms = tuple(sorted({form for a in group for form in (*a.forms, a.name)}))
    kind = bodies.kind(group)
    if kind in STATE_KINDS and country in world.states and not bodies.seat(group[0]):
        name = world.states[country or ""].name
        return Actor(content_id("actor", "country", country), name, "country", country, None, forms)
    name = bodies.name(group)
    identity = content_id("actor", kind, fold(name), country)
    return Actor(identity, name, kind, country, None, forms, _most(a.wikidata for a in group))


def _told_apart(joined: list[Actor], groups: Sequence[Sequence[Actor]]) -> list[Actor]:
    """Ids of their own for namesakes of one state that were kept apart."""
    count = Counter(actor.id for actor in joined)
    return [
        Actor(
            content_id("actor", actor.id, min(a.id for a in group)),
            actor.name,
            actor.kind,
            actor.country,
            actor.office,
            actor.forms,
            actor.wikidata,
        )
        if count[actor.id] > 1
        else actor
        for actor, group in zip(joined, groups, strict=True)
    ]


def _most(values: Iterable[str | None]) -> str | None:
    """The value stated most often; of equals the one stated last."""
    stated = [v for v in values if v]
    counts = Counter(stated)
    last = {v: n for n, v in enumerate(stated)}
    return max(counts, key=lambda v: (counts[v], last[v]), default=None)
