"""Events that a sentence tells beside its main one, or by a noun alone; rows as in `test_events`."""

import pytest
from tests.reports.scene import reports
from tests.reports.test_events import NOT_AFTER, row

pytest.importorskip("dateline_en")

CASES = [
    (
        "Anna Berg and Tomas Vell discussed the border in November 2023 and again last month.",
        ["CONSULT meet held berg+vell - - 2023-11", "CONSULT meet held berg+vell - - 2024-04"],
    ),
    ("Norway and Spain discussed the accord last year.", ["CONSULT - held ESP+NOR - - 2023"]),
    (
        "Norway followed Estonia in sanctioning Spain yesterday.",
        ["SANCTION - held ESP+NOR - - 2024-05-07", f"SANCTION - held ESP+EST - - {NOT_AFTER}"],
    ),
    ("Norway joined Estonia in condemning Spain.", [f"ACCUSE disapprove held ESP+EST+NOR - - {NOT_AFTER}"]),
    (
        "In her meeting with Tomas Vell yesterday, Anna Berg raised fishing rights.",
        ["CONSULT meet held berg+vell - - 2024-05-07"],
    ),
    (
        "At a trilateral meeting in Geneva yesterday, Anna Berg and Tomas Vell praised the harvest.",
        ["CONSULT multilateral held berg+vell - Geneva 2024-05-07"],
    ),
    (
        "Tomas Vell's offer was conveyed to Anna Berg by Spain last month, and she accepted.",
        ["CONSULT - held ESP+berg+vell - - 2024-04", "AGREE - held berg+vell - - 2024-04"],
    ),
    ("Vell accepted the results.", []),
    ("Estonia pulled out of the fisheries pact last year.", ["SANCTION withdraw held EST - - 2023"]),
    ("Norway secured the release of two prisoners yesterday.", ["RETREAT release held NOR - - 2024-05-07"]),
    ("Flights between Norway and Estonia resumed on Monday.", ["COOPERATE - held EST+NOR - - 2024-05-06"]),
    (
        "Construction of a bridge between Norway and Estonia began last month.",
        ["COOPERATE - held EST+NOR - - 2024-04"],
    ),
    (
        "Norway will support Estonia with a loan next week.",
        ["AID economic planned EST+NOR - - 2024-05-13/2024-05-19"],
    ),
    ("Anna Berg recalled Estonia's invasion of Spain.", [f"ASSAULT - held ESP+EST - Spain {NOT_AFTER}"]),
    ("Anna Berg recalled the invasion.", []),
    ("Norway summoned the ambassador of Spain on Monday.", ["ACCUSE disapprove held ESP+NOR - - 2024-05-06"]),
    ("Norway threatened to punish Spain.", [f"THREATEN restrict held ESP+NOR - - {NOT_AFTER}"]),
    ("Norway rejected the accusation of Spain.", [f"REJECT change held ESP+NOR - - {NOT_AFTER}"]),
    ("Norway recognised the new government of Spain.", [f"SUPPORT - held ESP+NOR - - {NOT_AFTER}"]),
    ("Norway pledged $2 billion in loans to Spain.", ["AID economic planned ESP+NOR - - -"]),
    ("Norway dispatched 20 tonnes of food to Spain on Monday.", ["AID humanitarian held ESP+NOR - - 2024-05-06"]),
    (
        "Norway, Spain and Estonia met in Geneva on Monday.",
        ["CONSULT multilateral held ESP+EST+NOR - Geneva 2024-05-06"],
    ),
    (
        "Anna Berg regretted recent missile tests by Estonia, including the missile launch over Spain on Monday.",
        [f"MOBILIZE weapons held EST - - {NOT_AFTER}", "MOBILIZE weapons held ESP+EST - Spain 2024-05-06"],
    ),
    (
        "Anna Berg said that next week, Norway will announce additional sanctions against Spain.",
        ["SANCTION - planned ESP+NOR - - 2024-05-13/2024-05-19"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_what_a_sentence_tells_beside(text: str, expected: list[str]) -> None:
    assert sorted(map(row, reports(text))) == sorted(expected)
