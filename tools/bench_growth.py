"""How a record grows: python tools/bench_growth.py [ARTICLES...]

The sample articles are coded once and multiplied: every copy has ids and days of its own and is written in a cipher of
its own, letter for letter, so that spans stay right and no copy resembles another; states keep their names. What is
measured is everything behind the coding: writing the codings, fusing them anew, and an ingest of ten more articles.
Each size runs in a process of its own. CPU seconds; exponents are fitted between the sizes, 1 being linear.
"""

import json
import re
import string
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

from dateline import articles, pipeline, samples, sources
from dateline.model import Coding
from dateline.store import Writer

SIZES = (500, 2_000, 8_000)
ADDED = 10
DAYS = 1800  # over which the copies are spread
IDS = {"id", "article", "actor", "speaker", "addressee"}
CODINGS = TypeAdapter(list[Coding])
MEASURES = ("write", "fuse", "add", "megabytes", "memory")


def cipher(n: int) -> dict[int, int]:
    """Vowels for vowels and consonants for consonants, small and capital alike."""
    vowels, rest = "aeiou", "".join(set(string.ascii_lowercase) - set("aeiou"))
    random, table = Random(n), {}
    for letters in (sorted(vowels), sorted(rest)):
        others = random.sample(letters, len(letters))
        table |= dict(zip(letters, others, strict=True))
    return str.maketrans(table | {a.upper(): b.upper() for a, b in table.items()})


def copy(value: Any, n: int, table: dict[int, int], key: str = "") -> Any:
    """A coding as JSON values, made anew for the n-th copy."""
    if isinstance(value, list):
        return [copy(item, n, table, key) for item in value]
    if isinstance(value, dict):
        own = {} if value.get("kind") not in ("person", None) and "forms" in value else table
        return {name: copy(item, n, own, name) for name, item in value.items()}
    if not isinstance(value, str):
        return value
    if key in IDS:
        return f"{value}-{n}"
    if key in ("text", "title", "name", "forms", "quote"):
        return value.translate(table)
    return re.sub(r"\b\d{4}-\d\d-\d\d\b", lambda day: shifted(day[0], n), value) if key in DATES else value


DATES = {"published", "day", "edtf", "value"}


def shifted(day: str, n: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=n * 7 % DAYS)).isoformat()


def multiplied(coded: list[dict[str, Any]]) -> Iterator[Coding]:
    for n in count():
        table = cipher(n)
        yield from CODINGS.validate_python([copy(coding, n, table) for coding in coded])


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
