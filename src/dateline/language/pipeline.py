"""The stage: articles in, their sentences with tokens, names, noun phrases and clauses out.

spaCy is the host: its tokenizer cuts the words, our component `dateline_reader` fills tags, trees and names into the
Doc, and any further spaCy component may run after it. The rest of Dateline sees only the values of `dateline.model`.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

import numpy as np
import spacy.tokens
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc

from dateline.errors import ModelError
from dateline.language.agreement import agree
from dateline.language.clauses import find_clauses
from dateline.language.entities import ForeignNames
from dateline.language.grammar import Tree
from dateline.language.lemmas import Lemmatizer
from dateline.language.network import Network, Reading
from dateline.language.parsers import COLUMNS, ForeignTrees
from dateline.language.phrases import find_phrases
from dateline.language.reattach import reattached
from dateline.language.sentences import Stretch, split
from dateline.language.tokens import blank_english, cut_handles, is_word
from dateline.model import Article, Entity, Parse, Sentence, Span, Token

STRETCHES = "dateline_stretches"
MAX_WORDS = 160
BATCH = 32


class ReaderComponent:
    """Reads the sentences that were marked on each Doc."""

    def __init__(self, nlp: Language, network: Network, lemmatizer: Lemmatizer) -> None:
        self._strings = nlp.vocab.strings
        self._network = network
        self._lemmatizer = lemmatizer

    def __call__(self, doc: Doc) -> Doc:
        pieces = [[i for i in area if is_word(doc[i])] for area in _areas(doc)]
        readings = self._network.read([[doc[i].text for i in piece] for piece in pieces])
        return self._fill(doc, list(zip(pieces, readings, strict=True)))

    def _fill(self, doc: Doc, read: list[tuple[list[int], Reading]]) -> Doc:
        add = self._strings.add
        table = np.zeros((len(doc), len(COLUMNS)), np.int64)
        names: list[spacy.tokens.Span] = []
        agreed = agree([([doc[i].text for i in places], reading.names) for places, reading in read])
        for (places, reading), found in zip(read, agreed, strict=True):
            for k, place in enumerate(places):
                head = reading.heads[k]
                relation = "ROOT" if head == 0 else reading.relations[k]
                tag = self._lemmatizer.tag(doc[place].text, reading.xpos[k])
                table[place] = (
                    places[head - 1] - place if head else 0,
                    np.uint64(add(relation)).astype(np.int64),
                    np.uint64(add(tag)).astype(np.int64),
                    IDS[reading.upos[k]],
                    np.uint64(add(self._lemmatizer.lemma(doc[place].text, tag))).astype(np.int64),
                )
            names += [
                spacy.tokens.Span(doc, places[first], places[last] + 1, label=label) for first, last, label in found
            ]
        _attach_the_rest(doc, table)
        doc.from_array(list(COLUMNS), table.view(np.uint64))  # type: ignore[arg-type]  # spaCy wants this
        doc.ents = names
        return doc


def _areas(doc: Doc) -> list[range]:
    """Token ranges to read at once: the marked sentences, over-long ones cut."""
    areas = []
    for sentence in doc.sents:
        for start in range(sentence.start, sentence.end, MAX_WORDS):
            area = range(start, min(start + MAX_WORDS, sentence.end))
            if any(is_word(doc[i]) for i in area):
                areas.append(area)
    return areas


def _attach_the_rest(doc: Doc, table: "np.typing.NDArray[np.int64]") -> None:
    """Whitespace hangs on the word before it, the sign of a handle on the word after it."""
    for token in doc:
        if not is_word(token):
            before = token.i and (token.is_space or token.i + 1 == len(doc))
            table[token.i, 0] = -1 if before else (1 if len(doc) > 1 else 0)
            table[token.i, 3] = IDS["SPACE"]


class LanguageModel:
    """The English model and its rules, ready to parse articles."""

    def __init__(self, network: Network, lemmatizer: Lemmatizer) -> None:
        self.nlp = blank_english()
        self.network = network
        self.lemmatizer = lemmatizer
        reader = ReaderComponent(self.nlp, network, lemmatizer)
        Language.component("dateline_reader", func=reader)
        self.nlp.add_pipe("dateline_reader")

    @classmethod
    def load(cls) -> "LanguageModel":
        """The model of the installed package `dateline-en`."""
        try:
            import dateline_en
        except ImportError as error:
            raise ModelError("the language model is not installed: pip install dateline-en") from error
        network = Network(dateline_en.MODEL, dateline_en.TOKENIZER, dateline_en.LABELS, dateline_en.RELATIONS)
        return cls(network, Lemmatizer.from_file(dateline_en.LEMMAS))

    def parse(
        self, articles: Iterable[Article], names: ForeignNames | None = None, trees: ForeignTrees | None = None
    ) -> Iterator[Parse]:
        """Every article with its sentences, in order; articles are read in batches.

        `names` replaces the model's names, `trees` its tags and trees.
        """
        source = iter(articles)
        while batch := list(islice(source, BATCH)):
            docs = self.nlp.pipe([self._marked(article) for article in batch], batch_size=BATCH)
            docs = trees.reread(docs, self.lemmatizer) if trees else docs
            for article, doc in zip(batch, names.rename(docs) if names else docs, strict=True):
                yield Parse(article, tuple(_sentences(article, doc)))

    def _marked(self, article: Article) -> Doc:
        """The article's words with sentence starts set."""
        doc = cut_handles(self.nlp.make_doc(article.text))
        stretches = split(article.text, article.paragraphs, article.headings)
        starts = [stretch.span.start for stretch in stretches]
        placed: list[Stretch] = []
        marks = np.full((len(doc), 1), -1, np.int64)
        marks[:1] = 1
        following = 0
        for token in doc:
            if following == len(starts):
                break
            if token.idx + len(token) > starts[following] and not token.is_space:
                marks[token.i] = 1
                placed.append(stretches[following])
                while following < len(starts) and token.idx + len(token) > starts[following]:
                    following += 1
        doc.from_array([SENT_START], marks.view(np.uint64))  # type: ignore[arg-type]  # spaCy wants this
        doc.user_data[STRETCHES] = placed
        return doc


@cache
def bundled_model() -> LanguageModel:
    """The model of `dateline-en`, loaded once a process."""
    return LanguageModel.load()


def _sentences(article: Article, doc: Doc) -> Iterator[Sentence]:
    """Our values from a read Doc: a sentence for every tree, placed in its stretch of the text."""
    placed: Sequence[Stretch] = doc.user_data[STRETCHES]
    index, inside, paragraph = 0, False, -1
    for tree in doc.sents:
        words = [token for token in tree if is_word(token)]
        if not words:
            continue
        stretch = next((s for s in reversed(placed) if s.span.start < words[0].idx + len(words[0])), placed[0])
        inside = inside and stretch.paragraph == paragraph
        grammar = reattached(Tree(_tokens(words)))
        tokens = grammar.tokens
        yield Sentence(
            index=index,
            paragraph=stretch.paragraph,
            span=Span(tokens[0].start, tokens[-1].end),
            tokens=tokens,
            entities=tuple(_entities(words, tokens)),
            phrases=find_phrases(grammar),
            clauses=find_clauses(grammar, inside),
            heading=stretch.heading,
        )
        _, inside = grammar.quoted(inside)
        index, paragraph = index + 1, stretch.paragraph


def _tokens(words: "list[spacy.tokens.Token]") -> tuple[Token, ...]:
    place = {token.i: k for k, token in enumerate(words)}
    return tuple(
        Token(
            index=k,
            start=token.idx,
            end=token.idx + len(token),
            text=token.text,
            lemma=token.lemma_,
            upos=token.pos_,
            xpos=token.tag_,
            head=place[token.head.i],
            deprel="root" if token.dep_ == "ROOT" else token.dep_,
        )
        for k, token in enumerate(words)
    )


def _entities(words: "list[spacy.tokens.Token]", tokens: tuple[Token, ...]) -> Iterator[Entity]:
    first = None
    for k, token in enumerate(words):
        if token.ent_iob_ == "B":
            first = k
        ends = k + 1 == len(words) or words[k + 1].ent_iob_ != "I"
        if first is not None and token.ent_type_ and ends:
            yield Entity(first, k, token.ent_type_, Span(tokens[first].start, tokens[k].end))
            first = None
