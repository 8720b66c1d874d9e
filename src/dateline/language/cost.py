"""What the parts of the language stage cost, and spaCy's own CNN architecture to hold them against."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from dateline.language.clauses import find_clauses
from dateline.language.grammar import Tree
from dateline.language.phrases import find_phrases
from dateline.language.pipeline import LanguageModel
from dateline.language.sentences import split
from dateline.model import Article, Parse

CNN = """
[nlp]
lang = "en"
pipeline = ["tok2vec", "tagger", "parser", "ner"]
[components]
[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]
@architectures = "spacy.HashEmbedCNN.v2"
width = 96
depth = 4
embed_size = 2000
window_size = 1
maxout_pieces = 3
subword_features = true
pretrained_vectors = null
[components.tagger]
factory = "tagger"
[components.tagger.model]
@architectures = "spacy.Tagger.v2"
[components.tagger.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
[components.parser]
factory = "parser"
[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
[components.ner]
factory = "ner"
[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.ner.model.tok2vec]
@architectures = "spacy.HashEmbedCNN.v2"
width = 96
depth = 4
embed_size = 2000
window_size = 1
maxout_pieces = 3
subword_features = true
pretrained_vectors = null
"""


def cpu(work: Callable[[], Any]) -> float:
    """CPU seconds that `work` takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def cnn(parses: Iterable[Parse]) -> Language:
    """spaCy's CNN with untrained weights and the labels that these parses use."""
    nlp = spacy.util.load_model_from_config(spacy.util.load_config_from_str(CNN), auto_fill=True)
    examples = []
    for sentence in (sentence for parse in parses for sentence in parse.sentences):
        tokens = sentence.tokens
        names = ["O"] * len(tokens)
        for entity in sentence.entities:
            names[entity.first : entity.last + 1] = [f"I-{entity.label}"] * (entity.last - entity.first + 1)
            names[entity.first] = f"B-{entity.label}"
        gold = Doc(
            nlp.vocab,
            words=[t.text for t in tokens],
            tags=[t.xpos for t in tokens],
            heads=[t.head for t in tokens],
            deps=["ROOT" if t.deprel == "root" else t.deprel for t in tokens],
            ents=names,
        )
        examples.append(Example(nlp.make_doc(gold.text), gold))
    nlp.initialize(lambda: examples)
    return nlp


def profile(model: LanguageModel, read: Sequence[Article]) -> list[tuple[str, float]]:
    """(part of the language stage, CPU seconds), the last row for the whole."""
    parses: list[Parse] = []
    whole = cpu(lambda: parses.extend(model.parse(read)))
    sentences = [sentence for parse in parses for sentence in parse.sentences]
    words = [[token.text for token in sentence.tokens] for sentence in sentences]
    trees = [Tree(sentence.tokens) for sentence in sentences]
    rows = [
        ("sentences", cpu(lambda: [split(a.text, a.paragraphs, a.headings) for a in read])),
        ("tokens", cpu(lambda: [model.nlp.make_doc(a.text) for a in read])),
        ("network: tags, trees, names", cpu(lambda: model.network.read(words))),
        ("noun phrases", cpu(lambda: [find_phrases(tree) for tree in trees])),
        ("clauses", cpu(lambda: [find_clauses(tree) for tree in trees])),
    ]
    return [*rows, ("lemmas and values", max(0.0, whole - sum(seconds for _, seconds in rows))), ("all", whole)]
