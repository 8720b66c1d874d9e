"""The order of the stages. The one place that sees both the stages and the writer of the record."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline import articles, codebook, language, mentions, record, reports, sources, world
from dateline.model import Article, Coding, Problem
from dateline.store import Writer

GROUP = 32  # articles that travel together: long enough for the model's batches, short enough to lose little in a kill


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingest did, in articles; `problems` lists every input that could not be read, with the remedy."""

    added: int
    revised: int
    unchanged: int
    problems: tuple[Problem, ...]


def code(found: Iterable[Article]) -> Iterator[Coding]:
    """Articles -> what each claims, in the same order."""
    facts = world.load()
    return reports.code(mentions.find(language.parse(found), facts), codebook.load(), facts)


def ingest(
    paths: Iterable[Path], writer: Writer, *, on_article: Callable[[Article], None] = lambda article: None
) -> Ingested:
    """Read, code and write articles, then fuse the record anew. What is coded already costs next to nothing."""
    problems: list[Problem] = []
    added = revised = unchanged = 0
    for group in _groups(articles.read(sources.read(paths, on_problem=problems.append), on_problem=problems.append)):
        fresh = [article for article in group if not writer.coded(article)]
        written = writer.put_codings(code(fresh))
        added += written.added
        revised += written.revised
        unchanged += len(group) - written.added - written.revised
        for article in group:
            on_article(article)
    if writer.stale:
        fuse(writer)
    return Ingested(added, revised, unchanged, tuple(problems))


def fuse(writer: Writer) -> None:
    """Fuse the record anew from every coding in it."""
    writer.replace_record(record.build(writer.codings(), world.load(), writer.decisions()))


def _groups(found: Iterable[Article]) -> Iterator[list[Article]]:
    group: list[Article] = []
    for article in found:
        group.append(article)
        if len(group) == GROUP:
            yield group
            group = []
    if group:
        yield group
