"""Mutated inputs of every kind: articles or problems come out, nothing is raised. `make fuzz` has many more."""

import json

import pytest

from dateline.articles.pages.markup import parse
from dateline.model import Article
from tests.sources.mutation import SEEDS, mutated, read
from tests.sources.test_feeds import RSS
from tests.sources.test_kinds import PAGE


@pytest.mark.parametrize("hundred", range(4))
def test_nothing_is_raised_for_a_bad_input(hundred: int) -> None:
    for number in range(100 * hundred, 100 * (hundred + 1)):
        read(mutated(number))


@pytest.mark.parametrize("deep", [b"[" * 100_000, b'{"a":' * 100_000, b"<div>" * 100_000, b"<p>" + b"<b>" * 50_000])
def test_depth_is_no_danger(deep: bytes) -> None:
    read(deep)


def test_every_kind_that_is_mutated_can_be_read() -> None:
    to_addresses = (b"<urlset", b"https://", b"<feed", b"<?xml", b'{"version"')
    assert all(read(seed)[0] for seed in SEEDS if not seed.startswith(to_addresses))


def only(data: str) -> Article:
    (article,), _ = read(data.encode())
    return article


def test_half_a_character_is_marked() -> None:
    row = {"text": "They met.\ud800", "title": "\udfffTalks", "authors": ["Asta\ud800"], "id": "\ud800"}
    article = only(json.dumps(row))
    assert (article.text, article.title, article.authors, article.id) == (
        "They met.\ufffd", "\ufffdTalks", ("Asta\ufffd",), "\ufffd",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "value"), [(r"A \ud83d\ude00", "A \U0001f600"), (r"A \ud83d", "A \ufffd"), (r"\uDE00", "\ufffd")]
)
def test_characters_of_a_page_are_whole(written: str, value: str) -> None:
    page = parse(f'<script type="application/ld+json">{{"@type": "Person", "name": "{written}"}}</script>')
    assert page
    assert page.nodes[0]["name"] == value


@pytest.mark.parametrize("url", ["http://[", "http://[::1", "http://a:99999999/", "//", "http://\u2100.example/"])
def test_what_is_no_address_is_no_danger(url: str) -> None:
    assert only(json.dumps({"text": "They met.", "url": url})).text == "They met."
    assert only(PAGE.replace("<body>", f'<link rel="canonical" href="{url}"><body>')).text
    read(RSS.replace("https://fjord-wire.example/talks", url).encode())


def test_a_date_beyond_all_years_is_none() -> None:
    assert "2031-07-12" not in str(read(RSS.replace("12 Jul 2031", "12 Jul 99999999999999999").encode()))


def test_a_long_header_of_a_message_is_cut() -> None:
    message = (
        f"From: desk@fjord-wire.example\nSubject: {'Talks ' * 400_000}\nMIME-Version: 1.0\n\nThey met in Altamira."
    )
    assert len(only(message).title or "") <= 10_000


def test_a_text_that_is_nothing_but_its_header_keeps_a_line() -> None:
    assert only("Title: Talks\nSource: The Fjord Post\nDate: 13 July 2031").text


def test_what_stands_beside_the_root_of_a_page_is_no_danger() -> None:
    for number in (38373, 48280):
        read(mutated(number))
