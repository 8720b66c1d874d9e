"""Read-only SQL over the record, through views whose columns are documented here and stay when tables change.

The views hide the tables of the same names. A query runs on a connection of its own that can read the file and
nothing else: no other file, no setting, no change. On a server it runs in a transaction that only reads."""

import sqlite3
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine

from dateline.errors import InputError
from dateline.store.database import driver

SECONDS = 60  # a query may take; then it is broken off
STEPS = 10_000  # of SQLite's machine between two looks at the clock
# What SQLite's authorizer may let pass; see sqlite3.h.
ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query: names of columns, and rows of plain values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class SqlView:
    """A view: what a row is, what each column means, and where it is from."""

    summary: str
    columns: Mapping[str, str]
    source: str
    server: str | None = None  # where PostgreSQL says it in other words


def _words(prefix: str, text: str = "articles.text") -> str:
    """The words of a span: SQLite counts characters from 1."""
    return f"substr({text}, {prefix}_at + 1, {prefix}_to - {prefix}_at)"


_SPEAKER = "coalesce(known.name, own.name)"
VIEWS: dict[str, SqlView] = {
    "events": SqlView(
        "one row an event",
        {
            "id": "the event's id",
            "type": "PLOVER type",
            "mode": "PLOVER mode, or `meet`",
            "status": "best knowledge after all articles",
            "news": "1, or 0 for what articles only recall",
            "start": "EDTF; null where none is stated",
            "end": "EDTF; only where it lasted more than a day",
            "earliest": "first day it can have touched",
            "latest": "last day it can have touched",
            "host": "the country visited, ISO 3166 alpha-3",
            "place": "name of the place",
            "country": "country of the place, ISO 3166 alpha-3",
            "latitude": "degrees, WGS84",
            "longitude": "degrees, WGS84",
            "geonames": "GeoNames id of the place",
            "precision": "of the place: venue, city, region, country, feature",
            "reports": "how many reports it rests on",
            "origins": "how many independent origins",
            "part_of": "the visit or summit it belongs to",
            "legs": "the other legs of its tour, as a JSON list of ids",
            "outcome_of": "the plan that it kept, or the series that it is one of",
            "confidence": "0 to 1",
        },
        'SELECT id, type, mode, status, CAST(news AS INTEGER), start, "end", earliest, latest, host, place,'
        " place_country, place_latitude, place_longitude, place_geonames, place_precision,"
        " (SELECT count(*) FROM main.event_reports r WHERE r.event = e.id),"
        " (SELECT count(*) FROM main.origins o WHERE o.event = e.id), part_of, legs, outcome_of, confidence"
        " FROM main.events e",
    ),
    "participants": SqlView(
        "one row an event and actor",
        {
            "event": "the event's id",
            "actor": "the actor's id",
            "name": "the actor's name",
            "kind": "person, country, ministry, igo ...",
            "country": "the actor's country, ISO 3166 alpha-3",
            "office": "the actor's office in words",
            "role": "actor, recipient, participant, visitor, host",
            "rank": "level of the office held: head_of_state, head_of_government, minister ...",
        },
        "SELECT p.event, p.actor, a.name, a.kind, a.country, a.office, p.role, p.rank FROM main.event_participants p"
        " JOIN main.actors a ON a.id = p.actor",
    ),
    "details": SqlView(
        "one row an event and further field",
        {
            "event": "the event's id",
            "field": "condition, recurrence, purpose, leg, format, instrument, topic, duration, outcome, or"
            " conduct such as `cultural site`",
            "value": "the words, a code, or yes and no of conduct",
        },
        "SELECT event, field, value FROM main.event_details ORDER BY event, position",
    ),
    "reports": SqlView(
        "one row an article's claim of an event",
        {
            "id": "the report's id",
            "event": "the event that it reports",
            "article": "the article's id",
            "sentence": "index of the sentence, from 0",
            "evidence": "the sentence",
            "start_offset": "first character of the sentence in the article's text, from 0",
            "end_offset": "the character after its last",
            "trigger": "the words that made the coder see an event",
            "type": "as this article gives it",
            "mode": "as this article gives it",
            "status": "as this article gives it",
            "news": "1, or 0 where the article only recalls it",
            "start": "EDTF, as this article gives it",
            "end": "EDTF, as this article gives it",
            "place": "name of the place, as this article gives it",
            "country": "country of the place",
            "frame": "the codebook's frame, with its version",
            "confidence": "0 to 1",
        },
        "SELECT r.id, e.event, r.article, r.sentence, "
        + _words("evidence", "a.text")
        + ", evidence_at, evidence_to, "
        + _words("trigger", "a.text")
        + ', type, mode, status, CAST(news AS INTEGER), start, "end", place, place_country, frame, confidence'
        " FROM main.reports r JOIN main.articles a ON a.id = r.article"
        " LEFT JOIN main.event_reports e ON e.report = r.id",
    ),
    "attributions": SqlView(
        "one row a report and source that its article cites",
        {
            "report": "the report's id",
            "name": "whom the article cites",
            "cue": "the words that cite: `said`, `according to`",
        },
        "SELECT report, name, cue FROM main.attributions",
    ),
    "statements": SqlView(
        "one row a statement",
        {
            "id": "the statement's id",
            "article": "the article's id",
            "speaker": "id of the record's actor who speaks",
            "speaker_name": "the speaker's name",
            "speaker_country": "the speaker's country",
            "kind": "direct, indirect, mixed",
            "text": "what was said",
            "start_offset": "first character in the article's text, from 0",
            "end_offset": "the character after its last",
            "cue": "the verb or phrase",
            "sentence": "index of the sentence, from 0",
        },
        f"SELECT s.id, s.article, known.id, {_SPEAKER}, coalesce(known.country, own.country), s.kind, "
        + _words("s.content", "a.text")
        + ", content_at, content_to, "
        + _words("s.cue", "a.text")
        + ", s.sentence FROM main.statements s JOIN main.articles a ON a.id = s.article"
        " LEFT JOIN main.actor_of o ON o.local = s.speaker LEFT JOIN main.actors known ON known.id = o.actor"
        " LEFT JOIN main.local_actors own ON own.article = s.article AND own.id = s.speaker",
    ),
    "figures": SqlView(
        "one row a number that an article states",
        {
            "id": "the figure's id",
            "article": "the article's id",
            "value": "a decimal as text, with `>`, `<` or `~` in front where so qualified",
            "unit": "people, km, h, USD, %, or the noun counted",
            "text": "the words",
            "measures": "the words of what it measures",
            "report": "the report of the event that it belongs to",
            "place": "where it was counted",
            "sentence": "index of the sentence, from 0",
        },
        "SELECT f.id, article, value, unit, "
        + _words("named", "a.text")
        + ", "
        + _words("measures", "a.text")
        + ", report, place, sentence FROM main.figures f JOIN main.articles a ON a.id = f.article",
    ),
    "articles": SqlView(
        "one row an article",
        {
            "id": "the article's id",
            "title": "its title",
            "outlet": "who published it",
            "url": "its address",
            "published": "ISO 8601, day or moment",
            "day": "the day that `today` is counted from",
            "language": "ISO 639-1",
            "text": "the clean text in which all offsets count",
        },
        "SELECT id, title, outlet, url, published, day, language, text FROM main.articles",
    ),
    "actors": SqlView(
        "one row an actor of the record",
        {
            "id": "the actor's id",
            "name": "the name",
            "kind": "person, country, ministry, igo ...",
            "country": "ISO 3166 alpha-3",
            "office": "in words",
            "wikidata": "QID where known",
            "events": "how many events it takes part in",
        },
        "SELECT id, name, kind, country, office, wikidata,"
        " (SELECT count(DISTINCT event) FROM main.event_participants p WHERE p.actor = a.id) FROM main.actors a",
    ),
    "origins": SqlView(
        "one row an event and independent origin",
        {
            "event": "the event's id",
            "name": "the origin: a cited body, or an outlet that cites nobody",
            "reports": "how many reports rest on it",
            "reason": "why they count as one",
        },
        "SELECT event, name, json_array_length(reports), reason FROM main.origins",
    ),
    "plan_steps": SqlView(
        "one row a step of a plan",
        {
            "event": "the event's id",
            "position": "order of the steps, from 0",
            "status": "planned, postponed, held ...",
            "report": "the report that says so",
            "as_of": "day of its article",
        },
        "SELECT event, position, status, report, as_of FROM main.plan_steps",
    ),
    "plans": SqlView(
        "one row a plan and stretch of days in which nothing new was said of it",
        {
            "event": "the event's id",
            "since": "the day from which it stood so; empty: from the start",
            "until": "the first day on which it stood otherwise; ~: it stands so still",
            "announced": "day of the article that announced it",
            "by": "who announced it: whom that article cites, else its outlet",
            "first": "the time first announced (EDTF)",
            "due": "the time it was due (EDTF)",
            "fate": "open, recurring, kept, held later, postponed, cancelled or denied",
            "moved": "1 where it was postponed to the time it was due",
            "overdue_after": "the day after which it is overdue, unless something is said",
        },
        'SELECT event, since, until, announced, "by", first, due, fate, moved, overdue_after FROM main.plans',
    ),
    "disputes": SqlView(
        "one row an event, field and value on which reports differ",
        {
            "event": "the event's id",
            "field": "the field",
            "value": "one of the values given",
            "reports": "how many reports give it",
        },
        "SELECT e.id, json_extract(d.value, '$.field'), json_extract(v.value, '$[0]'),"
        " json_array_length(v.value, '$[1]') FROM main.events e, json_each(e.disputes) d,"
        " json_each(d.value, '$.values') v",
        "SELECT e.id, d.value ->> 'field', v.value ->> 0, json_array_length(v.value -> 1) FROM main.events e,"
        " json_array_elements(e.disputes) d, json_array_elements(d.value -> 'values') v",
    ),
    "judgements": SqlView(
        "one row a comparison of two reports",
        {
            "left_report": "a report's id",
            "right_report": "the other's id",
            "verdict": "same, not same, unsure",
            "score": "0 to 1",
            "author": "the comparison's version, or a person",
        },
        'SELECT "left", "right", verdict, score, author FROM main.judgements',
    ),
}


def ask(engine: Engine, command: str) -> Table:
    """The answer to one SELECT.

    Raises InputError for wrong SQL, for a command that is no query, and for one that takes longer than a minute.
    """
    pooled = engine.raw_connection()
    connection: Any = pooled.driver_connection
    pooled.detach()  # with its temporary views it is of no use to others
    if engine.dialect.name == "postgresql":
        return _ask_server(connection, command)
    module = driver()
    try:
        for name, view in VIEWS.items():
            columns = ", ".join(f'"{column}"' for column in view.columns)
            connection.execute(f"CREATE TEMP VIEW {name} ({columns}) AS {view.source}")
        connection.execute("PRAGMA query_only = ON")
        connection.set_authorizer(_authorize)
        end = time.monotonic() + SECONDS
        connection.set_progress_handler(lambda: int(time.monotonic() > end), STEPS)
        return _answer(connection, command)
    except (module.Error, module.Warning, sqlite3.Warning) as error:
        raise InputError(_explained(str(error))) from error
    finally:
        connection.close()


def _answer(connection: Any, command: str) -> Table:
    found = connection.execute(command)
    if found.description is None:
        raise InputError("this is no query: write a SELECT")
    columns = tuple(str(column[0]) for column in found.description)
    return Table(columns, tuple(tuple(row) for row in found))


def _ask_server(connection: Any, command: str) -> Table:
    """On a server: in a transaction that only reads, through a cursor, which nothing but a query can have."""
    import psycopg

    try:
        (own,) = connection.execute("SELECT quote_ident(current_schema())").fetchone()
        for name, view in VIEWS.items():
            columns = ", ".join(f'"{column}"' for column in view.columns)
            source = (view.server or view.source).replace("main.", f"{own}.")
            connection.execute(f"CREATE TEMP VIEW {name} ({columns}) AS {source}")
        connection.execute("SET TRANSACTION READ ONLY")
        connection.execute(f"SET LOCAL statement_timeout = {SECONDS * 1000:.0f}")
        with connection.cursor(name="asked") as cursor:
            cursor.execute(command)
            names = tuple(str(column.name) for column in cursor.description)
            return Table(names, tuple(tuple(_plain(value) for value in row) for row in cursor))
    except psycopg.Error as error:
        raise InputError(_explained_by_server(error)) from error
    finally:
        connection.rollback()
        connection.close()


def _plain(value: Any) -> Any:
    """A value as SQLite would give it."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _explained_by_server(error: Any) -> str:
    trouble = str(error).partition("\n")[0]
    if error.sqlstate == "57014":
        return f"the query took longer than {SECONDS} seconds and was broken off"
    if error.sqlstate in ("42P01", "42703"):  # no such table, no such column
        return f"{trouble}; `dateline sql --views` lists views and columns"
    if error.sqlstate == "42501":
        return f"{trouble}: a query needs SELECT on the record's tables and TEMPORARY on the database"
    return f"wrong SQL, or no query: {trouble}; write one SELECT over the views that `dateline sql --views` lists"


def _authorize(action: int, first: str | None, second: str | None, database: str | None, inner: str | None) -> int:
    # A full-text table asks whether the file has changed; what else is no reading is refused.
    looking = action == sqlite3.SQLITE_PRAGMA and first == "data_version" and second is None
    return sqlite3.SQLITE_OK if looking or action in ALLOWED else sqlite3.SQLITE_DENY


def _explained(trouble: str) -> str:
    if "authoriz" in trouble or "prohibited" in trouble or "readonly" in trouble:
        return "only queries are allowed here: write a SELECT over the views that `dateline sql --views` lists"
    if "interrupted" in trouble:
        return f"the query took longer than {SECONDS} seconds and was broken off"
    if "no such" in trouble:
        return f"{trouble}; `dateline sql --views` lists views and columns"
    return f"wrong SQL: {trouble}"


def described(names: Sequence[str] = ()) -> str:
    """The views with their columns, as a page of the reference."""
    parts = []
    for name in names or VIEWS:
        view = VIEWS[name]
        rows = [f"| `{column}` | {meaning} |" for column, meaning in view.columns.items()]
        heading = [f"## `{name}`", "", f"{view.summary.capitalize()}.", "", "| column | |", "|---|---|"]
        parts.append("\n".join([*heading, *rows]))
    return "\n\n".join(parts)
