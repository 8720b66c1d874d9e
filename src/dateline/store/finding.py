"""Counting and searching: how the events asked for divide, and full text with the words found marked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, case, exists, func, literal, select, text

from dateline.errors import InputError
from dateline.store import asking, fulltext, reading, schema
from dateline.store.rows import to_actor
from dateline.store.search import Condition, EventFilter
from dateline.store.story import ActorRow
from dateline.store.terms import UNDATED, day_of, unpacked

FACETS = ("type", "status", "country", "actor", "dyad", "outlet", "month")
LARGEST = 20  # values of one facet
# What can be searched, and how a row of it is called.
ROWS = {
    "articles": "SELECT id, title FROM articles WHERE key = :key",
    "statements": (
        "SELECT s.id, coalesce(a.name, l.name) FROM statements s"
        " LEFT JOIN actor_of o ON o.local = s.speaker LEFT JOIN actors a ON a.id = o.actor"
        " LEFT JOIN local_actors l ON l.article = s.article AND l.id = s.speaker WHERE s.key = :key"
    ),
    "events": "SELECT id, type || coalesce('/' || mode, '') FROM events WHERE key = :key",
}
OPEN, CLOSE = "\x02", "\x03"  # around words found: no text holds them, so that each front may mark them in its own way


@dataclass(frozen=True, slots=True)
class Hit:
    """A row found: its id, its title (an article's), speaker (a statement's) or type (an event's), and a passage.

    `snippet` has the words found between the characters U+0002 and U+0003; `marked` puts others in their place.
    `score` is BM25, on a server how near the words stand: higher is better."""

    id: str
    title: str | None
    snippet: str
    score: float

    def marked(self, before: str = "[", after: str = "]") -> str:
        return self.snippet.replace(OPEN, before).replace(CLOSE, after)


@dataclass(frozen=True, slots=True)
class Met:
    """Two actors (or countries) by their ids, with the number of events of both."""

    a: str
    b: str
    events: int
    first: date | None
    last: date | None


def search(connection: Connection, asked: str, what: str, limit: int) -> list[Hit]:
    """The best rows first. Raises InputError for something that has no full text."""
    if what not in ROWS:
        raise InputError(f"no full text of {what!r}: choose one of {', '.join(ROWS)}")
    found = fulltext.of(connection).search(connection, what, asked, limit, (OPEN, CLOSE))
    hits = []
    for key, snippet, score in found:
        id, title = connection.execute(text(ROWS[what]), {"key": key}).one()
        hits.append(Hit(id, title, " ".join(snippet.split()), score))
    return hits


def facets(connection: Connection, asked: EventFilter) -> dict[str, list[tuple[str, int]]]:
    """For each facet the commonest values among the events that fulfil the filter, with the number of events."""
    # A few more than are shown, as the names of actors decide among equals.
    found = tallies(connection, asked, FACETS, None if asked != EventFilter() else 2 * LARGEST)
    return {kind: _named(connection, kind, list(values.items())) for kind, values in found.items()}


def tallies(
    connection: Connection, asked: EventFilter, kinds: Sequence[str], most: int | None = None
) -> dict[str, dict[str, int]]:
    """How many of the events asked for have each term of these kinds (see `terms`). Of the whole record the counts are
    kept, of a part they are counted; `most` of a kind where not all are wanted of the whole."""
    table = schema.terms
    found: dict[str, dict[str, int]] = {kind: {} for kind in kinds}
    if asked == EventFilter():
        for kind in kinds:
            query = select(table.c.value, table.c.events).where(table.c.kind == kind, table.c.events > 0)
            found[kind] = reading.pairs(connection, query.order_by(table.c.events.desc(), table.c.value).limit(most))
        return found
    wanted = asking.keys(connection, asked).subquery()
    packed = select(schema.labels.c.terms).where(schema.labels.c.event.in_(select(wanted.c.event)))
    counted = Counter(unpacked(b"".join(connection.execute(packed).scalars())))
    for batch in reading.batches(counted):
        known = select(table.c.number, table.c.kind, table.c.value).where(table.c.number.in_(batch))
        for number, kind, value in connection.execute(known.where(table.c.kind.in_(kinds))):
            found[kind][value] = counted[number]
    return found


def met(connection: Connection, asked: EventFilter, by: str, most: int) -> list[Met]:
    """Each two actors (or, `by` country, each two countries that take part or are the host) in the newest `most` of the
    events asked for: with how many, and the earliest and the latest day of their beginning."""
    newest = asking.page(connection, asked, limit=most, newest=True)
    found: list[Met] = []
    if not newest:
        return found
    wanted = asking.keys(connection, asked).subquery()
    if len(newest) == most:
        last = connection.execute(select(schema.events.c.at).where(schema.events.c.key == newest[-1])).scalar_one()
        chosen = select(wanted.c.event).where(wanted.c.at >= last)
    else:
        chosen = select(wanted.c.event)
    query = _dyads(chosen) if by == "country" else _pairs(chosen)
    for a, b, events, first, latest in connection.execute(query):
        found.append(Met(a, b, events, day_of(first), None if latest is None else day_of(latest)))
    return sorted(found, key=lambda pair: (-pair.events, pair.a, pair.b))


def _reach(at: Any) -> tuple[Any, Any]:
    """The first and the last of the moments that have a day."""
    return func.min(at), func.max(case((at < UNDATED, at)))


def _dyads(chosen: Select[Any]) -> Select[Any]:
    terms, listed = schema.terms, schema.postings
    count = func.count()
    parts = func.substr(terms.c.value, 1, 3), func.substr(terms.c.value, 5)
    return (
        select(*parts, count, *_reach(listed.c.at))
        .join(listed, listed.c.term == terms.c.number)
        .where(terms.c.kind == "dyad", listed.c.event.in_(chosen))
        .group_by(terms.c.value)
    )


def _pairs(chosen: Select[Any]) -> Select[Any]:
    one, other, events = schema.event_participants.alias(), schema.event_participants.alias(), schema.events
    return (
        select(
            one.c.actor,
            other.c.actor,
            func.count(func.distinct(events.c.key)),
            *_reach(events.c.at),
        )
        .join(one, one.c.event == events.c.id)
        .join(other, and_(other.c.event == events.c.id, one.c.actor < other.c.actor))
        .where(events.c.key.in_(chosen))
        .group_by(one.c.actor, other.c.actor)
    )


def actors(
    connection: Connection, where: Sequence[Condition], limit: int | None = None, offset: int = 0
) -> list[ActorRow]:
    """Actors that fulfil the conditions, those with most events first."""
    table, terms = schema.actors, schema.terms
    taking = and_(terms.c.kind == "actor", terms.c.value == table.c.id, terms.c.events > 0)
    busy = select(table, terms.c.events.label("events")).join(terms, taking).where(*where)
    busy = busy.order_by(terms.c.events.desc(), table.c.name, table.c.id)
    idle = select(table, literal(0).label("events")).where(*where, ~exists().where(taking))
    most = None if limit is None else offset + limit
    rows: list[Any] = list(connection.execute(busy.limit(most)).mappings())
    if most is None or len(rows) < most:
        rest = idle.order_by(table.c.name, table.c.id).limit(None if most is None else most - len(rows))
        rows += connection.execute(rest).mappings()
    return [ActorRow(to_actor(row), row["events"]) for row in rows[offset:]]


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
