"""What a figure belongs to: an event of its sentence, a place."""

import pytest
from tests.reports.scene import read

from dateline import codebook
from dateline.reports import code
from dateline.world import load

pytest.importorskip("dateline_en")

CASES = [
    ("Anna Berg met Tomas Vell in Oslo for three hours.", [("3 h", "met", "Oslo")]),
    ("Norway and Estonia signed 12 agreements in Geneva.", [("12 agreements", "signed 12 agreements", "Geneva")]),
    ("Norway sanctioned 40 Estonian banks.", [("40 banks", "sanctioned", None)]),
    ("At least 17 people were killed in Tallinn.", [(">17 people", None, "Tallinn")]),
    ("Norway has 3,000 soldiers in Estonia.", [("3000 soldiers", None, "Estonia")]),
    ("The ferries carry 400 people.", [("400 people", None, None)]),
    ("Berg met Vell in Oslo. About 200 people attended the meeting.", [("~200 people", "met", None)]),
    ("Berg met Vell in Oslo. The talks were attended by 90 officials.", [("90 officials", "met", None)]),
    ("Berg met Vell in Oslo. About 200 people attended a concert.", [("~200 people", None, None)]),
    ("Berg met Vell in Oslo. Some 500 people protested outside the meeting.", [("~500 people", None, None)]),
    ("Berg met Vell in Oslo. Exports rose 12%.", [("12 %", None, None)]),
    ("Berg met Vell, and exports rose 12%.", [("12 %", None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_what_a_figure_belongs_to(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    (coding,) = code([read(text)], codebook.load(), load())
    trigger = {report.id: report.trigger.of(text) for report in coding.reports}
    found = [(f"{f.value} {f.unit}", trigger.get(f.report or ""), f.place and f.place.name) for f in coding.figures]
    assert found == expected
