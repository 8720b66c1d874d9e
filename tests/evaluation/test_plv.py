"""The scorer of event types between given sides: marks come off, sides keep their places, and the figures can fail."""

import json
from pathlib import Path

import pytest

from dateline.evaluation.plv import predict, read, score, unmarked


def test_marks_come_off_and_the_sides_keep_their_characters() -> None:
    text, sides = unmarked("<s>Norland</s> thanked <t>Estmark</t> and <t>Vernia</t>.")
    assert text == "Norland thanked Estmark and Vernia."
    assert [span.of(text) for span in sides["s"]] == ["Norland"]
    assert [span.of(text) for span in sides["t"]] == ["Estmark", "Vernia"]


def test_a_perfect_answer_scores_one_and_none_costs_recall() -> None:
    assert score([("AID", "AID"), ("REJECT", "REJECT")]).macro_f1 == 1
    half = score([("AID", "AID"), ("REJECT", None)])
    assert (half.accuracy, half.macro_f1, half.coverage) == (0.5, 0.5, 0.5)


def test_a_wrong_type_of_the_right_quad_counts_there() -> None:
    result = score([("AID", "COOPERATE")])
    assert (result.macro_f1, result.quad_macro_f1) == (0, 1)


@pytest.mark.parametrize(
    ("marked", "type"),
    [
        ("<s>Norland</s> condemned <t>Estmark</t> on Monday.", "ACCUSE"),
        ("<s>Norland</s> gave 3 million dollars to <t>Estmark</t>.", "AID"),
    ],
)
def test_a_file_is_read_and_answered(tmp_path: Path, marked: str, type: str) -> None:
    pytest.importorskip("dateline_en")
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"marked_sentence": marked, "gold_root": type}))
    ((item, relation),) = predict(read(path))
    assert relation is not None
    assert relation.type == item.type
