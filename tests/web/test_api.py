"""The HTTP API: the exports' JSON, in parts, as its description says."""

import json
import shutil
import threading
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from dateline.reviewing import Reviewing
from dateline.store import View
from dateline.web import create_app
from tests.web.conftest import Sampled

LOCAL = {"Host": "localhost"}
LISTS = ("events", "plans", "statements", "figures", "actors", "articles")
WAYS = (
    "facets",
    *LISTS,
    "decisions",
    "record",
    "progress",
    "events/{id}",
    "events/{id}/comparisons",
    "actors/{id}",
    "articles/{id}",
)


@pytest.fixture(scope="module")
def described(hostile_record: Path) -> Any:
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(hostile_record), headers=LOCAL)


@pytest.mark.parametrize("way", [way for way in WAYS if way != "progress"])  # which takes as long as it is asked to
def test_every_answer_is_as_described(described: Any, way: str) -> None:
    @given(case=described[f"/api/v1/{way}"]["GET"].as_strategy())
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    def check(case: schemathesis.Case) -> None:
        # Whether there is such a country, day or cursor no schema can tell: that is a 400, and described as one.
        case.call_and_validate(headers=LOCAL, excluded_checks=[positive_data_acceptance])

    check()


def test_every_way_is_described(described: Any) -> None:
    assert {operation.ok().path for operation in described.get_all_operations()} == {f"/api/v1/{way}" for way in WAYS}


@pytest.mark.parametrize("what", LISTS)
def test_every_answer_fits_its_schema(client: TestClient, what: str) -> None:
    description = client.get("/api/v1/openapi.json").json()
    way = description["paths"][f"/api/v1/{what}"]["get"]
    answer = way["responses"]["200"]["content"]["application/json"]["schema"]
    found = client.get(f"/api/v1/{what}").json()
    assert found["items"]
    jsonschema.validate(found, {**answer, "components": description["components"]})


@pytest.mark.parametrize("what", LISTS)
def test_cursors_lead_through_a_whole_list(client: TestClient, what: str) -> None:
    every = client.get(f"/api/v1/{what}?limit=200").json()
    assert every["next"] is None
    items, cursor = [], ""
    while cursor is not None:
        part = client.get(f"/api/v1/{what}?limit=7" + (f"&cursor={cursor}" if cursor else "")).json()
        items += part["items"]
        cursor = part["next"]
    assert items == every["items"]


def test_the_json_is_that_of_the_export(client: TestClient) -> None:
    lines = [json.loads(line) for line in client.get("/events.jsonl").text.splitlines()]
    assert client.get("/api/v1/events?limit=200").json()["items"] == lines


def test_conditions_are_those_of_the_command(client: TestClient, sampled: Sampled) -> None:
    found = client.get("/api/v1/events?type=visit&country=Norway").json()["items"]
    assert found
    assert {event["mode"] for event in found} == {"visit"}
    with View(sampled.path) as view:
        assert all(view.event(event["id"]) for event in found)


def test_an_event_has_its_comparisons(client: TestClient, sampled: Sampled) -> None:
    found = client.get(f"/api/v1/events/{sampled.event}/comparisons").json()
    assert {"same"} <= {one["verdict"] for one in found}
    assert all(one["features"] for one in found)


@pytest.mark.parametrize("cursor", ["", "x", "bm8", "WzEsMl0", "W10", "W3RydWUsImEiXQ"])
def test_a_wrong_cursor_is_told(client: TestClient, cursor: str) -> None:
    answer = client.get("/api/v1/events", params={"cursor": cursor})
    assert answer.status_code == (200 if cursor == "" else 400)


def test_a_cursor_whose_place_has_moved_is_told(client: TestClient) -> None:
    cursor = client.get("/api/v1/events?limit=3").json()["next"]
    answer = client.get("/api/v1/events", params={"cursor": cursor, "type": "visit"})
    assert answer.status_code == 400
    assert "begin again" in answer.json()["detail"]


@pytest.mark.parametrize("address", ["/", "/events", "/api/v1/events", "/api/v1/record", "/timeline.svg"])
def test_what_has_not_changed_is_not_sent_again(client: TestClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address, headers={"if-none-match": '"other"'}).status_code == 200


def test_heads_are_answered(client: TestClient) -> None:
    assert client.head("/api/v1/record").status_code == 200


@pytest.mark.parametrize("q", ["type:visit country:Norway", 'type:visit country:NOR "Astana"'])
def test_the_query_language_is_understood(client: TestClient, q: str) -> None:
    found = client.get("/api/v1/events", params={"q": q, "status": "held"}).json()["items"]
    assert {(event["mode"], event["status"]) for event in found} == {("visit", "held")}


@pytest.mark.parametrize("q", ["colour:red", "country:Atlantis", "since:soon"])
def test_a_query_that_is_none_is_told(client: TestClient, q: str) -> None:
    assert client.get("/api/v1/events", params={"q": q}).status_code == 400


def test_progress_tells_the_record_at_once(client: TestClient) -> None:
    answer = client.get("/api/v1/progress?seconds=0")
    assert answer.headers["content-type"].startswith("text/event-stream")
    name, data, *_ = answer.text.splitlines()
    assert name == "event: record"
    assert json.loads(data.removeprefix("data: ")) == client.get("/api/v1/record").json()


def test_progress_tells_of_a_change(sampled: Sampled, tmp_path: Path) -> None:
    path = Path(shutil.copy(sampled.path, tmp_path / "changing.db"))
    reviewing = Reviewing(path, "Ann", later=True)
    change = threading.Timer(0.7, reviewing.judge, [sampled.event, "correct"])
    change.start()
    answer = TestClient(create_app(path), base_url="http://localhost").get("/api/v1/progress?seconds=3")
    change.join()
    stale = [json.loads(line.removeprefix("data: "))["stale"] for line in answer.text.splitlines() if "data:" in line]
    assert stale == [False, True]


def test_the_record_is_summed_up(client: TestClient) -> None:
    held = client.get("/api/v1/record").json()
    assert held["articles"] == 20
    assert held["as_of"] == "2031-06-18"


def test_facets_count_what_the_list_holds(client: TestClient) -> None:
    facets = client.get("/api/v1/facets?type=CONSULT").json()
    for one in facets["status"]:
        part = client.get(f"/api/v1/events?type=CONSULT&status={one['value']}&limit=200").json()
        assert len(part["items"]) == one["events"]
