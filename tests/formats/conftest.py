from pathlib import Path

import pytest

from dateline.store import Writer
from tests.store import builders


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of `builders`, written: a visit announced and held, a meeting in it, a call announced, an old
    sanction."""
    path = tmp_path_factory.mktemp("formats") / "record.db"
    with Writer(path, coder="dateline test") as writer:
        writer.put_codings(builders.CODINGS)
        writer.replace_record(builders.RECORD)
    return path
