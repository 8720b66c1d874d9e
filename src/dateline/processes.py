"""The processes of this machine that code: how many, how they begin, and how they end."""

import gc
import multiprocessing
import multiprocessing.connection
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

RARELY = 50_000  # values made before Python looks for circles among them; its own number is 700


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def pool(workers: int) -> ProcessPoolExecutor:
    """Processes that load the model each, and end with this one even where it is killed."""
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=begin)


def begin() -> None:
    """What a process does that codes and nothing else."""
    gc.set_threshold(RARELY)
    end_with_parent()


def end_with_parent() -> None:
    """End this process as soon as the one that started it is gone: nobody else would."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Let Python look for circles of values that nobody holds less often: each search goes through all facts again,
    and what articles are made into has next to none."""
    before = gc.get_threshold()
    gc.set_threshold(RARELY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
