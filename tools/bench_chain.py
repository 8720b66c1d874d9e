"""Where the time of an ingest goes: python tools/bench_chain.py [PATH...]

Reads the PATHs, else the sample articles five times over, in one thread and in one run, and prints CPU seconds of each
stage. The last lines hold the whole chain against the language model alone: its network, and its stage as a whole
(`language.parse`: words, network, lemmas, phrases, clauses).
"""

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import sys  # noqa: E402
import tempfile  # noqa: E402
from collections.abc import Callable  # noqa: E402
from dataclasses import replace  # noqa: E402
from pathlib import Path  # noqa: E402
from resource import RUSAGE_SELF, getrusage  # noqa: E402
from time import process_time  # noqa: E402
from typing import Any, TypeVar  # noqa: E402

STARTED = process_time()

from dateline import articles, codebook, language, mentions, pipeline, reports, samples, sources, world  # noqa: E402
from dateline.language.pipeline import bundled_model  # noqa: E402
from dateline.processes import collecting_rarely  # noqa: E402
from dateline.store import Writer  # noqa: E402

T = TypeVar("T")
seconds: dict[str, float] = {}


def measured(name: str, work: Callable[[], T]) -> T:
    started = process_time()
    made = work()
    seconds[name] = process_time() - started
    return made


def refuse(problem: Any) -> None:
    print(problem, file=sys.stderr)


def read(paths: list[Path]) -> list[Any]:
    return list(articles.read(sources.read(paths, on_problem=refuse), on_problem=refuse))


def main() -> None:
    with collecting_rarely():  # as an ingest does
        run([Path(path) for path in sys.argv[1:]])


def run(paths: list[Path]) -> None:
    few = read(paths or [samples.folder()])[:3]
    list(pipeline.code(few))
    print(f"{process_time() - STARTED:.1f} CPU s from the start to the first three articles coded")
    found = measured("reading", lambda: read(paths or [samples.folder()]))
    if not paths:
        found = [replace(article, id=f"{article.id}-{n}") for n in range(5) for article in found]
    facts, book = world.load(), codebook.load()
    parses = measured("language", lambda: list(language.parse(found)))
    words = [[token.text for token in sentence.tokens] for parse in parses for sentence in parse.sentences]
    measured("network", lambda: bundled_model().network.read(words))
    mentioned = measured("mentions", lambda: list(mentions.find(parses, facts)))
    codings = measured("reports", lambda: list(reports.code(mentioned, book, facts)))
    with tempfile.TemporaryDirectory() as folder, Writer(Path(folder) / "bench.db", coder="bench") as writer:
        measured("writing", lambda: writer.put_codings(codings))
        measured("fusing", lambda: pipeline.fuse(writer))
    show(len(found), sum(map(len, words)))


def show(count: int, words: int) -> None:
    network, parse = seconds.pop("network"), seconds["language"]
    whole = sum(seconds.values())
    coding = parse + seconds["mentions"] + seconds["reports"]
    print(f"{count} articles, {words} words, {whole:.1f} CPU s, {count / whole:.1f} articles and {words / whole:.0f}")
    print(f"words a CPU second; {getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most\n")
    print("| part | CPU s | share |\n|---|---|---|")
    seconds["language"] = parse - network
    names = {"language": "language: words, lemmas, phrases, clauses"}
    for name, value in {"network": network, **seconds}.items():
        print(f"| {names.get(name, name)} | {value:.2f} | {100 * value / whole:.0f} % |")
    read = seconds["mentions"]
    print(f"\nmentions / language stage {read / parse:.2f}, mentions / network {read / network:.2f}")
    print(f"coding / language stage {coding / parse:.2f}, whole chain / language stage {whole / parse:.2f}")
    print(f"coding / network {coding / network:.2f}, whole chain / network {whole / network:.2f}")


if __name__ == "__main__":
    main()
