"""Inputs of shapes that could take long to read: nested, crowded, repeated, unclosed. Any of them in any size."""

import json
import random
from collections.abc import Callable

LEAD = "ALTAMIRA, July 12 (Fjordwire) - The foreign ministers of Norland and Altamira met on Friday. "
STORY = f"<p>{LEAD * 5}</p>"
MAIL = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
JSON_LD = '<script type="application/ld+json">'

Shape = Callable[[int], str]


def _page(body: str, head: str = "") -> str:
    head = f"<!doctype html><html><head><title>Talks held</title>{head}</head>"
    return f"{head}<body><h1>Talks held</h1>{body}</body></html>"


def _filled(unit: str, before: str = "", after: str = "") -> Shape:
    """A page of nothing but this unit."""
    return lambda size: _page(before + unit * (size // len(unit)) + after)


def _headed(unit: str, before: str = "", after: str = "") -> Shape:
    """A page with a short story, and nothing but this unit in its head."""
    return lambda size: _page(STORY, before + unit * (size // len(unit)) + after)


def _named(size: int) -> str:
    """Names that nobody bears, each another one."""
    chance = random.Random(0)
    words = ("".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=7)).capitalize() for _ in range(size // 8))
    return " ".join(words)


def _attributes(size: int) -> str:
    return _page(f"<p {' '.join(f'a{n}=x' for n in range(size // 9))}>{STORY}")


SHAPES: dict[str, Shape] = {
    "open paragraphs": _filled("<p>"),
    "empty paragraphs": _filled("<p></p>"),
    "tiny paragraphs": _filled("<p>x</p>"),
    "one paragraph repeated": _filled(f"<p>{LEAD}</p>"),
    "breaks": _filled("<br>"),
    "open blocks": _filled("<div>They met "),
    "open spans": _filled("<span>x"),
    "open quotes": _filled("<blockquote>They met "),
    "open tables": _filled("<table><tr><td>x"),
    "a long table": _filled("<tr><td>1</td><td>two</td></tr>", "<table>", "</table>"),
    "a wide table": _filled("<td>word</td>", "<table><tr>", "</tr></table>"),
    "links": _filled('<div><a href="/x">They met in Altamira</a></div>'),
    "headings": _filled("<h2>What came</h2><p>They met.</p>"),
    "stories": _filled("<article><p>They met in Altamira on Friday.</p></article>"),
    "dates": _filled('<div class="date">12 July 2031</div>'),
    "dates in dates": _filled("<b>x</b>", '<div class="date">' * 200),
    "deep dates": _filled('<i class="date">12 July 2031</i>', '<div class="date">' * 250),
    "deep paragraphs": _filled('<p class="date">They met in Altamira.</p>', "<div>" * 250),
    "times in times": _filled("<b>x</b>", "<time>" * 200),
    "authors in authors": _filled("<b>x</b>", '<div itemprop="author">' * 200),
    "headlines in headlines": _filled("<b>x</b>", "<h1>" * 200),
    "by-lines": _filled('<span class="byline">By Asta Lund</span>'),
    "a long by-line": _filled("Asta Lund, ", "<p>By "),
    "a long line": _filled(LEAD, "<p>"),
    "a long word": _filled("x", "<p>They met "),
    "a long name": _filled("und", "<p>Asta Lund Ola L"),
    "names": lambda size: _page(f"<p>{_named(size)}"),
    "comments": _filled("<!-- x -->", "", STORY),
    "comments before the page": lambda size: "<!-- x -->" * (size // 10) + _page(STORY),
    "attributes": _attributes,
    "tags that run together": _filled("<div"),
    "tags in a tag": _filled("<b ", "<p "),
    "quotes that run together": _filled('<p a="'),
    "a class of many": _headed("date ", '<p class="', '">'),
    "meta tags": _headed('<meta name="author" content="Asta Lund">'),
    "titles": lambda size: _page("".join(f"<h1>Talks number {n} held</h1>" for n in range(size // 30))),
    "a signature of brackets": _headed("(Fjordwire)", "<meta name=author content='Asta ", "'>"),
    "declared anew": _headed(JSON_LD + '{"@type":"NewsArticle","author":"Asta Lund"}</script>'),
    "a long declaration": _headed(LEAD, JSON_LD + '{"@type":"NewsArticle","articleBody":"', '"}</script>'),
    "open tags declared": _headed("<", JSON_LD + '{"@type":"NewsArticle","articleBody":"', '"}</script>'),
    "open brackets declared": _headed("{", JSON_LD, "</script>"),
    "unclosed scripts": _headed("<script>"),
    "pictures": _filled('<img src="a.jpg" alt="x">', "", STORY),
    "spaces": _filled(" ", "<p>They met", "x"),
    "marks on a letter": _filled("\u0301\u0316", "<p>They met.e"),
    "lines": lambda size: "They met\n" * (size // 9),
    "one line": lambda size: LEAD * (size // len(LEAD)),
    "parts of a message": lambda size: MAIL + "--x\nContent-Type: text/plain\n\nx\n" * (size // 32),
    "headers of a message": lambda size: "MIME-Version: 1.0\n" + "X-A: b\n" * (size // 7) + "\nThey met.",
    "a long header": lambda size: f"MIME-Version: 1.0\nSubject: {'Talks ' * (size // 6)}\n\nThey met.",
    "items of a feed": lambda size: "<rss>" + "<item><title>T</title></item>" * (size // 30) + "</rss>",
    "items in items": lambda size: "<rss>" + "<item><title>T" * (size // 14),
    "a text of many columns": lambda size: "text," + ",".join(f"c{n}" for n in range(size // 9)) + "\nThey met.",
    "an object of many keys": lambda size: json.dumps({"text": LEAD} | {f"k{n}": n for n in range(size // 16)}),
}


def heavy(name: str, size: int) -> bytes:
    """The input of this shape, of about `size` bytes."""
    return SHAPES[name](size).encode()
