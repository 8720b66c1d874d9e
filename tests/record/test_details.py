"""How the further fields of an event come out of its reports."""

import pytest

from dateline import world
from dateline.model import Event
from dateline.record import build
from tests.record.builders import coding

VISITED = "Solveig Aasen visited Kazakhstan"


def fused(*details: dict[str, str]) -> Event:
    """One visit, told by an article for each of these."""
    (event,) = build(
        [
            coding(
                f"a{n}", f"{VISITED}.", mode="visit", who=("Solveig Aasen",), host="KAZ", start="2031-03-04",
                published=f"2031-03-0{5 + n}", outlet=f"Outlet {n}", details=stated,
            )
            for n, stated in enumerate(details)
        ],
        world.load(),
    ).events  # fmt: skip
    return event


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([{"purpose": "for talks"}, {}], [("purpose", "for talks")]),
        ([{"purpose": "for talks"}, {"purpose": "to rest"}, {"purpose": "to rest"}], [("purpose", "to rest")]),
        ([{"purpose": "for talks"}, {"purpose": "to rest"}], [("purpose", "for talks")]),
        ([{"instrument": "accord"}, {"instrument": "treaty"}], [("instrument", "accord"), ("instrument", "treaty")]),
        ([{"cultural site": "no"}, {"cultural site": "yes"}, {"cultural site": "no"}], [("cultural site", "yes")]),
        ([{"cultural site": "no"}, {}], [("cultural site", "no")]),
        ([{}, {}], []),
    ],
)
def test_the_rule_of_each_field(told: list[dict[str, str]], expected: list[tuple[str, str]]) -> None:
    assert [(d.field, d.value) for d in fused(*told).details] == expected


def test_a_yes_and_a_no_are_a_contradiction() -> None:
    event = fused({"agreement signed": "no"}, {"agreement signed": "yes"})
    assert [dispute.field for dispute in event.disputes] == ["agreement signed"]
