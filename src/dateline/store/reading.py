"""Rows back to model values, in batches: a fixed number of queries a batch, however many values it holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, select

from dateline.model import Actor, Article, Coding, Event, EventReport, Figure, Judgement, Record, Statement
from dateline.store import rows, schema

BATCH = 500

T = TypeVar("T")
Condition = ColumnElement[bool]


def batches(values: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    batch: list[T] = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def pairs(connection: Connection, query: Select[Any]) -> dict[Any, Any]:
    """A query of two columns as a dictionary."""
    return {name: value for name, value in connection.execute(query)}  # noqa: C416 (rows are not typed as pairs)


def mapped(connection: Connection, key: Column[Any], value: Column[Any], keys: Iterable[Any]) -> dict[Any, Any]:
    """The values of one table's column by these keys, each once, of those that are there."""
    query, found = select(key, value), dict[Any, Any]()
    for batch in batches(sorted(set(keys))):
        found |= pairs(connection, query.where(key.in_(batch)))
    return found


def grouped(connection: Connection, table: Table, owner: str, ids: Sequence[str]) -> dict[str, list[rows.Row]]:
    """The rows of a child table by the id of their owner, each list in its stored order."""
    found: dict[str, list[rows.Row]] = defaultdict(list)
    for batch in batches(ids):
        query = select(table).where(table.c[owner].in_(batch)).order_by(table.c.position)
        for row in connection.execute(query).mappings():
            found[row[owner]].append(row)
    return found


def reports(connection: Connection, column: Column[str], ids: Sequence[str]) -> list[EventReport]:
    """The reports whose `column` (`reports.id` or `reports.article`) is among `ids`, by article and position."""
    table = schema.reports
    found: list[rows.Row] = []
    for batch in batches(ids):
        found += connection.execute(select(table).where(column.in_(batch))).mappings().all()
    found.sort(key=lambda row: (row["article"], row["position"]))
    known = [row["id"] for row in found]
    participants = grouped(connection, schema.participants, "report", known)
    attributions = grouped(connection, schema.attributions, "report", known)
    details = grouped(connection, schema.details, "report", known)
    return [rows.to_report(row, participants[row["id"]], attributions[row["id"]], details[row["id"]]) for row in found]


def articles(connection: Connection, ids: Sequence[str]) -> dict[str, Article]:
    found: dict[str, Article] = {}
    for batch in batches(ids):
        query = select(schema.articles).where(schema.articles.c.id.in_(batch))
        found |= {row["id"]: rows.to_article(row) for row in connection.execute(query).mappings()}
    return found


def local_actors(connection: Connection, articles: Sequence[str]) -> dict[str, list[Actor]]:
    """The actors as each article names them."""
    found = grouped(connection, schema.local_actors, "article", articles)
    return {article: [rows.to_actor(row) for row in group] for article, group in found.items()}


def codings(connection: Connection, *where: Condition, limit: int | None = None, said: bool = True) -> list[Coding]:
    """The codings of the articles that fulfil all conditions, by article id; without what was `said`, if so asked."""
    table = schema.articles
    query = select(table).where(*where).order_by(table.c.id).limit(limit)
    found = [rows.to_article(row) for row in connection.execute(query).mappings()]
    ids = [article.id for article in found]
    actors = local_actors(connection, ids)
    statements = grouped(connection, schema.statements, "article", ids if said else [])
    figures = grouped(connection, schema.figures, "article", ids)
    reported: dict[str, list[EventReport]] = defaultdict(list)
    for report in reports(connection, schema.reports.c.article, ids):
        reported[report.article].append(report)
    return [
        Coding(
            article,
            tuple(actors.get(article.id, ())),
            tuple(reported[article.id]),
            tuple(rows.to_statement(row) for row in statements[article.id]),
            tuple(rows.to_figure(row) for row in figures[article.id]),
        )
        for article in found
    ]


def events(connection: Connection, *where: Condition, limit: int | None = None) -> list[Event]:
    """The events that fulfil all conditions, dated ones first in the order of time."""
    query = select(schema.events).where(*where).order_by(*schema.IN_TIME).limit(limit)
    return _whole_events(connection, connection.execute(query).mappings().all())


def events_by_id(connection: Connection, ids: Iterable[str]) -> list[Event]:
    """The events with these ids, in batches of them."""
    batched = batches(sorted(set(ids)))
    return [event for batch in batched for event in events(connection, schema.events.c.id.in_(batch))]


def listed(connection: Connection, keys: Sequence[int]) -> list[Event]:
    """The events with these keys, in their order; those of one moment by their ids."""
    place = {key: n for n, key in enumerate(keys)}
    query = select(schema.events).where(schema.events.c.key.in_(keys))
    found = sorted(connection.execute(query).mappings(), key=lambda row: place[row["key"]])
    whole = [sorted(group, key=lambda row: row["id"]) for _, group in groupby(found, key=lambda row: row["at"])]
    return _whole_events(connection, [row for group in whole for row in group])


def _whole_events(connection: Connection, found: Sequence[rows.Row]) -> list[Event]:
    ids = [row["id"] for row in found]
    tables = (
        schema.event_participants,
        schema.event_reports,
        schema.origins,
        schema.plan_steps,
        schema.event_details,
    )
    parts = [grouped(connection, table, "event", ids) for table in tables]
    return [rows.to_event(row, *(part[row["id"]] for part in parts)) for row in found]


def actors(connection: Connection, *where: Condition) -> list[Actor]:
    query = select(schema.actors).where(*where).order_by(schema.actors.c.name, schema.actors.c.id)
    return [rows.to_actor(row) for row in connection.execute(query).mappings()]


def judgements(connection: Connection, *where: Condition) -> list[Judgement]:
    table = schema.judgements
    query = select(table).where(*where).order_by(table.c.left, table.c.right, table.c.author)
    return [rows.to_judgement(row) for row in connection.execute(query).mappings()]


def statements(connection: Connection, *where: Condition, limit: int | None = None, offset: int = 0) -> list[Statement]:
    table = schema.statements
    query = select(table).where(*where).order_by(table.c.article, table.c.position).limit(limit).offset(offset or None)
    return [rows.to_statement(row) for row in connection.execute(query).mappings()]


def figures(connection: Connection, *where: Condition, limit: int | None = None, offset: int = 0) -> list[Figure]:
    table = schema.figures
    query = select(table).where(*where).order_by(table.c.article, table.c.position).limit(limit).offset(offset or None)
    return [rows.to_figure(row) for row in connection.execute(query).mappings()]


def record(connection: Connection) -> Record:
    """The fused record as it was written."""
    found = connection.execute(select(schema.events).order_by(*schema.IN_ORDER)).mappings().all()
    table = schema.actor_of
    local = connection.execute(select(table.c.local, table.c.actor).order_by(table.c.local))
    return Record(
        events=tuple(_whole_events(connection, found)),
        judgements=tuple(judgements(connection)),
        actors=tuple(actors(connection)),
        actor_of=tuple((name, actor) for name, actor in local),
    )
