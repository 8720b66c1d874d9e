"""What events can be found by: terms such as (`country`, `PRK`), each with its events in the order of time.

A term's events stand side by side in that order, so that the first page of a question costs a page and not the record.
Each event keeps the numbers of its terms, so that what is found can be counted by any kind of term (facets) in one go,
and so that an event which goes takes its postings along. Terms know how many events they have.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from dateline.store import reading, rows, schema

LAST = (1 << 22) - 1  # no day of the calendar: the latest is 3,652,059
LONG = 100  # days; an event that lasts longer, or has an open end, is looked at for every time asked
SHIFT_FIRST, SHIFT_LATEST = 41, 19
UNDATED = (LAST << 22 | LAST) << SHIFT_LATEST
COLUMNS = (
    "key", "id", "type", "mode", "status", "host", "place_country", "place_folded", "start", "earliest", "latest", "at",
    "disputes",
)  # fmt: skip
NUMBERS = "I"  # how the numbers of an event's terms are packed


def moment(id: str, start: str | None, earliest: str | None, latest: str | None) -> int:
    """Where an event stands in time as one number: its first day, its latest, then its id as far as there is room.

    Where only the latest day is known it is the first one too, and the place of the latest holds 0.
    """
    first, last = (date.fromisoformat(day).toordinal() if day else None for day in (earliest, latest))
    unknown = (last, 0) if last else (LAST, 0 if start else LAST)
    days = unknown if first is None else (first, last or LAST)
    digits = id.partition("-")[2][:5]
    tie = int(digits, 16) >> 1 if len(digits) == 5 and all(c in "0123456789abcdef" for c in digits) else 0
    return days[0] << SHIFT_FIRST | days[1] << SHIFT_LATEST | tie


def day_of(at: int) -> date | None:
    """The first day of a moment; None where it has none."""
    day = at >> SHIFT_FIRST
    return None if day == LAST else date.fromordinal(day)


def words_of(forms: Iterable[Any]) -> list[rows.Values]:
    """The words of folded names, each actor's once."""
    found = {(word, form["actor"]) for form in forms for word in form["folded"].split()}
    return [{"word": word, "actor": actor} for word, actor in sorted(found)]


def put(connection: Connection, events: Sequence[str]) -> None:
    """Note the terms of events that have none yet, by the ids of the events."""
    for batch in reading.batches(events):
        found = _terms(connection, batch)
        numbers = _numbers(connection, {term for terms, _, _ in found for term in terms})
        postings, labels, counted = [], [], Counter[int]()
        for terms, at, key in found:
            own = sorted(numbers[term] for term in terms)
            postings += [{"term": number, "at": at, "event": key} for number in own]
            labels.append({"event": key, "terms": array(NUMBERS, own).tobytes()})
            counted.update(own)
        if labels:
            connection.execute(insert(schema.labels), labels)
        if postings:  # an event without a type and a status has no term
            postings.sort(key=lambda row: (row["term"], row["at"], row["event"]))
            connection.execute(insert(schema.postings), postings)
            _count(connection, counted, 1)


def drop(connection: Connection, keys: Sequence[int]) -> None:
    """Take away the terms of events that go, by the keys of the events."""
    labels, postings = schema.labels, schema.postings
    held = connection.execute(select(labels.c.event, labels.c.terms).where(labels.c.event.in_(keys))).all()
    table = schema.events
    moments = reading.pairs(connection, select(table.c.key, table.c.at).where(table.c.key.in_(keys)))
    gone = [{"t": term, "a": moments[key], "e": key} for key, packed in held for term in unpacked(packed)]
    if gone:
        here = (postings.c.term == bindparam("t"), postings.c.at == bindparam("a"), postings.c.event == bindparam("e"))
        connection.execute(delete(postings).where(*here), gone)
        _count(connection, Counter(row["t"] for row in gone), -1)
    connection.execute(delete(labels).where(labels.c.event.in_(keys)))


def having(kind: str, values: Sequence[str]) -> Select[int]:
    """The keys of the events that have one of these terms."""
    table, postings = schema.terms, schema.postings
    numbers = select(table.c.number).where(table.c.kind == kind, table.c.value.in_(values))
    return select(postings.c.event).where(postings.c.term.in_(numbers))


def unpacked(terms: bytes) -> "array[int]":
    return array(NUMBERS, terms)


def _count(connection: Connection, counted: Mapping[int, int], sign: int) -> None:
    table = schema.terms
    change = update(table).where(table.c.number == bindparam("n")).values(events=table.c.events + bindparam("more"))
    connection.execute(change, [{"n": number, "more": sign * n} for number, n in sorted(counted.items())])


def _numbers(connection: Connection, terms: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The number of each term; a new one is given to those that have none."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, value in sorted(terms):
        by_kind[kind].append(value)
    known = _known(connection, by_kind)
    new = [{"kind": kind, "value": value, "events": 0} for kind, value in sorted(terms - known.keys())]
    if new:
        connection.execute(insert(schema.terms), new)
        known = _known(connection, by_kind)
    return known


def _known(connection: Connection, by_kind: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], int]:
    table, found = schema.terms, dict[tuple[str, str], int]()
    for kind, values in by_kind.items():
        for batch in reading.batches(values):
            query = select(table.c.value, table.c.number).where(table.c.kind == kind, table.c.value.in_(batch))
            found |= {(kind, value): number for value, number in connection.execute(query)}
    return found


def _terms(connection: Connection, ids: Sequence[str]) -> list[tuple[set[tuple[str, str]], int, int]]:
    """The terms, the moment and the key of each of these events."""
    table, people, told = schema.events, schema.event_participants, schema.event_reports
    columns = [table.c[name] for name in COLUMNS]  # named, as a migration may stand before other columns
    known = connection.execute(select(*columns).where(table.c.id.in_(ids))).mappings().all()
    joined = people.join(schema.actors, schema.actors.c.id == people.c.actor)
    query = select(people.c.event, people.c.actor, schema.actors.c.country).select_from(joined)
    taking: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for event, actor, country in connection.execute(query.where(people.c.event.in_(ids))):
        taking[event].append((actor, country))
    reports, articles = schema.reports, schema.articles
    way = told.join(reports, reports.c.id == told.c.report).join(articles, articles.c.id == reports.c.article)
    outlets: dict[str, set[str]] = defaultdict(set)
    for event, outlet in connection.execute(
        select(told.c.event, articles.c.outlet).select_from(way).where(told.c.event.in_(ids))
    ):
        outlets[event].add(outlet)
    return [(_of(row, taking[row["id"]], outlets[row["id"]]), row["at"], row["key"]) for row in known]


def _of(row: rows.Row, taking: Iterable[tuple[str, str | None]], outlets: Iterable[str | None]) -> set[tuple[str, str]]:
    """The terms of an event, of these actors and outlets.

    `type` is a type with its mode, `coded` either of the two; a `side` takes part or is the host, a `country` may
    also be that of the place; a `dyad` is two sides; a `place` is its name in plain words, or its country's code;
    `began` is the month of the first day with the status."""
    kind, mode, start = row["type"], row["mode"], row["start"] or ""
    began = row["earliest"] or row["latest"]
    sides = {country for _, country in taking if country} | ({row["host"]} - {None})
    named: dict[str, Iterable[str | None]] = {
        "type": [f"{kind}/{mode}" if mode else kind],
        "coded": [kind, mode],
        "status": [row["status"]],
        "side": sides,
        "country": sides | {row["place_country"]},
        "dyad": [f"{a}-{b}" for a, b in combinations(sorted(sides), 2)],
        "actor": [actor for actor, _ in taking],
        "outlet": outlets,
        "place": [row["place_folded"], row["place_country"]],
        "month": [start[:7]] if len(start) > 7 and start[4] == "-" and start[:4].isdigit() else [],
        "began": [f"{began[:7]} {row['status']}"] if began else [],
        "disputed": ["yes"] if row["disputes"] else [],
        "lasting": ["long"] if _is_long(row["earliest"], row["latest"], start) else [],
    }
    return {(name, value) for name, values in named.items() for value in values if value}


def _is_long(earliest: str | None, latest: str | None, start: str) -> bool:
    if not earliest or not latest:
        return bool(start)
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days > LONG
