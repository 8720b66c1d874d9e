"""Figures as a table: the sentence, then `value unit: what it measures` for each."""

import pytest
from tests.reports.stage import read

pytest.importorskip("dateline_en")

from dateline.reports.figures import find_figures

CASES = [
    ("Soldiers shelled the town, killing 14 people.", ["14 people: 14 people"]),
    ("The hotels are designed for 20,000 people.", ["20000 people: The hotels"]),
    ("A delegation of 12 arrived in Oslo.", ["12 people: delegation"]),
    ("Moreno led a 20-member trade delegation.", ["20 people: delegation"]),
    ("Moreno brought a delegation of 15 lawmakers.", ["15 lawmakers: lawmakers"]),
    ("The beach is four kilometers long.", ["4 km: The beach"]),
    ("The talks lasted more than three hours.", [">3 h: The talks"]),
    ("The talks extended beyond three hours.", [">3 h: The talks"]),
    ("The call lasted about two and a half hours.", ["~2.5 h: The call"]),
    ("They spoke for half an hour.", ["0.5 h: They"]),
    ("The ferries will sail twice a month.", ["2 per month: The ferries"]),
    ("The ministers meet three times a year.", ["3 per year: The ministers"]),
    ("Chile will send USD 500 million in aid.", ["500000000 USD: aid"]),
    ("The loan of $2.3bn was approved.", ["2300000000 USD: The loan"]),
    ("They pledged 40 million euros in aid.", ["40000000 EUR: aid"]),
    ("Halas announced a $425 million security package.", ["425000000 USD: security package"]),
    ("Exports rose 12% last year.", ["12 %: Exports"]),
    ("A 4km road was opened.", ["4 km: road"]),
    ("The ministers signed 12 agreements.", ["12 agreements: agreements"]),
    ("At least 17 people were killed.", [">17 people: At least 17 people"]),
    ("Moreno arrived on a four-day visit.", ["4 days: visit"]),
    ("Chile will buy up to 200 thousand tons of grain.", ["<200000 t: grain"]),
    ("Output rose from 3 to 5 million tonnes.", ["5000000 t: Output"]),
]
NO_FIGURE = [
    "Moreno arrived on May 12, 2023, at 10:30 a.m.",
    "The second round of talks began in 2024.",
    "Resolution 1718 and Article 5 were cited.",
    "The F-16 and the G7 were discussed.",
    "The two leaders met.",
    "Moreno took office three years ago.",
    "Trade grew over the past three years.",
    "A 42-year-old farmer spoke.",
    "A two-state solution was discussed.",
    "Dozens of officials attended the 80th anniversary.",
    "One of the ministers left.",
    "Call +1 202 555 0100 for details.",
]


def rows(text: str) -> list[str]:
    figures = find_figures(read(text))
    return [f"{f.value} {f.unit}: {f.measures.of(text) if f.measures else '-'}" for f in figures]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_value_unit_and_what_is_measured(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("text", NO_FIGURE)
def test_not_a_figure(text: str) -> None:
    assert rows(text) == []


def test_the_words_of_a_figure_include_what_bounds_it() -> None:
    text = "The talks lasted more than three hours."
    (figure,) = find_figures(read(text))
    assert figure.span.of(text) == "more than three hours"
