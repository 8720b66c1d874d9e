"""People whom an article mentions and who are no actor: "her mother", "a witness", a name that nothing else knows.

A pronoun may mean them, so they stand in the way of a guess.
"""

from dataclasses import dataclass

from dateline.mentions.lines import Line, vocabulary
from dateline.mentions.titles import FEMALE, HEADS, MALE

MEN = MALE | vocabulary(
    "man boy father dad son brother husband uncle nephew grandfather grandson gentleman guy boyfriend"
    " widower monk bishop priest tsar czar duke lord god schoolboy policeman fisherman fireman salesman stepfather"
    " stepson godfather groom knight baron count shah caliph imam patriarch"
)
WOMEN = FEMALE | vocabulary(
    "woman girl mother mom daughter sister wife aunt niece grandmother granddaughter lady girlfriend widow nun duchess"
    " actress waitress schoolgirl policewoman stepmother stepdaughter godmother bride heroine goddess mistress"
)
PEOPLE = (
    (HEADS - frozenset({"charge", "justice", "page", "chair"}))
    | MEN
    | WOMEN
    | vocabulary(
        "person child kid baby teenager adult infant friend neighbor neighbour colleague partner spouse parent cousin"
        " sibling twin orphan lover fiancé fiancée companion enemy rival opponent guest client customer"
        " patient victim survivor witness suspect defendant plaintiff prisoner inmate detainee hostage refugee migrant"
        " immigrant citizen resident voter tourist visitor traveller traveler passenger driver pilot sailor soldier"
        " officer guard worker employee employer boss manager owner founder teacher pupil student professor"
        " scientist engineer doctor nurse surgeon lawyer attorney artist painter sculptor author writer poet novelist"
        " critic singer musician composer conductor actor dancer player coach athlete boxer runner winner champion"
        " journalist reporter activist protester demonstrator volunteer farmer peasant merchant trader banker investor"
        " businessman entrepreneur servant slave cook hunter killer murderer attacker assailant gunman terrorist bomber"
        " thief criminal spy agent inspector detective investigator translator interpreter assistant secretary clerk"
        " deputy veteran hero saint prophet pastor cleric rabbi scholar philosopher historian mathematician physicist"
        " chemist inventor pioneer architect designer editor publisher producer reader listener viewer speaker user"
        " someone somebody anyone anybody everyone everybody nobody one individual human character protagonist"
    )
)


@dataclass(frozen=True, slots=True)
class Stranger:
    """One such mention: `word` in lower case, `gender` m, f or None."""

    sentence: int
    token: int
    word: str
    gender: str | None
    subject: bool
    quoted: bool


def find_strangers(line: Line) -> tuple[Stranger, ...]:
    """Everybody in a sentence who may be one: single people, and names of persons."""
    found = []
    for phrase in line.sentence.phrases:
        at, token = phrase.head, line.tokens[phrase.head]
        word = line.low[at]
        named = token.upos == "PROPN" and line.entity(at) == "PERSON"
        if not named and (word not in PEOPLE or token.xpos not in ("NN", "NNP", "PRP")):
            continue
        gender = "m" if word in MEN else "f" if word in WOMEN else None
        found.append(Stranger(line.index, at, word, gender, at in line.subjects, line.quoted[at]))
    return tuple(found)
