"""The same tests for both stores: `place` is a fresh file, then a fresh place on a server, which is started once."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from dateline.store import View, Writer
from dateline.store.database import Stored, driver
from tests.store import builders, servers

NUMBERS = itertools.count(1)
NUMBERED = ("postings", "labels")  # tables that hold nothing but numbers of rows
Fresh = Callable[[], Path | str]
Dump = Callable[[Path | str], list[str]]


@pytest.fixture(scope="session")
def cluster() -> Iterator[servers.Cluster]:
    if servers.programs() is None:
        pytest.skip(servers.NONE)
    with servers.running() as cluster:
        yield cluster


@pytest.fixture(scope="session", params=["file", "server"])
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    """Makes places where no record is yet: files, then places on a server."""
    if request.param == "file":
        folder = tmp_path_factory.mktemp("records")
        return lambda: folder / f"{next(NUMBERS)}.db"
    cluster: servers.Cluster = request.getfixturevalue("cluster")
    return cluster.fresh


@pytest.fixture
def place(fresh: Fresh) -> Path | str:
    """Where no record is yet: a file, then a server."""
    return fresh()


def _written(place: Path | str) -> None:
    with Writer(place, coder="dateline test") as writer:
        writer.put_codings(builders.CODINGS)
        writer.replace_record(builders.RECORD)


@pytest.fixture
def written(place: Path | str) -> Path | str:
    """The record of `builders`, in either store."""
    _written(place)
    return place


@pytest.fixture(scope="session")
def kept(fresh: Fresh) -> Path | str:
    """The record of `builders` in either store, for tests that only read; written once."""
    place = fresh()
    _written(place)
    return place


@pytest.fixture
def view(kept: Path | str) -> Iterator[View]:
    with View(kept) as view:
        yield view


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The record of `builders` in a file, for tests of the file itself."""
    path = tmp_path / "record.db"
    _written(path)
    return path


@pytest.fixture
def dump() -> Dump:
    """Every row of a record, but for the segments of full text, which depend on how often it was built."""

    def rows(place: Path | str) -> list[str]:
        if isinstance(place, str):
            return _server_rows(place)
        connection = driver().connect(str(place))
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_text_%' ORDER BY name"
        tables = connection.execute(query)
        found = [
            f"{name} {row}" for (name,) in tables.fetchall() for row in connection.execute(f"SELECT * FROM {name}")
        ]
        connection.close()
        return found

    return rows


def _server_rows(place: str) -> list[str]:
    with Stored(place) as stored, stored._reading() as connection:
        query = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
        tables = connection.exec_driver_sql(query).scalars().all()
        return [
            row
            for name in tables
            if not name.endswith("_text") and name not in NUMBERED
            for row in _rows_of(connection, name)
        ]


def _rows_of(connection: Connection, table: str) -> list[str]:
    """Without the numbers of rows, of which a server uses none twice."""
    numbers = {"key", "number"} if table == "terms" else {"key"}
    found = connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()
    return sorted(f"{table} {[value for name, value in row.items() if name not in numbers]}" for row in found)
