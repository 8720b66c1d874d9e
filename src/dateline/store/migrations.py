"""Numbered migrations of the SQLite file: each is one transaction, and `PRAGMA user_version` holds the last one.

A migration, once released, is never edited: it keeps its own statements. Number 1 is still unreleased, so it builds
from the metadata; with the first change of `schema.py` after a release its tables are written out here.
"""

from collections.abc import Callable

from sqlalchemy import JSON, Connection, Engine, delete, exists, insert, literal, select

from dateline.errors import RecordError
from dateline.store import schema

# Full text differs between databases and so is not part of the shared schema. The article index reads its words from
# `articles` (no second copy); deleting from it must come before the row in `articles` changes.
FULL_TEXT = (
    "CREATE VIRTUAL TABLE articles_text USING fts5(title, text, content='articles', content_rowid='key',"
    " tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE statements_text USING fts5(text, tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE events_text USING fts5(text, tokenize='unicode61 remove_diacritics 2')",
)


def _first(connection: Connection) -> None:
    if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        raise RecordError("this SQLite file holds something else than a record: name another with --record")
    schema.metadata.create_all(connection)
    for command in FULL_TEXT:
        connection.exec_driver_sql(command)


def _inputs(connection: Connection) -> None:
    """Inputs as they came, and the addresses that are watched."""
    schema.metadata.create_all(connection, tables=[schema.snapshots, schema.visits])


def _details(connection: Connection) -> None:
    """What words state beyond who, where and when; ranks; what figures belong to."""
    schema.metadata.create_all(connection, tables=[schema.details, schema.event_details])
    place = ("place", "place_country", "place_latitude", "place_longitude", "place_geonames", "place_precision")
    added = {"participants": ("rank",), "event_participants": ("rank",), "figures": ("report", *place)}
    for table, columns in added.items():
        known = {row.name for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}
        for column in schema.metadata.tables[table].columns:
            if column.name in columns and column.name not in known:
                kind = column.type.compile(dialect=connection.dialect)
                connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column.name} {kind}")


def _fusing(connection: Connection) -> None:
    """The fused record has other tables, and what fusing keeps beside them: every article is to be fused anew.

    Done twice, for files of two stages of the work: the tables are those of `schema`.
    """
    connection.exec_driver_sql("DELETE FROM events_text")
    schema.metadata.drop_all(connection, tables=schema.RECORD_TABLES)
    schema.metadata.create_all(connection, tables=[*schema.RECORD_TABLES, schema.pending])
    for index in schema.local_actors.indexes:
        index.create(connection, checkfirst=True)
    connection.execute(delete(schema.pending))
    connection.execute(insert(schema.pending).from_select(["article"], select(schema.articles.c.id)))
    stale = select(literal("stale"), literal(True, JSON)).where(exists(select(schema.articles.c.id)))
    connection.execute(delete(schema.settings).where(schema.settings.c.name.in_(["stale", "fused"])))
    connection.execute(insert(schema.settings).from_select(["name", "value"], stale))


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first, _inputs, _details, _fusing, _fusing)


def version(connection: Connection) -> int:
    """The number of the last migration done on this file; 0 for an empty one."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def upgrade(engine: Engine) -> None:
    """Bring the file to this dateline's schema.

    Raises RecordError for a file of a newer dateline.
    """
    with engine.connect() as connection:
        done = version(connection)
    if done > len(MIGRATIONS):
        raise RecordError(
            f"a newer dateline wrote this record (schema {done}, known here {len(MIGRATIONS)}): upgrade dateline"
        )
    while done < len(MIGRATIONS):
        with engine.execution_options(writing=True).begin() as connection:
            done = version(connection)  # another process may have been faster
            if done < len(MIGRATIONS):
                MIGRATIONS[done](connection)
                done += 1
                connection.exec_driver_sql(f"PRAGMA user_version = {done}")
