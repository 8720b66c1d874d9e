"""What the parser hung on the wrong word: speakers, lists with days, what follows a relative clause. All invented."""

import pytest

from dateline.model import Token

pytest.importorskip("dateline_en")

from dateline.language import parse
from dateline.language.grammar import Tree
from dateline.language.reattach import with_plurals, with_speakers
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


def test_what_stands_behind_a_verb_of_saying_is_said_of_it() -> None:
    text = "Norland will provide Estmark with 20 tanks, Defence Minister Per Dahl said after a meeting in Vernia."
    sentence = _sentence(text)
    holding = [c.lemma for c in sentence.clauses for a in c.arguments if sentence.tokens[a.token].text == "meeting"]
    assert holding == ["say"]


def _headline(root: str, *before: str, relation: str = "nsubj") -> Tree:
    words = [
        Token(i, 8 * i, 8 * i + 7, word, word.lower(), "PROPN", "NNP", 2, relation) for i, word in enumerate(before)
    ]
    return Tree((*words, Token(2, 16, 23, root, root.removesuffix("s"), "NOUN", "NNS", 2, "root")))


def test_a_plural_with_a_subject_is_a_verb() -> None:
    assert with_plurals(_headline("votes", "The", "Senate")).tokens[2].xpos == "VBZ"
    assert with_plurals(_headline("votes", "The", "Senate", relation="compound")).tokens[2].xpos == "NNS"


def test_a_sentence_without_verbs_is_left_as_it_is() -> None:
    token = Token(0, 0, 5, "Talks", "talk", "NOUN", "NNS", 0, "root")
    assert with_speakers(Tree((token,))).tokens == (token,)


LISTS = [
    ("Dahl will visit Angola on Monday, Kenya on Wednesday and Ghana on Friday.", {"Angola", "Kenya", "Ghana"}),
    ("Dahl will visit Angola from Monday to Tuesday and Kenya on Friday.", {"Angola", "Kenya"}),
    ("Dahl will fly to Luanda on Monday, then to Nairobi on Wednesday.", {"Luanda", "Nairobi"}),
    ("Dahl will go to Luanda on 10 March, Nairobi on 12 March and Accra on 14 March.", {"Luanda", "Nairobi", "Accra"}),
]  # fmt: skip
NO_LISTS = [
    "Dahl arrived in Oslo on Monday and Norway on Friday signed the treaty.",
    "Dahl met Berg on Monday, Norway said on Tuesday.",
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_each_name_of_a_list_with_days_is_where_the_first_is(text: str, names: set[str]) -> None:
    sentence = _sentence(text)
    (clause,) = (c for c in sentence.clauses if c.kind == "verb")
    places = {a.token for a in clause.arguments if (a.role, a.preposition) in (("object", None), ("oblique", "to"))}
    found = {sentence.tokens[token].text for token in places}
    assert names <= found


@pytest.mark.parametrize("text", NO_LISTS)
def test_what_acts_after_a_day_is_in_no_list(text: str) -> None:
    sentence = _sentence(text)
    first = min(sentence.clauses, key=lambda c: c.predicate)
    assert ("in", "Norway") not in {(a.preposition, sentence.tokens[a.token].text) for a in first.arguments}


CLOSED = [
    ("Dahl received Berg, who is touring Asia, in Hanoi on Tuesday.", "received"),
    ("Dahl met Berg, who arrived on Monday, in Oslo.", "met"),
    ("Dahl met Berg, who arrived in Oslo on Monday.", "arrived"),
]


@pytest.mark.parametrize(("text", "verb"), CLOSED)
def test_what_follows_a_closed_relative_clause_belongs_above_it(text: str, verb: str) -> None:
    sentence = _sentence(text)
    held = [c for c in sentence.clauses for a in c.arguments if a.preposition == "in" and not a.inherited]
    assert [sentence.tokens[c.predicate].text for c in held] == [verb]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("A delegation of China led by Liu Wei, head of a museum, left for home on Monday.", "delegation"),
        ("A delegation of Liaoning Province of China headed by Liu Wei left for home on Monday.", "delegation"),
    ],
)
def test_who_is_led_left(text: str, subject: str) -> None:
    (sentence,) = next(iter(parse([Article("a", text)]))).sentences
    leaving = next(c for c in sentence.clauses if c.lemma == "leave")
    assert leaving.relation == "root"
    assert [sentence.tokens[a.token].text for a in leaving.having("subject")] == [subject]


def test_a_passive_verb_of_leading_stays_the_verb() -> None:
    text = "The delegation was led by Liu Wei, who left on Monday."
    (sentence,) = next(iter(parse([Article("a", text)]))).sentences
    assert next(c for c in sentence.clauses if c.lemma == "lead").relation == "root"
