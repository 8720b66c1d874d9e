"""The actors of new and withdrawn articles, joined into those that the record has: touched components alone."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from dateline.model import Actor, Coding, Decision, Joined, Judgement, Mark, Trace
from dateline.record.actors import FOUND, ActorTable, Joiner, Joint
from dateline.record.memory import Memory
from dateline.record.people import People, linked
from dateline.record.profiles import Profile, from_body, minus, plus, profile_of, profiled, to_body
from dateline.world import World

VERSION = "kept-1"  # of what the record keeps of actors: their components, and what is counted of them
T = TypeVar("T")


@dataclass
class Cast:
    """The actors of the record after the rejoining, as far as anybody asked for them.

    `table` grows as codings are read. `profiles` and `actors` are those that are new or changed, `gone` the ids of
    those that are no longer there, `marks` those of the profiles; `articles` name an actor whose id, name, kind or
    country has changed; every judgement on one of `unjudged` gives way to `judgements`. `named` are the local actors
    that a person decided on.
    """

    memory: Memory
    named: frozenset[str] = frozenset()
    table: ActorTable = field(default_factory=ActorTable)
    home: dict[str, str] = field(default_factory=dict)
    profiles: list[Joined] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    marks: dict[str, tuple[Mark, ...]] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    unjudged: set[str] = field(default_factory=set)
    judgements: list[Judgement] = field(default_factory=list)

    def cover(self, codings: Collection[Coding]) -> None:
        """Make the table hold the local actors of these codings."""
        profiles = {actor.id: profile_of(actor, self.named) for coding in codings for actor in coding.actors}
        self.home |= self.memory.actor_ids(sorted({id for id in profiles.values() if id not in self.home}))
        of = {local: self.home[profile] for local, profile in profiles.items()}
        self.table.of |= of
        unknown = sorted({id for id in of.values() if id not in self.table.by_id})
        self.table.by_id |= {actor.id: actor for actor in self.memory.actors(unknown)}

    def names(self) -> dict[str, str]:
        """The name of every actor of the record."""
        known = {id: name for id, name in self.memory.names().items() if id not in self.gone}
        return known | {actor.id: actor.name for actor in self.actors}


def rejoin(
    fresh: Iterable[Trace], withdrawn: Collection[Trace], memory: Memory, world: World, log: Iterable[Decision]
) -> Cast:
    """The actors after the articles of `withdrawn` have given way to those of `fresh`, as people decided in `log`.

    Every article that a decision on an actor names, an undone one too, is among both.
    """
    joiner = Joiner(world, log)
    cast = Cast(memory, joiner.rulings.named)
    taken = profiled(withdrawn, _named_before(withdrawn, joiner, memory))
    now, before = _counted_anew(profiled(fresh, cast.named), taken, memory, cast.named)
    cast.gone |= {id for id, profile in now.items() if profile is None and id in before}
    cast.marks = {id: joiner.marks(profile) if profile else () for id, profile in now.items()}
    persons = {id for id, profile in now.items() if (profile or from_body(before[id].body)).kind == "person"}
    people = People(joiner, memory, _of(persons, now), _of(persons, before))
    _tell(cast, [people.joint], people.pulled)
    cast.unjudged |= people.unjudged
    now, before = _of(now.keys() - persons, now), _of(now.keys() - persons, before)
    labels = {kept.component for kept in before.values()} | joiner.ruled()
    labels |= {joiner.label(profile) for profile in now.values() if profile and profile.kind not in FOUND}
    labels |= linked(now, joiner, memory)
    pulled = {kept.id: kept for kept in memory.component(sorted(labels))} | before
    bodies = {id: profile for id, kept in pulled.items() if id not in now for profile in [from_body(kept.body)]}
    bodies |= {id: profile for id, profile in now.items() if profile}
    _tell(cast, joiner.join([bodies[id] for id in sorted(bodies)]), pulled)
    return cast


def _of(ids: Collection[str], values: Mapping[str, T]) -> dict[str, T]:
    return {id: value for id, value in values.items() if id in ids}


def _named_before(withdrawn: Iterable[Trace], joiner: Joiner, memory: Memory) -> frozenset[str]:
    """The local actors that stood by themselves when the record was last fused."""
    ever = {anchor.report for anchor in joiner.rulings.ever}
    own = {profile_of(a, frozenset([a.id])): a.id for trace in withdrawn for a in trace.actors if a.id in ever}
    return frozenset(own[kept.id] for kept in memory.joined(sorted(own)))


def _counted_anew(
    added: Mapping[str, Profile], taken: Mapping[str, Profile], memory: Memory, named: Collection[str]
) -> tuple[dict[str, Profile | None], dict[str, Joined]]:
    """The touched profiles as they are now (None: nobody is left), and as the record kept them."""
    touched = sorted({*added, *taken})
    before = {kept.id: kept for kept in memory.joined(touched)}
    now: dict[str, Profile | None] = {}
    for id in touched:
        profile = from_body(before[id].body) if id in before else None
        if profile and id in taken:
            stays = profile.count + (added[id].count if id in added else 0) > taken[id].count
            first = profile.alone or memory.first_local(*_described(profile), named) if stays else profile.first
            profile = minus(profile, taken[id], first)
        now[id] = plus(profile, added[id]) if id in added else profile
    return now, before


def _tell(cast: Cast, joints: Iterable[Joint], pulled: Mapping[str, Joined]) -> None:
    """Write down what the actors are beside what they were."""
    old = {actor.id: actor for actor in cast.memory.actors(sorted({kept.actor for kept in pulled.values()}))}
    changed: set[str] = set()
    for joint in joints:
        cast.judgements += joint.judgements
        for actor, group in joint.actors:
            cast.table.by_id[actor.id] = actor
            cast.home |= dict.fromkeys((profile.id for profile in group), actor.id)
            if actor != old.get(actor.id):
                cast.actors.append(actor)
            if _core(actor) != _core(old.get(actor.id)):
                changed.add(actor.id)
            for profile in group:
                joined = Joined(profile.id, joint.labels[profile.id], actor.id, to_body(profile))
                if joined != (kept := pulled.get(profile.id)):
                    cast.profiles.append(joined)
                if kept and kept.actor != actor.id:
                    changed |= {kept.actor, actor.id}
    cast.gone |= old.keys() - cast.table.by_id.keys()
    cast.unjudged |= {kept.body["first"] for kept in pulled.values()}
    cast.articles |= cast.memory.naming(sorted((changed | cast.gone) & old.keys()))


def _core(actor: Actor | None) -> tuple[str | None, ...]:
    """What an event takes from an actor."""
    return (actor.name, actor.kind, actor.country) if actor else ()


def _described(profile: Profile) -> tuple[str, str, str | None, str | None]:
    return profile.kind, profile.name, profile.country, profile.office
