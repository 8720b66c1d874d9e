"""The order of the stages. The one place that sees both the stages and the writer of the record."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path

from dateline import articles, codebook, language, mentions, record, reports, sources, world
from dateline.errors import DatelineError
from dateline.model import Article, Coding, Mentions, Problem
from dateline.store import Writer

LANGUAGE = "en"  # what the bundled model reads
GROUP = 32  # articles that travel together: long enough for the model's batches, short enough to lose little in a kill
ALONE = 2  # groups that are coded here before other processes, which each load the model, are worth their start
AHEAD = 2  # groups in flight for each process: the memory that an ingest needs does not grow with its input


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
    for group in _groups(found):
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
) -> Ingested:
    """Read, code and write articles, then fuse the record anew. What is coded already costs next to nothing.

    `workers` is the number of processes that code; the record does not depend on it. `book` is the path of a codebook,
    `columns` says which column of a table holds a field.
    """
    problems: list[Problem] = []
    raws = sources.read(paths, on_problem=problems.append, columns=columns)
    found = articles.read(raws, on_problem=problems.append)
    added = revised = total = 0
    for group, codings in _coded(_fresh(_groups(found), writer), workers, partial(_code_group, book)):
        written = writer.put_codings(codings)
        added += written.added
        revised += written.revised
        total += len(group)
        for article in group:
            on_article(article)
    if writer.stale:
        fuse(writer)
    return Ingested(added, revised, total - added - revised, tuple(problems))


def fuse(writer: Writer) -> None:
    """Fuse the record anew from every coding in it."""
    writer.replace_record(record.build(writer.codings(), world.load(), writer.decisions()))


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _groups(found: Iterable[Article]) -> Iterator[list[Article]]:
    group: list[Article] = []
    for article in found:
        group.append(article)
        if len(group) == GROUP:
            yield group
            group = []
    if group:
        yield group


Coder = Callable[[list[Article]], list[Coding]]
Work = tuple[list[Article], list[Article]]  # a group, and those of it that are not coded yet


def _fresh(groups: Iterable[list[Article]], writer: Writer) -> Iterator[Work]:
    for group in groups:
        yield group, [article for article in group if not writer.coded(article)]


def _coded(work: Iterable[Work], workers: int, coder: Coder) -> Iterator[tuple[list[Article], list[Coding]]]:
    """Each group with its codings, in order: the first here, the rest by processes of their own."""
    remaining = iter(work)
    for group, fresh in islice(remaining, ALONE if workers > 1 else None):
        yield group, coder(fresh)
    for next_one in islice(remaining, 1):
        with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
            yield from _by_processes(pool, chain([next_one], remaining), workers * AHEAD, coder)


def _by_processes(
    pool: ProcessPoolExecutor, work: Iterator[Work], ahead: int, coder: Coder
) -> Iterator[tuple[list[Article], list[Coding]]]:
    waiting: deque[tuple[list[Article], Future[list[Coding]]]] = deque()
    for group, fresh in islice(work, ahead):
        waiting.append((group, pool.submit(coder, fresh)))
    while waiting:
        group, coded = waiting.popleft()
        try:
            codings = coded.result()
        except BrokenProcessPool as error:
            message = "a coding process was stopped from outside, for want of memory perhaps: run the same ingest again"
            raise DatelineError(f"{message} (what was coded is kept), with fewer --workers") from error
        for more, fresh in islice(work, 1):
            waiting.append((more, pool.submit(coder, fresh)))
        yield group, codings


def _code_group(book: Path | None, group: list[Article]) -> list[Coding]:
    return list(code(group, book))
