"""The office holders that ship contradict nothing among themselves."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pytest

from dateline.world import Holder, load
from dateline.world.terms import Seat, is_single, one_person, overlap, seat

FACTS = load()


def seats() -> dict[Seat, list[Holder]]:
    """The terms of each office that one person holds at a time, by whose it is."""
    found: dict[Seat, list[Holder]] = defaultdict(list)
    for term in FACTS.all_holders:
        office = FACTS.office(seat(term)[1])
        if office and is_single(office) and seat(term)[1] != "Foreign Secretary":  # where it is a civil servant's
            found[seat(term)].append(term)
    return found


def named(term: Holder) -> str:
    return f"{term.person}, {term.office} of {term.country or term.organization}, {term.start} to {term.end}"


def beside_each_other() -> Iterator[tuple[Holder, Holder]]:
    for terms in seats().values():
        yield from ((a, b) for a, b in combinations(terms, 2) if not one_person(a, b))


def test_no_two_persons_hold_an_office_of_one_at_a_time() -> None:
    assert [f"{named(a)} beside {named(b)}" for a, b in beside_each_other() if overlap(a, b)] == []


def test_every_holder_has_a_start() -> None:
    assert [named(term) for term in FACTS.all_holders if not term.start] == []


def test_no_term_ends_before_it_begins() -> None:
    both = [(term, *sorted((term.start or "", term.end or ""), key=len)) for term in FACTS.all_holders if term.end]
    assert [named(t) for t, short, _ in both if (t.start or "")[: len(short)] > (t.end or "")[: len(short)]] == []


def test_every_office_is_one_that_titles_lead_to() -> None:
    offices = {term.office for term in FACTS.all_holders}
    assert {name for name in offices if (office := FACTS.office(name)) is None or office.name != name} == set()


def test_every_holder_is_of_a_state_or_a_body() -> None:
    assert [named(t) for t in FACTS.all_holders if (t.country in FACTS.states) == bool(t.organization)] == []


def test_nobody_takes_office_after_the_day_that_the_source_knows() -> None:
    assert [named(t) for t in FACTS.all_holders if t.seen and (t.start or "")[: len(t.seen)] > t.seen] == []


@pytest.mark.parametrize("country", ["IND", "PAK"])
def test_a_foreign_secretary_who_serves_under_a_minister_is_not_the_minister(country: str) -> None:
    found = FACTS.holder(country, "Foreign Minister", date(2025, 9, 1))
    assert found is None or found.office == "Foreign Minister"
