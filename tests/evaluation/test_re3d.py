"""The scorer of who met or spoke with whom: pairs by their words, by names, and in the same sentence."""

import json
from pathlib import Path

import pytest

from dateline.evaluation.re3d import coded, read, score

TEXT = "Moldovan Foreign Minister Ion Rusu met Andreea Popa of Romania in Geneva. She thanked the people of the town."


def _entity(words: str, kind: str) -> dict[str, object]:
    return {"begin": TEXT.index(words), "end": TEXT.index(words) + len(words), "type": kind, "value": words}


def _relation(source: str, target: str, at: str, confidence: float = 1) -> dict[str, object]:
    one, other = _entity(source, ""), _entity(target, "")
    sides = {
        "sourceBegin": one["begin"],
        "sourceEnd": one["end"],
        "targetBegin": other["begin"],
        "targetEnd": other["end"],
    }
    return {"type": "CommWith", "begin": TEXT.index(at), "confidence": confidence, **sides}


def _written(path: Path, relations: list[dict[str, object]]) -> Path:
    entities = [_entity("Moldovan Foreign Minister Ion Rusu", "Person"), _entity("Geneva", "Location")]
    row = {"id": "a1", "title": "A meeting", "text": TEXT, "entities": entities, "relations": relations}
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _model() -> None:
    pytest.importorskip("dateline_en")


def test_a_pair_is_right_either_way_round_and_counted_once(tmp_path: Path) -> None:
    ways = [("Ion Rusu", "Andreea Popa"), ("Andreea Popa", "Ion Rusu")]
    path = _written(tmp_path / "rows.jsonl", [_relation(one, other, "met") for one, other in ways])
    documents = list(read(path))
    made = score(documents, coded(d.article for d in documents))
    assert (made.communication.found, made.communication.wanted) == (1, 1)
    assert made.communication.f1 == 1.0
    assert made.overlapping.recall == 1.0
    assert not made.errors


def test_a_pair_that_nobody_told_of_is_wrong_and_one_not_found_is_missing(tmp_path: Path) -> None:
    documents = list(read(_written(tmp_path / "rows.jsonl", [_relation("She", "the people", "thanked")])))
    made = score(documents, coded(d.article for d in documents))
    assert (made.communication.precision, made.communication.recall) == (0.0, 0.0)
    assert [error.partition(":")[0] for error in made.errors] == ["wrong", "missing"]


def test_what_the_annotators_were_not_sure_of_is_neither_right_nor_wrong(tmp_path: Path) -> None:
    documents = list(read(_written(tmp_path / "rows.jsonl", [_relation("Ion Rusu", "Andreea Popa", "met", 0.1)])))
    made = score(documents, coded(d.article for d in documents))
    assert (made.communication.found, made.communication.wanted) == (0, 0)
