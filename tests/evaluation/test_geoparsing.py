"""The scorer of toponyms."""

import json
from pathlib import Path

import pytest

from dateline.evaluation.geoparsing import Score, compare, kilometres, read
from dateline.model import Place, PlaceMention, Span
from dateline.world import load

ROW = {
    "doc": "1",
    "title": "",
    "text": "Talks in Riga and Oslo, say Latvians.",
    "toponyms": [
        {"start": 9, "end": 13, "phrase": "Riga", "lat": 56.95, "lon": 24.1},
        {"start": 18, "end": 22, "phrase": "Oslo", "lat": 59.91, "lon": 10.75},
        {"start": 28, "end": 36, "phrase": "Latvians"},
        {"start": 0, "end": 5, "phrase": "Talks", "type": "Non_Toponym"},
    ],
}


def test_distance_between_two_capitals() -> None:
    assert kilometres((56.95, 24.1), (59.91, 10.75)) == pytest.approx(845, abs=10)


def test_found_missed_and_misplaced_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    (document,) = read(file, load())
    right = PlaceMention(0, 2, Span(9, 13), Place("Riga", "LVA", 56.95, 24.11))
    wrong = PlaceMention(0, 4, Span(18, 22), Place("Oslo", "USA", 48.2, -97.1))
    score = Score()
    compare(document, [right, wrong], [Span(28, 36)], score)
    assert (score.gold, score.found, score.exact) == (3, 3, 3)
    assert score.f1 == 1.0
    assert score.accuracy == 0.5
