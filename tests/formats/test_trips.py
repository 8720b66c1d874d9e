"""COLT, the outreach table and the Office of the Historian's registers: trips, journeys, who met whom."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dateline.formats import colt, historian, outreach, trips
from dateline.model import Detail, Event, When
from tests.formats import written
from tests.store.builders import MEET, VISIT

COLT = (
    "TripID LeaderID LeaderCountryOrIGO LeaderCountryISO LeaderRegion LeaderSubregion PriorityLeader LeaderRole "
    "LeaderTitle LeaderSurname LeaderFullName Exiled CountryVisited CountryVisitedISO RegionVisited "
    "SubRegionVisited CityVisited DisputedTerritory SemiAutoTerritory TripYear TripStartDate TripEndDate "
    "TripDuration SubHOGSTravelWithHOGS CotravelHOGS MetHostHoGS HostHOGSName SubHOGSmetHostSubHOGS "
    "HostSubHOGSName AttendedMultilatEvent NameMultilatEvent AttendedMultilatMinisterialEvent "
    "NameMultilatMinisterialEvent MetNonhostHOGS NonhostHOGSNames PublicAddress SignedAgreement "
    "CulturalSiteOrCeremony BusinessLeaderOrForum MetIGOLeader IGOLeaderName Notes Confidence"
)


def test_columns_are_colts_seventy_six() -> None:
    assert colt.COLUMNS[:43] == tuple(COLT.split())
    assert colt.COLUMNS[43:] == tuple(f"SourceLink{n}" for n in range(1, 34))
    assert len(colt.COLUMNS) == 76


def test_a_trip_has_its_dates_host_and_sources(path: Path) -> None:
    (row,) = written.table(written.of_record(path, "colt"), ",")
    assert (row["LeaderFullName"], row["LeaderRole"], row["LeaderCountryISO"]) == ("Ilse Varga", "F", "ZEN")
    assert (row["CountryVisitedISO"], row["CityVisited"], row["TripStartDate"]) == ("DOR", "Doranga", "2024-03-04")
    assert (row["SubHOGSmetHostSubHOGS"], row["HostSubHOGSName"]) == ("1", "Tomas Rell")
    assert row["SourceLink1"] == "https://zenia.example/a1"
    assert row["TripID"] == f"{row['LeaderID']}-ZEN-DOR-45355"
    assert row["Trip_Status"] == "Completed"
    assert "mode" in row["Notes"]  # sources differ


def test_silence_is_empty_and_never_a_no(path: Path) -> None:
    (row,) = written.table(written.of_record(path, "colt"), ",")
    assert {row[name] for name in ("MetHostHoGS", "SignedAgreement", "PublicAddress", "AttendedMultilatEvent")} == {""}


def test_a_no_is_zero_where_an_article_says_so(path: Path) -> None:
    (row,) = written.table(written.of_record(path, "colt"), ",")
    assert row["CulturalSiteOrCeremony"] == "0"


def test_conduct_in_an_event_of_the_visit_counts() -> None:
    stayed = replace(VISIT, details=(Detail("public address", "yes"),))
    (row,) = colt.rows([written.story(stayed)])
    assert row["PublicAddress"] == 1


def test_stops_that_an_article_names_are_one_journey() -> None:
    legs = (Detail("leg", "AAA"), Detail("leg", "BBB"))
    stops = [replace(visit(country, "2024-03"), details=legs) for country in ("AAA", "BBB")]
    assert len({trip.journey for trip in trips.trips([written.story(stop) for stop in stops])}) == 1


def test_legs_of_one_tour_are_one_journey_however_far_apart() -> None:
    first, last = visit("AAA", "2024-03-04"), visit("BBB", "2024-03-09")
    tied = [replace(first, legs=(last.id,)), replace(last, legs=(first.id,))]
    assert len({trip.journey for trip in trips.trips([written.story(stop) for stop in tied])}) == 1


def visit(country: str, start: str, end: str | None = None, status: str = "held") -> Event:
    finish = When(end, "day", "stated") if end else None
    return replace(
        VISIT,
        id=f"ev-{country}-{start}",
        host=country,
        place=None,
        start=When(start, "day", "stated"),
        end=finish,
        status=status,
    )


@pytest.mark.parametrize(
    ("legs", "journeys"),
    [
        ([("AAA", "2024-03-04", "2024-03-05"), ("BBB", "2024-03-06", None)], 1),
        ([("AAA", "2024-03-04", None), ("BBB", "2024-03-04", None)], 1),
        ([("AAA", "2024-03-04", None), ("BBB", "2024-03-07", None)], 2),
        ([("AAA", "2024-03", None), ("BBB", "2024-03-07", None)], 2),
    ],
)
def test_legs_that_follow_at_once_are_one_journey(legs: Sequence[tuple[str, str, str | None]], journeys: int) -> None:
    found = trips.trips([written.story(visit(*leg)) for leg in legs])
    assert len({trip.journey for trip in found}) == journeys


def test_both_end_days_count() -> None:
    (trip,) = trips.trips([written.story(visit("AAA", "2024-03-04", "2024-03-06"))])
    assert trip.days == 3


@pytest.mark.parametrize(
    ("status", "trip"),
    [("held", "Completed"), ("ongoing", "Completed"), ("cancelled", "Canceled"), ("planned", "Planned")],
)
def test_the_trips_status_is_the_visits(status: str, trip: str) -> None:
    (found,) = trips.trips([written.story(visit("AAA", "2024-03-04", status=status))])
    assert found.status == trip


def test_a_plan_that_another_visit_kept_is_one_trip() -> None:
    plan = visit("AAA", "2024-03-04", status="held")
    kept = replace(visit("AAA", "2024-03-05"), outcome_of=plan.id)
    assert len(trips.trips([written.story(plan), written.story(kept)])) == 1


def test_travels_are_the_registers_elements(path: Path) -> None:
    root = ET.fromstring(written.of_record(path, "historian-travels"))
    (trip,) = root
    assert (root.tag, trip.tag, trip.attrib) == ("trips", "trip", {"role": "foreign-minister", "who": "varga-ilse"})
    assert [child.tag for child in trip] == [
        "id", "role", "name", "start-date", "end-date", "country", "locale", "remarks",
    ]  # fmt: skip
    assert trip.findtext("remarks") == "Met with Tomas Rell."
    assert trip.findtext("start-date") == "2024-03-04"


def test_visits_are_the_registers_elements(path: Path) -> None:
    (entry,) = ET.fromstring(written.of_record(path, "historian-visits"))
    assert [child.tag for child in entry] == ["id", "start-date", "end-date", "visitor", "from", "description"]
    assert entry.findtext("visitor") == "Foreign Minister Ilse Varga"


def test_only_what_took_place_is_in_the_registers() -> None:
    assert (
        len(
            ET.fromstring(
                written.of_stories("historian-travels", written.story(visit("AAA", "2024-03-04", status="planned")))
            )
        )
        == 0
    )


def test_outreach_has_a_row_for_each_pair(path: Path) -> None:
    rows = written.table(written.of_record(path, "outreach"), ",")
    assert list(rows[0]) == list(outreach.COLUMNS)
    met = next(row for row in rows if row["ID"] == MEET.id)
    assert (met["Leader"], met["Counterpart"], met["EngagementType"], met["PartOf"]) == (
        "Ilse Varga", "Tomas Rell", "Meeting", VISIT.id,
    )  # fmt: skip
    assert {row["Status"] for row in rows} == {"held", "planned"}


@pytest.mark.parametrize(("name", "slug"), [("Côte d'Ivoire", "cote-divoire"), ("Holy See", "holy-see")])
def test_names_become_slugs(name: str, slug: str) -> None:
    assert historian.slug(name) == slug
