"""Mutated inputs of every kind: articles or problems come out, nothing is raised."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import articles, sources
from dateline.model import Problem
from tests.sources.test_kinds import PAGE, ROW, TABLE, mail, tarred, zipped

SEEDS = [
    PAGE.encode(),
    b'<html><script type=\'application/ld+json\'>{"@type": "NewsArticle", "datePublished": "2031-07-12"}</script>',
    ROW.encode(),
    TABLE.encode(),
    mail(html=True),
    zipped(a=ROW, b=PAGE),
    tarred("", a=PAGE),
    gzip.compress(PAGE.encode()),
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 10\r\n\r\nHTTP/1.1 200",
    b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF",
    b"PAR1" + bytes(range(64)) + b"PAR1",
]


@settings(max_examples=150, deadline=5000)
@given(st.data())
def test_nothing_is_raised_for_a_bad_input(data: st.DataObject) -> None:
    made = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(0, 8))):
        at = data.draw(st.integers(0, len(made)))
        cut = data.draw(st.integers(0, 6))
        made[at : at + cut] = data.draw(st.binary(max_size=8))
    problems: list[Problem] = []
    raws = sources.of_bytes(bytes(made), "input", on_problem=problems.append)
    found = list(articles.read(raws, on_problem=problems.append))
    assert found or problems or not made.strip() or made.startswith(b"WARC")
    for article in found:
        assert all(span.of(article.text) for span in article.paragraphs)


@pytest.mark.parametrize("deep", [b"[" * 100_000, b'{"a":' * 100_000, b"<div>" * 100_000, b"<p>" + b"<b>" * 50_000])
def test_depth_is_no_danger(deep: bytes) -> None:
    problems: list[Problem] = []
    list(articles.read(sources.of_bytes(deep, "input", on_problem=problems.append), on_problem=problems.append))
