"""The writer: the only thing that changes a record on disk."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Table, and_, delete, func, insert, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import IntegrityError

from dateline.errors import RecordError
from dateline.model import Article, Coding, Decision, Event, Record, Visit
from dateline.store import reading, review, rows, schema, snapshots
from dateline.store.database import open_engine, transaction


@dataclass(frozen=True, slots=True)
class Written:
    """What a call of `put_codings` did: articles new, with a changed text, coded anew, and as they were before."""

    added: int = 0
    revised: int = 0
    recoded: int = 0
    unchanged: int = 0

    @property
    def changed(self) -> bool:
        return self.added + self.revised + self.recoded > 0


class Writer:
    """Writes codings and the record fused from them; a reader may look on from another process at any time.

    `coder` names the program and all versions that decide what is coded, `config` holds them and the options one by
    one: both are saved with the record.
    Killed at any moment, the file holds every batch that was finished and the last whole fused record; `stale` then
    says that the fused record is behind the codings.
    """

    def __init__(self, path: Path | str, *, coder: str, config: dict[str, Any] | None = None) -> None:
        self.path = Path(path)
        self.coder = coder
        self._engine = open_engine(self.path, create=True)
        with transaction(self._engine, writing=True) as connection:
            self._set(connection, "coder", coder)
            self._set(connection, "config", config or {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    @property
    def stale(self) -> bool:
        """Whether codings changed since the record was last replaced."""
        with transaction(self._engine) as connection:
            query = select(schema.settings.c.value).where(schema.settings.c.name == "stale")
            return bool(connection.execute(query).scalar())

    def coded(self, article: Article) -> bool:
        """Whether this very article is coded already by this coder, so that its stages need not run again."""
        with transaction(self._engine) as connection:
            state = _state(connection, article.id)
            if state and _as_stored(connection, state, article):
                return bool(state.coder == self.coder)
            return bool(state) and _superseded(connection, article)

    def put_codings(self, codings: Iterable[Coding], *, batch: int = reading.BATCH) -> Written:
        """Write codings, `batch` articles a transaction. What is there already is left alone; a changed text under a
        known id becomes the article's text and the old one a revision.

        Raises RecordError where ids of reports, statements or figures are not unique.
        """
        counts = dict.fromkeys(("added", "revised", "recoded", "unchanged"), 0)
        for group in reading.batches(codings, batch):
            try:
                with transaction(self._engine, writing=True) as connection:
                    for coding in group:
                        counts[self._put(connection, coding)] += 1
            except IntegrityError as error:
                ids = ", ".join(coding.article.id for coding in group[:3])
                raise RecordError(f"the codings of {ids} ... do not fit the record: {error.orig}") from error
        return Written(**counts)

    def _put(self, connection: Connection, coding: Coding) -> str:
        state = _state(connection, coding.article.id)
        stored = _as_stored(connection, state, coding.article) if state else None
        coding = replace(coding, article=stored or coding.article)
        article, digest = coding.article, rows.digest(coding)
        if state is None:
            done = "added"
        elif stored is None:
            if _superseded(connection, article):
                return "unchanged"
            _keep_revision(connection, article.id)
            done = "revised"
        elif state.coding_digest == digest:
            if state.coder != self.coder:
                query = schema.articles.update().where(schema.articles.c.id == article.id)
                connection.execute(query.values(coder=self.coder))
            return "unchanged"
        else:
            done = "recoded"
        if state:
            _drop_claims(connection, article.id, state.key)
        stamps = {"digest": _article_digest(article), "coding_digest": digest, "coder": self.coder}
        _put_article(connection, rows.from_article(article) | stamps, state.key if state else None)
        _put_claims(connection, coding)
        self._set(connection, "stale", True)
        return done

    def put_snapshots(self, articles: Iterable[Article], came: Mapping[str, bytes]) -> None:
        """Keep what these articles were made of, once they are written; `came` are the inputs by their SHA-256."""
        with transaction(self._engine, writing=True) as connection:
            snapshots.put(connection, articles, came)

    def visit(self, url: str) -> Visit | None:
        """A watched address as it was last found."""
        with transaction(self._engine) as connection:
            query = select(schema.visits).where(schema.visits.c.url == url)
            row = connection.execute(query).mappings().one_or_none()
        return Visit(**row) if row else None

    def put_visits(self, visits: Iterable[Visit]) -> None:
        """Remember these visits in place of earlier ones to the same addresses."""
        values = [asdict(visit) for visit in visits]
        if values:
            with transaction(self._engine, writing=True) as connection:
                connection.execute(insert(schema.visits).prefix_with("OR REPLACE"), values)

    def codings(self) -> Iterator[Coding]:
        """Every coding, by article id: what the record is fused from."""
        after = ""
        while True:
            with transaction(self._engine) as connection:
                found = reading.codings(connection, after)
            yield from found
            if len(found) < reading.BATCH:
                return
            after = found[-1].article.id

    def decisions(self) -> tuple[Decision, ...]:
        """The log of what people decided, oldest first."""
        with transaction(self._engine) as connection:
            return review.decisions(connection)

    def replace_record(self, record: Record) -> None:
        """Put this fused record in place of the old one, in one transaction.

        Raises RecordError where an event names an actor that the record lacks.
        """
        _check(record)
        with transaction(self._engine, writing=True) as connection:
            before = review.homes(connection)
            for table in schema.RECORD_TABLES:
                connection.execute(delete(table))
            connection.exec_driver_sql("DELETE FROM events_text")
            _put_actors(connection, record)
            _put_events(connection, record.events)
            judgements = [rows.from_judgement(judgement, n) for n, judgement in enumerate(record.judgements)]
            _insert(connection, schema.judgements, judgements)
            _index_events(connection, record)
            review.redirect(connection, before)
            self._set(connection, "stale", False)

    @staticmethod
    def _set(connection: Connection, name: str, value: Any) -> None:
        command = upsert(schema.settings).values(name=name, value=value)
        connection.execute(command.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def _insert(connection: Connection, table: Table, values: list[rows.Values]) -> None:
    if values:
        connection.execute(insert(table), values)


# --- articles and their claims ---------------------------------------------------------------------------------------


def _article_digest(article: Article) -> str:
    """What makes two readings of an article the same: everything but the file it came from."""
    return rows.digest(
        Article(**{name: getattr(article, name) for name in Article.__dataclass_fields__ if name != "source"})
    )


def _state(connection: Connection, article: str) -> Any:
    table = schema.articles
    columns = (table.c.key, table.c.digest, table.c.coding_digest, table.c.coder)
    return connection.execute(select(*columns).where(table.c.id == article)).one_or_none()


def _as_stored(connection: Connection, state: Any, article: Article) -> Article | None:
    """The stored article where this one says the same; None where it says something else.

    A page is never twice the same bytes, and its clock is no news: other candidates for the date do not count.
    """
    if state.digest == _article_digest(article):
        return article
    stored = reading.articles(connection, [article.id])[article.id]
    same = replace(article, source=stored.source, raw_hash=stored.raw_hash, dates=stored.dates)
    return stored if same == stored else None


def _superseded(connection: Connection, article: Article) -> bool:
    """Whether this text was the article's once: reading an old file again must not bring it back."""
    table = schema.revisions
    same_words = and_(
        table.c.text == article.text,
        table.c.title.is_not_distinct_from(article.title),
        table.c.published.is_not_distinct_from(article.published),
    )
    same = or_(table.c.digest == _article_digest(article), same_words)
    query = select(table.c.number).where(table.c.article == article.id, same)
    return connection.execute(query).first() is not None


def _keep_revision(connection: Connection, article: str) -> None:
    old, kept = schema.articles, schema.revisions
    number = select(func.count()).select_from(kept).where(kept.c.article == article).scalar_subquery()
    copied = ("digest", "title", "published", "text", "raw_hash")
    query = select(old.c.id, number, *(old.c[name] for name in copied)).where(old.c.id == article)
    connection.execute(insert(kept).from_select(["article", "number", *copied], query))


def _drop_claims(connection: Connection, article: str, key: int) -> None:
    text = "INSERT INTO articles_text(articles_text, rowid, title, text) SELECT 'delete', key, title, text"
    connection.exec_driver_sql(f"{text} FROM articles WHERE key = ?", (key,))
    indexed = "DELETE FROM statements_text WHERE rowid IN (SELECT key FROM statements WHERE article = ?)"
    connection.exec_driver_sql(indexed, (article,))
    for table in schema.CLAIM_TABLES:
        connection.execute(delete(table).where(table.c.article == article))


def _put_article(connection: Connection, values: rows.Values, key: int | None) -> None:
    if key is None:
        connection.execute(insert(schema.articles), values)
    else:
        connection.execute(schema.articles.update().where(schema.articles.c.key == key).values(values))
    index = "INSERT INTO articles_text(rowid, title, text) SELECT key, title, text FROM articles WHERE id = ?"
    connection.exec_driver_sql(index, (values["id"],))


def _put_claims(connection: Connection, coding: Coding) -> None:
    article = coding.article
    local = [rows.from_actor(actor, n) | {"article": article.id} for n, actor in enumerate(coding.actors)]
    _insert(connection, schema.local_actors, local)
    _insert(connection, schema.reports, [rows.from_report(report, n) for n, report in enumerate(coding.reports)])
    people: list[rows.Values] = []
    cited: list[rows.Values] = []
    stated: list[rows.Values] = []
    for report in coding.reports:
        owner = {"report": report.id}
        people += [rows.from_participant(p, n) | owner for n, p in enumerate(report.participants)]
        cited += [rows.from_attribution(a, n) | owner for n, a in enumerate(report.attributions)]
        stated += [rows.from_detail(d, n) | owner for n, d in enumerate(report.details)]
    _insert(connection, schema.participants, people)
    _insert(connection, schema.attributions, cited)
    _insert(connection, schema.details, stated)
    _insert(connection, schema.statements, [rows.from_statement(s, n) for n, s in enumerate(coding.statements)])
    said = [(statement.content.of(article.text), statement.id) for statement in coding.statements]
    if said:
        index = "INSERT INTO statements_text(rowid, text) SELECT key, ? FROM statements WHERE id = ?"
        connection.exec_driver_sql(index, said)
    _insert(connection, schema.figures, [rows.from_figure(figure, n) for n, figure in enumerate(coding.figures)])


# --- the fused record ------------------------------------------------------------------------------------------------


def _check(record: Record) -> None:
    known = {actor.id for actor in record.actors}
    for event in record.events:
        missing = sorted({p.actor for p in event.participants} - known)
        if missing:
            raise RecordError(f"event {event.id} names actors that the record lacks: {', '.join(missing)}")


def _put_actors(connection: Connection, record: Record) -> None:
    _insert(connection, schema.actors, [rows.from_actor(actor, n) for n, actor in enumerate(record.actors)])
    names = [
        {"actor": actor.id, "folded": name}
        for actor in record.actors
        for name in sorted({rows.folded(form) for form in (actor.name, *actor.forms)})
    ]
    _insert(connection, schema.actor_names, names)
    pairs = [{"position": n, "local": local, "actor": actor} for n, (local, actor) in enumerate(record.actor_of)]
    _insert(connection, schema.actor_of, pairs)


def _put_events(connection: Connection, events: tuple[Event, ...]) -> None:
    _insert(connection, schema.events, [rows.from_event(event, n) for n, event in enumerate(events)])
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
    _insert(connection, schema.event_participants, people)
    _insert(connection, schema.event_reports, reported)
    _insert(connection, schema.origins, origins)
    _insert(connection, schema.plan_steps, steps)
    _insert(connection, schema.event_details, stated)


def _index_events(connection: Connection, record: Record) -> None:
    """Full text of events: the names of who and where, and every sentence that reports it."""
    forms = {actor.id: " ".join((actor.name, *actor.forms)) for actor in record.actors}
    keys = reading.pairs(connection, select(schema.events.c.id, schema.events.c.key))
    for group in reading.batches(record.events):
        ids = [report for event in group for report in event.reports]
        found = {report.id: report for report in reading.reports(connection, schema.reports.c.id, ids)}
        texts = reading.articles(connection, sorted({report.article for report in found.values()}))
        indexed: list[tuple[int, str]] = []
        for event in group:
            quotes = [found[r].evidence.of(texts[found[r].article].text) for r in event.reports if r in found]
            words = [event.place.name if event.place else "", *(forms[p.actor] for p in event.participants), *quotes]
            indexed.append((keys[event.id], " ".join(words)))
        connection.exec_driver_sql("INSERT INTO events_text(rowid, text) VALUES (?, ?)", indexed)
