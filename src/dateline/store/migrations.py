"""Numbered migrations of the SQLite file: each is one transaction, and `PRAGMA user_version` holds the last one.

A migration, once released, is never edited: it keeps its own statements. Number 1 is still unreleased, so it builds
from the metadata; with the first change of `schema.py` after a release its tables are written out here.
"""

from collections.abc import Callable

from sqlalchemy import JSON, Connection, Engine, bindparam, delete, exists, insert, literal, select, update

from dateline.errors import RecordError
from dateline.store import fused, plans, schema, terms

# Full text differs between databases and so is not part of the shared schema. The article index reads its words from
# `articles` (no second copy); deleting from it must come before the row in `articles` changes.
FULL_TEXT = (
    "CREATE VIRTUAL TABLE articles_text USING fts5(title, text, content='articles', content_rowid='key',"
    " tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE statements_text USING fts5(text, tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE events_text USING fts5(text, tokenize='unicode61 remove_diacritics 2')",
)
INDEXED_ONCE = ("type", "host", "place_country", "earliest", "latest")  # columns of events


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


def _found(connection: Connection) -> None:
    """What events can be found by, in the order of time."""
    known = {row.name for row in connection.exec_driver_sql("PRAGMA table_info(events)")}
    if "at" not in known:
        connection.exec_driver_sql("ALTER TABLE events ADD COLUMN at BIGINT NOT NULL DEFAULT 0")
    for name in ("events_in_time", *(f"ix_events_{column}" for column in INDEXED_ONCE)):
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS {name}")
    schema.metadata.create_all(connection, tables=[schema.terms, schema.postings, schema.labels, schema.actor_words])
    for made in (schema.terms, schema.postings, schema.labels):
        connection.execute(delete(made))
    table = schema.events
    bounds = connection.execute(select(table.c.id, table.c.start, table.c.earliest, table.c.latest)).all()
    if bounds:
        moments = [{"i": row[0], "a": terms.moment(*row)} for row in bounds]
        connection.execute(update(table).where(table.c.id == bindparam("i")).values(at=bindparam("a")), moments)
    for index in (*schema.events.indexes, *schema.judgements.indexes):
        index.create(connection, checkfirst=True)
    terms.put(connection, [row[0] for row in bounds])
    names = connection.execute(select(schema.actor_names.c.actor, schema.actor_names.c.folded)).mappings().all()
    connection.execute(delete(schema.actor_words))
    fused.put(connection, schema.actor_words, fused.words_of([dict(name) for name in names]))


def _ledger(connection: Connection) -> None:
    """How plans stood over time."""
    schema.metadata.create_all(connection, tables=[schema.plans])
    for index in schema.events.indexes:
        index.create(connection, checkfirst=True)
    plans.refresh_all(connection)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    _first, _inputs, _details, _fusing, _fusing, _found, _ledger, _found,
)  # fmt: skip


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
