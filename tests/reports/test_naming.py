"""The proper names of occasions and documents."""

import pytest
from tests.reports.scene import reports

pytest.importorskip("dateline_en")

CASES = [
    ("Berg attended the Third Baltic Energy Forum in Geneva yesterday.", ["Third Baltic Energy Forum"]),
    (
        "Berg attended the Baltic Leaders' Summit and the First Arctic Women's Forum in Geneva yesterday.",
        ["Baltic Leaders' Summit", "First Arctic Women's Forum"],
    ),
    ("Berg and Vell signed the Joint Declaration on Border Trade in Oslo.", ["Joint Declaration on Border Trade"]),
    ("Berg met Vell in Oslo on Monday.", [None]),
    ("Berg held talks with Vell in Oslo.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=lambda v: v if isinstance(v, str) else "")
def test_what_has_a_proper_name_is_known_by_it(text: str, expected: list[str | None]) -> None:
    assert [report.name and report.name.of(text) for report in reports(text)] == expected
