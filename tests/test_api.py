"""The front door: the names it exports and what an open record can do."""

import io
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline import front
from dateline.store import Writer
from tests.store import builders
from tests.store.builders import BANKS, CALL, VISIT

EXPORTED = [
    "CodebookError",
    "DatelineError",
    "EndpointError",
    "InputError",
    "ModelError",
    "NotFoundError",
    "OpenRecord",
    "RecordError",
    "open",
]
METHODS = [
    "actors", "article", "articles", "brief", "close", "event", "events", "export", "facets", "figures", "find",
    "ingest", "path", "plans", "review", "search", "sql", "statements", "view", "watch", "why", "write",
]  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings(builders.CODINGS)
        writer.replace_record(builders.RECORD)
    return path


def test_exported_names_are_frozen() -> None:
    assert sorted(dateline.__all__) == EXPORTED
    assert all(hasattr(dateline, name) for name in EXPORTED)
    with pytest.raises(AttributeError, match="nothing"):
        _ = dateline.nothing


def test_methods_of_an_open_record_are_frozen(path: Path) -> None:
    with dateline.open(path) as record:
        assert [name for name in dir(record) if not name.startswith("_")] == METHODS


def test_events_take_days_as_texts_and_dates(path: Path) -> None:
    with dateline.open(path) as record:
        for since in ("2024-03-05", date(2024, 3, 5)):
            assert [row.event for row in record.events(since=since)] == [CALL]
        assert [row.event for row in record.events(until="2019")] == [BANKS]
        assert len(record.events(since="2024-03", until="2024-03")) == 3


@pytest.mark.parametrize("day", ["soon", "2024-13", "2024-02-30", "12/07/2025"])
def test_a_day_that_is_none_is_an_input_error(path: Path, day: str) -> None:
    with dateline.open(path) as record, pytest.raises(dateline.InputError, match="write it as"):
        record.events(since=day)


@pytest.mark.parametrize(("name", "code"), [("North Korea", "PRK"), ("PRK", "PRK"), ("jp", "JPN"), ("EUE", "EUE")])
def test_countries_are_taken_by_name_and_code(name: str, code: str) -> None:
    assert front.country_code(name) == code


def test_a_country_that_is_none_is_an_input_error() -> None:
    with pytest.raises(dateline.InputError, match="no country 'Nowhereland'"):
        front.country_code("Nowhereland")


def test_dyads_take_codes_and_names(path: Path) -> None:
    with dateline.open(path) as record:
        assert [row.event for row in record.events(dyad=("Obi Talu", "ZEN"))] == [CALL]


def test_an_event_its_reasons_and_its_plan(path: Path) -> None:
    with dateline.open(path) as record:
        assert record.event("1111aa").event == VISIT
        assert {comparison.judgement.verdict for comparison in record.why("1111aa")} == {"same", "not same"}
        assert [(plan.event, plan.fate) for plan in record.plans("2024-04", fate="overdue")] == [(CALL, "overdue")]
        assert [plan.fate for plan in record.plans()] == ["kept", "open"]


def test_statements_figures_articles_actors(path: Path) -> None:
    with dateline.open(path) as record:
        assert [row.text for row in record.statements(speaker="varga")] == [
            "We agreed on 40 million dollars for the port,"
        ]
        assert len(record.figures(article="a2")) == 1
        assert record.article("a3").text == builders.EMPTY.text
        assert [article.id for article in record.articles(text="copper")] == ["a3"]
        assert [row.actor.name for row in record.actors(name="rell")] == ["Tomas Rell"]


def test_export_gives_the_lines_that_write_writes(path: Path) -> None:
    out = io.StringIO()
    with dateline.open(path) as record:
        lines = list(record.export("events"))
        assert record.write(out) == len(lines) == len(out.getvalue().splitlines())


def test_a_record_that_does_not_exist_is_not_made_by_reading(tmp_path: Path) -> None:
    with dateline.open(tmp_path / "none.db") as record, pytest.raises(dateline.NotFoundError, match="dateline ingest"):
        record.events()
    assert not (tmp_path / "none.db").exists()


def test_a_closed_record_can_be_read_again(path: Path) -> None:
    record = dateline.open(path)
    assert record.events()
    record.close()
    assert record.events()
    record.close()
