"""Reading dates, completing their year, choosing the date of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.articles.dates import Found, choose, complete, url_date, whole_date


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2025-07-11", "2025-07-11"),
        ("2025/7/1", "2025-07-01"),
        ("2025-07-13 04:11:24", "2025-07-13T04:11:24"),
        ("2025-07-13T04:11:24Z", "2025-07-13T04:11:24+00:00"),
        ("2025-07-13T04:11:7Z", "2025-07-13T04:11:07+00:00"),
        ("2024-10-08 10:14:26-04:00", "2024-10-08T10:14:26-04:00"),
        ("2024-10-08T10:14:26.123+0200", "2024-10-08T10:14:26+02:00"),
        ("Tuesday, 02 January 2024 12:17 GMT", "2024-01-02T12:17:00+00:00"),
        ("Tue, 08 Oct 2024 14:14:26 +0000", "2024-10-08T14:14:26+00:00"),
        ("13 July 2025", "2025-07-13"),
        ("July 13th, 2025", "2025-07-13"),
        ("Sunday, July 13, 2025 at 4:11 p.m. EDT", "2025-07-13T16:11:00-04:00"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("13.07.2025", "2025-07-13"),
        ("13/07/2025", "2025-07-13"),
        ("12/31/2024", "2024-12-31"),
        ("20250713", "2025-07-13"),
        ("[2025.07.13]", "2025-07-13"),
        ("12 JUL, 2025 10:22", "2025-07-12T10:22:00"),
        ("10:22 GMT, 13 July 2025", "2025-07-13T10:22:00+00:00"),
        ("Jul 13, 2025 / 04:11 PM EDT", "2025-07-13T16:11:00-04:00"),
        ("13 July 2025 | Updated: 14 July 2025", "2025-07-13"),
        ("13 July 2025, 16:11 IST", "2025-07-13T16:11:00"),  # India, Israel or Ireland: no offset is guessed
    ],
)
def test_a_date_is_read(words: str, value: str) -> None:
    found = whole_date(words)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "words", ["03/04/2025", "2025-02-30", "July 2025", "2025", "yesterday", "13 July 2025 in Oslo", ""]
)
def test_what_is_not_one_full_date_is_not_read(words: str) -> None:
    assert whole_date(words) is None


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://example.org/2024/10/08/talks", "2024-10-08"),
        ("https://example.org/news/2024-10-08-talks", "2024-10-08"),
        ("https://example.org/news/20241008/talks", "2024-10-08"),
        ("https://example.org/news/2024/10/talks", None),
        ("https://example.org/news/120241008777", None),
        ("https://example.org/2023/02/30/talks", None),
    ],
)
def test_an_address_may_hold_the_day(url: str, value: str | None) -> None:
    found = url_date(url)
    assert (found[0] if found else None) == value


@pytest.mark.parametrize(
    ("month", "day", "anchor", "expected"),
    [
        (7, 12, date(2025, 7, 11), date(2025, 7, 12)),
        (12, 31, date(2025, 1, 1), date(2024, 12, 31)),
        (1, 1, date(2024, 12, 31), date(2025, 1, 1)),
        (2, 29, date(2025, 3, 1), date(2024, 2, 29)),
        (2, 30, date(2025, 3, 1), None),
    ],
)
def test_a_dateline_takes_the_nearest_year(month: int, day: int, anchor: date, expected: date | None) -> None:
    assert complete(month, day, [anchor]) == expected


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(-150, 150))
def test_a_completed_date_is_within_half_a_year(anchor: date, shift: int) -> None:
    day = date.fromordinal(anchor.toordinal() + shift)
    made = complete(day.month, day.day, [anchor])
    if (day.month, day.day) != (2, 29):
        assert made == day


CHROME = Found("2024-01-02T12:17:00+00:00", "chrome", "Tuesday, 02 January 2024 12:17 GMT")
STAMP = Found("2025-07-13T04:11:24", "timestamp", "2025-07-13 04:11:24")
FIELD = Found("2025-07-14", "field", "2025-07-14")
LINE = Found("2025-07-12", "dateline", "July 12")
URL = Found("2025-07-15", "url", "2025/07/15")


@pytest.mark.parametrize(
    ("found", "chosen"),
    [
        ([CHROME, STAMP], STAMP),
        ([CHROME, LINE], LINE),
        ([CHROME, URL], CHROME),
        ([LINE, URL], LINE),
        ([URL, LINE, CHROME, STAMP, FIELD], FIELD),
        ([CHROME], CHROME),
        ([], None),
    ],
)
def test_the_most_trusted_candidate_wins(found: list[Found], chosen: Found | None) -> None:
    value, candidates = choose(found)
    assert value == (chosen.value if chosen else None)
    assert [c.quote for c in candidates if c.chosen] == ([chosen.quote] if chosen else [])


def test_every_candidate_is_kept_with_a_reason() -> None:
    _, candidates = choose([CHROME, STAMP, URL])
    assert {c.quote for c in candidates} == {CHROME.quote, STAMP.quote, URL.quote}
    assert all(c.reason for c in candidates)


def test_a_page_clock_far_from_the_other_dates_is_named_as_such() -> None:
    _, candidates = choose([CHROME, STAMP])
    assert "page's own clock" in candidates[1].reason
    assert "558 days" in candidates[1].reason


def test_a_day_without_a_year_is_kept_but_not_chosen() -> None:
    value, candidates = choose([Found("XXXX-07-12", "dateline", "July 12")])
    assert value is None
    assert (candidates[0].value, candidates[0].chosen) == ("XXXX-07-12", False)
