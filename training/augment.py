# ruff: noqa: SIM905 (word sets are easier to read and mend as running text)
"""More sentences for the name head: known sentences with other names in them, and sentences from patterns."""

import random
import re

from training.corpora import Sentence
from training.inventions import Inventor

SHARE = 0.35
PLACES = ("GPE", "LOC")
PATTERNS = (
    "{title} {PERSON} met with {title} {PERSON} in {GPE} on {DATE} .",
    "{NORP} {title} {PERSON} arrived in {GPE} on {DATE} to attend the {EVENT} .",
    "The {NORP} delegation led by {title} {PERSON} visited the {ORG} .",
    "The {ORG} of the {NORP} side and the {ORG} signed the {LAW} .",
    "The {ORG} said on {DATE} that {PERSON} would visit {GPE} .",
    "{PERSON} , {title} of the {ORG} , left {GPE} for {GPE} .",
    "The {NORP} ambassador to {GPE} {PERSON} called on {PERSON} , {title} of the {ORG} .",
    "{GPE} 's {ORG} accused the {ORG} of breaking the {LAW} .",
    "the {NORP} said the {ORG} had fired missiles off {GPE} .",
    "{COMPANY} and {COMPANY} agreed to invest in {GPE} .",
    "{PERSON} told {COMPANY} that the {ORG} had not replied .",
    "A member of the {ORG} , {PERSON} , joined the {ORG} in {GPE} .",
    "{PERSON} wishes the {NORP} people well , the {ORG} reported .",
    "the two sides held the meeting of the {ORG} in {GPE} , {GPE} .",
    "Relations between {GPE} and {GPE} rest on the {LAW} .",
    "{PERSON} chaired the {EVENT} in {GPE} .",
    "{PERSON} and {PERSON} of {COMPANY} spoke at the {EVENT} .",
    "{COMPANY} reported that {GPE} signed the {LAW} .",
    "{GPE} , {DATE} ( {COMPANY} ) - {title} {PERSON} met officials of the {ORG} .",
    "{PERSON} meets {PERSON} in {GPE}",
    "{ORG} Delegation Leaves for {GPE}",
    "{NORP} FM {PERSON} visits {GPE}",
    "{GPE} , {GPE} sign {LAW}",
)
OFFICES = (
    "President;Prime Minister;Foreign Minister;Minister of Foreign Affairs;Vice Foreign Minister;Ambassador;General;"
    "Chairman;Comrade;Vice President;Deputy Minister;Secretary;Marshal;Defence Minister;Speaker;Governor;Director"
).split(";")
MONTHS = "January February March April May June July August September October November December".split()


def augmented(sentences: list[Sentence], chance: random.Random, patterns: int) -> list[Sentence]:
    """Copies of about a third of the sentences with invented names, names only, and `patterns` sentences of our own."""
    inventor = Inventor(chance)
    swapped = [
        swap(sentence, inventor, chance)
        for sentence in sentences
        if any(tag != "O" for tag in sentence.names) and chance.random() < SHARE
    ]
    return swapped + [from_pattern(chance.choice(PATTERNS), inventor, chance) for _ in range(patterns)]


def swap(sentence: Sentence, inventor: Inventor, chance: random.Random) -> Sentence:
    """The sentence with most of its persons, places and organisations replaced; its tree is left behind."""
    words: list[str] = []
    tags: list[str] = []
    place = 0
    while place < len(sentence.words):
        end = place + 1
        while end < len(sentence.words) and sentence.names[end].startswith("I-"):
            end += 1
        old, kind = sentence.words[place:end], sentence.names[place]
        new = old
        if kind.startswith("B-") and chance.random() < 0.75:
            after_article = bool(words) and words[-1].lower() == "the"
            new = cut(_another(kind[2:], old, after_article, inventor)) or old
        words += new
        tags += sentence.names[place:end] if new is old else [kind, *["I" + kind[1:]] * (len(new) - 1)]
        place = end
    return Sentence(words=words, names=tags, scheme=sentence.scheme)


def _another(kind: str, old: list[str], after_article: bool, inventor: Inventor) -> str:
    if kind == "PERSON":
        return inventor.person(family_only=len(old) == 1)
    if kind == "GPE" and not after_article:
        return inventor.place()
    if kind == "ORG":
        if len(old) == 1 and old[0].isupper():
            return inventor.acronym()
        return inventor.body() if after_article or len(old) > 2 else inventor.company()
    return ""


def cut(name: str) -> list[str]:
    """The words of a name as Universal Dependencies cuts them."""
    return re.findall(r"'s\b|'(?=\s|$)|[\w.]+(?:'(?!s\b)\w+)*|[^\w\s]", name)


def from_pattern(pattern: str, inventor: Inventor, chance: random.Random) -> Sentence:
    """One invented sentence; `scheme` is that of hand-labelled text."""
    makers = {
        "PERSON": inventor.person,
        "GPE": inventor.place,
        "ORG": inventor.body,
        "COMPANY": inventor.company,
        "LAW": inventor.treaty,
        "EVENT": inventor.event,
        "NORP": lambda: chance.choice(inventor.places.demonyms),
        "DATE": lambda: f"{chance.choice(MONTHS)} {chance.randint(1, 31)}",
        "title": lambda: chance.choice(OFFICES),
    }
    words: list[str] = []
    tags: list[str] = []
    for part in pattern.split():
        slot = part.strip("{}")
        new = cut(makers[slot]()) if part.startswith("{") else [part]
        kind = {"COMPANY": "ORG"}.get(slot, slot)
        words += new
        named = part.startswith("{") and slot != "title"
        tags += [("B-" if not i else "I-") + kind if named else "O" for i in range(len(new))]
    return Sentence(words=words, names=tags, scheme="silver")
