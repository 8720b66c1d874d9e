"""Keeping a record on a server well: what differs from a file.

Damaged pages and rows without their owner are the server's own care."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Select, column, inspect, select, table, text
from sqlalchemy.schema import CreateColumn

from dateline.store import fulltext, reading, schema
from dateline.store.database import open_engine, transaction
from dateline.store.findings import Finding
from dateline.store.locations import Server
from dateline.store.settings import put_setting

# What a column that is missing holds in the rows there are.
EMPTY = {"JSON": "'[]'", "BOOLEAN": "false", "INTEGER": "0", "BIGINT": "0", "FLOAT": "0"}


class Plain:
    """A connection that takes commands as text, as a file's does."""

    def __init__(self, connection: Connection) -> None:
        self.core = connection

    def execute(self, command: str) -> Any:
        return self.core.execute(text(command))


@contextmanager
def opened(path: Server, *, writing: bool) -> Iterator[Plain]:
    """One transaction. Raises NotFoundError where there is no record, RecordError where it cannot be had."""
    engine = open_engine(path, create=False)
    try:
        with transaction(engine, writing=writing) as connection:
            yield Plain(connection)
    finally:
        engine.dispose()


def schema_of(connection: Plain, repair: bool) -> Iterator[Finding]:
    """Tables, columns and indexes that are missing."""
    there = inspect(connection.core)
    tables = set(there.get_table_names())
    for owner in schema.metadata.sorted_tables:
        if owner.name not in tables:
            yield Finding(f"the table {owner.name} is missing", repair)
            if repair:
                owner.create(connection.core)
            continue
        columns = {found["name"] for found in there.get_columns(owner.name)}
        for wanted in owner.columns:
            if wanted.name not in columns:
                yield Finding(f"the column {owner.name}.{wanted.name} is missing", repair)
                if repair:
                    connection.execute(f"ALTER TABLE {owner.name} ADD COLUMN {_described(wanted, connection.core)}")
        indexes = {index["name"] for index in there.get_indexes(owner.name)}
        for index in sorted(owner.indexes, key=lambda index: str(index.name)):
            if index.name not in indexes:
                yield Finding(f"the index {index.name} is missing", repair)
                if repair:
                    index.create(connection.core)


def _described(wanted: Column[Any], connection: Connection) -> str:
    described = str(CreateColumn(wanted).compile(dialect=connection.dialect))
    kind = wanted.type.compile(dialect=connection.dialect).partition(" ")[0]
    return described if wanted.nullable else f"{described} DEFAULT {EMPTY.get(kind, chr(39) * 2)}"


def full_text(connection: Plain, repair: bool) -> Iterator[Finding]:
    """Rows whose words no index holds."""
    for name in fulltext.INDEXES:
        owner = name.removesuffix("_text")
        asked = f"SELECT count(*) FROM {owner} WHERE key NOT IN (SELECT key FROM {name})"
        if connection.execute(asked).scalar_one():
            mended = repair and owner != "events"
            remedy = "run the last ingest again" if owner == "events" else ""
            yield Finding(f"the full text {name} is behind its table", mended, remedy)
            if repair:
                _MENDING[owner](connection.core)


def _indexed(name: str) -> Select[int]:
    return select(column("key", BigInteger)).select_from(table(name))


def _mend_articles(connection: Connection) -> None:
    articles = schema.articles.c
    query = select(articles.id, articles.title, articles.text).where(articles.key.not_in(_indexed("articles_text")))
    for row in connection.execute(query).all():
        fulltext.of(connection).put_articles(connection, [tuple(row)])


def _mend_statements(connection: Connection) -> None:
    missing = schema.statements.c.key.not_in(_indexed("statements_text"))
    for batch in reading.batches(reading.statements(connection, missing)):
        texts = reading.articles(connection, sorted({statement.article for statement in batch}))
        said = [(statement.content.of(texts[statement.article].text), statement.id) for statement in batch]
        fulltext.of(connection).put_statements(connection, said)


def _mend_events(connection: Connection) -> None:
    """The next ingest makes the fused record anew."""
    put_setting(connection, "stale", True)
    put_setting(connection, "fused", None)


_MENDING = {"articles": _mend_articles, "statements": _mend_statements, "events": _mend_events}


def vacuum(path: Server) -> tuple[int, int]:
    """Give back the room of deleted rows, and renew what questions are planned by; the size in bytes before and
    after. Others wait meanwhile."""
    engine = open_engine(path, create=False)
    tables = [*schema.metadata.tables, *fulltext.INDEXES]
    sizes = "SELECT sum(pg_total_relation_size(CAST(name AS regclass))) FROM unnest(CAST(:tables AS text[])) AS name"
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            before = int(connection.execute(text(sizes), {"tables": tables}).scalar_one())
            connection.execute(text(f"VACUUM (FULL, ANALYZE) {', '.join(tables)}"))
            after = int(connection.execute(text(sizes), {"tables": tables}).scalar_one())
    finally:
        engine.dispose()
    return before, after
