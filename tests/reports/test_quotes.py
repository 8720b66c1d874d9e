"""Quotation marks, as text alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.stage import article

from dateline.reports.quotes import chains, find_quotes, is_utterance


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"We agree," she said.', ["We agree,"]),
        ("“We agree,” she said. “Fully.”", ["We agree,", "Fully."]),
        ("‘We agree,’ she said.", ["We agree,"]),
        ("''We agree,'' she said.", ["We agree,"]),
        ("“He told us ‘never’ twice,” she said.", ["He told us ‘never’ twice,"]),
        ("\"He told us 'never' twice,\" she said.", ["He told us 'never' twice,"]),
        ("The ministers' plan and Chile's view don't differ.", []),
        ("He is 6'2\" tall.", []),
        ("‘The states’ view is ours,’ he said.", ["The states’ view is ours,"]),
        ("A so-called “peace plan” was shelved.", ["peace plan"]),
        ("He began: “We never closed it. Then he left.", ["We never closed it."]),
    ],
)
def test_words_between_marks(text: str, inside: list[str]) -> None:
    assert [q.span.of(text) for q in find_quotes(article(text))] == inside


def test_a_paragraph_that_opens_with_a_mark_goes_on_with_the_open_quotation() -> None:
    text = "“First thought.\n“Second thought.\n“Third,” she said.\n“Another,” he said."
    quotes = find_quotes(article(text))
    assert [(q.open, q.resumed) for q in quotes] == [(True, False), (True, True), (False, True), (False, False)]
    assert [len(chain) for chain in chains(quotes)] == [3, 1]


@pytest.mark.parametrize(
    ("text", "utterance"), [("peace plan", False), ("Never.", True), ("we will not give in", True), ("yes,", True)]
)
def test_names_in_marks_are_not_utterances(text: str, utterance: bool) -> None:
    assert is_utterance(text) is utterance


@given(st.text(alphabet="ab .,\"'“”‘’\n", max_size=60))
def test_quotations_lie_inside_their_paragraph_and_apart(text: str) -> None:
    found = find_quotes(article(text))
    for quote in found:
        assert "\n" not in quote.outer.of(text)
        assert quote.outer.contains(quote.span)
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(found))
