from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import dateline
from dateline import samples
from dateline.store import Writer
from dateline.web import create_app
from tests.web import hostile
from tests.web.browsing import CHROMIUM, Served

HOME = "http://localhost:8000"


@dataclass(frozen=True)
class Sampled:
    """The record of the sample articles, with ids of its richest things."""

    path: Path
    event: str
    actor: str
    other: str
    article: str

    @property
    def pages(self) -> dict[str, str]:
        return {
            "overview": "/",
            "events": "/events",
            "asked": "/events?type=visit&status=held&since=2031-05",
            "event": f"/events/{self.event}",
            "plans": "/plans",
            "plans of a day": "/plans?as_of=2031-05-13&fate=open",
            "timeline": "/timeline?since=2031-05&until=2031-06",
            "map": "/map",
            "map of a day": "/map?day=2031-05-20",
            "network": "/network",
            "countries": "/network?by=country",
            "actors": "/actors",
            "actor": f"/actors/{self.actor}",
            "dyad": f"/dyads?a={self.actor}&b={self.other}",
            "countries' dyad": "/dyads?a=NOR&b=KAZ",
            "statements": "/statements",
            "articles": "/articles",
            "article": f"/articles/{self.article}",
            "search": "/search?q=Aasheim",
            "no search": "/search",
            "nothing": "/events?actor=nobody",
            "review": "/review",
            "right?": "/review?kind=events",
            "decisions": "/review/log",
            "compare": "/compare",
            "api": "/api/v1",
        }


PAGES = (
    "overview", "events", "asked", "event", "plans", "plans of a day", "timeline", "map", "map of a day", "network",
    "countries", "actors", "actor", "dyad", "countries' dyad", "statements", "articles", "article", "search",
    "no search", "nothing", "review", "right?", "decisions", "compare", "api",
)  # fmt: skip


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Sampled:
    pytest.importorskip("dateline_en")
    path = tmp_path_factory.mktemp("web") / "samples.db"
    with dateline.open(path) as record:
        record.ingest([samples.folder()])
        best = max(record.events(), key=lambda row: (len(row.event.reports), len(row.event.steps), row.event.id))
        article = record.event(best.event.id).reports[0].article.id
        actors = [row.actor.id for row in record.actors()]
    return Sampled(path, best.event.id, actors[0], actors[1], article)


@pytest.fixture(scope="session")
def client(sampled: Sampled) -> TestClient:
    return TestClient(create_app(sampled.path), base_url=HOME)


@pytest.fixture(scope="session")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record in which every word from outside tries to become markup."""
    path = tmp_path_factory.mktemp("web") / "hostile.db"
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings([hostile.CODING])
        writer.replace_record(hostile.RECORD)
    return path


@pytest.fixture(scope="session")
def attacked(hostile_record: Path) -> TestClient:
    return TestClient(create_app(hostile_record), base_url=HOME)


@pytest.fixture
def guarded(hostile_record: Path) -> Iterator[Any]:
    with TestClient(create_app(hostile_record, token=hostile.TOKEN), base_url="http://record.example") as client:
        yield client


@pytest.fixture(scope="module")
def home(sampled: Sampled) -> Iterator[str]:
    served = Served(sampled.path)
    yield served.home
    served.stop()


@pytest.fixture(scope="module")
def hostile_home(hostile_record: Path) -> Iterator[str]:
    served = Served(hostile_record)
    yield served.home
    served.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that keeps what the browser complains of."""
    page = browser.new_page()
    page.complaints = []
    page.on("console", lambda m: page.complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (page.complaints.append("a script ran"), dialog.dismiss()))
    yield page
    page.close()
