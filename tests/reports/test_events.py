"""What the event coder makes of single sentences, as a table: sentence, then every report in the order of the text.

A report is written `TYPE mode status who host place start`, with `-` for what is not there.
"""

import pytest
from tests.reports.scene import read, reports

from dateline import codebook
from dateline.model import EventReport
from dateline.reports import code
from dateline.world import load

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
        "Berg met Vell today. The last such meeting took place in Oslo in November 2023.",
        ["CONSULT meet held berg+vell - - 2024-05-08", "CONSULT meet held berg+vell - Oslo 2023-11"],
    ),
    ("The plan meets the needs of Norway.", []),
    (
        "The aides laid the groundwork for a meeting between Anna Berg and Tomas Vell.",
        ["CONSULT meet planned berg+vell - - -"],
    ),
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
        ["CONSULT visit planned vell NOR Norway 2024-06-03", "CONSULT meet planned berg+vell - Norway 2024-06-03"],
    ),
    ("Vell is postponing his upcoming trip to Norway.", ["CONSULT visit postponed vell NOR Norway -"]),
    ("The trip of Tomas Vell to Norway was cancelled.", ["CONSULT visit cancelled vell NOR Norway -"]),
    (
        "Anna Berg is on a visit to Estonia to meet Tomas Vell.",
        [f"CONSULT visit ongoing berg EST Estonia {NOT_AFTER}", "CONSULT meet planned berg+vell - Estonia -"],
    ),
    (
        "President Tomas Vell looks forward to welcoming Prime Minister Lena Ruiz to Tallinn on Friday.",
        ["CONSULT visit planned ruiz EST Tallinn 2024-05-10"],
    ),
    (
        "Anna Berg returned home on Monday after visiting Estonia.",
        ["CONSULT visit held berg EST Estonia ../2024-05-06"],
    ),
    ("Berg is expected in Tallinn on Friday.", ["CONSULT visit planned berg EST Tallinn 2024-05-10"]),
    (
        "Berg will lead a delegation to a conference in Tallinn on Friday.",
        ["CONSULT visit planned berg EST Tallinn 2024-05-10"],
    ),
    ("Norway cancelled on Monday a visit of Anna Berg to Estonia.", ["CONSULT visit cancelled berg EST Estonia -"]),
    (
        "Vell will host Anna Berg for talks in Tallinn on Friday.",
        ["CONSULT visit planned berg EST Tallinn 2024-05-10", "CONSULT meet planned berg+vell - Tallinn 2024-05-10"],
    ),
    (
        "Berg met Vell in Tallinn on Monday. She also met Lena Ruiz.",
        ["CONSULT meet held berg+vell - Tallinn 2024-05-06", "CONSULT meet held berg+ruiz - Tallinn 2024-05-06"],
    ),
    (
        "Vell welcomed Anna Berg to Kadriorg Palace today.",
        [
            "CONSULT visit ongoing berg EST Kadriorg Palace 2024-05-08",
            "CONSULT meet held berg+vell - Kadriorg Palace 2024-05-08",
        ],
    ),
    (
        "Vell paid a visit to the Spanish Embassy in Tallinn on Monday.",
        ["CONSULT visit held vell - Embassy of Spain 2024-05-06"],
    ),
    (
        "Vell received Anna Berg on a visit to Estonia.",
        [f"CONSULT visit ongoing berg EST Estonia {NOT_AFTER}", f"CONSULT meet held berg+vell - Estonia {NOT_AFTER}"],
    ),
    (
        "Berg accepted an invitation to visit Estonia next week.",
        ["AGREE - held berg - - ../2024-05-08", "CONSULT visit planned berg EST Estonia 2024-05-13/2024-05-19"],
    ),
    ("Berg and Vell began talks in Tallinn today.", ["CONSULT meet ongoing berg+vell - Tallinn 2024-05-08"]),
    (
        "Vell is pleased to welcome Anna Berg to Tallinn on Friday.",
        ["CONSULT visit planned berg EST Tallinn 2024-05-10"],
    ),
    ("Berg and Vell have met six times.", []),
    ("Berg has not spoken with Vell.", [f"CONSULT - denied berg+vell - - {NOT_AFTER}"]),
    ("Vell made a secret visit to Norway last month.", ["CONSULT visit held vell NOR Norway 2024-04"]),
    ("Anna Berg visited Oslo on Monday.", []),
    (
        "Tomas Vell has invited Anna Berg to Tallinn for a meeting on Friday.",
        [
            "REQUEST meet held berg+vell - - ../2024-05-08",
            "CONSULT visit planned berg EST Tallinn 2024-05-10",
            "CONSULT meet planned berg+vell - Tallinn 2024-05-10",
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
    ("Vell was to deliver a message from Lena Ruiz to Anna Berg.", ["CONSULT - planned berg+ruiz+vell - - -"]),
    ("Ruiz conveyed the greetings of Vell to Berg.", [f"CONSULT - held berg+ruiz+vell - - {NOT_AFTER}"]),
    ("Vell announced a $310 million security assistance package for Norway.", ["AID military planned NOR+vell - - -"]),
    ("Norway launched 20 missiles at Spain.", [f"ASSAULT heavy-weapons held ESP+NOR - Spain {NOT_AFTER}"]),
    ("Norway test-fired a missile on Monday.", ["MOBILIZE weapons held NOR - - 2024-05-06"]),
]


TURNS_OF_PHRASE = [
    (
        "Vell will travel to Norway and Spain from June 3 to 5.",
        [
            "CONSULT visit planned vell NOR Norway 2024-06-03",
            "CONSULT visit planned vell ESP Spain 2024-06-03/2024-06-05",
        ],
    ),
    (
        "Vell and Berg met during a visit to Norway yesterday.",
        ["CONSULT meet held berg+vell - Norway 2024-05-07", "CONSULT visit held vell NOR Norway 2024-05-07"],
    ),
    ("The talks between Vell and Berg reached an understanding.", ["AGREE - held berg+vell - - ../2024-05-08"]),
    (
        "Berg and Vell held talks yesterday. The talks reached an understanding on fisheries.",
        ["CONSULT meet held berg+vell - - 2024-05-07", "AGREE - held berg+vell - - 2024-05-07"],
    ),
    (
        "Relations between Norway and Estonia are developing. The treaty was signed last month.",
        ["SUPPORT - held EST+NOR - - 2024-04"],
    ),
    (
        "When Berg meets Vell next week, they will discuss trade.",
        ["CONSULT meet planned berg+vell - - 2024-05-13/2024-05-19"],
    ),
    ("Vell asked whether Berg had met Lena Ruiz.", []),
    ("Berg met Vell today, officials said on Monday.", ["CONSULT meet held berg+vell - - 2024-05-08"]),
    ("Norway withdrew from the treaty with Estonia last year.", ["SANCTION withdraw held EST+NOR - - 2023"]),
    ("Estonia expelled two diplomats of Spain on Monday.", ["SANCTION expel held ESP+EST - - 2024-05-06"]),
    ("Norway lifted sanctions on Spain.", ["CONCEDE - held ESP+NOR - - ../2024-05-08"]),
    ("Berg plans to visit Estonia next week.", ["CONSULT visit planned berg EST Estonia 2024-05-13/2024-05-19"]),
    ("Berg has visited Estonia twice.", ["CONSULT visit held berg EST Estonia ../2024-05-08"]),
    ("Vell will visit Norway if Berg invites him.", ["CONSULT visit planned vell NOR Norway -"]),
    ("Berg and Vell meet every year in Tallinn.", ["CONSULT meet recurring berg+vell - Tallinn -"]),
    ("Berg used to meet Vell.", []),
    ("Regular talks are useful.", []),
    ("Vell is due in Oslo on Friday for a three-day visit.", ["CONSULT visit planned vell NOR Oslo 2024-05-10"]),
    (
        "Vell had been due to visit Norway on Monday but called off the trip.",
        ["CONSULT visit planned vell NOR Norway 2024-05-06", "CONSULT visit cancelled vell NOR Norway 2024-05-06"],
    ),
    (
        "Vell will deliver a speech at a forum in Geneva on June 3.",
        ["CONSULT multilateral planned vell - Geneva 2024-06-03"],
    ),
    (
        "Berg will sit down with visiting President Tomas Vell on Friday.",
        ["CONSULT meet planned berg+vell - - 2024-05-10"],
    ),
    ("Vell received Berg in Tallinn on Monday.", ["CONSULT meet held berg+vell - Tallinn 2024-05-06"]),
    ("Vell received a letter from Berg.", ["CONSULT - held berg+vell - - ../2024-05-08"]),
    ("Berg hosted a dinner for Vell in Oslo yesterday.", ["CONSULT meet held berg+vell - Oslo 2024-05-07"]),
    ("Norway and Estonia resumed flights last month.", ["COOPERATE - held EST+NOR - - 2024-04"]),
    ("Berg summoned the ambassador of Spain on Monday.", ["ACCUSE disapprove held ESP+berg - - 2024-05-06"]),
    ("Vell called Berg on Monday.", ["CONSULT phone held berg+vell - - 2024-05-06"]),
    (
        "Berg and Vell are to hold a second round of talks in Geneva on Friday.",
        ["CONSULT meet planned berg+vell - Geneva 2024-05-10"],
    ),
    ("Norway deployed troops on Monday.", ["MOBILIZE troops held NOR - - 2024-05-06"]),
    (
        "Vell, who visited Norway last month, met Ruiz in Tallinn today.",
        ["CONSULT visit held vell NOR Norway 2024-04", "CONSULT meet held ruiz+vell - Tallinn 2024-05-08"],
    ),
    (
        "The meeting between Vell and Berg, planned for Friday, was postponed.",
        ["CONSULT meet postponed berg+vell - - -"],
    ),
    (
        "Berg attended the Baltic summit and the Arctic forum in Geneva yesterday.",
        ["CONSULT multilateral held berg - Geneva 2024-05-07", "CONSULT multilateral held berg - Geneva 2024-05-07"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), MEETINGS + VISITS + OTHERS + TURNS_OF_PHRASE, ids=lambda v: v if isinstance(v, str) else ""
)
def test_a_sentence_is_coded_as_a_careful_coder_would(text: str, expected: list[str]) -> None:
    assert sorted(map(row, reports(text))) == sorted(expected)


@pytest.mark.parametrize("text", [t for t, _ in MEETINGS + VISITS + OTHERS + TURNS_OF_PHRASE])
def test_every_report_points_at_its_sentence_and_trigger(text: str) -> None:
    for report in reports(text):
        assert report.evidence.contains(report.trigger)
        assert report.evidence.of(text).strip() == report.evidence.of(text)


def test_a_title_that_says_call_makes_spoke_a_telephone_call() -> None:
    (told,) = reports("Berg spoke with Vell today in Oslo.", title="Readout of the call with President Vell")
    assert told.mode == "phone"


def test_two_triggers_of_one_event_give_one_report() -> None:
    assert len(reports("Berg met Vell in Oslo on Monday and held talks with him.")) == 1


def test_what_was_done_in_the_talks_has_their_date_with_the_reason() -> None:
    talks, agreed = reports("Berg met Vell on Monday. They agreed to expand trade.")
    assert agreed.start is not None
    assert agreed.start.edtf == "2024-05-06"
    assert "talks" in agreed.start.reason
    assert talks.start is not None
    assert talks.start.reason != agreed.start.reason


def test_an_unstated_time_is_never_the_publication_date() -> None:
    (told,) = reports("Berg met Vell in Oslo.")
    assert told.start is not None
    assert (told.start.edtf, told.start.precision, told.start.span) == ("../2024-05-08", "open", None)


def test_what_is_long_past_is_background() -> None:
    news = {r.host: r.news for r in reports("Vell is visiting Norway. Berg visited Estonia last year.")}
    assert news == {"NOR": True, "EST": False}


def test_the_length_and_the_number_of_talks_are_kept() -> None:
    _, told = reports("Berg met Vell. The second round of talks lasted more than three hours.")
    length = told.detail("duration")
    assert length is not None
    assert (length.value, told.ordinal) == ("more than three hours", 2)


def test_the_frame_names_its_codebook() -> None:
    (told,) = reports("Berg met Vell in Oslo.")
    assert told.frame == f"consult.meet.meet ({codebook.load().version})"


def test_the_same_text_gives_the_same_reports() -> None:
    text = "Berg met Vell in Oslo on Monday. They agreed to expand trade."
    assert reports(text) == reports(text)


def test_the_way_home_is_told_where_the_guests_were() -> None:
    (visit,) = reports("An Estonian delegation returned home on Monday.", dateline="Oslo, Norway")
    assert (visit.host, visit.status, visit.end and visit.end.edtf) == ("NOR", "held", "2024-05-06")


def test_here_is_the_city_at_the_end_of_a_transcripts_place() -> None:
    (visit,) = reports("Anna Berg arrived here today.", dateline="Kadriorg Hall Tallinn, Estonia")
    assert visit.place is not None
    assert visit.place.name == "Tallinn"


def test_what_was_done_together_that_day_was_done_where_it_is_said() -> None:
    text = "PRESIDENT VELL: We have met today with Anna Berg. Thank you."
    said = read(text, title="Remarks by President Vell", dateline="Geneva, Switzerland")
    ((meeting,),) = [c.reports for c in code([said], codebook.load(), load())]
    assert meeting.place is not None
    assert (meeting.place.name, meeting.place_span is not None) == ("Geneva", True)


def test_a_time_is_no_topic() -> None:
    visit, talks = reports("Berg will visit Estonia on Monday. Berg and Vell held talks on fish.")
    assert visit.detail("topic") is None
    assert talks.detail("topic") is not None


def test_a_talk_that_a_journey_was_for_was_face_to_face() -> None:
    modes = {r.mode for r in reports("Berg made a secret visit to Estonia to speak with President Tomas Vell.")}
    assert modes == {"visit", "meet"}


def test_an_invitation_that_was_accepted_had_been_made() -> None:
    told = {
        (r.type, tuple(p.actor for p in r.participants)) for r in reports("Berg accepted Vell's invitation to meet.")
    }
    assert told == {("AGREE", ("berg", "vell")), ("REQUEST", ("vell", "berg"))}
