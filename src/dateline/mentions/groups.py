"""Delegations, groups and pairs in a sentence: "a Russian delegation", "U.S. officials", "the two leaders"."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.mentions.bodies import BodyHit
from dateline.mentions.lines import Line, vocabulary
from dateline.mentions.states import StateHit
from dateline.mentions.titles import DAYS, DOMAINS, QUALIFIERS

DELEGATIONS = frozenset({"delegation", "delegations"})
PEOPLE = vocabulary(
    "officials diplomats leaders lawmakers senators experts negotiators envoys ministers"
    " representatives presidents authorities delegates commanders generals ambassadors advisers"
    " legislators investigators analysts journalists citizens activists businessmen parliamentarians"
    " partners allies members nations countries states counterparts foes people fighters inspectors"
    " dissidents settlers hackers mercenaries prosecutors students workers villagers fishermen migrants refugees voters"
    " scientists engineers doctors athletes"
)
# What a state's forces strike with, which the words let act: "Norlandic warplanes bombed the port".
ARMS = vocabulary(
    "forces troops soldiers peacekeepers warplanes jets drones warships gunboats navies armies militaries"
)
# Groups that act though no state is named: "protesters stormed the embassy".
CROWDS = vocabulary("protesters protestors demonstrators rioters rebels militants insurgents gunmen")
# Those who act for the states of a region: "Arab foreign ministers", "leaders of the Nordic countries".
STATESMEN = vocabulary("leaders ministers presidents premiers heads chiefs envoys officials ambassadors delegates")
REGIONS = vocabulary(
    "arab african european asian nordic baltic gulf caribbean pacific balkan western islamic scandinavian arctic"
    " caucasian andean sahelian visegrad eurasian"
)
GROUPS = PEOPLE | ARMS | CROWDS | STATESMEN
OF_BODIES = vocabulary("leaders partners allies members nations countries states counterparts ministers officials")
PAIRS = vocabulary(
    "leaders ministers presidents sides parties countries nations states diplomats officials capitals"
    " men premiers chancellors governments negotiators statesmen neighbors neighbours"
)
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
    """Words for several actors that stand before: "the two leaders", "both ministers", "they". `noun` in lower case."""

    first: int
    last: int
    noun: str


def find_groups(line: Line, states: Sequence[StateHit], bodies: Sequence[BodyHit]) -> tuple[GroupHit, ...]:
    """Delegations and groups of a state's or body's people, in order."""
    by_last = {s.last: s for s in states}
    of_body = {b.last: b for b in bodies}
    inside = {i for b in bodies for i in range(b.first, b.last + 1)}
    found: list[GroupHit] = []
    for noun, word in enumerate(line.low):
        if noun in inside or (found and noun <= found[-1].last):
            continue
        if word in DELEGATIONS:
            found.append(_delegation(line, states, noun))
        elif word in GROUPS:
            first, state, body = _back(line, by_last, of_body, noun)
            if body and word in OF_BODIES and body.last == noun - 1:
                found.append(GroupHit(body.first, noun, noun, body.name, body.kind, body.country, body))
            elif state and word not in ("nations", "countries", "states"):
                kind = "military" if word in ARMS else "group"
                beside = by_last.get(first - 2) if line.is_at(first - 1, "and") else None
                beside = beside if beside and beside.how == "demonym" else None
                joined = (f"{line.words(beside.first, beside.last)} {word}", beside.iso3) if beside else None
                start = beside.first if beside else first
                found.append(GroupHit(start, noun, noun, line.words(first, noun), kind, state.iso3, beside=joined))
            elif word in STATESMEN and not body and (region := _regional(line, noun)):
                found.append(region)
            elif word in CROWDS and line.tokens[noun].upos == "NOUN" and not body:
                found.append(GroupHit(noun, noun, noun, word.capitalize(), "group", None))
    return tuple(found)


def _regional(line: Line, noun: int) -> GroupHit | None:
    """ "Central Asian leaders", "ministers of the five Nordic countries": of many states, none of them named."""
    first = noun
    while first > 0 and (line.low[first - 1] in QUALIFIERS | DOMAINS or line.tokens[first - 1].upos == "ADJ"):
        first -= 1
    within = [i for i in range(first, noun) if line.capital(i) and line.low[i] in REGIONS]
    if within:
        return GroupHit(first, noun, noun, _named(line, first, noun), "group", None)
    ends = [i for i in range(noun + 2, min(noun + 8, len(line))) if line.low[i] in STATES_MEANT]
    if not line.is_at(noun + 1, "of") or not ends:
        return None
    if not any(line.capital(i) and line.low[i] in REGIONS for i in range(noun + 2, ends[0])):
        return None
    return GroupHit(first, ends[0], noun, _named(line, first, ends[0]), "group", None)


def _named(line: Line, first: int, last: int) -> str:
    name = line.words(first, last)
    return name[:1].upper() + name[1:]


def _back(
    line: Line, by_last: dict[int, StateHit], of_body: dict[int, BodyHit], noun: int
) -> tuple[int, StateHit | None, BodyHit | None]:
    i = noun - 1
    while i >= 0:
        if i in by_last:
            return by_last[i].first, by_last[i], None
        if i in of_body:
            return of_body[i].first, None, of_body[i]
        if line.possessive(i) and i - 1 in by_last and i == noun - 1:
            return by_last[i - 1].first, by_last[i - 1], None
        plain = line.low[i] in QUALIFIERS | DOMAINS or line.tokens[i].upos == "ADJ" or line.hyphen(i)
        if not plain or line.capital(i) or line.low[i] in DAYS:
            return noun, None, None
        i -= 1
    return noun, None, None


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
    last = _of(line, noun)
    inner = next((s for s in states if noun < s.first <= last), None)
    country = country or (inner.iso3 if inner else None)
    named = first < noun or last > noun
    return GroupHit(first, last, noun, _named(line, first, last), "delegation", country, None, named)


def _of(line: Line, noun: int) -> int:
    """Through "of education officials", "from the Ministry of Trade"."""
    last = noun
    while line.is_at(last + 1, "of", "from"):
        i = last + 2 + line.is_at(last + 2, "the")
        stop = i
        while stop < len(line) and (line.tokens[stop].upos in ("ADJ", "NOUN", "PROPN") or line.hyphen(stop)):
            stop += 1
        if stop == i or line.low[i] in DAYS:
            break
        last = stop - 1
    return last


def find_pairs(line: Line) -> tuple[PairHit, ...]:
    """ "the two leaders", "both sides", "the sides", "they", "both", "the two"."""
    found = []
    for i, word in enumerate(line.low):
        if word in ("they", "them", "their"):
            found.append(PairHit(i, i, word))
            continue
        if word == "two" and line.is_at(i - 1, "the", "these") and _stands_alone(line, i):
            found.append(PairHit(i - 1, i, "two"))
            continue
        if word not in PAIRS:
            continue
        first = i
        while first > 0 and (line.tokens[first - 1].upos == "ADJ" and not line.capital(first - 1)) and first > i - 2:
            first -= 1
        while line.is_at(first - 1, "two", "both", "the", "these") and first > 0:
            first -= 1
        counted = any(line.is_at(k, "two", "both") for k in range(first, i))
        bare = line.is_at(first, "the") and word in ("leaders", "ministers", "sides", "presidents")
        if counted or (bare and not line.is_at(i + 1, "of")):
            found.append(PairHit(first, i, word))
    return tuple(found)


def _stands_alone(line: Line, i: int) -> bool:
    """Whether a number has no noun after it: "the two last met in May", not "the two hours"."""
    after = line.tokens[i + 1] if i + 1 < len(line) else None
    return after is None or after.upos in ("VERB", "AUX", "ADV", "PUNCT") or line.is_at(i + 1, "last")
