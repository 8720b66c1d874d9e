"""A killed ingest, started again, gives the record of one that was never killed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

import dateline
from tests.scale import inputs

KILLED_AT = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
import dateline

left = int(sys.argv[3])

@event.listens_for(Engine, "before_cursor_execute")
def count(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

with dateline.open(sys.argv[1]) as record:
    record.ingest([sys.argv[2]])
"""
ARTICLES = 40  # two groups


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("resuming") / "rows.jsonl"
    path.write_text("".join(json.dumps(inputs.row(n)) + "\n" for n in range(ARTICLES)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(rows: Path) -> Iterator[tuple[str, int]]:
    """The record of an ingest that nobody disturbs, and how many commands it gave to the database."""
    commands = 0

    def count(*_: object) -> None:
        nonlocal commands
        commands += 1

    record = rows.with_suffix(".db")
    event.listen(Engine, "before_cursor_execute", count)
    with dateline.open(record) as opened:
        opened.ingest([rows])
    event.remove(Engine, "before_cursor_execute", count)
    return inputs.exported(record), commands


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95], ids=["early", "in the middle", "near the end"])
def test_a_kill_at_any_moment_changes_nothing(share: float, rows: Path, whole: tuple[str, int], tmp_path: Path) -> None:
    expected, commands = whole
    record = tmp_path / "record.db"
    arguments = [str(record), str(rows), str(int(commands * share))]
    killed = subprocess.run([sys.executable, "-c", KILLED_AT, *arguments], check=False, capture_output=True)
    assert killed.returncode == -9, killed.stderr.decode()
    with dateline.open(record) as opened:
        done = opened.ingest([rows])
    assert done.added + done.unchanged == ARTICLES
    assert inputs.exported(record) == expected
