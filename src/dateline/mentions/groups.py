"""Delegations, groups and pairs in a sentence: "a Russian delegation", "U.S. officials", "the two leaders"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.mentions.bodies import BodyHit, with_article
from dateline.mentions.lines import Line, vocabulary
from dateline.mentions.states import StateHit
from dateline.mentions.titles import DAYS, DOMAINS, QUALIFIERS
from dateline.world import Agent, World

DELEGATIONS = frozenset({"delegation", "delegations"})
# Bodies that states have one of each, in the plural, with the singular and the kind of actor.
BODIES = {
    "ministries": ("ministry", "ministry"),
    "governments": ("government", "government"),
    "parliaments": ("parliament", "organization"),
}
# What a state may do for people who are another's, behind a hyphen.
SIDING = vocabulary(
    "backed linked allied affiliated aligned supported funded trained armed sponsored inspired held occupied controlled"
    " friendly led"
)
# The kinds of actor of those who are a body at once: "police in Norland" are the police of Norland.
KINDS = {"MIL": "military", "COP": "organization"}
# People of a state who are of no sector.
OTHERS = vocabulary("partners allies members counterparts foes")
# Those who act for the states of a region: "Arab foreign ministers", "leaders of the Nordic countries".
STATESMEN = vocabulary(
    "leaders ministers presidents premiers heads chiefs envoys officials ambassadors delegates representatives"
)
REGIONS = vocabulary(
    "arab african european asian nordic baltic gulf caribbean pacific balkan western islamic scandinavian arctic"
    " caucasian andean sahelian visegrad eurasian"
)
# Whom any body has, and who are then its own: "NATO allies", "the bloc's leaders".
OF_BODIES = vocabulary("leaders partners allies members nations countries states counterparts ministers officials")
WITHOUT_AGENT = OTHERS | OF_BODIES | STATESMEN
PAIRS = vocabulary(
    "leaders heads ministers presidents sides parties countries nations states diplomats officials capitals"
    " men premiers chancellors governments negotiators statesmen neighbors neighbours"
)
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
SETS = {"pair": 2, "duo": 2, "trio": 3}
THEY = frozenset({"they", "them", "their"})
MEANT = THEY | PAIRS | COUNTS.keys() | SETS.keys()
# Verbs that take something from a state: "withdrew troops from Norland", "bought tanks from Norland" do not say whose.
TAKING = vocabulary(
    "withdraw pull remove evacuate recall repatriate airlift rescue buy purchase import receive acquire obtain order"
    " lease"
)
TAKINGS = vocabulary("withdrawal removal evacuation pullout repatriation purchase import rescue")
STATES_MEANT = vocabulary("countries nations states capitals governments neighbors neighbours")


@dataclass(frozen=True, slots=True)
class GroupHit:
    """Tokens `first` to `last` name a group or delegation; `head` is its noun; `body` the body whose people it is.

    `beside` names the people of a state joined to it, with the state: "Norlandic and Estmarkian officials".
    """

    first: int
    last: int
    head: int
    name: str
    kind: str
    country: str | None
    body: BodyHit | None = None
    named: bool = True
    beside: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class PairHit:
    """Words for several actors that stand before: "the two leaders", "both ministers", "they". `noun` in lower case,
    `count` how many the words say."""

    first: int
    last: int
    noun: str
    count: int = 2


def find_groups(
    line: Line, states: Sequence[StateHit], bodies: Sequence[BodyHit], world: World
) -> tuple[GroupHit, ...]:
    """Delegations, agents ("border police", "rebels") and other groups of a state's or body's people, in order."""
    by_last = {s.last: s for s in states}
    of_body = {b.last: b for b in bodies}
    inside = {i for b in bodies for i in range(b.first, b.last + 1)}
    found: list[GroupHit] = []
    for noun, word in enumerate(line.low):
        if noun in inside or (found and noun <= found[-1].last):
            continue
        if word in DELEGATIONS:
            found.append(_delegation(line, states, noun))
            continue
        if word in BODIES and (pair := _two_bodies(line, states, noun, world)) is not None:
            found.append(pair)
            continue
        if line.is_at(noun - 1, "ethnic") and line.capital(noun) and line.tokens[noun].text.endswith("s"):
            found.append(_people(line, states, noun))
            continue
        agent = _agent_at(line, noun, world)
        if agent is None and word not in WITHOUT_AGENT:
            continue
        first, state, body = _back(line, by_last, of_body, noun, agent.size if agent else 1)
        acts = word in OF_BODIES or (agent and agent.plural and body and body.kind in ("igo", "group"))
        if body and acts and body.last == noun - 1:
            found.append(GroupHit(body.first, noun, noun, body.name, body.kind, body.country, body))
        elif word in STATESMEN and not (state or body) and (region := _regional(line, noun)):
            found.append(region)
        elif agent:
            found += _agents(line, states, agent, (first, noun), state, body)
        elif state and word in OTHERS:
            found.append(_of_state(line, by_last, (first, noun), state, "group"))
    return tuple(found)


def _people(line: Line, states: Sequence[StateHit], noun: int) -> GroupHit:
    """ "Ethnic Estmarkians in Norland": a people is no state."""
    after = _state_after(line, states, noun, local=True)
    name = _named(line, noun - 1, noun)
    return GroupHit(noun - 1, noun, noun, name, "group", after.iso3 if after else None)


def _agent_at(line: Line, noun: int, world: World) -> Agent | None:
    """The agents that this noun names, unless it only stands before another ("student visas", "rebel-held")."""
    agent = world.agents.ending(line.low[max(0, noun - 3) : noun + 1])
    if agent is None or line.tokens[noun].upos not in ("NOUN", "PROPN", "ADJ") or line.hyphen(noun + 1):
        return None
    after = line.tokens[noun + 1].upos if noun + 1 < len(line) else ""
    compound = after in ("NOUN", "PROPN") and noun not in line.heads and line.low[noun + 1] not in DAYS
    return None if compound else agent


def _agents(
    line: Line,
    states: Sequence[StateHit],
    agent: Agent,
    words: tuple[int, int],
    state: StateHit | None,
    body: BodyHit | None,
) -> Iterator[GroupHit]:
    """Agents of a state, or those that act though none is named."""
    first, noun = words
    sector = agent.sector
    kind = KINDS.get(sector.code, "group")
    if not agent.plural and (sector.code == "GOV" or _beside_a_name(line, first, noun)):
        return
    if state:
        yield _of_state(line, {s.last: s for s in states}, words, state, kind)
        return
    after = _state_after(line, states, noun, sector.local)
    if after:
        last = noun if line.is_at(noun + 1, "in") else after.last
        yield GroupHit(first, last, noun, _named(line, first, last), kind, after.iso3)
    elif (sector.alone or _of_a_people(line, first)) and agent.plural and line.tokens[noun].upos == "NOUN" and not body:
        yield GroupHit(first, noun, noun, _named(line, first, noun), kind, None)


def _of_a_people(line: Line, first: int) -> bool:
    """ "Kurdish leaders", "Shona farmers": whose they are is said, though it is no state."""
    return line.capital(first) and line.entity(first) == "NORP"


def _of_state(line: Line, by_last: dict[int, StateHit], words: tuple[int, int], state: StateHit, kind: str) -> GroupHit:
    first, noun = words
    first -= line.is_at(first - 1, "former")
    beside = _joined(line, by_last, first)
    beside = beside if beside and (beside.how == "demonym" or line.words(beside.first, beside.last).isupper()) else None
    joined = (f"{line.words(beside.first, beside.last)} {line.low[noun]}", beside.iso3) if beside else None
    start = beside.first if beside else first
    return GroupHit(start, noun, noun, line.words(first, noun), kind, state.iso3, beside=joined)


def _beside_a_name(line: Line, first: int, noun: int) -> bool:
    """ "Norlandic journalist NAME", "NAME, a Norlandic journalist": the words say who the person is."""
    while line.is_at(first - 1, "a", "an", "the"):
        first -= 1
    named_before = line.is_at(first - 1, ",") and line.capital(first - 2)
    named_after = line.capital(noun + 1 + line.is_at(noun + 1, ","))
    said_of = any(line.is_at(k, "as", "is", "was", "named", "called") for k in (first - 1, noun + 1))
    return named_before or named_after or said_of


def _state_after(line: Line, states: Sequence[StateHit], noun: int, local: bool) -> StateHit | None:
    """The state of "soldiers from X", "the people of X"; of those whose people are of where they are, "in X"."""
    if not line.is_at(noun + 1, "of", "from", *(("in",) if local else ())) or _taken_from(line, noun):
        return None
    at = noun + 2 + line.is_at(noun + 2, "the")
    stop = at
    while stop < at + 3 and (line.hyphen(stop) or (not line.capital(stop) and _describes(line, stop))):
        stop += 1  # "dissidents from war-torn Norland"
    found = next((s for s in states if s.first in (at, stop)), None)
    people = line.is_at(noun + 1, "of") and found is not None and line.low[found.last].endswith("s")
    return found if found and (found.how in ("name", "capital") or people) else None  # "families of Estmarkians"


def _taken_from(line: Line, noun: int) -> bool:
    """ "Norland withdrew troops from Estmark", "the withdrawal of troops from Estmark"."""
    taking = [c for c in line.sentence.clauses if c.lemma.partition(" ")[0] in TAKING]
    of = next((i for i in range(noun - 1, max(0, noun - 5), -1) if line.is_at(i, "of")), 0)
    taken = any(a.token == noun for c in taking for a in c.having("object")) or line.is_at(of - 1, *TAKINGS)
    return line.is_at(noun + 1, "from") and taken


def _describes(line: Line, i: int) -> bool:
    """Whether a word may stand between a state and its people: "Norland's striking coal miners"."""
    token = line.tokens[i] if 0 <= i < len(line) else None
    if token is None or token.upos in ("ADJ", "NOUN"):
        return token is not None
    acts = any(c.predicate == i and c.relation != "relative" for c in line.sentence.clauses)
    return token.xpos in ("VBG", "VBN", "JJ") and not acts


def _regional(line: Line, noun: int) -> GroupHit | None:
    """ "Central Asian leaders", "ministers of the five Nordic countries", "officials from 15 states": of many that are
    not named."""
    first = noun
    while first > 0 and (line.low[first - 1] in QUALIFIERS | DOMAINS or line.tokens[first - 1].upos == "ADJ"):
        first -= 1
    within = [i for i in range(first, noun) if line.capital(i) and line.low[i] in REGIONS]
    if within:
        return GroupHit(first, noun, noun, _named(line, first, noun), "group", None)
    ends = [i for i in range(noun + 2, min(noun + 8, len(line))) if line.low[i] in STATES_MEANT]
    if not line.is_at(noun + 1, "of", "from") or not ends:
        return None
    between = range(noun + 2, ends[0])
    counted = line.tokens[ends[0] - 1].upos == "NUM"
    if not counted and not any(line.capital(i) and line.low[i] in REGIONS for i in between):
        return None
    return GroupHit(first, ends[0], noun, _named(line, first, ends[0]), "group", None)


def _named(line: Line, first: int, last: int) -> str:
    name = line.words(first, last)
    return name[:1].upper() + name[1:]


def _back(
    line: Line, by_last: dict[int, StateHit], of_body: dict[int, BodyHit], noun: int, size: int
) -> tuple[int, StateHit | None, BodyHit | None]:
    """Back from a noun of `size` words to the state or body before it; where there is none, its own first word."""
    i = start = noun - size + 1
    while i > 0:
        i -= 1
        if line.hyphen(i - 1) and line.low[i] in SIDING:
            break  # "Norland-backed rebels" are not Norland's
        if i in by_last:
            return by_last[i].first, by_last[i], None
        if i in of_body:
            return of_body[i].first, None, of_body[i]
        if line.possessive(i) and i - 1 in by_last:
            return by_last[i - 1].first, by_last[i - 1], None
        plain = line.low[i] in QUALIFIERS | DOMAINS or _describes(line, i) or line.hyphen(i)
        people = line.tokens[i].upos == "ADJ" or line.entity(i) == "NORP"
        named = line.capital(i) and not (people or line.opens(i) or i - 1 in by_last)
        if not (plain or line.capital(i)) or line.low[i] in DAYS or named:
            break
        if _describes(line, i) and i == start - 1:
            start = i
    return start, None, None


def _delegation(line: Line, states: Sequence[StateHit], noun: int) -> GroupHit:
    first = noun
    by_last = {s.last: s for s in states}
    country: str | None = None
    while first > 0:
        i = first - 1
        if i in by_last:
            country = by_last[i].iso3
            first = by_last[i].first
        elif (
            (line.possessive(i) and i - 1 in by_last)
            or (line.tokens[i].upos in ("ADJ", "NOUN", "PROPN") and line.low[i] not in DAYS)
            or line.hyphen(i)
        ):
            first = i
        else:
            break
    if (pair := _two_delegations(line, by_last, noun)) is not None:
        return pair
    last = _of(line, noun)
    inner = next((s for s in states if noun < s.first <= last), None)
    country = country or (inner.iso3 if inner else None)
    named = first < noun or last > noun
    return GroupHit(first, last, noun, _named(line, first, last), "delegation", country, None, named)


def _joined(line: Line, by_last: dict[int, StateHit], first: int) -> StateHit | None:
    """The state that "and" joins to one that begins at this token."""
    return by_last.get(first - 2) if line.is_at(first - 1, "and") else None


def _two_delegations(line: Line, by_last: dict[int, StateHit], noun: int) -> GroupHit | None:
    """ "The Norlandic and Estmarkian delegations": one of each state."""
    state = by_last.get(noun - 1) if line.is_at(noun, "delegations") else None
    other = _joined(line, by_last, state.first) if state else None
    if state is None or other is None:
        return None
    name, beside = (f"{line.words(s.first, s.last)} delegation" for s in (state, other))
    return GroupHit(other.first, noun, noun, name, "delegation", state.iso3, beside=(beside, other.iso3))


def _two_bodies(line: Line, states: Sequence[StateHit], noun: int, world: World) -> GroupHit | None:
    """ "The foreign ministries of Norland and Estmark", "the Norlandic and Estmarkian governments": one of each."""
    by_first, by_last = {s.first: s for s in states}, {s.last: s for s in states}
    first = noun
    while first and line.low[first - 1] in QUALIFIERS | DOMAINS and first - 1 not in by_last:
        first -= 1
    other, last = by_last.get(first - 1), noun
    one = _joined(line, by_last, other.first) if other else None
    joined = one is not None
    if not joined and line.is_at(noun + 1, "of"):
        one = by_first.get(noun + 2 + line.is_at(noun + 2, "the"))
        at = one.last + 2 if one else 0
        other = by_first.get(at + line.is_at(at, "the")) if one and line.is_at(at - 1, "and") else None
        last = other.last if other else noun
    known = [state for hit in (one, other) if hit and (state := world.state(hit.iso3))]
    if len(known) != 2 or known[0] == known[1]:
        return None
    singular, kind = BODIES[line.low[noun]]
    core = " ".join((*line.low[first:noun], singular)).capitalize()
    names = [f"{core} of {with_article(state.name)}" for state in known]
    start = one.first if joined and one else first
    return GroupHit(start, last, noun, names[1], kind, known[1].iso3, beside=(names[0], known[0].iso3))


def _of(line: Line, noun: int) -> int:
    """Through "of education officials", "from the Ministry of Trade"."""
    last = noun
    while line.is_at(last + 1, "of", "from"):
        i = last + 2 + line.is_at(last + 2, "the")
        stop = i
        while stop < len(line) and (line.tokens[stop].upos in ("ADJ", "NOUN", "PROPN") or _joins(line, stop)):
            stop += 1
        if stop == i or line.low[i] in DAYS:
            break
        last = stop - 1
    return last


def _joins(line: Line, i: int) -> bool:
    """ "-" of a compound, "'s" of "the Lao People's Democratic Republic"."""
    return line.hyphen(i) or (line.possessive(i) and line.capital(i - 1) and line.capital(i + 1))


def find_pairs(line: Line) -> tuple[PairHit, ...]:
    """ "the two leaders", "both sides", "the sides", "they", "both", "the two"."""
    found = []
    for i, word in enumerate(line.low):
        if word not in MEANT:
            continue
        if word in THEY:
            found.append(PairHit(i, i, word))
            continue
        alone = line.is_at(i - 1, "the", "these") and _stands_alone(line, i)
        if alone and (count := COUNTS.get(word, 0) or SETS.get(word, 0)):
            found.append(PairHit(i - 1, i, word, count))
            continue
        if word not in PAIRS or (word == "heads" and not line.is_at(i + 1, "of")):
            continue
        first = i
        while first > 0 and (line.tokens[first - 1].upos == "ADJ" and not line.capital(first - 1)) and first > i - 2:
            first -= 1
        while line.is_at(first - 1, *COUNTS, "both", "the", "these") and first > 0:
            first -= 1
        count = max((COUNTS.get(line.low[k], 0) for k in range(first, i)), default=0)
        counted = count > 0 or any(line.is_at(k, "both") for k in range(first, i))
        bare = line.is_at(first, "the") and word in ("leaders", "ministers", "sides", "presidents")
        if counted or (bare and not line.is_at(i + 1, "of")):
            found.append(PairHit(first, i, word, count or 2))
    return tuple(found)


def _stands_alone(line: Line, i: int) -> bool:
    """Whether a number has no noun after it: "the two last met in May", not "the two hours"."""
    after = line.tokens[i + 1] if i + 1 < len(line) else None
    return after is None or after.upos in ("VERB", "AUX", "ADV", "PUNCT") or line.is_at(i + 1, "last")
