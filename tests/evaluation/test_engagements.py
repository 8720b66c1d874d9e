"""The scorer of a chronicle's lines: what a line ought to give, and a score that can fail."""

import json
from pathlib import Path

import pytest

from dateline.evaluation.engagements import Engagement, read, score, told
from dateline.pipeline import code
from dateline.world import load

LINE = (
    "Ilze Ozola travelled to Angola, Luanda and met with the following: Abel Monteiro (Angolan President) Eva Lund"
    " (Foreign Minister of Norway (NO)) Others Attending: Juris Kalns"
)


def test_a_line_tells_who_went_where_and_met_whom() -> None:
    assert told(LINE, frozenset({"AGO"}), load()) == Engagement(
        visitor="Ilze Ozola",
        where=("AGO", "Luanda"),
        abroad=True,
        met=(("Abel Monteiro", "Angolan President"), ("Eva Lund", "Foreign Minister of Norway (NO)")),
        others=("Juris Kalns",),
        states=frozenset({"AGO"}),
    )


def test_a_line_of_another_form_tells_its_states_alone() -> None:
    assert told("Angola welcomes Norway's aid", frozenset({"AGO", "NOR"}), load()) == Engagement(
        states=frozenset({"AGO", "NOR"})
    )


def test_a_line_is_scored_by_who_took_part_in_which_office_and_where(tmp_path: Path) -> None:
    pytest.importorskip("dateline_en")
    path = tmp_path / "rows.jsonl"
    row = {"date": "2031-05-14", "text": LINE, "countries": ["Angola", "Norway"]}
    path.write_text(json.dumps(row), encoding="utf-8")
    ((wanted, article),) = read(path, load())
    found = score([(wanted, next(code([article])))], load())
    assert {figure: found.f1(figure) for figure in found.counts} == {
        **dict.fromkeys(("visitor", "attending", "counterpart", "state", "office", "place", "visit", "countries"), 1.0)
    }
    another = Engagement(visitor="Ana Vidal", where=("AGO", "Huambo"), met=(("Rui Costa", ""),), states=wanted.states)
    wrong = score([(another, next(code([article])))], load())
    assert [wrong.f1(figure) for figure in ("visitor", "place", "counterpart")] == [0.0, 0.0, 0.0]
    assert wrong.errors
