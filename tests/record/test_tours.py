"""Which visits are legs of one tour, told by one sentence or by several outlets."""

from dataclasses import replace
from itertools import permutations

import pytest

from dateline import world
from dateline.model import Coding, Detail, Event, Place, Span
from dateline.record import build
from tests.record.builders import coding

FIRST = "Solveig Aasen arrived in Astana on the first leg of a tour."
SECOND = "Solveig Aasen arrived in Tallinn, the second stop of her trip."
ANOTHERS = "Solveig Aasen visited Tallinn and met Ada Brandt, who is on a three-nation tour of Europe."
VISITED = "Solveig Aasen visited Tallinn."


def visit(article: str, sentence: str, host: str, start: str | None, **more: object) -> Coding:
    who = more.pop("who", ("Solveig Aasen",))
    return coding(article, sentence, mode="visit", host=host, start=start, who=who, **more)  # type: ignore[arg-type]


def route(article: str, *hosts: str, published: str = "2031-03-01", status: str = "planned") -> Coding:
    """One sentence that names the states on the way."""
    sentence = f"Solveig Aasen will tour {' and '.join(hosts)}."
    details = tuple(Detail("leg", host, Span(0, 1)) for host in hosts)
    told = [visit(article, sentence, host, None, published=published, status=status) for host in hosts]
    reports = [replace(c.reports[0], id=f"{c.reports[0].id}-{c.reports[0].host}", details=details) for c in told]
    return replace(told[0], reports=tuple(reports))


def tied(*codings: Coding) -> set[tuple[str | None, str | None]]:
    """The pairs of hosts whose visits are legs of one tour."""
    events = {event.id: event for event in build(codings, world.load()).events}
    return {(e.host, events[leg].host) for e in events.values() for leg in e.legs if _before(e, events[leg])}


def _before(one: Event, other: Event) -> bool:
    assert one.id in other.legs
    return (one.host or "") < (other.host or "")


def test_the_states_that_one_sentence_names_are_legs_of_one_tour() -> None:
    assert tied(route("a", "EST", "KAZ", "POL")) == {("EST", "KAZ"), ("EST", "POL"), ("KAZ", "POL")}


def test_a_stop_tied_to_one_leg_is_a_leg_of_the_whole_tour() -> None:
    told = [
        route("a", "EST", "KAZ", published="2031-03-01"),
        route("b", "KAZ", "POL", published="2031-03-02"),
        route("c", "POL", "UKR", published="2031-03-03"),
    ]
    pairs = {("EST", "KAZ"), ("EST", "POL"), ("EST", "UKR"), ("KAZ", "POL"), ("KAZ", "UKR"), ("POL", "UKR")}
    for order in permutations(told):
        assert tied(*order) == pairs


def test_visits_that_other_articles_tell_one_by_one_stay_legs_of_the_tour_that_was_announced() -> None:
    told = [
        route("a", "KAZ", "EST"),
        visit("b", "Solveig Aasen visited Astana.", "KAZ", "2031-03-04", published="2031-03-04"),
        visit("c", VISITED, "EST", "2031-03-06", published="2031-03-06"),
    ]
    for order in permutations(told):
        assert tied(*order) == {("EST", "KAZ")}
    assert len(build(told, world.load()).events) == 2


@pytest.mark.parametrize(
    "second",
    [
        SECOND,
        "Solveig Aasen arrived in Tallinn on Thursday, continuing her regional tour.",
        "Solveig Aasen visited Tallinn as part of a four-country swing.",
    ],
)
def test_stops_that_two_outlets_tell_are_legs_of_one_tour(second: str) -> None:
    assert tied(visit("a", FIRST, "KAZ", "2031-03-04"), visit("b", second, "EST", "2031-03-06")) == {("EST", "KAZ")}


@pytest.mark.parametrize(
    "other",
    [
        visit("b", VISITED, "EST", "2031-03-06"),  # nobody says that it is a stop
        visit("b", SECOND, "EST", "2031-03-24", published="2031-03-24"),  # weeks later
        visit("b", ANOTHERS, "EST", "2031-03-06"),
        visit("b", SECOND, "EST", None),  # no day is told
        visit("b", SECOND, "EST", "2031-03-06", who=("Ingrid Moe",)),  # somebody else's
        visit("b", SECOND, "EST", "2031-03-06", status="cancelled"),
        route("b", "EST", "POL", status="held", published="2031-03-06"),  # a tour whose states are named, and not this
    ],
)
def test_what_is_not_told_as_a_leg_of_the_same_tour_is_none(other: Coding) -> None:
    assert ("EST", "KAZ") not in tied(visit("a", FIRST, "KAZ", "2031-03-04"), other)


def test_two_visits_to_one_state_are_no_legs_of_each_other() -> None:
    astana = Place("Astana", "KAZ", precision="city")
    told = [visit(n, FIRST, "KAZ", f"2031-03-0{d}", place=astana) for n, d in (("a", 3), ("b", 6))]
    assert tied(*told) == set()
