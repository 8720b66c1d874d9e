"""Doctor, backup and vacuum; and killed at 200 random moments, a record holds what was finished and nothing by half."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import InputError, NotFoundError, RecordError
from dateline.store import View, Writer, upkeep
from dateline.store.database import driver
from tests.store import builders, multiplied

Dump = Callable[[Path], list[str]]


def spoil(path: Path, *commands: str) -> None:
    connection = driver().connect(str(path), isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    for command in commands:
        connection.execute(command)
    connection.close()


def test_a_record_as_written_is_well(path: Path) -> None:
    assert upkeep.examine(path) == []


# What is done to a record, what the doctor says of it, and whether it can be mended.
TROUBLES = [
    ("ALTER TABLE reports DROP COLUMN ordinal", "column reports.ordinal is missing", True),
    ("ALTER TABLE articles DROP COLUMN headings", "column articles.headings is missing", True),
    ("DROP TABLE figures", "table figures is missing", True),
    ("DELETE FROM articles WHERE id = 'a3'", "articles_text is behind", True),
    ("DELETE FROM statements_text", "statements_text is behind", True),
    ("DELETE FROM events_text", "events_text is behind", False),
    ("DELETE FROM postings", "found by are behind", False),
    ("DELETE FROM labels", "found by are behind", False),
    ("DELETE FROM event_participants; DELETE FROM actors WHERE id = 'p-rell'", "belongs to no row of actors", True),
    ("UPDATE reports SET evidence_to = 100000 WHERE id = 'r-meet'", "beyond their article", False),
    ("UPDATE settings SET value = 'true' WHERE name = 'stale'", "not finished", False),
]


@pytest.mark.parametrize(("command", "message", "mendable"), TROUBLES)
def test_the_doctor_finds_and_mends(path: Path, command: str, message: str, mendable: bool) -> None:
    spoil(path, *command.split("; "))
    found = upkeep.examine(path)
    assert any(message in finding.what for finding in found), found
    assert not any(finding.mended for finding in found)
    mended = [finding for finding in upkeep.examine(path, repair=True) if message in finding.what]
    assert [finding.mended for finding in mended] == [mendable] * len(mended)
    assert any(message in finding.what for finding in upkeep.examine(path)) is not mendable


def test_after_a_repair_an_old_record_is_read(path: Path) -> None:
    before = View(path).record()
    spoil(path, "ALTER TABLE reports DROP COLUMN ordinal", "ALTER TABLE articles DROP COLUMN headings")
    upkeep.examine(path, repair=True)
    with View(path) as view:
        assert view.record() == before
        assert len(list(view.stories())) == 4


def test_a_damaged_file_is_told_and_left_alone(path: Path) -> None:
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings(multiplied.codings(40))
    upkeep.vacuum(path)
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    try:
        said = [f"{finding.what}: {finding.remedy}" for finding in upkeep.examine(path, repair=True)]
    except RecordError as error:  # where not even its first pages can be read
        said = [str(error)]
    assert said
    assert all("backup" in each for each in said)
    assert path.read_bytes() == content


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        upkeep.examine(tmp_path / "none.db")
    (tmp_path / "notes").write_text("no database " * 100)
    with pytest.raises(RecordError):
        upkeep.examine(tmp_path / "notes")
    spoil(tmp_path / "other.db", "CREATE TABLE mine (a)")
    with pytest.raises(RecordError, match="no record"):
        upkeep.examine(tmp_path / "other.db")


def test_a_backup_is_the_record_while_it_is_used(path: Path, tmp_path: Path, dump: Dump) -> None:
    copy = tmp_path / "copy.db"
    with View(path) as reading, Writer(path, coder="dateline test"):
        reading.events()
        assert upkeep.backup(path, copy) == copy.stat().st_size
    assert dump(copy) == dump(path)
    assert upkeep.examine(copy) == []
    assert list(tmp_path.glob(".copy*")) == []


def test_a_backup_overwrites_nothing(path: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(InputError, match="there already"):
        upkeep.backup(path, tmp_path / "copy.db")
    with pytest.raises(InputError, match="no such folder"):
        upkeep.backup(path, tmp_path / "none" / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_vacuum_gives_back_room_and_changes_no_row(path: Path, dump: Dump) -> None:
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings(multiplied.codings(60))
        writer.replace_record(multiplied.record(60, persons=20))
        writer.replace_record(builders.RECORD)
    rows = dump(path)
    before, after = upkeep.vacuum(path)
    assert after < before
    assert [row for row in dump(path) if not row.startswith("sqlite_stat")] == rows
    assert upkeep.examine(path) == []


KILLS = 200
GROUPS = 6


def write(path: Path, told: int) -> None:
    """What an ingest does; after each finished transaction the number of articles, or 255, goes to `told`."""
    with Writer(path, coder="dateline test") as writer:
        for coding in multiplied.codings(GROUPS):
            writer.put_codings([coding])
            os.write(told, b".")
        writer.replace_record(multiplied.record(GROUPS, persons=20))
        os.write(told, b"!")


def killed(path: Path, after: float) -> bytes:
    """What a process told of its writing that is killed so many seconds after its first finished transaction."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write(path, writing)
        os._exit(0)
    os.close(writing)
    told = os.read(reading, 1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 4096):
        told += more
    os.close(reading)
    return told


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_killed_at_200_random_moments_it_holds_what_was_finished(tmp_path: Path, dump: Dump) -> None:
    chance = random.Random(20240304)
    whole = tmp_path / "whole.db"
    null = os.open(os.devnull, os.O_WRONLY)
    started = time.monotonic()
    write(whole, null)
    lasting = time.monotonic() - started
    undisturbed = dump(whole)
    kills = unfinished = 0
    while kills < KILLS:
        path = tmp_path / f"killed-{kills}.db"
        for _ in range(4):
            told = killed(path, chance.random() * lasting)
            kills += 1
            unfinished += b"!" not in told
            trouble = [f for f in upkeep.examine(path) if "not finished" not in f.what]
            assert trouble == []
            with View(path) as view:
                assert view.counts().articles >= told.count(b".")
                assert b"!" not in told or not view.settings()["stale"]
                record = view.record()
                assert not record.events or record == multiplied.record(GROUPS, persons=20)
        write(path, null)
        assert dump(path) == undisturbed
        path.unlink()
    os.close(null)
    assert unfinished  # some were killed in the middle of their work
