"""Articles with their revisions and what they were made of, and what each article claims (deleted with it)."""

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, Table

from dateline.store.schema.columns import NUMBER, PROSE, WORDS, article, metadata, place, span, when

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
    article(),
    Column("position", Integer, nullable=False),
    Column("sentence", Integer, nullable=False),
    *span("evidence", optional=False),
    *span("trigger", optional=False),
    Column("type", WORDS, nullable=False),
    Column("mode", WORDS),
    Column("status", WORDS, nullable=False),
    Column("news", Boolean, nullable=False),
    Column("host", WORDS),
    *place(),
    *span("place"),
    *when("start"),
    *when("end"),
    *span("name"),
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
    *span("named"),
    Column("rank", WORDS),
)


details = Table(
    "details",
    metadata,
    Column("report", WORDS, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("field", WORDS, nullable=False),
    Column("value", WORDS, nullable=False),
    *span("named"),
)


attributions = Table(
    "attributions",
    metadata,
    Column("report", WORDS, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", WORDS, nullable=False),
    Column("actor", WORDS),
    *span("named", optional=False),
    Column("cue", WORDS, nullable=False),
)


statements = Table(
    "statements",
    metadata,
    Column("key", NUMBER, primary_key=True),
    Column("id", WORDS, nullable=False, unique=True),
    article(),
    Column("position", Integer, nullable=False),
    Column("speaker", WORDS),
    Column("kind", WORDS, nullable=False),
    *span("content", optional=False),
    *span("cue"),
    *span("speaker"),
    Column("addressee", WORDS),
    Column("sentence", Integer, nullable=False),
)


figures = Table(
    "figures",
    metadata,
    Column("id", WORDS, primary_key=True),
    article(),
    Column("position", Integer, nullable=False),
    Column("sentence", Integer, nullable=False),
    *span("named", optional=False),
    Column("value", WORDS, nullable=False),
    Column("unit", WORDS, nullable=False),
    *span("measures"),
    Column("report", WORDS),
    *place(),
)


CLAIM_TABLES = (figures, statements, reports, local_actors)
