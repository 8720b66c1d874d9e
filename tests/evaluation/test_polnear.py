"""The PolNeAR scorer on invented attributions."""

import json
from pathlib import Path

import pytest

from dateline.evaluation.polnear import Attributed, overlap, pair, read, score
from dateline.model.article import Article
from dateline.model.span import Span

TEXT = "Moreno said the road was open. “It is,” Halas said."
GOLD = (
    Attributed((Span(0, 6),), (Span(7, 11),), (Span(12, 29),)),
    Attributed((Span(40, 45),), (Span(46, 50),), (Span(31, 39),)),
)


@pytest.mark.parametrize(
    ("one", "two", "iou"),
    [
        ((Span(0, 10),), (Span(0, 10),), 1.0),
        ((Span(0, 10),), (Span(5, 10),), 0.5),
        ((Span(0, 4), Span(6, 10)), (Span(0, 10),), 0.8),
        ((Span(0, 4),), (Span(4, 8),), 0.0),
        ((), (Span(4, 8),), 0.0),
    ],
)
def test_overlap_is_intersection_over_union(one: tuple[Span, ...], two: tuple[Span, ...], iou: float) -> None:
    assert overlap(one, two) == iou


def test_each_attribution_is_paired_once_with_its_best() -> None:
    near = Attributed((), (), (Span(12, 24),))
    assert pair(GOLD, [near, GOLD[0]]) == [(GOLD[0], GOLD[0])]


def test_the_gold_itself_scores_one() -> None:
    result = score([(Article(id="a", text=TEXT), GOLD)], lambda _: GOLD)
    assert (result.content_f1, result.exact_f1, result.source_match, result.direct_recall) == (1, 1, 1, 1)


def test_nothing_found_scores_zero() -> None:
    result = score([(Article(id="a", text=TEXT), GOLD)], lambda _: ())
    assert (result.gold, result.found, result.content_f1) == (2, 0, 0)


def test_reading_the_files_layout(tmp_path: Path) -> None:
    row = {"doc": "a", "text": TEXT, "attributions": [{"source": [[0, 6]], "cue": [[7, 11]], "content": [[12, 29]]}]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    ((article, gold),) = read(path)
    assert (article.id, gold) == ("a", GOLD[:1])
