"""Are the weights of the comparison good ones? Pairs of reports whose truth is known, and weights fitted to them.

`python -m dateline.evaluation.merging SHARED [--fit]` codes the gold stories and the readouts of `SHARED` and takes
every pair that the comparison found telling. Truth: two reports of a gold story are one event when the hand-coded
record says so; two readouts are when their texts are equal (a re-post), and never when one title names two days.
Figures: pairs joined wrongly and left apart wrongly, and the log loss. `--fit` fits the weights of the comparison by
logistic regression, pulled towards those of the table, and holds each story out of the fit that judges it.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from dateline import articles, pipeline, record, sources, world
from dateline.evaluation.calibration import gold_scorer
from dateline.evaluation.readouts import main_report, read
from dateline.model import Coding, Judgement
from dateline.record.weights import NEVER, PRIOR, SAME, VERSION, WEIGHTS

# A row that says how much of something is shared weighs the share, and the other entry of the table besides.
BESIDE = {"people: all": "people: some", "wording": "wording: none", "matter": "matter: none"}
SOFT = sorted(name for name, weight in WEIGHTS.items() if weight > NEVER)
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Pair:
    """`values` are what the weights of `SOFT` are multiplied by."""

    story: str
    values: tuple[float, ...]
    same: bool


def pair_of(story: str, judgement: Judgement, *, same: bool) -> Pair | None:
    """None where a rule that no weight outbids has decided."""
    if any(feature.weight <= NEVER for feature in judgement.features):
        return None
    values: dict[str, float] = defaultdict(float)
    for feature in judgement.features:
        beside = BESIDE.get(feature.name)
        if beside:
            values[beside] += 1
        less = WEIGHTS[beside] if beside else 0.0
        values[feature.name] += (feature.weight - less) / WEIGHTS[feature.name] if WEIGHTS[feature.name] else 1.0
    return Pair(story, tuple(values[name] for name in SOFT), same)


def gold(shared: Path) -> Iterator[Pair]:
    """The pairs of the gold stories of which both reports are those of exactly one hand-coded event."""
    scorer = gold_scorer(shared)
    for story in sorted((shared / "gold").glob("*.jsonl")):
        codings = list(pipeline.code(articles.read(sources.read([story], on_problem=print), on_problem=print)))
        rows = yaml.load(story.with_suffix(".yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["events"]
        told = [(str(a), scorer.squeeze(t), n) for n, row in enumerate(rows) for a, t, _ in scorer.reports_of(row)]
        event: dict[str, int] = {}
        for coding in codings:
            for report in coding.reports:
                words = scorer.squeeze(report.evidence.of(coding.article.text))
                kind = (report.type, report.mode or "")
                fitting = {
                    n
                    for article, text, n in told
                    if article == coding.article.id and text in words
                    and (rows[n]["type"], rows[n].get("mode") or "") == kind
                }  # fmt: skip
                if len(fitting) == 1:
                    event[report.id] = min(fitting)
        yield from _pairs(story.stem, codings, event)


def _pairs(story: str, codings: Sequence[Coding], event: Mapping[str, int]) -> Iterator[Pair]:
    for judgement in record.build(codings, world.load()).judgements:
        if judgement.author == VERSION and judgement.left in event and judgement.right in event:
            same = event[judgement.left] == event[judgement.right]
            if pair := pair_of(story, judgement, same=same):
                yield pair


def readouts(shared: Path) -> tuple[list[Pair], dict[str, tuple[int, int]]]:
    """The pairs of the readouts; and how many re-posts were joined, and readouts of one title kept apart."""
    given = read(shared / "data" / "wh_readouts" / "readouts_foreign_dev.jsonl")
    rows = {article.id: row for row, article in given}
    codings = list(pipeline.code([article for _, article in given]))
    made = record.build(codings, world.load())
    home = {report: event.id for event in made.events for report in event.reports}
    main = {coding.article.id: report.id for coding in codings if (report := main_report(coding))}
    of = {report: article for article, report in main.items()}
    pairs = []
    for judgement in made.judgements:
        if judgement.author == VERSION and judgement.left in of and judgement.right in of:
            left, right = rows[of[judgement.left]], rows[of[judgement.right]]
            same = left["text"] == right["text"]
            if (same or left["published"][:10] != right["published"][:10]) and (
                pair := pair_of("readouts", judgement, same=same)
            ):
                pairs.append(pair)
    joined, apart = [], []
    for one, other in combinations(sorted(main), 2):
        left, right = rows[one], rows[other]
        together = home[main[one]] == home[main[other]]
        if left["text"] == right["text"]:
            joined.append(together)
        elif left["title"] == right["title"] and left["published"][:10] != right["published"][:10]:
            apart.append(not together)
    return pairs, {"re-posts joined": (sum(joined), len(joined)), "namesakes apart": (sum(apart), len(apart))}


# --- fitting ---------------------------------------------------------------------------------------------------------


def table_weights() -> Floats:
    return np.array([WEIGHTS[name] for name in SOFT])


def fit(pairs: Sequence[Pair], pull: float = 1.0) -> Floats:
    """Logistic weights that explain the pairs, `pull`ed towards those of the table; the prior stays."""
    if not pairs:
        return table_weights()
    values, truth = np.array([p.values for p in pairs]), np.array([float(p.same) for p in pairs])
    weights = table_weights()
    for _ in range(3000):
        slope = values.T @ (chances(weights, values) - truth) + pull * (weights - table_weights())
        weights = weights - 0.01 * slope
    return weights


def chances(weights: Floats, values: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(PRIOR + values @ weights, -30, 30))))


def errors(pairs: Sequence[Pair], guesses: Sequence[float]) -> tuple[int, int, float]:
    """Pairs joined wrongly, left apart wrongly, and the mean log loss."""
    wrong = [g >= SAME for p, g in zip(pairs, guesses, strict=True) if not p.same]
    missed = [g < SAME for p, g in zip(pairs, guesses, strict=True) if p.same]
    loss = [-math.log(max(g if p.same else 1 - g, 1e-9)) for p, g in zip(pairs, guesses, strict=True)]
    return sum(wrong), sum(missed), sum(loss) / max(1, len(loss))


def held_out(pairs: Sequence[Pair], pull: float) -> list[float]:
    """Each pair judged by weights that were fitted without its story."""
    guesses: dict[int, float] = {}
    for story in sorted({pair.story for pair in pairs}):
        weights = fit([pair for pair in pairs if pair.story != story], pull)
        inside = [n for n, pair in enumerate(pairs) if pair.story == story]
        found = chances(weights, np.array([pairs[n].values for n in inside]))
        guesses |= dict(zip(inside, map(float, found), strict=True))
    return [guesses[n] for n in range(len(pairs))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    read_out, counts = readouts(options.shared)
    pairs = [*gold(options.shared), *read_out]
    for name, (right, asked) in counts.items():
        print(f"{name}: {right} of {asked}")
    print(f"{len(pairs)} pairs, {sum(p.same for p in pairs)} of them one event")
    print(f"{'weights':>24}{'joined wrongly':>16}{'left apart':>12}{'log loss':>10}")
    told = [("the table", [float(g) for g in chances(table_weights(), np.array([p.values for p in pairs]))])]
    if options.fit:
        told += [(f"fitted, pull {pull:g}", held_out(pairs, pull)) for pull in (0.3, 1.0, 3.0, 10.0)]
    for name, guesses in told:
        wrong, missed, loss = errors(pairs, guesses)
        print(f"{name:>24}{wrong:>16}{missed:>12}{loss:>10.3f}")
    if options.fit:
        fitted = zip(SOFT, fit(pairs), table_weights(), strict=True)
        print(json.dumps({name: round(float(w), 2) for name, w, old in fitted if abs(w - old) >= 0.05}, indent=1))


if __name__ == "__main__":
    main()
