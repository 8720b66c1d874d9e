"""Offices compared as words: does "the minister" fit a foreign minister, "the C.I.A. chief" its director?"""

from dateline.mentions.lines import vocabulary
from dateline.mentions.titles import WEAK, Title
from dateline.world import World, fold

RANKS = vocabulary("deputy prime assistant under press lady former acting nominee")
LEADERS = vocabulary("president leader king queen emperor sultan emir chancellor monarch ayatollah taoiseach pope")
LEADING = vocabulary("leader dictator strongman ruler monarch statesman")
# Who is chief, head or boss of a body; and the seats whose chief leads the state.
HEADING = vocabulary("president chair commander commissioner governor minister")
SEATS = vocabulary("kremlin elysee")
# Words that say nothing of whose diplomat somebody is.
DIPLOMATIC = vocabulary("top diplomat diplomacy director senior veteran career")
LOOSE = vocabulary("official guest politician host side ally")
EQUAL = {
    "vice": "deputy",
    "chief": "director",
    "head": "director",
    "boss": "director",
    "defence": "defense",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "pontiff": "pope",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "undersecretary": "secretary",
    "ministry": "minister",
    "affairs": "",
    "extraordinary": "",
    "plenipotentiary": "",
    "new": "",
    "visiting": "",
    "current": "",
    "respected": "",
    "longtime": "",
}
SMALL = vocabulary("of for to in on at with the and a an ad")
# A title ranks below every office of the world's facts when they do not know it, and lower still when its noun is weak.
UNKNOWN_RANK, WEAK_RANK = 50, 100


def office_words(office: str) -> frozenset[str]:
    """The telling words of an office, synonyms made equal: "vice-premier" and "Deputy Prime Minister" have the same."""
    words: set[str] = set()
    for word in fold(office.replace("C.I.A", "CIA")).split():
        if word == "premier":
            words |= {"prime", "minister"}
        elif word not in SMALL:
            words.add(EQUAL.get(word, word))
    return frozenset(words - {""})


def fits(title: Title, office: str) -> bool:
    """Whether a title without a name can mean someone who holds the office."""
    said, held = office_words(title.office), office_words(office)
    if not held:
        return False
    if title.noun in LOOSE:
        return True
    if said == {"director", "government"}:
        return heads_state(held) and bool(held & {"prime", "chancellor", "taoiseach"})
    state = said == {"director", "state"} or (said & SEATS and said <= SEATS | {"director"})
    if state or (title.noun in LEADING and not said & RANKS):
        return heads_state(held)
    if title.noun == "diplomat" or "diplomacy" in said:
        if not said - DIPLOMATIC <= held:
            return False  # "the EU's top diplomat" is no state's minister
        chief = "top" in said or "diplomacy" in said
        foreign = "foreign" in held and bool(held & {"minister", "policy"}) and not (chief and held & RANKS)
        return foreign or (not chief and bool(held & {"ambassador", "envoy", "affaires", "daffaires", "diplomat"}))
    if said & RANKS != held & RANKS:
        return False
    of_body = said - {"director"}
    if title.noun in ("chief", "head", "boss") and of_body and of_body <= held:
        return "director" in held or bool(held & HEADING) or {"secretary", "general"} <= held
    return said <= held or (len(held) == 1 and held <= said)


def heads_state(held: frozenset[str]) -> bool:
    """Whether these words of an office are those of a state's leader."""
    if held & (RANKS - {"prime"}):
        return False
    return bool(held & LEADERS or "prime" in held or {"general", "secretary"} <= held)


def alike(one: str, other: str, world: World) -> bool:
    """Whether holders of two offices are each other's counterparts: leaders, or the same level and portfolio."""
    if office_words(one) == office_words(other):
        return True
    if heads_state(office_words(one)) and heads_state(office_words(other)):
        return True
    first, second = world.office(one), world.office(other)
    return bool(
        first and second and first.portfolio and (first.level, first.portfolio) == (second.level, second.portfolio)
    )


def rank(title: Title, world: World) -> int:
    """Where a title stands among the titles of one person: lower is higher."""
    if title.noun in WEAK:
        return WEAK_RANK
    office = world.office(title.office)
    return office.rank if office else UNKNOWN_RANK


def display(office: str, world: World) -> str:
    """The office under its canonical name, unless that would lose what the words say ("Minister of Education")."""
    known = world.office(office)
    if known and office_words(office) <= office_words(known.name):
        return known.name
    return " ".join(w if w in SMALL or not w.islower() else w[:1].upper() + w[1:] for w in office.split())
