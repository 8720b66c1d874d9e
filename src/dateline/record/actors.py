"""Which actors of different articles are one actor of the record.

States are one by their ISO code, bodies by folded name and country. Persons are one when their names agree and their
countries do not differ; a bare surname or an unnamed office ("the Belarusian foreign minister") joins a named person
only when there is exactly one it can mean. What cannot be decided stays apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz

from dateline.model import Actor, Coding, content_id
from dateline.world import World
from dateline.world.names import fold, same_person

STATE_KINDS = ("country", "government")
LINKS = frozenset({"of", "the", "for", "and"})
SAME_HOLDER = 85  # of 100: names this alike, with one office of one country, are one person


class ActorTable:
    """The record's actors, and the way from each article's actor to them."""

    def __init__(self, actors: tuple[Actor, ...], of: dict[str, str]) -> None:
        self.actors = actors
        self.of = of
        self.by_id = {actor.id: actor for actor in actors}

    def __getitem__(self, local_id: str) -> Actor:
        """The record's actor for an article's actor id."""
        return self.by_id[self.of[local_id]]


def join_actors(codings: Iterable[Coding], world: World) -> ActorTable:
    """Join the articles' actors; the result does not depend on the order of the articles."""
    local = sorted({actor.id: actor for coding in codings for actor in coding.actors}.values(), key=lambda a: a.id)
    groups: list[list[Actor]] = []
    bodies: dict[tuple[str, ...], list[Actor]] = defaultdict(list)
    for actor in local:
        if actor.kind != "person":
            bodies[_body_key(actor, world)].append(actor)
    groups.extend(bodies[key] for key in sorted(bodies))
    groups.extend(_person_groups([actor for actor in local if actor.kind == "person"]))
    joined = [_merge(group, world) for group in groups]
    of = {actor.id: merged.id for group, merged in zip(groups, joined, strict=True) for actor in group}
    return ActorTable(tuple(sorted(joined, key=lambda a: (a.name, a.id))), of)


def _body_key(actor: Actor, world: World) -> tuple[str, ...]:
    """States by their code; bodies by what they are called beside their state: "Foreign Ministry of the DPRK"."""
    if actor.kind in STATE_KINDS and actor.country:
        return ("state", actor.country)
    state = world.states.get(actor.country or "")
    of_state = {w for n in (state.name, *state.names, *state.demonyms) for w in fold(n).split()} if state else set()
    words = [word for word in fold(actor.name).split() if word not in of_state | LINKS]
    return (actor.kind, " ".join(sorted(words)) or fold(actor.name), actor.country or "")


def _person_groups(persons: list[Actor]) -> list[list[Actor]]:
    """Full names first, each to the first group it agrees with; then surnames and unnamed offices, where one fits."""
    named = [p for p in persons if not _unnamed(p) and len(fold(p.name).split()) > 1]
    groups: list[list[Actor]] = []
    blocks: dict[str, list[int]] = defaultdict(list)
    for person in sorted(named, key=lambda p: (-len(fold(p.name).split()), fold(p.name), p.country or "", p.id)):
        tokens = fold(person.name).split()
        near = sorted({index for token in tokens for index in blocks[token[:3]]})
        home = next((i for i in near if _agree(person, groups[i])), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(person)
        for token in tokens:
            if home not in blocks[token[:3]]:
                blocks[token[:3]].append(home)
    loose: dict[tuple[str, ...], list[Actor]] = defaultdict(list)
    full = [list(group) for group in groups]
    for person in persons:
        if person in named:
            continue
        fitting = [i for i, group in enumerate(full) if _can_mean(person, group)]
        if len(fitting) == 1:
            groups[fitting[0]].append(person)
        else:
            loose[(fold(person.name), person.country or "", person.office or "")].append(person)
    return groups + [loose[key] for key in sorted(loose)]


def _agree(person: Actor, group: list[Actor]) -> bool:
    countries = {a.country for a in group if a.country}
    if person.country and countries and person.country not in countries:
        return False
    return any(
        same_person(person.name, other.name) or _cut_short(person, other) or _misspelt(person, other) for other in group
    )


def _cut_short(person: Actor, other: Actor) -> bool:
    """One name begins the other, of one holder of one office: "Moon Jae" for "Moon Jae In"."""
    if not (person.office and person.office == other.office and person.country and person.country == other.country):
        return False
    mine, theirs = sorted((fold(person.name).split(), fold(other.name).split()), key=len)
    return len(mine) > 1 and theirs[: len(mine)] == mine


def _misspelt(person: Actor, other: Actor) -> bool:
    """Two holders of one office whose names differ by a letter or a patronymic: "Ruzhenkov" and "Ryzhenkov"."""
    if not (person.office and person.office == other.office and person.country and person.country == other.country):
        return False
    mine, theirs = _outer_names(person), _outer_names(other)
    return any(fuzz.ratio(a, b) >= SAME_HOLDER for a in mine for b in theirs)


def _outer_names(person: Actor) -> list[str]:
    """First and last word of each full name, where patronymics do not stand: "maxim ryzhenkov"."""
    full = {fold(form) for form in (person.name, *person.forms)}
    return sorted({f"{words[0]} {words[-1]}" for name in full if len(words := name.split()) > 1})


def _unnamed(person: Actor) -> bool:
    """True for a person known by office alone ("Foreign Minister of Belarus")."""
    return bool(person.office) and fold(person.office or "") in fold(person.name)


def _can_mean(person: Actor, group: list[Actor]) -> bool:
    """Can a surname or an unnamed office stand for this group's person? A country must be shared, never assumed."""
    if not person.country or person.country not in {a.country for a in group}:
        return False
    if _unnamed(person):
        return person.office in {a.office for a in group}
    return any(fold(person.name) in fold(a.name).split() for a in group)


def _merge(group: list[Actor], world: World) -> Actor:
    names = Counter(a.name for a in group if not _unnamed(a)) or Counter(a.name for a in group)
    kind = Counter(a.kind for a in group).most_common(1)[0][0]
    country = next(iter(_ranked(a.country for a in group)), None)
    if kind in STATE_KINDS and country and country in world.states:
        name, kind = world.states[country].name, "country"
    else:
        name = min(names, key=lambda n: (-len(fold(n).split()), -names[n], n))
    office = next(iter(_ranked(a.office for a in group)), None)
    wikidata = next(iter(_ranked(a.wikidata for a in group)), None)
    forms = tuple(sorted({form for a in group for form in (*a.forms, a.name)}))
    identity = (
        (kind, country) if kind == "country" else (kind, fold(name), country, office if kind == "person" else None)
    )
    return Actor(content_id("actor", *identity), name, kind, country, office, forms, wikidata)


def _ranked(values: Iterable[str | None]) -> list[str]:
    """The values that are stated, the most frequent first, ties by name."""
    counts = Counter(v for v in values if v)
    return sorted(counts, key=lambda v: (-counts[v], v))
