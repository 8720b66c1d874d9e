from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.store import View, Writer
from dateline.store.database import driver
from tests.store import builders


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The record of `builders`, written."""
    path = tmp_path / "record.db"
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings(builders.CODINGS)
        writer.replace_record(builders.RECORD)
    return path


@pytest.fixture
def view(path: Path) -> Iterator[View]:
    with View(path) as view:
        yield view


@pytest.fixture
def dump() -> Callable[[Path], list[str]]:
    """Every row of a file, but for the segments of full text, which depend on how often it was built."""

    def rows(path: Path) -> list[str]:
        connection = driver().connect(str(path))
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_text_%' ORDER BY name"
        tables = connection.execute(query)
        found = [
            f"{name} {row}" for (name,) in tables.fetchall() for row in connection.execute(f"SELECT * FROM {name}")
        ]
        connection.close()
        return found

    return rows
