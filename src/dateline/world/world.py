"""The facts behind one object that every stage can ask."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from dateline.world import bodies, own, reading
from dateline.world.agents import Agents
from dateline.world.facts import GazetteerPlace, Holder, Office, Organization, Outlet, State, StateMatch
from dateline.world.gazetteer import Gazetteer
from dateline.world.names import SAME, blocks, fold, similarity
from dateline.world.own import Own
from dateline.world.terms import alike, is_single, winning
from dateline.world.titles import Titles

_ARTICLE = re.compile(r"^(?:the|The|THE)\s+")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_HOW = ("name", "seat", "capital", "demonym")
_STALE_YEARS = 2
_Named = TypeVar("_Named", Organization, Outlet)


class World:
    """Immutable facts. Look-ups take words as they stand in the text; a leading "the" and a final "'s" are ignored.

    A user's own facts win over those that ship.
    """

    def __init__(self, mine: Own | None = None) -> None:
        self.own = mine or Own()
        self.states: Mapping[str, State] = MappingProxyType(reading.states())
        self._by_iso2 = {s.iso2: s for s in self.states.values()}
        self._areas = reading.areas()
        seats = reading.seats()
        self._state_words = self._index_states({seat: iso3 for seat, (iso3, _) in seats.items()})
        self._seated = {fold(_bare(seat)): body for seat, (_, body) in seats.items()}
        self._state_starts = frozenset(key.partition(" ")[0] for key in self._state_words)
        self._capitals = {fold(n) for s in self.states.values() if s.member for n in (s.capital, *s.capitals) if n}
        self._organizations = _index((*self.own.organizations, *reading.organizations()))
        self._outlets = _index(reading.outlets())
        self.agents = Agents()
        offices = list(reading.offices())
        self._titles = Titles(offices)
        singles = {office.name for _, office in offices if is_single(office)}
        self._holders = winning(self.own.holders, tuple(reading.holders()), singles)
        self._by_office, self._by_block = self._index_holders()
        self._gazetteer = Gazetteer(self.states, self.own.places)

    def state(self, code: str) -> State | None:
        """The state with this ISO 3166 alpha-3 or alpha-2 code."""
        return self.states.get(code.upper()) or self._by_iso2.get(code.upper())

    def state_of(self, words: str, context: Collection[str] = ()) -> StateMatch | None:
        """The state that a name, demonym, capital or seat of power stands for. Bodies such as the EU are not states.

        `context` holds alpha-3 codes of states that the article speaks of: with Korea's in it, "the North" and
        "the South" are states too. Words without a capital letter match nothing ("us", "turkey", "polish").
        """
        bare = _bare(words)
        key = fold(bare)
        if key in {"north", "south"} and bare[:1].isupper() and {"PRK", "KOR"} & set(context):
            return StateMatch(self.states["PRK" if key == "north" else "KOR"], "name")
        for candidate in (key, *_singulars(key)):
            match = self._state_words.get(candidate)
            if match and _cased(bare, match[1]):
                return match[0] if candidate == key or match[0].how == "demonym" else None
        return None

    def seated(self, words: str) -> str | None:
        """The office or ministry that speaks from a seat of power: "President" for "the Kremlin"; else None."""
        return self._seated.get(fold(_bare(words)))

    def begins_state(self, word: str) -> bool:
        """Whether a state's name, demonym, capital or seat may begin with this word: a cheap look before `state_of`."""
        first = fold(word).partition(" ")[0]
        return first in self._state_starts or any(one in self._state_starts for one in _singulars(first))

    def organization(self, words: str) -> Organization | None:
        """The body of this name ("the EU", "WPK", "Pentagon"), or of a state ("Russian Foreign Ministry").

        A ministry without a state is returned with country None: whose it is, is for the context to say.
        """
        bare = _bare(words)
        found = self._organizations.get(fold(bare))
        if found and _cased(bare, found[1]):
            return found[0]
        return bodies.of_a_state(bare, self._named_state)

    def outlet(self, words: str) -> Outlet | None:
        """The news outlet of this name."""
        bare = _bare(words)
        found = self._outlets.get(fold(bare))
        if not found or not _cased(bare, found[1]):
            return None
        needs_article = found[1].startswith("The ") and len(found[1].split()) == 2  # "Australian" is no newspaper
        return found[0] if bare != words.strip() or not needs_article else None

    @lru_cache(maxsize=8192)  # noqa: B019 - one World for the life of the process
    def office(self, words: str) -> Office | None:
        """The office that a title phrase names ("minister for foreign affairs"), by the longest match at its head."""
        return self._titles.office(words)

    @lru_cache(maxsize=8192)  # noqa: B019 - one World for the life of the process
    def holders(self, person: str) -> tuple[Holder, ...]:
        """Offices of the persons whom this full name may mean, the likeliest spelling first, then the newest office."""
        words = fold(person).split()
        if len(words) < 2:
            return ()
        candidates = sorted({i for block in blocks(person) for i in self._by_block.get(block, ())})
        scored = [(max(similarity(person, n) for n in self._holders[i].names), i) for i in candidates]
        best = max((score for score, _ in scored), default=0.0)
        found = [(score, self._holders[i]) for score, i in scored if score >= max(SAME, best - 0.1)]
        found.sort(key=lambda x: (x[1].start or "", x[1].person, x[1].office), reverse=True)
        found.sort(key=lambda x: -x[0])
        return tuple(h for _, h in found)

    @property
    def all_holders(self) -> tuple[Holder, ...]:
        """Every term of office that the facts know."""
        return self._holders

    def holder(self, country: str, office: str, day: date | None = None) -> Holder | None:
        """Who held the office (canonical name) of the country (alpha-3) on this day; without a day, the last known.

        Offices with the same level and portfolio answer for each other ("Foreign Minister" of the USA). None where the
        facts do not reach that day.
        """
        named = self._titles.office(office)
        keys = [(country, office)]
        if named:
            keys += [(country, o) for o in alike(named, country) if o != office]
        for key in keys:
            rows = [h for h in self._by_office.get(key, ()) if day is None or _known_on(h, day)]
            if rows:
                return rows[-1]
        return None

    def places(self, name: str) -> tuple[GazetteerPlace, ...]:
        """Places of this name, the most important first."""
        return self._gazetteer.places(_bare(name))

    def country_place(self, iso3: str) -> GazetteerPlace | None:
        """A state as a place."""
        return self._gazetteer.country(iso3)

    def capital_place(self, iso3: str) -> GazetteerPlace | None:
        """A state's capital as a place."""
        return self._gazetteer.capital(iso3)

    def area(self, name: str) -> frozenset[str]:
        """The states of a part of the world, by the name that `places` gives it; empty for any other place."""
        return self._areas.get(name, frozenset())

    def is_capital(self, name: str) -> bool:
        """Whether the name is a national capital's."""
        return fold(_bare(name)) in self._capitals

    def _named_state(self, words: str) -> State | None:
        match = self.state_of(words)
        return match.state if match and match.how in {"name", "demonym"} else None

    def _index_states(self, seats: Mapping[str, str]) -> dict[str, tuple[StateMatch, str]]:
        """Folded words -> (match, the words as written in the facts); names win over seats, capitals and demonyms."""
        words: dict[str, list[tuple[State, str]]] = {how: [] for how in _HOW}
        for state in sorted(self.states.values(), key=lambda s: not s.member):
            words["name"] += [(state, n) for n in state.names]
            if state.member and state.metonym:
                words["capital"] += [(state, n) for n in (state.capital, *state.capitals) if n]
            words["demonym"] += [(state, n) for n in state.demonyms]
        words["seat"] = [(self.states[iso3], seat) for seat, iso3 in seats.items()]
        index: dict[str, tuple[StateMatch, str]] = {}
        for how in _HOW:
            for state, name in words[how]:
                index.setdefault(fold(_bare(name)), (StateMatch(state, how), name))
        return index

    def _index_holders(self) -> tuple[dict[tuple[str, str], list[Holder]], dict[str, list[int]]]:
        by_office: dict[tuple[str, str], list[Holder]] = {}
        by_block: dict[str, list[int]] = {}
        for i, holder in enumerate(self._holders):
            by_office.setdefault((holder.country or holder.organization or "", holder.office), []).append(holder)
            for block in sorted(frozenset[str]().union(*map(blocks, holder.names))):
                by_block.setdefault(block, []).append(i)
        for rows in by_office.values():
            rows.sort(key=lambda h: h.start or "")
        return by_office, by_block


def _known_on(holder: Holder, day: date) -> bool:
    """Whether the facts reach the day: an office left open is believed for two years after it was last seen."""
    if not holder.held_on(day):
        return False
    return bool(holder.end) or not holder.seen or day.year <= int(holder.seen[:4]) + _STALE_YEARS


def _bare(words: str) -> str:
    return _POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(words.split())))


def _cased(words: str, as_written: str) -> bool:
    """Whether the words have the capitals that the name needs: "us" is not "US", "polish" is not "Polish"."""
    letters = [c for c in as_written if c.isalpha()]
    if len(letters) <= 5 and all(c.isupper() for c in letters):
        return all(c.isupper() for c in words if c.isalpha())
    if as_written[:1].islower() and not any(c.isupper() for c in as_written):
        return True
    return any(c.isupper() for c in words)


def _singulars(key: str) -> tuple[str, ...]:
    """ "russians" -> "russian"."""
    return (key[:-1],) if key.endswith("s") and not key.endswith("ss") else ()


def _index(items: Iterable[_Named]) -> dict[str, tuple[_Named, str]]:
    """Folded name -> (item, the name as written); of two items with one name the first."""
    index: dict[str, tuple[_Named, str]] = {}
    for item in items:
        for name in item.names:
            index.setdefault(fold(_bare(name)), (item, name))
    return index


@cache
def load(folder: Path | None = None) -> World:
    """The facts that ship with Dateline, and the user's own in this folder (default: `own.folder()`).

    They are read once in the life of a process. Raises InputError for own facts that cannot be read.
    """
    return World(own.read(folder or own.folder()))
