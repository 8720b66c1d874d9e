"""Bodies that have no name of their own but a state and a common noun: "the Russian Foreign Ministry"."""

import re
from collections.abc import Callable

from dateline.world.facts import Organization, State

# Last words of the noun -> kind of body.
_KINDS = {
    "ministry": "ministry",
    "department": "ministry",
    "foreign office": "ministry",
    "embassy": "mission",
    "consulate": "mission",
    "consulate general": "mission",
    "permanent mission": "mission",
    "mission": "mission",
    "parliament": "government",
    "senate": "government",
    "congress": "government",
    "lower house": "government",
    "upper house": "government",
    "national assembly": "government",
    "government": "government",
    "cabinet": "government",
    "administration": "government",
    "presidential office": "government",
    "presidential administration": "government",
    "president's office": "government",
    "security council": "government",
    "national security council": "government",
    "supreme court": "government",
    "constitutional court": "government",
    "central bank": "government",
    "intelligence service": "government",
    "intelligence agency": "government",
    "state council": "government",
    "cabinet office": "government",
    "prime minister's office": "government",
    "coast guard": "military",
    "military": "military",
    "army": "military",
    "navy": "military",
    "air force": "military",
    "armed forces": "military",
    "forces": "military",
    "troops": "military",
    "joint chiefs of staff": "military",
    "general staff": "military",
    "ministry of defence": "ministry",
    "communist party": "party",
    "ruling party": "party",
}
_NOUN = "|".join(sorted((re.escape(k) for k in _KINDS), key=len, reverse=True))
_BEFORE = re.compile(rf"^(?P<state>.+?)(?:['’]s|['’])?\s+(?P<noun>(?:[A-Z][\w'’&-]*\s+|and\s+|of\s+|the\s+)*?(?:{_NOUN}))$", re.I)
_MINISTRY_OF = re.compile(
    r"^(?P<noun>(?:ministry|department|embassy|consulate|government|parliament|president|cabinet|security council|"
    r"national assembly|armed forces|permanent mission|central bank|supreme court)(?:\s+(?:of|for)\s+(?!the\s+[A-Z]).+?)??)"
    r"\s+(?:of|in)\s+(?P<state>.+)$",
    re.I,
)
_PLAIN = re.compile(rf"^(?:[A-Z][\w'’&-]*\s+)*(?:{_NOUN})$|^(?:ministry|department)\s+(?:of|for)\s+.+$", re.I)


def stateless(words: str, state_of: Callable[[str], State | None]) -> Organization | None:
    """The body that a state's name or demonym and a noun make; a bare "Foreign Ministry" has no country.

    `state_of` resolves a name or demonym.
    """
    for pattern in (_MINISTRY_OF, _BEFORE):
        match = pattern.match(words)
        if match and (state := state_of(match["state"])):
            return _body(_canonical(match["noun"]), state.iso3)
    match = _PLAIN.match(words)
    if match and any(c.isupper() for c in words) and not words.lower().startswith("embassy"):
        return _body(_canonical(words), None)
    return None


def _canonical(noun: str) -> str:
    """ "ministry of foreign affairs" -> "Foreign Ministry"."""
    noun = re.sub(r"^(?:the|of)\s+", "", noun.strip(), flags=re.I)
    low = noun.lower()
    if re.fullmatch(r"(?:ministry (?:of|for) )?(?:foreign|external) (?:affairs|relations)(?: ministry)?|foreign ministry", low):
        return "Foreign Ministry"
    if re.fullmatch(r"(?:ministry of (?:national )?defen[cs]e)|(?:national )?defen[cs]e ministry", low):
        return "Defense Ministry"
    return " ".join(w if w.lower() in {"of", "and", "the", "for"} else w[:1].upper() + w[1:] for w in noun.split())


def _body(name: str, country: str | None) -> Organization:
    low = name.lower()
    kind = next((k for noun, k in sorted(_KINDS.items(), key=lambda x: -len(x[0])) if low.endswith(noun)), None)
    if kind is None:
        kind = "ministry" if low.startswith(("ministry", "department")) else "government"
        kind = "mission" if low.startswith(("embassy", "consulate", "permanent mission")) else kind
    return Organization(name, kind, country, (name,))
