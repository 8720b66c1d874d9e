"""What the event coder makes of single sentences, as a table: sentence, then every report in the order of the text.

A report is written `TYPE mode status who host place start`, with `-` for what is not there.
"""

import pytest
from tests.reports.scene import reports

from dateline.model import EventReport

pytest.importorskip("dateline_en")

NOT_AFTER = "../2024-05-08"


def row(report: EventReport) -> str:
    who = "+".join(sorted(p.actor for p in report.participants))
    place = report.place.name if report.place else "-"
    start = report.start.edtf if report.start else "-"
    return f"{report.type} {report.mode or '-'} {report.status} {who} {report.host or '-'} {place} {start}"


MEETINGS = [
    (
        "Anna Berg met and had a talk with President Tomas Vell in Tallinn on Monday.",
        ["CONSULT meet held berg+vell - Tallinn 2024-05-06"],
    ),
    ("Berg and Vell are holding talks in Geneva.", [f"CONSULT meet ongoing berg+vell - Geneva {NOT_AFTER}"]),
    (
        "Vell, Berg and Lena Ruiz held talks in Geneva yesterday.",
        ["CONSULT multilateral held berg+ruiz+vell - Geneva 2024-05-07"],
    ),
    ("Anna Berg spoke with Tomas Vell today.", ["CONSULT phone held berg+vell - - 2024-05-08"]),
    ("The talks between Anna Berg and Tomas Vell were called off.", ["CONSULT meet cancelled berg+vell - - -"]),
    ("If Berg meets Vell, prices will fall.", []),
    ("Berg denied that she had met Vell.", [f"CONSULT meet denied berg+vell - - {NOT_AFTER}"]),
    (
        "Berg met Vell. The talks lasted more than three hours.",
        [f"CONSULT meet held berg+vell - - {NOT_AFTER}", f"CONSULT meet held berg+vell - - {NOT_AFTER}"],
    ),
    (
        "Berg met Vell today. The first such meeting took place in Oslo in November 2023.",
        ["CONSULT meet held berg+vell - - 2024-05-08", "CONSULT meet held berg+vell - Oslo 2023-11"],
    ),
    ("The plan meets the needs of Norway.", []),
    (
        "Anna Berg will attend the Baltic summit in Geneva next week.",
        ["CONSULT multilateral planned berg - Geneva 2024-05-13/2024-05-19"],
    ),
]

VISITS = [
    (
        "Anna Berg arrived in Tallinn on Monday on a two-day visit.",
        ["CONSULT visit ongoing berg EST Tallinn 2024-05-06"],
    ),
    (
        "President Tomas Vell will travel to Norway from June 3 to 5, where he will meet with Anna Berg.",
        ["CONSULT visit planned vell NOR Norway 2024-06-03", "CONSULT meet planned berg+vell - - 2024-06-03"],
    ),
    ("Vell is postponing his upcoming trip to Norway.", ["CONSULT visit postponed vell NOR Norway -"]),
    ("The trip of Tomas Vell to Norway was cancelled.", ["CONSULT visit cancelled vell NOR Norway -"]),
    (
        "Anna Berg is on a visit to Estonia to meet Tomas Vell.",
        [f"CONSULT visit ongoing berg EST Estonia {NOT_AFTER}", "CONSULT meet planned berg+vell - - -"],
    ),
    (
        "President Tomas Vell looks forward to welcoming Prime Minister Lena Ruiz to Tallinn on Friday.",
        ["CONSULT visit planned ruiz EST Tallinn 2024-05-10"],
    ),
    (
        "Anna Berg returned home on Monday after visiting Estonia.",
        ["CONSULT visit held berg EST Estonia ../2024-05-06"],
    ),
    ("Vell made a secret visit to Norway last month.", ["CONSULT visit held vell NOR Norway 2024-04"]),
    ("Anna Berg visited Oslo on Monday.", []),
    (
        "Tomas Vell has invited Anna Berg to Tallinn for a meeting on Friday.",
        [
            "REQUEST meet held berg+vell - - ../2024-05-08",
            "CONSULT visit planned berg EST Tallinn 2024-05-10",
            "CONSULT meet planned berg+vell - - 2024-05-10",
        ],
    ),
]

OTHERS = [
    (
        "Norway and Estonia signed an agreement on fisheries in Oslo last month.",
        ["SUPPORT - held EST+NOR - Oslo 2024-04"],
    ),
    ("Berg called on Estonia to release the crew.", [f"REQUEST change held EST+berg - - {NOT_AFTER}"]),
    ('"Estonia must release the crew," Berg said.', []),
    ("Norway imposed sanctions on Spain.", [f"SANCTION - held ESP+NOR - - {NOT_AFTER}"]),
    (
        "Norway will announce additional sanctions against Spain next week.",
        ["SANCTION - planned ESP+NOR - - 2024-05-13/2024-05-19"],
    ),
    ("Berg refused to meet Vell.", [f"REJECT meet held berg+vell - - {NOT_AFTER}"]),
    (
        "They agreed to expand trade and condemned Spain for the attack.",
        [f"AGREE - held berg+vell - - {NOT_AFTER}", f"ACCUSE disapprove held ESP+berg+vell - - {NOT_AFTER}"],
    ),
    ("They agreed that trade is good.", []),
    ("Vell was to deliver a message from Lena Ruiz to Anna Berg.", ["CONSULT - planned berg+ruiz - - -"]),
    ("Ruiz conveyed the greetings of Vell to Berg.", [f"CONSULT - held berg+vell - - {NOT_AFTER}"]),
    ("Vell announced a $425 million security assistance package for Norway.", ["AID military planned NOR+vell - - -"]),
    ("Norway launched 20 missiles at Spain.", [f"ASSAULT heavy-weapons held ESP+NOR - Spain {NOT_AFTER}"]),
    ("Norway test-fired a missile on Monday.", ["MOBILIZE weapons held NOR - - 2024-05-06"]),
]


@pytest.mark.parametrize(
    ("text", "expected"), MEETINGS + VISITS + OTHERS, ids=lambda v: v if isinstance(v, str) else ""
)
def test_a_sentence_is_coded_as_a_careful_coder_would(text: str, expected: list[str]) -> None:
    assert sorted(map(row, reports(text))) == sorted(expected)


@pytest.mark.parametrize("text", [t for t, _ in MEETINGS + VISITS + OTHERS])
def test_every_report_points_at_its_sentence_and_trigger(text: str) -> None:
    for report in reports(text):
        assert report.evidence.contains(report.trigger)
        assert report.evidence.of(text).strip() == report.evidence.of(text)


def test_a_title_that_says_call_makes_spoke_a_telephone_call() -> None:
    (told,) = reports("Berg spoke with Vell today in Oslo.", title="Readout of the call with President Vell")
    assert told.mode == "phone"
