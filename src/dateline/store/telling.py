"""What the view hands out, put together: events by their ids, with actors, reports and the words of articles."""

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Column, Connection, func, or_, select

from dateline.errors import NotFoundError
from dateline.model import Actor, Event
from dateline.store import reading, schema
from dateline.store.dialects import position
from dateline.store.review import led_to
from dateline.store.story import EventRow, Party, Reported, Story

BESIDE = 200  # ids on either side of one that is not there among which a near one is looked for


def perhaps(names: Sequence[str]) -> str:
    return f"; did you mean {', '.join(names)}?" if names else ""


def find(connection: Connection, id_or_prefix: str) -> Event:
    """The event with this id, or the only one whose id, with or without its tag, begins so."""
    ids = schema.events.c.id
    bare = func.substr(ids, position(ids, "-") + 1)
    exact = reading.events(connection, ids == id_or_prefix)
    begins = or_(ids.startswith(id_or_prefix, autoescape=True), bare.startswith(id_or_prefix, autoescape=True))
    found = exact or reading.events(connection, begins, limit=6)
    if len(found) == 1 and id_or_prefix:
        return found[0]
    if found:
        raise NotFoundError(f"{id_or_prefix!r} begins several ids: {', '.join(e.id for e in found)}; give more of it")
    known = beside(connection, ids, id_or_prefix)
    if led := led_to(connection, id_or_prefix):
        return find(connection, led)
    near = difflib.get_close_matches(id_or_prefix, known, cutoff=0.5)
    near = near or [i for i in known if len(id_or_prefix) > 2 and id_or_prefix[:-2] in i][:3]
    raise NotFoundError(f"no event {id_or_prefix!r}{perhaps(near) or '; list them with `dateline events`'}")


def beside(connection: Connection, ids: Column[str], given: str) -> list[str]:
    """Ids that stand near this one in their order, with its tag or without: those that a slip of the pen may mean."""
    found: set[str] = set()
    tag = str(connection.execute(select(func.min(ids))).scalar() or "").partition("-")[0]
    for start in (given, f"{tag}-{given}"):
        found |= set(connection.execute(select(ids).where(ids >= start).order_by(ids).limit(BESIDE)).scalars())
        found |= set(connection.execute(select(ids).where(ids < start).order_by(ids.desc()).limit(BESIDE)).scalars())
    return sorted(found)


def actors_of(connection: Connection, events: Sequence[Event]) -> dict[str, Actor]:
    return actors_by_id(connection, {p.actor for event in events for p in event.participants})


def actors_by_id(connection: Connection, ids: Collection[str]) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for batch in reading.batches(sorted(ids)):
        found |= {actor.id: actor for actor in reading.actors(connection, schema.actors.c.id.in_(batch))}
    return found


def event_rows(connection: Connection, events: Sequence[Event]) -> list[EventRow]:
    """These events with the actors taking part."""
    actors = actors_of(connection, events)
    return [EventRow(event, parties(event, actors)) for event in events]


def parties(event: Event, actors: dict[str, Actor]) -> tuple[Party, ...]:
    return tuple(Party(actors[p.actor], p.role, p.rank) for p in event.participants)


def resolved(connection: Connection, articles: Sequence[str]) -> dict[str, dict[str, Actor]]:
    """For each article the record's actors by the article's own ids; where the record has none, the article's own."""
    local = reading.local_actors(connection, articles)
    wanted = (actor.id for group in local.values() for actor in group)
    pairs = reading.mapped(connection, schema.actor_of.c.local, schema.actor_of.c.actor, wanted)
    known = actors_by_id(connection, set(pairs.values()))
    return defaultdict(
        dict,
        {
            article: {actor.id: known.get(pairs.get(actor.id, ""), actor) for actor in group}
            for article, group in local.items()
        },
    )


def reported(connection: Connection, ids: Sequence[str]) -> list[Reported]:
    reports = reading.reports(connection, schema.reports.c.id, ids)
    articles = sorted({report.article for report in reports})
    texts, actors = reading.articles(connection, articles), resolved(connection, articles)
    return [Reported(report, texts[report.article], actors[report.article]) for report in reports]


def stories(connection: Connection, events: Sequence[Event]) -> Iterator[Story]:
    actors = actors_of(connection, events)
    told = {r.report.id: r for r in reported(connection, sorted({r for event in events for r in event.reports}))}
    for event in events:
        own = [told[report] for report in event.reports if report in told]
        own.sort(key=lambda r: (str(r.article.day or ""), r.article.id, r.report.sentence, r.report.id))
        yield Story(event, parties(event, actors), tuple(own))


def events_of(connection: Connection, reports: Sequence[str]) -> dict[str, str]:
    """The event that each report belongs to."""
    table = schema.event_reports
    return reading.mapped(connection, table.c.report, table.c.event, reports)
