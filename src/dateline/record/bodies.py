"""Which states, ministries, organizations and delegations of different articles are one.

States are one by their ISO code. Bodies are one by the world's facts ("G7", "Group of Seven"), else by what they are
called beside their state ("Foreign Ministry of the DPRK", "North Korean Foreign Ministry"). A delegation lives for a
few days: "a delegation of Russian experts" and "the Russian expert delegation" are one only then.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dateline.model import Actor, Feature, Judgement
from dateline.record.persons import Rulings, judged
from dateline.world import Organization, World
from dateline.world.names import fold

STATE_KINDS = ("country", "government")
LINKS = frozenset(["of", "the", "for", "and", "on", "a"])
# Words for one thing in the names of bodies; "affairs" tells nothing.
EQUAL = {
    "defence": "defense",
    "internal": "interior",
    "foreign": "foreign",
    "external": "foreign",
    "affairs": "",
    "department": "ministry",
    "centre": "center",
    "organisation": "organization",
    "labour": "labor",
    "army": "forces",
    "military": "forces",
    "troops": "forces",
    "armed": "",
}
SEVERAL = 3  # so many telling words name a body even where its state is not stated
JOURNEY = timedelta(days=10)
NAMES = 2.6, 1.5  # weights of an equal name and an equal state
STEM = 6  # "territorial" and "territory", "education" and "educational"


class Bodies:
    """Joins the articles' bodies; those that bear different names there leave a judgement."""

    def __init__(self, world: World, days: Mapping[str, date | None], rulings: Rulings) -> None:
        self.world = world
        self.days = days
        self.rulings = rulings
        self.judgements: list[Judgement] = []

    def join(self, found: Iterable[Actor]) -> list[list[Actor]]:
        """The actors of each body."""
        by_key: dict[tuple[str, ...], list[Actor]] = defaultdict(list)
        travelling: list[Actor] = []
        for actor in found:
            if actor.kind == "delegation":
                travelling.append(actor)
            else:
                by_key[self._key(actor)].append(actor)
        self._without_state(by_key)
        groups = [by_key[key] for key in sorted(by_key)]
        for group in groups:
            self._tell(group)
        return self._ruled([*groups, *self._delegations(travelling)])

    def _key(self, actor: Actor) -> tuple[str, ...]:
        if actor.kind in STATE_KINDS and actor.country:
            return ("seat", fold(actor.name), actor.country) if self.seat(actor) else ("state", actor.country, "")
        if actor.kind == "military" and self.words(actor) == {"forces"}:
            return ("words", "forces", actor.country or "", "military")
        known = self.known(actor)
        if known and known.country == actor.country and known.kind not in ("ministry",):
            return ("known", fold(known.name), known.country or "")
        return ("words", " ".join(sorted(self.words(actor))) or fold(actor.name), actor.country or "", _class(actor))

    def seat(self, actor: Actor) -> bool:
        """Whether the actor is a seat of power ("the Kremlin"): it speaks for its state and has a name of its own."""
        match = self.world.state_of(actor.name) if actor.kind == "government" else None
        return match is not None and match.how == "seat"

    def known(self, actor: Actor) -> Organization | None:
        """The body of the world's facts that bears this name, unless it is another state's."""
        found = self.world.organization(actor.name)
        return found if found and found.country in (None, actor.country) else None

    def words(self, actor: Actor) -> set[str]:
        """The telling words of a body's name, without its state's."""
        state = self.world.states.get(actor.country or "")
        own = {w for n in (state.name, *state.names, *state.demonyms) for w in fold(n).split()} if state else set()
        return {EQUAL.get(w, w) for w in fold(actor.name).split() if w not in own | LINKS} - {""}

    def _without_state(self, by_key: dict[tuple[str, ...], list[Actor]]) -> None:
        """A long name whose state one article does not say: the only body of that name."""
        stated: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for key in sorted(by_key):
            if key[0] == "words" and key[2]:
                stated[key[1]].append(key)
        for key in [k for k in sorted(by_key) if k[0] == "words" and not k[2] and len(k[1].split()) >= SEVERAL]:
            homes = stated[key[1]]
            if len(homes) == 1:
                by_key[homes[0]].extend(by_key.pop(key))

    def _tell(self, group: Sequence[Actor]) -> None:
        """A judgement for each name of a body beside its first."""
        if group[0].kind in STATE_KINDS and not self.seat(group[0]):
            return
        first = min(group, key=lambda a: (a.name, a.id))
        told = {first.name}
        for actor in sorted(group, key=lambda a: (a.name, a.id)):
            if actor.name not in told:
                told.add(actor.name)
                known = self.known(actor)
                why = f"both are {known.name}" if known else "the same words beside the state"
                self._judge(first, actor, Feature("name", f"{first.name} / {actor.name}: {why}", NAMES[0]))

    def _judge(self, first: Actor, other: Actor, *features: Feature) -> None:
        if first.country and first.country == other.country:
            features = (*features, Feature("country", first.country, NAMES[1]))
        self.judgements.append(judged(first.id, other.id, features))

    def _delegations(self, found: Sequence[Actor]) -> list[list[Actor]]:
        """Delegations of one state within the days of a journey, when one's words are all among the other's."""
        groups: list[list[Actor]] = []
        for actor in sorted(found, key=lambda a: (-len(self._stems(a)), self._day(a), a.name, a.id)):
            homes = [g for g in groups if all(self._travel_together(actor, other) for other in g)]
            same = [g for g in homes if any(self._stems(g[0]) == self._stems(actor) for _ in g)]
            homes = same or homes
            if len(homes) != 1:
                groups.append([actor])
                continue
            if actor.name != homes[0][0].name:
                what = f"{homes[0][0].name} / {actor.name}: the same words, within {JOURNEY.days} days"
                self._judge(homes[0][0], actor, Feature("name", what, NAMES[0]))
            homes[0].append(actor)
        return groups

    def _travel_together(self, one: Actor, other: Actor) -> bool:
        if one.country != other.country or not one.country:
            return False
        near = abs(self._day(one) - self._day(other)) <= JOURNEY
        a, b = self._stems(one), self._stems(other)
        return near and (a <= b or b <= a)

    def _stems(self, actor: Actor) -> frozenset[str]:
        return frozenset(w.rstrip("s")[:STEM] for w in self.words(actor) if not w.startswith("delegation"))

    def _day(self, actor: Actor) -> date:
        return self.days[actor.id] or date.min

    def _ruled(self, groups: list[list[Actor]]) -> list[list[Actor]]:
        """The groups as a person has corrected them."""
        for pair in sorted(sorted(pair) for pair in self.rulings.apart):
            for group in [g for g in groups if {a.id for a in g} >= set(pair)]:
                group[:], alone = [a for a in group if a.id != pair[1]], [a for a in group if a.id == pair[1]]
                groups.append(alone)
        for pair in sorted(sorted(pair) for pair in self.rulings.same):
            homes = [g for g in groups if any(a.id in pair for a in g)]
            if len(homes) == 2:
                homes[0].extend(homes[1])
                groups.remove(homes[1])
        return groups

    def name(self, group: Sequence[Actor]) -> str:
        """What readers call a body most; a delegation is called by its first full form."""
        if group[0].kind == "delegation":
            return min(group, key=lambda a: (-len(self._stems(a)), self._day(a), a.name)).name
        known = self.known(group[0])
        if known and known.country is None:
            said = Counter(form for a in group for form in a.forms if self.world.organization(form) == known)
            folded = Counter[str]()
            for form, count in said.items():
                folded[fold(form)] += count
            if folded:
                top = min(folded, key=lambda f: (-folded[f], f != fold(known.name), f))
                return min((f for f in said if fold(f) == top), key=lambda f: ("." in f, -said[f], f))
        names = Counter(a.name for a in group)
        return min(names, key=lambda n: (-len(fold(n).split()), -names[n], n))

    def kind(self, group: Sequence[Actor]) -> str:
        """The kind that most articles give; where they differ, one that says more than "organization"."""
        kinds = Counter(a.kind for a in group)
        return min(kinds, key=lambda k: (k == "organization", -kinds[k], k))


def _class(actor: Actor) -> str:
    """Kinds that may be one body under two descriptions; people, outlets and parties stay what they are."""
    return actor.kind if actor.kind in ("group", "outlet", "party", "military") else "body"
