"""EDTF texts and the days they allow."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span, When, bounds, interval

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2024-07-23", date(2024, 7, 23), date(2024, 7, 23)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-07-11/2024-07-13", date(2024, 7, 11), date(2024, 7, 13)),
        ("2023-12/2024-02", date(2023, 12, 1), date(2024, 2, 29)),
        ("2014/2022", date(2014, 1, 1), date(2022, 12, 31)),
        ("../2024-07-01", None, date(2024, 7, 1)),
        ("2024-07-01/..", date(2024, 7, 1), None),
        ("2024-07-23T10:35", date(2024, 7, 23), date(2024, 7, 23)),
        ("", None, None),
        (None, None, None),
    ],
)
def test_bounds_are_the_first_and_last_day(edtf: str | None, earliest: date | None, latest: date | None) -> None:
    assert bounds(edtf) == (earliest, latest)


@pytest.mark.parametrize(
    ("earliest", "latest", "edtf"),
    [
        (date(2024, 7, 23), date(2024, 7, 23), "2024-07-23"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2024, 2, 1), date(2024, 2, 28), "2024-02-01/2024-02-28"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 1, 1), date(2024, 6, 30), "2024-01-01/2024-06-30"),
        (None, date(2024, 7, 1), "../2024-07-01"),
        (date(2024, 7, 1), None, "2024-07-01/.."),
        (None, None, None),
    ],
)
def test_interval_is_the_shortest_text(earliest: date | None, latest: date | None, edtf: str | None) -> None:
    assert interval(earliest, latest) == edtf


@given(DAYS, DAYS)
def test_an_interval_has_the_bounds_it_was_made_of(one: date, other: date) -> None:
    earliest, latest = sorted((one, other))
    assert bounds(interval(earliest, latest)) == (earliest, latest)


@given(DAYS)
def test_an_open_interval_is_open_on_its_side_only(day: date) -> None:
    assert bounds(interval(None, day)) == (None, day)
    assert bounds(interval(day, None)) == (day, None)


@given(DAYS)
def test_a_whole_month_is_written_as_a_month(day: date) -> None:
    first = day.replace(day=1)
    last = bounds(f"{day:%Y-%m}")[1]
    assert last is not None
    assert interval(first, last) == f"{first.year}-{first.month:02d}"
    assert last == date.max or (last + timedelta(days=1)).day == 1


def test_a_time_knows_its_earliest_and_latest_day() -> None:
    when = When("2024-07", "month", "as written", Span(0, 9))
    assert (when.earliest, when.latest) == (date(2024, 7, 1), date(2024, 7, 31))
