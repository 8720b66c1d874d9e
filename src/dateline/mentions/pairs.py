"""Words that stand for several: "the two leaders", "both sides", "they"."""

from dateline.mentions.cast import Person
from dateline.mentions.groups import STATES_MEANT, PairHit
from dateline.mentions.lines import Line
from dateline.mentions.memory import Body, Memory, Thing, distinct
from dateline.mentions.offices import heads_state, office_words
from dateline.mentions.pronouns import beside_of
from dateline.world import World

MEMORY = 4  # sentences that a pair looks back
NEAR = 2  # sentences that it looks back for two persons of whom one has the office
SIDES = ("sides", "parties")
_RANKS = ("person", "delegation", "ministry", "government", "country")
THEY = ("they", "them", "their")


class Pairs:
    """Finds the two (or the group) that a plural means, where it is clear."""

    def __init__(self, memory: Memory, world: World) -> None:
        self.memory = memory
        self.world = world

    def members(self, line: Line, hit: PairHit) -> tuple[Thing, ...]:
        """Who is meant, in the order of the text; empty where it is not clear."""
        if hit.count > 2:
            return self._many(line, hit)
        return self._they(line, hit) if hit.noun in THEY else self._two(line, hit)

    def _many(self, line: Line, hit: PairHit) -> tuple[Thing, ...]:
        """ "The three countries", "the four ministers": those of a near sentence, where they are so many."""
        for sentence in range(line.index, max(-1, line.index - NEAR - 1), -1):
            there = distinct(t for s in self.memory.before(sentence, line, hit.first) for t in s.things)
            people = tuple(t for t in there if isinstance(t, Person) and _of_noun(t, hit.noun))
            states = tuple(t for t in there if isinstance(t, Body) and t.kind == "country")
            meant = states if hit.noun in STATES_MEANT else people
            if not meant and hit.noun in STATES_MEANT:
                known = [self.world.state(c) for c in dict.fromkeys(p.country for p in people if p.country)]
                meant = tuple(Body("country", s.name, s.iso3) for s in known if s)
            if len(meant) == hit.count:
                return meant
        return ()

    def _they(self, line: Line, hit: PairHit) -> tuple[Thing, ...]:
        """The subjects of the sentence, or of the one before, where they are two or a group."""
        if line.quoted[hit.first]:
            return ()
        beside = beside_of(line, hit.first) if hit.noun == "them" else set()
        for sentence in (line.index, line.index - 1):
            there = self.memory.before(sentence, line, hit.first)
            there = [s for s in there if sentence < line.index or s.token not in beside]
            pair = next((s for s in reversed(there) if s.how == "sides" and len(s.things) > 1), None)
            if pair:
                return pair.things
            subjects = distinct(t for s in there if s.subject for t in s.things if _can_act(t))
            states = len(subjects) > 2 and all(isinstance(t, Body) and t.kind == "country" for t in subjects)
            group = len(subjects) == 1 and isinstance(subjects[0], Body) and subjects[0].kind in ("delegation", "group")
            if len(subjects) == 2 or states or group:
                return subjects
            people = distinct(t for s in there for t in s.things if isinstance(t, Person))
            if len(people) == 2:
                return people
            if subjects:
                return ()
        return ()

    def _two(self, line: Line, hit: PairHit) -> tuple[Thing, ...]:
        if hit.noun in SIDES and (sides := self._two_sides(line, hit)):
            return sides
        people = self._two_people(line, hit)
        if hit.noun in STATES_MEANT:
            return self._two_states(line, hit) or self._states_of(people)
        if people and hit.noun in SIDES and len({p.country for p in people}) < 2:
            return self._two_states(line, hit)
        if people or hit.noun not in SIDES:
            return people
        return self._two_states(line, hit)

    def _two_sides(self, line: Line, hit: PairHit) -> tuple[Thing, ...]:
        """Who of two states stood in the nearest sentence that names two: persons before bodies before the states."""
        for sentence in range(line.index, max(-1, line.index - MEMORY - 1), -1):
            there = distinct(t for s in self.memory.before(sentence, line, hit.first) for t in s.things if _can_act(t))
            countries = dict.fromkeys(t.country for t in there if t.country)
            if len(countries) > 2:
                return ()
            if len(countries) == 2:
                best = [_foremost([t for t in there if t.country == country]) for country in countries]
                return tuple(t for one in best for t in one) if all(len(one) == 1 for one in best) else ()
        return ()

    def _two_people(self, line: Line, hit: PairHit) -> tuple[Thing, ...]:
        """The two persons of the right office that were mentioned last."""
        found: list[Person] = []
        for sentence in range(line.index, max(-1, line.index - MEMORY - 1), -1):
            there = self.memory.before(sentence, line, hit.first)
            people = distinct(t for s in there for t in s.things if isinstance(t, Person) and _of_noun(t, hit.noun))
            if len(people) == 2:
                return people
            if len(people) > 2:
                subjects = distinct(t for s in there if s.subject for t in s.things if isinstance(t, Person))
                return subjects if len(subjects) == 2 else ()
            for thing in people:
                if isinstance(thing, Person) and thing not in found:
                    found.insert(0, thing)
            if len(found) == 2:
                return tuple(found)
        return self._any_two(line, hit)

    def _any_two(self, line: Line, hit: PairHit) -> tuple[Thing, ...]:
        """The only two of a near sentence when one of them has the office; else the article's only two who have it."""
        for sentence in range(line.index, max(-1, line.index - NEAR - 1), -1):
            there = self.memory.before(sentence, line, hit.first)
            people = distinct(t for s in there for t in s.things if isinstance(t, Person))
            if len(people) == 2 and any(isinstance(p, Person) and _of_noun(p, hit.noun) for p in people):
                return people
        ever = (t for s in self.memory.seen for t in s.things if isinstance(t, Person) and t.offices)
        people = distinct(p for p in ever if _of_noun(p, hit.noun))
        return people if len(people) == 2 else ()

    def _two_states(self, line: Line, hit: PairHit) -> tuple[Thing, ...]:
        found: list[Thing] = []
        for sentence in range(line.index, max(-1, line.index - MEMORY - 1), -1):
            there = self.memory.before(sentence, line, hit.first)
            states = distinct(t for s in there for t in map(self._state, s.things) if t)
            if len(states) > 2:
                return ()
            found = [*(t for t in states if t not in found), *found]
            if len(found) >= 2:
                return tuple(found) if len(found) == 2 else ()
        return ()

    def _state(self, thing: Thing) -> Body | None:
        """The state that stands there, by itself or by its government."""
        if not isinstance(thing, Body) or thing.kind not in ("country", "government"):
            return None
        state = self.world.state(thing.country) if thing.country else None
        return Body("country", state.name, state.iso3) if state else None

    def _states_of(self, people: tuple[Thing, ...]) -> tuple[Thing, ...]:
        """The states that two persons speak for."""
        states = [self.world.state(p.country) for p in people if p.country]
        bodies = [Body("country", s.name, s.iso3) for s in states if s]
        return tuple(bodies) if len(set(bodies)) == 2 else ()


def _foremost(things: list[Thing]) -> list[Thing]:
    """Those of one state who speak for it before the others."""
    ranks = [_RANKS.index(k) if (k := _kind(t)) in _RANKS else len(_RANKS) for t in things]
    return [t for t, rank in zip(things, ranks, strict=True) if rank == min(ranks)]


def _kind(thing: Thing) -> str:
    return "person" if isinstance(thing, Person) else thing.kind


def _can_act(thing: Thing) -> bool:
    return isinstance(thing, Person) or thing.kind != "outlet"


def _of_noun(person: Person, noun: str) -> bool:
    """Whether a person may be one of "the two leaders", "the ministers", "both presidents"."""
    offices = [office_words(o) for o in person.offices]
    if noun in ("leaders", "heads"):
        return not offices or any(heads_state(o) for o in offices)
    if noun in ("ministers", "presidents", "premiers", "chancellors"):
        word = {"premiers": "prime"}.get(noun, noun[:-1])
        return not offices or any(word in o and "deputy" not in o for o in offices)
    return True
