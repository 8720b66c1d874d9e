"""The fused record, which is replaced as a whole or mended where claims changed, and what people decided."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, func

from dateline.store.schema.columns import NUMBER, WORDS, event, metadata, place, span, when

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
    *place(),
    *when("start"),
    *when("end"),
    Column("earliest", WORDS),
    Column("latest", WORDS),
    Column("at", BigInteger, nullable=False),
    Column("place_folded", WORDS),
    Column("disputes", JSON, nullable=False),
    Column("close", JSON, nullable=False),
    Column("part_of", WORDS, index=True),
    Column("legs", JSON, nullable=False),
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
    event(),
    Column("position", Integer, primary_key=True),
    Column("actor", WORDS, ForeignKey("actors.id"), nullable=False, index=True),
    Column("role", WORDS, nullable=False),
    *span("named"),
    Column("rank", WORDS),
)


event_details = Table(
    "event_details",
    metadata,
    event(),
    Column("position", Integer, primary_key=True),
    Column("field", WORDS, nullable=False),
    Column("value", WORDS, nullable=False),
    *span("named"),
)


# No foreign key to `reports`: between a batch of new claims and the next fusing an event may name a report now gone.
event_reports = Table(
    "event_reports",
    metadata,
    event(),
    Column("position", Integer, primary_key=True),
    Column("report", WORDS, nullable=False, index=True),
)


origins = Table(
    "origins",
    metadata,
    event(),
    Column("position", Integer, primary_key=True),
    Column("name", WORDS, nullable=False),
    Column("reports", JSON, nullable=False),
    Column("reason", WORDS, nullable=False),
)


plan_steps = Table(
    "plan_steps",
    metadata,
    event(),
    Column("position", Integer, primary_key=True),
    Column("status", WORDS, nullable=False),
    Column("report", WORDS, nullable=False),
    Column("as_of", WORDS),
)


# How each plan stood from one day until another (the second excluded); `rank` puts them in the order of their due days.
plans = Table(
    "plans",
    metadata,
    event(),
    Column("since", WORDS, primary_key=True),
    Column("until", WORDS, nullable=False),
    Column("announced", WORDS),
    Column("by", WORDS),
    *when("due"),
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
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("last", WORDS, primary_key=True),
    Column("first", WORDS, primary_key=True),
    Column("owner", WORDS, primary_key=True, index=True),
    sqlite_with_rowid=False,  # those of one key stand side by side, in time
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
