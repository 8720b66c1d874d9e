"""Agents: which sector of society a noun speaks of ("rebels", "border police", "the Supreme Court of Norland")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.world import reading
from dateline.world.names import fold

LONGEST = 4
_ENDS = frozenset({"of", "for", "in", "from", "at", "to", "on"})


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of PLOVER 2.0 (`code`), with CAMEO's code and ICEWS' name for it.

    `local`: "in STATE" says whose people they are; `alone`: they act though no state is named.
    """

    code: str
    cameo: str
    icews: str
    local: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun of `size` words that names people of a sector; `plural` for several of them or a collective."""

    sector: Sector
    size: int
    plural: bool


class Agents:
    """The table of agents. Words are looked up in lower case, singular or plural."""

    def __init__(self) -> None:
        table: dict[str, Any] = reading.document("agents.yaml")
        self._former, self._peoples = table.pop("former"), table.pop("peoples")
        self._firm = frozenset[str](table.pop("firm"))
        self._collective = frozenset(tuple(noun.split()) for noun in table.pop("collective"))
        self._odd: dict[str, str] = table.pop("plurals")
        self.sectors = {
            code: Sector(code, row["cameo"], row["icews"], row.get("local", False), row.get("alone", False))
            for code, row in table.items()
        }
        self._people: dict[tuple[str, ...], Agent] = {}
        self._last_words: set[str] = set()  # of these nouns
        self._bodies: dict[tuple[str, ...], Sector] = {}
        self._before: dict[str, Sector] = {}
        for code, row in table.items():
            self._enter(self.sectors[code], row)

    def _enter(self, sector: Sector, row: dict[str, Any]) -> None:
        for noun in row.get("agents", ()):
            words = tuple(noun.split())
            self._people.setdefault(self._plural(words), Agent(sector, len(words), True))
            self._people.setdefault(words, Agent(sector, len(words), words in self._collective))
            self._last_words |= {words[-1], self._plural(words)[-1]}
        for noun in row.get("bodies", ()):
            self._bodies.setdefault(tuple(noun.split()), sector)
        self._before |= dict.fromkeys(row.get("before", ()), sector)

    def _plural(self, words: tuple[str, ...]) -> tuple[str, ...]:
        *rest, last = words
        for singular, plural in self._odd.items():
            if last.endswith(singular):
                return (*rest, last[: -len(singular)] + plural)
        if last.endswith("y") and last[-2:-1] not in "aeou":
            return (*rest, last[:-1] + "ies")
        return (*rest, last + ("es" if last.endswith(("s", "ch", "sh", "x")) else "s"))

    def ending(self, words: Sequence[str]) -> Agent | None:
        """The longest noun for people that these words end in."""
        if not words or words[-1] not in self._last_words:
            return None
        for size in range(min(LONGEST, len(words)), 0, -1):
            found = self._people.get(tuple(words[-size:]))
            if found:
                return found
        return None

    def sector(self, name: str) -> Sector | None:
        """The sector of people or of a body by its name ("Norlandic opposition lawmakers", "Senate of Norland")."""
        whole = fold(name).split()
        for noun, of_many in self._bodies.items():
            if "of" in noun and tuple(whole[: len(noun)]) == noun:
                return of_many  # "House of Representatives"
        words = list(_head(whole))
        found = self.ending(words)
        sector = found.sector if found else None
        for size in range(min(LONGEST, len(words)), found.size if found else 0, -1):
            body = self._bodies.get(tuple(words[-size:]))
            if body:
                sector = body
                break
        if sector and sector.code in self._former["of"] and set(self._former["words"]) & set(words):
            return self.sectors[self._former["sector"]]
        if words and words[-1].removesuffix("s") in self._firm:
            return sector
        if sector is None and words and words[0] in self._peoples["words"]:
            sector = self.sectors[self._peoples["sector"]]
        return next((self._before[w] for w in reversed(words[:-1]) if w in self._before), sector)


def _head(words: Sequence[str]) -> Iterator[str]:
    """The words of a name before "of", "in", "from"."""
    for n, word in enumerate(words):
        if n and word in _ENDS:
            return
        yield word
