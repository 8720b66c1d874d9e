"""The record's actors: which actors of different articles are one, by judgements that can be taken back.

How persons are compared is in `persons`, who is meant by an office in `offices`, how bodies are compared in `bodies`.
What cannot be decided stays apart. Bodies and the names of persons are joined component by component: what becomes of a
profile depends on its component alone. Offices without a name are then given to those who held them.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dateline.model import Actor, Decision, Judgement, Mark, content_id
from dateline.record.bodies import Bodies
from dateline.record.marks import facing
from dateline.record.offices import Offices
from dateline.record.persons import Persons
from dateline.record.profiles import STATE_KINDS, Profile, counted, most
from dateline.record.rulings import Groups, Rulings, described
from dateline.world import World
from dateline.world.names import fold

FOUND = ("person", "delegation")  # kinds whose components are looked for; any other body tells its component itself


class ActorTable:
    """The way from each article's actor to the record's: `of` by the ids of both, `by_id` the record's actors."""

    def __init__(self, actors: Iterable[Actor] = (), of: Mapping[str, str] = MappingProxyType({})) -> None:
        self.of = dict(of)
        self.by_id = {actor.id: actor for actor in actors}

    def __getitem__(self, local_id: str) -> Actor:
        """The record's actor for an article's actor id."""
        return self.by_id[self.of[local_id]]


@dataclass(frozen=True, slots=True)
class Joint:
    """Actors, each with the profiles that are it; the label of the component that each profile was joined in; the
    judgements."""

    actors: tuple[tuple[Actor, tuple[Profile, ...]], ...]
    labels: Mapping[str, str]
    judgements: tuple[Judgement, ...]


class Joiner:
    """Makes actors of profiles. `log` holds what people decided: their decisions on actors outrank all else."""

    def __init__(self, world: World, log: Iterable[Decision] = ()) -> None:
        self.rulings = Rulings(log)
        self._world = world
        self.persons = Persons(world, self.rulings)
        self.offices = Offices(world)
        self._bodies = Bodies(world, self.rulings)

    def marks(self, profile: Profile) -> tuple[Mark, ...]:
        """What a person or a delegation is found by; any other body's component needs no search."""
        if profile.kind == "delegation":
            return tuple(self._bodies.marks(profile))
        return (*self.persons.marks(profile), *self._office_marks(profile)) if profile.kind == "person" else ()

    def _office_marks(self, person: Profile) -> Iterable[Mark]:
        """Those known by an office alone and those who hold it lie on two sides: an office is asked for on both."""
        marks = self.offices.marks(person)
        return map(facing, marks) if person.named else marks

    def sought(self, profile: Profile) -> tuple[Mark, ...]:
        """The marks of everybody whom a person or a delegation may be linked with."""
        if profile.kind == "delegation":
            return tuple(self._bodies.sought(profile))
        return self.persons.marks(profile) if profile.kind == "person" else ()

    def linked(self, left: Profile, right: Profile) -> bool:
        if left.kind == "delegation":
            return self._bodies.travel_together(left, right)
        return self.persons.linked(left, right)

    def label(self, body: Profile) -> str:
        """The label of a body's component."""
        return content_id("bodies", *self._bodies.component(body))

    def ruled(self) -> set[str]:
        """The labels of the components of bodies that anybody ever decided on, as they are without the decisions."""
        bodies = (described(anchor) for anchor in self.rulings.ever if anchor.type not in FOUND)
        return {content_id("bodies", *self._bodies.near(body)) for body in bodies}

    def join(self, bodies: Sequence[Profile]) -> Iterator[Joint]:
        """The components of these bodies and delegations; nobody outside may be linked with one of them."""
        parts: dict[str, list[Profile]] = defaultdict(list)
        for body in (p for p in bodies if p.kind not in FOUND):
            parts[self.label(body)].append(body)
        self._add_delegations(parts, self.components([p for p in bodies if p.kind == "delegation"]))
        for label in sorted(parts):
            groups, judgements = self._bodies.join(parts[label])
            yield self._joint(groups, judgements, self._body, dict.fromkeys((p.id for p in parts[label]), label))

    def actors(self, persons: Groups, judgements: Sequence[Judgement], labels: Mapping[str, str]) -> Joint:
        """The actors that these groups of persons are, after what people decided."""
        return self._joint(persons, judgements, self._person, labels)

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

    def components(self, found: Sequence[Profile]) -> list[list[Profile]]:
        """The persons, or the delegations, that hang together."""
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

    def _joint(
        self,
        groups: Groups,
        judgements: Iterable[Judgement],
        make: Callable[[Sequence[Profile]], Actor],
        labels: Mapping[str, str],
    ) -> Joint:
        groups, decided = self.rulings.applied(groups)
        actors = _told_apart([make(group) for group in groups], groups)
        told = {(j.left, j.right): j for j in (*judgements, *decided)}
        found = zip(actors, (tuple(sorted(group, key=lambda p: p.id)) for group in groups), strict=True)
        return Joint(tuple(sorted(found, key=lambda f: f[0].id)), labels, tuple(told[pair] for pair in sorted(told)))

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
