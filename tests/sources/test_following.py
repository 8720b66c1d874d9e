"""From addresses to articles, against a real server."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline import sources
from dateline.model import Problem, Raw, Visit
from dateline.sources import Manners, Wanted
from tests.sources.server import Reply, Server, redirect
from tests.sources.test_kinds import PAGE, zipped

MANNERS = Manners(private=True, pause=0.0)


def read(*inputs: Path | str, most: int = 100) -> tuple[list[Raw], list[Problem]]:
    problems: list[Problem] = []
    manners = replace(MANNERS, most=most)
    return list(sources.read(inputs, on_problem=problems.append, manners=manners)), problems


def rss(*items: tuple[str, str]) -> str:
    entries = "".join(
        f"<item><title>Talks</title><link>{link}</link><pubDate>{day}</pubDate><description>Short.</description></item>"
        for link, day in items
    )
    return f"<rss version='2.0'><channel><title>Fjord Wire</title>{entries}</channel></rss>"


def sitemap(*urls: str, root: str = "urlset", entry: str = "url", changed: str = "2031-07-12") -> str:
    entries = "".join(f"<{entry}><loc>{url}</loc><lastmod>{changed}</lastmod></{entry}>" for url in urls)
    return f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{root}>'


JULY = "Sat, 12 Jul 2031 09:00:00 +0200"


def test_a_page_is_an_article_at_its_address(server: Server) -> None:
    server.pages |= {"/old": redirect("/talks"), "/talks": PAGE}
    (raw,), problems = read(f"{server.url}/old")
    assert raw.row == {"html": PAGE, "url": f"{server.url}/talks"}
    assert (raw.source, raw.data, problems) == (f"{server.url}/old", PAGE.encode(), [])


def test_the_encoding_that_a_server_names_is_believed(server: Server) -> None:
    page = PAGE.replace("met", "met at the Łódź fair")
    server.pages["/talks"] = Reply(page.encode("cp1250"), headers={"Content-Type": "text/html; charset=cp1250"})
    (raw,), _ = read(f"{server.url}/talks")
    assert raw.row["html"] == page


def test_a_feed_leads_to_its_pages_and_dates_them(server: Server) -> None:
    server.pages |= {"/feed": rss(("/a", JULY), (f"{server.url}/b#top", JULY)), "/a": PAGE, "/b": PAGE}
    raws, problems = read(f"{server.url}/feed")
    assert [(raw.source, raw.row["published"], raw.dated) for raw in raws] == [
        (f"{server.url}/{name}", "2031-07-12T09:00:00+02:00", "feed") for name in "ab"
    ]
    assert problems == []


def test_a_json_feed_is_a_feed(server: Server) -> None:
    server.pages |= {
        "/feed.json": '{"version": "https://jsonfeed.org/version/1.1", "title": "Fjord Wire", "items": ['
        '{"id": "1", "url": "/a", "date_published": "2031-07-12T09:00:00Z"}, {"id": "2", '
        '"content_text": "They met."}]}',
        "/a": PAGE,
    }
    raws, _ = read(f"{server.url}/feed.json")
    assert [raw.row.get("text") for raw in raws] == ["They met.", None]
    assert raws[1].row["published"] == "2031-07-12T09:00:00Z"


@pytest.mark.parametrize("pack", [str.encode, lambda text: gzip.compress(text.encode())])
def test_a_sitemap_leads_to_its_pages(server: Server, pack: object) -> None:
    assert callable(pack)
    server.pages |= {"/map": pack(sitemap("/a", "/b").replace("<loc>", f"<loc>{server.url}")), "/a": PAGE, "/b": PAGE}
    raws, _ = read(f"{server.url}/map")
    assert [raw.source for raw in raws] == [f"{server.url}/a", f"{server.url}/b"]


def test_an_index_leads_through_its_sitemaps(server: Server) -> None:
    server.pages |= {
        "/index": sitemap(f"{server.url}/map", root="sitemapindex", entry="sitemap"),
        "/map": sitemap(f"{server.url}/a"),
        "/a": PAGE,
    }
    raws, _ = read(f"{server.url}/index")
    assert [raw.source for raw in raws] == [f"{server.url}/a"]


def test_no_more_pages_are_fetched_than_asked_for(server: Server) -> None:
    server.pages["/map"] = sitemap(*(f"{server.url}/{n}" for n in range(9)))
    server.pages |= {f"/{n}": PAGE for n in range(9)}
    raws, problems = read(f"{server.url}/map", most=4)
    assert len(raws) == 4
    assert [p.message for p in problems] == ["5 of its pages were left out: --most fetches more in one run"]


def test_a_page_leads_nowhere(server: Server) -> None:
    server.pages |= {"/feed": rss(("/map", JULY)), "/map": sitemap(f"{server.url}/a"), "/a": PAGE}
    raws, problems = read(f"{server.url}/feed")
    assert raws == []
    assert "/a" not in server.asked
    assert [p.source for p in problems] == [f"{server.url}/map"]


def test_a_file_of_addresses_stands_for_them(server: Server, tmp_path: Path) -> None:
    server.pages |= {"/a": PAGE, "/b": PAGE}
    file = tmp_path / "addresses.txt"
    file.write_text(f"# two pages\n{server.url}/a\n\n{server.url}/b\n{server.url}/a\n")
    raws, problems = read(file)
    assert [raw.source for raw in raws] == [f"{server.url}/a", f"{server.url}/b"]
    assert problems == []


def test_a_bad_address_never_stops_the_rest(server: Server, tmp_path: Path) -> None:
    server.pages |= {"/a": PAGE, "/c": Reply(status=500)}
    file = tmp_path / "addresses.txt"
    file.write_text(f"{server.url}/missing\nhttp://a:port/\n{server.url}/c\n{server.url}/a\n")
    raws, problems = read(file)
    assert [raw.source for raw in raws] == [f"{server.url}/a"]
    assert {p.source: p.message for p in problems} == {
        "http://a:port/": "no address (Invalid port: 'port')",
        f"{server.url}/missing": "the server answers 404 Not Found",
        f"{server.url}/c": "the server answers 500 Internal Server Error",
    }


def test_nothing_is_fetched_for_a_file_that_was_not_named(server: Server, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"{server.url}/a\n")
    (tmp_path / "map.xml").write_text(sitemap(f"{server.url}/a"))
    (tmp_path / "both.zip").write_bytes(zipped(list=f"{server.url}/a\n", map=sitemap(f"{server.url}/a")))
    raws, problems = read(tmp_path)
    assert (raws, server.asked) == ([], [])
    assert len(problems) == 4


def test_a_fetched_list_of_addresses_is_not_followed(server: Server) -> None:
    server.pages["/list.txt"] = f"{server.url}/a\n{server.url}/b\n"
    raws, _ = read(f"{server.url}/list.txt")
    assert raws == []
    assert server.pages_asked == ["/list.txt"]


# --- with a memory ---------------------------------------------------------------------------------------------------


class Notes:
    """A memory that a test can read."""

    def __init__(self, *known: Visit) -> None:
        self.visits = {visit.url: visit for visit in known}

    def known(self, url: str) -> Visit | None:
        return self.visits.get(url)

    def visited(self, wanted: Wanted, visit: Visit) -> None:
        self.visits[visit.url] = visit


def fetch(memory: Notes, *urls: str, leads: int = 2) -> list[str]:
    found = sources.fetch(
        [Wanted(url, leads=leads) for url in urls], on_problem=lambda problem: None, manners=MANNERS, memory=memory
    )
    return [raw.source for raw in found]


def long_ago(visit: Visit) -> Visit:
    return replace(visit, at="2020-01-01T00:00:00+00:00", again=None)


def test_what_is_known_is_not_fetched_again(server: Server) -> None:
    server.pages |= {"/feed": rss(("/a", JULY)), "/a": PAGE}
    notes = Notes()
    assert fetch(notes, f"{server.url}/feed") == [f"{server.url}/a"]
    server.pages |= {"/feed": rss(("/b", JULY), ("/a", JULY)), "/b": PAGE}
    assert fetch(notes, f"{server.url}/feed") == [f"{server.url}/b"]


def test_an_unchanged_feed_is_not_read_again(server: Server) -> None:
    feed = rss(("/a", JULY)).encode()
    server.pages["/feed"] = lambda headers: (
        Reply(status=304) if headers["If-None-Match"] else Reply(feed, headers={"ETag": '"1"'})
    )
    notes = Notes()
    fetch(notes, f"{server.url}/feed")
    assert notes.visits[f"{server.url}/feed"].etag == '"1"'
    server.asked.clear()
    fetch(notes, f"{server.url}/feed")
    assert server.pages_asked == ["/feed"]


@pytest.mark.parametrize(("changed", "fetched"), [("2031-07-13", True), ("2031-07-12", False), ("2031-07-11", False)])
def test_a_page_is_fetched_again_where_its_sitemap_says_that_it_changed(
    server: Server, changed: str, fetched: bool
) -> None:
    server.pages |= {"/map": sitemap(f"{server.url}/a", changed=changed), "/a": PAGE}
    known = Visit(f"{server.url}/a", at="2020-01-01T00:00:00+00:00", stamp="2031-07-12")
    assert bool(fetch(Notes(known), f"{server.url}/map")) == fetched


def test_a_failure_is_tried_again_later_and_later(server: Server) -> None:
    server.pages |= {"/feed": rss(("/a", JULY)), "/a": Reply(status=503)}
    notes, page = Notes(), f"{server.url}/a"
    waits = []
    for _ in range(8):
        fetch(notes, f"{server.url}/feed")
        visit = notes.visits[page]
        if visit.again:
            waits.append(datetime.fromisoformat(visit.again) - datetime.fromisoformat(visit.at))
        notes.visits[page] = long_ago(visit)
    assert waits == [timedelta(minutes=5) * 2**n for n in range(6)]
    assert notes.visits[page].failures == 6
    assert server.asked.count("/a") == 6


def test_a_failure_is_not_tried_again_at_once(server: Server) -> None:
    server.pages |= {"/feed": rss(("/a", JULY)), "/a": Reply(status=503, headers={"Retry-After": "7200"})}
    notes = Notes()
    fetch(notes, f"{server.url}/feed")
    fetch(notes, f"{server.url}/feed")
    assert server.asked.count("/a") == 1
    again = datetime.fromisoformat(notes.visits[f"{server.url}/a"].again or "")
    assert timedelta(minutes=119) < again - datetime.now(UTC) <= timedelta(minutes=120)


def test_a_feed_may_be_the_articles_itself(server: Server) -> None:
    server.pages |= {"/feed": rss(("/a", JULY)), "/a": PAGE}
    assert fetch(Notes(), f"{server.url}/feed", leads=0) == [f"{server.url}/feed"]
    assert server.pages_asked == ["/feed"]
