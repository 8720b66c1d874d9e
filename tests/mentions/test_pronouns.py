"""Whom he and she mean, and where nobody is named rather than a guess; bare nouns for what was named before."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

MEANT = [
    # text, words, nth occurrence, who
    ("Nils Ekman met Jan Wolski in Lund. He left on Friday.", "He", 0, ["Nils Ekman"]),
    ("Nils Ekman met Eva Wolski in Lund. She left on Friday.", "She", 0, ["Eva Wolski"]),
    ("Nils Ekman praised Jan Wolski and thanked him.", "him", 0, ["Jan Wolski"]),
    ("Nils Ekman said he would resign.", "he", 0, ["Nils Ekman"]),
    ("Nils Ekman blamed himself.", "himself", 0, ["Nils Ekman"]),
    ("Jan Wolski saw that Nils Ekman himself had come.", "himself", 0, ["Nils Ekman"]),
    ("Nils Ekman met Jan Wolski on Monday. Seeing Wolski off, he asked for patience.", "he", 0, ["Nils Ekman"]),
    ("Nils Ekman received Jan Wolski. He told him about the harvest.", "him", 0, ["Jan Wolski"]),
    ("Nils Ekman spoke of peace. He smiled. He then left.", "He", 1, ["Nils Ekman"]),
]

UNCLEAR = [
    # text, words: a stranger may be meant
    ("A witness saw Nils Ekman. He was afraid.", "He"),
    ("Eva Wolski spoke to a nurse. A doctor joined them, and she left.", "she"),
    ("Nils Ekman and his wife mourn their daughter. She was twelve.", "She"),
    ("Eva Wolski arrived on Friday. Nobody knew whether he would come.", "he"),
]

BARE = [
    # text, words, who
    ("Norway froze the accounts. Banks in the country closed.", "the country", ["Norway"]),
    ("Norway and Chile froze the accounts. Banks in the country closed.", "the country", []),
    ("The Norwegian Foreign Ministry sent a note. Hours later the ministry denied it.", "the ministry", 1),
    (
        "The Norwegian Foreign Ministry and the Chilean Defence Ministry met. Hours later the ministry denied it.",
        "the ministry",
        0,
    ),
]


@pytest.mark.parametrize(("text", "words", "nth", "who"), MEANT)
def test_whom_a_pronoun_means(read: Read, text: str, words: str, nth: int, who: list[str]) -> None:
    assert list(read(text).who(words, nth)) == who


@pytest.mark.parametrize(("text", "words"), UNCLEAR)
def test_nobody_rather_than_a_guess(read: Read, text: str, words: str) -> None:
    assert read(text).who(words) == ()


@pytest.mark.parametrize(("text", "words", "who"), BARE)
def test_bare_nouns(read: Read, text: str, words: str, who: list[str] | int) -> None:
    found = read(text).who(words)
    assert len(found) == who if isinstance(who, int) else list(found) == who


def test_nobody_is_her_own_mother(read: Read) -> None:
    found = read("Eva Wolski's mother, Anna Wolski, lives in Lund. Anna Wolski and her mother moved.")
    assert found.who("mother", 1) == ()
