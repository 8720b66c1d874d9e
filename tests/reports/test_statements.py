"""Statements as a table: the article, then speaker, kind and first words of each, in the order of the text."""

import pytest
from tests.reports.stage import read

from dateline.model import Mentions, Statement

pytest.importorskip("dateline_en")

from dateline.reports.sayings import find_sayings
from dateline.reports.statements import find_statements

CASES = [
    # direct speech: where the speaker stands, and how far the quotation goes
    ('"The road is open," Moreno said.', ["moreno direct The road is open"]),
    ('"The road is open," said Ana Moreno, the foreign minister.', ["moreno direct The road is open"]),
    ('Moreno said: "The road is open. We will use it."', ["moreno direct The road is open. We will use it."]),
    ('"Viktor," she said, "you have kept your word."', ["moreno direct Viktor"]),
    ('"We are ready," Moreno told reporters. "And we will wait."', ["moreno direct We are ready"]),
    ("“We are ready.\n“We will wait,” Moreno said.", ["moreno direct We are ready"]),
    ('Halas took credit for the calm: "Without us nobody would be talking."', ["halas direct Without us nobody"]),
    # mixed and indirect speech
    ('Halas said the offer was "a very good one" for Chile.', ["halas mixed the offer was"]),
    ('According to her, the treaty "meets the needs of our time."', ["moreno mixed the treaty"]),
    ('The goal, he said, is "the full removal of barriers."', ["halas mixed The goal"]),
    ("Moreno said that trade would grow.", ["moreno indirect trade would grow"]),
    ("Trade will grow next year, Moreno said.", ["moreno indirect Trade will grow"]),
    ("Moreno told senators that she was hopeful about the talks.", ["moreno indirect she was hopeful"]),
    (
        "Moreno told a joint news conference that 32 of the 40 men Chile had asked for would be freed on Saturday.",
        ["moreno indirect 32 of the 40 men"],
    ),
    ('"The road is closed," Moreno was quoted as saying.', ["moreno direct The road is closed"]),
    ("Moreno called the alliance with Chile unbreakable.", ["moreno indirect the alliance with Chile"]),
    ("Halas made clear that the allies would respond.", ["halas indirect the allies would respond"]),
    # readouts
    (
        "The President thanked Moreno for her courage and underscored the commitment of his country to peace.",
        ["halas indirect Moreno for her courage", "halas indirect the commitment of his country"],
    ),
    ("Halas updated Moreno on his plans for the border.", ["halas indirect his plans for the border"]),
    (
        "Halas said trade had doubled, adding that a new bridge would open in May.",
        ["halas indirect trade had doubled", "halas indirect a new bridge would open"],
    ),
    (
        "She stressed that relations have entered a new stage, and expressed confidence that they will hold.",
        ["moreno indirect relations have entered", "moreno indirect confidence that they will hold"],
    ),
    ("The ministry said in a statement that the visit was postponed.", ["ministry indirect the visit was postponed"]),
    # fronted words, nearest subjects, what a conjunct shares
    ("In May, not long ago, he said the road was open.", ["halas indirect the road was open"]),
    ("With Moreno at his side, Halas repeated that he would go.", ["halas indirect he would go"]),
    ("Halas was asked about the road, which he said had been closed.", ["halas indirect had been closed"]),
    # greetings are one statement
    (
        "Halas expressed his thanks for the gift and conveyed his best greetings to the people of Chile.",
        ["halas indirect his thanks for the gift"],
    ),
]
NO_STATEMENT = [
    "The leaders discussed trade and underscored their resolve.",
    "Two officials said the talks had failed.",
    "North Wire reported that the talks had failed.",
    "Halas will reaffirm his support for the treaty in May.",
    "Moreno did not say whether she would go.",
    "Halas called Moreno on Tuesday.",
    "Moreno welcomed Halas at the airport.",
    "Halas believes the plan is sound.",
    "Halas called off the visit.",
    "Moreno and Halas said the talks were useful.",
    "A government official said the talks had failed.",
    "Her leadership in reaffirming old ties was noted.",
    "Moreno conveyed the greetings of the President to Halas.",
]


def statements(m: Mentions) -> tuple[Statement, ...]:
    return find_statements(m, find_sayings(m.article, m.sentences))


def rows(text: str, title: str | None = None) -> list[str]:
    m = read(text, title)
    return [f"{s.speaker} {s.kind} {s.content.of(text)}".replace('"', "").replace("“", "") for s in statements(m)]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_said_what(text: str, expected: list[str]) -> None:
    found = rows(text)
    assert len(found) == len(expected), found
    for row, start in zip(found, expected, strict=True):
        assert row.startswith(start)


@pytest.mark.parametrize("text", NO_STATEMENT)
def test_not_a_statement(text: str) -> None:
    assert rows(text) == []


def test_a_quotation_takes_in_the_sentences_after_its_cue() -> None:
    text = '"We are ready," Moreno said. "We will wait." Then she left.'
    (statement,) = statements(read(text))
    assert statement.content.of(text).endswith('wait."')
    assert statement.cue is not None
    assert statement.cue.of(text) == "said"


def test_words_without_marks_follow_a_line_that_ends_in_a_colon() -> None:
    text = (
        "War must end, the foreign minister Ana Moreno said, and went on:\nOur country wants peace.\n"
        "It will never accept a threat.\nMoreno said that the forum was useful."
    )
    found = rows(text)
    assert [r.split(" ", 2)[0] for r in found] == ["moreno"] * 3
    assert found[1].endswith("Our country wants peace.\nIt will never accept a threat.")


def test_a_transcript_gives_one_statement_a_turn_and_what_is_told_inside() -> None:
    text = (
        "PRESIDENT HALAS: (As interpreted.) Welcome, Minister.\nWe are glad.\n"
        "FOREIGN MINISTER MORENO: Thank you. You told me that the road was open.\nQ: Will you return?\n"
        "PRESIDENT HALAS: Yes.\n4:31 P.M."
    )
    found = rows(text)
    assert found[0] == "halas direct Welcome, Minister.\nWe are glad."
    assert "halas indirect the road was open" in found
    assert found[-1] == "halas direct Yes."
    assert len([r for r in found if " direct " in r]) == 3


def test_a_text_in_the_first_person_is_its_authors() -> None:
    text = "Today I am in Santiago to meet Foreign Minister Moreno. President Halas is my name.\nI will return."
    (statement,) = statements(read(text, "Statement from President Viktor Halas on Travel to Chile"))
    assert (statement.speaker, statement.kind, statement.content.of(text)) == ("halas", "direct", text)


def test_the_listener_is_the_addressee() -> None:
    (statement,) = statements(read("Halas told Moreno that the road was open."))
    assert (statement.speaker, statement.addressee) == ("halas", "moreno")
