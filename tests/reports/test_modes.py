"""The finer kinds of acts: one sentence for a mode."""

import pytest
from tests.reports.scene import reports

pytest.importorskip("dateline_en")

CASES = [
    ("Norway tortured Estonia's Tomas Vell.", "ASSAULT", "torture"),
    ("Norway destroyed an Estonian base.", "ASSAULT", "destroy"),
    ("Norway opened fire on the Estonian delegation.", "ASSAULT", "firearms"),
    ("Norway launched drones at Estonia.", "ASSAULT", "drone"),
    ("Norway carried out a drone strike on Estonia.", "ASSAULT", "drone"),
    ("Norway used chemical weapons against Estonia.", "ASSAULT", "unconventional"),
    ("Norway fired tear gas at the Estonian delegation.", "ASSAULT", "crowd-control"),
    ("Norway held back passports of the Estonian delegation.", "COERCE", "withhold"),
    ("Norway deployed riot police against the Estonian delegation.", "MOBILIZE", "police"),
    ("Norway refused to help Estonia.", "REJECT", "assist"),
    ("Norway refused to withdraw from Estonia.", "REJECT", "yield"),
    ("Norway asked Estonia to help Spain.", "REQUEST", "assist"),
    ("Norway urged Estonia to release Tomas Vell.", "REQUEST", "yield"),
    ("Norway urged Estonia to change its law.", "REQUEST", "change"),
    ("Norway convicted Tomas Vell.", "SANCTION", "convict"),
    ("Norway threatened to break with Estonia.", "THREATEN", "relations"),
    ("Norway threatened to expel the Estonian delegation.", "THREATEN", "expel"),
    ("Norway threatened to invade Estonia.", "THREATEN", "territory"),
    ("Norway threatened to bomb Estonia.", "THREATEN", "violence"),
]


@pytest.mark.parametrize(("text", "kind", "mode"), CASES)
def test_the_mode_of_an_act(text: str, kind: str, mode: str) -> None:
    assert (kind, mode) in [(report.type, report.mode) for report in reports(text)]
