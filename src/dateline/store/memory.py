"""The record as it was last fused, beside the codings as they are now: what fusing asks, and how it is brought up."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, bindparam, delete, func, insert, select

from dateline.model import Actor, Coding, Decision, Event, Joined, Mark, Trace, Update
from dateline.store import fused, plans, reading, review, rows, schema, terms
from dateline.store.settings import put_setting, setting


class Memory:
    """Answers from indexes, so that a question costs what it asks for, however large the record.

    What changed since the last fusing is taken in part after part, so that no more than a part is in memory; `finish`
    follows the last.
    """

    def __init__(self, connection: Connection, version: str) -> None:
        self._connection = connection
        self._version = version
        self._changed: set[str] = set()  # the articles that are new, changed or gone
        self._before: dict[str, str] = {}  # the events of reports that were moved, as they were before the first part
        self._were: dict[str, str] = {}  # the actors of local ones, in the same way
        newest = setting(connection, "newest")
        self._newest = date.fromisoformat(newest) if newest else None
        if setting(connection, "fused") != version:
            self._forget()

    def _forget(self) -> None:
        """Let nothing count of what was fused: every article is new."""
        self._before = reading.pairs(self._connection, _homes())
        self._were = reading.pairs(self._connection, select(schema.actor_of.c.local, schema.actor_of.c.actor))
        fused.clear(self._connection)
        self._newest = None

    def parts(self, decided: Collection[str], size: int) -> list[set[str]]:
        """The articles that are new, changed or gone, in parts to be fused one after the other.

        Those that were fused before, or on which a person `decided`, come first and together: what the record has of
        them counts no more. The new ones follow in the order of their days. Where more than a part was fused before, or
        the newest day of the record is no longer there (what was over may be under way again), every article is new.
        """
        changed = self._pending()
        known = {article for batch in reading.batches(changed) for article in self._fused_before(batch)}
        now = self.newest_now()
        if len(known) > size or (self._newest and (now is None or now < self._newest)):
            self._forget()
            changed, known = self._pending(), set()
        self._changed = {*changed}
        self._see(known)
        first = known | (self._changed & {*decided})
        new = reading.batches((article for article in changed if article not in first), size)
        return [first, *map(set, new)] if first or not changed else [*map(set, new)]

    def _see(self, articles: Collection[str]) -> None:
        """Keep in mind where the reports and actors of these articles were, before they are coded anew or gone."""
        traces = [trace for trace in self.traces(articles).values() if trace]
        self._before |= self.homes({report for trace in traces for report in trace.reports})
        self._were |= self._meant({actor.id for trace in traces for actor in trace.actors})

    def _pending(self) -> list[str]:
        """What changed since the last fusing, in the order of the days."""
        pending, articles = schema.pending.c.article, schema.articles.c
        query = select(pending).join_from(schema.pending, schema.articles, articles.id == pending, isouter=True)
        return list(self._connection.execute(query.order_by(articles.day, pending)).scalars())

    def _fused_before(self, articles: Sequence[str]) -> Iterator[str]:
        table = schema.traces
        yield from self._connection.execute(select(table.c.article).where(table.c.article.in_(articles))).scalars()

    def decisions(self) -> tuple[Decision, ...]:
        """The log of what people decided, oldest first."""
        return review.decisions(self._connection)

    # --- the codings ---

    def newest_now(self) -> date | None:
        day = self._connection.execute(select(func.max(schema.articles.c.day))).scalar()
        return date.fromisoformat(day) if day else None

    def codings(self, articles: Collection[str]) -> list[Coding]:
        return [
            coding
            for batch in reading.batches(sorted(articles))
            for coding in reading.codings(self._connection, schema.articles.c.id.in_(batch), said=False)
        ]

    def articles_of(self, reports: Collection[str]) -> dict[str, str]:
        return self._pairs(schema.reports.c.id, schema.reports.c.article, reports)

    def first_local(
        self, kind: str, name: str, country: str | None, office: str | None, without: Collection[str]
    ) -> str:
        table = schema.local_actors
        described = (table.c.kind == kind, table.c.name == name, table.c.id.not_in(sorted(without)))
        query = select(func.min(table.c.id)).where(
            *described, _is(table.c.country, country), _is(table.c.office, office)
        )
        return str(self._connection.execute(query).scalar_one())

    # --- the record ---

    def traces(self, articles: Collection[str]) -> dict[str, Trace]:
        return {row["article"]: rows.to_trace(row) for row in self._rows(schema.traces, "article", articles)}

    def near(self, marks: Collection[Mark]) -> Counter[str]:
        table, found = schema.marks, Counter[str]()
        # Those of one year together: a question reads its keys in the days of all its marks.
        for _, beginning in groupby(sorted(marks, key=lambda mark: mark.first), key=lambda mark: mark.first[:4]):
            asked: dict[int, set[Mark]] = defaultdict(set)
            for mark in beginning:
                asked[mark.key].add(mark)
            for keys in reading.batches(sorted(asked)):
                there = [mark for key in keys for mark in asked[key]]
                days = (table.c.last >= min(m.first for m in there), table.c.first <= max(m.last for m in there))
                query = select(table.c.key, table.c.first, table.c.last, table.c.owner).where(*days)
                for key, first, last, owner in self._connection.execute(query.where(table.c.key.in_(keys))):
                    found[owner] += sum(mark.first <= last and first <= mark.last for mark in asked[key])
        return Counter({owner: count for owner, count in found.items() if count})

    def marks(self, owners: Collection[str]) -> list[Mark]:
        return [Mark(row["key"], row["first"], row["last"]) for row in self._rows(schema.marks, "owner", owners)]

    def joined(self, profiles: Collection[str]) -> list[Joined]:
        return [_joined(row) for row in self._rows(schema.profiles, "id", profiles)]

    def component(self, labels: Collection[str]) -> list[Joined]:
        return [_joined(row) for row in self._rows(schema.profiles, "component", labels)]

    def actor_ids(self, profiles: Collection[str]) -> dict[str, str]:
        return self._pairs(schema.profiles.c.id, schema.profiles.c.actor, profiles)

    def actors(self, ids: Collection[str]) -> list[Actor]:
        return [rows.to_actor(row) for row in self._rows(schema.actors, "id", ids)]

    def names(self) -> dict[str, str]:
        return reading.pairs(self._connection, select(schema.actors.c.id, schema.actors.c.name))

    def naming(self, actors: Collection[str]) -> set[str]:
        local, of = schema.local_actors, schema.actor_of
        query = select(local.c.article).join(of, of.c.local == local.c.id)
        return {a for batch in self._batches(query, of.c.actor, actors) for (a,) in batch}

    def copies(self, articles: Collection[str]) -> dict[str, str]:
        return self._pairs(schema.copies.c.article, schema.copies.c.copy_of, articles)

    def copied(self, representatives: Collection[str]) -> dict[str, str]:
        return {row["article"]: row["copy_of"] for row in self._rows(schema.copies, "copy_of", representatives)}

    def homes(self, reports: Collection[str]) -> dict[str, str]:
        return self._pairs(schema.event_reports.c.report, schema.event_reports.c.event, reports)

    def _meant(self, local: Collection[str]) -> dict[str, str]:
        """The actors that these actors of articles are."""
        return self._pairs(schema.actor_of.c.local, schema.actor_of.c.actor, local)

    def events(self, ids: Collection[str]) -> list[Event]:
        return reading.events_by_id(self._connection, ids)

    def labels(self, reports: Collection[str]) -> dict[str, str]:
        return self._pairs(schema.groups.c.report, schema.groups.c.label, reports)

    def members(self, labels: Collection[str]) -> dict[str, str]:
        return self._pairs_of(schema.groups.c.report, schema.groups.c.label, labels)

    def ties(self, reports: Collection[str], least: float) -> dict[tuple[str, str], float]:
        table, found = schema.judgements, dict[tuple[str, str], float]()
        query = select(table.c.left, table.c.right, table.c.score).where(table.c.score >= least)
        for column in (table.c.left, table.c.right):
            for batch in self._batches(query, column, reports):
                found |= {(left, right): score for left, right, score in batch}
        return found

    def under_way(self, before: date, modes: Collection[str]) -> list[str]:
        table = schema.events
        ongoing = table.c.key.in_(terms.having("status", ["ongoing"]))
        over = (ongoing, table.c.latest < before.isoformat(), table.c.mode.in_(modes))
        return list(self._connection.execute(select(table.c.id).where(*over).order_by(table.c.id)).scalars())

    def _pairs(self, key: Column[Any], value: Column[Any], keys: Collection[str]) -> dict[str, str]:
        return reading.mapped(self._connection, key, value, keys)

    def _rows(self, table: Table, column: str, values: Collection[str]) -> Iterator[rows.Row]:
        for batch in reading.batches(sorted(values)):
            yield from self._connection.execute(select(table).where(table.c[column].in_(batch))).mappings()

    def _batches(self, query: Select[Any], column: Column[Any], values: Collection[str]) -> Iterator[Sequence[Any]]:
        for batch in reading.batches(sorted(values)):
            yield self._connection.execute(query.where(column.in_(batch))).all()

    # --- bringing it up ---

    def apply(self, update: Update) -> None:
        """Make the record what the update of a part says. Raises RecordError where it does not fit."""
        withdrawn = {actor.id for trace in self.traces(update.traces).values() for actor in trace.actors}
        self._take_in(update)
        self._put_events(update, withdrawn)
        self._unjudge(update)
        fused.put_judgements(self._connection, update.judgements)
        self._drop(schema.pending, "article", update.traces)
        self._newest = update.newest

    def finish(self) -> None:
        """After the last part: lead ids that are gone to those in their place, and say that the record is whole."""
        review.redirect(self._connection, schema.events, self._before, self.homes(self._before))
        review.redirect(self._connection, schema.actors, self._were, self._meant(self._were))
        put_setting(self._connection, "fused", self._version)
        put_setting(self._connection, "newest", self._newest.isoformat() if self._newest else None)
        put_setting(self._connection, "stale", False)

    def _take_in(self, update: Update) -> None:
        """What fusing keeps of its own making."""
        self._drop(schema.traces, "article", update.traces)
        self._put(schema.traces, (rows.from_trace(trace) for trace in update.traces.values() if trace))
        self._drop(schema.copies, "article", update.copies)
        self._put(schema.copies, ({"article": a, "copy_of": of} for a, of in sorted(update.copies.items()) if of))
        self._drop(schema.profiles, "id", {profile.id for profile in update.profiles} | update.gone)
        self._put(schema.profiles, (_row(profile) for profile in update.profiles))
        self._drop(schema.groups, "report", update.groups)
        labelled = sorted(update.groups.items())
        self._put(schema.groups, ({"report": report, "label": label} for report, label in labelled if label))
        self._drop(schema.marks, "owner", update.marks)
        owned = ((owner, mark) for owner in sorted(update.marks) for mark in dict.fromkeys(update.marks[owner]))
        self._put(schema.marks, (mark._asdict() | {"owner": owner} for owner, mark in owned))

    def _unjudge(self, update: Update) -> None:
        """Take away the judgements that give way."""
        table = schema.judgements
        self._drop(table, "left", update.unjudged)
        self._drop(table, "right", update.unjudged)
        pairs = [{"one": left, "other": right} for left, right in sorted(update.apart)]
        if pairs:
            query = delete(table).where(table.c.left == bindparam("one"), table.c.right == bindparam("other"))
            self._connection.execute(query, pairs)

    def _put_events(self, update: Update, withdrawn: Collection[str]) -> None:
        """The events, actors, and the way from local actors to them; those withdrawn have none any more."""
        changed = {event.id for event in update.events}
        gone = sorted(changed | update.gone)
        reports, of = schema.event_reports, schema.actor_of
        before = self._pairs_of(reports.c.report, reports.c.event, gone)
        were = self._pairs_of(of.c.local, of.c.actor, sorted(update.gone))
        were |= self._meant(update.actor_of)
        known = {actor.id: actor for actor in self.actors({actor.id for actor in update.actors})}
        self._before = self._unchanged(before, schema.reports) | self._before
        self._were = self._unchanged(were, schema.local_actors) | self._were
        renamed = self._renamed(update.actors, known) - changed - update.gone
        again = self.events(renamed)
        kept = plans.promised(self._connection, {*gone, *renamed})
        fused.drop_events(self._connection, {*gone, *renamed})
        fused.put_actors(self._connection, update.actors)
        self._drop(of, "local", {*withdrawn, *update.actor_of})
        for table, column in ((schema.actor_names, "actor"), (schema.actors, "id")):
            self._drop(table, column, update.gone)
        self._put(of, ({"local": one, "actor": actor} for one, actor in sorted(update.actor_of.items())))
        fused.put_events(self._connection, [*update.events, *again])
        told = {report for trace in update.traces.values() if trace for report in trace.reports}
        stands = changed | renamed | {*self.homes(told).values()}
        plans.refresh(self._connection, stands | kept | plans.promised(self._connection, stands))

    def _unchanged(self, pairs: Mapping[str, str], table: Table) -> dict[str, str]:
        """Those of the pairs whose first stands in the table with an article that has not changed."""
        of = self._pairs(table.c.id, table.c.article, pairs)
        return {one: other for one, other in pairs.items() if one in of and of[one] not in self._changed}

    def _renamed(self, actors: Iterable[Actor], known: Mapping[str, Actor]) -> set[str]:
        """The events that are found by a name or a country that has changed."""
        before = {id: (actor.name, actor.country) for id, actor in known.items()}
        renamed = [actor.id for actor in actors if before.get(actor.id, ()) not in ((), (actor.name, actor.country))]
        people = schema.event_participants
        return {e for batch in self._batches(select(people.c.event), people.c.actor, renamed) for (e,) in batch}

    def _pairs_of(self, key: Column[Any], value: Column[Any], values: Collection[str]) -> dict[str, str]:
        """The pairs that have one of these values."""
        return {k: v for batch in self._batches(select(key, value), value, values) for k, v in batch}

    def _drop(self, table: Table, column: str, values: Collection[str]) -> None:
        for batch in reading.batches(sorted(values)):
            self._connection.execute(delete(table).where(table.c[column].in_(batch)))

    def _put(self, table: Table, values: Iterable[rows.Values]) -> None:
        for batch in reading.batches(values):
            self._connection.execute(insert(table), batch)


def _homes() -> Select[Any]:
    return select(schema.event_reports.c.report, schema.event_reports.c.event)


def _is(column: Column[Any], value: str | None) -> Any:
    return column.is_(None) if value is None else column == value


def _joined(row: rows.Row) -> Joined:
    return Joined(row["id"], row["component"], row["actor"], row["body"])


def _row(profile: Joined) -> rows.Values:
    return {"id": profile.id, "component": profile.component, "actor": profile.actor, "body": dict(profile.body)}
