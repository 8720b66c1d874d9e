"""The order of the stages. The one place that sees both the stages and the writer of the record."""

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from dateline import articles, codebook, language, mentions, record, reports, second_coder, sources, world
from dateline.errors import DatelineError
from dateline.language import OURS as OURS
from dateline.language import Pipelines as Pipelines
from dateline.mentions import Explained as Explained
from dateline.model import Article, Coding, Problem, Raw, Visit
from dateline.processes import collecting_rarely, pool
from dateline.second_coder import Endpoint
from dateline.sources import Manners, Wanted, watchlist
from dateline.sources.watchlist import Feed, Watchlist
from dateline.store import Writer

LANGUAGE = "en"  # what the bundled model reads
GROUP = 32  # articles that travel together: long enough for the model's batches, short enough to lose little in a kill
ALONE = 2  # groups that are coded here before other processes, which each load the model, are worth their start
MOST_PAGES = 500  # that one address may lead to in an ingest
AT_ONCE = 4_000  # articles that are fused at a time
AHEAD = 2  # groups in flight for each process: the memory that an ingest needs does not grow with its input

T = TypeVar("T")
OnArticle = Callable[[Article], None]
OnShare = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest did, in articles; `problems` lists every input that could not be read, with the remedy."""

    added: int
    revised: int
    unchanged: int
    problems: tuple[Problem, ...]


def explained(article: Article) -> list[Explained]:
    """How each mention of an article in the model's language is resolved, by reading it again, and what else it could
    be."""
    facts = world.load()
    readable = [article] if article.language == LANGUAGE else []
    told = (mentions.explain(p, next(mentions.find([p], facts)), facts) for p in language.parse(readable))
    return list(chain.from_iterable(told))


def facts_version() -> str:
    """The version of the user's own facts that this process has read; "" where there are none."""
    return world.load().own.version


def code(
    found: Iterable[Article], book: Path | None = None, pipelines: Pipelines = OURS, own: str | None = None
) -> Iterator[Coding]:
    """Articles -> what each claims, in the same order, by the codebook at this path, else the one that ships.

    `pipelines` are spaCy pipelines that find names, or tags and trees. An article in another language than the model's
    is kept and claims nothing. `own` is the version that the user's own facts must have: DatelineError where this
    process has read others.
    """
    facts = world.load()
    if own not in (None, facts.own.version):
        remedy = f"let {world.folder()} be the same for all, and run the same ingest again"
        raise DatelineError(f"a coding process has read other facts of your own than the ingest began with: {remedy}")
    for group in groups(found):
        readable = (article for article in group if article.language == LANGUAGE)
        coded = reports.code(mentions.find(language.parse(readable, pipelines), facts), codebook.load(book), facts)
        for article in group:
            yield next(coded) if article.language == LANGUAGE else Coding(article, (), (), (), ())


def code_again(
    found: Iterable[Article],
    endpoint: Endpoint,
    book: Path | None,
    pipelines: Pipelines,
    on_problem: Callable[[Problem], None],
) -> Iterator[Coding]:
    """As `code`, with the event reports of the second coder in place of the first one's.

    Articles for which it gives no usable answer are left out, each a problem.
    """
    facts, chosen = world.load(), codebook.load(book)
    for group in groups(found):
        readable = (article for article in group if article.language == LANGUAGE)
        read = list(mentions.find(language.parse(readable, pipelines), facts))
        own = zip(read, reports.code(read, chosen, facts), strict=True)
        again = second_coder.code(own, chosen, endpoint, on_problem)
        for article in group:
            coding = next(again) if article.language == LANGUAGE else Coding(article, (), (), (), ())
            if coding is not None:
                yield coding


def ingest(
    inputs: Iterable[Path | str],
    writer: Writer,
    *,
    workers: int = 1,
    book: Path | None = None,
    pipelines: Pipelines = OURS,
    columns: Mapping[str, str] | None = None,
    endpoint: Endpoint | None = None,
    private: bool = False,
    most: int = MOST_PAGES,
    on_article: OnArticle = lambda article: None,
    on_share: OnShare = lambda share: None,
    on_fused: OnShare = lambda share: None,
) -> Ingested:
    """Read, code and write articles, and fuse them into the record. What is coded already costs next to nothing.

    `workers` is the number of processes that code; the record does not depend on it. `book` is the path of a codebook,
    `pipelines` find names or trees, `columns` says which column of a table holds a field, `private` lets machines be
    asked that are not on the open internet, `most` is how many pages one feed or sitemap may lead to.
    With an `endpoint` the second coder codes, in this process. `on_article` is told of each article done, `on_share`
    which share of the input's bytes that is (0 to 1), where that is known before, `on_fused` how far the fusing is.
    """
    given = list(inputs)
    size = size_of(given)
    problems: list[Problem] = []
    intake = Intake()
    manners = Manners(private=private, most=most)
    raws = sources.read(given, on_problem=problems.append, columns=columns, manners=manners, on_read=intake.at)

    def on_work(work: "_Work") -> None:
        for article in work.articles:
            on_article(article)
        if size:
            on_share(work.read / size)

    coder: Coder = partial(_code_group, book, pipelines, facts_version())
    if endpoint is not None:
        workers, coder = 1, partial(_code_group_again, endpoint, book, pipelines, problems.append)
    return _ingest(raws, problems, writer, intake, workers, coder, on_work, on_fused)


@collecting_rarely()
def _ingest(
    raws: Iterable[Raw],
    problems: list[Problem],
    writer: Writer,
    intake: "Intake",
    workers: int,
    coder: "Coder",
    on_work: Callable[["_Work"], None],
    on_fused: OnShare = lambda share: None,
) -> Ingested:
    found = articles.read(intake.noting(raws), on_problem=problems.append)
    added = revised = total = 0
    for work, codings in _coded(_fresh(groups(found), writer, intake), workers, coder):
        written = writer.put_codings(codings)
        writer.put_snapshots(work.articles, work.came)
        added += written.added
        revised += written.revised
        total += len(work.articles)
        on_work(work)
    if writer.stale:
        fuse(writer, on_share=on_fused)
    return Ingested(added, revised, total - added - revised, tuple(problems))


def size_of(inputs: Iterable[Path | str]) -> int | None:
    """The bytes of all files that these inputs name; None where standard input or an address is among them."""
    given = list(inputs)
    if any(sources.is_address(one) or Path(one) == sources.STANDARD_INPUT for one in given):
        return None
    return sum(map(sources.size_of, sources.listed(map(Path, given), on_problem=lambda problem: None)))


@dataclass(frozen=True, slots=True)
class Asked:
    """What one feed gave in a run: `pages` fetched and `failed`; `problem` where it could not be had itself.

    `due` is when it is asked next.
    """

    feed: Feed
    pages: int
    failed: int
    problem: str | None
    due: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a watch: when it began, what each feed that was due gave, and what came of it."""

    at: datetime
    asked: tuple[Asked, ...]
    done: Ingested


def watch(
    file: Path,
    writer: Writer,
    *,
    workers: int = 1,
    book: Path | None = None,
    pipelines: Pipelines = OURS,
    private: bool = False,
    on_article: OnArticle = lambda article: None,
) -> Iterator[Run]:
    """Run after run without end: ask the feeds of this list that are due, write what is new, fuse, wait.

    The file is read anew for each run. Raises InputError for a list that is wrong.
    """
    while True:
        now = datetime.now(UTC)
        listed = watchlist.load(file)
        visits = _Visits(writer)
        due = [feed for feed in listed.feeds if listed.due(feed, writer.visit(feed.url)) <= now]
        problems: list[Problem] = []
        raws = sources.fetch(
            [feed.wanted() for feed in due],
            on_problem=problems.append,
            manners=listed.manners(private=private),
            memory=visits,
        )

        def on_work(work: "_Work", visits: _Visits = visits) -> None:
            visits.keep(work.articles)
            for article in work.articles:
                on_article(article)

        done = _ingest(
            raws, problems, writer, Intake(), workers, partial(_code_group, book, pipelines, facts_version()), on_work
        )
        visits.keep_all()
        yield Run(now, tuple(visits.asked(feed, listed) for feed in due), done)
        soonest = min(listed.due(feed, writer.visit(feed.url)) for feed in listed.feeds)
        time.sleep(max(0.0, (soonest - datetime.now(UTC)).total_seconds()))


def ready_feeds() -> str:
    """A list of public feeds to begin a watch with, as the TOML that `watch` reads."""
    return watchlist.READY.read_text(encoding="utf-8")


class _Visits:
    """Earlier visits to addresses, and those of this run, which are remembered once their articles are written."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._new: dict[str, Visit] = {}
        self._pages: Counter[str] = Counter()  # by feed
        self._failed: Counter[str] = Counter()

    def known(self, url: str) -> Visit | None:
        return self._writer.visit(url)

    def visited(self, wanted: Wanted, visit: Visit) -> None:
        self._new[visit.url] = visit
        if wanted.seed and not wanted.leads:
            (self._failed if visit.problem else self._pages)[wanted.seed] += 1

    def keep(self, written: Iterable[Article]) -> None:
        """Remember the pages of these articles; a stop before the end of the run then costs no page."""
        urls = {article.source for article in written if article.source in self._new}
        self._writer.put_visits([self._new.pop(url) for url in sorted(filter(None, urls))])

    def keep_all(self) -> None:
        self._writer.put_visits(self._new.values())
        self._new.clear()

    def asked(self, feed: Feed, listed: Watchlist) -> Asked:
        visit = self._writer.visit(feed.url)
        problem = visit.problem if visit else None
        return Asked(feed, self._pages[feed.url], self._failed[feed.url], problem, listed.due(feed, visit))


@collecting_rarely()
def fuse(writer: Writer, *, at_once: int = AT_ONCE, on_share: OnShare = lambda share: None) -> None:
    """Bring the record up to its codings and decisions: the same record, byte for byte, as if it were made anew.

    New articles are fused `at_once` at a time, so that no more are in memory; `on_share` is told the share done.
    """
    facts = world.load()
    version = f"{record.VERSION} facts {facts.own.version}" if facts.own.version else record.VERSION
    with writer.fusing(version) as memory:
        log = memory.decisions()
        decided = {anchor.article for decision in log for anchor in decision.anchors}
        parts = memory.parts(decided, at_once)
        for number, part in enumerate(parts, start=1):
            memory.apply(record.fuse(part, memory, facts, log))
            on_share(number / len(parts))
        memory.finish()


def groups(values: Iterable[T]) -> Iterator[list[T]]:
    """Values in groups of GROUP, the last one with what is left."""
    remaining = iter(values)
    while group := list(islice(remaining, GROUP)):
        yield group


Coder = Callable[[list[Article]], list[Coding]]


class Intake:
    """What has come in: the bytes of the files that were read, and the inputs as they came, by their hash, until their
    articles are written."""

    def __init__(self) -> None:
        self.read = 0
        self._held: dict[str, bytes] = {}

    def at(self, size: int) -> None:
        self.read = size

    def noting(self, raws: Iterable[Raw]) -> Iterator[Raw]:
        for raw in raws:
            self._held[raw.hash] = raw.data
            yield raw

    def of(self, article: Article) -> bytes | None:
        """What this article was made of. Inputs that came before it are let go: articles come in their order."""
        if article.raw_hash not in self._held:
            return None
        while (first := next(iter(self._held))) != article.raw_hash:
            del self._held[first]
        return self._held.pop(first)

    def take(self) -> dict[str, bytes]:
        """All that came since the last call."""
        held, self._held = self._held, {}
        return held


@dataclass(frozen=True, slots=True)
class _Work:
    """A group, those of it that are not coded yet, how many bytes of the input had been read with it, and what came."""

    articles: list[Article]
    fresh: list[Article]
    read: int
    came: dict[str, bytes]


def _fresh(grouped: Iterable[list[Article]], writer: Writer, intake: Intake) -> Iterator[_Work]:
    for group in grouped:
        fresh = [article for article in group if not writer.coded(article)]
        yield _Work(group, fresh, intake.read, intake.take())


def _coded(works: Iterable[_Work], workers: int, coder: Coder) -> Iterator[tuple[_Work, list[Coding]]]:
    """Each group with its codings, in order: the first here, the rest by processes of their own."""
    remaining = iter(works)
    for work in islice(remaining, ALONE if workers > 1 else None):
        yield work, coder(work.fresh)
    for next_one in islice(remaining, 1):
        with pool(workers) as processes:
            yield from _by_processes(processes, chain([next_one], remaining), workers * AHEAD, coder)


def _by_processes(
    processes: ProcessPoolExecutor, works: Iterator[_Work], ahead: int, coder: Coder
) -> Iterator[tuple[_Work, list[Coding]]]:
    waiting: deque[tuple[_Work, Future[list[Coding]]]] = deque()
    for work in islice(works, ahead):
        waiting.append((work, processes.submit(coder, work.fresh)))
    while waiting:
        done, coded = waiting.popleft()
        try:
            codings = coded.result()
        except BrokenProcessPool as error:
            message = "a coding process was stopped from outside, for want of memory perhaps: run the same ingest again"
            raise DatelineError(f"{message} (what was coded is kept), with fewer --workers") from error
        for work in islice(works, 1):
            waiting.append((work, processes.submit(coder, work.fresh)))
        yield done, codings


def _code_group_again(
    endpoint: Endpoint,
    book: Path | None,
    pipelines: Pipelines,
    on_problem: Callable[[Problem], None],
    group: list[Article],
) -> list[Coding]:
    return list(code_again(group, endpoint, book, pipelines, on_problem))


def _code_group(book: Path | None, pipelines: Pipelines, own: str, group: list[Article]) -> list[Coding]:
    return list(code(group, book, pipelines, own))
