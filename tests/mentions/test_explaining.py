"""What each mention could have meant: the candidates, the chosen one, and a reason for every one."""

import pytest

from dateline import pipeline
from dateline.mentions import Explained
from dateline.model import Article, Dateline

pytest.importorskip("dateline_en")

TEXT = (
    "Foreign Minister Anna Berg of Norway met Foreign Minister Otto Fjell of Iceland in Cambridge, Massachusetts, on "
    "Saturday. Berg said the talks would go on for three days. He thanked her. The Norwegian minister then left for "
    "Georgia."
)


@pytest.fixture(scope="module")
def told() -> list[Explained]:
    from datetime import date

    return pipeline.explained(Article("a", TEXT, dateline=Dateline("OSLO", date(2031, 5, 14), None, "")))


def of(told: list[Explained], words: str, asks: str) -> Explained:
    return next(one for one in told if one.span.of(TEXT) == words and one.asks == asks)


def test_every_mention_says_how_and_why(told: list[Explained]) -> None:
    assert {one.asks for one in told} == {"who", "where", "when"}
    assert [one for one in told if not one.how or not one.reason] == []


def test_a_place_lists_the_other_places_of_its_name(told: list[Explained]) -> None:
    candidates = of(told, "Cambridge", "where").candidates
    assert len(candidates) > 2
    assert [(c.name, "Massachusetts" in c.about) for c in candidates if c.chosen] == [("Cambridge, USA", True)]


def test_a_surname_names_the_name_that_it_is_part_of(told: list[Explained]) -> None:
    assert of(told, "Berg", "who").reason.startswith("part of the name Anna Berg")


def test_a_pronoun_lists_the_persons_named_before(told: list[Explained]) -> None:
    names = {c.name: c.chosen for c in of(told, "her", "who").candidates}
    assert names == {"Anna Berg (NOR)": True, "Otto Fjell (ISL)": False}


def test_a_time_says_from_which_day_it_counts(told: list[Explained]) -> None:
    assert "2031-05-14" in of(told, "Saturday", "when").reason


def test_a_duration_says_that_it_is_on_no_day(told: list[Explained]) -> None:
    assert of(told, "three days", "when").reason == "a length of time, on no day of its own"


def test_an_article_in_another_language_has_none() -> None:
    assert pipeline.explained(Article("a", "Die Ministerin traf ihn am Samstag.", language="de")) == []
