"""Feeds as files."""

import pytest

from dateline import articles, sources
from dateline.model import Article, Problem

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Fjord Wire</title><item><title>Talks held</title><link>https://fjord-wire.example/talks</link>
<pubDate>Sat, 12 Jul 2031 09:00:00 +0200</pubDate><dc:creator>Asta Lund</dc:creator>
<description>&lt;p&gt;The foreign ministers met in the old harbour town on Friday.&lt;/p&gt;</description></item>
<item><title>Nothing to read</title><link>https://fjord-wire.example/b</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord Wire</title><entry><title>Talks held</title>
<link rel="alternate" href="https://fjord-wire.example/talks"/><published>2031-07-12T09:00:00+02:00</published>
<author><name>Asta Lund</name></author><content type="text">The foreign ministers met in the old harbour town on Friday.
</content></entry></feed>"""


def of(data: str) -> tuple[list[Article], list[Problem]]:
    problems: list[Problem] = []
    raws = sources.of_bytes(data.encode(), "feed.xml", on_problem=problems.append)
    return list(articles.read(raws, on_problem=problems.append)), problems


@pytest.mark.parametrize("feed", [RSS, ATOM])
def test_an_item_is_an_article(feed: str) -> None:
    (article,), _ = of(feed)
    assert article.text == "The foreign ministers met in the old harbour town on Friday."
    assert (article.title, article.outlet, article.authors) == ("Talks held", "Fjord Wire", ("Asta Lund",))
    assert article.url == "https://fjord-wire.example/talks"
    assert article.published == "2031-07-12T09:00:00+02:00"
    assert [candidate.where for candidate in article.dates] == ["feed"]


def test_an_item_without_text_is_said() -> None:
    assert [p.message for p in of(RSS)[1]] == ["1 of 2 items have no text, only a link; left out"]


def test_entities_are_not_resolved() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "met met met"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    feed = RSS.replace("<rss", bomb + "<rss").replace("&lt;p&gt;The", "&b;&c;The").replace("&lt;/p&gt;", "")
    found, problems = of(feed)
    assert all("met met" not in article.text for article in found)
    assert found or problems


@pytest.mark.parametrize("feed", ["<rss", "<rss></rss>", "<feed>" + "<entry>" * 5000, "<rss>\x00</rss>"])
def test_a_broken_feed_is_said(feed: str) -> None:
    found, problems = of(feed)
    assert found == []
    assert problems
