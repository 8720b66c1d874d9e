"""Numbered migrations of the record: each is one transaction.

The number of the last one is `PRAGMA user_version` of a file, and a table's only row on a server. A server's record is
made whole at the newest schema and goes on from there, so that only migrations after number 3 must be in the words
of both. A migration, once released, is never edited: it keeps its own statements. Number 1 is still unreleased, so it
builds from the metadata; with the first change of `schema` after a release its tables are written out here.
"""

import logging
from collections.abc import Callable

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    bindparam,
    delete,
    exists,
    func,
    insert,
    inspect,
    literal,
    select,
    update,
)

from dateline.errors import NotFoundError, RecordError
from dateline.store import fulltext, plans, schema, terms
from dateline.store.locations import Server

logger = logging.getLogger(__name__)

MANY = 1_000  # articles of a record that is not brought up in a moment
INDEXED_ONCE = ("type", "host", "place_country", "earliest", "latest")  # columns of events


def _first(connection: Connection) -> None:
    if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        raise RecordError("this SQLite file holds something else than a record: name another with --record")
    _everything(connection)


def _everything(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    fulltext.of(connection).create(connection)


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
    connection.exec_driver_sql("DROP TABLE events_text")
    schema.metadata.drop_all(connection, tables=schema.RECORD_TABLES)
    schema.metadata.create_all(connection, tables=[*schema.RECORD_TABLES, schema.pending])
    fulltext.of(connection).create(connection, ["events_text"])
    for index in schema.local_actors.indexes:
        index.create(connection, checkfirst=True)
    connection.execute(delete(schema.pending))
    connection.execute(insert(schema.pending).from_select(["article"], select(schema.articles.c.id)))
    stale = select(literal("stale"), literal(True, JSON)).where(exists(select(schema.articles.c.id)))
    connection.execute(delete(schema.settings).where(schema.settings.c.name.in_(["stale", "fused"])))
    connection.execute(insert(schema.settings).from_select(["name", "value"], stale))


def _found(connection: Connection) -> None:
    """What events can be found by, in the order of time."""
    if "at" not in {column["name"] for column in inspect(connection).get_columns("events")}:
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
    if words := terms.words_of(names):
        connection.execute(insert(schema.actor_words), words)


def _ledger(connection: Connection) -> None:
    """How plans stood over time."""
    schema.metadata.create_all(connection, tables=[schema.plans])
    for index in schema.events.indexes:
        index.create(connection, checkfirst=True)
    plans.refresh_all(connection)


def _legs(connection: Connection) -> None:
    """The legs of a tour, tied to each other."""
    if "legs" not in {column["name"] for column in inspect(connection).get_columns("events")}:
        connection.exec_driver_sql("ALTER TABLE events ADD COLUMN legs JSON NOT NULL DEFAULT '[]'")


def _marks(connection: Connection) -> None:
    """Marks lie in the order in which they are asked for."""
    for name in ("ix_marks_owner", "marks_in_time"):
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS {name}")
    connection.exec_driver_sql("ALTER TABLE marks RENAME TO marks_before")
    schema.metadata.create_all(connection, tables=[schema.marks])
    columns = "key, last, first, owner"
    connection.exec_driver_sql(f"INSERT INTO marks ({columns}) SELECT DISTINCT {columns} FROM marks_before")
    connection.exec_driver_sql("DROP TABLE marks_before")


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (
    _first, _inputs, _details, _fusing, _fusing, _found, _ledger, _found, _legs, _marks,
)  # fmt: skip
# On a server: the number of the last migration. In a file SQLite has a place for it.
_done = Table("dateline_schema", MetaData(), Column("number", Integer, nullable=False))


def version(connection: Connection) -> int:
    """The number of the last migration done on this record; 0 where there is none yet."""
    if connection.dialect.name == "sqlite":
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if not inspect(connection).has_table(_done.name):
        return 0
    return int(connection.execute(select(_done.c.number)).scalar_one())


def _set_version(connection: Connection, number: int) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")
        return
    _done.create(connection, checkfirst=True)
    connection.execute(delete(_done))
    connection.execute(insert(_done).values(number=number))


def _next(connection: Connection, done: int) -> int:
    """One step: the number that is reached by it."""
    if done == 0 and connection.dialect.name != "sqlite":
        if taken := sorted(set(inspect(connection).get_table_names()) & set(schema.metadata.tables)):
            raise RecordError(f"this database holds something else than a record ({taken[0]}): name another")
        _everything(connection)
        return len(MIGRATIONS)
    MIGRATIONS[done](connection)
    return done + 1


def _tell(connection: Connection, done: int) -> None:
    """Say what takes so long, where there is an older record to be brought up."""
    count = connection.execute(select(func.count()).select_from(schema.articles)).scalar_one() if done else 0
    if count >= MANY:
        told = "bringing a record of %s articles up to this dateline, step %s of %s: this may take minutes"
        logger.warning(told, f"{count:,}", done + 1, len(MIGRATIONS))


def upgrade(engine: Engine, *, create: bool = True) -> None:
    """Bring the record to this dateline's schema.

    Raises RecordError for a record of a newer dateline, NotFoundError where there is none and `create` is false.
    """
    with engine.connect() as connection:
        done = version(connection)
    if done > len(MIGRATIONS):
        raise RecordError(
            f"a newer dateline wrote this record (schema {done}, known here {len(MIGRATIONS)}): upgrade dateline"
        )
    if not done and not create and engine.dialect.name != "sqlite":
        raise NotFoundError(
            f"no record at {Server(engine.url)}: make one with `dateline ingest PATH`, or name another with --record"
        )
    while done < len(MIGRATIONS):
        with engine.execution_options(writing=True).begin() as connection:
            done = version(connection)  # another process may have been faster
            if done < len(MIGRATIONS):
                _tell(connection, done)
                done = _next(connection, done)
                _set_version(connection, done)
