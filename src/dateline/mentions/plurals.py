"""Offices in the plural: "the foreign ministers of X and Y, A and B", "Presidents A and B", "the X and Y ministers"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.mentions.lines import Line
from dateline.mentions.persons import NameHit
from dateline.mentions.states import StateHit
from dateline.mentions.titles import DAYS, DOMAINS, PREFIXES, QUALIFIERS, SHORT_PLURALS, SINGULAR, Title

LEADERS = frozenset(  # offices that say little
    {"leader", "head", "chief", "representative", "diplomat", "director", "counterpart"}
)
FEWEST = 2


@dataclass(frozen=True, slots=True)
class PluralHit:
    """Tokens `first` to `last` are an office in the plural with its states; `head` is its noun.

    `titles` holds one title for each person meant, `names` the first token of each one's name, in order; without names
    there is one title for each state.
    """

    first: int
    last: int
    head: int
    titles: tuple[Title, ...]
    names: tuple[int, ...]


def find_plurals(line: Line, states: Sequence[StateHit], names: Sequence[NameHit]) -> tuple[PluralHit, ...]:
    """The offices in the plural that say whose they are: by names, by two states or more."""
    reader = PluralReader(line, states, names)
    found: list[PluralHit] = []
    for noun, word in enumerate(line.low):
        hit = reader.read(noun) if word in SINGULAR and (not found or noun > found[-1].last) else None
        if hit:
            found.append(hit)
    return tuple(found)


def with_titles(names: Sequence[NameHit], plurals: Sequence[PluralHit]) -> tuple[NameHit, ...]:
    """The names, those that a plural office names with the title that it gives each."""
    given = {first: title for hit in plurals for first, title in zip(hit.names, hit.titles, strict=False)}
    return tuple(replace(n, titles=(given[n.first],)) if n.first in given and not n.titles else n for n in names)


class PluralReader:
    """Reads outward from the noun: states before it or after "of", names after it or before a comma."""

    def __init__(self, line: Line, states: Sequence[StateHit], names: Sequence[NameHit]) -> None:
        self.line = line
        self.by_first: Mapping[int, StateHit] = {s.first: s for s in states}
        self.by_last: Mapping[int, StateHit] = {s.last: s for s in states}
        self.names = {n.first: n for n in names}
        self.named_to = {n.last: n for n in names}

    def read(self, noun: int) -> PluralHit | None:
        line = self.line
        first = self._back(noun)
        before, start = self._states_before(first)
        last, stop = noun, self._office_end(noun)
        after, end = self._states_after(self._past_host(stop + 1))
        if after:
            last = end
        elif stop > noun:
            return None
        countries = before or after
        names = self._names_after(last + 1) or self._names_before(start)
        if len(names) < FEWEST and len(countries) < FEWEST:
            return None
        if not countries and not names:
            return None
        start -= line.is_at(start - 1, "two", "both", "three")
        start -= line.is_at(start - 1, "the", "his", "her")
        word = line.low[noun]
        office = " ".join([*line.low[first:noun], SHORT_PLURALS.get(word, SINGULAR[word])])
        office += f" {line.words(noun + 1, stop)}" if stop > noun else ""
        titles = self._titles((start, last, noun), office, [s.iso3 for s in countries], names)
        return PluralHit(start, last, noun, titles, tuple(n.first for n in names))

    def _past_host(self, i: int) -> int:
        """Over the state that ambassadors are sent to: "ambassadors to Norland from Estmark and Sudmark"."""
        at = i + 1 + self.line.is_at(i + 1, "the")
        state = self.by_first.get(at) if self.line.is_at(i, "to") else None
        return state.last + 1 if state and self.line.is_at(state.last + 1, "from") else i

    def _titles(
        self, where: tuple[int, int, int], office: str, countries: Sequence[str], names: Sequence[NameHit]
    ) -> tuple[Title, ...]:
        """One title a person: states and names in the same number belong to each other in their order."""
        first, last, head = where
        count = len(names) or len(countries)
        if len(countries) == count:
            owners: list[str | None] = list(countries)
        else:
            owners = [countries[0] if len(countries) == 1 else None] * count
        noun = SINGULAR[self.line.low[head]]
        pronoun = first if self.line.is_at(first, "his", "her") else None
        if names:
            owners = [self._own_state(name) or owner for name, owner in zip(names, owners, strict=True)]
        return tuple(Title(first, last, head, noun, office, country, owner=pronoun, plural=True) for country in owners)

    def _own_state(self, name: NameHit) -> str | None:
        """ "Ministers A of X and B (Y)": the state beside each name."""
        i = name.last + 1
        i += 1 + self.line.is_at(i + 1, "the") if self.line.is_at(i, "of", "(") else 0
        state = self.by_first.get(i) if i > name.last + 1 else None
        return state.iso3 if state else None

    def _back(self, noun: int) -> int:
        """Over "foreign", "deputy prime" to the start of the office."""
        first = noun
        while first and self.line.low[first - 1] in QUALIFIERS | DOMAINS and first - 1 not in self.by_last:
            first -= 1
        return first

    def _office_end(self, noun: int) -> int:
        """Over "of foreign affairs", "for trade and industry"."""
        line, i = self.line, noun + 1
        if not line.is_at(i, "of", "for"):
            return noun
        i += 1
        while i < len(line) and (line.low[i] in DOMAINS or (line.is_at(i, "and") and self._domain(i + 1))):
            i += 1
        return i - 1 if i > noun + 2 else noun

    def _domain(self, i: int) -> bool:
        return i < len(self.line) and self.line.low[i] in DOMAINS and i not in self.by_first

    def _states_before(self, first: int) -> tuple[list[StateHit], int]:
        """ "the X, Y and Z foreign ministers", "X and Y's ministers": the states, and where they begin."""
        found: list[StateHit] = []
        i = first - 1
        while True:
            end = i - 1 if self.line.possessive(i) else i
            state = self.by_last.get(end)
            if state is None:
                break
            found.insert(0, state)
            first, i = state.first, state.first - 1
            if self.line.is_at(i, "and", ",") and len(found) < 8:
                i -= 1 + self.line.is_at(i - 1, ",")
            else:
                break
        return found, first

    def _states_after(self, i: int) -> tuple[list[StateHit], int]:
        """ "of X, Y and the Z": the states, and where they end."""
        found: list[StateHit] = []
        if not self.line.is_at(i, "of", "from"):
            return found, i - 1
        end, i = i - 1, i + 1
        while True:
            i += self.line.is_at(i, "the")
            state = self.by_first.get(i)
            if state is None:
                return found, end
            found.append(state)
            end, i = state.last, state.last + 1
            after = self._separated(i)
            if after is None:
                return found, end
            i = after

    def _separated(self, i: int) -> int | None:
        """What follows a comma, "and", or both."""
        after = i + self.line.is_at(i, ",")
        after += self.line.is_at(after, "and", "&")
        return after if after > i else None

    def _names_after(self, i: int) -> list[NameHit]:
        """ ", A and B, respectively,"; "A of X and B of Y"."""
        found: list[NameHit] = []
        i += self.line.is_at(i, ",", "(", ":", "-", "–", "—")
        while i < len(self.line):
            i += self.line.is_at(i, *PREFIXES)
            name = self.names.get(i)
            if name is None:
                break
            found.append(name)
            i = self._past_state(name.last + 1)
            after = self._separated(i)
            if after is None:
                break
            i = after
        return found if len(found) >= FEWEST else []

    def _past_state(self, i: int) -> int:
        at = i + 1 + self.line.is_at(i + 1, "the")
        if self.line.is_at(i, "of", "(") and at in self.by_first:
            end = self.by_first[at].last + 1
            return end + self.line.is_at(end, ")")
        return i

    def _names_before(self, start: int) -> list[NameHit]:
        """ "A and B, the foreign ministers of X and Y,"."""
        i = start - 1
        i -= self.line.is_at(i, "the")
        if not self.line.is_at(i, ",") or (i and self.line.low[i - 1] in DAYS):
            return []
        found: list[NameHit] = []
        i -= 1
        while name := self.named_to.get(i):
            found.insert(0, name)
            i = name.first - 1
            if not self.line.is_at(i, "and", ","):
                break
            i -= 1 + self.line.is_at(i - 1, ",")
        return found if len(found) >= FEWEST else []
