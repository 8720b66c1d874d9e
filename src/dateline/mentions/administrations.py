"""Governments called by who leads them: "the Dahl administration", "the Moreno government".

Whoever leads is no party to what the government does: what "Dahl administration officials" met about, Dahl did not.
"""

from collections.abc import Sequence, Set
from functools import lru_cache

from dateline.mentions.bodies import BodyHit
from dateline.mentions.cast import Cast, Person, incumbents, name_words, surnames
from dateline.mentions.lines import Line, vocabulary
from dateline.mentions.states import StateHit
from dateline.mentions.titles import DAYS, DOMAINS, PREFIXES, QUALIFIERS, noun_at
from dateline.world import HEADS, Holder, World, fold

NOUNS = vocabulary("administration government cabinet regime")


def find_administrations(line: Line, states: Sequence[StateHit], world: World) -> tuple[BodyHit, ...]:
    """A surname right before the noun: what the language model takes for a person, or that a head of state bore."""
    inside = {i for s in states for i in range(s.first, s.last + 1)}
    found = []
    for noun, word in enumerate(line.low):
        last = noun - 1
        if word in NOUNS and not line.capital(noun) and last not in inside and _surname(line, last, world):
            first = min((a for a, b in line.people if a <= last <= b and not inside & {*range(a, noun)}), default=last)
            while first < last and (noun_at(line, first) is not None or line.is_at(first, *PREFIXES)):
                first += 1
            found.append(BodyHit(first, noun, noun, line.words(first, noun), "government"))
    return tuple(found)


def _surname(line: Line, at: int, world: World) -> bool:
    if not line.capital(at) or line.tokens[at].upos not in ("PROPN", "NOUN", "ADJ", "VERB", "AUX", "X"):
        return False
    if noun_at(line, at) is not None or line.low[at] in DAYS | DOMAINS | QUALIFIERS:
        return False
    return any(a <= at <= b for a, b in line.people) or (not line.opens(at) and fold(line.low[at]) in _leaders(world))


def state_led(words: str, cast: Cast, world: World) -> str | None:
    """The state of the government that these words name by its leader; None where the article means another person."""
    surname, day = fold(words).split()[-1], cast.day
    bearers = cast.bearers(words)
    led = {p.country for p in bearers if p.country and leads(p, world)}
    if led or any(len(name_words(p.name)) > 1 for p in bearers):
        return _only(led)
    today = {h.country for h in incumbents(world, day, surname) if _heads(h, world)} if day else set()
    before = {h.country for h in _leaders(world).get(surname, ()) if not (day and h.start and h.start > f"{day}")}
    return _only(today) or _only(before)


def _only(states: Set[str | None]) -> str | None:
    return min(s for s in states if s) if len(states) == 1 and None not in states else None


def leads(person: Person, world: World) -> bool:
    """Whether a person leads or led a state."""
    known = (world.office(office) for office in person.offices)
    return any(o and o.level in HEADS for o in known) or bool(person.holder and _heads(person.holder, world))


def _heads(holder: Holder, world: World) -> bool:
    office = world.office(holder.office)
    return office is not None and office.level in HEADS


@lru_cache(maxsize=4)
def _leaders(world: World) -> dict[str, tuple[Holder, ...]]:
    """Those who lead or led a state, by their folded surname."""
    found: dict[str, tuple[Holder, ...]] = {}
    for holder in world.all_holders:
        if holder.country and _heads(holder, world):
            for word in surnames(holder):
                found[word] = (*found.get(word, ()), holder)
    return found
