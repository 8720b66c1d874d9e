import pytest

import dateline_en
from dateline.language.lemmas import Lemmatizer

CASES = [
    ("visited", "VBD", "visit"),
    ("planned", "VBN", "plan"),
    ("agreed", "VBD", "agree"),
    ("met", "VBD", "meet"),
    ("signing", "VBG", "sign"),
    ("paying", "VBG", "pay"),
    ("denies", "VBZ", "deny"),
    ("talks", "NNS", "talk"),
    ("treaties", "NNS", "treaty"),
    ("crises", "NNS", "crisis"),
    ("larger", "JJR", "large"),
    ("Lavrov", "NNP", "Lavrov"),
    ("was", "VBD", "be"),
    ("normalized", "VBN", "normalize"),
    ("reaffirmed", "VBD", "reaffirm"),
    ("shelling", "VBG", "shell"),
    ("withdrew", "VBD", "withdraw"),
    ("undertook", "VBD", "undertake"),
    ("freed", "VBN", "free"),
    ("boycotted", "VBD", "boycott"),
    ("mobilizes", "VBZ", "mobilize"),
    ("rebuked", "VBD", "rebuke"),
    ("froze", "VBD", "freeze"),
    ("fled", "VBN", "flee"),
    ("lent", "VBN", "lend"),
    ("forbidden", "VBN", "forbid"),
    ("overthrew", "VBD", "overthrow"),
    ("withheld", "VBN", "withhold"),
    ("unfrozen", "VBN", "unfreeze"),
]


@pytest.fixture(scope="module")
def lemmatizer() -> Lemmatizer:
    return Lemmatizer.from_file(dateline_en.LEMMAS)


@pytest.mark.parametrize(("word", "tag", "lemma"), CASES)
def test_lemmas(lemmatizer: Lemmatizer, word: str, tag: str, lemma: str) -> None:
    assert lemmatizer.lemma(word, tag) == lemma


def test_rules_alone_prefer_known_words() -> None:
    rules = Lemmatizer({}, {"VERB": frozenset(["plane"])})
    assert rules.by_rule("planed", "VBD") == "plane"
    assert rules.by_rule("stopped", "VBD") == "stop"


@pytest.mark.parametrize(
    ("word", "tag", "told"),
    [("forgave", "VBP", "VBD"), ("retook", "VBP", "VBD"), ("put", "VBP", "VBP"), ("found", "VB", "VB")],
)
def test_a_form_that_can_only_be_a_past_is_no_present(lemmatizer: Lemmatizer, word: str, tag: str, told: str) -> None:
    assert lemmatizer.tag(word, tag) == told
