"""How a record grows: python tools/bench_growth.py [ARTICLES...]

The sample articles are coded once and multiplied: every copy has ids of its own, is written in a cipher of its own,
letter for letter, so that spans stay right and no copy resembles another, and lies a week after the one before: a day
of a large record is as crowded as one of a small record, which reaches less far. The copies take turns among twelve
circles of six states, and a state's officials change every four years, so that names come again as they do in news.
What is measured is everything behind the coding: writing the codings, fusing them anew, and an ingest of ten more
articles. Each size runs in a process of its own. CPU seconds; exponents are fitted between the sizes, 1 being linear.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from math import log
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from statistics import linear_regression
from time import process_time
from typing import Any

from pydantic import TypeAdapter

from dateline import articles, pipeline, samples, sources, world
from dateline.model import Coding
from dateline.store import Writer

SIZES = (500, 2_000, 8_000)
ADDED = 10
APART = 7  # days from one copy to the next
CIRCLES = 12
TERM = 4 * 365
DATES = {"published", "day", "edtf", "value"}
IDS = {"id", "article", "actor", "speaker", "addressee"}
CODINGS = TypeAdapter(list[Coding])
MEASURES = ("write", "fuse", "add", "megabytes", "memory")


def cipher(*seed: object) -> dict[int, int]:
    """Vowels for vowels and consonants for consonants, small and capital alike."""
    random, table = Random(repr(seed)), {}
    for letters in ("aeiou", "bcdfghjklmnpqrstvwxyz"):
        table |= dict(zip(letters, random.sample(letters, len(letters)), strict=True))
    return str.maketrans(table | {a.upper(): b.upper() for a, b in table.items()})


class Copy:
    """The n-th copy of the coded samples, as JSON values."""

    def __init__(self, n: int, states: dict[str, str], circles: int) -> None:
        self.n, self.states = n, states
        circle = n % circles
        term = (n * APART + circle * TERM // circles) // TERM  # each circle's terms begin in other years
        self.words, self.names = cipher("words", n), cipher("names", circle, term)

    def of(self, value: Any, key: str = "", *, plain: bool = False) -> Any:
        """`plain` values keep their letters: what is called by its office or its state."""
        if isinstance(value, list):
            return [self.of(item, key, plain=plain) for item in value]
        if isinstance(value, dict):
            plain = plain or ("forms" in value and (value["kind"] != "person" or _by_office(value)))
            return {name: self.of(item, name, plain=plain) for name, item in value.items()}
        if not isinstance(value, str):
            return value
        if key in IDS:
            return f"{value}-{self.n}"
        if key in ("text", "title", "quote"):
            return re.sub(r"\w+", lambda w: w[0].translate(self.names if w[0][0].isupper() else self.words), value)
        if key in ("name", "forms") and not plain:
            return value.translate(self.names)
        if key in ("country", "host"):
            return self.states.get(value, value)
        days = r"\b\d{4}(-\d\d){0,2}\b" if key == "edtf" else r"\b\d{4}-\d\d(-\d\d)?\b"  # a bare number may be a count
        return re.sub(days, lambda day: self._shifted(day[0]), value) if key in DATES else value

    def _shifted(self, day: str) -> str:
        """A day, a month or a year so much later."""
        first = date.fromisoformat(f"{day}-01-01"[:10] if len(day) < 10 else day)
        return (first + timedelta(days=self.n * APART)).isoformat()[: len(day)]


def _by_office(actor: dict[str, Any]) -> bool:
    return bool(actor["office"]) and set(actor["office"].split()) <= set(actor["name"].split())


def multiplied(coded: list[dict[str, Any]], start: int = 0) -> Iterator[Coding]:
    """Codings without end, from the `start`-th on."""
    home = sorted({actor["country"] for coding in coded for actor in coding["actors"] if actor["country"]})
    states = sorted(world.load().states)
    circles = [dict(zip(home, states[n:], strict=False)) for n in range(0, CIRCLES * len(home), len(home))]
    first, skipped = divmod(start, len(coded))
    for n in count(first):
        copy = Copy(n, circles[n % CIRCLES], CIRCLES)
        yield from CODINGS.validate_python([copy.of(coding) for coding in coded[skipped if n == first else 0 :]])


def coded_samples() -> list[dict[str, Any]]:
    def refuse(problem: object) -> None:
        raise SystemExit(f"{problem}")

    raws = sources.read([samples.folder()], on_problem=refuse)
    codings = list(pipeline.code(articles.read(raws, on_problem=refuse)))
    made: list[dict[str, Any]] = CODINGS.dump_python(codings, mode="json")
    return made


def measure(size: int, coded: Path) -> dict[str, float]:
    """CPU seconds of writing, fusing, and an ingest of some more; the file's and the process's megabytes."""
    codings = multiplied(json.loads(coded.read_text(encoding="utf-8")))
    record = coded.with_name(f"{size}.db")
    seconds = {}
    with Writer(record, coder="bench") as writer:
        made = 0.0
        at = process_time()
        for _ in range(0, size, 100):
            before = process_time()
            group = list(islice(codings, min(100, size)))
            made += process_time() - before
            writer.put_codings(group)
        seconds["write"] = process_time() - at - made
        at = process_time()
        pipeline.fuse(writer)
        seconds["fuse"] = process_time() - at
        more = list(islice(codings, ADDED))
        at = process_time()
        writer.put_codings(more)
        pipeline.fuse(writer)
        seconds["add"] = (process_time() - at) / ADDED
    megabytes = record.stat().st_size / 2**20
    return seconds | {"megabytes": megabytes, "memory": getrusage(RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    if len(sys.argv) > 3 and sys.argv[1] == "--one":
        print(json.dumps(measure(int(sys.argv[2]), Path(sys.argv[3]))))
        return
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    with tempfile.TemporaryDirectory() as folder:
        coded = Path(folder) / "coded.json"
        coded.write_text(json.dumps(coded_samples()), encoding="utf-8")
        print("| articles | write, s | fuse, s | s for each of ten added | file, MB | memory, MB |")
        print("|---|---|---|---|---|---|")
        found = []
        for size in sizes:
            command = [sys.executable, __file__, "--one", str(size), str(coded)]
            found.append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
            print(f"| {size:,} | " + " | ".join(f"{found[-1][name]:.2f}" for name in MEASURES) + " |", flush=True)
    if len(sizes) > 1:
        x = [log(size) for size in sizes]
        slopes = [linear_regression(x, [log(row[name]) for row in found]).slope for name in MEASURES]
        print("| exponent | " + " | ".join(f"{slope:.2f}" for slope in slopes) + " |")


if __name__ == "__main__":
    main()
