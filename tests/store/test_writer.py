"""The writer: ingesting twice changes nothing, revisions are kept, a kill loses nothing that was finished."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import RecordError
from dateline.model import Coding, Participant, Record
from dateline.store import View, Writer, Written, migrations
from tests.store import builders
from tests.store.builders import CODINGS, HELD, RECORD
from tests.store.conftest import Dump


def recoded(coding: Coding, text: str) -> Coding:
    """The coding of a changed text, with nothing found in it."""
    return Coding(replace(coding.article, text=text, raw_hash="44" * 32, paragraphs=()), (), (), (), ())


def test_writing_twice_changes_nothing(written: Path | str, dump: Dump) -> None:
    before = dump(written)
    with Writer(written, coder="dateline test") as writer:
        assert writer.put_codings(CODINGS) == Written(unchanged=len(CODINGS))
        assert not writer.stale
        writer.replace_record(RECORD)
    assert dump(written) == before


def test_an_article_counts_as_coded_only_for_the_same_text_and_coder(written: Path | str) -> None:
    with Writer(written, coder="dateline test") as writer:
        assert writer.coded(HELD)
        assert writer.coded(replace(HELD, source="elsewhere.txt"))
        assert not writer.coded(replace(HELD, text=HELD.text + " More."))
        assert not writer.coded(replace(HELD, id="new"))
    with Writer(written, coder="dateline next") as writer:
        assert not writer.coded(HELD)


def test_the_same_coding_by_a_newer_coder_is_only_stamped(written: Path | str) -> None:
    with Writer(written, coder="dateline next") as writer:
        assert writer.put_codings(CODINGS) == Written(unchanged=len(CODINGS))
        assert writer.coded(HELD)
        assert not writer.stale


def test_a_changed_text_under_a_known_id_is_a_revision(written: Path | str) -> None:
    with Writer(written, coder="dateline test") as writer:
        assert writer.put_codings([recoded(CODINGS[1], "Corrected.")]) == Written(revised=1)
        assert writer.stale
    with View(written) as view:
        assert view.article("a2").text == "Corrected."
        assert [revision.text for revision in view.revisions("a2")] == [HELD.text]
        assert not view.statements(article="a2")
        assert not list(view.articles(text="sanctioned"))
        assert [found.id for found in view.articles(text="corrected")] == ["a2"]


def test_reading_an_old_file_again_does_not_bring_the_old_text_back(written: Path | str) -> None:
    with Writer(written, coder="dateline test") as writer:
        writer.put_codings([recoded(CODINGS[1], "Corrected.")])
        assert writer.coded(HELD)
        assert writer.put_codings([CODINGS[1]]) == Written(unchanged=1)
    with View(written) as view:
        assert view.article("a2").text == "Corrected."


def test_a_new_coding_of_the_same_text_replaces_its_claims(written: Path | str) -> None:
    with Writer(written, coder="dateline test") as writer:
        assert writer.put_codings([replace(CODINGS[1], figures=())]) == Written(recoded=1)
    with View(written) as view:
        assert not view.figures()
        assert len(view.statements()) == 1
        assert not view.revisions("a2")


def test_a_failing_record_leaves_the_old_one(written: Path | str) -> None:
    stranger = replace(builders.CALL, participants=(Participant("p-nobody", "participant"),))
    with Writer(written, coder="dateline test") as writer, pytest.raises(RecordError, match="p-nobody"):
        writer.replace_record(replace(RECORD, events=(*RECORD.events, replace(stranger, id="ev-9999"))))
    with View(written) as view:
        assert view.record() == RECORD


def test_claims_with_one_id_twice_are_refused_and_nothing_of_their_batch_is_kept(written: Path | str) -> None:
    other = replace(CODINGS[2].article, id="a4")
    twice = Coding(other, (), (), (builders.SAID, builders.SAID), ())
    with Writer(written, coder="dateline test") as writer, pytest.raises(RecordError, match="a4"):
        writer.put_codings([twice])
    with View(written) as view:
        assert view.counts().articles == len(CODINGS)


def test_an_interrupted_run_keeps_its_finished_batches(place: Path | str) -> None:
    def interrupted() -> Iterator[Coding]:
        yield from CODINGS[:2]
        raise KeyboardInterrupt

    with Writer(place, coder="dateline test") as writer, pytest.raises(KeyboardInterrupt):
        writer.put_codings(interrupted(), batch=1)
    with Writer(place, coder="dateline test") as writer:
        assert [coding.article.id for coding in writer.codings()] == ["a1", "a2"]
        assert writer.stale


KILLED = """
import os, sys
from dateline.store import Writer, fused as module
from tests.store.builders import CODINGS, RECORD

writer = Writer(sys.argv[1], coder="dateline test")
module.put_events = lambda *_: os._exit(9)
writer.replace_record(RECORD)
"""


def run(code: str, *arguments: str) -> int:
    paths = os.pathsep.join(("src", "."))
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=os.environ | {"PYTHONPATH": paths}, check=False, timeout=60).returncode


def test_killed_while_fusing_the_old_record_is_whole(written: Path | str) -> None:
    assert run(KILLED, str(written)) == 9
    with View(written) as view:
        assert view.record() == RECORD


WRITING = """
import sys
from dataclasses import replace
from dateline.store import Writer
from tests.store.builders import CODINGS, RECORD

with Writer(sys.argv[1], coder="dateline test") as writer:
    for n in range(60):
        writer.put_codings([replace(CODINGS[2], article=replace(CODINGS[2].article, id=f"b{n}"))])
        writer.replace_record(replace(RECORD, events=RECORD.events[: 1 + n % 4]))
    writer.replace_record(RECORD)
"""


def test_a_second_process_reads_whole_records_while_one_writes(written: Path | str) -> None:
    command = [sys.executable, "-c", WRITING, str(written)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(("src", "."))}
    reads = 0
    with subprocess.Popen(command, env=environment) as process, View(written) as view:
        while process.poll() is None:
            record = view.record()
            assert record == replace(RECORD, events=RECORD.events[: len(record.events)])
            reads += 1
        assert process.returncode == 0
        assert view.record() == RECORD
    assert reads > 1


def test_a_file_that_is_no_record_is_refused_with_the_reason(tmp_path: Path) -> None:
    text = tmp_path / "notes.db"
    text.write_text("no database " * 100)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (a)")
    connection.close()
    newer = tmp_path / "newer.db"
    with sqlite3.connect(newer) as connection:
        connection.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS) + 1}")
    connection.close()
    for path, reason in (
        (text, "not a database"),
        (other, "something else"),
        (newer, "newer dateline"),
        (tmp_path, "folder"),
    ):
        with pytest.raises(RecordError, match=reason):
            Writer(path, coder="dateline test")


def test_an_empty_record_reads_as_one(place: Path | str) -> None:
    with Writer(place, coder="dateline test") as writer:
        assert not writer.stale
    with View(place) as view:
        assert view.record() == Record((), (), (), ())
        assert view.events() == []
        assert view.plans() == []
        assert view.settings()["coder"] == "dateline test"
