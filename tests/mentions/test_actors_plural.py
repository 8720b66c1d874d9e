"""Offices in the plural: who is meant, with which office and of which state."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
BOTH = [("Solveig Aasheim", "NOR", "Foreign Minister"), ("Daniyar Seitkali", "KAZ", "Foreign Minister")]
UNNAMED = [("Foreign Minister of Norway", "NOR", "Foreign Minister"), (
    "Foreign Minister of Kazakhstan", "KAZ", "Foreign Minister")]  # fmt: skip

CASES = [
    # text, the plural words, who is meant
    (
        "The foreign ministers of Norway and Kazakhstan, Solveig Aasheim and Daniyar Seitkali, held talks in Astana.",
        "The foreign ministers of Norway and Kazakhstan",
        BOTH,
    ),
    (
        "The foreign ministers of Norway and Kazakhstan, Solveig Aasheim and Daniyar Seitkali respectively, met.",
        "The foreign ministers of Norway and Kazakhstan",
        BOTH,
    ),
    (
        "The Norwegian and Kazakh foreign ministers, Solveig Aasheim and Daniyar Seitkali, met in Oslo on Friday.",
        "The Norwegian and Kazakh foreign ministers",
        BOTH,
    ),
    (
        "Solveig Aasheim and Daniyar Seitkali, the foreign ministers of Norway and Kazakhstan, met on Monday.",
        "the foreign ministers of Norway and Kazakhstan",
        BOTH,
    ),
    (
        "The Norwegian and Kazakh foreign ministers met in Oslo on Friday.",
        "The Norwegian and Kazakh foreign ministers",
        UNNAMED,
    ),
    (
        "Norway and Kazakhstan's foreign ministers signed a pact.",
        "Norway and Kazakhstan's foreign ministers",
        UNNAMED,
    ),
    (
        "The ministers of foreign affairs of Norway and Kazakhstan met on Monday.",
        "The ministers of foreign affairs of Norway and Kazakhstan",
        UNNAMED,
    ),
    (
        "Presidents Abel Monteiro and Jonas Lund met on Friday.",
        "Presidents",
        [("Abel Monteiro", None, "President"), ("Jonas Lund", None, "President")],
    ),
    (
        "Ministers Solveig Aasheim of Norway and Daniyar Seitkali of Kazakhstan met on Friday.",
        "Ministers",
        [("Solveig Aasheim", "NOR", "Minister"), ("Daniyar Seitkali", "KAZ", "Minister")],
    ),
    (
        "Russian Deputy Ministers Pyotr Zaslavin and Ivan Orlov arrived on Monday.",
        "Russian Deputy Ministers",
        [("Pyotr Zaslavin", "RUS", "Deputy Minister"), ("Ivan Orlov", "RUS", "Deputy Minister")],
    ),
    (
        "Talks between the defence ministers of Norway and Poland, Siv Dahl and Jan Wolski, will take place in Oslo.",
        "the defence ministers of Norway and Poland",
        [("Siv Dahl", "NOR", "Defense Minister"), ("Jan Wolski", "POL", "Defense Minister")],
    ),
    (
        "The presidents of Angola, Norway and Chile signed a pact.",
        "The presidents of Angola, Norway and Chile",
        [(f"President of {name}", iso3, "President") for name, iso3 in (
            ("Angola", "AGO"), ("Norway", "NOR"), ("Chile", "CHL"))],
    ),
    (
        "The leaders of Japan and South Korea spoke by phone.",
        "The leaders of Japan and South Korea",
        [("Japan", "JPN", None), ("South Korea", "KOR", None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "meant"), CASES)
def test_an_office_in_the_plural_stands_for_each_of_its_holders(
    read: Read, text: str, words: str, meant: list[tuple[str, str | None, str | None]]
) -> None:
    reading = read(text)
    found = [reading.named(name) for name in reading.who(words)]
    assert [(a.name, a.country, a.office) for a in found] == meant


def test_a_plural_office_finds_the_holder_whom_the_article_names(read: Read) -> None:
    text = (
        "Norwegian Foreign Minister Solveig Aasheim flew to Astana. The Norwegian and Kazakh foreign ministers met on"
        " Friday."
    )
    assert read(text).who("The Norwegian and Kazakh foreign ministers") == (
        "Solveig Aasheim",
        "Foreign Minister of Kazakhstan",
    )


def test_the_clause_finds_both_at_the_noun(read: Read) -> None:
    reading = read("The foreign ministers of Norway and Kazakhstan, Solveig Aasheim and Daniyar Seitkali, held talks.")
    (mention,) = [m for m in reading.mentions if m.how == "sides"]
    assert reading.parse.sentences[0].tokens[mention.token].text == "ministers"
    assert len(mention.actors) == 2


@pytest.mark.parametrize("text", ["Ministers of many states met.", "The ministers of Norway met.", "Envoys left."])
def test_a_plural_office_of_nobody_in_particular_is_no_mention(read: Read, text: str) -> None:
    assert [m for m in read(text).mentions if m.how == "sides"] == []


SETS = [
    ("The pair will meet in May.", "The pair", ("Eva Dahl", "Carlos Moreno")),
    ("The duo left.", "The duo", ("Eva Dahl", "Carlos Moreno")),
    ("A pair of envoys left.", "pair", ()),
    ("Brazilian President Ana Silva joined them.", "them", ("Eva Dahl", "Carlos Moreno")),
]


@pytest.mark.parametrize(("second", "words", "names"), SETS)
def test_a_pair_is_the_two_named_before_and_them_is_nobody_beside_it(
    read: Read, second: str, words: str, names: tuple[str, ...]
) -> None:
    first = "Norwegian Prime Minister Eva Dahl met Chilean President Carlos Moreno."
    assert set(read(f"{first} {second}").who(words)) == set(names)


def test_the_three_and_the_trio_are_the_three_of_a_near_sentence(read: Read) -> None:
    first = "Norwegian Prime Minister Eva Dahl met Chilean President Carlos Moreno and Brazilian President Ana Silva."
    reading = read(f"{first} The three agreed to meet again. The trio left. The three hours were long.")
    assert set(reading.who("The three")) == set(reading.who("The trio")) == {"Eva Dahl", "Carlos Moreno", "Ana Silva"}
    assert reading.who("The three", 1) == ()
