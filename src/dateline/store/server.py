"""A record on a PostgreSQL server: connecting, the turns of writers, and what can go wrong, each with its remedy."""

import re

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, OperationalError

from dateline.errors import RecordError
from dateline.store.locations import Server

OLDEST = 15  # the first version that is tested
WAIT_SECONDS = 30  # for another writer
CONNECT_SECONDS = 10
WRITERS = 0x646C  # with the schema's name the number of the lock that writers take

# How a reader's transactions are: one state from beginning to end, in which nothing can be changed.
READING = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

# What the server says, and what helps. Of those that it says before a connection stands only the words are known.
BEFORE = (
    (r"password|authentication failed|role .* does not exist", "check the user, and give the password in ~/.pgpass"),
    (r"database .* does not exist", "make it with `createdb`, or name another"),
    (r"pg_hba\.conf", "the server lets nobody in from here: ask who keeps it"),
    (r"ssl|certificate", "see `sslmode` in the how-to for teams"),
    (r"too many (?:clients|connections)", "try again when others have finished"),
)
REMEDIES = {
    "55P03": "another process is writing to it; try again when it has finished",
    "42501": "this user may not do that: ask the record's owner (the how-to for teams says which rights are needed)",
    "25006": "this server or user only reads: write to the record's main server",
}


def engine(server: Server) -> Engine:
    """An engine on the server's database. Raises RecordError where psycopg is missing or no server answers."""
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise RecordError("a record on PostgreSQL needs psycopg: pip install 'dateline[postgres]'") from error
    given = {"connect_timeout": CONNECT_SECONDS, "application_name": "dateline"}
    asked = {name: value for name, value in given.items() if name not in server.url.query}
    made = create_engine(server.url, connect_args=asked, pool_pre_ping=True, hide_parameters=True)
    event.listen(made, "begin", _begin)
    try:
        with made.connect() as connection:
            _check(connection, server)
    except DatabaseError as error:
        made.dispose()
        raise RecordError(told(server, error) or f"{server}: {_words(server, error)}") from error
    except RecordError:
        made.dispose()
        raise
    return made


def _check(connection: Connection, server: Server) -> None:
    version = connection.execute(text("SHOW server_version")).scalar_one()
    if int(version.partition(".")[0]) < OLDEST:
        raise RecordError(f"{server} is PostgreSQL {version}: a record needs {OLDEST} or newer")
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise RecordError(f"the database at {server} holds {encoding}: make one with `createdb --encoding UTF8`")


def _begin(connection: Connection) -> None:
    # One writer at a time, as in a file; it waits for its turn and gives it back with the end of the transaction.
    if connection.get_execution_options().get("writing", False):
        wait = f"{WAIT_SECONDS * 1000:.0f}"
        connection.execute(text("SELECT set_config('lock_timeout', :wait, true)"), {"wait": wait})
        lock = "SELECT pg_advisory_xact_lock(:writers, hashtext(coalesce(current_schema(), '')))"
        connection.execute(text(lock), {"writers": WRITERS})


def stamp(connection: Connection) -> str:
    """What is visible now, as the server numbers it: equal stamps see equal rows."""
    return str(connection.execute(text("SELECT pg_current_snapshot()::text")).scalar_one())


def told(server: Server, error: DatabaseError) -> str | None:
    """What went wrong with the server or the rights; None for what is wrong with the values."""
    words, state = _words(server, error), getattr(error.orig, "sqlstate", None)
    if state in REMEDIES:
        return f"{server}: {words}: {REMEDIES[state]}"
    if "NUL" in words:
        return f"{server}: an article holds a character that PostgreSQL cannot keep (NUL): take it out of the input"
    if not isinstance(error, OperationalError):
        return None
    for pattern, remedy in BEFORE:
        if re.search(pattern, words, re.IGNORECASE):
            return f"{server}: {words}: {remedy}"
    if state is None:
        return f"{server}: no server answers ({words}): start it, or check host and port"
    return f"{server}: {words}"


def _words(server: Server, error: DatabaseError) -> str:
    """What the driver says in one line, without the password, should it ever repeat it."""
    words = " ".join(str(error.orig).split())
    secrets = [server.url.password, *(server.url.query.get(name) for name in ("password", "sslpassword"))]
    for secret in secrets:
        if secret:
            words = words.replace(str(secret), "***")
    return words
