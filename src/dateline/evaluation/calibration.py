"""Does an event's confidence mean what it says? Reliability on the gold stories.

`python -m dateline.evaluation.calibration SHARED` runs the chain over `SHARED/gold`, takes every event as right when it
is matched with a gold event (by the scorer beside the gold) and shows, for each step of confidence, how many were
right; `--svg FILE` draws it; `--fit` prints the weights that fit best (logistic, ten-fold), for the table `CONFIDENCE`
of the record room.
"""

import argparse
import importlib.util
import json
import math
import tempfile
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import yaml

import dateline

Row = Mapping[str, Any]
STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


def judged(shared: Path) -> list[tuple[Row, bool]]:
    """Every event of the gold stories' records, and whether a gold event is what it says."""
    scorer = gold_scorer(shared)
    found: list[tuple[Row, bool]] = []
    for story in sorted((shared / "gold").glob("*.jsonl")):
        with tempfile.TemporaryDirectory() as folder, dateline.open(Path(folder) / "record.db") as record:
            record.ingest([story])
            events = list(record.export("events"))
        gold = yaml.load(story.with_suffix(".yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        found += [(event, _right(event, gold, scorer)) for event in events]
    return found


def gold_scorer(shared: Path) -> ModuleType:
    """The scorer beside the gold stories."""
    path = shared / "gold" / "score.py"
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _right(event: Row, gold: Row, scorer: ModuleType) -> bool:
    """Is there a gold event of this type, told by one of the same sentences, with at least half of the same people?"""
    names = scorer.Names(gold.get("actors"))
    told = [(str(r["article"]), scorer.squeeze(r["text"])) for r in event["reports"]]
    for row in gold.get("events") or []:
        same = any(a == article and scorer.squeeze(text) in words
                   for a, text, _ in scorer.reports_of(row) for article, words in told)  # fmt: skip
        who = [*(row.get("who") or []), *(row.get("whom") or [])]
        if same and event["type"] == row["type"] and names.f1(who, event["actors"]) >= 0.5:
            return True
    return False


def reliability(found: Sequence[tuple[Row, bool]]) -> list[tuple[float, float, int, float, float]]:
    """For each step: from, to, events, their mean confidence, the share that was right."""
    rows = []
    for low, high in pairwise(STEPS):
        inside = [(float(e["confidence"]), right) for e, right in found if low <= e["confidence"] < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            rows.append((low, high, len(inside), mean, sum(r for _, r in inside) / len(inside)))
    return rows


def drawing(found: Sequence[tuple[Row, bool]]) -> str:
    """Confidence (across) against truth (up) as SVG: a dot for each step, as large as it holds many events; on the line
    the two are equal."""
    size, edge = 320, 40

    def at(share: float) -> float:
        return edge + share * (size - 2 * edge)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="11">',
        "<title>How confidence and truth lie together</title>",
        f'<rect width="{size}" height="{size}" fill="#fff"/>',
        f'<path d="M{at(0)} {at(1)}H{at(1)}V{at(0)}H{at(0)}Z" fill="none" stroke="#999"/>',
        f'<path d="M{at(0)} {at(1)}L{at(1)} {at(0)}" stroke="#999" stroke-dasharray="4 3"/>',
    ]
    for share in (0.0, 0.5, 1.0):
        parts.append(f'<text x="{at(share)}" y="{at(1) + 16}" text-anchor="middle">{share:g}</text>')
        parts.append(f'<text x="{at(0) - 6}" y="{at(1 - share) + 4}" text-anchor="end">{share:g}</text>')
    parts.append(f'<text x="{size / 2}" y="{size - 8}" text-anchor="middle">mean confidence</text>')
    parts.append(f'<text x="{edge}" y="{edge - 10}">share that was right</text>')
    for _, _, events, mean, right in reliability(found):
        dot = f'cx="{at(mean):.1f}" cy="{at(1 - right):.1f}" r="{1 + math.sqrt(events):.1f}"'
        parts.append(f'<circle {dot} fill="#1e6a3a" fill-opacity=".7"><title>{events} events</title></circle>')
    return "\n".join([*parts, "</svg>", ""])


def error(found: Sequence[tuple[Row, bool]]) -> float:
    """The expected calibration error: how far confidence and truth lie apart, weighed by events."""
    rows = reliability(found)
    return sum(n * abs(mean - right) for _, _, n, mean, right in rows) / max(1, sum(n for _, _, n, _, _ in rows))


def features(event: Row) -> list[float]:
    """What the record knows of an event that bears on its truth: see `CONFIDENCE` in `dateline.record.weights`."""
    people = [a for a in event["actors"] if a["kind"] != "group"]
    return [
        1.0,
        float(event["type"] == "CONSULT"),
        float(event["type"] in ("ASSAULT", "SANCTION", "AID", "MOBILIZE", "COERCE")),
        float(len(people) > 1),
        float(len({r["article"] for r in event["reports"]}) > 1),
        float(bool(event["start"]) and not str(event["start"]).startswith("..")),
        float(bool(event["news"])),
        float(event["status"] in ("planned", "proposed")),
    ]


def fit(found: Sequence[tuple[Row, bool]], pull: float = 2.0) -> list[float]:
    """Logistic weights of `features`, pulled towards nought."""
    table = np.array([features(event) for event, _ in found])
    truth = np.array([float(right) for _, right in found])
    weights = np.zeros(table.shape[1])
    for _ in range(4000):
        guess = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (guess - truth) + pull * np.concatenate([[0.0], weights[1:]])
        weights -= 0.005 * slope
    return [round(float(w), 2) for w in weights]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--svg", type=Path, help="draw it into this file")
    options = parser.parse_args()
    found = judged(options.shared)
    print(f"{'confidence':>14}{'events':>8}{'mean':>8}{'right':>8}")
    for low, high, n, mean, right in reliability(found):
        print(f"{low:>7.2f}-{min(high, 1.0):.2f}{n:>10}{mean:>8.2f}{right:>8.2f}")
    print(f"expected calibration error {error(found):.3f}")
    if options.svg:
        options.svg.write_text(drawing(found), encoding="utf-8")
    if options.fit:
        print(json.dumps(fit(found)))
        held_out = [
            (event, right, weights)
            for fold in range(10)
            for weights in [fit([pair for n, pair in enumerate(found) if n % 10 != fold])]
            for event, right in found[fold::10]
        ]
        probable = [1 / (1 + math.exp(-float(np.dot(w, features(e))))) for e, _, w in held_out]
        print(
            "ten-fold:",
            error([({"confidence": p}, right) for p, (_, right, _) in zip(probable, held_out, strict=True)]),
        )


if __name__ == "__main__":
    main()
