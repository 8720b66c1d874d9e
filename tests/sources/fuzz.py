"""Hostile inputs, one after the other, in processes that are watched: no crash, no hang, no growth of memory.

Mutated ones, which have numbers; before them one of each shape that could take long (`heavy.py`), at the size of the
largest answer that is fetched.

    python -m tests.sources.fuzz [--inputs 100000] [--first 0] [--workers 1]

An input that ends its process with an error, or takes more than five seconds of CPU, is named, and the rest goes on in
a new process. Memory is what a process holds when its caches are filled, against what it holds at its end.
"""

import argparse
import ctypes
import gc
import multiprocessing
import resource
import signal
from concurrent.futures import ThreadPoolExecutor
from ctypes import c_double
from pathlib import Path
from typing import Any

from tests.sources.heavy import SHAPES, heavy
from tests.sources.mutation import mutated, read

SECONDS = 5.0  # of CPU, for one input
EARLY = 10_000  # inputs of a process after which its caches and its heap have their size
GROWN = 50.0  # MB that it may grow by from then on
LARGEST = 16 * 2**20  # bytes of one answer

_PROCESSES = multiprocessing.get_context("spawn")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    last = options.first + options.inputs
    shares = [range(options.first + n, last, options.workers) for n in range(options.workers)]
    found = watched(range(-len(SHAPES), 0))
    with ThreadPoolExecutor(options.workers) as pool:
        found += [line for lines in pool.map(watched, shares) for line in lines]
    print("\n".join(found) or f"{options.inputs:,} inputs: no crash, no hang, no growth of memory")
    raise SystemExit(bool(found))


def watched(numbers: range) -> list[str]:
    """What went wrong with these inputs, one line each."""
    found = []
    while numbers:
        at, grown, slowest = (_PROCESSES.Value(c_double, 0.0) for _ in range(3))
        process = _PROCESSES.Process(target=_read_all, args=(numbers, at, grown, slowest))
        process.start()
        process.join()
        if process.exitcode == 0:
            print(f"{len(numbers):,} inputs: {grown.value:.0f} MB grown, the slowest took {slowest.value:.1f} s")
            return [*found, f"memory grew by {grown.value:.0f} MB"] if grown.value > GROWN else found
        hang = process.exitcode == -signal.SIGVTALRM
        number = int(at.value)
        name = number if number >= 0 else list(SHAPES)[number]
        found.append(f"input {name}: {'hangs' if hang else f'ends its process ({process.exitcode})'}")
        print(found[-1], flush=True)
        numbers = numbers[numbers.index(number) + 1 :]
    return found


def _read_all(numbers: range, at: Any, grown: Any, slowest: Any) -> None:
    """Read each; an error ends the process, and so does the timer, whose signal nobody handles."""
    early = 0.0
    for done, number in enumerate(numbers):
        at.value = number
        data = mutated(number) if number >= 0 else heavy(list(SHAPES)[number], LARGEST)
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        read(data)
        left, _ = signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        slowest.value = max(slowest.value, SECONDS - left)
        if done == min(EARLY, len(numbers) - 1):
            early = _megabytes()
    grown.value = _megabytes() - early


def _megabytes() -> float:
    """What this process holds now, without what it has freed and only keeps for itself."""
    gc.collect()
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main()
