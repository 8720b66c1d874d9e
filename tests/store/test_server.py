"""What is a server's own: who may connect, what goes wrong and the remedy, rights, turns, and that a file holds the
same."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from dateline import formats, front
from dateline.errors import InputError, NotFoundError, RecordError
from dateline.store import View, Writer, migrations, server, upkeep
from dateline.store.database import Stored
from dateline.store.locations import Server, locate
from tests.store import builders
from tests.store.servers import Cluster

SECRET = "open%20sesame"


@pytest.fixture
def on_server(cluster: Cluster) -> str:
    """The record of `builders` on a server."""
    place = cluster.fresh()
    with Writer(place, coder="dateline test") as writer:
        writer.put_codings(builders.CODINGS)
        writer.replace_record(builders.RECORD)
    return place


@pytest.fixture
def reader(cluster: Cluster, on_server: str) -> Iterator[str]:
    """The same record for one who may only read, by a password."""
    schema = on_server.rpartition("%3D")[2]
    cluster.execute("CREATE ROLE reader LOGIN PASSWORD 'open sesame'")
    cluster.execute(f"GRANT USAGE ON SCHEMA {schema} TO reader")
    cluster.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO reader")
    yield f"postgresql://reader:{SECRET}@127.0.0.1:{cluster.port}/postgres?options=-csearch_path%3D{schema}"
    cluster.execute("DROP OWNED BY reader")
    cluster.execute("DROP ROLE reader")


def test_a_location_shows_no_password() -> None:
    for address in ("postgresql://ann:s3cret@db.example/talks", "postgres://ann@db.example/talks?password=s3cret"):
        found = locate(address)
        assert isinstance(found, Server)
        assert "s3cret" not in f"{found} {found!r}"
        assert str(found) == "postgresql://ann@db.example/talks"
        assert found.name == "talks"


def test_what_is_no_address_is_a_file() -> None:
    assert locate("folder/record.db") == Path("folder/record.db")


@pytest.mark.parametrize("given", ["postgresql://ann@db.example:port/talks", Path("postgresql://ann@db.example/talks")])
def test_a_wrong_address_is_told(given: str | Path) -> None:
    with pytest.raises(InputError):
        locate(given)


WRONG = [
    ("postgresql://ann:s3cret@127.0.0.1:1/talks", "no server answers"),
    ("postgresql://owner:s3cret@127.0.0.1:{port}/postgres", "~/.pgpass"),
    ("postgresql://owner@127.0.0.1:{port}/postgres", "~/.pgpass"),
    ("postgresql://owner@/nowhere?host={folder}&port={port}", "createdb"),
    ("postgresql://nobody@/postgres?host={folder}&port={port}", "check the user"),
]


@pytest.mark.parametrize(("address", "remedy"), WRONG)
def test_what_keeps_one_out_is_told_with_its_remedy(
    cluster: Cluster, address: str, remedy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    with pytest.raises(RecordError, match=remedy) as told:
        View(address.format(port=cluster.port, folder=cluster.folder))
    assert "s3cret" not in str(told.value)


def test_a_password_opens(reader: str) -> None:
    with View(reader) as view:
        assert view.record() == builders.RECORD


def test_who_may_only_read_is_told_so(reader: str) -> None:
    with pytest.raises(RecordError, match="ask the record's owner") as told:
        Writer(reader, coder="dateline test")
    assert "sesame" not in str(told.value)


def test_who_may_only_read_can_ask_in_sql(reader: str) -> None:
    with View(reader) as view:
        assert view.sql("SELECT count(*) FROM events").rows == ((len(builders.RECORD.events),),)


def test_an_old_server_is_refused(on_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "OLDEST", 99)
    with pytest.raises(RecordError, match="needs 99 or newer"):
        View(on_server)


def test_without_psycopg_the_extra_is_named(on_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RecordError, match=r"dateline\[postgres\]"):
        View(on_server)


def test_there_is_no_record_to_read_before_one_is_written(cluster: Cluster) -> None:
    with pytest.raises(NotFoundError, match="dateline ingest"):
        View(cluster.fresh())


def test_a_database_of_something_else_is_left_alone(cluster: Cluster) -> None:
    place = cluster.fresh()
    cluster.execute(f"CREATE TABLE {place.rpartition('%3D')[2]}.events (mine int)")
    with pytest.raises(RecordError, match="something else"):
        Writer(place, coder="dateline test")


def test_a_record_of_a_newer_dateline_is_refused(on_server: str) -> None:
    change(on_server, f"UPDATE dateline_schema SET number = {len(migrations.MIGRATIONS) + 1}")
    with pytest.raises(RecordError, match="upgrade dateline"):
        View(on_server)


def test_an_older_record_is_brought_up_and_fused_anew(on_server: str) -> None:
    change(on_server, "UPDATE dateline_schema SET number = 3")
    with Writer(on_server, coder="dateline test") as writer:
        assert writer.stale
        writer.replace_record(builders.RECORD)
    with View(on_server) as view:
        assert view.record() == builders.RECORD
        assert view.search("sanctioned", "events")


def test_a_writer_that_must_wait_too_long_says_why(on_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "WAIT_SECONDS", 0.1)
    with Stored(on_server) as other, other._writing():
        with pytest.raises(RecordError, match="another process is writing"):
            Writer(on_server, coder="test")
        with View(on_server) as view:
            assert view.record() == builders.RECORD


def test_the_stamp_changes_with_the_record_alone(on_server: str) -> None:
    with View(on_server) as view, Writer(on_server, coder="dateline test") as writer:
        before = view.stamp()
        view.events()
        assert view.stamp() == before
        writer.replace_record(builders.RECORD)
        assert view.stamp() != before


def test_a_reader_can_change_nothing(on_server: str) -> None:
    with Stored(on_server) as stored, pytest.raises(RecordError, match="read-only"), stored._reading() as connection:
        connection.execute(text("DELETE FROM events"))


@pytest.mark.parametrize("what", formats.KINDS)
def test_both_stores_export_the_same_bytes(on_server: str, path: Path, what: str) -> None:
    found = []
    for place in (path, on_server):
        with front.open(place) as book:
            found.append(list(book.export(what)))
    assert found[0]
    assert found[0] == found[1]


SPOILED = [
    ("DROP TABLE figures", "table figures is missing", True),
    ("ALTER TABLE reports DROP COLUMN ordinal", "column reports.ordinal is missing", True),
    ("ALTER TABLE articles DROP COLUMN headings", "column articles.headings is missing", True),
    ("DROP INDEX events_in_time", "index events_in_time is missing", True),
    ("DELETE FROM articles_text", "articles_text is behind", True),
    ("DELETE FROM statements_text", "statements_text is behind", True),
    ("DELETE FROM events_text", "events_text is behind", False),
    ("UPDATE reports SET evidence_to = 100000 WHERE id = 'r-meet'", "beyond their article", False),
    ("UPDATE settings SET value = 'true' WHERE name = 'stale'", "not finished", False),
]


@pytest.mark.parametrize(("command", "message", "mendable"), SPOILED)
def test_the_doctor_finds_and_mends(on_server: str, command: str, message: str, mendable: bool) -> None:
    place = locate(on_server)
    assert upkeep.examine(place) == []
    change(on_server, command)
    assert [f.mended for f in upkeep.examine(place) if message in f.what] == [False]
    assert [f.mended for f in upkeep.examine(place, repair=True) if message in f.what] == [mendable]
    assert any(message in f.what for f in upkeep.examine(place)) is not mendable


def test_after_a_repair_words_are_found_again(on_server: str) -> None:
    change(on_server, "DELETE FROM articles_text")
    change(on_server, "DELETE FROM statements_text")
    upkeep.examine(locate(on_server), repair=True)
    with View(on_server) as view:
        assert [hit.id for hit in view.search("arrived")] == [builders.HELD.id]
        assert [hit.id for hit in view.search("port dollars", "statements")] == [builders.SAID.id]


def test_vacuum_changes_no_row(on_server: str) -> None:
    before, after = upkeep.vacuum(locate(on_server))
    assert 0 < after <= before
    with View(on_server) as view:
        assert view.record() == builders.RECORD


def test_a_backup_is_left_to_pg_dump(on_server: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="pg_dump --format=custom"):
        upkeep.backup(locate(on_server), tmp_path / "copy")


def change(place: str, command: str) -> None:
    with Stored(place) as stored, stored._writing() as connection:
        connection.execute(text(command))
