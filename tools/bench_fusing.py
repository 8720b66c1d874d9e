"""What adding 100 articles to a record costs as it grows: python tools/bench_fusing.py [REPORTS...]

The record is the sample articles multiplied (see bench_growth.py): a larger one reaches over more years and is no more
crowded on any day. It is fused as it is written, some thousands of articles at a time; then 100 articles more, the
newest, are written, and fused into it. Each size runs in a process of its own. CPU seconds of that last fusing, and how
many times those of the smallest record they are.
`--profile REPORTS` prints where they go instead; `--keep FOLDER` keeps the records made, and takes them from there.
"""

import argparse
import cProfile
import json
import pstats
import shutil
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from time import process_time

from bench_growth import coded_samples, multiplied

from dateline import pipeline
from dateline.store import Writer

SIZES = (2_000, 20_000)
ADDED = 100
BATCH = 100
STEP = 4_000


def prepared(reports: int, folder: Path, coded: Path) -> tuple[Path, int]:
    """A fused record of at least so many reports, and how many articles it holds."""
    path, known = folder / f"{reports}.db", folder / f"{reports}.json"
    if known.exists():
        return path, int(json.loads(known.read_text(encoding="utf-8")))
    codings, articles, told = multiplied(json.loads(coded.read_text(encoding="utf-8"))), 0, 0
    with Writer(path, coder="bench") as writer:
        while told < reports:
            group = list(islice(codings, BATCH))
            writer.put_codings(group)
            articles, told = articles + len(group), told + sum(len(coding.reports) for coding in group)
            if articles % STEP == 0 or told >= reports:
                pipeline.fuse(writer)
    known.write_text(json.dumps(articles), encoding="utf-8")
    return path, articles


def added(reports: int, folder: Path, coded: Path, *, profile: bool) -> float:
    """CPU seconds of fusing the articles added into the record."""
    path, articles = prepared(reports, folder, coded)
    with tempfile.TemporaryDirectory() as scratch:
        record = Path(shutil.copy(path, scratch))
        more = islice(multiplied(json.loads(coded.read_text(encoding="utf-8")), articles), ADDED)
        with Writer(record, coder="bench") as writer:
            writer.put_codings(more)
            watch = cProfile.Profile()
            at = process_time()
            if profile:
                watch.runcall(pipeline.fuse, writer)
                pstats.Stats(watch).sort_stats("cumulative").print_stats(70)
            else:
                pipeline.fuse(writer)
            return process_time() - at


def main() -> None:
    asked = argparse.ArgumentParser(description="what adding 100 articles costs as a record grows")
    asked.add_argument("reports", nargs="*", type=int)
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked.add_argument("--profile", type=int)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        coded = folder / "coded.json"
        if not coded.exists():
            coded.write_text(json.dumps(coded_samples()), encoding="utf-8")
        if options.one or options.profile:
            print(added(options.one or options.profile, folder, coded, profile=bool(options.profile)))
            return
        print("| reports in the record | CPU s to add 100 articles | times the smallest |\n|---|---|---|")
        least = 0.0
        for size in options.reports or SIZES:
            command = [sys.executable, __file__, "--one", str(size), "--keep", str(folder)]
            seconds = float(subprocess.run(command, check=True, capture_output=True).stdout)
            least = least or seconds
            print(f"| {size:,} | {seconds:.2f} | {seconds / least:.2f} |", flush=True)


if __name__ == "__main__":
    main()
