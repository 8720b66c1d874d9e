"""Opening the SQLite file: driver, pragmas, transactions."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from dateline.errors import NotFoundError, RecordError
from dateline.store import migrations

# Before this version a writer that resets the log while another connection checkpoints can lose a transaction.
SAFE_SQLITE = (3, 51, 3)
BUSY_SECONDS = 30

logger = logging.getLogger(__name__)


def driver() -> ModuleType:
    """The newest SQLite at hand: pysqlite3, which bundles its own, else Python's, with a warning where it is old."""
    found: ModuleType = sqlite3
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        pass
    else:
        found = max(dbapi2, sqlite3, key=lambda module: module.sqlite_version_info)
    if found.sqlite_version_info < SAFE_SQLITE:
        logger.warning(
            "SQLite %s has a fault in its write-ahead log (mended in 3.51.3): "
            "let one process at a time use the record, or install pysqlite3",
            found.sqlite_version,
        )
    return found


def _connect(dbapi_connection: Any, _: object) -> None:
    # Transactions are begun by `_begin`: the driver's own habit of beginning late lets two statements see two states.
    dbapi_connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL"):
        dbapi_connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once, so that it waits for another writer instead of failing half way.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def transaction(engine: Engine, *, writing: bool = False) -> Iterator[Connection]:
    """One transaction: committed at the end, rolled back on any error.

    Raises RecordError where the file cannot be read or written (locked, full, damaged).
    """
    try:
        with engine.execution_options(writing=writing).begin() as connection:
            yield connection
    except OperationalError as error:
        locked = "locked" in str(error.orig)
        remedy = ": another process is writing to it; try again when it has finished" if locked else ""
        raise RecordError(f"{engine.url.database}: {error.orig}{remedy}") from error


def open_engine(path: Path, *, create: bool) -> Engine:
    """An engine on the record at `path`, at this dateline's schema.

    Raises NotFoundError where there is no file and `create` is false, RecordError where it is no record of dateline's.
    """
    if path.is_dir():
        raise RecordError(f"{path} is a folder: name a file for the record")
    if not create and not path.exists():
        raise NotFoundError(f"no record at {path}: make one with `dateline ingest PATH`, or name another with --record")
    if not path.parent.is_dir():
        raise RecordError(f"no such folder: {path.parent}")
    engine = create_engine(
        f"sqlite+pysqlite:///{path}",
        module=driver(),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _connect)
    event.listen(engine, "begin", _begin)
    try:
        migrations.upgrade(engine)
    except DatabaseError as error:
        engine.dispose()
        raise RecordError(f"{path} cannot be opened as a record: {error.orig}") from error
    except RecordError:
        engine.dispose()
        raise
    return engine
