"""The tables of the record, as SQLAlchemy Core: one definition for SQLite and, later, PostgreSQL.

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


def _span(name: str, *, optional: bool = True) -> list[Column[int]]:
    return [Column(f"{name}_at", Integer, nullable=optional), Column(f"{name}_to", Integer, nullable=optional)]


def _when(name: str) -> list[Column[str]]:
    words = [Column(f"{name}{part}", String) for part in ("", "_precision", "_reason")]
    return [*words, *_span(name)]  # type: ignore[list-item]  # columns of two types in one list


def _place() -> list[Column[str]]:
    return [
        Column("place", String),
        Column("place_country", String(3)),
        Column("place_latitude", Float),
        Column("place_longitude", Float),
        Column("place_geonames", Integer),
        Column("place_precision", String),
    ]


def _article() -> Column[str]:
    return Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True)


def _event(*, key: bool = True) -> Column[str]:
    return Column("event", String, ForeignKey("events.id", ondelete="CASCADE"), nullable=False, primary_key=key)


# Which dateline wrote this, with which options; whether the fused record is behind the claims.
settings = Table("settings", metadata, Column("name", String, primary_key=True), Column("value", JSON, nullable=False))

articles = Table(
    "articles",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("title", Text),
    Column("authors", JSON, nullable=False),
    Column("outlet", String),
    Column("url", String),
    Column("published", String),
    Column("modified", String),
    Column("day", String(10), index=True),
    Column("language", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("dateline_place", String),
    Column("dateline_day", String(10)),
    Column("dateline_agency", String),
    Column("dateline_quote", String),
    Column("dates", JSON, nullable=False),
    Column("paragraphs", JSON, nullable=False),
    Column("headings", JSON, nullable=False),
    Column("source", String),
    Column("raw_hash", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("coding_digest", String, nullable=False),
    Column("coder", String, nullable=False),
)

# Earlier texts of an article that changed under its id, oldest first.
revisions = Table(
    "revisions",
    metadata,
    Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("digest", String, nullable=False),
    Column("title", Text),
    Column("published", String),
    Column("text", Text, nullable=False),
    Column("raw_hash", String, nullable=False),
)

# Inputs as they came, compressed: what the `raw_hash` of an article or a revision names.
snapshots = Table(
    "snapshots", metadata, Column("hash", String, primary_key=True), Column("data", LargeBinary, nullable=False)
)

# Addresses that are watched, as they were last asked for.
visits = Table(
    "visits",
    metadata,
    Column("url", String, primary_key=True),
    Column("at", String, nullable=False),
    Column("etag", String),
    Column("modified", String),
    Column("stamp", String),
    Column("failures", Integer, nullable=False),
    Column("problem", String),
    Column("again", String),
)

local_actors = Table(
    "local_actors",
    metadata,
    Column("article", String, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", String(3)),
    Column("office", String),
    Column("forms", JSON, nullable=False),
    Column("wikidata", String),
    Index("local_actors_id", "id"),
    Index("local_actors_name", "name"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    _article(),
    Column("position", Integer, nullable=False),
    Column("sentence", Integer, nullable=False),
    *_span("evidence", optional=False),
    *_span("trigger", optional=False),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("status", String, nullable=False),
    Column("news", Boolean, nullable=False),
    Column("host", String(3)),
    *_place(),
    *_span("place"),
    *_when("start"),
    *_when("end"),
    *_span("name"),
    Column("ordinal", Integer),
    Column("frame", String, nullable=False),
    Column("confidence", Float, nullable=False),
)

participants = Table(
    "participants",
    metadata,
    Column("report", String, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("actor", String, nullable=False),
    Column("role", String, nullable=False),
    *_span("named"),
    Column("rank", String),
)

details = Table(
    "details",
    metadata,
    Column("report", String, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("field", String, nullable=False),
    Column("value", String, nullable=False),
    *_span("named"),
)

attributions = Table(
    "attributions",
    metadata,
    Column("report", String, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("actor", String),
    *_span("named", optional=False),
    Column("cue", String, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    _article(),
    Column("position", Integer, nullable=False),
    Column("speaker", String),
    Column("kind", String, nullable=False),
    *_span("content", optional=False),
    *_span("cue"),
    *_span("speaker"),
    Column("addressee", String),
    Column("sentence", Integer, nullable=False),
)

figures = Table(
    "figures",
    metadata,
    Column("id", String, primary_key=True),
    _article(),
    Column("position", Integer, nullable=False),
    Column("sentence", Integer, nullable=False),
    *_span("named", optional=False),
    Column("value", String, nullable=False),
    Column("unit", String, nullable=False),
    *_span("measures"),
    Column("report", String),
    *_place(),
)

actors = Table(
    "actors",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", String(3), index=True),
    Column("office", String),
    Column("forms", JSON, nullable=False),
    Column("wikidata", String),
)

# Every name of an actor folded to plain lower-case words, for searching ("choe son hui").
actor_names = Table(
    "actor_names",
    metadata,
    Column("actor", String, ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True),
    Column("folded", String, primary_key=True),
)

# The words of all names of an actor, each leading to those who bear it.
actor_words = Table(
    "actor_words",
    metadata,
    Column("word", String, primary_key=True),
    Column("actor", String, ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True, index=True),
)

actor_of = Table(
    "actor_of",
    metadata,
    Column("local", String, primary_key=True),
    Column("actor", String, ForeignKey("actors.id", ondelete="CASCADE"), nullable=False, index=True),
)

# `earliest` and `latest` bound the whole event in days, `at` puts them into one number; `place_folded` is the place's
# name in plain words.
events = Table(
    "events",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("status", String, nullable=False),
    Column("news", Boolean, nullable=False),
    Column("host", String(3)),
    *_place(),
    *_when("start"),
    *_when("end"),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("at", BigInteger, nullable=False),
    Column("place_folded", String),
    Column("disputes", JSON, nullable=False),
    Column("close", JSON, nullable=False),
    Column("part_of", String, index=True),
    Column("outcome_of", String, index=True),
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
    Column("kind", String, nullable=False),
    Column("value", String, nullable=False),
    Column("events", Integer, nullable=False),
    Index("terms_value", "kind", "value", unique=True),
    Index("terms_events", "kind", "events"),
)

postings = Table(
    "postings",
    metadata,
    Column("term", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    Column("event", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

labels = Table(
    "labels",
    metadata,
    Column("event", Integer, primary_key=True, autoincrement=False),
    Column("terms", LargeBinary, nullable=False),
)

event_participants = Table(
    "event_participants",
    metadata,
    _event(),
    Column("position", Integer, primary_key=True),
    Column("actor", String, ForeignKey("actors.id"), nullable=False, index=True),
    Column("role", String, nullable=False),
    *_span("named"),
    Column("rank", String),
)

event_details = Table(
    "event_details",
    metadata,
    _event(),
    Column("position", Integer, primary_key=True),
    Column("field", String, nullable=False),
    Column("value", String, nullable=False),
    *_span("named"),
)

# No foreign key to `reports`: between a batch of new claims and the next fusing an event may name a report now gone.
event_reports = Table(
    "event_reports",
    metadata,
    _event(),
    Column("position", Integer, primary_key=True),
    Column("report", String, nullable=False, index=True),
)

origins = Table(
    "origins",
    metadata,
    _event(),
    Column("position", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("reports", JSON, nullable=False),
    Column("reason", String, nullable=False),
)

plan_steps = Table(
    "plan_steps",
    metadata,
    _event(),
    Column("position", Integer, primary_key=True),
    Column("status", String, nullable=False),
    Column("report", String, nullable=False),
    Column("as_of", String),
)

# How each plan stood from one day until another (the second excluded); `rank` puts them in the order of their due days.
plans = Table(
    "plans",
    metadata,
    _event(),
    Column("since", String(10), primary_key=True),
    Column("until", String(10), nullable=False),
    Column("announced", String),
    Column("by", String),
    *_when("due"),
    Column("first", String),
    Column("fate", String, nullable=False),
    Column("moved", Boolean, nullable=False),
    Column("outcomes", JSON, nullable=False),
    Column("overdue_after", String(10)),
    Column("rank", String, nullable=False),
    Index("plans_in_order", "rank", "event"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("left", String, primary_key=True),
    Column("right", String, primary_key=True),
    Column("author", String, primary_key=True),
    Column("verdict", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("features", JSON, nullable=False),
    Index("judgements_right", "right"),
    Index("judgements_doubted", "verdict", "score"),
)

# What fusing keeps of its own making (see `Update` in `dateline.model`), and the articles that it has yet to look at.
traces = Table(
    "traces",
    metadata,
    Column("article", String, primary_key=True),
    Column("day", String(10)),
    Column("actors", JSON, nullable=False),
    Column("reports", JSON, nullable=False),
    Column("moved", JSON, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    Column("key", BigInteger, nullable=False),
    Column("first", String(10), nullable=False),
    Column("last", String(10), nullable=False),
    Column("owner", String, nullable=False, index=True),
    Index("marks_in_time", "key", "last"),
)

profiles = Table(
    "profiles",
    metadata,
    Column("id", String, primary_key=True),
    Column("component", String, nullable=False, index=True),
    Column("actor", String, nullable=False),
    Column("body", JSON, nullable=False),
)

copies = Table(
    "copies",
    metadata,
    Column("article", String, primary_key=True),
    Column("copy_of", String, nullable=False, index=True),
)

# The groups of reports that are one event by the judgements alone, before what people decided.
groups = Table(
    "groups",
    metadata,
    Column("report", String, primary_key=True),
    Column("label", String, nullable=False, index=True),
)

pending = Table("pending", metadata, Column("article", String, primary_key=True))

# What people decided, in the order of time: never deleted, whatever happens to the claims and the fused record.
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("author", String, nullable=False),
    Column("action", String, nullable=False),
    Column("anchors", JSON, nullable=False),
    Column("field", String),
    Column("value", String),
    Column("because", String),
    Column("undoes", Integer),
)

# Where an event or an actor went whose id is no longer in the record.
redirects = Table("redirects", metadata, Column("old", String, primary_key=True), Column("new", String, nullable=False))

# In the order in which rows may be deleted (children first).
RECORD_TABLES = (
    judgements, plans, plan_steps, origins, event_reports, event_details, event_participants, events, actor_of,
    actor_names, actor_words, actors, traces, marks, profiles, copies, groups, terms, postings, labels,
)  # fmt: skip
CLAIM_TABLES = (figures, statements, reports, local_actors)
