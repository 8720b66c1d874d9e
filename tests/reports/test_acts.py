"""Acts beyond meetings, as the record has them: named political actors, and words that leave little doubt."""

import pytest
from tests.reports.scene import reports

pytest.importorskip("dateline_en")

ACTS = [
    ("Norway condemned Estonia's decision.", ["ACCUSE disapprove held"]),
    ("Norway filed a lawsuit against Estonia on Monday.", ["ACCUSE investigate held"]),
    ("Norway agreed to reopen the border.", ["AGREE - held"]),
    ("Norway issued an ultimatum to Estonia.", ["THREATEN restrict held"]),
    ("Norway closed its embassy in Estonia.", ["SANCTION withdraw held"]),
    ("Norway imposed sanctions on Estonia.", ["SANCTION - held"]),
    ("Norway trained Estonian soldiers.", ["AID military held"]),
    ("Norway urged Estonia to open the ports.", ["REQUEST change held"]),
    ("Norway rejected Estonia's proposal.", ["REJECT change held"]),
    ("Norway lifted the tariffs on Estonia.", ["CONCEDE - held"]),
]
NOT_ACTS = [
    "Norway praised Estonia.",
    "Norway is free to decide.",
    "Norway will not attack Estonia.",
    "Norway helped Estonia.",
]


def told(text: str) -> list[str]:
    return [f"{r.type} {r.mode or '-'} {r.status}" for r in reports(text)]


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_an_act_is_coded(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NOT_ACTS)
def test_wide_words_are_not_for_the_record(text: str) -> None:
    assert told(text) == []
