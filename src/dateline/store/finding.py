"""Counting and searching: how the events asked for divide, and full text with the words found marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import CTE, ColumnElement, Connection, Select, and_, func, literal, select, text, union_all

from dateline.errors import InputError
from dateline.store import schema
from dateline.store.search import Condition, match_expression

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


def facets(connection: Connection, where: Sequence[Condition]) -> dict[str, list[tuple[str, int]]]:
    """For each facet the commonest values among the events that fulfil the conditions, with the number of events."""
    table = schema.events
    # Named once and used by every part, the events asked for are found once.
    asked = select(table.c.id, table.c.type, table.c.mode, table.c.status, table.c.start).where(*where).cte("asked")
    parts = {
        "type": _counted(asked.c.type + func.coalesce("/" + asked.c.mode, ""), asked.c.id),
        "status": _counted(asked.c.status, asked.c.id),
        "country": _taking_part(asked, schema.actors.c.country),
        "actor": _taking_part(asked, schema.actors.c.name),
        "dyad": _dyads(asked),
        "outlet": _outlets(asked),
        "month": _counted(func.substr(asked.c.start, 1, 7), asked.c.id).where(asked.c.start.like("____-__%")),
    }
    labelled = [select(literal(name), *part.subquery().c) for name, part in parts.items()]
    found: dict[str, list[tuple[str, int]]] = {name: [] for name in FACETS}
    for name, value, count in connection.execute(union_all(*labelled)):
        found[name].append((value, count))
    return {name: sorted(values, key=lambda pair: (-pair[1], pair[0])) for name, values in found.items()}


def _counted(value: ColumnElement[str], event: ColumnElement[str]) -> Select[str, int]:
    count = func.count(func.distinct(event))
    return (
        select(value.label("value"), count.label("events"))
        .where(value.is_not(None))
        .group_by(value)
        .order_by(count.desc(), value)
        .limit(LARGEST)
    )


def _taking_part(asked: CTE, value: ColumnElement[str]) -> Select[str, int]:
    people, actors = schema.event_participants, schema.actors
    joined = asked.join(people, people.c.event == asked.c.id).join(actors, actors.c.id == people.c.actor)
    return _counted(value, asked.c.id).select_from(joined)


def _dyads(asked: CTE) -> Select[str, int]:
    """Pairs of countries that take part in one event, each pair once, in the order of their codes."""
    left, right = schema.event_participants.alias(), schema.event_participants.alias()
    one, other = schema.actors.alias(), schema.actors.alias()
    joined = (
        asked.join(left, left.c.event == asked.c.id)
        .join(right, right.c.event == asked.c.id)
        .join(one, one.c.id == left.c.actor)
        .join(other, and_(other.c.id == right.c.actor, one.c.country < other.c.country))
    )
    return _counted(one.c.country + "-" + other.c.country, asked.c.id).select_from(joined)


def _outlets(asked: CTE) -> Select[str, int]:
    told, reports, articles = schema.event_reports, schema.reports, schema.articles
    joined = (
        asked.join(told, told.c.event == asked.c.id)
        .join(reports, reports.c.id == told.c.report)
        .join(articles, articles.c.id == reports.c.article)
    )
    return _counted(articles.c.outlet, asked.c.id).select_from(joined)
