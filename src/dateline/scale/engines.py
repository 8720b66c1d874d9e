"""Who codes the shards. An engine is an adapter: it hands every shard to a process that holds the model. It may fail:
what counts is which shards stand in the lake afterwards."""

import contextlib
import importlib.util
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline import articles, pipeline, sources
from dateline.errors import InputError
from dateline.model import Problem
from dateline.processes import collecting_rarely, end_with_parent, pool, processors
from dateline.scale.lake import Lake
from dateline.scale.shards import Shard


@dataclass(frozen=True)
class Task:
    """What a process needs to know beside the shard; `own` is the version of the user's own facts, `pipelines` are
    their spaCy pipelines."""

    lake: Lake
    book: Path | None
    columns: Mapping[str, str] | None
    own: str
    pipelines: pipeline.Pipelines

    def __call__(self, shard: Shard) -> str:
        """Read and code a shard into the lake, unless it is there; gives its id."""
        if not self.lake.has(shard):
            problems: list[Problem] = []
            with contextlib.chdir(shard.folder), collecting_rarely():
                raws = sources.read(map(Path, shard.files), on_problem=problems.append, columns=self.columns)
                intake = pipeline.Intake()
                found = articles.read(intake.noting(raws), on_problem=problems.append)
                codings = pipeline.code(found, self.book, self.pipelines, self.own)
                self.lake.put(shard, ((coding, intake.of(coding.article)) for coding in codings), problems)
        return shard.id


Engine = Callable[[Sequence[Shard], Task, int | None], None]


def processes(shards: Sequence[Shard], task: Task, workers: int | None) -> None:
    """A pool of processes on this machine."""
    with pool(workers or processors()) as running:
        for _ in running.map(task, shards):
            pass


def daft(shards: Sequence[Shard], task: Task, workers: int | None) -> None:
    """Daft on this machine."""
    import daft

    daft.set_runner_native()
    frame = daft.from_pydict({"shard": list(range(len(shards)))}).into_batches(1)
    _map(frame, shards, task, workers or processors())


def ray(shards: Sequence[Shard], task: Task, workers: int | None) -> None:
    """Daft on the Ray cluster that RAY_ADDRESS names, else on one that is started here and ends with the run."""
    import logging

    import daft
    import ray

    ray.init(log_to_driver=False, logging_level=logging.ERROR)
    daft.set_runner_ray(noop_if_initialized=True)
    frame = daft.from_pydict({"shard": list(range(len(shards)))}).into_partitions(len(shards))
    _map(frame, shards, task, workers or int(ray.cluster_resources()["CPU"]))


def _map(frame: Any, shards: Sequence[Shard], task: Task, workers: int) -> None:
    """Every shard through processes that each load the model once."""
    import daft

    class Coder:
        def __init__(self, task: Task, shards: Sequence[Shard]) -> None:
            self.task, self.shards = task, shards

        def __call__(self, number: int) -> str:
            return self.task(self.shards[number])

    held = daft.cls(Coder, use_process=True, max_concurrency=min(workers, len(shards)))(task, shards)
    for _ in frame.select(held(daft.col("shard"))).iter_rows():
        pass


ENGINES: Mapping[str, Engine] = {"processes": processes, "daft": daft, "ray": ray}
_NEEDS = {"processes": ("pyarrow",), "daft": ("pyarrow", "daft"), "ray": ("pyarrow", "daft", "ray")}
_QUIET = {"DAFT_PROGRESS_BAR": "0", "DO_NOT_TRACK": "1", "RAY_USAGE_STATS_ENABLED": "0"}


def check(engine: str) -> None:
    """Raises InputError for an engine that is unknown, or whose packages are not installed."""
    if engine not in ENGINES:
        raise InputError(f"no engine {engine!r}: choose of {', '.join(ENGINES)}")
    missing = [name for name in _NEEDS[engine] if importlib.util.find_spec(name) is None]
    if missing:
        raise InputError(f'--engine {engine} needs {", ".join(missing)}: pip install "dateline[scale]"')


def run(engine: str, shards: Sequence[Shard], task: Task, workers: int | None) -> None:
    """One attempt at these shards, in a process of its own: an engine that falls takes nothing with it."""
    end_with_parent()
    os.environ.update(_QUIET)  # neither bars of theirs nor words to their makers
    os.dup2(2, 1)  # standard output is for data, and Ray speaks there
    ENGINES[engine](shards, task, workers)
