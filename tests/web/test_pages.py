"""Every page with the record of the samples."""

import re

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import PAGES, Sampled
from tests.web.reading import Page, complaints, threats


@pytest.fixture(scope="module")
def pages(client: TestClient, sampled: Sampled) -> dict[str, Page]:
    answers = {name: client.get(sampled.pages[name]) for name in PAGES}
    assert {(a.status_code, a.headers["content-type"]) for a in answers.values()} == {(200, "text/html; charset=utf-8")}
    return {name: Page(answer.text) for name, answer in answers.items()}


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, pages: dict[str, Page]) -> Page:
    return pages[request.param]


def test_a_page_can_be_used_by_everyone(page: Page) -> None:
    assert list(complaints(page)) == []


def test_a_page_holds_nothing_that_runs_or_comes_from_elsewhere(page: Page) -> None:
    assert list(threats(page)) == []


def test_every_element_is_closed(page: Page) -> None:
    assert page.unclosed == []


def test_every_link_leads_somewhere(pages: dict[str, Page], client: TestClient) -> None:
    links = {str(a.get("href")).partition("#")[0] for page in pages.values() for a in page.all("a")} - {""}
    assert len(links) > 100
    broken = [link for link in sorted(links) if client.get(link).status_code != 200]
    assert broken == []


def test_the_overview_tells_what_is_new_next_overdue_and_disputed(client: TestClient) -> None:
    page = Page(client.get("/").text)
    headings = [a.get("id") for a in page.all("h2")]
    assert {"new", "next", "overdue", "disputed"} <= set(headings)


def test_a_dossier_shows_each_field_with_its_words(client: TestClient, sampled: Sampled) -> None:
    page = Page(client.get(f"/events/{sampled.event}").text)
    notes = [a["id"] for a in page.all("li") if (a.get("id") or "").startswith("note-")]
    cited = {a["href"] for a in page.all("a") if (a.get("href") or "").startswith("#note-")}
    assert cited == {f"#{note}" for note in notes}
    assert any(a.get("role") == "tooltip" for a in page.all("span"))


def test_an_actor_is_told_with_country_sector_and_kind(client: TestClient, sampled: Sampled) -> None:
    assert " · GOV · person" in client.get(f"/actors/{sampled.actor}").text


def test_a_note_leads_to_the_words_in_the_article(client: TestClient, sampled: Sampled) -> None:
    page = Page(client.get(f"/events/{sampled.event}").text)
    passages = [a["href"] for a in page.all("a") if (a.get("href") or "").endswith("#focus")]
    assert passages
    for passage in passages[:5]:
        assert 'id="focus"' in client.get(str(passage)).text


def test_an_article_is_shown_whole(client: TestClient, sampled: Sampled) -> None:
    article = client.get(f"/api/v1/articles/{sampled.article}").json()
    page = Page(client.get(f"/articles/{sampled.article}").text)
    shown = "".join(page.words)
    assert article["paragraphs"]
    assert all(article["text"][p["start"] : p["end"]] in shown for p in article["paragraphs"])


def test_the_beginning_of_an_id_leads_to_its_event(client: TestClient, sampled: Sampled) -> None:
    digits = sampled.event.partition("-")[2][:10]
    for address in (f"/events/{digits}", f"/search?q={digits}"):
        answer = client.get(address, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (302, f"/events/{sampled.event}")


def test_blank_fields_of_a_form_ask_nothing(client: TestClient) -> None:
    blank = client.get("/events?actor=&country=&dyad=&type=&status=&since=&until=&place=&text=&news=").text
    assert Page(blank).text == Page(client.get("/events").text).text


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/nowhere", 404, "Not in the record"),
        ("/events/zzzz", 404, "no event"),
        ("/actors/zzzz", 404, "no actor"),
        ("/articles/zzzz", 404, "no article"),
        ("/events?since=tomorrow", 400, "is no day"),
        ("/events?country=Atlantis", 400, "no country"),
        ("/events?dyad=RUS", 400, "two sides"),
        ("/events?page=0", 422, "page"),
        ("/events?colour=red", 422, "colour"),
        ("/dyads", 400, "two sides"),
        ("/articles?text=%22%22", 400, "nothing to search for"),
    ],
)
def test_what_cannot_be_answered_is_a_clean_page(client: TestClient, address: str, status: int, told: str) -> None:
    answer = client.get(address)
    page = Page(answer.text)
    assert answer.status_code == status
    assert told in page.text
    assert list(complaints(page)) == []
    assert "Traceback" not in answer.text


def test_pages_of_a_list_follow_each_other(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("pages.events", "paging"):
        monkeypatch.setattr(f"dateline.web.{module}.PAGE", 5)
    total = client.get("/api/v1/record").json()["events"]
    seen: list[str] = []
    address: str | None = "/events"
    while address:
        page = Page(client.get(address).text)
        rows = [a["href"] for a in page.all("a") if a.get("class") == "event"]
        assert rows
        seen += map(str, rows)
        address = next((a["href"] for a in page.all("a") if a.get("rel") == "next"), None)
    assert len(seen) == len(set(seen)) == total


@pytest.mark.parametrize("kind", ["events", "statements", "actors", "articles", "plans"])
def test_a_list_can_be_kept(client: TestClient, kind: str) -> None:
    lines = client.get(f"/{kind}.jsonl")
    table = client.get(f"/{kind}.csv")
    assert lines.headers["content-disposition"] == f'attachment; filename="{kind}.jsonl"'
    assert len(table.text.splitlines()) >= len(lines.text.splitlines()) > 1


def test_tables_of_a_dossier_can_be_kept(client: TestClient, sampled: Sampled) -> None:
    dates = client.get(f"/dates.csv?article={sampled.article}").text
    assert dates.startswith("value,where,quote,chosen,reason")
    offices = client.get(f"/offices.csv?actor={sampled.actor}").text
    assert offices.startswith("office,first,last,article")
    assert len(offices.splitlines()) > 1


def test_a_kept_list_holds_what_was_asked(client: TestClient) -> None:
    every = len(client.get("/events.jsonl").text.splitlines())
    some = len(client.get("/events.jsonl?type=visit").text.splitlines())
    assert 0 < some < every


def test_a_list_can_be_narrowed_to_what_it_counts(client: TestClient) -> None:
    page = client.get("/events").text
    for field, value in (("type", "CONSULT%2Fmeet"), ("status", "planned"), ("dyad", "KAZ%2CNOR")):
        link = re.search(rf'<a href="/events\?{field}={value}">.*?</a> <span class="quiet">(\d+)</span>', page)
        assert link
        assert f"{link[1]} event" in Page(client.get(f"/events?{field}={value}").text).text


def test_a_list_can_begin_with_the_newest(client: TestClient) -> None:
    first = re.findall(r'<span class="when">(\d{4}-\d\d-\d\d)</span>', client.get("/events?order=newest").text)
    assert first == sorted(first, reverse=True)
