"""Hostile inputs: every kind that Dateline reads, mutated. The same number always gives the same bytes."""

import bz2
import gzip
import io
import json
import lzma
import random
from collections.abc import Callable

import pyarrow
from pyarrow import parquet

from dateline import articles
from dateline.model import Article, Problem
from dateline.sources.files import read_stream
from dateline.sources.reading import Limits, Reading, Wanted
from tests.sources.test_feeds import ATOM, RSS
from tests.sources.test_kinds import PAGE, ROW, TABLE, mail, tarred, zipped

LEAD = "ALTAMIRA, July 12 (Fjordwire) - The foreign ministers of Norland and Altamira met on Friday. "
PROSE = "".join(f"<p>{LEAD * 3}They spoke of paragraph {n} of the treaty.</p>" for n in range(6))
DECLARED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "NewsArticle", "datePublished": "2031-07-12T09:00:00+02:00", "author": [{"name": "Asta Lund"}]}
    ],
}
NEWS = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Talks held | The Fjord Post</title>
<meta property="article:published_time" content="2031-07-12T09:00:00Z"><meta name="author" content="Asta Lund">
<link rel="canonical" href="https://fjord-post.example/2031/07/12/talks">
<script type="application/ld+json">{json.dumps(DECLARED)}</script></head><body><nav><a href="/">Home</a></nav>
<article><h1>Talks held</h1><div class="byline">By Asta Lund, July 12, 2031 9:00 am</div>
<time datetime="2031-07-12">12 July</time>{PROSE}<h2>What comes next</h2><ul><li>a ship</li></ul>
<table><tr><td>1</td></tr></table></article><aside class="related">More</aside><footer>Copyright</footer></body>
</html>"""
TEXT = f"Title: Talks held\nSource: The Fjord Post\nDate: 13 July 2031\n\nBy Asta Lund\n\n{LEAD}\n\n{LEAD * 4}\n-0-\n"
JSON_FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/a", "content_html": "<p>Met</p>"}]}
)
SITEMAP = "<urlset><url><loc>https://fjord-post.example/a</loc><lastmod>2031-07-12</lastmod></url></urlset>"
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://fjord-post.example/a\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
)
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + NEWS.encode()
PDF = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
4 0 obj <</Length 60>> stream
BT /F 12 Tf 20 100 Td (The ministers met in Altamira.) Tj ET
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>
startxref
0
%%EOF"""


def _parquet() -> bytes:
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": [LEAD, LEAD], "published": ["2031-07-12", None]}), out)
    return out.getvalue()


SEEDS: tuple[bytes, ...] = (
    *(NEWS.encode(),) * 6,  # pages are what there is most of
    PAGE.encode(),
    NEWS.encode("utf-16"),
    NEWS.replace("utf-8", "windows-1251").encode("cp1251"),
    TEXT.encode(),
    f"{ROW}\n".encode() * 3,
    TABLE.encode(),
    json.dumps([{"text": LEAD}, {"html": NEWS, "authors": ["Asta Lund"]}]).encode(),
    mail(html=True),
    mail(html=False),
    RSS.encode(),
    ATOM.encode(),
    JSON_FEED.encode(),
    SITEMAP.encode(),
    b"https://fjord-post.example/a\nhttps://fjord-post.example/b\n",
    WARC % (len(HTTP), HTTP),
    PDF,
    _parquet(),
)
MARKS = (
    r"< > <p> </p> <div> </article> <table><tr><td> <!-- --> <![CDATA[ ]]> <script> <?xml <rss <feed> <urlset> &#0;"
    r""" &amp; &#x10ffff; { } [ ] " \ \u0000 \ud800 null 1e999 -0 , : @type datePublished 2031-02-30 99:99:99Z"""
    r" http://[ Sat,12Jul99999999999999 İ ﬃ é́́ 𝔘 ١٢ ² ALTAMIRA, (Fjordwire) QUESTION: Title: By PAR1 %PDF- WARC/1.0"
    r" ustar endobj stream"
)
BYTES = (b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b", b"PK\x03\x04", b"\r\n\r\n", "\u202e\u2028".encode())
TOKENS = (*(word.encode() for word in MARKS.split()), *BYTES)
PACKERS: tuple[Callable[[bytes], bytes], ...] = (
    gzip.compress,
    bz2.compress,
    lambda data: lzma.compress(data, preset=0),
    lambda data: zipped(a=data, b__c=data[:100]),
    lambda data: tarred("", a=data.decode("latin-1")),
)


def mutated(number: int) -> bytes:
    """The input with this number."""
    chance = random.Random(number)
    data = chance.choice(SEEDS)
    for _ in range(chance.choice((0, 1, 1, 2, 3, 5, 12))):
        data = _mutated(data, chance)
    while chance.random() < 0.15:
        data = chance.choice(PACKERS)(data)
        if chance.random() < 0.5:
            data = _mutated(data, chance)
    return data


def _mutated(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    to = min(len(data), at + int(chance.paretovariate(0.7)))
    before, part, after = data[:at], data[at:to], data[to:]
    what = chance.randrange(8)
    if what == 0:
        return before + after
    if what == 1:
        return before + bytes(chance.randrange(256) for _ in part[:50]) + after
    if what == 2:
        return before + part[:200] * chance.choice((2, 3, 100, 1000)) + after
    if what == 3:
        return before + chance.choice(TOKENS) + after
    if what == 4:
        return before + chance.choice(TOKENS) * chance.choice((10, 1000, 20_000)) + after
    if what == 5:
        other = chance.choice(SEEDS)
        return before + other[chance.randint(0, len(other)) :]
    if what == 6:
        flipped = bytearray(data)
        for _ in range(min(len(data), chance.choice((1, 4, 30)))):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        return bytes(flipped)
    return before


def read(data: bytes) -> tuple[list[Article], list[Problem]]:
    """The articles in these bytes, as if they had come from an address."""
    problems: list[Problem] = []
    wanted: list[Wanted] = []
    url = "https://fjord-post.example/input"
    how = Reading(problems.append, {}, Limits(), url=url, want=wanted.append)
    found = list(articles.read(read_stream(io.BytesIO(data), url, how), on_problem=problems.append))
    for article in found:
        assert article.text.strip()
        assert all(span.of(article.text).strip() for span in (*article.paragraphs, *article.headings))
    return found, problems
