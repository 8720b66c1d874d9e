"""The persons whom new and withdrawn articles touch, joined anew: those of their names, and those of their offices.

Names come first: the components of the touched profiles are read and joined. Then every office that one of them holds
is given its holders anew. Of the others who ever held it nothing is read but the profiles that name the office: they
stay the persons that they are, unless somebody known by the office alone joins or leaves them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from dateline.model import Joined, Judgement, Mark, content_id
from dateline.record.actors import Joiner, Joint
from dateline.record.marks import facing
from dateline.record.memory import Memory
from dateline.record.persons import placing
from dateline.record.profiles import Profile, from_body


class People:
    """Joins the persons that `now` has of the touched profiles (None: nobody is left), `before` as the record has them.

    `joint` are the persons looked at anew, `pulled` their profiles as the record has them; every judgement on one of
    `unjudged` gives way to those of `joint`.
    """

    def __init__(
        self, joiner: Joiner, memory: Memory, now: Mapping[str, Profile | None], before: Mapping[str, Joined]
    ) -> None:
        self._joiner, self._memory, self._now = joiner, memory, now
        self._kept = dict(before)  # what the record has of those whose components were read, and of all offices
        self._holders: dict[str, Joined] = {}  # what it has of those who are read for their office only
        self._read: dict[str, Profile] = {}  # as the record has them
        self._asked: set[Mark] = set()
        self._unnamed = {id: profile for id, profile in now.items() if profile and not profile.named}
        self._groups: list[list[Profile]] = []
        self._judgements: list[Judgement] = []
        self._labels: dict[str, str] = {}
        labels = {kept.component for kept in before.values()} | linked(now, joiner, memory)
        self._join(labels, [profile for profile in now.values() if profile])
        self.joint, resting = self._placed()
        self.pulled = {id: kept for id, kept in self._kept.items() if id not in resting}
        self.unjudged = {kept.body["first"] for kept in self._kept.values()}

    def _join(self, labels: Collection[str], touched: Iterable[Profile] = ()) -> None:
        """Read these components and join their names."""
        pulled = {kept.id: kept for kept in self._memory.component(sorted(labels))}
        self._kept |= pulled
        self._holders = {id: kept for id, kept in self._holders.items() if id not in pulled}
        found = [*touched, *(self._profile(kept) for id, kept in pulled.items() if id not in self._now)]
        self._unnamed |= {profile.id: profile for profile in found if not profile.named}
        for component in self._joiner.components(found):
            groups, judgements = self._joiner.persons.join(component)
            self._groups += groups
            self._judgements += judgements
            label = content_id("persons", min(profile.id for profile in component))
            self._labels |= dict.fromkeys((profile.id for profile in component), label)

    def _profile(self, kept: Joined) -> Profile:
        if kept.id not in self._read:
            self._read[kept.id] = from_body(kept.body)
        return self._read[kept.id]

    def _placed(self) -> tuple[Joint, set[str]]:
        """The persons with the offices that mean them, and which offices still mean somebody who is read no further."""
        while True:
            self._look()
            others: dict[str, list[Profile]] = defaultdict(list)
            for kept in self._holders.values():
                others[kept.actor].append(self._profile(kept))
            beside = [sorted(others[actor], key=placing) for actor in sorted(others)]
            groups, judgements = self._joiner.offices.place([*self._groups, *beside], self._unnamed.values())
            first, behind = len(self._groups), len(self._groups) + len(beside)
            meant = {
                actor: {profile.id for profile in group if not profile.named}
                for actor, group in zip(sorted(others), groups[first:behind], strict=True)
            }
            if labels := self._moved(meant) | self._named_by_facts():
                self._join(labels)
                continue
            whole = [*groups[:first], *groups[behind:]]
            joint = self._joiner.actors(whole, [*self._judgements, *judgements], self._labels)
            return joint, {id for ids in meant.values() for id in ids}

    def _look(self) -> None:
        """Read all who are known by the office alone of somebody looked at anew, and whoever holds such an office."""
        there = [*filter(None, self._now.values()), *map(self._profile, self._kept.values())]
        while new := {mark for profile in there for mark in self._joiner.offices.marks(profile)} - self._asked:
            self._asked |= new
            found = self._beside(new)
            there = [self._profile(kept) for kept in found]
            self._unnamed |= {profile.id: profile for profile in there}
            self._kept |= {kept.id: kept for kept in found}
            self._labels |= {kept.id: kept.component for kept in found}
        held = {mark for p in self._asked_for() for mark in map(facing, self._joiner.offices.marks(p))} - self._asked
        self._asked |= held
        self._holders |= {kept.id: kept for kept in self._beside(held)}

    def _beside(self, marks: Collection[Mark]) -> list[Joined]:
        near = self._memory.near(marks).keys() - self._kept.keys() - self._holders.keys()
        return self._memory.joined(sorted(near))

    def _asked_for(self) -> list[Profile]:
        """All who are known by an office alone, those of before too."""
        were = (profile for kept in self._kept.values() if not (profile := self._profile(kept)).named)
        return [*self._unnamed.values(), *were]

    def _moved(self, meant: Mapping[str, Collection[str]]) -> set[str]:
        """The components of those whom other offices mean than before, or one that was touched."""
        were: dict[str, set[str]] = defaultdict(set)
        for kept in self._kept.values():
            if not self._profile(kept).named:
                were[kept.actor].add(kept.id)
        moved = {actor for actor, ids in meant.items() if ids != were[actor] or not self._now.keys().isdisjoint(ids)}
        return {kept.component for kept in self._holders.values() if kept.actor in moved}

    def _named_by_facts(self) -> set[str]:
        """The components of those whose names tell whether an office means them, or on whom a person may have decided:
        these are read whole."""
        states = {p.country for p in self._asked_for() if p.alone or self._joiner.offices.fact(p)}
        return {kept.component for kept in self._holders.values() if self._profile(kept).country in states}


def linked(now: Mapping[str, Profile | None], joiner: Joiner, memory: Memory) -> set[str]:
    """The components of the persons and delegations that the touched ones are linked with."""
    there = {id: profile for id, profile in now.items() if profile}
    asked = {id: sought for id, profile in there.items() if (sought := joiner.sought(profile))}
    near = memory.near([mark for marks in asked.values() for mark in marks])
    others = {kept.id: kept for kept in memory.joined(sorted(near.keys() - there.keys()))}
    by_key: dict[int, list[Profile]] = {}
    for id in sorted(others):
        profile = from_body(others[id].body)
        for mark in joiner.marks(profile):
            by_key.setdefault(mark.key, []).append(profile)
    labels: set[str] = set()
    for id in sorted(asked):
        beside = {other.id: other for mark in asked[id] for other in by_key.get(mark.key, ())}
        for other in beside.values():
            if others[other.id].component not in labels and joiner.linked(there[id], other):
                labels.add(others[other.id].component)
    return labels
