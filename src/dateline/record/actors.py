"""The record's actors: which actors of different articles are one, by judgements that can be taken back.

How persons are compared is in `persons`, how bodies are in `bodies`. What cannot be decided stays apart. Actors are
joined component by component: what becomes of a profile depends on its component alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Actor, Coding, Decision, Judgement, Mark, Trace, content_id
from dateline.record.bodies import Bodies
from dateline.record.persons import Persons
from dateline.record.profiles import STATE_KINDS, Profile, counted, most, profile_of, profiled
from dateline.record.rulings import Rulings, described
from dateline.world import World
from dateline.world.names import fold

FOUND = ("person", "delegation")  # kinds whose components are looked for; any other body tells its component itself


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


@dataclass(frozen=True, slots=True)
class Component:
    """Profiles that were joined without regard to any others: each actor with the profiles that are it."""

    label: str
    actors: tuple[tuple[Actor, tuple[Profile, ...]], ...]
    judgements: tuple[Judgement, ...]


class Joiner:
    """Makes actors of profiles. `log` holds what people decided: their decisions on actors outrank all else."""

    def __init__(self, world: World, log: Iterable[Decision] = ()) -> None:
        self.rulings = Rulings(log)
        self._world = world
        self._persons = Persons(world, self.rulings)
        self._bodies = Bodies(world, self.rulings)

    def marks(self, profile: Profile) -> tuple[Mark, ...]:
        """What a person or a delegation is found by; any other body's component needs no search."""
        if profile.kind == "delegation":
            return tuple(self._bodies.marks(profile))
        return tuple(self._persons.marks(profile)) if profile.kind == "person" else ()

    def sought(self, profile: Profile) -> tuple[Mark, ...]:
        """The marks of everybody whom a person or a delegation may be linked with."""
        if profile.kind == "delegation":
            return tuple(self._bodies.sought(profile))
        return tuple(self._persons.sought(profile)) if profile.kind == "person" else ()

    def linked(self, left: Profile, right: Profile) -> bool:
        if left.kind == "delegation":
            return self._bodies.travel_together(left, right)
        return self._persons.linked(left, right)

    def label(self, body: Profile) -> str:
        """The label of a body's component."""
        return content_id("bodies", *self._bodies.component(body))

    def ruled(self) -> set[str]:
        """The labels of the components of bodies that anybody ever decided on, as they are without the decisions."""
        bodies = (described(anchor) for anchor in self.rulings.ever if anchor.type not in FOUND)
        return {content_id("bodies", *self._bodies.near(body)) for body in bodies}

    def join(self, profiles: Sequence[Profile]) -> list[Component]:
        """The components of these profiles, by label; nobody outside may be linked with one of them."""
        parts: dict[str, list[Profile]] = defaultdict(list)
        for body in (p for p in profiles if p.kind not in FOUND):
            parts[self.label(body)].append(body)
        for group in self._components([p for p in profiles if p.kind == "person"]):
            parts[content_id("persons", min(p.id for p in group))] = group
        self._add_delegations(parts, self._components([p for p in profiles if p.kind == "delegation"]))
        return [self._joined(label, parts[label]) for label in sorted(parts)]

    def _add_delegations(self, parts: dict[str, list[Profile]], found: Iterable[list[Profile]]) -> None:
        """Each group is a component, or a part of the one that a person joined it with."""
        led: dict[str, str] = {}
        for group in found:
            labels = {self.label(p) for p in group if self._bodies.joined_by_hand(p)}
            labels = {led.get(label, label) for label in labels}
            labels = labels or {content_id("delegations", min(p.id for p in group))}
            low = min(labels)
            parts[low] = [*group, *(p for label in sorted(labels) for p in parts.pop(label, ()))]
            led |= dict.fromkeys(labels | {old for old, new in led.items() if new in labels}, low)

    def _components(self, found: Sequence[Profile]) -> list[list[Profile]]:
        by_id = {p.id: p for p in found}
        found_by: dict[int, list[str]] = defaultdict(list)  # their marks hold always
        for id in sorted(by_id):
            for mark in self.marks(by_id[id]):
                found_by[mark.key].append(id)
        home = {id: {id} for id in by_id}
        for left in sorted(by_id):
            for right in sorted({id for mark in self.sought(by_id[left]) for id in found_by.get(mark.key, ())}):
                if left < right and home[left] is not home[right] and self.linked(by_id[left], by_id[right]):
                    home[left] |= home[right]
                    home |= dict.fromkeys(home[left], home[left])
        whole = {min(group): group for group in home.values()}
        return [[by_id[id] for id in sorted(whole[first])] for first in sorted(whole)]

    def _joined(self, label: str, component: Sequence[Profile]) -> Component:
        persons = component[0].kind == "person"
        groups, judgements = self._persons.join(component) if persons else self._bodies.join(component)
        groups, decided = self.rulings.applied(groups)
        actors = [self._person(group) if persons else self._body(group) for group in groups]
        told = {(j.left, j.right): j for j in (*judgements, *decided)}
        found = zip(_told_apart(actors, groups), (tuple(sorted(g, key=lambda p: p.id)) for g in groups), strict=True)
        return Component(label, tuple(sorted(found, key=lambda f: f[0].id)), tuple(told[pair] for pair in sorted(told)))

    def _person(self, group: Sequence[Profile]) -> Actor:
        names = counted((p for p in group if p.named), "name") or counted(group, "name")
        name = min(names, key=lambda n: (len(fold(n).split()) < 2, -names[n], -len(n), n))
        country, office = most(group, "country"), most(group, "office")
        id = content_id("actor", "person", fold(name), country)
        return Actor(id, name, "person", country, office, _forms(group), _wikidata(group))

    def _body(self, group: Sequence[Profile]) -> Actor:
        country = most(group, "country")
        kind = self._bodies.kind(group)
        if kind in STATE_KINDS and country in self._world.states and not self._bodies.seat(group[0]):
            name = self._world.states[country or ""].name
            return Actor(content_id("actor", "country", country), name, "country", country, None, _forms(group))
        name = self._bodies.name(group)
        identity = content_id("actor", kind, fold(name), country)
        return Actor(identity, name, kind, country, None, _forms(group), _wikidata(group))


def join_actors(codings: Iterable[Coding], world: World, log: Iterable[Decision] = ()) -> ActorTable:
    """Join the articles' actors; the result does not depend on the order of the articles.

    `log` holds what people decided.
    """
    known = sorted(codings, key=lambda c: c.article.id)
    joiner = Joiner(world, log)
    named = joiner.rulings.named
    profiles = profiled((Trace(c.article.id, c.article.day, c.actors) for c in known), named)
    components = joiner.join(list(profiles.values()))
    home = {p.id: actor.id for part in components for actor, group in part.actors for p in group}
    of = {actor.id: home[profile_of(actor, named)] for coding in known for actor in coding.actors}
    actors = sorted((actor for part in components for actor, _ in part.actors), key=lambda a: (a.name, a.id))
    return ActorTable(tuple(actors), of, tuple(j for part in components for j in part.judgements))


def _forms(group: Sequence[Profile]) -> tuple[str, ...]:
    return tuple(sorted({form for profile in group for form in (*profile.forms, profile.name)}))


def _wikidata(group: Sequence[Profile]) -> str | None:
    counts = Counter[str]()
    for profile in group:
        counts.update(profile.wikidata)
    return min(counts, key=lambda q: (-counts[q], q), default=None)


def _told_apart(actors: Sequence[Actor], groups: Sequence[Sequence[Profile]]) -> list[Actor]:
    """Ids of their own for namesakes of one state that were kept apart, as delegations of other days always are."""
    count: Mapping[str, int] = Counter(actor.id for actor in actors)
    return [
        Actor(
            content_id("actor", actor.id, min(p.first for p in group))
            if count[actor.id] > 1 or actor.kind == "delegation"
            else actor.id,
            actor.name,
            actor.kind,
            actor.country,
            actor.office,
            actor.forms,
            actor.wikidata,
        )
        for actor, group in zip(actors, groups, strict=True)
    ]
