"""What words state of an event beyond who, where and when."""

import pytest
from tests.reports.scene import reports


def stated(text: str, field: str, mode: str | None = None) -> list[tuple[str, str]]:
    """The values of a field in the reports of this mode, each with the words that state it."""
    told = [r for r in reports(text) if mode is None or r.mode == mode]
    return [(d.value, d.span.of(text)) for r in told for d in r.details if d.field == field and d.span]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Berg visited Estonia on Monday to sign an accord on fish.", "to sign an accord on fish"),
        ("Anna Berg arrived in Tallinn for talks on trade.", "talks on trade"),
        ("Anna Berg is on a visit to Estonia aimed at closer ties.", "aimed at closer ties"),
    ],
)
def test_what_a_journey_is_for(text: str, words: str) -> None:
    assert stated(text, "purpose", "visit") == [(words, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Berg will visit Estonia if the truce holds.", "if the truce holds"),
        ("Anna Berg is ready to visit Estonia once the border reopens.", "once the border reopens"),
        ("Anna Berg will meet Tomas Vell only if the border is open.", "only if the border is open"),
    ],
)
def test_on_what_a_plan_depends(text: str, words: str) -> None:
    assert stated(text, "condition") == [(words, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("If the truce holds, Anna Berg will visit Estonia.", "If the truce holds"),
        ("Should the truce hold, Anna Berg will visit Estonia.", "Should the truce hold"),
        ("Anna Berg will visit Estonia, provided that both sides agree.", "provided that both sides agree"),
        ("Anna Berg will visit Estonia only after the fighting stops.", "only after the fighting stops"),
        ("Only after the fighting stops will Anna Berg visit Estonia.", "Only after the fighting stops"),
        ("Anna Berg will visit Estonia, subject to approval by parliament.", "subject to approval by parliament"),
        (
            "Anna Berg will visit Estonia on condition that both sides sign it.",
            "on condition that both sides sign it",
        ),
        ("In case the talks fail, Anna Berg will visit Estonia.", "In case the talks fail"),
    ],
)
def test_a_condition_has_many_words(text: str, words: str) -> None:
    assert stated(text, "condition") == [(words, words)]


def test_on_what_a_source_speaks_is_no_condition() -> None:
    text = "Anna Berg will visit Estonia, an official said on condition that he not be named."
    assert stated(text, "condition") == []


def test_what_took_place_depends_on_nothing() -> None:
    assert stated("Anna Berg visited Estonia once the border was open.", "condition") == []


@pytest.mark.parametrize(
    "text",
    ["Anna Berg arrived in Tallinn to pay an official visit.", "Anna Berg will visit Estonia on Friday."],
)
def test_going_there_is_no_purpose(text: str) -> None:
    assert stated(text, "purpose") == []


@pytest.mark.parametrize(
    ("text", "form", "words"),
    [
        ("Anna Berg met Tomas Vell in Oslo.", "bilateral", "met"),
        ("Anna Berg met Tomas Vell on the margins of the forum in Geneva.", "sideline", "on the margins of"),
        ("Anna Berg, Tomas Vell and Lena Ruiz met in Geneva.", "multilateral", "met"),
        ("Anna Berg spoke with Tomas Vell by phone.", "phone", "spoke"),
        ("Anna Berg held a video call with Tomas Vell.", "virtual", "video call"),
    ],
)
def test_how_the_parties_met(text: str, form: str, words: str) -> None:
    assert (form, words) in stated(text, "format")


def test_the_document_is_named_without_its_article() -> None:
    text = "Berg and Vell signed a memorandum on fisheries."
    assert stated(text, "instrument") == [("memorandum on fisheries", "memorandum on fisheries")]


def test_a_tour_has_its_legs_in_every_visit() -> None:
    told = reports("Anna Berg will visit Estonia and Spain next week.")
    assert [(r.host, [d.value for d in r.details if d.field == "leg"]) for r in told] == [
        ("EST", ["EST", "ESP"]),
        ("ESP", ["EST", "ESP"]),
    ]


def test_one_visit_has_no_legs() -> None:
    assert stated("Anna Berg will visit Estonia on Friday. Anna Berg visited Spain last year.", "leg") == []


def test_persons_have_the_rank_of_their_office() -> None:
    (told,) = reports("Anna Berg met Tomas Vell in Oslo.")
    assert [(p.actor, p.rank) for p in told.participants] == [("berg", "minister"), ("vell", "head_of_state")]


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("Anna Berg and Tomas Vell meet twice a year.", ("every 6 months", "twice a year")),
        ("Anna Berg and Tomas Vell will meet every other week.", ("every 2 weeks", "every other week")),
        ("Anna Berg held her monthly meeting with Tomas Vell on Monday.", ("every month", "monthly")),
    ],
)
def test_how_often_it_takes_place_is_told_in_one_form(text: str, often: tuple[str, str]) -> None:
    assert stated(text, "recurrence") == [often]
