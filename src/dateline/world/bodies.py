"""Bodies that have no name of their own but a state and a common noun: "the Russian Foreign Ministry"."""

import re
from collections.abc import Callable

from dateline.world.facts import Organization, State

# Last words of the noun -> kind of body.
_KINDS = {
    noun: kind
    for kind, nouns in {
        "ministry": ("ministry", "department", "foreign office", "defence ministry", "finance ministry"),
        "mission": ("embassy", "consulate", "consulate general", "permanent mission", "high commission"),
        "government": (
            *("government", "cabinet", "administration", "parliament", "senate", "congress", "national assembly"),
            *("lower house", "upper house", "presidential office", "presidential administration", "president's office"),
            *("prime minister's office", "cabinet office", "security council", "national security council"),
            *("supreme court", "constitutional court", "central bank", "intelligence service", "intelligence agency"),
            *("state council", "presidency", "chancellery", "foreign intelligence service"),
        ),
        "military": (
            *("coast guard", "military", "army", "navy", "air force", "armed forces", "forces", "troops", "marines"),
            *("joint chiefs of staff", "general staff"),
        ),
        "party": ("communist party", "ruling party"),
    }.items()
    for noun in nouns
}
_STARTS = {
    "ministry": "ministry",
    "department": "ministry",
    "embassy": "mission",
    "consulate": "mission",
    "permanent mission": "mission",
    "government": "government",
    "parliament": "government",
    "cabinet": "government",
    "national assembly": "government",
    "security council": "government",
    "central bank": "government",
    "supreme court": "government",
    "armed forces": "military",
}
_LAST_WORDS = frozenset(noun.rpartition(" ")[2] for noun in _KINDS)
_FIRST_WORDS = frozenset(noun.partition(" ")[0] for noun in _STARTS)
_LINK = re.compile(r"\s+(?:of|in|to)\s+(?:the\s+)?", re.I)
_FOREIGN = re.compile(
    r"(?:ministry (?:of|for) )?(?:foreign|external) (?:affairs|relations)(?: ministry)?|foreign ministry"
)
_DEFENSE = re.compile(r"ministry of (?:national )?defen[cs]e|(?:national )?defen[cs]e ministry")


def of_a_state(words: str, state_of: Callable[[str], State | None]) -> Organization | None:
    """The body that a state's name or demonym and a noun make; a bare "Foreign Ministry" has no country.

    `state_of` resolves a name or demonym.
    """
    words = words.replace("’", "'")
    tokens = words.split()
    for i in range(min(4, len(tokens) - 1), 0, -1):
        noun = " ".join(tokens[i:])
        if (kind := _kind(noun)) and (state := state_of(" ".join(tokens[:i]))):
            return _body(noun, kind, state.iso3)
    for match in _LINK.finditer(words):
        owner = _LINK.split(words[match.end() :])[0]
        noun = words[: match.start()]
        if (kind := _kind(noun)) and (state := state_of(owner)):
            return _body(noun, kind, state.iso3)
    kind = _kind(words)
    if kind in {"ministry", "government"} and len(tokens) > 1 and words[:1].isupper() and tokens[-1][:1].isupper():
        return _body(words, kind, None)
    return None


def _kind(noun: str) -> str | None:
    low = noun.lower()
    words = low.split()
    for size in range(min(4, len(words)), 0, -1) if words and words[-1] in _LAST_WORDS else ():
        if kind := _KINDS.get(" ".join(words[-size:])):
            return kind
    if not words or words[0] not in _FIRST_WORDS:
        return None
    return next((kind for start, kind in _STARTS.items() if low == start or low.startswith(start + " ")), None)


def _body(noun: str, kind: str, country: str | None) -> Organization:
    """ "ministry of foreign affairs" is called "Foreign Ministry"."""
    low = noun.lower()
    if _FOREIGN.fullmatch(low):
        name = "Foreign Ministry"
    elif _DEFENSE.fullmatch(low):
        name = "Defense Ministry"
    else:
        small = {"of", "and", "the", "for", "in"}
        name = " ".join(w.lower() if w.lower() in small else w[:1].upper() + w[1:] for w in noun.split())
    return Organization(name, kind, country, (name,))
