"""The scorer of main events: what the opening says, and a score that can fail."""

from typing import Any

import pytest

from dateline import codebook, language, mentions, reports, world
from dateline.evaluation.giveme5w1h import agrees, answers, article_of, score


def row(text: str) -> dict[str, Any]:
    marked = {"who": "Ingrid Dahl", "what": "met Viktor Halas", "when": "on Monday", "where": "in Oslo"}
    return {
        "dId": "a1",
        "title": "Ministers meet",
        "date_publish": "2031-05-15 00:00:00",
        "text": text,
        "fiveWoneH": {
            name: {"annotated": [{"text": words, **({"parsed": "2031-05-12"} if name == "when" else {})}]}
            for name, words in marked.items()
        },
    }


def figures(text: str) -> dict[str, tuple[int, int]]:
    facts = world.load()
    (read,) = mentions.find(language.parse([article_of(row(text))]), facts)
    (coding,) = reports.code([read], codebook.load(), facts)
    return score([(row(text), answers(read, coding.reports))])


def test_the_opening_answers_all_questions() -> None:
    told = "Prime Minister Ingrid Dahl of Norway met President Viktor Halas of Slovakia in Oslo on Monday."
    assert figures(told) == dict.fromkeys(("who", "what", "when", "where", "day"), (1, 1))


def test_where_a_headline_ends_in_its_speaker_what_is_said_answers() -> None:
    facts = world.load()
    told = row("Ingrid Dahl spoke in Oslo on Monday.") | {"title": "The bridge has no cracks, says Dahl"}
    (read,) = mentions.find(language.parse([article_of(told)]), facts)
    assert answers(read, ())["what"].startswith("has no cracks")


def test_of_places_the_one_named_most_answers() -> None:
    facts = world.load()
    told = row("The ferry from Bergen sank off Stavanger. Stavanger sent boats. In Stavanger flags were lowered.")
    (read,) = mentions.find(language.parse([article_of(told)]), facts)
    assert answers(read, ())["where"] == "Stavanger"


def test_another_event_answers_none() -> None:
    assert {right for right, _ in figures("A tram hit a wall.").values()} == {0}


@pytest.mark.parametrize(
    ("answer", "marked", "same"),
    [
        ("President Ingrid Dahl", ["Ingrid Dahl"], True),
        ("the tram", ["Ingrid Dahl"], False),
        ("the", ["the"], False),
        ("", ["Ingrid Dahl"], False),
    ],
)
def test_phrases_agree_by_content_words(answer: str, marked: list[str], same: bool) -> None:
    assert agrees(answer, marked) is same
