"""Tags and trees from another spaCy pipeline."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dateline.errors import ModelError
from dateline.language import Pipelines, parse
from dateline.model import Article, Parse
from tests.language.pipelines import untrained

TEXT = "Anna Torv met Halas. He left."
TREE = {  # word: (word above, relation, tag, part of speech)
    "Anna": ("met", "nsubj", "NNP", "PROPN"),
    "Torv": ("Anna", "flat", "NNP", "PROPN"),
    "met": ("met", "ROOT", "VBD", "VERB"),
    "Halas": ("met", "obj", "NNP", "PROPN"),
    ".": ("", "punct", ".", "PUNCT"),
    "He": ("left", "nsubj", "PRP", "PRON"),
    "left": ("left", "ROOT", "VBD", "VERB"),
}


@Language.component("by_hand")
def by_hand(doc: Doc) -> Doc:
    """The tree above; a full stop hangs on the first verb, and what is not in it, too."""
    places = {token.text: token for token in doc}
    first = next(token for token in doc if TREE.get(token.text, ("", "", ""))[1] == "ROOT")
    for token in doc:
        above, token.dep_, token.tag_, token.pos_ = TREE[token.text]
        token.head = places.get(above, first)
    return doc


@Language.component("circle")
def circle(doc: Doc) -> Doc:
    for token in by_hand(doc):
        token.dep_ = "dep"
        token.head = doc[(token.i + 1) % len(doc)]
    return doc


@Language.component("joining")
def joining(doc: Doc) -> Doc:
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[:2])
    return doc


def pipeline(folder: Path, component: str) -> Pipelines:
    nlp = spacy.blank("en")
    nlp.add_pipe(component)
    nlp.to_disk(folder)
    return Pipelines(parser=str(folder))


def read(pipelines: Pipelines, text: str = TEXT) -> Parse:
    [found] = parse([Article(id="a", text=text)], pipelines)
    return found


def test_tags_and_trees_are_those_of_the_other_pipeline(tmp_path: Path) -> None:
    first, second = read(pipeline(tmp_path, "by_hand")).sentences
    assert [(t.text, t.head, t.deprel, t.xpos, t.upos) for t in first.tokens] == [
        ("Anna", 2, "nsubj", "NNP", "PROPN"),
        ("Torv", 0, "flat", "NNP", "PROPN"),
        ("met", 2, "root", "VBD", "VERB"),
        ("Halas", 2, "obj", "NNP", "PROPN"),
        (".", 2, "punct", ".", "PUNCT"),
    ]
    assert [t.head for t in second.tokens] == [1, 1, 1]


def test_clauses_are_read_off_its_trees_and_lemmas_are_ours(tmp_path: Path) -> None:
    first, second = read(pipeline(tmp_path, "by_hand")).sentences
    assert [(c.lemma, c.tense) for c in (*first.clauses, *second.clauses)] == [("meet", "past"), ("leave", "past")]


def test_names_stay_those_of_the_bundled_model(tmp_path: Path) -> None:
    plain, other = read(Pipelines()), read(pipeline(tmp_path, "by_hand"))
    assert [s.entities for s in other.sentences] == [s.entities for s in plain.sentences]


def test_spaces_between_words_are_no_words(tmp_path: Path) -> None:
    text = "  Anna   met\tHalas ."
    [sentence] = read(pipeline(tmp_path, "by_hand"), text).sentences
    assert [t.text for t in sentence.tokens] == ["Anna", "met", "Halas", "."]


def test_a_parser_of_universal_dependencies_fits(tmp_path: Path) -> None:
    name = untrained(tmp_path, "nsubj", "obl:tmod", "flat")
    assert "trees" in Pipelines(parser=name).versions()
    assert [len(s.tokens) for s in read(Pipelines(parser=name)).sentences] == [5, 3]


@pytest.mark.parametrize(
    ("relations", "tag", "message"),
    [
        (("nsubj", "dobj", "pobj"), "NN", "dobj, pobj are none of Universal Dependencies"),
        (("nsubj",), "noun-x", "the tags noun-x are none of the Penn Treebank"),
    ],
)
def test_labels_that_do_not_fit(tmp_path: Path, relations: tuple[str, ...], tag: str, message: str) -> None:
    name = untrained(tmp_path, *relations, tag=tag)
    with pytest.raises(ModelError, match=message):
        read(Pipelines(parser=name))


def test_relations_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="ClearNLP"):
        Pipelines(parser=untrained(tmp_path, "nsubjpass")).versions()


def test_pipelines_that_do_not_parse(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="has no parser"):
        Pipelines(parser=str(tmp_path / "blank")).versions()
    with pytest.raises(ModelError, match="gives no trees"):
        read(pipeline(tmp_path / "sentencizer", "sentencizer"))


def test_words_are_not_joined(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cuts or joins words"):
        read(pipeline(tmp_path, "joining"))


def test_what_is_no_tree(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no tree"):
        read(pipeline(tmp_path, "circle"))


def test_a_pipeline_that_is_not_installed() -> None:
    with pytest.raises(ModelError, match="install it"):
        read(Pipelines(parser="xx_no_such_pipeline"))
