"""Words of articles never become markup, and nobody else reads along."""

import json
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from tests.web import hostile
from tests.web.conftest import HOME
from tests.web.reading import Page, complaints, threats

AT = quote(hostile.ID, safe="")
ADDRESSES = [
    "/",
    "/events",
    f"/events/{hostile.EVENT.id}",
    "/plans",
    "/timeline",
    "/map",
    "/network",
    "/network?by=country",
    "/actors",
    "/actors/x1",
    "/actors/x2",
    "/dyads?a=x1&b=x2",
    "/statements",
    "/articles",
    f"/articles/{AT}?start=0&end=30",
    "/search?q=one",
    "/review",
    "/review?kind=events",
    "/review/log",
    "/api/v1",
    f"/events?actor={quote(hostile.BREAKOUT)}",
    f"/search?q={quote(hostile.SCRIPT)}",
    f"/statements?speaker={quote(hostile.BREAKOUT)}",
    f"/dyads?a={quote(hostile.SCRIPT)}&b={quote(hostile.BREAKOUT)}",
]
REFUSED = [f"/nowhere/{quote(hostile.SCRIPT)}", f"/events?since={quote('<b>')}", f"/events/{quote(hostile.BREAKOUT)}"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_hostile_words_stay_words(attacked: TestClient, address: str) -> None:
    answer = attacked.get(address)
    page = Page(answer.text)
    assert answer.status_code == 200, page.text
    assert list(threats(page)) == []
    assert list(complaints(page)) == []
    assert "\u202e" not in answer.text
    assert "\u0007" not in answer.text


@pytest.mark.parametrize("address", REFUSED)
def test_an_error_repeats_hostile_words_as_words(attacked: TestClient, address: str) -> None:
    answer = attacked.get(address)
    assert answer.status_code >= 400
    assert list(threats(Page(answer.text))) == []


def test_hostile_words_can_be_read(attacked: TestClient) -> None:
    page = Page(attacked.get(f"/articles/{AT}").text)
    assert hostile.SCRIPT in page.text
    assert "{{7*7}}" in page.text.replace(" ", "")


@pytest.mark.parametrize("chart", ["timeline", "map", "network", "contacts", f"events/{hostile.EVENT.id}/origins"])
def test_a_kept_chart_holds_no_script(attacked: TestClient, chart: str) -> None:
    answer = attacked.get(f"/{chart}.svg")
    page = Page(answer.text.partition("?>")[2])
    assert answer.headers["content-disposition"].startswith("attachment")
    assert [e for e in page.elements if e[0] == "script" or any(a.startswith("on") for a in e[1])] == []


@pytest.mark.parametrize("address", ["/", "/nowhere", "/static/app.css", "/api/v1/record", "/timeline.svg", "/enter"])
def test_a_browser_is_told_what_to_refuse(attacked: TestClient, address: str) -> None:
    headers = attacked.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("name", ["evil.example", "localhost.evil.example", "10.0.0.1", "", "[::1"])
def test_without_a_token_only_this_machines_own_names_are_answered(attacked: TestClient, name: str) -> None:
    assert attacked.get("/", headers={"host": name}).status_code == 421


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST"])
def test_this_machines_names_are_answered(attacked: TestClient, name: str) -> None:
    assert attacked.get("/", headers={"host": name}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("address", ["/", "/events", "/enter", "/api/v1/events"])
def test_nothing_can_be_changed(attacked: TestClient, method: str, address: str) -> None:
    answer = attacked.request(method, address)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", [f"/events?text={'a' * 5000}", f"/{'a' * 2000}", f"/events?text={'a' * 201}"])
def test_a_question_has_a_bound(attacked: TestClient, address: str) -> None:
    assert attacked.get(address).status_code in (414, 422)


@pytest.mark.parametrize("address", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fapp.py"])
def test_no_file_but_the_static_ones_is_served(attacked: TestClient, address: str) -> None:
    assert attacked.get(address).status_code == 404


class TestToken:
    def test_a_page_asks_for_it(self, guarded: TestClient) -> None:
        answer = guarded.get("/", follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/enter")

    def test_the_api_says_so(self, guarded: TestClient) -> None:
        answer = guarded.get("/api/v1/record")
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"

    def test_a_program_shows_it_in_a_header(self, guarded: TestClient) -> None:
        headers = {"authorization": f"Bearer {hostile.TOKEN}"}
        assert guarded.get("/api/v1/record", headers=headers).status_code == 200

    @pytest.mark.parametrize("shown", ["", "Bearer ", "Bearer wrong", "Basic YTpi", hostile.TOKEN])
    def test_a_wrong_one_is_refused(self, guarded: TestClient, shown: str) -> None:
        assert guarded.get("/api/v1/record", headers={"authorization": shown}).status_code == 401

    def test_a_person_enters_it_once(self, guarded: TestClient) -> None:
        assert guarded.post("/enter", data={"token": "wrong"}).status_code == 403
        answer = guarded.post("/enter", data={"token": hostile.TOKEN}, follow_redirects=False)
        assert answer.status_code == 303
        assert hostile.TOKEN not in answer.headers["set-cookie"]
        assert {"HttpOnly", "SameSite=strict"} <= set(answer.headers["set-cookie"].split("; "))
        assert guarded.get("/", follow_redirects=False).status_code == 200

    def test_the_form_has_a_bound(self, guarded: TestClient) -> None:
        assert guarded.post("/enter", content=b"token=" + b"a" * 10_000).status_code == 413

    def test_the_entrance_is_a_clean_page(self, guarded: TestClient) -> None:
        page = Page(guarded.get("/enter").text)
        assert list(complaints(page)) == []
        assert list(threats(page)) == []


def test_a_mistake_of_the_api_is_told_as_json(attacked: TestClient) -> None:
    answer = attacked.get("/api/v1/events/zzzz")
    assert answer.status_code == 404
    assert "no event" in json.loads(answer.text)["detail"]
    assert str(answer.url).startswith(HOME)
