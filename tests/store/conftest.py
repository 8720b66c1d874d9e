from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.store import View, Writer
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
