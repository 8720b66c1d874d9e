"""The facts behind one object that every stage can ask."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from dateline.world.facts import (
    Facts,
    GazetteerPlace,
    Holder,
    Office,
    Organization,
    Outlet,
    State,
    StateMatch,
)


class World:
    """Immutable facts. All look-ups take words as they stand in the text; a leading "the" and a final "'s" are ignored."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @property
    def states(self) -> Mapping[str, State]:
        """States and territories by ISO 3166 alpha-3."""
        return self._facts.states

    def state(self, code: str) -> State | None:
        """The state with this ISO 3166 alpha-3 or alpha-2 code."""
        return self._facts.states.get(code.upper())

    def state_of(self, words: str) -> StateMatch | None:
        """The state that a name, demonym, capital or seat of power stands for. Bodies such as the EU are not states."""
        return None

    def organization(self, words: str) -> Organization | None:
        return None

    def outlet(self, words: str) -> Outlet | None:
        return None

    def office(self, words: str) -> Office | None:
        """The office that a title phrase names ("minister for foreign affairs"), by the longest match."""
        return None

    def holders(self, person: str) -> tuple[Holder, ...]:
        """Offices of the person with this full name in any spelling, newest first; all namesakes are in it."""
        return ()

    def holder(self, country: str, office: str, day: date | None = None) -> Holder | None:
        """Who held the office (canonical name) of the country (alpha-3) on this day, or holds it last where none is given."""
        return None

    def places(self, name: str) -> tuple[GazetteerPlace, ...]:
        """Places of this name, the most important first."""
        return ()

    def is_capital(self, name: str) -> bool:
        """Whether the name is a national capital's."""
        return False


@cache
def load() -> World:
    """The facts that ship with Dateline."""
    return World(Facts())
