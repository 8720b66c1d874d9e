"""A series, a plan with a condition and the legs of a tour in the layouts that can say so."""

import json
from dataclasses import replace

import pytest

from dateline.formats import dossier, rhythms
from dateline.model import Detail, Event, When
from dateline.store import Plan
from tests.formats import written
from tests.store import builders

CALL = next(event for event in builders.RECORD.events if event.mode == "phone")
FIRST = When("2024-05-06", "day", "stated")


def series(often: str = "every month", **changed: object) -> Event:
    given: dict[str, object] = {"start": None, "end": None, **changed}
    return replace(CALL, status="recurring", details=(Detail("recurrence", often),), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("often", "rule", "length"),
    [
        ("every day", "FREQ=DAILY", "P1D"),
        ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2", "P2W"),
        ("every 6 months", "FREQ=MONTHLY;INTERVAL=6", "P6M"),
        ("every Thursday", "FREQ=WEEKLY;BYDAY=TH", "P1W"),
        ("every September", "FREQ=YEARLY;BYMONTH=9", "P1Y"),
    ],
)
def test_a_rhythm_is_written_as_calendars_do(often: str, rule: str, length: str) -> None:
    found = rhythms.of(series(often))
    assert found is not None
    assert (found.rule, found.length) == (rule, length)


@pytest.mark.parametrize("often", ["regularly", "five times a year", "every spring"])
def test_what_no_calendar_can_keep_has_no_rhythm(often: str) -> None:
    assert rhythms.of(series(often)) is None


def test_a_series_with_a_first_day_repeats_until_its_last() -> None:
    event = series(start=FIRST, end=When("2024-12", "month", "stated"))
    text = written.of_stories("ical", written.story(event))
    assert "BEGIN:VEVENT" in text
    assert "DTSTART;VALUE=DATE:20240506\r\n" in text
    assert "RRULE:FREQ=MONTHLY;UNTIL=20241231\r\n" in text


@pytest.mark.parametrize("start", [None, When("2024-05", "month", "stated")])
def test_a_series_without_a_first_day_takes_no_time(start: When | None) -> None:
    text = written.of_stories("ical", written.story(series(start=start)))
    assert "BEGIN:VJOURNAL" in text
    assert "DTSTART" not in text
    assert "RRULE" not in text
    assert "DESCRIPTION:recurring: every month" in text


def test_a_calendar_with_series_reads_back() -> None:
    icalendar = pytest.importorskip("icalendar")
    stories = [written.story(series(start=FIRST)), written.story(replace(series(), id="event-b"))]
    found = icalendar.Calendar.from_ical(written.of_stories("ical", *stories))
    assert [part.name for part in found.subcomponents] == ["VEVENT", "VJOURNAL"]


def test_a_time_of_a_series_names_it_in_the_calendar() -> None:
    one = replace(CALL, id="event-one", start=FIRST, outcome_of=CALL.id)
    text = written.of_stories("ical", written.story(series()), written.story(one))
    assert f"RELATED-TO;RELTYPE=PARENT:{CALL.id}@dateline" in text.replace("\r\n ", "")


def test_legs_name_each_other_in_the_calendar() -> None:
    legs = [
        replace(CALL, id=id, start=FIRST, legs=(other,))
        for id, other in [("event-a", "event-b"), ("event-b", "event-a")]
    ]
    text = written.of_stories("ical", *(written.story(leg) for leg in legs))
    assert text.count("RELATED-TO;RELTYPE=SIBLING:") == 2


def test_a_calendar_names_nothing_that_it_does_not_hold() -> None:
    one = replace(CALL, start=FIRST, outcome_of="event-elsewhere")
    assert "RELATED-TO" not in written.of_stories("ical", written.story(one))


def test_a_series_is_a_schedule_in_linked_data() -> None:
    one = replace(CALL, id="event-one", start=FIRST, outcome_of=CALL.id)
    graph = json.loads(written.of_stories("jsonld", written.story(series("every Monday")), written.story(one)))[
        "@graph"
    ]
    node, time = (n for n in graph if "schema:eventStatus" in n)
    assert node["@type"] == "schema:EventSeries"
    assert node["schema:eventSchedule"]["schema:repeatFrequency"]["@value"] == "P1W"
    assert node["schema:eventSchedule"]["schema:byDay"] == {"@id": "schema:Monday"}
    assert time["schema:superEvent"] == [{"@id": node["@id"]}]


def test_a_series_without_a_rhythm_has_its_words_in_linked_data() -> None:
    graph = json.loads(written.of_stories("jsonld", written.story(series("regularly"))))["@graph"]
    node = next(n for n in graph if n["@type"] == "schema:EventSeries")
    assert "schema:eventSchedule" not in node
    assert node["dateline:recurrence"] == "regularly"


def test_a_dossier_says_how_often() -> None:
    assert ", every month. Recurring." in written.of_stories("markdown", written.story(series()))


def test_a_brief_counts_the_times_of_a_series() -> None:
    plan = Plan(series(), "2024-03-01", None, None, None, "recurring", False, (), ("e1", "e2"), ("e3",))
    made = dossier.compose("x", [written.story(series())], written.ABOUT, plans=[plan])
    (line,) = made.sections[0].lines
    assert line.text.endswith("every month. Recurring, 2 held, 1 due, announced 2024-03-01.")


def test_a_dossier_says_on_what_a_plan_depends() -> None:
    event = replace(CALL, details=(Detail("condition", "if the truce holds"),))
    assert "Planned, if the truce holds." in written.of_stories("markdown", written.story(event))


def test_a_condition_is_not_told_of_what_took_place() -> None:
    event = replace(CALL, status="held", details=(Detail("condition", "if the truce holds"),))
    assert rhythms.condition(event) is None


def test_outreach_has_rhythm_and_legs() -> None:
    (row, *_) = written.table(written.of_stories("outreach", written.story(series(legs=("event-a", "event-b")))), ",")
    assert (row["Recurrence"], row["Legs"]) == ("every month", "event-a; event-b")


def test_plover_tells_in_its_comment_what_it_has_no_field_for() -> None:
    (line,) = written.lines(written.of_stories("plover", written.story(series(legs=("event-a",)))))
    assert line["comment"].endswith("; every month; one tour with event-a")
    assert line["link"] is None
