"""Opening the file: the driver, and what goes wrong."""

import logging
import sys
from pathlib import Path

import pytest

from dateline.errors import RecordError
from dateline.store import EventFilter, View, Writer, database, migrations
from dateline.store.upkeep import examine
from tests.store import builders


def test_without_pysqlite3_an_old_sqlite_works_with_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "pysqlite3", None)
    monkeypatch.setattr(database, "SAFE_SQLITE", (99, 0, 0))
    with caplog.at_level(logging.WARNING), Writer(tmp_path / "record.db", coder="test") as writer:
        writer.put_codings(builders.CODINGS)
        writer.replace_record(builders.RECORD)
    assert "install pysqlite3" in caplog.text
    with View(tmp_path / "record.db") as view:
        assert tuple(view.codings()) == builders.CODINGS
        assert view.record() == builders.RECORD


def test_a_writer_that_must_wait_too_long_says_why(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    # Two libraries in one process do not see each other's locks: the same one must hold it.
    other = database.driver().connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordError, match="another process is writing"), Writer(path, coder="test"):
        pass
    with View(path) as view:
        assert view.record() == builders.RECORD
    other.close()


def test_a_record_of_the_first_schema_is_brought_up_to_date(path: Path) -> None:
    connection = database.driver().connect(str(path), isolation_level=None)
    for command in (
        "DROP TABLE details", "DROP TABLE event_details", "ALTER TABLE participants DROP COLUMN rank",
        "ALTER TABLE figures DROP COLUMN place_latitude", "PRAGMA user_version = 1",
    ):  # fmt: skip
        connection.execute(command)
    connection.close()
    with Writer(path, coder="test") as writer:
        writer.replace_record(builders.RECORD)
    with View(path) as view:
        assert view.record() == builders.RECORD


def test_events_of_an_older_record_can_be_asked_for(path: Path) -> None:
    connection = database.driver().connect(str(path), isolation_level=None)
    for command in (
        "DROP TABLE terms", "DROP TABLE postings", "DROP TABLE labels", "DROP INDEX events_in_time",
        "ALTER TABLE events DROP COLUMN at", "PRAGMA user_version = 5",
    ):  # fmt: skip
        connection.execute(command)
    connection.close()
    with View(path) as view:
        assert view.record() == builders.RECORD
        assert [row.event for row in view.events(EventFilter(type="phone"))] == [builders.CALL]
    assert not examine(path)


def test_the_marks_of_an_older_record_are_kept(path: Path) -> None:
    connection = database.driver().connect(str(path), isolation_level=None)
    for command in (
        "DROP TABLE marks",
        "CREATE TABLE marks (key BIGINT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, owner TEXT NOT NULL)",
        "CREATE INDEX marks_in_time ON marks (key, last)", "CREATE INDEX ix_marks_owner ON marks (owner)",
        "INSERT INTO marks VALUES (7, '2031-01-01', '2031-01-02', 'r-one'), (-7, '2031-01-01', '2031-01-02', 'r-two')",
        "PRAGMA user_version = 9",
    ):  # fmt: skip
        connection.execute(command)
    connection.close()
    View(path).close()
    assert not examine(path)
    connection = database.driver().connect(str(path))
    assert connection.execute("SELECT key, last, first, owner FROM marks ORDER BY key").fetchall() == [
        (-7, "2031-01-02", "2031-01-01", "r-two"),
        (7, "2031-01-02", "2031-01-01", "r-one"),
    ]
    connection.close()


def test_two_writers_take_turns(written: Path | str) -> None:
    with Writer(written, coder="one") as one, Writer(written, coder="two") as two:
        one.replace_record(builders.RECORD)
        two.put_codings(builders.CODINGS)
        one.replace_record(builders.RECORD)
    with View(written) as view:
        assert view.record() == builders.RECORD


def test_an_older_record_with_many_articles_says_that_it_is_brought_up_and_a_new_one_is_silent(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(migrations, "MANY", 1)
    Writer(tmp_path / "new.db", coder="test").close()
    assert not caplog.text
    connection = database.driver().connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS) - 1}")
    connection.close()
    View(path).close()
    assert f"step {len(migrations.MIGRATIONS)} of {len(migrations.MIGRATIONS)}" in caplog.text
