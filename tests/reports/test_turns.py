"""Who has the floor in a transcript. All invented."""

from dateline.model import Article
from dateline.reports.turns import find_turns


def labels(text: str) -> list[str]:
    return [turn.label.of(text) for turn in find_turns(Article("a", text))]


def test_labels_in_capitals_count_from_the_first_one_on() -> None:
    assert labels("PRESIDENT HOLM: Welcome to Oslo.\n\nThe two then left.") == ["PRESIDENT HOLM"]


def test_labels_in_normal_letters_count_where_one_recurs() -> None:
    text = "President Holm: Welcome.\n\nPresident Diaz: Thank you.\n\nPresident Holm: We signed a pact."
    assert labels(text) == ["President Holm", "President Diaz", "President Holm"]


def test_headings_that_do_not_recur_are_no_speakers() -> None:
    assert labels("Trade: It grew.\n\nFish: It fell.\n\nMinister: None was there.") == []


def test_a_heading_beside_those_who_speak_is_no_speaker() -> None:
    text = "Background: They met.\n\nMr Holm: Welcome.\n\nMr Diaz: Thank you.\n\nMr Holm: Goodbye."
    assert labels(text) == ["Mr Holm", "Mr Diaz", "Mr Holm"]
