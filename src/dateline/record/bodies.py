"""Which states, ministries, organizations and delegations of different articles are one.

States are one by their ISO code. Bodies are one by the world's facts ("G7", "Group of Seven"), else by what they are
called beside their state ("Foreign Ministry of the DPRK", "North Korean Foreign Ministry"). A delegation lives for a
few days: "a delegation of Russian experts" and "the Russian expert delegation" are one only then.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.model import Feature, Judgement, Mark
from dateline.record.marks import mark
from dateline.record.persons import judged
from dateline.record.profiles import STATE_KINDS, Profile, counted
from dateline.record.rulings import Rulings, described
from dateline.world import Organization, World
from dateline.world.names import fold

LINKS = frozenset(["of", "the", "for", "and", "on", "a", "from"])
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
BESIDE = (-1, 0, 1)
STEM = 6  # "territorial" and "territory", "education" and "educational"


class Bodies:
    """Joins profiles into bodies; those that bear different names leave a judgement."""

    def __init__(self, world: World, rulings: Rulings) -> None:
        self.world = world
        self.judgements: list[Judgement] = []
        self._stems_of: dict[str, frozenset[str]] = {}
        self._tied: dict[tuple[str, ...], tuple[str, ...]] = {}
        for anchors in rulings.joins():
            near = {self.component(described(anchor)) for anchor in anchors if anchor.type != "person"}
            tied = near | {own for own, tie in self._tied.items() if tie in near}
            self._tied |= dict.fromkeys(tied, min(tied, default=()))

    def component(self, profile: Profile) -> tuple[str, ...]:
        """What a profile shares with every other that bears on what becomes of it; delegations are looked for."""
        own = self.near(profile)
        return self._tied.get(own, own)  # a person may have joined what bears upon two keys

    def joined_by_hand(self, profile: Profile) -> bool:
        """Whether a person joined what bears upon this profile with something else."""
        return self.near(profile) in self._tied

    def near(self, profile: Profile) -> tuple[str, ...]:
        """The same, but for what a person joined."""
        if profile.kind == "delegation":
            return ("delegation", profile.alone)
        key = self._key(profile)
        return ("name", key[1]) if key[0] == "words" and len(key[1].split()) >= SEVERAL else key

    def marks(self, delegation: Profile) -> Iterator[Mark]:
        """A delegation is found by its state and the stretch of days in which it travels."""
        yield mark(("delegation", delegation.country, str(_stretch(delegation))))

    def sought(self, delegation: Profile) -> Iterator[Mark]:
        """The marks of those that may be one with it."""
        for beside in BESIDE:
            yield mark(("delegation", delegation.country, str(_stretch(delegation) + beside)))

    def join(self, component: Sequence[Profile]) -> tuple[list[list[Profile]], list[Judgement]]:
        """The profiles of each body of a component, and the judgements."""
        self.judgements = []
        by_key: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
        travelling: list[Profile] = []
        for profile in sorted(component, key=lambda p: p.id):
            if profile.kind == "delegation":
                travelling.append(profile)
            else:
                by_key[self._key(profile)].append(profile)
        self._without_state(by_key)
        groups = [by_key[key] for key in sorted(by_key)]
        for group in groups:
            self._tell(group)
        return [*groups, *self._delegations(travelling)], self.judgements

    def _key(self, profile: Profile) -> tuple[str, ...]:
        if profile.kind in STATE_KINDS and profile.country:
            return (
                ("seat", fold(profile.name), profile.country) if self.seat(profile) else ("state", profile.country, "")
            )
        if profile.kind == "military" and self.words(profile) == {"forces"}:
            return ("words", "forces", profile.country or "", "military")
        known = self.known(profile)
        if known and known.country == profile.country and known.kind not in ("ministry",):
            return ("known", fold(known.name), known.country or "")
        return (
            "words",
            " ".join(sorted(self.words(profile))) or fold(profile.name),
            profile.country or "",
            _class(profile),
        )

    def seat(self, profile: Profile) -> bool:
        """Whether the profile is a seat of power ("the Kremlin"): it speaks for its state and has a name of its own."""
        match = self.world.state_of(profile.name) if profile.kind == "government" else None
        return match is not None and match.how == "seat"

    def known(self, profile: Profile) -> Organization | None:
        """The body of the world's facts that bears this name, unless it is another state's."""
        found = self.world.organization(profile.name)
        return found if found and found.country in (None, profile.country) else None

    def words(self, profile: Profile) -> set[str]:
        """The telling words of a body's name, without its state's."""
        state = self.world.states.get(profile.country or "")
        names = (state.name, *state.names, *state.demonyms) if state else ()
        own = {w for n in names for w in (*fold(n).split(), *fold(f"{n}'s").split())}
        return {EQUAL.get(w, w) for w in fold(profile.name).split() if w not in own | LINKS} - {""}

    def _without_state(self, by_key: dict[tuple[str, ...], list[Profile]]) -> None:
        """A long name whose state one article does not say: the only body of that name."""
        stated: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for key in sorted(by_key):
            if key[0] == "words" and key[2]:
                stated[key[1]].append(key)
        for key in [k for k in sorted(by_key) if k[0] == "words" and not k[2] and len(k[1].split()) >= SEVERAL]:
            homes = stated[key[1]]
            if len(homes) == 1:
                by_key[homes[0]].extend(by_key.pop(key))

    def _tell(self, group: Sequence[Profile]) -> None:
        """A judgement for each name of a body beside its first."""
        if group[0].kind in STATE_KINDS and not self.seat(group[0]):
            return
        first = min(group, key=lambda a: (a.name, a.first))
        told = {first.name}
        for profile in sorted(group, key=lambda a: (a.name, a.first)):
            if profile.name not in told:
                told.add(profile.name)
                known = self.known(profile)
                why = f"both are {known.name}" if known else "the same words beside the state"
                self._judge(first, profile, Feature("name", f"{first.name} / {profile.name}: {why}", NAMES[0]))

    def _judge(self, first: Profile, other: Profile, *features: Feature) -> None:
        if first.country and first.country == other.country:
            features = (*features, Feature("country", first.country, NAMES[1]))
        self.judgements.append(judged(first.first, other.first, features))

    def _delegations(self, found: Sequence[Profile]) -> list[list[Profile]]:
        """Delegations of one state within the days of a journey, when one's words are all among the other's."""
        groups: list[list[Profile]] = []
        under_way: dict[int, set[int]] = defaultdict(set)  # groups by the stretches of days in which they travel
        for profile in sorted(found, key=lambda a: (-len(self._stems(a)), _day(a), a.name, a.first)):
            stretch = _stretch(profile)
            near = sorted({n for beside in BESIDE for n in under_way[stretch + beside]})
            homes = [g for n in near for g in [groups[n]] if all(self.travel_together(profile, other) for other in g)]
            same = [g for g in homes if self._stems(g[0]) == self._stems(profile)]
            homes = same or homes
            if len(homes) != 1:
                under_way[stretch].add(len(groups))
                groups.append([profile])
                continue
            if profile.name != homes[0][0].name:
                what = f"{homes[0][0].name} / {profile.name}: the same words, within {JOURNEY.days} days"
                self._judge(homes[0][0], profile, Feature("name", what, NAMES[0]))
            homes[0].append(profile)
            under_way[stretch].add(next(n for n in near if groups[n] is homes[0]))
        return groups

    def travel_together(self, one: Profile, other: Profile) -> bool:
        """Whether two delegations may be one."""
        if one.country != other.country or not one.country or abs(_day(one) - _day(other)) > JOURNEY:
            return False
        a, b = self._stems(one), self._stems(other)
        return a <= b or b <= a

    def _stems(self, profile: Profile) -> frozenset[str]:
        if profile.id not in self._stems_of:
            telling = (word for word in self.words(profile) if not word.startswith("delegation"))
            self._stems_of[profile.id] = frozenset(word.rstrip("s")[:STEM] for word in telling)
        return self._stems_of[profile.id]

    def name(self, group: Sequence[Profile]) -> str:
        """What readers call a body most; a delegation is called by its first full form."""
        if group[0].kind == "delegation":
            told = {a.id: min(a.days_told, default="") for a in group}  # of what a user joined to it, the year
            return min(group, key=lambda a: (-len(self._stems(a)), told[a.id], a.name)).name
        known = self.known(group[0])
        if known and known.country is None:
            said = Counter[str]()
            for profile in group:
                said.update(profile.forms)
            return self._said_most(said, known) or _longest(group)
        return _longest(group)

    def _said_most(self, said: Counter[str], known: Organization) -> str | None:
        folded = Counter[str]()
        for form, count in said.items():
            if self.world.organization(form) == known:
                folded[fold(form)] += count
        if not folded:
            return None
        top = min(folded, key=lambda f: (-folded[f], f != fold(known.name), f))
        return min((f for f in said if fold(f) == top), key=lambda f: ("." in f, -said[f], f))

    def kind(self, group: Sequence[Profile]) -> str:
        """The kind that most articles give; where they differ, one that says more than "organization"."""
        kinds = counted(group, "kind")
        return min(kinds, key=lambda k: (k == "organization", -kinds[k], k))


def _day(profile: Profile) -> date:
    return profile.days[0] if profile.days else date.min


def _stretch(profile: Profile) -> int:
    """Delegations that may be one travel in one stretch of days or in two that follow each other."""
    return _day(profile).toordinal() // JOURNEY.days


def _longest(group: Sequence[Profile]) -> str:
    names = counted(group, "name")
    return min(names, key=lambda n: (-len(fold(n).split()), -names[n], n))


def _class(profile: Profile) -> str:
    """Kinds that may be one body under two descriptions; people, outlets and parties stay what they are."""
    return profile.kind if profile.kind in ("group", "outlet", "party", "military") else "body"
