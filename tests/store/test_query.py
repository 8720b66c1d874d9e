"""The query language, what it finds, how it is counted, full text and SQL."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import front
from dateline.errors import InputError
from dateline.store import View, query
from dateline.store.finding import CLOSE, FACETS, OPEN
from dateline.store.sql import VIEWS
from tests.store.builders import BANKS, CALL, HELD, MEET, SAID, VISIT
from tests.store.conftest import Dump

PARSED = [
    ("", (), None),
    ("port", (), "port"),
    ('"free trade" port', (), '"free trade" port'),
    ("actor:lavrov country:PRK", (("actor", "lavrov"), ("country", "PRK")), None),
    ('actor:"Choe Son Hui" talks', (("actor", "Choe Son Hui"),), "talks"),
    ("who:talu when:2024-03", (("actor", "talu"), ("on", "2024-03")), None),
    ("STATUS:planned,postponed", (("status", "planned,postponed"),), None),
    ('"a:b"', (), '"a:b"'),
]


@pytest.mark.parametrize(("text", "fields", "words"), PARSED)
def test_a_query_is_fields_and_words(text: str, fields: tuple[tuple[str, str], ...], words: str | None) -> None:
    assert query.parse(text) == query.Query(fields, words)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("actr:lavrov", "no field 'actr'.*actor"),
        ("actor:", "has no value"),
        ("actor: lavrov", "without a space"),
        ('actor:""', "has no value"),
        ("status:held status:planned", "twice.*commas"),
        ('port "free', "no second"),
        ("news:maybe", "news:yes"),
        ("disputed:maybe", "disputed:yes"),
        ("origins:many", "write a number"),
        ("since:soon", "'soon' is no day"),
        ("country:Atlantis", "no country"),
        ("dyad:RUS", "two sides"),
        ("!?", "at least one word"),
    ],
)
def test_a_wrong_query_is_told_what_is_wrong(view: View, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        view.events(front.asked(text))


@given(st.text(max_size=40))
def test_any_text_is_a_query_or_told_why_not(text: str) -> None:
    with contextlib.suppress(InputError):
        query.parse(text)


FOUND = [
    ("actor:varga", [VISIT, MEET, CALL]),
    ("actor:varga type:visit,phone", [VISIT, CALL]),
    ("status:planned,held news:yes", [VISIT, MEET, CALL]),
    ("news:no", [BANKS]),
    ("country:DOR place:doranga", [VISIT, MEET]),
    ("dyad:ZEN-DOR since:2024", [VISIT, MEET, CALL]),
    ("on:2019", [BANKS]),
    ("since:2024-03-05", [CALL]),
    ("outlet:wire", [VISIT, CALL]),
    ("origins:2", [VISIT]),
    ("disputed:yes", [VISIT]),
    ("disputed:no", [MEET, CALL, BANKS]),
    ("sanctioned", [BANKS]),
    ('"visit Doranga" actor:varga', [VISIT]),
    ("sanction*", [BANKS]),
]


@pytest.mark.parametrize(("text", "events"), FOUND)
def test_a_query_finds_what_it_says(view: View, text: str, events: list[object]) -> None:
    found = [row.event for row in view.events(front.asked(text))]
    assert sorted(e.id for e in found) == sorted(e.id for e in events)  # type: ignore[attr-defined]


def test_facets_count_the_events_asked_for(view: View) -> None:
    found = view.facets(front.asked("actor:varga"))
    assert tuple(found) == FACETS
    assert found["status"] == [("held", 2), ("planned", 1)]
    assert found["dyad"] == [("DOR-ZEN", 3)]
    assert found["outlet"] == [("Doranga Daily [bold]", 2), ("Zenia Wire", 2)]
    assert found["month"] == [("2024-03", 3)]


@pytest.mark.parametrize("query", ["", "since:2024-03-05", "news:yes"])
def test_a_facet_counts_what_its_own_question_finds(view: View, query: str) -> None:
    for kind, values in view.facets(front.asked(query)).items():
        for value, count in values if kind != "month" else ():  # an event of two months is counted for its first
            assert view.count(front.asked(f'{query} {kind}:"{value}"')) == count


def test_facets_of_nothing_are_empty(view: View) -> None:
    assert all(not values for values in view.facets(front.asked("actor:nobody")).values())


@pytest.mark.parametrize(
    ("text", "what", "id"),
    [("arrived", "articles", HELD.id), ("port dollars", "statements", SAID.id), ("sanctioned", "events", BANKS.id)],
)
def test_search_marks_the_words_found(view: View, text: str, what: str, id: str) -> None:
    (hit,) = view.search(text, what)
    assert hit.id == id
    assert f"{OPEN}{text.split()[0]}{CLOSE}" in hit.snippet
    assert f"[{text.split()[0]}]" in hit.marked()


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_has_the_columns_described(view: View, name: str) -> None:
    answer = view.sql(f"SELECT * FROM {name}")
    assert answer.columns == tuple(VIEWS[name].columns)
    assert all(meaning for meaning in VIEWS[name].columns.values())


def test_views_hold_the_words_at_their_offsets(view: View) -> None:
    for table, words in (("reports", "evidence"), ("statements", "text")):
        asked = (
            f"SELECT t.{words}, substr(a.text, start_offset + 1, end_offset - start_offset)"
            f" FROM {table} t JOIN articles a ON a.id = t.article"
        )
        rows = view.sql(asked).rows
        assert rows
        assert all(left == right for left, right in rows)


@pytest.mark.parametrize(
    "command",
    [
        "DELETE FROM main.events",
        "UPDATE main.settings SET value = 1",
        "DROP TABLE main.events",
        "CREATE TABLE t (a)",
        "PRAGMA user_version = 9",
        "ATTACH ':memory:' AS other",
        "VACUUM INTO 'copy.db'",
        "INSERT INTO main.events_text(events_text) VALUES ('rebuild')",
        "SELECT load_extension('x')",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT nextval('events_key_seq')",
        "CREATE TEMP TABLE t (a int)",
        "SELECT 1; DROP TABLE main.events",
        "BEGIN IMMEDIATE",
        "WITH x AS (SELECT 1) DELETE FROM main.events",
        "nonsense",
        "",
    ],
)
def test_sql_changes_nothing(view: View, kept: Path | str, command: str, dump: Dump) -> None:
    before = dump(kept)
    with pytest.raises(InputError):
        view.sql(command)
    assert dump(kept) == before


def test_sql_without_an_end_is_broken_off(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.sql.SECONDS", 0.2)
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(InputError, match="took longer"):
        view.sql(endless)


def test_a_view_serves_on_after_sql(view: View) -> None:
    view.sql("SELECT 1")
    assert view.counts().events == 4
