"""Words as full text on a server counts them, and the passage that is shown of what was found."""

import pytest

from dateline.store import words

FOLDED = [
    ("Free trade", ["free", "trade"]),
    ("Chŏe Sŏn-hŭi", ["choe", "son", "hui"]),
    ("U.S. 2031-07", ["u", "s", "2031", "07"]),
    ("snake_case", ["snake", "case"]),
    ("日米 talks", ["日", "米", "talks"]),
    ("— …", []),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_words_are_folded(text: str, expected: list[str]) -> None:
    assert [word.folded for word in words.words(text)] == expected


def test_a_word_knows_its_characters() -> None:
    text = "The Ministère spoke."
    assert [text[word.start : word.end] for word in words.words(text)] == ["The", "Ministère", "spoke"]


def test_no_phrase_reaches_from_a_title_into_the_text() -> None:
    assert words.tsvector(["free", "trade"]) == "'free':1 'trade':3"


PASSAGES = [
    ("port", "The port opened.", "The [port] opened."),
    ('"free trade"', "Free ports, free trade.", "Free ports, [free trade]."),
    ("ship*", "Ships shipped.", "[Ships] [shipped]."),
    ("ministere", "The Ministère spoke.", "The [Ministère] spoke."),
    ("米外", "日米外相", "日[米外]相"),
    ("none", "The port opened.", "The port opened."),
]


@pytest.mark.parametrize(("asked", "text", "shown"), PASSAGES)
def test_a_passage_marks_what_was_found(asked: str, text: str, shown: str) -> None:
    assert words.passage(text, words.terms(asked), "[", "]") == shown


def test_of_a_long_text_the_part_with_most_of_the_terms_is_shown() -> None:
    text = " ".join(["port"] + ["word"] * 100 + ["port", "of", "grain"] + ["word"] * 100)
    shown = words.passage(text, words.terms("port grain"), "[", "]")
    assert "[port] of [grain]" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown.split()) <= words.WINDOW
