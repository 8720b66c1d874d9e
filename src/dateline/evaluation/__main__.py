"""`python -m dateline.evaluation SHARED [--accept]`: measure the chain and hold it against the pinned figures."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

import dateline
from dateline.evaluation import accuracy


def export(paths: list[Path]) -> dict[str, list[dict[str, Any]]]:
    """The record of these articles, as its JSONL export would write it."""
    with tempfile.TemporaryDirectory() as folder, dateline.open(Path(folder) / "record.db") as record:
        record.ingest(paths)
        return {what: list(record.export(what)) for what in ("events", "statements", "articles")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder that holds gold/ and seeds/")
    parser.add_argument("--accept", action="store_true", help="pin this run's figures, lower ones too")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        print(f"{options.shared}/gold is missing: nothing to measure", file=sys.stderr)
        return 2
    figures = accuracy.measure(options.shared, export)
    pins: dict[str, float] = yaml.safe_load(accuracy.pinned_file().read_text(encoding="utf-8")) or {}
    print(accuracy.table(figures, pins))
    worse = accuracy.held_against(figures, pins)
    if options.accept:
        accuracy.accept(figures)
        print(f"pinned in {accuracy.pinned_file()}")
        return 0
    for line in worse:
        print(line, file=sys.stderr)
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
