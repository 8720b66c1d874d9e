"""The map: where things stand, and who came from where."""

import json
from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient

from dateline.model import Actor, Event, Participant, Place, When
from dateline.store import EventRow, Party
from dateline.web.asking import Events
from dateline.web.charts import world

OSLO, ASTANA, ACCRA = (
    Place("Oslo", "NOR", 59.91, 10.75),
    Place("Astana", "KAZ", 51.18, 71.45),
    Place("Accra", "GHA", 5.56, -0.2),
)
SOLVEIG = Actor("s", "Solveig Aasen", "person", "NOR", "Foreign Minister", ())


def visit(place: Place | None, day: str, status: str = "held", mode: str = "visit", id: str = "e") -> EventRow:
    taking = (Participant(SOLVEIG.id, "visitor"),)
    event = Event(f"{id}-{day}", "CONSULT", mode, status, True, taking, ("r",), place=place, start=When(day, "day", ""))
    return EventRow(event, (Party(SOLVEIG, "visitor"),))


def ways(*rows: EventRow) -> list[object]:
    drawn = world.chart(rows, Events())
    return [row["from"] for row in drawn.rows] if drawn else []


@pytest.mark.parametrize(
    ("longitude", "latitude", "x", "y"),
    [(0, 0, 480, 250), (180, 0, 959.5, 250), (-77, 38.9, 297.0, 116.2), (174.8, -41.3, 889.3, 391.2)],
)
def test_points_stand_where_the_land_was_drawn(longitude: float, latitude: float, x: float, y: float) -> None:
    assert world.project(longitude, latitude) == pytest.approx((x, y), abs=0.06)


def test_who_is_soon_elsewhere_went_there_from_here() -> None:
    there = ways(visit(ASTANA, "2031-05-13"), visit(ACCRA, "2031-05-16"))
    assert there == ["Solveig Aasen from Oslo (home)", "Solveig Aasen from Astana"]


def test_who_is_elsewhere_later_was_at_home_between() -> None:
    there = ways(visit(ASTANA, "2031-05-13"), visit(ACCRA, "2031-06-16"))
    assert there == ["Solveig Aasen from Oslo (home)", "Solveig Aasen from Oslo (home)"]


@pytest.mark.parametrize(
    "row",
    [
        visit(OSLO, "2031-05-13"),
        visit(ASTANA, "2031-05-13", status="cancelled"),
        visit(ASTANA, "2031-05-13", mode="phone"),
    ],
    ids=["at home", "cancelled", "a call"],
)
def test_nobody_is_sent_on_a_journey_that_was_none(row: EventRow) -> None:
    assert ways(row) == [""]


def test_a_place_without_coordinates_is_not_guessed() -> None:
    assert (
        world.chart([visit(replace(ASTANA, latitude=None), "2031-05-13"), visit(None, "2031-05-13")], Events()) is None
    )


def test_what_came_later_is_hidden_and_what_is_long_past_is_pale() -> None:
    rows = [visit(ASTANA, "2031-01-05"), visit(ACCRA, "2031-05-05"), visit(OSLO, "2031-06-05")]
    drawn = world.chart(rows, Events(), date(2031, 5, 20))
    assert drawn
    shown = {place[0].text.partition(":")[0]: place.get("class") for place in drawn.drawing.iter("a")}
    assert shown == {"Astana": "place past", "Accra": "place", "Oslo": "place later"}


def test_a_way_over_the_edge_of_the_map_is_cut() -> None:
    path = world._great_circle((174.8, -41.3), (-56.2, -34.9))
    assert path.count("M") == 2


def test_borders_have_their_source(client: TestClient) -> None:
    page = client.get("/map").text
    assert ("Borders: Natural Earth" in page) == bool(world.outlines())


def test_without_the_outlines_the_page_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world, "outlines", dict)
    page = client.get("/map").text
    assert "was not built" in page
    assert "/static/built/" not in page
    assert "Astana" in page


def test_the_map_can_be_kept(client: TestClient) -> None:
    assert "Astana" in client.get("/map.csv").text
    assert client.get("/map.svg").text.startswith("<?xml")
    assert json.loads(client.get("/map.geojson").text)["type"] == "FeatureCollection"


@pytest.mark.parametrize(
    ("query", "status"), [("day=2031-02-31", 400), ("day=soon", 422), ("view=2.0,1,1", 200), ("view=x", 422)]
)
def test_the_state_is_in_the_address(client: TestClient, query: str, status: int) -> None:
    assert client.get(f"/map?{query}").status_code == status
