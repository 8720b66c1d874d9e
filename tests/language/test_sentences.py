from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.sentences import split
from dateline.model import Span

# Each case: the text with | where one sentence ends and the next begins.
CASES = [
    "PRESIDENT VELL: |It was a year ago. |We met again.",
    "Q: |Will you go?",
    "NEW VERNIA: Talks began.",
    "Lavrov left on Sept. 17.| He met Gen. Tito at 9 a.m. in Wonsan.",
    "The talks ended at 5 p.m.| The sides will meet again.",
    "The U.S. President met J. R. Smith in the U.S.| The visit was short.",
    'He said: "It is fine.| We agree."| They left.',
    "“We won.”| “You lost,” she said.",
    '"Will you go?" Foreign Minister Lavrov asked.| Nobody answered.',
    "It ended (see No. 5 of the list).| Then came Aug. 6.",
    "The drones were shot down.|The ministry said so.",
    "They came on Sept. 17.|The talks began.",
    "It costs 3.Five or 4.5 of them.",
    "See www.example.Com for more.| It costs 3.5 million.",
    "Mr. Abe met Dr. Li.| Prof. Kim did not.",
    "1. The first item.| It is long.",
    "What now?| Nobody knows…| Perhaps.",
    "He thanked Acme Inc. of Ohio.| In May he left.",
    "It was late when the —| Well, that is another story.",
    "The new envoy — Kim Song — has arrived.",
    "The right to vote grew. 12| Even so, few used it.",
    "Talks were held on Sept. 4 The Hague said.",
    "An interview with the harbor master| Saturday, January 31, 2009",
    "Thursday, March 15, 2012| The harbor master spoke to us.",
    "Figure 1.5| Residents wait for the boat to Wonsan.",
    "He slept for two hours.| (that is how he missed the train).",
    "It is a site.| eHarbor is its name.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences(case: str) -> None:
    text = case.replace("|", "")
    assert [s.span.of(text) for s in split(text)] == [part.strip() for part in case.split("|")]


def test_lines_are_borders_and_headings_stand_alone() -> None:
    text = "A symbolic place\n\nWonsan is a port. It is old.\nA view from Seoul"
    found = split(text)
    assert [s.heading for s in found] == [True, False, False, True]
    assert [s.paragraph for s in found] == [0, 1, 1, 2]


def test_known_headings_and_paragraphs() -> None:
    text = "What next? The sides met. They left."
    heading, body = Span(0, 10), Span(11, len(text))
    found = split(text, [heading, body], [heading])
    assert [(s.span.of(text), s.heading) for s in found] == [
        ("What next?", True),
        ("The sides met.", False),
        ("They left.", False),
    ]


@given(st.text(alphabet="aB .?!\"“”\n'(1)Mr", max_size=80))
def test_every_word_is_in_exactly_one_sentence(text: str) -> None:
    spans = [s.span for s in split(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
