"""The office in a title phrase."""

import re
from collections.abc import Iterable
from itertools import pairwise

from dateline.world.facts import Office
from dateline.world.names import fold

_PREPOSITIONS = frozenset({"of", "for", "to", "in", "at", "on", "with", "from", "by", "under", "who", "as"})
_JOINS = frozenset({"and", "cum"})
_MINISTER = "minister"
_VICES = frozenset({"deputy", "vice", "assistant"})
# Words before "minister" that are no portfolio.
_STATUS = frozenset(
    {"former", "ex", "then", "outgoing", "incoming", "incumbent", "newly", "appointed", "acting", "interim", "current"}
    | {"late", "new", "designate", "elect", "caretaker", "longtime", "veteran", "top", "senior", "the", "a"}
    | {"his", "her", "their", "its", "our", "my", "prime", "first", "cabinet", "government", "and"}
)
_POSSESSOR = re.compile(r"^.*\b\w+(?:'s|’s|s'|s’)\s+(?=\w)")  # "the president's special envoy"


class Titles:
    """Looks up offices by the longest title phrase at the head of the words."""

    def __init__(self, phrases: Iterable[tuple[str, Office]]) -> None:
        self._phrases: dict[tuple[str, ...], Office] = {}
        for phrase, office in phrases:
            self._phrases.setdefault(tuple(fold(phrase).split()), office)
        self._longest = max(map(len, self._phrases), default=0)

    def office(self, words: str) -> Office | None:
        """The head of a title comes before its first "of", "for", "to"; of several heads the highest counts."""
        rest = _POSSESSOR.sub("", words)
        return (self._head(rest) if rest != words else None) or self._head(words)

    def _head(self, words: str) -> Office | None:
        plain = fold(words).split()
        tokens = [t if before == "of" else self._singular(t) for before, t in pairwise(["", *plain])]
        matches, ends = self._matches(tokens)
        head = next((i for i, t in enumerate(tokens) if t in _PREPOSITIONS and i not in ends), len(tokens))
        matches = [m for m in matches if m[0] < head]
        generic = self._minister(tokens)
        if generic and all(m[2].name != generic.name for m in matches) and not self._specific(matches, tokens):
            return generic
        if not matches:
            return None
        if any(t in _JOINS for t in tokens[matches[0][1] : matches[-1][0]]):
            best = min(matches, key=lambda m: m[2].rank)
        else:
            best = matches[-1]
        return self._vice(best, tokens)

    def _matches(self, tokens: list[str]) -> tuple[list[tuple[int, int, Office]], set[int]]:
        """Non-overlapping longest matches from the left as (first, end, office), and every index they cover."""
        found: list[tuple[int, int, Office]] = []
        covered: set[int] = set()
        i = 0
        while i < len(tokens):
            for size in range(min(self._longest, len(tokens) - i), 0, -1):
                office = self._phrases.get(tuple(tokens[i : i + size]))
                if office:
                    found.append((i, i + size, office))
                    covered.update(range(i, i + size))
                    i += size
                    break
            else:
                i += 1
        return found, covered

    def _singular(self, token: str) -> str:
        if (token,) in self._phrases or not token.endswith("s") or token in {"affairs", "chargé", "forces"}:
            return token
        return token[:-1] if (token[:-1],) in self._phrases or token == "ministers" else token

    @staticmethod
    def _specific(matches: list[tuple[int, int, Office]], tokens: list[str]) -> bool:
        """Whether a match itself holds the word "minister"."""
        return any("minister" in tokens[first:end] for first, end, _ in matches)

    @staticmethod
    def _vice(match: tuple[int, int, Office], tokens: list[str]) -> Office:
        first, _, office = match
        if first and tokens[first - 1] in _VICES and tokens[first] not in _VICES and "Deputy" not in office.name:
            return Office(f"Deputy {office.name}", office.rank + 20, "deputy", office.portfolio)
        return office

    @staticmethod
    def _minister(tokens: list[str]) -> Office | None:
        """ "Minister for Veterans" and "veterans minister": a minister of something that no list has."""
        i = next((i for i, t in enumerate(tokens) if t == _MINISTER), None)
        if i is None:
            return None
        vice = "Deputy " if set(tokens[:i]) & _VICES else ""
        rank, level = (53, "deputy") if vice else (33, "minister")
        if i + 2 <= len(tokens) - 1 and tokens[i + 1] in {"of", "for"}:
            topic = _topic(tokens[i + 2 :])
        elif i and tokens[i - 1] not in _STATUS | _VICES:
            topic = tokens[i - 1 : i]
        else:
            topic = []
        name = " ".join([*(t if t == "and" else t.capitalize() for t in topic), "Minister"])
        return Office(vice + name, rank, level, "")


def _topic(tokens: list[str]) -> list[str]:
    stop = next((i for i, t in enumerate(tokens) if t in _PREPOSITIONS), len(tokens))
    topic = [t for t in tokens[:stop] if t != "the"][:5]
    return topic[:-1] if topic and topic[-1] == "and" else topic
