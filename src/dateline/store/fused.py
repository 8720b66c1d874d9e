"""The fused record's rows: events, actors and judgements, put there and taken away."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from dateline.errors import RecordError
from dateline.model import Actor, Event, Judgement, Record
from dateline.store import fulltext, plans, reading, review, rows, schema, terms
from dateline.store.settings import put_setting


def put(connection: Connection, table: Table, values: Sequence[rows.Values]) -> None:
    if values:
        connection.execute(insert(table), values)


def replace(connection: Connection, record: Record) -> None:
    """Put this record in place of the one that is there.

    Raises RecordError where an event names an actor that the record lacks.
    """
    check(record.events, {actor.id for actor in record.actors})
    homes = select(schema.event_reports.c.report, schema.event_reports.c.event)
    before = reading.pairs(connection, homes)
    clear(connection)
    put_actors(connection, record.actors)
    put(connection, schema.actor_of, [{"local": local, "actor": actor} for local, actor in record.actor_of])
    put_events(connection, record.events)
    plans.refresh_all(connection)
    put_judgements(connection, record.judgements)
    review.redirect(connection, schema.events, before, reading.pairs(connection, homes))


def clear(connection: Connection) -> None:
    """Take away everything that was fused, and what fusing keeps; every article is to be looked at anew."""
    connection.exec_driver_sql("DELETE FROM events_text")
    for table in (*schema.RECORD_TABLES, schema.pending):
        connection.execute(delete(table))
    everything = insert(schema.pending).from_select(["article"], select(schema.articles.c.id))
    connection.execute(everything)
    put_setting(connection, "fused", None)


def check(events: Iterable[Event], known: Collection[str]) -> None:
    """Raises RecordError where an event names an actor that is not among those known."""
    for event in events:
        missing = sorted({p.actor for p in event.participants} - set(known))
        if missing:
            raise RecordError(f"event {event.id} names actors that the record lacks: {', '.join(missing)}")


def put_actors(connection: Connection, actors: Iterable[Actor]) -> None:
    """Actors that are new, or another than before."""
    by_id = {actor.id: actor for actor in actors}
    names, words, table = schema.actor_names, schema.actor_words, schema.actors
    there: set[str] = set()
    for batch in reading.batches(sorted(by_id)):
        there |= set(connection.execute(select(table.c.id).where(table.c.id.in_(batch))).scalars())
        connection.execute(delete(names).where(names.c.actor.in_(batch)))
        connection.execute(delete(words).where(words.c.actor.in_(batch)))
    for id in sorted(there):
        connection.execute(update(table).where(table.c.id == id).values(rows.from_actor(by_id[id])))
    put(connection, table, [rows.from_actor(actor) for id, actor in by_id.items() if id not in there])
    forms = [
        {"actor": actor.id, "folded": name}
        for actor in by_id.values()
        for name in sorted({rows.folded(form) for form in (actor.name, *actor.forms)})
    ]
    put(connection, names, forms)
    put(connection, words, terms.words_of(forms))


def drop_events(connection: Connection, ids: Collection[str]) -> None:
    """Take events away, with all that belongs to them."""
    table = schema.events
    for batch in reading.batches(sorted(ids)):
        keys = connection.execute(select(table.c.key).where(table.c.id.in_(batch))).scalars().all()
        if not keys:
            continue
        terms.drop(connection, keys)
        fulltext.of(connection).drop_events(connection, keys)
        connection.execute(delete(table).where(table.c.id.in_(batch)))


def put_events(connection: Connection, events: Sequence[Event]) -> None:
    """Events that are not there, their actors and the reports that tell them being so."""
    put(connection, schema.events, [_row(event) for event in events])
    people: list[rows.Values] = []
    reported: list[rows.Values] = []
    origins: list[rows.Values] = []
    steps: list[rows.Values] = []
    stated: list[rows.Values] = []
    for event in events:
        owner = {"event": event.id}
        people += [rows.from_participant(p, n) | owner for n, p in enumerate(event.participants)]
        reported += [{"position": n, "report": report} | owner for n, report in enumerate(event.reports)]
        origins += [
            {"position": n, "name": o.name, "reports": list(o.reports), "reason": o.reason} | owner
            for n, o in enumerate(event.origins)
        ]
        steps += [
            {"position": n, "status": s.status, "report": s.report, "as_of": s.as_of} | owner
            for n, s in enumerate(event.steps)
        ]
        stated += [rows.from_detail(d, n) | owner for n, d in enumerate(event.details)]
    put(connection, schema.event_participants, people)
    put(connection, schema.event_reports, reported)
    put(connection, schema.origins, origins)
    put(connection, schema.plan_steps, steps)
    put(connection, schema.event_details, stated)
    for group in reading.batches(events):
        _index(connection, group)
    terms.put(connection, [event.id for event in events])


def _row(event: Event) -> rows.Values:
    row = rows.from_event(event)
    return row | {"at": terms.moment(row["id"], row["start"], row["earliest"], row["latest"])}


def put_judgements(connection: Connection, judgements: Iterable[Judgement]) -> None:
    put(connection, schema.judgements, [rows.from_judgement(judgement) for judgement in judgements])


def _index(connection: Connection, events: Sequence[Event]) -> None:
    """Full text of events: what its articles call who and where, and every sentence that reports it."""
    ids = [event.id for event in events]
    keys = reading.pairs(connection, select(schema.events.c.id, schema.events.c.key).where(schema.events.c.id.in_(ids)))
    told = [report for event in events for report in event.reports]
    quotes, forms = _quotes(connection, told), _forms(connection, told)
    taking = (p.actor for event in events for p in event.participants)
    called = reading.mapped(connection, schema.actors.c.id, schema.actors.c.name, taking)
    indexed: list[tuple[int, str]] = []
    for event in events:
        words = {called[p.actor] for p in event.participants}.union(*(forms[report] for report in event.reports))
        place = event.place.name if event.place else ""
        said = (quotes[report] for report in event.reports if report in quotes)
        indexed.append((keys[event.id], " ".join((place, *sorted(words), *said))))
    fulltext.of(connection).put_events(connection, indexed)


def _quotes(connection: Connection, told: Iterable[str]) -> dict[str, str]:
    """The words that each of these reports rests on."""
    report, found = schema.reports.c, dict[str, str]()
    words = func.substr(schema.articles.c.text, report.evidence_at + 1, report.evidence_to - report.evidence_at)
    query = select(report.id, words).join(schema.articles, schema.articles.c.id == report.article)
    for batch in reading.batches(told):
        found |= reading.pairs(connection, query.where(report.id.in_(batch)))
    return found


def _forms(connection: Connection, told: Iterable[str]) -> dict[str, set[str]]:
    """What the articles call those who take part in each of these reports."""
    part, local = schema.participants.c, schema.local_actors.c
    found: dict[str, set[str]] = defaultdict(set)
    query = select(part.report, local.name, local.forms).join(schema.local_actors, local.id == part.actor)
    for batch in reading.batches(told):
        for report, name, forms in connection.execute(query.where(part.report.in_(batch))):
            found[report].update((name, *forms))
    return found
