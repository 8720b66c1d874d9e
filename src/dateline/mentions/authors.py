"""Who speaks in a text that its title ascribes to somebody: "Statement from President NAME on ..."."""

import re

from dateline.mentions.bodies import BODY_NOUNS
from dateline.mentions.lines import vocabulary
from dateline.mentions.persons import NameHit
from dateline.mentions.titles import DOMAINS, FEMALE, HEADS, MALE, QUALIFIERS, Title
from dateline.world import World

FIRST_PERSON = vocabulary("i me my mine myself we us our ours ourselves")
KINDS = "Statement|Remarks|Message|Letter|Address|Speech|Op-Ed|Opinion|Briefing|Gaggle|Comment|Condolences"
OWN = r"^(?P<own>(?:Joint |Press |Media |Official |Full |Opening |Written )*)"
ASCRIBED = tuple(
    re.compile(rf"{OWN}(?P<kind>{KINDS})\b[^,:|]*?\b(?:{links})\s+(?:the\s+)?(?P<author>[A-Z].*)")
    for links in ("from|by", "of")
)
ENDS = re.compile(
    r"\s+(?:on|at|in|about|to|for|following|after|before|regarding|during|as|with|upon|ahead)\s|[,:|;(]| [-–—] ",
    re.IGNORECASE,
)
WHOLE = frozenset(
    {"Statement", "Message", "Letter", "Op-Ed", "Opinion", "Comment", "Condolences"}
)  # one voice throughout
LONGEST = 5  # words of a name


def find_author(title: str, world: World) -> tuple[NameHit, bool] | None:
    """The person to whom the title ascribes the text, and whether every "I" and "we" in it is theirs.

    None where it names nobody or several. The tokens of the hit are -1: the name stands outside the text.
    """
    plain = " ".join(title.split())
    ascribed = next((match for pattern in ASCRIBED if (match := pattern.match(plain))), None)
    if ascribed is None or ascribed["own"].startswith("Joint"):
        return None
    words = ENDS.split(ascribed["author"], maxsplit=1)[0].split()
    after: str | None = None
    if "of" in words:  # "Prime Minister NAME of STATE", but not "Minister of Trade NAME"
        at = len(words) - 1 - words[::-1].index("of")
        state = world.state_of(" ".join(words[at + 1 :]).removeprefix("the "))
        if state:
            words, after = words[:at], state.state.iso3
    if "and" in words:
        return None
    last = max((i for i, w in enumerate(words) if _plain(w) in HEADS), default=-1)
    name = words[last + 1 :]
    if not name or len(name) > LONGEST or not all(w[:1].isupper() for w in name):
        return None
    title_of, country = _title(words[: last + 1], world)
    gender = title_of.gender if title_of else None
    hit = NameHit(-1, -1, " ".join(name), (title_of,) if title_of else (), gender, None, after or country)
    if (len(name) == 1 and title_of is None) or any(_plain(w) in BODY_NOUNS for w in words):
        return None
    return hit, ascribed["kind"] in WHOLE


def _plain(word: str) -> str:
    return word.lower().rsplit("-", 1)[-1]


def _title(words: list[str], world: World) -> tuple[Title | None, str | None]:
    """The office before the name, and the state that the words before it name ("White House", "Norwegian")."""
    if not words:
        return None, None
    first = len(words) - 1
    while first and _plain(words[first - 1]) in QUALIFIERS | DOMAINS and words[first - 1] not in ("White", "House"):
        first -= 1
    owner = " ".join(words[:first]).removesuffix("'s").removesuffix("’s")
    match = world.state_of(owner) if owner else None
    country = match.state.iso3 if match else None
    noun = _plain(words[-1])
    office = " ".join(words[first:]) if match or not owner else " ".join(words)
    gender = "m" if noun in MALE else "f" if noun in FEMALE else None
    return Title(-1, -1, -1, noun, office, country, gender=gender), country
