"""The review queue: who may decide, what waits for whom, and that every decision is in the log."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dateline.reviewing import Reviewing
from dateline.store import Review
from dateline.web import create_app
from tests.web.conftest import HOME, Sampled


class Counted:
    """Stands in for the process that brings the record up to date."""

    running = False

    def __init__(self) -> None:
        self.asked = 0

    def ask(self) -> None:
        self.asked += 1


@pytest.fixture
def path(sampled: Sampled, tmp_path: Path) -> Path:
    return Path(shutil.copy(sampled.path, tmp_path / "review.db"))


@pytest.fixture
def app(path: Path) -> Any:
    app = create_app(path)
    app.state.applying = Counted()
    return app


def browser(app: Any) -> TestClient:
    return TestClient(app, base_url=HOME)


def fields(client: TestClient, address: str = "/review") -> dict[str, str]:
    """The hidden fields of a page's forms."""
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', client.get(address).text)
    return dict(reversed(found))


def named(app: Any, name: str) -> TestClient:
    client = browser(app)
    client.post("/review/as", data={**fields(client), "name": name})
    return client


def log(path: Path) -> list[tuple[str, str, str | None]]:
    with Review(path) as review:
        return [(one.author, one.action, one.value) for one in review.log()]


@pytest.fixture
def ann(app: Any) -> TestClient:
    return named(app, "Ann")


def decide(client: TestClient, verdict: str, kind: str = "pairs") -> Any:
    return client.post("/review", data={**fields(client, f"/review?kind={kind}"), "verdict": verdict})


@pytest.mark.parametrize(
    ("kind", "verdict", "line"),
    [
        ("pairs", "same", ("Ann", "merge", None)),
        ("pairs", "not same", ("Ann", "split", None)),
        ("events", "correct", ("Ann", "judge", "correct")),
        ("events", "wrong", ("Ann", "judge", "wrong")),
    ],
)
def test_a_verdict_is_a_line_of_the_log(
    app: Any, ann: TestClient, path: Path, kind: str, verdict: str, line: tuple[str, str, str | None]
) -> None:
    assert decide(ann, verdict, kind).status_code == 200
    assert log(path) == [line]
    assert app.state.applying.asked == 1


def test_what_was_judged_waits_no_more(ann: TestClient) -> None:
    first = fields(ann, "/review?kind=pairs")["item"]
    decide(ann, "same")
    assert fields(ann, "/review?kind=pairs")["item"] != first
    assert first not in ann.get("/review?kind=pairs").text


def test_it_still_waits_for_somebody_else(app: Any, ann: TestClient) -> None:
    first = fields(ann, "/review?kind=pairs")["item"]
    decide(ann, "same")
    assert fields(named(app, "Ben"), "/review?kind=pairs")["item"] == first


def test_two_coders_are_compared(app: Any, ann: TestClient) -> None:
    decide(ann, "same")
    decide(named(app, "Ben"), "same")
    rows = ann.get("/agreement.csv").text.splitlines()
    assert rows[1:] == ["Ann,Ben,pairs,1,100.0,"]
    assert "Ann</bdi> and <bdi>Ben" in ann.get("/review/log").text


def test_a_decision_is_taken_back(ann: TestClient, path: Path) -> None:
    first = fields(ann, "/review?kind=pairs")["item"]
    decide(ann, "same")
    ann.post("/review/undo", data={**fields(ann), "number": "1"})
    assert [line[1] for line in log(path)] == ["merge", "undo"]
    assert fields(ann, "/review?kind=pairs")["item"] == first


def test_a_field_is_corrected(ann: TestClient, path: Path) -> None:
    given = {**fields(ann, "/review?kind=events"), "verdict": "correction", "field": "status", "value": "denied"}
    ann.post("/review", data=given)
    assert log(path) == [("Ann", "correct", "denied")]


@pytest.mark.parametrize("given", [{"verdict": "same"}, {"verdict": "perhaps"}, {"verdict": "correction"}, {}])
def test_a_verdict_that_does_not_fit_is_told(ann: TestClient, path: Path, given: dict[str, str]) -> None:
    assert ann.post("/review", data={**fields(ann, "/review?kind=events"), **given}).status_code == 400
    assert log(path) == []


def test_an_event_judged_wrong_says_so(path: Path, sampled: Sampled) -> None:
    Reviewing(path, "Ann").judge(sampled.event, "wrong", because="it was another day")
    client = TestClient(create_app(path), base_url=HOME)
    page = client.get(f"/events/{sampled.event}").text
    assert "judged wrong" in client.get("/events").text
    assert "What people decided" in page
    assert "it was another day" in page


def test_the_log_can_be_kept(ann: TestClient) -> None:
    decide(ann, "same")
    (line,) = ann.get("/decisions.jsonl").text.splitlines()
    assert (json.loads(line)["author"], json.loads(line)["action"]) == ("Ann", "merge")
    assert ann.get("/decisions.csv").text.splitlines()[1].startswith("1,")


class TestCheck:
    """No state changes without the word that only a page from here holds."""

    @pytest.mark.parametrize("address", ["/review", "/review/as", "/review/undo"])
    @pytest.mark.parametrize("check", [None, "", "0" * 64])
    def test_a_form_without_it_is_refused(self, ann: TestClient, path: Path, address: str, check: str | None) -> None:
        given = {**fields(ann), "verdict": "same", "name": "Eve", "number": "1"}
        data = given | {"check": check} if check is not None else {k: v for k, v in given.items() if k != "check"}
        assert ann.post(address, data=data).status_code == 403
        assert log(path) == []

    def test_that_of_another_browser_is_refused(self, app: Any, ann: TestClient) -> None:
        other = fields(named(app, "Ben"))["check"]
        assert ann.post("/review", data={**fields(ann), "verdict": "same", "check": other}).status_code == 403

    @pytest.mark.parametrize(
        "headers",
        [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}],
        ids=["elsewhere", "nowhere", "fetched"],
    )
    def test_a_form_on_another_site_is_refused(self, ann: TestClient, path: Path, headers: dict[str, str]) -> None:
        assert ann.post("/review", data={**fields(ann), "verdict": "same"}, headers=headers).status_code == 403
        assert log(path) == []

    def test_nobody_decides_without_a_name(self, app: Any, path: Path) -> None:
        client = browser(app)
        assert client.post("/review", data={**fields(client), "item": "a,b", "verdict": "same"}).status_code == 400
        assert log(path) == []

    def test_the_token_is_needed_too(self, path: Path) -> None:
        client = TestClient(create_app(path, token="a-token-of-the-test"), base_url=HOME)
        answer = client.post("/review", data={"verdict": "same"}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/enter")
        assert log(path) == []

    @pytest.mark.parametrize("address", ["/review", "/review/as", "/review/undo"])
    def test_a_server_for_reading_takes_no_form(self, path: Path, address: str) -> None:
        client = TestClient(create_app(path, review=False), base_url=HOME)
        assert client.post(address, data=fields(client)).status_code == 405

    def test_a_form_has_a_bound(self, ann: TestClient) -> None:
        assert ann.post("/review", data={**fields(ann), "because": "a" * 30_000}).status_code == 413
