"""Opening the record: a SQLite file here, a server in `server.py`; transactions, and what all that open it share."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from dateline.errors import NotFoundError, RecordError
from dateline.store import migrations, server
from dateline.store.locations import Location, Server, locate

# Before this version a writer that resets the log while another connection checkpoints can lose a transaction.
SAFE_SQLITE = (3, 51, 3)
BUSY_SECONDS = 30

logger = logging.getLogger(__name__)


class Stored:
    """An open record, closed at the end of a `with` or by `close`. `path` is its file, or its server.

    Raises NotFoundError where there is no record and `create` is false, RecordError where it cannot be opened as one.
    """

    def __init__(self, path: Location | str, *, create: bool = False) -> None:
        self.path = locate(path)
        self._engine = open_engine(self.path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    def _reading(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine)

    def _writing(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, writing=True)

    def stamp(self) -> object:
        """Something that differs once anything was written to the record."""
        if isinstance(self.path, Server):
            with self._reading() as connection:
                return server.stamp(connection)
        files = (self.path, Path(f"{self.path}-wal"))  # the file and its log
        found = [file.stat() if file.exists() else None for file in files]
        return tuple((one.st_mtime_ns, one.st_size) if one else None for one in found)


@contextmanager
def transaction(engine: Engine, *, writing: bool = False) -> Iterator[Connection]:
    """One transaction: committed at the end, rolled back on any error. Writers take turns.

    Raises RecordError where the record cannot be read or written (locked, full, damaged, not allowed).
    """
    options: dict[str, Any] = {"writing": writing}
    if engine.dialect.name == "postgresql" and not writing:
        options |= server.READING
    try:
        with engine.connect() as connection:
            connection.execution_options(**options)
            with connection.begin():
                yield connection
    except DatabaseError as error:
        told = _told(engine, error)
        if told is None:
            raise
        raise RecordError(told) from error


def _told(engine: Engine, error: DatabaseError) -> str | None:
    """What went wrong with the record itself; None for what is wrong with the values."""
    if engine.dialect.name == "postgresql":
        return server.told(Server(engine.url), error)
    if not isinstance(error, OperationalError):
        return None
    locked = "locked" in str(error.orig)
    remedy = ": another process is writing to it; try again when it has finished" if locked else ""
    return f"{engine.url.database}: {error.orig}{remedy}"


def open_engine(path: Location, *, create: bool) -> Engine:
    """An engine on the record at `path`, at this dateline's schema.

    Raises NotFoundError where there is no record and `create` is false, RecordError where it is none of dateline's.
    """
    engine = server.engine(path) if isinstance(path, Server) else _file_engine(path, create)
    try:
        migrations.upgrade(engine, create=create)
    except DatabaseError as error:
        engine.dispose()
        told = _told(engine, error) if isinstance(path, Server) else None
        raise RecordError(told or f"{path} cannot be opened as a record: {error.orig}") from error
    except (RecordError, NotFoundError):
        engine.dispose()
        raise
    return engine


# --- a file ----------------------------------------------------------------------------------------------------------


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


def _file_engine(path: Path, create: bool) -> Engine:
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
    return engine


def _connect(dbapi_connection: Any, _: object) -> None:
    # Transactions are begun by `_begin`: the driver's own habit of beginning late lets two statements see two states.
    dbapi_connection.isolation_level = None
    # 64 MiB of pages, taken as they are needed, and as many in the log before they go to their places in the file:
    # fusing a few articles into a large record touches many, and the next few touch most of them again.
    size = ("cache_size = -65536", "wal_autocheckpoint = 16384")
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL", *size):
        dbapi_connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once, so that it waits for another writer instead of failing half way.
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
