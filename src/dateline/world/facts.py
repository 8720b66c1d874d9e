"""What the world facts are made of: states, offices and their holders, bodies, outlets, places."""

from dataclasses import dataclass
from datetime import date

from dateline.model.mention import Place


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory. `iso3` is ISO 3166 alpha-3 (Kosovo: XKX), `cow` the Correlates of War code or None.

    `names` are all names in English use, `demonyms` adjectives and nouns for its people, `capital` the seat of
    government's city name in English ("" where there is none), `capitals` its other spellings and second capitals.
    `member` is true for UN members and the few that act like states, false for dependencies; `metonym` whether the
    capital's name alone may stand for the government.
    """

    iso3: str
    iso2: str
    name: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str = ""
    capitals: tuple[str, ...] = ()
    cow: str | None = None
    member: bool = True
    metonym: bool = True


@dataclass(frozen=True, slots=True)
class StateMatch:
    """The state that words stand for. `how`: name | demonym | capital | seat ("the Kremlin")."""

    state: State
    how: str


@dataclass(frozen=True, slots=True)
class Organization:
    """A body. `kind`: igo | party | military | ministry | government | company | group | ngo | mission.

    `country` is None for international bodies; `members` are alpha-3 codes where they are few or known. Bodies of other
    states bear the names in `shared` too: they mean this one where the article names its state.
    """

    name: str
    kind: str
    country: str | None = None
    names: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet. `state_controlled`: owned or directed by a government; `agency`: a wire that others copy."""

    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    state_controlled: bool = False
    agency: bool = False


HEADS = ("head_of_state", "head_of_government")  # levels of those who lead a state


@dataclass(frozen=True, slots=True)
class Office:
    """An office under its canonical English name ("Foreign Minister").

    `level`: head_of_state | head_of_government | minister | deputy | ambassador | envoy | official | legislator |
    spokesperson | party | military | organization_head | royal. `rank` orders them: 1 is the highest.
    `portfolio` (state, government, foreign, defense ...) with `level` makes counterparts: a Secretary of State and a
    Foreign Minister share both.
    """

    name: str
    rank: int
    level: str
    portfolio: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office from `start` to `end` (EDTF: YYYY, YYYY-MM or YYYY-MM-DD; None is unknown or open).

    `country` is None and `organization` set for offices of international bodies. `seen` is the last day (EDTF) for
    which the source knows it: an open `end` says nothing about later years. `source` is where a user's own row is from.
    """

    person: str
    country: str | None
    office: str
    start: str | None = None
    end: str | None = None
    names: tuple[str, ...] = ()
    wikidata: str | None = None
    organization: str | None = None
    seen: str | None = None
    source: str | None = None

    def held_on(self, day: date) -> bool:
        """Whether the stated years, months or days allow that the person held the office on this day."""
        iso = day.isoformat()
        if self.start and iso[: len(self.start)] < self.start:
            return False
        return not (self.end and iso[: len(self.end)] > self.end)


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place of the gazetteer. `kind`: country | region | district | city | venue | feature; `region` its first-level
    region.

    `match` says which name was found: "name" for the main one, "alternate" for another.
    """

    place: Place
    kind: str
    population: int = 0
    region: str | None = None
    capital: bool = False
    match: str = "name"
