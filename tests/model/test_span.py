"""Spans: stretches of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, end = sorted((draw(st.integers(0, 60)), draw(st.integers(0, 60))))
    return Span(start, end)


def test_a_span_gives_its_words() -> None:
    assert Span(4, 8).of("the port of call") == "port"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_runs_backwards_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="a span needs 0 <= start <= end"):
        Span(start, end)


@given(spans(), spans())
def test_the_cover_is_the_smallest_span_that_holds_both(one: Span, other: Span) -> None:
    cover = one.cover(other)
    assert cover.contains(one)
    assert cover.contains(other)
    assert cover == Span(min(one.start, other.start), max(one.end, other.end)) == other.cover(one)


@given(spans(), spans())
def test_overlap_is_mutual_and_means_a_shared_character(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    if one.start < one.end and other.start < other.end:
        assert one.overlaps(other) == other.overlaps(one) == bool(shared)


@given(spans(), spans())
def test_spans_sort_in_the_order_of_the_text(one: Span, other: Span) -> None:
    assert (one < other) == ((one.start, one.end) < (other.start, other.end))
