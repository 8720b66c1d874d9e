"""The scorer of who-to-whom: the dictionaries are read, agents join their names, and the figures can fail."""

import json
from pathlib import Path

import pytest

from dateline.evaluation.petrarch import predict, read, read_dictionary, score

ACTORS = """# invented
NORLAND [NOL]
+NORLANDER
ESTMARK_ [EST]
VERNIA [VER]
OLD HALDOR [EST < 990101]
\t[VER > 990102]
"""
AGENTS = """!MINST! = MINISTER, MINISTERS
SOLDIER [~MIL] # plural by rule
CHARITY [NGO~]
ISLANDER [~ISL]
GOLDEN_MOUSE {GOLDEN_MICE} [~GMC]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "PETR.Validate.actors.txt").write_text(ACTORS)
    (tmp_path / "PETR.Validate.agents.txt").write_text(AGENTS)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Norland condemned Estmark on Monday.", {("NOL", "EST")}),
        ("Estmark was condemned by Norland.", {("NOL", "EST")}),
        ("Soldiers from Norland attacked Estmark.", {("NOLMIL", "EST")}),
        ("Norland and Estmark signed a treaty.", {("NOL", "EST"), ("EST", "NOL")}),
        ("Norland thanked Estmark and Vernia for their help.", {("NOL", "EST"), ("NOL", "VER")}),
        ("Norland condemned Estmark and promised aid to Vernia.", {("NOL", "EST"), ("NOL", "VER")}),
        ("Old rivals Norland and Estmark signed a treaty.", {("NOL", "EST"), ("EST", "NOL")}),
        ("Soldiers and charities in Norland condemned Estmark.", {("NOLMIL", "EST"), ("NGONOL", "EST")}),
        ("Former Norland soldiers condemned Estmark.", {("NOLELI", "EST")}),
        ("Norland's envoy condemned Estmark.", {("NOL", "EST")}),
        ("Norland's toll has risen in the dispute with Estmark.", {("NOL", "EST")}),
        ("Norland condemned Estmark's golden mice.", {("NOL", "ESTGMC")}),
        ("Norland islander soldiers condemned Estmark.", {("NOLISLMIL", "EST")}),
        ("The Norland tower was destroyed by Estmark soldiers.", {("ESTMIL", "NOL")}),
        ("Soldiers and islanders condemned Estmark.", {("---MIL", "EST"), ("---ISL", "EST")}),
        ("Norland attacked Estmark, a Vernia official said.", {("NOL", "EST")}),
        ("Norland's president arrived in Vernia on a visit.", {("NOL", "VER"), ("VER", "NOL")}),
    ],
)
def test_who_does_something_to_whom(folder: Path, text: str, pairs: set[tuple[str, str]]) -> None:
    pytest.importorskip("dateline_en")
    path = folder / "rows.jsonl"
    path.write_text(json.dumps({"suite": "own", "text": text, "date": "20310101", "events": []}))
    ((_, found),) = predict(read(path), read_dictionary(folder))
    assert {row[:2] for row in found} == pairs


def test_real_actors_have_their_own_codes_and_sectors(folder: Path) -> None:
    pytest.importorskip("dateline_en")
    path = folder / "rows.jsonl"
    text = "Norwegian rebels attacked Danish police in Bergen."
    path.write_text(json.dumps({"suite": "petr2_gsr", "text": text, "date": "20310101", "events": []}))
    ((_, found),) = predict(read(path), read_dictionary(folder))
    assert {row[:2] for row in found} == {("NORREB", "DNKCOP")}


def test_a_code_holds_for_its_days(folder: Path) -> None:
    pytest.importorskip("dateline_en")
    path = folder / "rows.jsonl"
    rows = [
        {"suite": "own", "text": "Norland condemned Old Haldor.", "date": day, "events": []}
        for day in ("19900101", "20310101")
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    found = [{row[1] for row in ours} for _, ours in predict(read(path), read_dictionary(folder))]
    assert found == [{"EST"}, {"VER"}]


def test_a_wrong_direction_is_wrong() -> None:
    assert score([([("NOL", "EST", "112")], [("EST", "NOL", "ACCUSE")])]).pair == 0


def test_a_triple_needs_a_type_of_its_root() -> None:
    assert score([([("NOL", "EST", "112")], [("NOL", "EST", "ACCUSE")])]).triple == 1
    assert score([([("NOL", "EST", "112")], [("NOL", "EST", "AID")])]).triple == 0
