"""Who speaks at the end of a sentence, where the parser hung the speaker on the last name. All of it is invented."""

import pytest

from dateline.model import Token

pytest.importorskip("dateline_en")

from dateline.language import parse
from dateline.language.grammar import Tree
from dateline.language.reattach import with_speakers
from dateline.model import Article, Sentence

SPEAKERS = [
    (
        "Estonian President Kaarel Tamm met Ivars Ozols in Tallinn, a spokesman for the Norwegian ministry said.",
        "spokesman",
    ),
    ("Kaarel Tamm arrived in Riga to meet President Ivars Ozols, a senior Danish diplomat told reporters.", "diplomat"),
    ("Two soldiers were killed by rebels near Idlib, a spokesperson for the defence ministry said.", "spokesperson"),
    (
        "Rosa Quispe will meet President Carla Ibarra, a foreign ministry spokesman, Paulo Reis, said on Monday.",
        "spokesman",
    ),
    ("Mali accused Algeria of shooting down a drone, Colonel Moussa Diarra, a spokesman for the army, said.", "Moussa"),
]
LEFT = [
    "Kaarel Tamm met Ivars Ozols, the president of Latvia, who said that the talks were useful.",
    "Ivars Ozols, the president of Latvia, said that Kaarel Tamm had left.",
    "Kaarel Tamm met Ivars Ozols, the president of Latvia, on Tuesday.",
]


def _sentence(text: str) -> Sentence:
    (parsed,) = parse([Article(id="a1", text=text)])
    (sentence,) = parsed.sentences
    return sentence


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_the_phrase_between_the_last_comma_and_the_verb_speaks(text: str, speaker: str) -> None:
    sentence = _sentence(text)
    verbs = [c for c in sentence.clauses if sentence.tokens[c.predicate].text in ("said", "told")]
    assert [sentence.tokens[a.token].text for c in verbs for a in c.having("subject")] == [speaker]


@pytest.mark.parametrize("text", LEFT)
def test_an_apposition_stays_one(text: str) -> None:
    tokens = _sentence(text).tokens
    assert any(token.deprel == "appos" for token in tokens)
    assert with_speakers(Tree(tokens)).tokens == tokens


def test_a_sentence_without_verbs_is_left_as_it_is() -> None:
    token = Token(0, 0, 5, "Talks", "talk", "NOUN", "NNS", 0, "root")
    assert with_speakers(Tree((token,))).tokens == (token,)
