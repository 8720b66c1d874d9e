"""The ledger's rows: how each plan stood over time, worked out when the record is fused, and asked by the page."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, case, delete, func, insert, select

from dateline.model import Event
from dateline.store import asking, ledger, reading, rows, schema
from dateline.store.search import EventFilter

# How plans are listed: by the last day on which they are due, those without an end after them, undated ones last.
ENDLESS, UNDATED = "~", "~~"


def promised(connection: Connection, events: Collection[str]) -> set[str]:
    """The plans that these events kept."""
    table, found = schema.events, set[str]()
    for batch in reading.batches(sorted(events)):
        query = select(table.c.outcome_of).where(table.c.id.in_(batch), table.c.outcome_of.is_not(None))
        found |= set(connection.execute(query).scalars())
    return found


def refresh(connection: Connection, events: Collection[str]) -> None:
    """Work out anew how these events stand as plans, those of them that were ever announced."""
    steps, table = schema.plan_steps, schema.plans
    for batch in reading.batches(sorted(events)):
        connection.execute(delete(table).where(table.c.event.in_(batch)))
        announced = schema.events.c.id.in_(select(steps.c.event).where(steps.c.event.in_(batch)))
        found = [row for event in _standing(connection, announced) for row in event]
        if found:
            connection.execute(insert(table), found)


def refresh_all(connection: Connection) -> None:
    refresh(connection, list(connection.execute(select(schema.plan_steps.c.event).distinct()).scalars()))


def find(
    connection: Connection, day: date, asked: EventFilter, fate: str | None, limit: int | None, offset: int
) -> list[ledger.Plan]:
    """The plans of events that fulfil the filter, as they stood on a day."""
    table = schema.plans
    query = select(table).where(*_asked(connection, day, asked, fate)).order_by(table.c.rank, table.c.event)
    found = connection.execute(query.limit(limit).offset(offset or None)).mappings().all()
    events = {event.id: event for event in reading.events_by_id(connection, (row["event"] for row in found))}
    plans = [ledger.plan(events[row["event"]], rows.to_standing(row), day) for row in found]
    return _with_coming(connection, plans, day)


def count(connection: Connection, day: date, asked: EventFilter) -> Counter[str]:
    """How many of these plans have each fate."""
    fate = _fate(day)
    query = select(fate, func.count()).where(*_asked(connection, day, asked, None)).group_by(fate)
    return Counter({row[0]: row[1] for row in connection.execute(query)})


def of(connection: Connection, events: Collection[Event], day: date) -> list[ledger.Plan]:
    """Those of the events that something had announced by that day, as plans."""
    by_id, found = {event.id: event for event in events}, list[ledger.Plan]()
    for batch in reading.batches(by_id):
        query = select(schema.plans).where(schema.plans.c.event.in_(batch), *_then(day))
        told = connection.execute(query.order_by(schema.plans.c.event)).mappings()
        found += [ledger.plan(by_id[row["event"]], rows.to_standing(row), day) for row in told]
    return _with_coming(connection, found, day)


def _with_coming(connection: Connection, found: list[ledger.Plan], day: date) -> list[ledger.Plan]:
    """The plans, each series with those of its times that were still to come on that day."""
    series = sorted(plan.event.id for plan in found if plan.fate == "recurring")
    coming: dict[str, list[str]] = defaultdict(list)
    table, events = schema.plans, schema.events
    for batch in reading.batches(series):
        query = select(events.c.outcome_of, table.c.event).join(events, events.c.id == table.c.event)
        waiting = table.c.fate.in_(("open", "postponed"))
        asked = query.where(events.c.outcome_of.in_(batch), waiting, *_then(day))
        for of, event in connection.execute(asked.order_by(table.c.rank, table.c.event)):
            coming[of].append(event)
    return [replace(plan, coming=tuple(coming[plan.event.id])) if plan.event.id in coming else plan for plan in found]


def _asked(connection: Connection, day: date, asked: EventFilter, fate: str | None) -> list[ColumnElement[bool]]:
    found = list(_then(day))
    if asked != EventFilter():
        keys = asking.keys(connection, asked).subquery()
        wanted = select(schema.events.c.id).where(schema.events.c.key.in_(select(keys.c.event)))
        found.append(schema.plans.c.event.in_(wanted))
    return [*found, _fate(day) == fate] if fate else found


def _then(day: date) -> tuple[ColumnElement[bool], ...]:
    table = schema.plans
    return table.c.since <= day.isoformat(), table.c.until > day.isoformat()


def _fate(day: date) -> ColumnElement[str]:
    """Whether a plan is overdue depends on the day: the rest is as it was written."""
    table = schema.plans
    overdue = and_(table.c.overdue_after.is_not(None), table.c.overdue_after < day.isoformat())
    return case((overdue, "overdue"), else_=table.c.fate)


def _standing(connection: Connection, announced: ColumnElement[bool]) -> Iterator[list[rows.Values]]:
    events = reading.events(connection, announced)
    outcomes: dict[str, list[Event]] = defaultdict(list)
    for kept in reading.events(connection, schema.events.c.outcome_of.in_([event.id for event in events])):
        outcomes[kept.outcome_of or ""].append(kept)
    told = {r for event in events for of in (event, *outcomes[event.id]) for r in of.reports}
    words = _words(connection, told)
    for event in events:
        yield [
            rows.from_standing(standing) | {"event": event.id, "rank": _rank(standing)}
            for standing in ledger.standings(event, outcomes[event.id], words)
        ]


def _rank(standing: ledger.Standing) -> str:
    if standing.due is None:
        return UNDATED
    return standing.due.latest.isoformat() if standing.due.latest else ENDLESS


def _words(connection: Connection, reports: Collection[str]) -> dict[str, ledger.Word]:
    """What these reports say, light: without who takes part in what."""
    table, articles, cited = schema.reports, schema.articles, schema.attributions
    found: dict[str, ledger.Word] = {}
    for batch in reading.batches(sorted(reports)):
        names = select(cited.c.report, cited.c.name).where(cited.c.report.in_(batch), cited.c.position == 0)
        by = reading.pairs(connection, names)
        joined = select(table, articles.c.day, articles.c.outlet).join(articles, articles.c.id == table.c.article)
        for row in connection.execute(joined.where(table.c.id.in_(batch))).mappings():
            who = by.get(row["id"]) or row["outlet"]
            found[row["id"]] = ledger.Word(row["status"], rows.to_start(row), row["day"] or "", who)
    return found
