"""Counting and searching: how the events asked for divide, and full text with the words found marked."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from dateline.errors import InputError
from dateline.store import asking, reading, schema
from dateline.store.search import EventFilter, match_expression
from dateline.store.terms import unpacked

FACETS = ("type", "status", "country", "actor", "dyad", "outlet", "month")
LARGEST = 20  # values of one facet
# What can be searched: its full-text index, the column shown, and how a row of it is called.
INDEXES = {
    "articles": ("articles_text", 1, "SELECT id, title FROM articles WHERE key = :key"),
    "statements": (
        "statements_text",
        0,
        "SELECT s.id, coalesce(a.name, l.name) FROM statements s"
        " LEFT JOIN actor_of o ON o.local = s.speaker LEFT JOIN actors a ON a.id = o.actor"
        " LEFT JOIN local_actors l ON l.article = s.article AND l.id = s.speaker WHERE s.key = :key",
    ),
    "events": ("events_text", 0, "SELECT id, type || coalesce('/' || mode, '') FROM events WHERE key = :key"),
}
OPEN, CLOSE = "\x02", "\x03"  # around words found: no text holds them, so that each front may mark them in its own way


@dataclass(frozen=True, slots=True)
class Hit:
    """A row found: its id, its title (an article's), speaker (a statement's) or type (an event's), and a passage.

    `snippet` has the words found between the characters U+0002 and U+0003; `marked` puts others in their place.
    `score` is BM25, higher is better."""

    id: str
    title: str | None
    snippet: str
    score: float

    def marked(self, before: str = "[", after: str = "]") -> str:
        return self.snippet.replace(OPEN, before).replace(CLOSE, after)


def search(connection: Connection, asked: str, what: str, limit: int) -> list[Hit]:
    """The best rows first. Raises InputError for something that has no full text."""
    if what not in INDEXES:
        raise InputError(f"no full text of {what!r}: choose one of {', '.join(INDEXES)}")
    index, column, row = INDEXES[what]
    found = connection.execute(
        text(
            f"SELECT rowid, snippet({index}, {column}, :open, :close, '…', 32), -bm25({index}) FROM {index}"
            f" WHERE {index} MATCH :asked ORDER BY bm25({index}), rowid LIMIT :limit"
        ),
        {"asked": match_expression(asked), "limit": limit, "open": OPEN, "close": CLOSE},
    ).all()
    hits = []
    for key, snippet, score in found:
        id, title = connection.execute(text(row), {"key": key}).one()
        hits.append(Hit(id, title, " ".join(snippet.split()), score))
    return hits


def facets(connection: Connection, asked: EventFilter) -> dict[str, list[tuple[str, int]]]:
    """For each facet the commonest values among the events that fulfil the filter, with the number of events."""
    table = schema.terms
    if asked == EventFilter():
        found = {kind: _commonest(connection, kind) for kind in FACETS}
    else:
        wanted = asking.keys(connection, asked).subquery()
        query = select(schema.labels.c.terms).where(schema.labels.c.event.in_(select(wanted.c.event)))
        counted = Counter(unpacked(b"".join(connection.execute(query).scalars())))
        found = {kind: [] for kind in FACETS}
        for batch in reading.batches(counted):
            known = select(table.c.number, table.c.kind, table.c.value).where(table.c.number.in_(batch))
            for number, kind, value in connection.execute(known):
                if kind in found:
                    found[kind].append((value, counted[number]))
    return {kind: _named(connection, kind, values) for kind, values in found.items()}


def _commonest(connection: Connection, kind: str) -> list[tuple[str, int]]:
    """The commonest terms of a kind in the record; a few more, as the names of actors decide among equals."""
    table = schema.terms
    query = select(table.c.value, table.c.events).where(table.c.kind == kind, table.c.events > 0)
    found = connection.execute(query.order_by(table.c.events.desc(), table.c.value).limit(2 * LARGEST))
    return [(value, count) for value, count in found]


def _named(connection: Connection, kind: str, values: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The commonest first; actors by their names, those of one name together."""
    found = sorted(values, key=lambda pair: (-pair[1], pair[0]))[: 2 * LARGEST]
    if kind == "actor":
        table, named = schema.actors, Counter[str]()
        ids = [id for id, _ in found]
        names = reading.pairs(connection, select(table.c.id, table.c.name).where(table.c.id.in_(ids)))
        for id, count in found:
            named[names[id]] += count
        found = sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
    return found[:LARGEST]
