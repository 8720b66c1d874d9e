"""Terms of office beside each other: which overlap, and what a user's own rows leave of the shipped ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.world.facts import Holder, Office
from dateline.world.names import fold, same_person

# Offices that are one another's counterparts and share holders, by level and portfolio.
ALIKE = {
    ("minister", "foreign"): ("Foreign Minister", "Secretary of State", "Foreign Secretary"),
    ("minister", "defense"): ("Defense Minister", "Secretary of Defense"),
    ("minister", "finance"): ("Finance Minister", "Treasury Secretary"),
    ("head_of_government", "government"): ("Prime Minister", "Premier", "Chancellor"),
    ("head_of_state", "state"): ("President", "President of the State Affairs", "King", "Emperor", "Emir", "Sultan"),
    ("minister", "security"): ("National Security Adviser", "Secretary of the Security Council"),
}
_SINGLE = frozenset({"head_of_state", "head_of_government", "minister", "organization_head"})
_SEATS = {office: alike[0] for alike in ALIKE.values() for office in alike}
_SERVANTS = frozenset({"IND", "PAK", "BGD", "NPL", "LKA"})  # whose Foreign Secretary serves under a Foreign Minister
Seat = tuple[str, str]


def is_single(office: Office) -> bool:
    """Whether one person at a time holds the office of a state or body."""
    return office.level in _SINGLE


def seat(term: Holder) -> Seat:
    """Whose office it is, and which: a Secretary of State sits where another state's Foreign Minister sits."""
    own = term.office == "Foreign Secretary" and term.country in _SERVANTS
    return term.country or term.organization or "", term.office if own else _SEATS.get(term.office, term.office)


def alike(office: Office, country: str) -> tuple[str, ...]:
    """The offices that answer for this one in a state: its Secretary of State for a Foreign Minister."""
    found = ALIKE.get((office.level, office.portfolio), ())
    return tuple(name for name in found if not (name == "Foreign Secretary" and country in _SERVANTS))


def overlap(one: Holder, other: Holder) -> bool:
    """Whether the two terms share days for sure: a term that ends in 2024 and one that begins in May 2024 need not."""
    return _before(one.start, other.end) and _before(other.start, one.end)


def _before(start: str | None, end: str | None) -> bool:
    """Whether what starts then starts before that end, as far as both are known; what is open has no end."""
    if not start or not end:
        return True
    size = min(len(start), len(end))
    return start[:size] < end[:size]


def one_person(one: Holder, other: Holder) -> bool:
    if one.wikidata and other.wikidata:
        return one.wikidata == other.wikidata
    return any(fold(a) == fold(b) or same_person(a, b) for a in one.names for b in other.names)


def winning(own: Sequence[Holder], shipped: Sequence[Holder], singles: Iterable[str]) -> tuple[Holder, ...]:
    """The shipped terms with a user's own: these stay as they are, but for an open end that later facts close.

    A shipped term of the same person and office in the same days gives way. In an office of `singles`, which one person
    holds at a time, another's shipped term ends where the user's begins, and is dropped where it begins within it.
    """
    seats: dict[Seat, list[Holder]] = defaultdict(list)
    for term in own:
        seats[seat(term)].append(term)
    single = {_SEATS.get(office, office) for office in singles}
    kept: list[Holder] = []
    for term in shipped:
        beside = seats.get(seat(term), [])
        kept += _left_of(term, beside, seat(term)[1] in single) if beside else [term]
    return (*kept, *own)


def _left_of(term: Holder, own: Sequence[Holder], single: bool) -> Iterator[Holder]:
    for mine in own:
        if one_person(term, mine):
            if overlap(term, mine) or term.start == mine.start:
                return
        elif single and overlap(term, mine) and not _later(term, mine):
            if not mine.start or (term.start and not _before(term.start, mine.start)):
                return
            term = replace(term, end=mine.start)
    yield term


def _later(term: Holder, mine: Holder) -> bool:
    """Whether the term began after the last day for which an open one of the user's is known."""
    return not mine.end and bool(mine.seen and term.start) and _before(mine.seen, term.start)
