"""An ingest by an engine: plan the shards, have them coded, load the record in the order of the input."""

import logging
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from dateline import articles, pipeline
from dateline.errors import DatelineError
from dateline.model import Article, Problem
from dateline.scale import engines
from dateline.scale.engines import Task
from dateline.scale.lake import Coded, Lake
from dateline.scale.shards import Shard, plan
from dateline.store import Writer

FRUITLESS = 3  # attempts in a row that finish no shard before an ingest gives up
LOOK = 0.5  # seconds between two looks at what is done

logger = logging.getLogger(__name__)


def ingest(
    paths: Iterable[Path],
    writer: Writer,
    *,
    engine: str,
    lake: Path,
    workers: int | None = None,
    book: Path | None = None,
    pipelines: pipeline.Pipelines = pipeline.OURS,
    columns: Mapping[str, str] | None = None,
    on_article: Callable[[Article], None] = lambda article: None,
    on_share: Callable[[float], None] = lambda share: None,
    on_fused: Callable[[float], None] = lambda share: None,
) -> pipeline.Ingested:
    """What `pipeline.ingest` does, and with the same record, by an engine and through files in the folder `lake`.

    Shards that stand there already are not coded again, so a run that was killed goes on where it was. On a cluster the
    folder, the input, the codebook, the user's own facts and spaCy pipelines must lie where every machine sees them
    under the same path. `on_share` is told which share of the input's bytes has been coded.

    Raises InputError for an engine that is not installed, DatelineError where one finishes nothing in several attempts.
    """
    engines.check(engine)
    problems: list[Problem] = []
    lake.mkdir(exist_ok=True)
    own = pipeline.facts_version()
    task = Task(Lake(lake.resolve()), book.resolve() if book else None, columns, own, pipelines)
    shards = list(plan(paths, coder=writer.coder, columns=columns, on_problem=problems.append))
    _finish(engine, shards, task, workers, on_share)
    added = revised = total = 0
    for group in pipeline.groups(_firsts(shards, task.lake, problems)):
        codings = [coding for coding, _ in group]
        written = writer.put_codings(coding for coding in codings if not writer.coded(coding.article))
        came = {coding.article.raw_hash: data for coding, data in group if data is not None}
        writer.put_snapshots((coding.article for coding in codings), came)
        added += written.added
        revised += written.revised
        total += len(codings)
        for coding in codings:
            on_article(coding.article)
    task.lake.sweep()
    if writer.stale:
        pipeline.fuse(writer, on_share=on_fused)
    return pipeline.Ingested(added, revised, total - added - revised, tuple(problems))


def _finish(
    engine: str, shards: Sequence[Shard], task: Task, workers: int | None, on_share: Callable[[float], None]
) -> None:
    """Attempt after attempt until every shard stands in the lake."""
    size = sum(shard.size for shard in shards) or 1
    fruitless = 0
    left = _left(shards, task.lake)
    while left:
        attempt = multiprocessing.get_context("spawn").Process(
            target=engines.run, args=(engine, left, task, workers), daemon=False
        )
        attempt.start()
        try:
            while attempt.is_alive():
                attempt.join(LOOK)
                on_share(1 - sum(shard.size for shard in _left(left, task.lake)) / size)
        finally:
            attempt.terminate()
            attempt.join()
        before, left = left, _left(left, task.lake)
        fruitless = 0 if len(left) < len(before) else fruitless + 1
        if left and fruitless == FRUITLESS:
            message = (
                f"the engine {engine!r} finished nothing in {FRUITLESS} attempts; the first of {len(left)} not done"
            )
            raise DatelineError(f"{message} is {left[0]}. What is done is kept: mend what is said above, and run again")
        if left:
            logger.warning("%d of %d shards were not finished: they are tried again", len(left), len(before))


def _left(shards: Iterable[Shard], lake: Lake) -> list[Shard]:
    return [shard for shard in shards if not lake.has(shard)]


def _firsts(shards: Iterable[Shard], lake: Lake, problems: list[Problem]) -> Iterator[Coded]:
    """The codings of all shards; of an id that comes again only the first, as one process would have read it."""
    with closing(articles.Repeats()) as repeats:
        for shard in shards:
            problems += lake.problems(shard)
            for coding, came in lake.codings(shard):
                article = coding.article
                earlier = repeats.earlier(article, article.source or str(shard))
                if earlier is None:
                    yield coding, came
                elif not earlier.same_text:
                    problems.append(Problem(article.source or str(shard), None, earlier.problem(article.id)))
