"""The scorer of gold-standard records: records of one sentence are joined, and a wrong side costs."""

import json
from pathlib import Path

import pytest

from dateline.evaluation.gsr import Told, predict, read, score

ROWS = [
    {
        "text": "Norway condemned Denmark and expelled two Danish envoys.",
        "event": "DISAPPROVE",
        "source": [{"actorText": "Norway", "code": "NOR"}],
        "target": [{"actorText": "Denmark", "code": "DNK"}],
    },
    {
        "text": "Norway condemned Denmark and expelled two Danish envoys.",
        "event": "SANCTION",
        "source": [{"actorText": "Norway", "code": "NOR"}],
        "target": [{"actorText": "Danish envoys", "code": "DNK", "sector": "GOVdip"}],
    },
    {
        "text": "Norway and Italy will open talks.",
        "event": "AGREE",
        "source": [{"actorText": "Norway", "code": "NOR"}, {"actorText": "Italy", "code": "ITL"}],
        "target": "diplomatic",
    },
]
TOLD = Told({"ACCUSE", "SANCTION"}, {("NOR", "")}, {("DNK", ""), ("DNK", "GOV")})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)))
    return path


def test_the_records_of_one_sentence_are_read_as_what_it_tells(file: Path) -> None:
    first, second = read(file)
    assert first.gold == TOLD
    assert second.gold == Told({"AGREE"}, {("NOR", ""), ("ITA", "")}, set())


def test_a_sector_more_or_less_is_another_actor_of_the_same_state() -> None:
    counts = score([(TOLD, Told({"ACCUSE"}, {("NOR", "GOV")}, {("DNK", "")}))])
    kinds = counts["type"]
    assert (kinds.precision, kinds.recall, kinds.f1) == (1, 0.5, pytest.approx(2 / 3))
    assert counts["source by state"].found_right == 1
    assert counts["source with sector"].found_right == 0


def test_a_file_is_answered(file: Path) -> None:
    pytest.importorskip("dateline_en")
    (_, ours), _ = predict(read(file))
    assert ours == TOLD
