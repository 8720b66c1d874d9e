"""The sample articles are read as expected.yaml says, and expected.yaml quotes them word for word."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline import samples, sources
from dateline.articles import read
from dateline.model import Article, Problem
from dateline.model.report import STATUSES

EXPECTED: dict[str, Any] = yaml.safe_load(samples.expected().read_text(encoding="utf-8"))


def read_samples() -> dict[str, Article]:
    """Every sample article by its key in expected.yaml."""
    problems: list[Problem] = []
    files = {row["file"]: key for key, row in EXPECTED["articles"].items() if "file" in row}
    found = {
        files.get(Path(a.source or "").name, a.id): a
        for a in read(sources.read([samples.folder()], on_problem=problems.append), on_problem=problems.append)
    }
    assert problems == []
    return found


ARTICLES = read_samples()


def squeeze(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()


def test_there_are_enough_of_them_and_all_are_expected() -> None:
    assert len(ARTICLES) >= 16
    assert set(ARTICLES) == set(EXPECTED["articles"])


@pytest.mark.parametrize("key", EXPECTED["articles"])
def test_an_article_is_read_as_expected(key: str) -> None:
    article, row = ARTICLES[key], EXPECTED["articles"][key]
    place = article.dateline.place if article.dateline else None
    assert (article.outlet, article.published) == (row["outlet"], str(row["published"]))
    assert (article.day, place) == (row["day"], row.get("place"))
    assert article.title or key == "01"


@pytest.mark.parametrize("event", EXPECTED["events"], ids=lambda event: event["id"])
def test_an_expected_event_rests_on_words_of_its_articles(event: dict[str, Any]) -> None:
    assert event["status"] in STATUSES
    for key, reports in event["reports"].items():
        for report in reports:
            assert squeeze(report["text"]) in squeeze(ARTICLES[key].text)
            assert report["status"] in STATUSES


@pytest.mark.parametrize("statement", EXPECTED["statements"], ids=lambda s: f"{s['article']}-{s['starts'][:20]}")
def test_an_expected_statement_rests_on_words_of_its_article(statement: dict[str, Any]) -> None:
    assert squeeze(statement["starts"]) in squeeze(ARTICLES[statement["article"]].text)
    assert statement["speaker"] in EXPECTED["actors"]


def test_expected_rows_refer_to_rows_that_exist() -> None:
    events = {event["id"] for event in EXPECTED["events"]}
    assert len(events) == len(EXPECTED["events"])
    assert {id for pair in EXPECTED["not_same"] for id in pair} <= events
    assert {
        row["event"] for name in ("plans", "origins", "corroboration", "disputes") for row in EXPECTED[name]
    } <= events
    keys = {
        k
        for row in EXPECTED["plans"]
        for name in ("planned_in", "postponed_in", "settled_in")
        for k in row.get(name, ())
    }
    assert keys <= set(ARTICLES)
    for event in EXPECTED["events"]:
        assert all(who in EXPECTED["actors"] or re.fullmatch("[A-Z]{3}", who) for who in event["who"] + event["whom"])


def test_all_of_it_lies_in_a_year_that_nobody_can_take_for_the_past() -> None:
    assert all(article.day is not None and article.day >= date(2031, 1, 1) for article in ARTICLES.values())


def test_every_row_and_every_ministry_says_that_it_is_invented() -> None:
    lines = (samples.folder() / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()
    assert all("invented sample" in line for line in lines)
    real = [a.outlet for a in ARTICLES.values() if a.outlet and re.search("Ministry|Office|Presidency", a.outlet)]
    assert all("invented" in outlet for outlet in real)
