"""A register's row is found in a record by person, country and days."""

from datetime import date

import pytest
from tests.record.builders import coding

from dateline import world
from dateline.evaluation.historian import Stay, found, named
from dateline.model import Place
from dateline.record import build
from dateline.store import EventRow, Party

MET = build(
    [coding("a", "Solveig Aasen met Daulet Serikbay in Astana.", start="2031-03-04",
            place=Place("Astana", "KAZ", precision="city"))],
    world.load(),
)  # fmt: skip
ACTORS = {actor.id: actor for actor in MET.actors}
EVENTS = [EventRow(e, tuple(Party(ACTORS[p.actor], p.role) for p in e.participants)) for e in MET.events]
AASEN = frozenset({"solveig", "aasen"})


@pytest.mark.parametrize(
    ("names", "country", "day", "expected"),
    [
        (AASEN, "KAZ", 4, True),
        (AASEN, "KAZ", 5, True),
        (AASEN, "KAZ", 7, False),
        (AASEN, "NOR", 4, False),
        (frozenset({"ingrid", "moe"}), "KAZ", 4, False),
    ],
)
def test_person_country_and_a_day_on_either_side(names: frozenset[str], country: str, day: int, expected: bool) -> None:
    on = date(2031, 3, day)
    assert found(Stay((names,), (), country, on, on), EVENTS) is expected


def test_what_was_under_way_is_there_on_the_day_of_the_article() -> None:
    made = build(
        [coding("a", "Solveig Aasen arrives in Astana.", mode="visit", status="ongoing", host="KAZ")],
        world.load(),
    )
    actors = {actor.id: actor for actor in made.actors}
    rows = [EventRow(e, tuple(Party(actors[p.actor], p.role) for p in e.participants)) for e in made.events]
    seen = {report: date(2031, 3, 4) for row in rows for report in row.event.reports}
    stay = Stay((AASEN,), ("aasen",), "KAZ", date(2031, 3, 3), date(2031, 3, 5))
    assert found(stay, rows, seen)
    assert not found(stay, rows)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [(" secaasen sec aasen in astana ", 6, True), (" aasen in astana ", 20, False), (" aasen in oslo ", 4, False)],
)
def test_whether_any_article_names_the_stay(text: str, day: int, expected: bool) -> None:
    stay = Stay((AASEN,), ("aasen",), "KAZ", date(2031, 3, 4), date(2031, 3, 4))
    assert named(stay, [(date(2031, 3, day), text)], world.load()) is expected
