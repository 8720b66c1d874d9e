"""The writer: the only thing that changes a record on disk."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, or_, select
from sqlalchemy.exc import IntegrityError

from dateline.errors import RecordError
from dateline.model import Article, Coding, Decision, Record, Visit
from dateline.store import fulltext, fused, reading, review, rows, schema, snapshots
from dateline.store.database import Stored
from dateline.store.locations import Location
from dateline.store.memory import Memory
from dateline.store.settings import put_setting


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


class Writer(Stored):
    """Writes codings and the record fused from them; a reader may look on from another process at any time.

    `coder` names the program and all versions that decide what is coded, `config` holds them and the options one by
    one: both are saved with the record.
    Killed at any moment, the file holds every batch that was finished and the last whole fused record; `stale` then
    says that the fused record is behind the codings.
    """

    def __init__(self, path: Location | str, *, coder: str, config: dict[str, Any] | None = None) -> None:
        super().__init__(path, create=True)
        self.coder = coder
        try:
            with self._writing() as connection:
                put_setting(connection, "coder", coder)
                put_setting(connection, "config", config or {})
        except RecordError:  # who only reads, or another writer that does not end
            self.close()
            raise

    @property
    def stale(self) -> bool:
        """Whether codings or decisions changed since the record was last fused."""
        with self._reading() as connection:
            query = select(schema.settings.c.value).where(schema.settings.c.name == "stale")
            return bool(connection.execute(query).scalar())

    def coded(self, article: Article) -> bool:
        """Whether this very article is coded already by this coder, so that its stages need not run again."""
        with self._reading() as connection:
            state = _states(connection, [article.id]).get(article.id)
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
                with self._writing() as connection:
                    for part in _each_once(group):
                        for done in self._put(connection, part):
                            counts[done] += 1
            except IntegrityError as error:
                ids = ", ".join(coding.article.id for coding in group[:3])
                raise RecordError(f"the codings of {ids} ... do not fit the record: {error.orig}") from error
        return Written(**counts)

    def _put(self, connection: Connection, codings: Sequence[Coding]) -> list[str]:
        """What became of each; no article may come twice."""
        states = _states(connection, [coding.article.id for coding in codings])
        taken: list[_Taken] = []
        done = [self._take(connection, coding, states.get(coding.article.id), taken) for coding in codings]
        if taken:
            _put_articles(connection, taken)
            _put_claims(connection, [one.coding for one in taken])
            ids = [one.coding.article.id for one in taken]
            connection.execute(delete(schema.pending).where(schema.pending.c.article.in_(ids)))
            connection.execute(insert(schema.pending), [{"article": id} for id in ids])
            put_setting(connection, "stale", True)
        return done

    def _take(self, connection: Connection, coding: Coding, state: Any, taken: list["_Taken"]) -> str:
        """What this coding is to the one that is there, which is taken away where this one is to come in its place."""
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
        taken.append(_Taken(coding, rows.from_article(article) | stamps, state.key if state else None))
        return done

    def put_snapshots(self, articles: Iterable[Article], came: Mapping[str, bytes]) -> None:
        """Keep what these articles were made of, once they are written; `came` are the inputs by their SHA-256."""
        with self._writing() as connection:
            snapshots.put(connection, articles, came)

    def visit(self, url: str) -> Visit | None:
        """A watched address as it was last found."""
        with self._reading() as connection:
            query = select(schema.visits).where(schema.visits.c.url == url)
            row = connection.execute(query).mappings().one_or_none()
        return Visit(**row) if row else None

    def put_visits(self, visits: Iterable[Visit]) -> None:
        """Remember these visits in place of earlier ones to the same addresses."""
        values = [asdict(visit) for visit in visits]
        if values:
            with self._writing() as connection:
                urls = [{"gone": visit["url"]} for visit in values]
                connection.execute(delete(schema.visits).where(schema.visits.c.url == bindparam("gone")), urls)
                connection.execute(insert(schema.visits), values)

    def codings(self) -> Iterator[Coding]:
        """Every coding, by article id: what the record is fused from."""
        after = ""
        while True:
            with self._reading() as connection:
                found = reading.codings(connection, schema.articles.c.id > after, limit=reading.BATCH)
            yield from found
            if len(found) < reading.BATCH:
                return
            after = found[-1].article.id

    def decisions(self) -> tuple[Decision, ...]:
        """The log of what people decided, oldest first."""
        with self._reading() as connection:
            return review.decisions(connection)

    @contextmanager
    def fusing(self, version: str) -> Iterator[Memory]:
        """The record as it was last fused, to be brought up to the codings in one transaction.

        Where another `version` fused it, nothing of it counts any more.
        """
        with self._writing() as connection:
            yield Memory(connection, version)

    def replace_record(self, record: Record) -> None:
        """Put this fused record in place of the old one, in one transaction. The next fusing makes it anew.

        Raises RecordError where an event names an actor that the record lacks.
        """
        with self._writing() as connection:
            fused.replace(connection, record)
            put_setting(connection, "stale", False)


# --- articles and their claims ---------------------------------------------------------------------------------------


def _article_digest(article: Article) -> str:
    """What makes two readings of an article the same: everything but the file it came from."""
    return rows.digest(
        Article(**{name: getattr(article, name) for name in Article.__dataclass_fields__ if name != "source"})
    )


@dataclass(frozen=True, slots=True)
class _Taken:
    """A coding to be written, the row of its article, and the key of the row that is there."""

    coding: Coding
    row: rows.Values
    key: int | None


def _each_once(codings: Iterable[Coding]) -> Iterator[list[Coding]]:
    """The codings in runs in which no article comes twice: its second reading is held against its first."""
    run: dict[str, Coding] = {}
    for coding in codings:
        if coding.article.id in run:
            yield list(run.values())
            run = {}
        run[coding.article.id] = coding
    yield list(run.values())


def _states(connection: Connection, articles: Sequence[str]) -> dict[str, Any]:
    table = schema.articles
    query = select(table.c.id, table.c.key, table.c.digest, table.c.coding_digest, table.c.coder)
    return {row.id: row for row in connection.execute(query.where(table.c.id.in_(articles)))}


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
    fulltext.of(connection).drop_article(connection, key)
    for table in schema.CLAIM_TABLES:
        connection.execute(delete(table).where(table.c.article == article))


def _put_articles(connection: Connection, taken: Sequence[_Taken]) -> None:
    fused.put(connection, schema.articles, [one.row for one in taken if one.key is None])
    for one in taken:
        if one.key is not None:
            connection.execute(schema.articles.update().where(schema.articles.c.key == one.key).values(one.row))
    worded = [(one.row["id"], one.row["title"], one.row["text"]) for one in taken]
    fulltext.of(connection).put_articles(connection, worded)


def _put_claims(connection: Connection, codings: Sequence[Coding]) -> None:
    """The claims of these codings, in their order, a statement for each table."""
    local: list[rows.Values] = []
    told: list[rows.Values] = []
    people: list[rows.Values] = []
    cited: list[rows.Values] = []
    stated: list[rows.Values] = []
    for coding in codings:
        owner = {"article": coding.article.id}
        local += [rows.from_actor(actor) | owner | {"position": n} for n, actor in enumerate(coding.actors)]
        told += [rows.from_report(report, n) for n, report in enumerate(coding.reports)]
        for report in coding.reports:
            owner = {"report": report.id}
            people += [rows.from_participant(p, n) | owner for n, p in enumerate(report.participants)]
            cited += [rows.from_attribution(a, n) | owner for n, a in enumerate(report.attributions)]
            stated += [rows.from_detail(d, n) | owner for n, d in enumerate(report.details)]
    said = [(s, n, coding.article.text) for coding in codings for n, s in enumerate(coding.statements)]
    fused.put(connection, schema.local_actors, local)
    fused.put(connection, schema.reports, told)
    fused.put(connection, schema.participants, people)
    fused.put(connection, schema.attributions, cited)
    fused.put(connection, schema.details, stated)
    fused.put(connection, schema.statements, [rows.from_statement(s, n) for s, n, _ in said])
    fulltext.of(connection).put_statements(connection, [(s.content.of(text), s.id) for s, _, text in said])
    counted = [rows.from_figure(figure, n) for coding in codings for n, figure in enumerate(coding.figures)]
    fused.put(connection, schema.figures, counted)
