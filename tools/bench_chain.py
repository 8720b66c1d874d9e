"""Where the time of an ingest goes: python tools/bench_chain.py [PATH...]

Reads the PATHs, else the sample articles five times over, in one thread and in one run, and prints CPU seconds of each
stage. A group of articles at a time goes through all stages and through the bare network, so that a server that is busy
for a while is so for all of them. What every run does once (loading, the first three articles through all of it) is
told apart, as the start. The last lines hold the whole chain against the language model alone: its network, and its
stage as a whole (`language.parse`: words, network, lemmas, phrases, clauses).
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
TOGETHER = pipeline.GROUP
seconds: dict[str, float] = {}


def measured(name: str, work: Callable[[], T]) -> T:
    started = process_time()
    made = work()
    seconds[name] = seconds.get(name, 0.0) + process_time() - started
    return made


def refuse(problem: Any) -> None:
    print(problem, file=sys.stderr)


def read(paths: list[Path]) -> list[Any]:
    return list(articles.read(sources.read(paths, on_problem=refuse), on_problem=refuse))


def main() -> None:
    with collecting_rarely():  # as an ingest does
        run([Path(path) for path in sys.argv[1:]])


def run(paths: list[Path]) -> None:
    code_and_fuse(read(paths or [samples.folder()])[:3])
    print(f"{process_time() - STARTED:.1f} CPU s from the start to the first three articles in a record")
    seconds.clear()
    found = measured("reading", lambda: read(paths or [samples.folder()]))
    if not paths:
        found = [replace(article, id=f"{article.id}-{n}") for n in range(5) for article in found]
    show(len(found), code_and_fuse(found))


def code_and_fuse(found: list[Any]) -> int:
    """The articles through all stages, and how many words they have."""
    facts, book = world.load(), codebook.load()
    count = 0
    with tempfile.TemporaryDirectory() as folder, Writer(Path(folder) / "bench.db", coder="bench") as writer:
        for group in (found[n : n + TOGETHER] for n in range(0, len(found), TOGETHER)):
            parses = measured("language", lambda group=group: list(language.parse(group)))
            words = [[token.text for token in sentence.tokens] for parse in parses for sentence in parse.sentences]
            measured("network", lambda words=words: bundled_model().network.read(words))
            mentioned = measured("mentions", lambda parses=parses: list(mentions.find(parses, facts)))
            codings = measured("reports", lambda read=mentioned: list(reports.code(read, book, facts)))
            measured("writing", lambda codings=codings: writer.put_codings(codings))
            count += sum(map(len, words))
        measured("fusing", lambda: pipeline.fuse(writer))
    return count


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
