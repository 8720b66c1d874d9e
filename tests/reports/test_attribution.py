"""Whom a claim rests on: the text, the word that states the claim, then the sources, outermost first."""

import pytest
from tests.reports.stage import read

from dateline.model import Mentions

pytest.importorskip("dateline_en")

from dateline.reports.attribution import Sources
from dateline.reports.sayings import find_sayings

CASES = [
    ("The talks began on Monday, according to the Chilean Foreign Ministry.", "began", ["Foreign Ministry of Chile"]),
    ("The ministry said in a statement that Halas arrived on Monday.", "arrived", ["Foreign Ministry of Chile"]),
    ("Halas met Moreno in May, North Wire reported.", "met", ["North Wire"]),
    ("Moreno will visit Bern in May, her office said.", "visit", ["office of Ana Moreno"]),
    ("Moreno's office called. She will visit Bern in May, the office said.", "visit", ["office of Ana Moreno"]),
    ("Moreno told North Wire that Halas had arrived.", "arrived", ["North Wire", "Ana Moreno"]),
    ("Halas met Moreno in secret, two people briefed on the trip said.", "met", ["two people briefed on the trip"]),
    ("Moreno confirmed news of the meeting in a message.", "meeting", ["Ana Moreno"]),
    ("The meeting, which was first reported by North Wire, took place in May.", "meeting", ["North Wire"]),
    ("Halas met Moreno in May. The news was first reported by North Wire.", "met", ["North Wire"]),
    ("Halas reportedly met Moreno in May.", "met", ["reports"]),
    ("North Wire reported that Halas met Moreno, Okoye said.", "met", ["Grace Okoye", "North Wire"]),
    (
        "North Wire reported, citing the ministry, that Halas met Moreno.",
        "met",
        ["North Wire", "Foreign Ministry of Chile"],
    ),
    ("Halas met Moreno in May, North Wire reported, citing two officials.", "met", ["North Wire", "two officials"]),
    ("North Wire quoted Okoye as saying that Halas met Moreno.", "met", ["North Wire", "Grace Okoye"]),
    (
        "Halas met Moreno in May, North Wire said, citing a spokesman, who quoted the ministry.",
        "met",
        ["North Wire", "spokesman", "Foreign Ministry of Chile"],
    ),
    (
        "Halas met Moreno, the ministry said in a statement carried by North Wire.",
        "met",
        ["North Wire", "Foreign Ministry of Chile"],
    ),
    ("Halas met Moreno in May, the ministry said, citing security concerns.", "met", ["Foreign Ministry of Chile"]),
    # who speaks at the end is not the person named last
    ("Halas met Moreno in Bern on Monday, an envoy of the union said.", "met", ["envoy of the union"]),
    ("Halas met Moreno, a spokeswoman for the mediators said on Tuesday.", "met", ["spokeswoman for the mediators"]),
    ("Halas flew to Bern to meet Moreno, a senior diplomat told reporters.", "flew", ["senior diplomat"]),
    # no source of its own
    ("Halas met Moreno in May.", "met", []),
    ("The ministry said talks were useful. Halas left on Monday.", "left", []),
    ("Halas thanked Moreno for her efforts at the Santiago summit.", "summit", []),
    ("They said the talks had failed.", "failed", []),
]


def sources(m: Mentions) -> Sources:
    return Sources.of(m, find_sayings(m.article, m.sentences))


def clause_of(m: Mentions, word: str) -> tuple[int, int]:
    return next(
        (s.index, i) for s in m.sentences for i, c in enumerate(s.clauses) if s.tokens[c.predicate].text == word
    )


@pytest.mark.parametrize(("text", "word", "names"), CASES)
def test_whom_the_article_cites(text: str, word: str, names: list[str]) -> None:
    m = read(text)
    assert [a.name for a in sources(m).cited_for(*clause_of(m, word))] == names


def test_the_author_in_the_title_stands_for_the_whole_statement() -> None:
    m = read("Halas will visit Chile in May.", "Statement by Press Secretary Grace Okoye on the Visit to Chile")
    assert [a.name for a in sources(m).cited_for(*clause_of(m, "visit"))] == ["Grace Okoye"]


def test_a_sentence_as_a_whole_rests_on_whoever_says_most_of_it() -> None:
    m = read("The ministry said that Halas had arrived in Santiago for talks with Moreno.")
    assert [a.actor for a in sources(m).cited_for(0, None)] == ["ministry"]
