"""Bodies that speak under several names: "her office", "the presidency", "a spokeswoman for the foreign ministry".

Each is given one name, by whose it is and of which state, so that articles that cite it in other words cite one origin.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from dateline.model import Actor, Attribution
from dateline.world import World
from dateline.world.names import fold

_LITTLE = frozenset(("the", "of", "a", "an", "s", "affairs", "republic"))
# Words that say the same of a body.
_SAME = {"presidency": ("office", "president"), "presidential": ("president",), "palace": ("office",)}
# What a report calls a house without saying whose: the office of its head.
_HEADS = {
    "presidency": "President",
    "presidential office": "President",
    "presidential palace": "President",
    "president's office": "President",
    "office of the president": "President",
    "prime minister's office": "Prime Minister",
    "premier's office": "Prime Minister",
    "office of the prime minister": "Prime Minister",
}
_SPEAKS_FOR = re.compile(
    r"(?:spokes(?:man|woman|person) (?:for|of) (?:the )?(?P<body>.+)"
    r"|(?P<own>.+) (?:spokes(?:man|woman|person)|press secretary))",
    re.IGNORECASE,
)
_BODIES = ("ministry", "government", "department", "office", "army", "military", "presidency", "commission", "palace")
_LEADER = re.compile(r"(?:vice |deputy |prime )*(?:president|minister|premier|chancellor)", re.IGNORECASE)
_SAYING = re.compile(
    r"(?:joint )?(?:statement|press release|communique|readout|report) (?:from|by|of) (?:the )?", re.IGNORECASE
)
# Those who speak for a body without a name.
_OFFICIALS = re.compile(
    r"(?:(?:an?|the|two|three|several|senior|top|unnamed) )*(?P<own>.*?) ?\b(?P<who>official|source|aide|diplomat)s?"
    r"(?: (?:at|from|in|inside|of|with|within) (?:the )?(?P<rest>.+))?",
    re.IGNORECASE,
)
_OFFICIAL = "official"
_ASIDE = re.compile(r"\s*\([^)]*\)")


def cited_house(cited: Attribution, actor: Actor | None, taking_part: Sequence[Actor], world: World) -> str | None:
    """The body behind what is cited ("Office of the President of Norland"); None where it is cited by its own name."""
    if world.seated(cited.name):
        match = world.state_of(cited.name)
        return _of_state(cited.name, match.state.iso3, world) if match else None
    if actor is not None and cited.name.startswith("office of "):
        return _office_of(actor, world) or f"Office of {actor.name}"
    if actor is not None and actor.kind == "person":
        speaks = _SPEAKS_FOR.fullmatch(actor.office or "")
        return _of_state(speaks["body"] or speaks["own"], actor.country, world) if speaks else None
    body = cited.name.lower().rpartition(" of ")[0]
    if actor is not None and body in _HEADS:  # "the presidency of Norland", which stands for the state elsewhere
        return _of_state(_HEADS[body], actor.country, world)
    head = _HEADS.get(cited.name.lower().replace("’", "'")) if actor is None else None
    if head is None:
        return None
    heads = {_office_of(a, world) for a in taking_part if a.kind == "person" and a.office == head and a.country}
    return next(iter(heads)) if len(heads) == 1 else None


def officials(name: str, world: World) -> tuple[str, tuple[str, ...]] | None:
    """The body whose officials are cited, its name and its key; of a state's officials the state's. None for others."""
    told = _OFFICIALS.fullmatch(name)
    if told is None:
        return None
    parts = [part for part in (told["own"], told["rest"]) if part]
    words = {word for part in parts for word in one_voice(part, world)[1:]}
    if words & {*_BODIES}:
        return " of ".join(parts), ("name", *sorted(words))
    of_a_state = all(world.state(word) for word in words)
    if told["who"].lower() != _OFFICIAL or not of_a_state:
        return None
    return name, ("name", *sorted(words | {_OFFICIAL}))


def vaguer(keys: Collection[tuple[str, ...]], world: World) -> dict[tuple[str, ...], tuple[str, ...]]:
    """For a body that is cited vaguely ("the ministry", "a Norwegian official") the only one it can be, where another
    report cites one by a fuller name: what is not told never makes it another."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    bodies = [key for key in keys if key[0] == "name" and {*key} & {*_BODIES}]
    for key in sorted((key for key in keys if key[0] == "name"), key=len, reverse=True):
        mine = {*key[1:]} - {_OFFICIAL}
        vague = _OFFICIAL in key or (bool(mine & {*_BODIES}) and not any(world.state(word) for word in mine))
        fuller = {found.get(other, other) for other in bodies if vague and other != key and mine < {*other[1:]}}
        if len(fuller) == 1:
            found[key] = fuller.pop()
    return found


def telling(name: str) -> str:
    """A cited name without "a statement from the" or "a spokesman for the"."""
    speaks = _SPEAKS_FOR.fullmatch(name)
    if speaks and (speaks["body"] or speaks["own"].lower().endswith(_BODIES)):
        return speaks["body"] or speaks["own"]
    return _SAYING.sub("", name, count=1) or name


def one_voice(name: str, world: World) -> tuple[str, ...]:
    """The key of a body: its words in any order, with the state for its name or its adjective."""
    words = [re.sub(r"['’]s?$", "", w.strip(",")) for w in re.split(r"[\s-]+", _ASIDE.sub("", name))]
    found: set[str] = set()
    while words:
        size, state = next(_states(words, world), (1, None))
        found.update([state] if state else _SAME.get(fold(words[0]), fold(words[0]).split()))
        del words[:size]
    return ("name", *sorted(found - _LITTLE))


def _states(words: Sequence[str], world: World) -> Iterator[tuple[int, str]]:
    """How many of the first words are a state's name or adjective, and which state's; the longest first."""
    for size in range(min(4, len(words)) if words[0][:1].isupper() else 0, 0, -1):
        match = world.state_of(" ".join(words[:size]))
        if match and match.how in ("name", "demonym"):
            yield size, match.state.iso3


def _office_of(actor: Actor, world: World) -> str | None:
    return _of_state(actor.office, actor.country, world) if actor.office else None


def _of_state(body: str, country: str | None, world: World) -> str | None:
    state = world.state(country) if country else None
    if state is None:
        return None
    body = "President" if body == "Presidential" else world.seated(body) or body
    return f"{f'Office of the {body}' if _LEADER.fullmatch(body) else body} of {state.name}"
