"""Tags and trees from another spaCy pipeline in place of the model's own: any that gives Universal Dependencies."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

import numpy as np
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc, Token

from dateline.errors import ModelError
from dateline.language import foreign
from dateline.language.lemmas import Lemmatizer
from dateline.language.tokens import is_word
from dateline.language.trees import is_tree

RELATIONS = frozenset(
    (
        *("acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop"),
        *("csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list"),
        *("mark", "nmod", "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root"),
        *("vocative", "xcomp"),
    )
)
# Penn tags as the English treebanks of Universal Dependencies have them, and spaCy's for whitespace and names.
TAGS = frozenset(
    (
        *("CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNS", "NNP", "NNPS", "PDT", "POS"),
        *("PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT"),
        *("WP", "WP$", "WRB", "ADD", "AFX", "GW", "HYPH", "NFP", "XX", "_SP", "$", "#", "''", "``", '"', ",", ".", ":"),
        *("-LRB-", "-RRB-", "(", ")", "-"),
    )
)
PARSERS = frozenset(("parser", "beam_parser", "experimental_biaffine_parser", "experimental_arc_labeler"))
TAGGERS = frozenset(("tagger",))
COLUMNS = ("HEAD", "DEP", "TAG", "POS", "LEMMA")
RETOKENIZERS = frozenset(("experimental_char_ner_tokenizer", "experimental_char_tagger_tokenizer"))
REMEDY = (
    "choose a pipeline that was trained on an English UD treebank with Penn tags (`spacy train` on UD EWT makes one)"
)


class ForeignTrees:
    """Reads sentences with a spaCy pipeline that the user chose."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._nlp = nlp
        self._name = name
        self.version = foreign.version(nlp, name)  # of everything that decides which trees are found

    @classmethod
    def load(cls, name: str) -> "ForeignTrees":
        """The installed pipeline or folder of this name.

        Raises ModelError where it is missing, or its labels are not those of Universal Dependencies with Penn tags.
        What a pipeline does not tell beforehand is checked on each sentence.
        """
        nlp = foreign.load(name)
        for pipe in nlp.pipe_names:
            if nlp.get_pipe_meta(pipe).factory in RETOKENIZERS:
                nlp.disable_pipe(pipe)  # the words are ours
        if not nlp.pipe_names:
            raise ModelError(f"{name} has no parser: {REMEDY}")
        _check_relations(name, foreign.labels(nlp, PARSERS))
        _check_tags(name, foreign.labels(nlp, TAGGERS))
        return cls(nlp, name)

    def reread(self, docs: Iterable[Doc], lemmatizer: Lemmatizer) -> Iterator[Doc]:
        """The documents with this pipeline's tags and trees in place of theirs; tokens, sentences and names stay."""
        for doc in docs:
            table = doc.to_array(list(COLUMNS)).view(np.int64)
            for sentence in doc.sents:
                places = [token.i for token in sentence if is_word(token)]
                if places:
                    read = self._read([doc[i] for i in places])
                    table[places] = _rows(read, self._heads(read), places, lemmatizer, doc.vocab.strings.add)
            names = doc.ents
            doc.from_array(list(COLUMNS), table.view(np.uint64))  # type: ignore[arg-type]  # spaCy wants this
            doc.ents = names
            yield doc

    def _read(self, words: Sequence[Token]) -> Doc:
        """One sentence, alone, so that no neighbour changes it."""
        texts, spaces = [word.text for word in words], [bool(word.whitespace_) for word in words]
        starts: list[bool | int | None] = [True, *[False] * (len(words) - 1)]
        read = self._nlp(Doc(self._nlp.vocab, texts, spaces, sent_starts=starts))
        if [token.text for token in read] != texts:
            raise ModelError(f"{self._name} cuts or joins words, which have to stay as Dateline cut them: {REMEDY}")
        _check_relations(self._name, {token.dep_ for token in read})
        _check_tags(self._name, {token.tag_ for token in read})
        if any(token.pos_ not in IDS or not token.pos_ for token in read):
            raise ModelError(f"{self._name} gives no parts of speech (pos): {REMEDY}")
        return read

    def _heads(self, read: Doc) -> list[int]:
        """The heads, 1-based and 0 for the root; of several roots the later ones hang on the first."""
        roots = [token.i for token in read if token.head.i == token.i]
        heads = [
            token.head.i + 1 if token.i not in roots else (0 if token.i == roots[0] else roots[0] + 1) for token in read
        ]
        if not is_tree(heads):
            raise ModelError(f"{self._name} gives what is no tree for {read.text!r}: {REMEDY}")
        return heads


def _rows(
    read: Doc, heads: Sequence[int], places: Sequence[int], lemmatizer: Lemmatizer, add: Callable[[str], int]
) -> "np.typing.NDArray[np.int64]":
    """A row of COLUMNS for each word of a sentence, whose words stand at these places of the document."""
    rows = np.zeros((len(places), len(COLUMNS)), np.int64)
    for k, (token, head) in enumerate(zip(read, heads, strict=True)):
        second = "parataxis" if token.dep_.lower() == "root" else token.dep_  # of several roots
        lemma = token.lemma_ or lemmatizer.lemma(token.text, token.tag_)
        numbers = [np.uint64(add(text)).astype(np.int64) for text in (second if head else "ROOT", token.tag_, lemma)]
        rows[k] = (places[head - 1] - places[k] if head else 0, numbers[0], numbers[1], IDS[token.pos_], numbers[2])
    return rows


def _check_relations(name: str, relations: set[str]) -> None:
    """Raises ModelError where these are not all of Universal Dependencies."""
    if "" in relations:
        raise ModelError(f"{name} gives no trees: {REMEDY}")
    parts = {part.partition(":")[0].lower() for relation in relations for part in relation.split("||")}
    if unknown := sorted(parts - RELATIONS):
        told = f"the relations of {name} do not fit: {', '.join(unknown)} are none of Universal Dependencies"
        raise ModelError(f"{told} (spaCy's own English pipelines have ClearNLP's). Dateline needs them: {REMEDY}")


def _check_tags(name: str, tags: set[str]) -> None:
    """Raises ModelError where these are not all of the Penn Treebank."""
    if unknown := sorted(tags - TAGS):
        told = f"the tags {', '.join(unknown)} are" if unknown != [""] else "there are"
        raise ModelError(f"the tags of {name} do not fit: {told} none of the Penn Treebank. {REMEDY}")


@cache
def foreign_trees(name: str) -> ForeignTrees:
    """The pipeline of this name, loaded once a process. Raises ModelError as `ForeignTrees.load` does."""
    return ForeignTrees.load(name)
