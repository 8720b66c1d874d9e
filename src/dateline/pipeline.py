"""The order of the stages. The one place that sees both the stages and the writer of the record."""

import multiprocessing
import multiprocessing.connection
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from dateline import articles, codebook, language, mentions, record, reports, sources, world
from dateline.errors import DatelineError
from dateline.model import Article, Coding, Mentions, Problem
from dateline.store import Writer

LANGUAGE = "en"  # what the bundled model reads
GROUP = 32  # articles that travel together: long enough for the model's batches, short enough to lose little in a kill
ALONE = 2  # groups that are coded here before other processes, which each load the model, are worth their start
AHEAD = 2  # groups in flight for each process: the memory that an ingest needs does not grow with its input

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest did, in articles; `problems` lists every input that could not be read, with the remedy."""

    added: int
    revised: int
    unchanged: int
    problems: tuple[Problem, ...]


def mentions_of(article: Article) -> Mentions:
    """One article read for who, where and when: how each of its mentions was resolved."""
    return next(mentions.find(language.parse([article]), world.load()))


def code(found: Iterable[Article], book: Path | None = None) -> Iterator[Coding]:
    """Articles -> what each claims, in the same order, by the codebook at this path, else the one that ships.

    An article in another language than the model's is kept and claims nothing.
    """
    facts = world.load()
    for group in groups(found):
        readable = (article for article in group if article.language == LANGUAGE)
        coded = reports.code(mentions.find(language.parse(readable), facts), codebook.load(book), facts)
        for article in group:
            yield next(coded) if article.language == LANGUAGE else Coding(article, (), (), (), ())


def ingest(
    paths: Iterable[Path],
    writer: Writer,
    *,
    workers: int = 1,
    book: Path | None = None,
    columns: Mapping[str, str] | None = None,
    on_article: Callable[[Article], None] = lambda article: None,
    on_share: Callable[[float], None] = lambda share: None,
) -> Ingested:
    """Read, code and write articles, then fuse the record anew. What is coded already costs next to nothing.

    `workers` is the number of processes that code; the record does not depend on it. `book` is the path of a codebook,
    `columns` says which column of a table holds a field. `on_article` is told of each article done, `on_share` which
    share of the input's bytes that is (0 to 1), unless standard input is among them.
    """
    paths = list(paths)
    size = size_of(paths)
    problems: list[Problem] = []
    meter = _Meter()
    raws = sources.read(paths, on_problem=problems.append, columns=columns, on_read=meter.at)
    found = articles.read(raws, on_problem=problems.append)
    added = revised = total = 0
    for work, codings in _coded(_fresh(groups(found), writer, meter), workers, partial(_code_group, book)):
        written = writer.put_codings(codings)
        added += written.added
        revised += written.revised
        total += len(work.articles)
        for article in work.articles:
            on_article(article)
        if size:
            on_share(work.read / size)
    if writer.stale:
        fuse(writer)
    return Ingested(added, revised, total - added - revised, tuple(problems))


def size_of(paths: Iterable[Path]) -> int | None:
    """The bytes of all files that these paths name; None where standard input is among them."""
    paths = list(paths)
    if sources.STANDARD_INPUT in paths:
        return None
    return sum(map(sources.size_of, sources.listed(paths, on_problem=lambda problem: None)))


def fuse(writer: Writer) -> None:
    """Fuse the record anew from every coding in it."""
    writer.replace_record(record.build(writer.codings(), world.load(), writer.decisions()))


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def groups(values: Iterable[T]) -> Iterator[list[T]]:
    """Values in groups of GROUP, the last one with what is left."""
    remaining = iter(values)
    while group := list(islice(remaining, GROUP)):
        yield group


Coder = Callable[[list[Article]], list[Coding]]


class _Meter:
    """How many bytes of the input have been read."""

    def __init__(self) -> None:
        self.read = 0

    def at(self, size: int) -> None:
        self.read = size


@dataclass(frozen=True, slots=True)
class _Work:
    """A group, those of it that are not coded yet, and how many bytes of the input had been read with it."""

    articles: list[Article]
    fresh: list[Article]
    read: int


def _fresh(grouped: Iterable[list[Article]], writer: Writer, meter: _Meter) -> Iterator[_Work]:
    for group in grouped:
        yield _Work(group, [article for article in group if not writer.coded(article)], meter.read)


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


def pool(workers: int) -> ProcessPoolExecutor:
    """Processes that load the model each, and end with this one even where it is killed."""
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=end_with_parent)


def end_with_parent() -> None:
    """End this process as soon as the one that started it is gone: nobody else would."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


def _code_group(book: Path | None, group: list[Article]) -> list[Coding]:
    return list(code(group, book))
