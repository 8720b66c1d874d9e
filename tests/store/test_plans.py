"""What can be asked of the ledger on disk."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.model import Event
from dateline.store import EventFilter, View, Writer
from tests.record.builders import coding
from tests.store.builders import CALL, MEET, VISIT

DAY = date(2024, 3, 11)


def test_a_plan_stands_as_it_did_on_each_day(view: View) -> None:
    days = (date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 10), DAY)
    assert [view.plan(CALL, day) and view.plan(CALL, day).fate for day in days] == [None, "open", "open", "overdue"]  # type: ignore[union-attr]


def test_an_event_that_was_never_announced_is_no_plan(view: View) -> None:
    assert view.plan(MEET) is None


PAGES = [
    ({}, [VISIT, CALL]),
    ({"fate": "kept"}, [VISIT]),
    ({"limit": 1}, [VISIT]),
    ({"limit": 1, "offset": 1}, [CALL]),
    ({"fate": "denied"}, []),
]


@pytest.mark.parametrize(("asked", "found"), PAGES)
def test_plans_by_page_and_fate(view: View, asked: dict[str, object], found: list[Event]) -> None:
    assert [plan.event for plan in view.plans(DAY, **asked)] == found  # type: ignore[arg-type]


def test_plans_of_a_country(view: View) -> None:
    assert [plan.event for plan in view.plans(DAY, asked=EventFilter(actor="talu"))] == [CALL]
    assert view.plans(DAY, asked=EventFilter(country="FRA")) == []


def test_fates_are_counted_as_of_a_day(view: View) -> None:
    assert view.fates(DAY) == Counter(kept=1, overdue=1)
    assert view.fates(date(2024, 3, 2)) == Counter(open=2)


@pytest.fixture
def grown(place: Path | str) -> Iterator[View]:
    """A record to which the outcome came in a later ingest."""
    came = "2031-03-10"
    visit = {"who": ("Solveig Aasen",), "mode": "visit", "host": "KAZ", "start": came}
    told = coding("a", "A visit is planned.", published="2031-03-01", status="planned", **visit)
    late = coding("b", "She arrived.", published=came, status="held", **visit)
    for batch in ([told], [late]):
        with Writer(place, coder="test") as writer:
            writer.put_codings(batch)
            pipeline.fuse(writer)
    with View(place) as view:
        yield view


def test_an_ingest_brings_the_ledger_up(grown: View) -> None:
    assert [plan.fate for plan in grown.plans()] == ["kept"]
    assert [plan.fate for plan in grown.plans(date(2031, 3, 5))] == ["open"]


def test_a_series_has_its_times_that_were_held_and_those_to_come(place: Path | str) -> None:
    series = coding("a", "They call every month.", published="2031-03-01", status="recurring", mode="phone",
                    details={"recurrence": "every month"})  # fmt: skip
    held = coding("b", "They spoke.", published="2031-04-02", mode="phone", start="2031-04-01")
    due = coding("c", "They will speak.", published="2031-04-20", mode="phone", status="planned", start="2031-05-01")
    with Writer(place, coder="test") as writer:
        writer.put_codings([series, held, due])
        pipeline.fuse(writer)
    with View(place) as view:
        (plan,) = view.plans(date(2031, 4, 25), fate="recurring")
        assert (plan.recurrence, len(plan.outcomes), len(plan.coming)) == ("every month", 1, 1)
        (before,) = view.plans(date(2031, 4, 10), fate="recurring")
        assert (len(before.outcomes), len(before.coming)) == (1, 0)
        assert [row.event.status for row in view.outcomes(plan.event.id)] == ["held", "planned"]
