"""Paragraphs and headings cover the text and never overlap."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.articles.cleaning import clean
from dateline.articles.paragraphs import lay_out


@given(
    st.lists(
        st.sampled_from(["A symbolic place", "The talks ended.", "", "“Yes.”", "QUESTION: When?", "x"]), max_size=12
    )
)
def test_every_line_with_text_is_a_paragraph_or_a_heading(lines: list[str]) -> None:
    text = clean("\n".join(lines))
    paragraphs, headings = lay_out(text)
    spans = sorted([*paragraphs, *headings])
    assert [s.of(text) for s in spans] == [line for line in text.split("\n") if line.strip()]
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.text(max_size=400))
def test_spans_hold_for_any_text(raw: str) -> None:
    text = clean(raw)
    paragraphs, headings = lay_out(text)
    for span in (*paragraphs, *headings):
        assert span.of(text).strip()
        assert "\n" not in span.of(text)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("A symbolic place", True),
        ("What comes next", True),
        ("The talks ended.", False),
        ("- Rodong reports", False),
        ("PRESIDENT OSEI: Thank you", False),
        ("“We agree”", False),
        ("The ministers of the two states met in the capital on Monday for talks about fish", False),
    ],
)
def test_a_heading_is_a_short_line_without_an_end(line: str, heading: bool) -> None:
    _, headings = lay_out(f"The ministers met.\n{line}\nThey will meet again.")
    assert bool(headings) == heading


def test_the_last_line_is_never_a_heading() -> None:
    assert lay_out("The ministers met.\nNo more is known")[1] == ()
