"""PLV: the PLOVER type of what one given side does to another, in one sentence.

    python -m dateline.evaluation.plv plv_train.jsonl [--errors]

JSON lines with `sentence`, `marked_sentence` (<s>source</s>, <t>target</t>) and `gold_root`. The set knows fifteen
types: CONCEDE and RETREAT are one, YIELD. Its sentences are for evaluation only; nothing is trained on them.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline import codebook, language
from dateline.model import Article, Sentence, Span
from dateline.reports.dyads import Relation, Sides, relations, tokens_of
from dateline.reports.matching import Matcher

MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS = (
    ("AGREE", "CONSULT", "SUPPORT"),
    ("COOPERATE", "AID", "YIELD"),
    ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    ("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"),
)
QUAD = {name: number for number, names in enumerate(QUADS, start=1) for name in names}
TAG = re.compile(r"(</?[st]>)")


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence with the characters of its two sides."""

    article: Article
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    type: str


@dataclass(frozen=True, slots=True)
class Score:
    """In [0, 1]; `f1` by type. `coverage` is the share of sentences in which any frame was found."""

    items: int
    accuracy: float
    macro_f1: float
    quad_macro_f1: float
    coverage: float
    f1: dict[str, float]


def read(path: Path) -> Iterator[Item]:
    """The items of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            text, sides = unmarked(row["marked_sentence"])
            yield Item(Article(id=str(number), text=text), sides["s"], sides["t"], row["gold_root"])


def unmarked(marked: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """The sentence without its marks, and the characters that stood between <s>, and between <t>."""
    text, begun = "", 0
    found: dict[str, list[Span]] = {"s": [], "t": []}
    for piece in TAG.split(marked):
        if not TAG.fullmatch(piece):
            text += piece
        elif "/" not in piece:
            begun = len(text)
        elif len(text) > begun:
            found[piece[2]].append(Span(begun, len(text)))
    return text, {side: tuple(spans) for side, spans in found.items()}


def best(sentences: Iterable[Sentence], item: Item, matcher: Matcher) -> Relation | None:
    """What the source does to the target: the best relation of all sentences that name the source."""
    found: list[Relation] = []
    for sentence in sentences:
        source, target = (
            tuple(r for span in spans if (r := tokens_of(sentence, span))) for spans in (item.source, item.target)
        )
        if source or target:
            found += relations(sentence, Sides(source or target, target or source), matcher)
    return max(found, key=lambda r: r.score, default=None)


def predict(items: Iterable[Item]) -> Iterator[tuple[Item, Relation | None]]:
    """Each item with what Dateline makes of it."""
    kept = list(items)
    matcher = Matcher(codebook.load().types.values(), given=True)
    for item, parse in zip(kept, language.parse(item.article for item in kept), strict=True):
        yield item, best(parse.sentences, item, matcher)


def score(pairs: Iterable[tuple[str, str | None]]) -> Score:
    """Compare (gold type, predicted type or None) pairs, the predictions in the types of the set."""
    kept = list(pairs)
    roots = f1_by_class(kept)
    quads = f1_by_class([(str(QUAD[gold]), str(QUAD[ours]) if ours else None) for gold, ours in kept])
    right = sum(gold == ours for gold, ours in kept)
    return Score(
        items=len(kept),
        accuracy=_ratio(right, len(kept)),
        macro_f1=_mean(roots),
        quad_macro_f1=_mean(quads),
        coverage=_ratio(sum(ours is not None for _, ours in kept), len(kept)),
        f1=roots,
    )


def f1_by_class(pairs: Iterable[tuple[str, str | None]]) -> dict[str, float]:
    """F1 of every class that the gold has, in alphabetical order."""
    kept = list(pairs)
    gold, ours = Counter(g for g, _ in kept), Counter(o for _, o in kept)
    right = Counter(g for g, o in kept if g == o)
    return {name: _ratio(2 * right[name], gold[name] + ours[name]) for name in sorted(gold)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="print a line for each error")
    options = parser.parse_args()
    pairs = []
    for item, relation in predict(read(options.file)):
        ours = MERGED.get(relation.type, relation.type) if relation else None
        pairs.append((item.type, ours))
        if options.errors and ours != item.type:
            print(f"{item.type} {ours} {relation.frame if relation else '-'}: {item.article.text}")
    result = score(pairs)
    for name, value in result.f1.items():
        print(f"  {name:<16} {value:.3f}")
    for name in ("items", "accuracy", "macro_f1", "quad_macro_f1", "coverage"):
        print(f"{name:<18} {getattr(result, name):.4g}")


def _mean(values: dict[str, float]) -> float:
    return _ratio(sum(values.values()), len(values))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


if __name__ == "__main__":
    main()
