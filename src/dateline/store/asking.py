"""The events that a question asks for: their keys in the order of time, read from the shortest list that holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select, union

from dateline.store import fulltext, schema
from dateline.store.fulltext import matching
from dateline.store.search import Condition, EventFilter
from dateline.store.terms import LAST, LONG, SHIFT_FIRST, SHIFT_LATEST, UNDATED

FEW = 5000  # events with the words asked for that are read before all other conditions


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives of one condition: the numbers of their terms, and how many events those have together."""

    numbers: tuple[int, ...]
    events: int


def page(
    connection: Connection, asked: EventFilter, *, limit: int | None = None, offset: int = 0, newest: bool = False
) -> list[int]:
    """Keys of events in the order of time, or in that from the newest to the oldest and those without a time.

    Raises InputError for words that hold none.
    """
    most = None if limit is None else offset + limit
    lists = _lists(connection, asked)
    if len(lists) == 1 and not newest:
        event, at = lists[0].selected_columns.event, lists[0].selected_columns.at
        return list(connection.execute(lists[0].order_by(at, event).limit(limit).offset(offset or None)).scalars())
    found: list[int] = []
    for dated in (True, False) if newest else (None,):
        if most is None or len(found) < most:
            found += _in_order(connection, lists, dated, None if most is None else most - len(found))
    return found[offset:most]


def _in_order(connection: Connection, lists: Sequence[Select[Any]], dated: bool | None, most: int | None) -> list[int]:
    """The first keys of several lists together: of dated events the newest first, of others in the order of time."""
    found: set[tuple[int, int]] = set()
    for listed in lists:
        event, at = listed.selected_columns.event, listed.selected_columns.at
        if dated is not None:
            listed = listed.where(at < UNDATED if dated else at >= UNDATED)
        rows = connection.execute(listed.order_by(at.desc() if dated else at, event).limit(most))
        found |= {(-at if dated else at, event) for event, at in rows}
    return [event for _, event in sorted(found)][:most]


def count(connection: Connection, asked: EventFilter) -> int:
    """How many events there are."""
    groups = _groups(connection, asked)
    plain = not (asked.since or asked.until or asked.text or asked.rest())
    if plain and len(groups) == 1 and len(groups[0].numbers) < 2:
        return groups[0].events
    found = keys(connection, asked).subquery()
    return int(connection.execute(select(func.count()).select_from(found)).scalar_one())


def keys(connection: Connection, asked: EventFilter) -> Select[Any]:
    """A query for `event` (the key) and `at` of the events asked for."""
    lists = _lists(connection, asked)
    found = (lists[0] if len(lists) == 1 else union(*lists)).subquery()
    return select(found.c.event, found.c.at)


def _lists(connection: Connection, asked: EventFilter) -> list[Select[Any]]:
    """The lists that hold the events asked for, some twice: of a time, what lies within is a stretch of each list, and
    what lasts long is asked for one by one."""
    groups, rest = _groups(connection, asked), [*asked.rest(), *_words(connection, asked)]
    if not (asked.since or asked.until):
        return [_drawn(groups, (), rest)]
    touching = _touching(asked.since, asked.until)
    within = _drawn(groups, (*_near(asked.since, asked.until), *touching), rest)
    (lasting,) = _numbers(connection, [schema.terms.c.kind == "lasting"])
    return [within, _drawn([lasting, *groups], touching, rest)]


def _groups(connection: Connection, asked: EventFilter) -> list[Group]:
    """The conditions that terms hold, the one with the fewest events first."""
    return sorted(_numbers(connection, asked.terms()), key=lambda group: group.events)


def _numbers(connection: Connection, conditions: Sequence[Condition]) -> list[Group]:
    table, found = schema.terms, []
    for condition in conditions:
        rows = connection.execute(select(table.c.number, table.c.events).where(condition, table.c.events > 0)).all()
        found.append(Group(tuple(number for number, _ in rows), sum(events for _, events in rows)))
    return found


def _drawn(groups: Sequence[Group], times: Sequence[Any], rest: Sequence[Condition]) -> Select[Any]:
    """The list of the first group as far as the other groups and conditions hold; all events where there is none.

    `times` are conditions of a column `at`.
    """
    events = schema.events
    if not groups:
        return select(events.c.key.label("event"), events.c.at).where(*(on(events.c.at) for on in times), *rest)
    first, *others = groups
    listed = schema.postings.alias()
    query = select(listed.c.event, listed.c.at).where(_among(listed, first), *(on(listed.c.at) for on in times))
    if len(first.numbers) > 1:
        query = query.distinct()
    for group in others:
        other = schema.postings.alias()
        query = query.where(
            exists().where(_among(other, group), other.c.at == listed.c.at, other.c.event == listed.c.event)
        )
    return query.join(events, events.c.key == listed.c.event).where(*rest) if rest else query


def _among(postings: Any, group: Group) -> ColumnElement[bool]:
    if len(group.numbers) == 1:
        return postings.c.term == group.numbers[0]  # type: ignore[no-any-return]
    return postings.c.term.in_(group.numbers)  # type: ignore[no-any-return]


def _near(since: date | None, until: date | None) -> list[Any]:
    """Where events stand that touch these days, but for those that last long."""
    found = []
    if since:
        first = max(since.toordinal() - LONG, 0) << SHIFT_FIRST
        found.append(lambda at: at >= first)
    last = (until.toordinal() + 1) << SHIFT_FIRST if until else UNDATED
    return [*found, lambda at: at < last]


def _touching(since: date | None, until: date | None) -> list[Any]:
    """Whether an event, by where it stands, can have touched these days."""

    def latest(at: Any) -> Any:
        return (at // (1 << SHIFT_LATEST)).bitwise_and(LAST)

    found: list[Any] = [lambda at: at < UNDATED]
    if since:
        day = since.toordinal()
        found.append(lambda at: or_(at >= day << SHIFT_FIRST, latest(at) >= day))
    if until:
        after = (until.toordinal() + 1) << SHIFT_FIRST
        found.append(lambda at: or_(at < after, latest(at) == 0))
    return found


def _words(connection: Connection, asked: EventFilter) -> list[Condition]:
    """The words asked for: where few events have them they are found first, else each event is looked up."""
    if not asked.text:
        return []
    count = fulltext.of(connection).count(connection, "events", asked.text, FEW)
    key = schema.events.c.key
    return [and_(matching(key if count < FEW else key + 0, "events_text", asked.text))]
