"""Given names in headlines, where every word has a capital: "Lars Dahl Meets Kos", not "Dahl Meets", "Hails Dahl"."""

import re

from dateline.mentions.given_names import gender_of
from dateline.mentions.persons import NEVER
from dateline.mentions.titles import DAYS, DOMAINS, HEADS, PREFIXES, QUALIFIERS

VERB = re.compile(r"\w{2,}(?:s|ed)|Will|Would|May|Might|Can|Could|Must|Should|Met|Held|Told|Won|Left|Said|Set|Due")


def given_before(word: str, surname: str) -> bool:
    """Whether a word may be the given name before a surname."""
    return _is_name(word) and (not VERB.fullmatch(word) or gender_of(f"{word} {surname}") is not None)


def given_after(word: str) -> bool:
    """Whether a word may be the given name after a family name."""
    return _is_name(word) and not VERB.fullmatch(word)


def _is_name(word: str) -> bool:
    """No title, and no common word of titles."""
    plain = word.lower().removesuffix("’s")
    return word[:1].isupper() and word.isalpha() and plain not in HEADS | QUALIFIERS | DOMAINS | NEVER | DAYS | PREFIXES
