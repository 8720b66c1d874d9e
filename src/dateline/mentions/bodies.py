"""Ministries, parliaments, parties, armies, international organizations and outlets in the words of a sentence."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dateline.mentions import lookups
from dateline.mentions.lines import APOSTROPHES, Line, vocabulary
from dateline.mentions.states import StateHit
from dateline.mentions.titles import DAYS, DOMAINS, QUALIFIERS, noun_at
from dateline.world import Organization, World, fold

LONGEST = 9
# The noun that heads a body's name, and the kind of actor it makes.
BODY_NOUNS = {
    **dict.fromkeys(("ministry", "department", "chancellery"), "ministry"),
    **dict.fromkeys(("government", "administration", "cabinet", "presidency", "authorities", "regime"), "government"),
    **dict.fromkeys(
        sorted(
            vocabulary(
                "council committee commission parliament congress senate assembly duma knesset bundestag court"
                " agency bureau service institute center centre university association union organization"
                " organisation bank fund office authority federation alliance league secretariat directorate"
                " foundation board embassy consulate mission presidium politburo police conference corporation"
                " society academy tribunal chamber"
            )
        ),
        "organization",
    ),
    "party": "party",
    **dict.fromkeys(
        sorted(vocabulary("army navy forces force command guard guards coastguard corps military troops")), "military"
    ),
}
# Bodies that are named in lower case too, when a state stands before them ("the Russian government").
PLAIN = vocabulary(
    "ministry government parliament army navy military guard coastguard embassy cabinet authorities administration"
    " senate congress court forces troops police consulate mission presidency regime side assembly"
    " legislature"
)
SHARED = vocabulary("forces troops police army navy military")
EVENTS = vocabulary(
    "treaty agreement forum summit war games cup festival day conference talks visit declaration"
    " accord pact prize championship movement act law strategy plan initiative charter protocol"
    " convention corridor project hurricane battle communique statement doctrine crisis olympics"
    " highway zone republic province county city"
)
VENUES = vocabulary(
    "hall tower palace square street building station airport hotel house museum park bridge stadium"
    " library monument plaza avenue garden gallery theatre theater hospital school farm factory"
)
WHOLE_GOVERNMENT = frozenset({"government", "side", "authorities", "regime", "administration"})
ARTICLED = vocabulary("republic federation kingdom states emirates union netherlands philippines bahamas gambia")
ALONE = vocabulary("parliament senate congress cabinet duma knesset bundestag politburo pentagon")
OUTLET_NOUNS = vocabulary("newspaper daily tabloid broadcaster weekly newswire")
# Words in lower case that end a body's name, and what no body's name goes across.
LAST = frozenset(BODY_NOUNS) | {"watchdog", "bloc", "body", "nations"}
BREAKS = frozenset({",", ";", ":", "(", ")", "—", '"', "“", "”"})
EXTENDERS = frozenset({"of", "for", "on"})


@dataclass(frozen=True, slots=True)
class BodyHit:
    """Tokens `first` to `last` name a body; `head` is its noun. `country` is None where the words do not say it."""

    first: int
    last: int
    head: int
    name: str
    kind: str
    country: str | None = None
    capital: bool = True


def find_bodies(
    line: Line, states: Sequence[StateHit], world: World, named: Collection[str] = ()
) -> tuple[BodyHit, ...]:
    """The bodies of a sentence: from the world's facts first, then by their nouns, then by the language model.

    `named` are the states that the article names: "Congress" is not that of another.
    """
    taken: set[int] = set()
    found: list[BodyHit] = []
    for finder in (partial(_known, named=named), _by_noun, _by_outlet, _by_entity):
        for hit in finder(line, states, world):
            tokens = set(range(hit.first, hit.last + 1))
            if not tokens & taken and not _goes_on(line, hit.last):
                taken |= tokens
                found.append(_of_committee(line, hit))
    return tuple(sorted(found, key=lambda h: h.first))


def _of_committee(line: Line, hit: BodyHit) -> BodyHit:
    """ "The Central Committee of the Workers' Party": its committee is the party."""
    at = hit.first - 4
    if hit.kind == "party" and line.low[max(0, at) : hit.first] == ("central", "committee", "of", "the"):
        return replace(hit, first=at, head=at + 1)
    return hit


def _goes_on(line: Line, last: int) -> bool:
    """Whether the name is only the start of a building's ("Assembly Hall", "Liberation Tower")."""
    after = last + 1
    if not line.capital(after) or line.low[after] in DAYS or line.tokens[after].upos != "PROPN":
        return False
    return line.tokens[after].text.isalpha() and noun_at(line, after) is None and line.low[after] in VENUES


def _known(line: Line, states: Sequence[StateHit], world: World, named: Collection[str]) -> list[BodyHit]:
    hits: list[BodyHit] = []
    for i in line.capitals:
        hit = _longest(line, states, world, i, named) if not hits or i > hits[-1].last else None
        if hit:
            hits.append(hit)
    return hits


def _longest(
    line: Line, states: Sequence[StateHit], world: World, first: int, named: Collection[str]
) -> BodyHit | None:
    if line.is_at(first, "the"):
        return None
    end = min(first + LONGEST, len(line))
    stop = next((i for i in range(first, end) if line.tokens[i].text in BREAKS), end)
    state = max((s.last for s in states if s.first == first), default=-1)
    for last in range(stop - 1, max(first - 1, state), -1):
        if not (line.capital(last) or line.low[last] in LAST):
            continue
        words = line.words(first, last)
        organization = lookups.organization(world, words)
        owner = _before(line, states, first) if organization else None
        if organization and owner and organization.country not in (None, owner.iso3):
            continue  # "Norland's Senate" is not the one that is known by the name alone
        if organization and words in organization.shared and named and organization.country not in named:
            continue  # nor is "the Senate" where only Norland is spoken of
        if organization and line.is_at(first - 1, "national") and line.capital(first - 1):
            continue  # "the National Security Council" is a state's own
        if organization and _named_so(organization, words):
            kind = _kind(organization)
            return _lengthened(
                line, states, world, BodyHit(first, last, last, organization.name, kind, organization.country)
            )
        outlet = lookups.outlet(world, words)
        portfolio = line.is_at(first - 1, "of", "for") and set(line.low[first : last + 1]) <= DOMAINS
        if outlet and not portfolio and not _people_word(line, first, last):  # "Minister of Foreign Affairs"
            return BodyHit(first, last, last, outlet.name, "outlet", outlet.country)
    return None


def _before(line: Line, states: Sequence[StateHit], first: int) -> StateHit | None:
    """The state that owns a body: "Norland's Senate", "the Norlandic Senate"."""
    owned = line.possessive(first - 1)
    return next((s for s in states if s.last == first - 1 - owned and (owned or s.how == "demonym")), None)


def _people_word(line: Line, first: int, last: int) -> bool:
    """A one-word outlet name ("Times", "Atlantic") counts only where the language model takes it for a body."""
    if first != last or line.tokens[first].text.isupper():
        return False
    return line.entity(first) != "ORG" or line.capital(last + 1)


def _lengthened(line: Line, states: Sequence[StateHit], world: World, hit: BodyHit) -> BodyHit:
    """A known name may be the start of a longer one ("Senate" of "Senate Foreign Relations Committee")."""
    longer = next((h for h in _by_noun(line, states, world) if h.first <= hit.first and h.last > hit.last), None)
    if longer and longer.capital:
        return replace(longer, country=longer.country or hit.country)
    return hit


def _named_so(organization: Organization, words: str) -> bool:
    """Whether the body has this name of its own; a state and a common noun ("Russian army") are read by the noun."""
    own = fold(words) in {fold(name) for name in (organization.name, *organization.names)}
    return own and not (organization.country is None and organization.kind not in ("igo", "ngo", "group", "company"))


def _kind(organization: Organization) -> str:
    """The kind of actor: a state's courts, councils and chambers are bodies of their own, not its government."""
    if organization.kind == "government":
        whole = WHOLE_GOVERNMENT | {"cabinet", "white"} & set(fold(organization.name).split())
        return "government" if whole & set(fold(organization.name).split()) else "organization"
    return {"company": "organization", "ngo": "organization", "mission": "organization"}.get(
        organization.kind, organization.kind
    )


def _by_noun(line: Line, states: Sequence[StateHit], world: World) -> list[BodyHit]:
    hits: list[BodyHit] = []
    floor = -1
    for i, word in enumerate(line.low):
        if i <= floor or (word not in BODY_NOUNS and word != "side"):
            continue
        hit = _around(line, states, world, i, floor)
        if hit:
            hits.append(hit)
            floor = hit.last
    return hits


def _around(line: Line, states: Sequence[StateHit], world: World, noun: int, floor: int) -> BodyHit | None:
    by_last = {s.last: s for s in states}
    by_first = {s.first: s for s in states}
    capital = line.capital(noun)
    if line.low[noun] == "side" and line.possessive(noun - 1):
        return None  # "stand by X's side"
    if line.low[noun] in ALONE and line.capital(noun + 1) and line.tokens[noun + 1].upos in ("PROPN", "ADJ"):
        return None  # "Senate Foreign Relations Committee" is one name
    first, country, state = _start(line, by_last, noun, floor)
    if state and line.low[noun] in SHARED and line.is_at(state.first - 1, "and") and state.first - 2 in by_last:
        return None  # "Norlandic and Estmarkian forces" are two groups
    named = any(line.capital(k) and k not in _tokens(states) for k in range(first, noun + 1))
    owner = line.low[noun] != "side" and _owner(line, by_first, noun)[1]  # "the government of Norland"
    plain = (country or owner) and line.low[noun] in (*PLAIN, "ministry")
    if not (capital or plain or (named and noun > first)):
        return None
    whole = (capital or named) and not _seated(line, noun)
    last, after, post = _end(line, by_first, noun) if whole else _owner(line, by_first, noun)
    country = country or (after.iso3 if after else None)
    if not named and not country:
        return None
    if named and not country and first == noun == last and line.low[noun] not in ALONE:
        return None
    if last + 1 < len(line) and noun_at(line, last + 1) is None and line.is_at(last + 1, *EVENTS):
        return None
    core_first = state.last + 1 if state and state.first == first else first
    if line.possessive(core_first):
        core_first += 1
    core = line.words(core_first, post if post is not None else noun)
    kind = _body_kind(line, noun, named)
    generic = line.low[noun] if kind == "government" else ""
    return BodyHit(first, last, noun, _named(line, core, generic, state, after, world), kind, country, named or capital)


def _body_kind(line: Line, noun: int, named: bool) -> str:
    """A named administration ("Maritime Territory Administration") is a body of its own, not a state's government."""
    if line.low[noun] == "side":
        return "government"
    own = named and line.capital(noun) and line.low[noun] == "administration"
    return "organization" if own else BODY_NOUNS[line.low[noun]]


def _tokens(states: Sequence[StateHit]) -> set[int]:
    return {i for s in states for i in range(s.first, s.last + 1)}


def _start(line: Line, by_last: dict[int, StateHit], noun: int, floor: int) -> tuple[int, str | None, StateHit | None]:
    """Back over the name's words; a state before them is the body's own."""
    i = noun - 1
    state: StateHit | None = None
    while i > floor:
        if i in by_last or (line.possessive(i) and i - 1 in by_last and i < noun):
            state = by_last[i] if i in by_last else by_last[i - 1]
            i = state.first - 1
            if line.hyphen(i) and line.capital(i - 1) and line.capital(noun):
                return i - 1, None, None  # of both: "the NATO-Ukraine Council", "the U.S.-Japan Commission"
            break
        inner = line.tokens[i].text in APOSTROPHES or line.possessive(i) or line.hyphen(i) or line.is_at(i, "&")
        joined = line.is_at(i, "and") and line.capital(i - 1) and line.capital(i + 1) and line.low[i + 1] in DOMAINS
        word = (line.capital(i) and line.entity(i) == "ORG" and i not in by_last) or (
            line.capital(i) and line.low[i] not in DAYS and line.tokens[i].upos in ("PROPN", "NOUN", "ADJ", "NUM", "X")
        )
        plain = line.low[i] in DOMAINS | QUALIFIERS and not line.capital(noun)
        person = any(a <= i <= b for a, b in line.people)
        if (
            (word and not person and (noun_at(line, i) is None or line.low[i] in QUALIFIERS))
            or plain
            or (inner and line.capital(i - 1))
            or joined
        ):
            i -= 1
        else:
            break
    first = i + 1
    if line.low[noun] in WHOLE_GOVERNMENT and line.opens(first) and line.tokens[first].upos == "ADJ" and not state:
        first += 1  # only the sentence gives it its capital: "Senior administration officials"
    while first < noun and (line.hyphen(first) or line.possessive(first) or line.is_at(first, "the", "and")):
        first += 1
    return first, state.iso3 if state else None, state


def _end(line: Line, by_first: dict[int, StateHit], noun: int) -> tuple[int, StateHit | None, int | None]:
    """On through "of External Economic Relations of X": last token, the state X, the name's last token."""
    last, post = noun, noun
    state: StateHit | None = None
    while line.is_at(last + 1, *EXTENDERS):
        i = last + 2 + line.is_at(last + 2, "the")
        if line.is_at(last + 1, "on") and (i in by_first or line.is_at(i, *DAYS)):
            break  # "briefed the Security Council on Norland", "on Aug. 6"
        if i in by_first:
            state = by_first[i]
            last = state.last
            break
        stop = i
        while stop < len(line) and _name_word(line, by_first, stop):
            stop += 1
        while stop > i and (line.is_at(stop - 1, "and", "&", ",") or line.hyphen(stop - 1)):
            stop -= 1
        if stop == i:
            break
        last = post = stop - 1
        if not line.capital(noun):
            break
    if line.is_at(last + 1, "in") and line.low[noun] in ("embassy", "mission", "consulate"):
        return last, state, post
    return last, state, post


def _name_word(line: Line, by_first: dict[int, StateHit], i: int) -> bool:
    if i in by_first or noun_at(line, i) is not None or line.low[i] in DAYS:
        return False
    if line.is_at(i, "and", "&"):
        return line.capital(i + 1) and i + 1 not in by_first and (line.low[i + 1] in DOMAINS or line.hyphen(i + 2))
    if line.hyphen(i) or line.tokens[i].text in APOSTROPHES:
        return line.capital(i + 1)
    return line.capital(i) and line.tokens[i].upos in ("PROPN", "NOUN", "ADJ")


def _owner(line: Line, by_first: dict[int, StateHit], noun: int) -> tuple[int, StateHit | None, int | None]:
    """The state after a plain noun: "the government of Angola", "the foreign ministry of Belarus", "authorities in
    Minsk"."""
    if line.is_at(noun + 1, "of") or _seated(line, noun):
        i = noun + 2 + line.is_at(noun + 2, "the")
        if i in by_first:
            return by_first[i].last, by_first[i], noun
    return noun, None, noun


def _seated(line: Line, noun: int) -> bool:
    """ "The government in X", of nobody else: not "the rebel government in X"."""
    alone = noun == 0 or line.is_at(noun - 1, "the", "that", "and", "by", "with", "from", "against", "to", ",")
    return alone and line.low[noun] in WHOLE_GOVERNMENT - {"side"} and line.is_at(noun + 1, "in")


def _named(line: Line, core: str, noun: str, before: StateHit | None, after: StateHit | None, world: World) -> str:
    """One name for "the Foreign Ministry of X", "the X Foreign Ministry" and "X's foreign ministry"."""
    state = after or before
    if state is None:
        return core
    core = "Government" if noun in WHOLE_GOVERNMENT else core[:1].upper() + core[1:]
    words = line.words(state.first, state.last)
    if state.how != "name" or noun in WHOLE_GOVERNMENT:
        known = world.state(state.iso3)
        words = known.name if known else words
    return f"{core} of {with_article(words)}"


def with_article(state: str) -> str:
    """A state's name as it stands after "of": "the DPRK", "the United States", "Angola"."""
    return f"the {state}" if state.isupper() or ARTICLED & set(state.lower().split()) else state


def _by_outlet(line: Line, states: Sequence[StateHit], world: World) -> list[BodyHit]:
    """ "a South Korean newspaper, NAME": an outlet that the facts do not know."""
    hits = []
    for i, word in enumerate(line.low):
        if word not in OUTLET_NOUNS:
            continue
        first = last = i + 1 + line.is_at(i + 1, ",")
        while line.capital(last) and line.tokens[last].upos == "PROPN" and noun_at(line, last) is None:
            last += 1
        if last > first and line.low[first] not in DAYS:
            state = next((s for s in states if i - 3 <= s.last < i), None)
            name = line.words(first, last - 1)
            hits.append(BodyHit(first, last - 1, last - 1, name, "outlet", state.iso3 if state else None))
    return hits


def _by_entity(line: Line, states: Sequence[StateHit], world: World) -> list[BodyHit]:
    """What the language model takes for an organization, unless it is a state, an event or a title."""
    hits = []
    inside = _tokens(states)
    for entity in line.sentence.entities:
        first, last = entity.first, entity.last
        while first < last and (line.is_at(first, "the") or line.possessive(first)):
            first += 1
        while last > first and (line.possessive(last) or line.is_at(last, "of", "the", "and", "for")):
            last -= 1
        tokens = set(range(first, last + 1))
        if (
            entity.label != "ORG"
            or tokens <= inside
            or not line.capital(first)
            or tokens & {t for t in tokens if _title(line, t)}
        ):
            continue
        bare = [line.low[k] for k in tokens if line.low[k] not in ("and", "of", "&", "-")]
        if all(word in DOMAINS | QUALIFIERS or word in BODY_NOUNS for word in bare) or "." in line.words(first, last):
            continue
        if any(line.low[k] in EVENTS for k in tokens) or line.low[last] in DAYS or len(line.words(first, last)) < 3:
            continue
        if any(s.how == "seat" and first < s.first and s.last == last for s in states):
            continue  # "the Dahl White House"
        state = next((s for s in states if first <= s.first and s.last <= last), _before(line, states, first))
        hits.append(BodyHit(first, last, last, line.words(first, last), "organization", state.iso3 if state else None))
    return hits


def _title(line: Line, i: int) -> bool:
    return noun_at(line, i) is not None
