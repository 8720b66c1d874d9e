"""Keeping a record well: checking and mending it, copying it while it is used, and making its file small again."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Float, Integer
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from dateline.errors import InputError, NotFoundError, RecordError
from dateline.store import migrations, schema, server_upkeep
from dateline.store.database import BUSY_SECONDS, driver
from dateline.store.findings import Finding
from dateline.store.fulltext import INDEXES
from dateline.store.locations import Location, Server

QUOTING = (("reports", "evidence"), ("reports", "trigger"), ("statements", "content"), ("figures", "named"))
# What a column that an older dateline did not write holds in the rows there are.
EMPTY = {"JSON": "'[]'", "BOOLEAN": "0", "INTEGER": "0", "FLOAT": "0"}
DANGLING = {
    "event_reports": "report NOT IN (SELECT id FROM reports)",
    "actor_of": "local NOT IN (SELECT id FROM local_actors)",
}


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """A plain connection. Raises NotFoundError where there is no file, RecordError where SQLite cannot use it."""
    if not path.is_file():
        raise NotFoundError(f"no record at {path}")
    module = driver()
    try:
        with closing(module.connect(str(path), timeout=BUSY_SECONDS, isolation_level=None)) as connection:
            yield connection
    except module.DatabaseError as error:
        raise RecordError(f"{path}: {error}; if you have a backup, copy it back in its place") from error


def examine(path: Location, *, repair: bool = False) -> list[Finding]:
    """Everything wrong with a record; nothing for one that is well. `repair` mends what can be mended.

    Raises NotFoundError where there is no record, RecordError for one that cannot be read or that is no record.
    """
    if isinstance(path, Server):
        with server_upkeep.opened(path, writing=repair) as connection:
            found = list(server_upkeep.schema_of(connection, repair))
            if repair or not found:
                checks = (_dangling, _spans, server_upkeep.full_text, _terms, _stale)
                found += [finding for check in checks for finding in check(connection, repair)]
        return found
    with _opened(path) as connection:
        done = connection.execute("PRAGMA user_version").fetchone()[0]
        if not 1 <= done <= len(migrations.MIGRATIONS):
            raise RecordError(
                f"{path} is no record of this dateline (schema {done}): upgrade dateline, or name another"
            )
        damage = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
        if damage:
            # Mending tables on damaged pages would make it worse.
            return [Finding(f"the file is damaged: {text}", remedy="copy a backup in its place") for text in damage]
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE" if repair else "BEGIN")
        found = list(_schema(connection, repair))
        if repair or not found:  # without its tables the rest cannot be looked at
            found += [finding for check in CHECKS for finding in check(connection, repair)]
        connection.execute("COMMIT")
    return found


def _schema(connection: Any, repair: bool) -> Iterator[Finding]:
    """Tables and columns that an older dateline did not make yet."""
    for table in schema.metadata.sorted_tables:
        known = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
        if not known:
            yield Finding(f"the table {table.name} is missing", repair)
            if repair:
                _make(connection, table)
            continue
        indexes = {row[1] for row in connection.execute(f'PRAGMA index_list("{table.name}")')}
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            if index.name not in indexes:
                yield Finding(f"the index {index.name} is missing", repair)
                if repair:
                    connection.execute(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
        for column in table.columns:
            if column.name not in known:
                yield Finding(f"the column {table.name}.{column.name} is missing", repair)
                if repair:
                    connection.execute(f"ALTER TABLE {table.name} ADD COLUMN {_described(column)}")


def _make(connection: Any, table: Any) -> None:
    dialect = sqlite.dialect()
    connection.execute(str(CreateTable(table).compile(dialect=dialect)))
    for index in table.indexes:
        connection.execute(str(CreateIndex(index).compile(dialect=dialect)))


def _described(column: Column[Any]) -> str:
    kind = column.type.compile(dialect=sqlite.dialect())
    if column.nullable:
        return f'"{column.name}" {kind}'
    plain = isinstance(column.type, Boolean | Integer | Float)
    empty = EMPTY.get(kind, "0" if plain else "''")
    return f'"{column.name}" {kind} NOT NULL DEFAULT {empty}'


def _references(connection: Any, repair: bool) -> Iterator[Finding]:
    """Rows whose owner is gone."""
    for table, row, owner, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield Finding(f"a row of {table} belongs to no row of {owner}", repair)
        if repair and row is not None:
            connection.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))


def _dangling(connection: Any, repair: bool) -> Iterator[Finding]:
    """Parts of the fused record that name claims which are gone. Between two ingests that is as it should be."""
    if _is_stale(connection):
        return
    for table, gone in DANGLING.items():
        count = connection.execute(f"SELECT count(*) FROM {table} WHERE {gone}").fetchone()[0]
        if count:
            yield Finding(f"{count} rows of {table} name claims that are gone", repair, "run the last ingest again")
    if repair and any(connection.execute(f"SELECT 1 FROM {t} WHERE {g}").fetchone() for t, g in DANGLING.items()):
        _fuse_anew(connection)


def _spans(connection: Any, repair: bool) -> Iterator[Finding]:
    """Quotes that reach beyond their article."""
    for table, span in QUOTING:
        asked = (
            f"SELECT count(*) FROM {table} t JOIN articles a ON a.id = t.article"
            f" WHERE {span}_at < 0 OR {span}_to < {span}_at OR {span}_to > length(a.text)"
        )
        count = connection.execute(asked).fetchone()[0]
        if count:
            remedy = "ingest these articles again"
            yield Finding(f"{count} rows of {table} quote words beyond their article", remedy=remedy)


def _full_text(connection: Any, repair: bool) -> Iterator[Finding]:
    """Indexes that do not hold the words of their rows."""
    wrong = [name for name in INDEXES if not _is_whole(connection, name)]
    for name in wrong:
        mended = repair and name != "events_text"
        remedy = "" if mended else "run the last ingest again" if name == "events_text" else ""
        yield Finding(f"the full text {name} is behind its table", mended, remedy)
    if repair:
        _rebuild(connection, wrong)


def _is_whole(connection: Any, name: str) -> bool:
    table = name.removesuffix("_text")
    rows = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    if name != "articles_text":
        same = f"SELECT count(*) FROM {name} WHERE rowid IN (SELECT key FROM {table})"
        total = connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
        return bool(total == rows == connection.execute(same).fetchone()[0])
    try:
        connection.execute(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")
    except driver().DatabaseError:
        return False
    return True


def _rebuild(connection: Any, names: list[str]) -> None:
    if "articles_text" in names:
        connection.execute("INSERT INTO articles_text(articles_text) VALUES ('rebuild')")
    if "statements_text" in names:
        connection.execute("DELETE FROM statements_text")
        connection.execute(
            "INSERT INTO statements_text(rowid, text)"
            " SELECT s.key, substr(a.text, content_at + 1, content_to - content_at)"
            " FROM statements s JOIN articles a ON a.id = s.article"
        )
    if "events_text" in names:
        _fuse_anew(connection)


def _fuse_anew(connection: Any) -> None:
    """Let the next ingest make the fused record anew."""
    connection.execute("DELETE FROM settings WHERE name IN ('stale', 'fused')")
    connection.execute("INSERT INTO settings (name, value) VALUES ('stale', 'true'), ('fused', 'null')")


def _is_stale(connection: Any) -> bool:
    asked = "SELECT 1 FROM settings WHERE name = 'stale' AND CAST(value AS TEXT) = 'true'"
    return bool(connection.execute(asked).fetchone())


def _terms(connection: Any, repair: bool) -> Iterator[Finding]:
    """Events that questions do not find."""
    lost = "SELECT count(*) FROM events WHERE key NOT IN (SELECT event FROM labels)"
    listed = "SELECT (SELECT count(*) FROM postings) - (SELECT coalesce(sum(events), 0) FROM terms)"
    if connection.execute(lost).fetchone()[0] or connection.execute(listed).fetchone()[0]:
        yield Finding("the lists that events are found by are behind the events", remedy="run the last ingest again")
        if repair:
            _fuse_anew(connection)


def _stale(connection: Any, repair: bool) -> Iterator[Finding]:
    if _is_stale(connection):
        yield Finding("the last ingest was not finished: events are behind the articles", remedy="run it again")


CHECKS = (_references, _dangling, _spans, _full_text, _terms, _stale)


def backup(path: Location, target: Path) -> int:
    """Copy a record as it is at this moment, also while it is read and written; returns the size in bytes.

    The copy has its name only when it is whole. Raises InputError where the target exists or cannot be written.
    """
    if isinstance(path, Server):
        raise InputError(f"the server's own tool copies this record: pg_dump --format=custom --file={target} '{path}'")
    if target.exists():
        raise InputError(f"{target} is there already: name another file, or remove it")
    if not target.parent.is_dir():
        raise InputError(f"no such folder: {target.parent}")
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with _opened(path) as connection:
            connection.execute("VACUUM INTO ?", (str(unfinished),))
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size


def vacuum(path: Location) -> tuple[int, int]:
    """Give back the room of deleted rows, join the pieces of full text, and renew what questions are planned by;
    returns the size in bytes before and after. Other processes must wait for it meanwhile."""
    if isinstance(path, Server):
        return server_upkeep.vacuum(path)
    before = _size(path)
    with _opened(path) as connection:
        for name in INDEXES:
            connection.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")
        connection.execute("VACUUM")
        connection.execute("ANALYZE")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, _size(path)


def _size(path: Path) -> int:
    files = (path, path.with_name(f"{path.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
