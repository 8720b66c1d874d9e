"""Names of one text agree: invented words, no model."""

import pytest

from dateline.language.agreement import agree
from dateline.language.known import known_label
from dateline.world import load


def labels(*sentences: tuple[str, tuple[int, int, str]]) -> list[list[str]]:
    text = [(words.split(), [name] if name[2] else []) for words, name in sentences]
    return [
        [f"{' '.join(w[a : b + 1])}/{k}" for a, b, k in names] for (w, _), names in zip(text, agree(text), strict=True)
    ]


def test_the_type_that_most_mentions_have() -> None:
    board = ("Fiskra said so .", (0, 0, "ORG"))
    assert labels(board, ("Fiskra left .", (0, 0, "PERSON")), board)[1] == ["Fiskra/ORG"]


def test_two_of_each_are_left_alone() -> None:
    found = labels(("Fiskra spoke .", (0, 0, "ORG")), ("Fiskra left .", (0, 0, "PERSON")))
    assert found == [["Fiskra/ORG"], ["Fiskra/PERSON"]]


def test_the_last_word_of_a_persons_name_is_that_person() -> None:
    found = labels(("Dana Marl came .", (0, 1, "PERSON")), ("Marl left .", (0, 0, "GPE")))
    assert found[1] == ["Marl/PERSON"]


def test_letters_behind_a_body_are_the_body() -> None:
    found = labels(
        ("The Fisheries Board ( FIB ) met .", (1, 2, "ORG")),
        ("FIB denied it .", (0, 0, "PERSON")),
        ("Ask FIB", (0, 0, "")),
    )
    assert found == [["Fisheries Board/ORG", "FIB/ORG"], ["FIB/ORG"], ["FIB/ORG"]]


@pytest.mark.parametrize(
    ("spelling", "label", "right"),
    [
        ("North Korea", "ORG", "GPE"),
        ("North Korean", "ORG", "NORP"),
        ("IAEA", "PERSON", "ORG"),
        ("Kremlin", "PERSON", "ORG"),
        ("Kremlin", "FAC", "FAC"),
        ("Xinhua", "LOC", "ORG"),
        ("Norway", "GPE", "GPE"),
        ("Quorl", "PERSON", "PERSON"),
        ("norway", "PERSON", "PERSON"),
    ],
)
def test_names_that_the_facts_know(spelling: str, label: str, right: str) -> None:
    assert known_label(spelling, label, load()) == right
