"""The whole chain over the gold stories and the seeds, held against pinned figures.

The pinned figures are a ratchet: a run that is worse than one of them fails; `--accept` writes the new figures, lower
ones too, so that a loss is always somebody's decision and stands in the history.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from dateline.evaluation.seeds import Reader

SLACK = 0.006  # processors differ in the last bits of floats: one sentence of hundreds; counts, being whole, have none
LESS_IS_BETTER = {"gold.over_merged"}

Export = Callable[[list[Path]], dict[str, list[dict[str, Any]]]]


def measure(shared: Path, export: Export) -> dict[str, float]:
    """Every figure of one run: `gold.*` over all stories, `seeds.*` as counts of rows met.

    `export` turns articles' paths into {"events": [...], "statements": [...], "articles": [...]}.
    """
    with tempfile.TemporaryDirectory() as folder:
        for story in sorted((shared / "gold").glob("*.jsonl")):
            rows = export([story])
            target = Path(folder) / story.stem
            target.mkdir()
            for what in ("events", "statements"):
                lines = (json.dumps(row, ensure_ascii=False) for row in rows[what])
                (target / f"{what}.jsonl").write_text("\n".join(lines), encoding="utf-8")
        figures = _gold(shared / "gold", Path(folder))
    seeds = export(sorted((shared / "seeds").glob("*.txt")))
    scored = Reader(shared / "seeds").score(seeds["events"], seeds["statements"], seeds["articles"])
    return figures | {f"seeds.{name}": float(right) for name, (right, _) in scored.items()}


def _gold(gold: Path, exported: Path) -> dict[str, float]:
    command = [sys.executable, str(gold / "score.py"), str(gold), str(exported)]
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    total = json.loads(subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout)["TOTAL"]
    figures: dict[str, float] = {}
    for name, value in total.items():
        if name == "plan_outcome":
            figures["gold.plan_outcome"] = float(value[0])
        elif name == "over_merged":
            figures["gold.over_merged"] = float(value[0])
        elif value is not None:
            figures[f"gold.{name}"] = round(float(value), 4)
    return figures


def pinned_file() -> Path:
    return Path(str(files("dateline.evaluation") / "pinned.yaml"))


def held_against(figures: Mapping[str, float], pinned: Mapping[str, float]) -> list[str]:
    """One line for each figure that is worse than its pin, or is gone."""
    worse = []
    for name, pin in pinned.items():
        got = figures.get(name)
        if got is None:
            worse.append(f"{name}: not measured, pinned at {pin}")
        elif (got > pin + SLACK) if name in LESS_IS_BETTER else (got < pin - SLACK):
            worse.append(f"{name}: {got} is worse than the pinned {pin}")
    return worse


def table(figures: Mapping[str, float], pinned: Mapping[str, float]) -> str:
    lines = [f"{'figure':<24}{'now':>10}{'pinned':>10}"]
    lines += [f"{name:<24}{value:>10.4g}{pinned.get(name, float('nan')):>10.4g}" for name, value in figures.items()]
    return "\n".join(lines)


def accept(figures: Mapping[str, float]) -> None:
    header = "# Pinned by `make accuracy ACCEPT=1`; a run that is worse than one of these fails.\n"
    pinned_file().write_text(header + yaml.safe_dump(dict(figures), sort_keys=True), encoding="utf-8")
