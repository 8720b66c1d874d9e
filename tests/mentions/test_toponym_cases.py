"""The table `toponyms.csv` beside this file: which place the words mean, by the bundled model and the shipped facts.

Columns: the sentence, the words, the state's alpha-3 code ("-" where the words are no place), precision and name of the
place. Of a place, an empty cell is not asked.
"""

import csv
from pathlib import Path

import pytest

from dateline.model import Article, Place

ROWS = [
    row
    for row in csv.DictReader(Path(__file__).with_name("toponyms.csv").read_text("utf-8").splitlines())
    if not row["sentence"].startswith("#")
]
# What is out of reach today, and why.
KNOWN = {"The summit in Busan ended early.": "the language model takes the town for a body"}


@pytest.fixture(scope="module")
def places() -> list[dict[str, Place]]:
    """For each row the places found, by their words."""
    pytest.importorskip("dateline_en")
    from dateline import language, world
    from dateline.mentions.places import find_places

    articles = [Article(str(number), row["sentence"]) for number, row in enumerate(ROWS)]
    parses = language.parse(articles)
    return [{m.span.of(p.article.text): m.place for m in find_places(p, world.load())} for p in parses]


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[f"{r['words']} in: {r['sentence']}" for r in ROWS])
def test_words_mean_this_place(places: list[dict[str, Place]], number: int, request: pytest.FixtureRequest) -> None:
    row, found = ROWS[number], places[number]
    if row["sentence"] in KNOWN:
        request.applymarker(pytest.mark.xfail(reason=KNOWN[row["sentence"]], strict=True))
    place = next((found[words] for words in (row["words"], f"the {row['words']}") if words in found), None)
    if row["country"] == "-":
        assert place is None
        return
    assert place is not None, found
    stated = {"country": place.country, "precision": place.precision, "name": place.name}
    asked = {key: row[key] for key in stated if row[key]}
    assert {key: stated[key] for key in asked} == asked
