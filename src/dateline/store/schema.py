"""The tables of the record, as SQLAlchemy Core: one definition for SQLite and PostgreSQL.

What is searched or joined on is a column; what is only ever read whole with its row (date candidates, features, lists
of ids) is JSON. A span `x` is two columns `x_at` and `x_to`, a time `t` the columns `t`, `t_precision`, `t_reason`,
`t_at`, `t_to`, a place the columns `place`, `place_country` ...; `rows.py` folds and unfolds them.

Three groups: articles with their revisions and what they were made of; what each article claims (deleted with it); the
fused record (replaced as a whole, because it is a pure function of all the claims).
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    func,
)

metadata = MetaData()

# Text is compared and sorted by code points, as Python and SQLite do, whatever language a server's database speaks; and
# it has no length, because SQLite knows none.
WORDS = String().with_variant(String(collation="C"), "postgresql")
NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # which SQLite gives, and a server never uses twice
PROSE = Text().with_variant(Text(collation="C"), "postgresql")
NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # of a row; a server uses none twice


def _span(name: str, *, optional: bool = True) -> list[Column[int]]:
    return [Column(f"{name}_at", Integer, nullable=optional), Column(f"{name}_to", Integer, nullable=optional)]


def _when(name: str) -> list[Column[str]]:
    words = [Column(f"{name}{part}", WORDS) for part in ("", "_precision", "_reason")]
    return [*words, *_span(name)]  # type: ignore[list-item]  # columns of two types in one list


def _place() -> list[Column[str]]:
    return [
        Column("place", WORDS),
        Column("place_country", WORDS),
        Column("place_latitude", Float),
        Column("place_longitude", Float),
        Column("place_geonames", BigInteger),
        Column("place_precision", WORDS),
    ]


def _article() -> Column[str]:
    return Column("article", WORDS, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True)


def _event(*, key: bool = True) -> Column[str]:
    return Column("event", WORDS, ForeignKey("events.id", ondelete="CASCADE"), nullable=False, primary_key=key)


# Which dateline wrote this, with which options; whether the fused record is behind the claims.
settings = Table("settings", metadata, Column("name", WORDS, primary_key=True), Column("value", JSON, nullable=False))

articles = Table(
    "articles",
    metadata,
    Column("key", NUMBER, primary_key=True),
    Column("id", WORDS, nullable=False, unique=True),
    Column("title", PROSE),
    Column("authors", JSON, nullable=False),
    Column("outlet", WORDS),
    Column("url", WORDS),
    Column("published", WORDS),
    Column("modified", WORDS),
    Column("day", WORDS, index=True),
    Column("language", WORDS, nullable=False),
    Column("text", PROSE, nullable=False),
    Column("dateline_place", WORDS),
    Column("dateline_day", WORDS),
    Column("dateline_agency", WORDS),
    Column("dateline_quote", WORDS),
    Column("dates", JSON, nullable=False),
    Column("paragraphs", JSON, nullable=False),
    Column("headings", JSON, nullable=False),
    Column("source", WORDS),
    Column("raw_hash", WORDS, nullable=False),
    Column("digest", WORDS, nullable=False),
    Column("coding_digest", WORDS, nullable=False),
    Column("coder", WORDS, nullable=False),
)

# Earlier texts of an article that changed under its id, oldest first.
revisions = Table(
    "revisions",
    metadata,
    Column("article", WORDS, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("digest", WORDS, nullable=False),
    Column("title", PROSE),
    Column("published", WORDS),
    Column("text", PROSE, nullable=False),
    Column("raw_hash", WORDS, nullable=False),
)

# Inputs as they came, compressed: what the `raw_hash` of an article or a revision names.
snapshots = Table(
    "snapshots", metadata, Column("hash", WORDS, primary_key=True), Column("data", LargeBinary, nullable=False)
)

# Addresses that are watched, as they were last asked for.
visits = Table(
    "visits",
    metadata,
    Column("url", WORDS, primary_key=True),
    Column("at", WORDS, nullable=False),
    Column("etag", WORDS),
    Column("modified", WORDS),
    Column("stamp", WORDS),
    Column("failures", Integer, nullable=False),
    Column("problem", WORDS),
    Column("again", WORDS),
)

local_actors = Table(
    "local_actors",
    metadata,
    Column("article", WORDS, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("id", WORDS, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", WORDS, nullable=False),
    Column("kind", WORDS, nullable=False),
    Column("country", WORDS),
    Column("office", WORDS),
    Column("forms", JSON, nullable=False),
    Column("wikidata", WORDS),
    Index("local_actors_id", "id"),
    Index("local_actors_name", "name"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", WORDS, primary_key=True),
    _article(),
    Column("position", Integer, nullable=False),
    Column("sentence", Integer, nullable=False),
    *_span("evidence", optional=False),
    *_span("trigger", optional=False),
    Column("type", WORDS, nullable=False),
    Column("mode", WORDS),
    Column("status", WORDS, nullable=False),
    Column("news", Boolean, nullable=False),
    Column("host", WORDS),
    *_place(),
    *_span("place"),
    *_when("start"),
    *_when("end"),
    *_span("name"),
    Column("ordinal", Integer),
    Column("frame", WORDS, nullable=False),
    Column("confidence", Float, nullable=False),
)

participants = Table(
    "participants",
    metadata,
    Column("report", WORDS, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("actor", WORDS, nullable=False),
    Column("role", WORDS, nullable=False),
    *_span("named"),
    Column("rank", WORDS),
)

details = Table(
    "details",
    metadata,
    Column("report", WORDS, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("field", WORDS, nullable=False),
    Column("value", WORDS, nullable=False),
    *_span("named"),
)

attributions = Table(
    "attributions",
    metadata,
    Column("report", WORDS, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", WORDS, nullable=False),
    Column("actor", WORDS),
    *_span("named", optional=False),
    Column("cue", WORDS, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("key", NUMBER, primary_key=True),
    Column("id", WORDS, nullable=False, unique=True),
    _article(),
    Column("position", Integer, nullable=False),
    Column("speaker", WORDS),
    Column("kind", WORDS, nullable=False),
    *_span("content", optional=False),
    *_span("cue"),
    *_span("speaker"),
    Column("addressee", WORDS),
    Column("sentence", Integer, nullable=False),
)

figures = Table(
    "figures",
    metadata,
    Column("id", WORDS, primary_key=True),
    _article(),
    Column("position", Integer, nullable=False),
    Column("sentence", Integer, nullable=False),
    *_span("named", optional=False),
    Column("value", WORDS, nullable=False),
    Column("unit", WORDS, nullable=False),
    *_span("measures"),
    Column("report", WORDS),
    *_place(),
)

actors = Table(
    "actors",
    metadata,
    Column("id", WORDS, primary_key=True),
    Column("name", WORDS, nullable=False),
    Column("kind", WORDS, nullable=False),
    Column("country", WORDS, index=True),
    Column("office", WORDS),
    Column("forms", JSON, nullable=False),
    Column("wikidata", WORDS),
)

# Every name of an actor folded to plain lower-case words, for searching ("choe son hui").
actor_names = Table(
    "actor_names",
    metadata,
    Column("actor", WORDS, ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True),
    Column("folded", WORDS, primary_key=True),
)

# The words of all names of an actor, each leading to those who bear it.
actor_words = Table(
    "actor_words",
    metadata,
    Column("word", WORDS, primary_key=True),
    Column("actor", WORDS, ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True, index=True),
)

actor_of = Table(
    "actor_of",
    metadata,
    Column("local", WORDS, primary_key=True),
    Column("actor", WORDS, ForeignKey("actors.id", ondelete="CASCADE"), nullable=False, index=True),
)

# `earliest` and `latest` bound the whole event in days, `at` puts them into one number; `place_folded` is the place's
# name in plain words.
events = Table(
    "events",
    metadata,
    Column("key", NUMBER, primary_key=True),
    Column("id", WORDS, nullable=False, unique=True),
    Column("type", WORDS, nullable=False),
    Column("mode", WORDS),
    Column("status", WORDS, nullable=False),
    Column("news", Boolean, nullable=False),
    Column("host", WORDS),
    *_place(),
    *_when("start"),
    *_when("end"),
    Column("earliest", WORDS),
    Column("latest", WORDS),
    Column("at", BigInteger, nullable=False),
    Column("place_folded", WORDS),
    Column("disputes", JSON, nullable=False),
    Column("close", JSON, nullable=False),
    Column("part_of", WORDS, index=True),
    Column("outcome_of", WORDS, index=True),
    Column("confidence", Float, nullable=False),
    Column("decisions", JSON, nullable=False),
)

# The order in which events are listed: undated ones last (`at` says when, see `terms.py`).
IN_TIME = (events.c.at, events.c.id)
IN_ORDER = (func.coalesce(events.c.start, ""), events.c.type, events.c.id)  # the order of a record's events
Index("events_in_time", *IN_TIME)
Index("events_doubted", events.c.confidence, events.c.id)

# What events can be found by, with the number of events; the events of each term in the order of time; the numbers of
# each event's terms (`terms.py`).
terms = Table(
    "terms",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", WORDS, nullable=False),
    Column("value", WORDS, nullable=False),
    Column("events", Integer, nullable=False),
    Index("terms_value", "kind", "value", unique=True),
    Index("terms_events", "kind", "events"),
)

postings = Table(
    "postings",
    metadata,
    Column("term", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    Column("event", NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

labels = Table(
    "labels",
    metadata,
    Column("event", NUMBER, primary_key=True, autoincrement=False),
    Column("terms", LargeBinary, nullable=False),
)

event_participants = Table(
    "event_participants",
    metadata,
    _event(),
    Column("position", Integer, primary_key=True),
    Column("actor", WORDS, ForeignKey("actors.id"), nullable=False, index=True),
    Column("role", WORDS, nullable=False),
    *_span("named"),
    Column("rank", WORDS),
)

event_details = Table(
    "event_details",
    metadata,
    _event(),
    Column("position", Integer, primary_key=True),
    Column("field", WORDS, nullable=False),
    Column("value", WORDS, nullable=False),
    *_span("named"),
)

# No foreign key to `reports`: between a batch of new claims and the next fusing an event may name a report now gone.
event_reports = Table(
    "event_reports",
    metadata,
    _event(),
    Column("position", Integer, primary_key=True),
    Column("report", WORDS, nullable=False, index=True),
)

origins = Table(
    "origins",
    metadata,
    _event(),
    Column("position", Integer, primary_key=True),
    Column("name", WORDS, nullable=False),
    Column("reports", JSON, nullable=False),
    Column("reason", WORDS, nullable=False),
)

plan_steps = Table(
    "plan_steps",
    metadata,
    _event(),
    Column("position", Integer, primary_key=True),
    Column("status", WORDS, nullable=False),
    Column("report", WORDS, nullable=False),
    Column("as_of", WORDS),
)

# How each plan stood from one day until another (the second excluded); `rank` puts them in the order of their due days.
plans = Table(
    "plans",
    metadata,
    _event(),
    Column("since", WORDS, primary_key=True),
    Column("until", WORDS, nullable=False),
    Column("announced", WORDS),
    Column("by", WORDS),
    *_when("due"),
    Column("first", WORDS),
    Column("fate", WORDS, nullable=False),
    Column("moved", Boolean, nullable=False),
    Column("outcomes", JSON, nullable=False),
    Column("overdue_after", WORDS),
    Column("rank", WORDS, nullable=False),
    Index("plans_in_order", "rank", "event"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("left", WORDS, primary_key=True),
    Column("right", WORDS, primary_key=True),
    Column("author", WORDS, primary_key=True),
    Column("verdict", WORDS, nullable=False),
    Column("score", Float, nullable=False),
    Column("features", JSON, nullable=False),
    Index("judgements_right", "right"),
    Index("judgements_doubted", "verdict", "score"),
)

# What fusing keeps of its own making (see `Update` in `dateline.model`), and the articles that it has yet to look at.
traces = Table(
    "traces",
    metadata,
    Column("article", WORDS, primary_key=True),
    Column("day", WORDS),
    Column("actors", JSON, nullable=False),
    Column("reports", JSON, nullable=False),
    Column("moved", JSON, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    Column("key", BigInteger, nullable=False),
    Column("first", WORDS, nullable=False),
    Column("last", WORDS, nullable=False),
    Column("owner", WORDS, nullable=False, index=True),
    Index("marks_in_time", "key", "last"),
)

profiles = Table(
    "profiles",
    metadata,
    Column("id", WORDS, primary_key=True),
    Column("component", WORDS, nullable=False, index=True),
    Column("actor", WORDS, nullable=False),
    Column("body", JSON, nullable=False),
)

copies = Table(
    "copies",
    metadata,
    Column("article", WORDS, primary_key=True),
    Column("copy_of", WORDS, nullable=False, index=True),
)

# The groups of reports that are one event by the judgements alone, before what people decided.
groups = Table(
    "groups",
    metadata,
    Column("report", WORDS, primary_key=True),
    Column("label", WORDS, nullable=False, index=True),
)

pending = Table("pending", metadata, Column("article", WORDS, primary_key=True))

# What people decided, in the order of time: never deleted, whatever happens to the claims and the fused record.
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", WORDS, nullable=False),
    Column("author", WORDS, nullable=False),
    Column("action", WORDS, nullable=False),
    Column("anchors", JSON, nullable=False),
    Column("field", WORDS),
    Column("value", WORDS),
    Column("because", WORDS),
    Column("undoes", Integer),
)

# Where an event or an actor went whose id is no longer in the record.
redirects = Table("redirects", metadata, Column("old", WORDS, primary_key=True), Column("new", WORDS, nullable=False))

# In the order in which rows may be deleted (children first).
RECORD_TABLES = (
    judgements, plans, plan_steps, origins, event_reports, event_details, event_participants, events, actor_of,
    actor_names, actor_words, actors, traces, marks, profiles, copies, groups, terms, postings, labels,
)  # fmt: skip
CLAIM_TABLES = (figures, statements, reports, local_actors)
