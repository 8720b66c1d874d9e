"""States in the words of a sentence: names, demonyms, capitals and seats of power."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.mentions import lookups
from dateline.mentions.lines import Line, vocabulary
from dateline.model import Clause
from dateline.world import StateMatch, World

LONGEST = 7
KOREA = ("korea", "korean", "koreans")
BY_ARTICLE = frozenset({*KOREA, "north", "south"})  # words that are read by the states that the article names
# Words after which a capital is a place, whatever the clause says.
PLACE_NOUNS = vocabulary(
    "airport avenue bay beach bridge city district hotel marathon metro museum palace port province"
    " region resident residents square stadium station street suburb suburbs time university zoo"
)
MONEY = vocabulary(
    "$ dollar dollars pound pounds franc francs rupee rupees ruble rubles rouble roubles yen yuan won peso pesos dinar"
    " dinars dirham dirhams riyal riyals shilling shillings krone kroner krona kronor lira liras"
)
PLACE_PREPOSITIONS = vocabulary(
    "in to from at into near around outside inside across through via towards toward for on onto over of"
)
ACTOR_PREPOSITIONS = frozenset({"with", "between", "by", "against", "among", "according to", "on behalf of"})
PRESSING = vocabulary(
    "call press pressure sanction tariff duty restriction ban embargo impose rely depend lean prevail demand"
)
MOTION = vocabulary(
    "visit leave reach enter tour exit depart shell bomb strike capture seize flee approach hit attack invade"
)


@dataclass(frozen=True, slots=True)
class StateHit:
    """Tokens `first` to `last` stand for a state. `how`: name | demonym | capital | seat."""

    first: int
    last: int
    iso3: str
    how: str


def find_states(line: Line, world: World, known: frozenset[str] | None = frozenset()) -> tuple[StateHit, ...]:
    """The states of a sentence, longest match first.

    `known` holds the states that the article names: with them "the North" and "the Korean side" are understood. None
    leaves such words out, for a first look.
    """
    hits: list[StateHit] = []
    for i in line.capitals:
        if hits and i <= hits[-1].last:
            continue
        hit = _korea(line, i, known) if line.is_at(i, *KOREA) else _longest(line, world, i)
        hit = hit or _half(line, i, known or frozenset())
        if hit:
            hits.append(hit)
        else:
            hits.extend(_within(line, world, i))
    return tuple(hits)


def _longest(line: Line, world: World, first: int) -> StateHit | None:
    if line.is_at(first, "the"):
        return None
    if not lookups.begins_state(world, line.tokens[first].text):
        return None
    for last in range(min(first + LONGEST, len(line)) - 1, first - 1, -1):
        if not line.capital(last):
            continue
        match = lookups.state_of(world, line.words(first, last))
        if match and not _part_of_person(line, first, last) and not _other_sense(line, first, last, match):
            return StateHit(first, last, match.state.iso3, match.how)
    return None


def _part_of_person(line: Line, first: int, last: int) -> bool:
    """ "Michael Jordan", "Chad Smith": a state's name inside a person's, in front only where it leads the phrase."""
    for start, end in line.people:
        if start <= first and last <= end and (start, end) != (first, last):
            named = all(line.capital(i) for i in range(start, end + 1)) and first == last
            leads = any(p.head == first < p.core_last for p in line.sentence.phrases)
            return named and (start < first or leads)
    return False


def _other_sense(line: Line, first: int, last: int, match: StateMatch) -> bool:
    """A word that only looks like the state's: "us", "Polish" the verb, "New Mexico", "South China Sea"."""
    word = line.words(first, last)
    if word == "States":
        return not line.is_at(first - 1, "the")  # "the Organization of American States"
    if match.how == "demonym" and line.is_at(first - 1, "in", "speaking", "into") and not line.capital(last + 1):
        return last + 1 >= len(line) or line.tokens[last + 1].upos == "PUNCT"  # a language
    if match.how == "demonym" and line.is_at(first - 1, "ethnic"):
        return True  # a people, wherever it lives
    if word in ("US", "IN", "IT") and line.tokens[first].upos == "PRON":
        return True
    if line.is_at(last + 1, *MONEY):
        return True  # "US $60 billion", "two million Kenyan shillings"
    if match.how == "demonym" and line.is_at(first - 1, "pan", "latin", "inter") and line.capital(first - 1):
        return True  # "the Pan American Health Organization"
    if line.is_at(first - 1, "new") and line.capital(first - 1) and not line.opens(first):
        return True
    return line.is_at(last + 1, "sea", "ocean", "strait", "peninsula", "war") and match.how == "name" and first == last


def _korea(line: Line, i: int, known: frozenset[str] | None) -> StateHit | None:
    """ "Korea" and "Korean" with no side named: the one that the article speaks of, none where it speaks of both."""
    if known is None or line.is_at(i + 1, "war", "peninsula", "strait"):
        return None
    if {"PRK", "KOR"} <= known:
        return None
    return StateHit(i, i, "PRK" if "PRK" in known else "KOR", "name" if line.low[i] == "korea" else "demonym")


def _half(line: Line, i: int, known: frozenset[str]) -> StateHit | None:
    """ "the North" and "the South" where the article is about Korea; "North" of "North and South Korea"."""
    if not line.is_at(i, "north", "south"):
        return None
    iso3 = "PRK" if line.low[i] == "north" else "KOR"
    if line.is_at(i + 1, "and") and line.is_at(i + 2, "north", "south") and line.is_at(i + 3, "korea"):
        return StateHit(i, i, iso3, "name")
    alone = not line.capital(i + 1) or line.possessive(i + 1)
    if line.is_at(i - 1, "the") and alone and iso3 in known and not line.hyphen(i + 1):
        return StateHit(i, i, iso3, "name")
    return None


def _within(line: Line, world: World, i: int) -> Iterable[StateHit]:
    """States inside one hyphenated token ("DPRK-Russia")."""
    parts = line.tokens[i].text.replace("–", "-").split("-")
    if len(parts) < 2:
        return
    for part in parts:
        match = lookups.state_of(world, part) if part[:1].isupper() else None
        if match:
            yield StateHit(i, i, match.state.iso3, match.how)


def acts(line: Line, hit: StateHit) -> bool:
    """Whether a capital stands where an actor stands, not a place: who does, to whom, between whom."""
    if line.is_at(hit.last + 1, *PLACE_NOUNS) or line.is_at(hit.first - 1, "city", "capital"):
        return False
    if line.hyphen(hit.last + 1) or line.hyphen(hit.first - 1):
        return True
    if line.possessive(hit.last + 1):
        return not line.is_at(hit.last + 2, *PLACE_NOUNS)
    before = line.low[hit.first - 1] if hit.first else ""
    if before in ACTOR_PREPOSITIONS or (before == "on" and _pressed(line, hit.first)):
        return True
    if before in PLACE_PREPOSITIONS:
        return False
    roles = [(c, a.role, a.preposition) for c in line.sentence.clauses for a in c.arguments if _at(hit, a.token)]
    if not roles:
        return before in ("and", "or") and any(line.low[k] == "between" for k in range(hit.first))
    return any(_actor_role(clause, role, preposition) for clause, role, preposition in roles)


def _pressed(line: Line, token: int) -> bool:
    """ "Called on Beijing to", "sanctions on Tehran"."""
    return any(line.tokens[i].lemma.lower() in PRESSING for i in range(max(0, token - 4), token - 1))


def _at(hit: StateHit, token: int) -> bool:
    return hit.first <= token <= hit.last


def _actor_role(clause: Clause, role: str, preposition: str | None) -> bool:
    if role == "subject":
        return not (clause.kind == "copula" and clause.lemma in ("city", "capital", "venue", "place"))
    if role in ("object", "indirect"):
        return clause.kind == "verb" and clause.lemma not in MOTION
    if role == "oblique":
        return preposition in ACTOR_PREPOSITIONS
    return role in ("agent", "attribution", "compound")
