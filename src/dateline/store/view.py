"""The view: everything that reads a record goes through it. It changes nothing and loads no language model."""

import difflib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import func, or_, select

from dateline.errors import NotFoundError
from dateline.model import Actor, Article, Coding, Event, EventReport, Judgement, Record
from dateline.store import asking, finding, ledger, plans, reading, schema, snapshots, sql, telling
from dateline.store.database import Stored
from dateline.store.dialects import position
from dateline.store.fulltext import matching
from dateline.store.rows import folded
from dateline.store.search import EventFilter, said, those
from dateline.store.story import (
    ActorRow,
    Comparison,
    Counts,
    EventRow,
    FigureRow,
    Reported,
    Revision,
    StatementRow,
    Story,
)


class View(Stored):
    """Reads a record. Each call sees one consistent state, also while another process writes.

    Raises NotFoundError where there is no record, RecordError where the file or server holds none.
    """

    # --- the record as a whole ---------------------------------------------------------------------------------------

    def settings(self) -> dict[str, Any]:
        """`coder` (program and version), `config` (its options), `stale` (codings newer than the fused record)."""
        with self._reading() as connection:
            return reading.pairs(connection, select(schema.settings.c.name, schema.settings.c.value))

    def counts(self) -> Counts:
        tables = (schema.articles, schema.events, schema.statements, schema.figures, schema.actors)
        with self._reading() as connection:
            return Counts(*(connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables))

    def last_day(self) -> date | None:
        """The day of the newest article: what the record knows, it knows as of this day."""
        with self._reading() as connection:
            day = connection.execute(select(func.max(schema.articles.c.day))).scalar()
        return date.fromisoformat(day) if day else None

    def days(self) -> tuple[date, date] | None:
        """The first and the last day of the articles."""
        day = schema.articles.c.day
        with self._reading() as connection:
            ends = [connection.execute(select(end(day))).scalar() for end in (func.min, func.max)]
        return (date.fromisoformat(ends[0]), date.fromisoformat(ends[1])) if ends[0] and ends[1] else None

    def record(self) -> Record:
        with self._reading() as connection:
            return reading.record(connection)

    def codings(self) -> Iterator[Coding]:
        """What each article claims, by article id."""
        after = ""
        while True:
            with self._reading() as connection:
                found = reading.codings(connection, schema.articles.c.id > after, limit=reading.BATCH)
            yield from found
            if len(found) < reading.BATCH:
                return
            after = found[-1].article.id

    # --- events ------------------------------------------------------------------------------------------------------

    def events(
        self, asked: EventFilter | None = None, *, limit: int | None = None, offset: int = 0, newest: bool = False
    ) -> list[EventRow]:
        """The events that fulfil the filter, in the order of time or the `newest` first; those without a time come
        last."""
        with self._reading() as connection:
            keys = asking.page(connection, asked or EventFilter(), limit=limit, offset=offset, newest=newest)
            found = [event for batch in reading.batches(keys) for event in reading.listed(connection, batch)]
            return telling.event_rows(connection, found)

    def event(self, id_or_prefix: str) -> Story:
        """One event with everything it rests on, by its id or the first characters of it.

        Raises NotFoundError, naming near ids, where none or several fit.
        """
        with self._reading() as connection:
            event = telling.find(connection, id_or_prefix)
            return next(telling.stories(connection, [event]))

    def stories(
        self, asked: EventFilter | None = None, *, limit: int | None = None, offset: int = 0
    ) -> Iterator[Story]:
        """Events with everything they rest on, in the order of time: one consistent state of the record."""
        with self._reading() as connection:
            for batch in reading.batches(asking.page(connection, asked or EventFilter(), limit=limit, offset=offset)):
                yield from telling.stories(connection, reading.listed(connection, batch))

    def count(self, asked: EventFilter) -> int:
        """How many events fulfil the filter."""
        with self._reading() as connection:
            return asking.count(connection, asked)

    def within(self, event_id: str) -> list[EventRow]:
        """The events that belong to this visit or summit."""
        with self._reading() as connection:
            return telling.event_rows(connection, reading.events(connection, schema.events.c.part_of == event_id))

    def outcomes(self, event_id: str) -> list[EventRow]:
        """The events that kept this plan, and each time of this series, held or to come."""
        with self._reading() as connection:
            return telling.event_rows(connection, reading.events(connection, schema.events.c.outcome_of == event_id))

    def legs(self, event: Event) -> list[EventRow]:
        """The other legs of its tour, in the order of time."""
        with self._reading() as connection:
            return telling.event_rows(connection, reading.events(connection, schema.events.c.id.in_(event.legs)))

    def reports_of(self, event_id: str) -> list[EventReport]:
        """The reports of an event, by article and their order in it."""
        with self._reading() as connection:
            return reading.reports(connection, schema.reports.c.id, telling.find(connection, event_id).reports)

    def report(self, report_id: str) -> Reported:
        """Raises NotFoundError."""
        with self._reading() as connection:
            for told in telling.reported(connection, [report_id]):
                return told
        raise NotFoundError(f"no report {report_id!r}: `dateline show EVENT` lists those of an event")

    def evidence(self, report: EventReport) -> str:
        """The sentence that a report rests on."""
        return report.evidence.of(self.article(report.article).text)

    def short_id_length(self) -> int:
        """How many characters of an event id, without its tag, tell all events apart; 6 at least."""
        ids = schema.events.c.id
        bare = func.substr(ids, position(ids, "-") + 1)
        with self._reading() as connection:
            total = connection.execute(select(func.count()).select_from(schema.events)).scalar_one()
            for length in range(6, 16):
                query = select(func.count(func.distinct(func.substr(bare, 1, length))))
                if connection.execute(query).scalar_one() == total:
                    return length
        return 16

    def facets(self, asked: EventFilter | None = None) -> dict[str, list[tuple[str, int]]]:
        """How many of the events that fulfil the filter have each type, status, country, actor, dyad, outlet, month."""
        with self._reading() as connection:
            return finding.facets(connection, asked or EventFilter())

    def tallies(self, asked: EventFilter, kinds: Sequence[str]) -> dict[str, dict[str, int]]:
        """How many of the events asked for have each term of these kinds (`dateline.store.terms` lists them)."""
        with self._reading() as connection:
            return finding.tallies(connection, asked, kinds)

    def search(self, text: str, what: str = "articles", *, limit: int = 20) -> list[finding.Hit]:
        """Full text over `articles`, `statements` or `events`: the best first by BM25, with the words found marked.

        Raises InputError for a text without a word.
        """
        with self._reading() as connection:
            return finding.search(connection, text, what, limit)

    def sql(self, command: str) -> sql.Table:
        """The answer to a read-only query over the views of `dateline.store.sql`.

        Raises InputError where the command is wrong, or would change something.
        """
        return sql.ask(self._engine, command)

    # --- why, and what became of it ----------------------------------------------------------------------------------

    def comparisons(self, event_id: str) -> list[Comparison]:
        """The judgements that touch an event's reports: those that made it one, and those that kept others apart.

        Each with the reports compared, and with the other event where they were kept apart.
        """
        with self._reading() as connection:
            own = set(telling.find(connection, event_id).reports)
            table = schema.judgements
            found: dict[tuple[str, str, str], Judgement] = {}
            for batch in reading.batches(sorted(own)):
                where = or_(table.c.left.in_(batch), table.c.right.in_(batch))
                found |= {(j.left, j.right, j.author): j for j in reading.judgements(connection, where)}
            others = sorted({r for j in found.values() for r in (j.left, j.right)} | own)
            told = {r.report.id: r for r in telling.reported(connection, others)}
            owner = telling.events_of(connection, [r for r in others if r not in own])
        return [
            Comparison(j, told.get(j.left), told.get(j.right), owner.get(j.left) or owner.get(j.right))
            for j in found.values()
        ]

    def plans(
        self,
        as_of: date | None = None,
        *,
        asked: EventFilter | None = None,
        fate: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[ledger.Plan]:
        """The ledger of plans as it stood on a day (default: the day of the newest article), by due day."""
        day = self._known_on(as_of)
        with self._reading() as connection:
            return plans.find(connection, day, asked or EventFilter(), fate, limit, offset)

    def fates(self, as_of: date | None = None, *, asked: EventFilter | None = None) -> Counter[str]:
        """How many plans had each fate on a day (default: the day of the newest article)."""
        day = self._known_on(as_of)
        with self._reading() as connection:
            return plans.count(connection, day, asked or EventFilter())

    def plan(self, event: Event, as_of: date | None = None) -> ledger.Plan | None:
        """What the ledger says of an event; None where nothing had announced it by that day."""
        return next(iter(self.plans_of([event], as_of)), None)

    def plans_of(self, events: Sequence[Event], as_of: date | None = None) -> list[ledger.Plan]:
        """What the ledger says of these events, of those that something had announced by that day."""
        day = self._known_on(as_of)
        with self._reading() as connection:
            return plans.of(connection, events, day)

    def _known_on(self, as_of: date | None) -> date:
        """The day on which the ledger is looked at."""
        return as_of or self.last_day() or date.max

    def rows(self, events: Sequence[Event]) -> dict[str, EventRow]:
        """These events with the actors taking part, by id."""
        with self._reading() as connection:
            return {row.event.id: row for row in telling.event_rows(connection, events)}

    # --- statements, figures, articles, actors -----------------------------------------------------------------------

    def statements(
        self,
        *,
        speaker: str | None = None,
        text: str | None = None,
        kind: str | None = None,
        article: str | None = None,
        speakers: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[StatementRow]:
        """Statements by speaker (words of a name), words said, kind (direct | indirect | mixed) and article; by the ids
        of speakers, and by the day of their article."""
        where = said(
            speaker=speaker, text=text, kind=kind, article=article, speakers=speakers, since=since, until=until
        )
        with self._reading() as connection:
            found = reading.statements(connection, *where, limit=limit, offset=offset)
            ids = sorted({statement.article for statement in found})
            texts, actors = reading.articles(connection, ids), telling.resolved(connection, ids)
        return [
            StatementRow(
                statement,
                texts[statement.article],
                actors[statement.article].get(statement.speaker or ""),
                actors[statement.article].get(statement.addressee or ""),
            )
            for statement in found
        ]

    def figures(
        self,
        *,
        article: str | None = None,
        unit: str | None = None,
        reports: Sequence[str] | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[FigureRow]:
        """Figures by article and unit ("people", "%"); of these reports where any are named."""
        table = schema.figures
        where = [c == v for c, v in ((table.c.article, article), (table.c.unit, unit)) if v]
        if reports is not None:
            where.append(table.c.report.in_(reports))
        with self._reading() as connection:
            found = reading.figures(connection, *where, limit=limit, offset=offset)
            texts = reading.articles(connection, sorted({figure.article for figure in found}))
        return [FigureRow(figure, texts[figure.article]) for figure in found]

    def articles(
        self, *, text: str | None = None, outlet: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Iterator[Article]:
        """Articles by id; those with these words, or of this outlet."""
        table = schema.articles
        query = select(table.c.id).order_by(table.c.id)
        if text:
            query = query.where(matching(table.c.key, "articles_text", text))
        if outlet:
            query = query.where(table.c.outlet == outlet)
        with self._reading() as connection:
            ids = connection.execute(query.limit(limit).offset(offset or None)).scalars().all()
            for batch in reading.batches(ids):
                found = reading.articles(connection, batch)
                yield from (found[article] for article in batch)

    def article(self, article_id: str) -> Article:
        """Raises NotFoundError, naming near ids."""
        with self._reading() as connection:
            found = reading.articles(connection, [article_id])
            if found:
                return found[article_id]
            known = telling.beside(connection, schema.articles.c.id, article_id)
        raise NotFoundError(f"no article {article_id!r}{telling.perhaps(difflib.get_close_matches(article_id, known))}")

    def newest(self, *, limit: int, offset: int = 0) -> list[Article]:
        """Articles by their day, the newest first; those without a day come last."""
        table = schema.articles
        query = select(table.c.id).where(table.c.day.is_not(None)).order_by(table.c.day.desc(), table.c.id)
        undated = select(table.c.id).where(table.c.day.is_(None)).order_by(table.c.id)
        with self._reading() as connection:
            ids = list(connection.execute(query.limit(offset + limit)).scalars())
            if len(ids) < offset + limit:
                ids += connection.execute(undated.limit(offset + limit - len(ids))).scalars()
            found = reading.articles(connection, ids[offset:])
        return [found[article] for article in ids[offset:]]

    def told_in(self, article_id: str) -> list[tuple[Reported, str | None]]:
        """What one article reports, in its order, each with the event it belongs to."""
        with self._reading() as connection:
            ids = [report.id for report in reading.reports(connection, schema.reports.c.article, [article_id])]
            owner = telling.events_of(connection, ids)
            return [(told, owner.get(told.report.id)) for told in telling.reported(connection, ids)]

    def revisions(self, article_id: str) -> list[Revision]:
        """The earlier texts of an article, oldest first."""
        table = schema.revisions
        columns = (table.c.article, table.c.number, table.c.title, table.c.published, table.c.text)
        query = select(*columns).where(table.c.article == article_id).order_by(table.c.number)
        with self._reading() as connection:
            return [Revision(*row) for row in connection.execute(query)]

    def snapshot(self, article_id: str, revision: int | None = None) -> bytes:
        """The input as it came of an article, or of one of its earlier texts.

        Raises NotFoundError where there is none.
        """
        article = self.article(article_id)
        with self._reading() as connection:
            return snapshots.get(connection, article.id, revision)

    def actors(
        self,
        *,
        name: str | None = None,
        kind: str | None = None,
        country: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[ActorRow]:
        """Actors of the record, those with most events first."""
        with self._reading() as connection:
            return finding.actors(connection, those(name, kind, country), limit, offset)

    def actors_count(self, *, name: str | None = None, kind: str | None = None, country: str | None = None) -> int:
        query = select(func.count()).select_from(schema.actors).where(*those(name, kind, country))
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    def actor(self, id: str) -> ActorRow:
        """Raises NotFoundError, naming near names."""
        with self._reading() as connection:
            for row in finding.actors(connection, [schema.actors.c.id == id]):
                return row
        near = ", ".join(self.names_like(id))
        raise NotFoundError(f"no actor {id!r}{f'; did you mean {near}?' if near else ''}")

    def kinds(self) -> list[str]:
        """The kinds of actors in the record."""
        with self._reading() as connection:
            return list(connection.execute(select(schema.actors.c.kind).distinct().order_by("kind")).scalars())

    def met(self, asked: EventFilter, *, by: str = "actor", most: int) -> list[finding.Met]:
        """Who had to do with whom in the newest `most` of the events asked for."""
        with self._reading() as connection:
            return finding.met(connection, asked, by, most)

    def named(self, actors: Collection[str]) -> dict[str, Actor]:
        """Actors by their ids."""
        with self._reading() as connection:
            return telling.actors_by_id(connection, actors)

    def names_like(self, name: str, limit: int = 3) -> list[str]:
        """Names in the record that a person may have meant."""
        with self._reading() as connection:
            names, actors = schema.actor_names, schema.actors
            query = select(names.c.folded, actors.c.name).join(actors, actors.c.id == names.c.actor)
            known = reading.pairs(connection, query.order_by(names.c.folded))
        hits = process.extract(folded(name), list(known), scorer=fuzz.WRatio, limit=10, score_cutoff=70)
        return list(dict.fromkeys(known[hit] for hit, _, _ in hits))[:limit]
