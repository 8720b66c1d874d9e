import json
from collections import Counter
from pathlib import Path

import pytest
from training.corpora import read_silver
from training.laws import is_law
from training.silver import Gazetteer, _merge, _worth

GAZETTEER = Gazetteer({"Veltland"}, {"Port Saint"}, {"Veltish"}, {"Sea Board"})


def merged(text: str, names: list[tuple[int, int, str]], links: list[tuple[int, int, str]], doubt: int = -1) -> str:
    words = text.split()
    sure = [0.5 if i == doubt else 1.0 for i in range(len(words))]
    return " ".join(_merge(words, links, names, sure, GAZETTEER))


def test_what_the_model_doubts_is_left_open() -> None:
    assert merged("Torv left", [(0, 0, "PERSON")], [], doubt=0) == "? O"
    assert merged("Torv left", [(0, 0, "PERSON")], []) == "B-PERSON O"


def test_a_link_corrects_the_span_and_the_gazetteer_the_type() -> None:
    assert merged("the Sea Board met", [(1, 1, "PERSON")], [(1, 2, "Sea Board")]) == "O B-ORG I-ORG O"
    assert merged("in Veltland", [], [(1, 1, "Veltland")], doubt=1) == "O B-GPE"
    assert merged("Veltish troops", [(0, 0, "ORG")], [(0, 0, "Veltland")]) == "B-NORP O"


def test_offices_and_common_words_are_no_names() -> None:
    assert merged("President Torv", [(1, 1, "PERSON")], [(0, 0, "President of Veltland")]) == "O B-PERSON"
    assert merged("a vaccine came", [], [(1, 1, "Vaccine")]) == "O O O"


def test_a_name_that_a_link_cuts_is_opened() -> None:
    cut = merged("Anna Torv Port Saint", [(0, 3, "PERSON")], [(2, 3, "Port Saint")])
    assert cut == "? ? B-GPE I-GPE"


@pytest.mark.parametrize(
    ("name", "law"),
    [
        ("Treaty on Open Skies", True),
        ("Paris Agreement", True),
        ("Resolution 1701", True),
        ("Migration Act of 1958", True),
        ("Republican National Convention", False),
        ("Government of National Accord", False),
        ("Act Party", False),
    ],
)
def test_laws_by_their_head(name: str, law: bool) -> None:
    assert is_law(name) == law


def test_sentences_of_one_kind_are_kept_three_times() -> None:
    seen: Counter[str] = Counter()
    kept = [_worth(f"Veltland reports {n} new cases of flu".split(), ["B-GPE"] + ["O"] * 6, seen) for n in range(5)]
    assert kept == [True, True, True, False, False]
    assert not _worth(["No", "name"], ["O", "O"], seen)


def test_the_file_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "silver.jsonl"
    assert read_silver(path) == []
    path.write_text(json.dumps({"words": ["Oslo"], "names": ["B-GPE"]}) + "\n", encoding="utf-8")
    assert [(s.words, s.names, s.scheme) for s in read_silver(path)] == [(["Oslo"], ["B-GPE"], "silver")]
