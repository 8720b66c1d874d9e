"""Text with marks: nothing is lost, overlapping spans are both there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.web.marks import Mark, context, pieces
from dateline.web.words import time

TEXT = "The ministers met in Oslo on Monday, the ministry said."
SPANS = st.tuples(st.integers(0, 70), st.integers(1, 20)).map(lambda t: Span(t[0], t[0] + t[1]))


@given(st.lists(SPANS), st.one_of(st.none(), SPANS.filter(lambda span: span.end <= len(TEXT))))
def test_pieces_together_are_the_text(spans: list[Span], within: Span | None) -> None:
    found = pieces(TEXT, [Mark(span, "actor") for span in spans], within)
    assert "".join(piece.text for piece in found) == (within.of(TEXT) if within else TEXT)


@given(st.lists(SPANS))
def test_a_piece_is_marked_where_a_span_covers_it(spans: list[Span]) -> None:
    at = 0
    for piece in pieces(TEXT, [Mark(span, "actor") for span in spans]):
        over = any(span.start <= at and at + len(piece.text) <= span.end for span in spans)
        assert bool(piece.kinds) == over
        at += len(piece.text)


def test_overlapping_marks_are_both_told() -> None:
    marks = [Mark(Span(0, 13), "actor", "two ministers"), Mark(Span(4, 17), "event", "CONSULT/meet")]
    kinds = [(piece.text, piece.kinds) for piece in pieces(TEXT, marks)][:3]
    assert kinds == [("The ", ("actor",)), ("ministers", ("actor", "event")), (" met", ("event",))]


def test_a_quote_is_shown_in_its_sentence() -> None:
    assert context(TEXT, Span(4, 13), [Span(0, 36)]) == Span(0, 36)


def test_a_quote_without_a_sentence_is_shown_with_the_words_around() -> None:
    assert context(TEXT, Span(21, 25), [], reach=6).of(TEXT) == "in Oslo on"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, "no day stated"),
        ("2031-05", "2031-05"),
        ("2031-05-01/2031-05-03", "2031-05-01 to 2031-05-03"),
        ("../2031-05-03", "by 2031-05-03"),
        ("2031-05-03/..", "from 2031-05-03"),
    ],
)
def test_times_in_words(edtf: str | None, words: str) -> None:
    assert time(edtf) == words
