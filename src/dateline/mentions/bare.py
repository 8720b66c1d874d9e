"""Bare nouns for what was named before: "the ministry", "the country". Nothing where two may be meant."""

from dateline.mentions.administrations import leads
from dateline.mentions.bodies import BODY_NOUNS
from dateline.mentions.cast import Person
from dateline.mentions.lines import Line
from dateline.mentions.memory import Body, Memory, Thing, distinct
from dateline.world import World

REACH = 10  # sentences that "the ministry" looks back
SERVANTS = frozenset(("official", "officials"))  # who speak for "the administration" without its article
BLOCS = frozenset(("bloc", "alliance"))
ALLIED = frozenset(("nato", "treaty", "alliance"))
COUNTRIES = frozenset(("country", "nation"))
NOUNS = COUNTRIES | BLOCS | BODY_NOUNS.keys()


def meant(memory: Memory, line: Line, at: int, world: World) -> Body | None:
    """What "the" and the noun at this token stand for: the only body or state near enough that it may mean."""
    word = line.low[at]
    if line.capital(at) or line.is_at(at + 1, "of"):
        return None
    if word == "administration" and (line.is_at(at - 1, "the", "this") or line.is_at(at + 1, *SERVANTS)):
        return _government(memory, line, at, world)
    if word in COUNTRIES and line.is_at(at - 1, "the"):
        return _state(memory, line, at)
    if word in BODY_NOUNS and line.is_at(at - 1, "the"):
        near = _bodies(memory, line, at, REACH)
        found = distinct(body for body in near if word in body.name.lower().split())
        if found or word not in BLOCS:
            return _body(found)
    if word in BLOCS and line.is_at(at - 1, "the") and not line.is_at(at + 1, "between", "with"):
        return _bloc(memory, line, at)
    return None


def _state(memory: Memory, line: Line, at: int) -> Body | None:
    """The state of this sentence, else of the one before; nothing where another is named there, or spoken for."""
    for reach in (0, 1):
        found = [body for body in _bodies(memory, line, at, reach) if body.country]
        if found:
            states = distinct(body for body in found if body.kind == "country")
            return _body(states) if len({body.country for body in found}) == 1 else None
    return None


def _government(memory: Memory, line: Line, at: int, world: World) -> Body | None:
    """The only state whose government was named, by its leader, its seat or itself; else whose leader was."""
    near = _things(memory, line, at, REACH)
    states = {thing.country for thing in near if isinstance(thing, Body) and thing.kind == "government"}
    states = states or {thing.country for thing in near if isinstance(thing, Person) and leads(thing, world)}
    state = world.state(next(iter(states)) or "") if len(states) == 1 else None
    return Body("country", state.name, state.iso3) if state else None


def _bloc(memory: Memory, line: Line, at: int) -> Body | None:
    """The only body of several states that was named, unless it is the one of all; an alliance is one of arms."""
    found = distinct(body for body in _bodies(memory, line, at, REACH) if body.kind == "igo")
    body = _body(found)
    words = set(body.name.lower().split()) if body else set()
    fits = bool(words & ALLIED) if line.is_at(at, "alliance") else words.isdisjoint(("un", "united"))
    return body if fits else None


def _body(found: tuple[object, ...]) -> Body | None:
    return found[0] if len(found) == 1 and isinstance(found[0], Body) else None


def _bodies(memory: Memory, line: Line, at: int, reach: int) -> list[Body]:
    return [thing for thing in _things(memory, line, at, reach) if isinstance(thing, Body)]


def _things(memory: Memory, line: Line, at: int, reach: int) -> list[Thing]:
    """Who was mentioned before a token, in its sentence and so many before it."""
    seen = (s for s in memory.seen if line.index - reach <= s.sentence and (s.sentence, s.token) < (line.index, at))
    return [thing for s in seen for thing in s.things]
