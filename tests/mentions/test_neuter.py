"""It, its army and the country: who acts under a verb of saying, and nothing where that is not clear."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

MEANT = [
    # text, words, who is meant
    ("Kenya said it would expel two Norwegian diplomats.", "it", ("Kenya",)),
    ("The European Union said on Friday it had imposed sanctions on Iran.", "it", ("European Union",)),
    ("Kenya cut ties with Norway on Monday. It also closed a port.", "It", ("Kenya",)),
    ("Although Norway had objected, Kenya said it would go ahead.", "it", ("Kenya",)),
    ("Kenyan President Daniel Otieno said the country would impose sanctions on Uganda.", "the country", ("Kenya",)),
    ("Kenyan President Daniel Otieno said his country would impose sanctions on Uganda.", "his country", ("Kenya",)),
    ("Kenya ordered the Ugandan ambassador to leave the country.", "the country", ("Kenya",)),
    ("Kenya admitted that its army had entered Uganda.", "its army", ("Army of Kenya",)),
    ("Kenya, Rwanda and Burundi announced that they will expel envoys.", "they", ("Burundi", "Kenya", "Rwanda")),
]
NOBODY = [
    ("It is clear that Kenya expelled two Norwegian diplomats.", "It"),
    ("Kenya spoke. It was announced that Norway had closed a port.", "It"),
    ("Kenyan President Daniel Otieno said it would take a year.", "it"),
    ("Kenyan President Daniel Otieno said it had signed the treaty.", "it"),
    ("Kenya attacked Uganda after the country voted.", "the country"),
]


@pytest.mark.parametrize(("text", "words", "names"), MEANT)
def test_who_says_so_acts(read: Read, text: str, words: str, names: tuple[str, ...]) -> None:
    assert tuple(sorted(read(text).who(words))) == names


@pytest.mark.parametrize(("text", "words"), NOBODY)
def test_nobody_is_meant_where_that_is_not_clear(read: Read, text: str, words: str) -> None:
    assert read(text).who(words) == ()


def test_two_delegations_in_one_word_are_one_of_each_state(read: Read) -> None:
    text = "The Kenyan and Ugandan delegations held talks in Busia."
    assert set(read(text).who("Kenyan and Ugandan delegations")) == {"Kenyan delegation", "Ugandan delegation"}
