"""Pages: title, authors, day, text, taken from what the page declares and what readers see."""

import json

import pytest

from dateline import sources
from dateline.articles import read
from dateline.articles.pages import Page, read_page
from dateline.model import Article, Problem

PROSE = (
    "The foreign ministers of Norland and Vesmark met in the old harbour town on Friday and agreed to open three more "
    "crossings along their border before the end of the year.",
    "The two sides also spoke of fisheries, of the railway that both want, and of the prisoners whose families have "
    "waited for news since the spring, officials of both countries said after the talks.",
    "A second round of the talks is planned in the capital of Vesmark, where the ministers are expected to sign the "
    "agreement on the railway, which was first proposed eleven years ago.",
)


def page(head: str = "", top: str = "<h1>Ministers open three crossings</h1>", url: str | None = None) -> Page:
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    made = read_page(f"<html><head>{head}</head><body><article>{top}{body}</article></body></html>", url)
    assert made is not None
    return made


def linked(**values: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def article(head: str = "", top: str = "", url: str | None = None) -> Article:
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    html = f"<!doctype html><html><head>{head}</head><body><article>{top}{body}</article></body></html>"
    problems: list[Problem] = []
    raws = sources.of_bytes(html.encode(), "page.html", url=url, on_problem=problems.append)
    (found,) = read(raws, on_problem=problems.append)
    assert problems == []
    return found


SITE = meta("og:site_name", "The Fjord Post")


@pytest.mark.parametrize("damage", ["}", ",", ";", "\n// the end"])
def test_json_that_is_whole_but_for_its_end_is_read(damage: str) -> None:
    declared = linked(datePublished="2031-07-12").replace("</script>", f"{damage}</script>")
    assert article(declared).published == "2031-07-12"


@pytest.mark.parametrize(
    ("head", "top", "title"),
    [
        ("<title>Ministers open three crossings | The Fjord Post</title>", "", "Ministers open three crossings"),
        ("<title>Ministers open crossings - World - The Fjord Post</title>", "", "Ministers open crossings"),
        ("<title>The Fjord Post: Ministers open crossings</title>", "", "The Fjord Post: Ministers open crossings"),
        (meta("og:title", "Three crossings open"), "<h1>The Fjord Post</h1>", "Three crossings open"),
        (
            meta("og:title", "Ministers open 3 crossings"),
            "<h1>Ministers open crossings</h1>",
            "Ministers open crossings",
        ),
        (linked(headline="Ministers open crossings"), "", "Ministers open crossings"),
        ("<title>Norland &amp; Vesmark</title>", "", "Norland & Vesmark"),
        ("", "", None),
    ],
)
def test_the_title_is_without_the_site(head: str, top: str, title: str | None) -> None:
    assert page(SITE + head, top).title == title


@pytest.mark.parametrize(
    ("head", "top", "authors"),
    [
        (linked(author={"@type": "Person", "name": "Asta Lund"}), "", ("Asta Lund",)),
        (linked(author=[{"name": "Asta Lund"}, {"name": "Ola Berg"}]), "", ("Asta Lund", "Ola Berg")),
        (linked(author="By Asta Lund and Ola Berg"), "", ("Asta Lund", "Ola Berg")),
        ('<meta name="author" content="Asta Lund, Geneva Correspondent">', "", ("Asta Lund",)),
        ('<meta name="author" content="The Fjord Post">', '<p class="byline">By Asta Lund</p>', ("Asta Lund",)),
        ("", "<h1>Talks held</h1><p>by Asta Lund</p>", ("Asta Lund",)),
        ('<meta name="citation_author" content="Lund, Asta">', "", ("Asta Lund",)),
        (meta("article:author", "https://social.example/fjord"), "", ()),
        ('<meta name="author" content="The Fjord Post">', "", ("The Fjord Post",)),
        ("", '<aside><a rel="author">Per Holm</a></aside>', ()),
    ],
)
def test_the_authors_are_people_where_people_are_named(head: str, top: str, authors: tuple[str, ...]) -> None:
    assert page(SITE + head, top).authors == authors


@pytest.mark.parametrize(
    ("head", "top", "published", "where"),
    [
        (linked(datePublished="2031-07-12T09:00:00+02:00"), "", "2031-07-12T09:00:00+02:00", "json-ld"),
        (meta("article:published_time", "2031-07-12T09:00:00Z"), "", "2031-07-12T09:00:00+00:00", "meta"),
        ("", '<time datetime="2031-07-12">Saturday</time>', "2031-07-12", "time"),
        ("", '<p class="date">Published 12 July 2031</p>', "2031-07-12", "page"),
        ("", '<p class="date">Updated 13 July 2031</p><p class="date">12 July 2031</p>', "2031-07-12", "page"),
        # one moment, written in UTC and in the outlet's own zone
        (
            linked(datePublished="2031-07-13T01:30:00Z"),
            '<time datetime="2031-07-12T20:30:00-05:00"></time>',
            "2031-07-12T20:30:00-05:00",
            "time",
        ),
        (
            linked(datePublished="2031-07-13T01:30:20Z"),
            '<p class="date">July 12, 2031 8:30 PM</p>',
            "2031-07-12T20:30:00-05:00",
            "page",
        ),
        (linked(datePublished="2031-07-13T01:30:00Z"), '<p class="date">July 12, 2031</p>', "2031-07-12", "page"),
        # a page that was dated anew
        (
            linked(datePublished="2029-01-05") + meta("date", "2031-07-12"),
            '<p class="date">12 July 2031</p>',
            "2031-07-12",
            "meta",
        ),
    ],
)
def test_the_day_is_the_one_that_can_be_defended(head: str, top: str, published: str, where: str) -> None:
    found = article(head, top)
    chosen = next(candidate for candidate in found.dates if candidate.chosen)
    assert (found.published, chosen.where) == (published, where)
    assert chosen.value == published
    assert all(candidate.reason for candidate in found.dates)


def test_the_day_in_the_address_counts_where_nothing_is_declared() -> None:
    assert article(url="https://fjord-post.example/2031/07/12/crossings").published == "2031-07-12"


def test_when_it_was_changed_is_kept() -> None:
    found = article(linked(datePublished="2031-07-12", dateModified="2031-07-14T08:00:00Z"))
    assert (found.published, found.modified) == ("2031-07-12", "2031-07-14T08:00:00+00:00")


def test_the_canonical_address_has_no_trackers() -> None:
    url = "https://fjord-post.example/a?utm_source=feed&page=2"
    assert article(url=url).url == "https://fjord-post.example/a?page=2"
    canonical = '<link rel="canonical" href="/crossings">'
    assert article(canonical, url=url).url == "https://fjord-post.example/crossings"


def test_a_page_is_the_article_at_its_address_whatever_was_corrected() -> None:
    url = "https://fjord-post.example/crossings"
    first, second = article(url=url), article("<title>Ministers open four</title>", url=url + "?utm_source=feed")
    assert first.title != second.title
    assert first.id == second.id
    assert (
        article(url="https://fjord-post.example/").id
        != article("<title>x</title>", url="https://fjord-post.example/").id
    )


def test_headings_and_paragraphs_are_kept_and_navigation_is_not() -> None:
    body = f"<p>{PROSE[0]}</p><h2>What comes next?</h2><p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
    html = f"<html><body><nav><a href=/>Home</a> <a href=/w>World</a></nav><article>{body}</article></body></html>"
    raws = sources.of_bytes(html.encode(), "page", on_problem=lambda problem: None)
    (found,) = read(raws, on_problem=lambda problem: None)
    assert [span.of(found.text) for span in found.headings] == ["What comes next?"]
    assert [span.of(found.text) for span in found.paragraphs] == list(PROSE)


def test_prose_that_only_the_page_itself_declares_is_taken() -> None:
    whole = " ".join(PROSE)
    html = f"<html><head>{linked(articleBody=whole)}</head><body><p>{PROSE[0][:80]}</p></body></html>"
    made = read_page(html)
    assert made is not None
    assert PROSE[2] in made.text


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{not json</script>',
        '<script type="application/ld+json">[1, null, {"@type": 7}, {"@type": "NewsArticle", "author": 3}]</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": ["x", {}]}</script>',
        meta("article:published_time", "soon") + meta("author", ""),
    ],
)
def test_broken_declarations_are_no_obstacle(head: str) -> None:
    assert article(head).text.startswith("The foreign ministers")
