"""A register's row is found in a record by person, country and days."""

from datetime import date

import pytest
from tests.record.builders import coding

from dateline import world
from dateline.evaluation.historian import Stay, found
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
    assert found(Stay((names,), country, on, on), EVENTS) is expected
