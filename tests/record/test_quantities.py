"""Quantities that can both be right are no contradiction."""

from dataclasses import replace

import pytest

from dateline import world
from dateline.model import Coding, Figure, Span
from dateline.record import build
from dateline.record.quantities import clash, total
from tests.record.builders import coding


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("200", "200", False),
        ("200", "204", True),
        ("~200", "204", False),
        ("~200", "~210", False),
        ("~200", "300", True),
        (">100", "150", False),
        (">100", "~98", False),
        (">200", "150", True),
        ("<50", "49.5", False),
        ("<50", "60", True),
        (">100", "<90", True),
        (">100", ">200", False),
    ],
)
def test_what_the_words_leave_open(left: str, right: str, *, differ: bool) -> None:
    assert (clash(left, right), clash(right, left)) == (differ, differ)


@pytest.mark.parametrize(
    ("parts", "minutes"),
    [
        ([("3", "h"), ("50", "min")], "230"),
        ([("~4", "h")], "~240"),
        ([("1.5", "h")], "90.0"),
        ([("2", "years")], None),
        ([], None),
    ],
)
def test_parts_of_a_length_are_one(parts: list[tuple[str, str]], minutes: str | None) -> None:
    assert total(parts) == minutes


def lasting(article: str, words: str, hours: str) -> Coding:
    told = coding(article, f"They met for {words}.", start="2031-03-04", details={"duration": words})
    return replace(told, figures=(Figure(f"f-{article}", article, 0, Span(13, 13 + len(words)), hours, "h"),))


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        (("almost four hours", "~4"), ("nearly four hours", "~4"), []),
        (("four hours", "4"), ("nearly four hours", "~4"), []),
        (("four hours", "4"), ("two hours", "2"), ["duration"]),
    ],
)
def test_lengths_in_other_words(one: tuple[str, str], other: tuple[str, str], disputed: list[str]) -> None:
    (event,) = build([lasting("a", *one), lasting("b", *other)], world.load()).events
    assert [dispute.field for dispute in event.disputes] == disputed
