"""What reading costs: words a CPU second beside spaCy's own CNN architecture, memory, load time, where the time goes.

    python -m dateline.evaluation.language [FILE...] [--words 40000]

Reads the FILEs (plain text), else the sample articles, again and again up to --words, in one thread. The CNN has the
sizes of spaCy's small English pipelines (tok2vec of width 96 and depth 4, tagger, parser, and a name recogniser with a
tok2vec of its own) and the labels of Dateline's model; its weights are untrained, which changes what it answers and
hardly how long it takes. It makes no lemmas, noun phrases or clauses.
"""

import argparse
import os
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline import samples
from dateline.model import Article, Parse

if TYPE_CHECKING:
    from spacy.language import Language

    from dateline.language.pipeline import LanguageModel

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


def corpus(paths: Sequence[Path], words: int) -> list[Article]:
    """Articles of at least this many words together: the texts in turn, and again as often as it takes."""
    found: list[Article] = []
    known = [Article(id=path.stem, text=path.read_text(encoding="utf-8")) for path in paths]
    count = 0
    while count < words:
        article = known[len(found) % len(known)]
        found.append(replace(article, id=f"{article.id}-{len(found)}"))
        count += len(article.text.split())
    return found


def cnn(parses: Iterable[Parse]) -> "Language":
    """spaCy's CNN with untrained weights and the labels that these parses use."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example

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


def profile(model: "LanguageModel", read: Sequence[Article]) -> list[tuple[str, float]]:
    """(part of the language stage, CPU seconds), the last row for the whole."""
    from dateline.language.clauses import find_clauses
    from dateline.language.grammar import Tree
    from dateline.language.phrases import find_phrases
    from dateline.language.sentences import split

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="texts to read in place of the samples")
    parser.add_argument("--words", type=int, default=40_000)
    options = parser.parse_args()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    started, started_cpu = time.perf_counter(), time.process_time()
    from dateline.language.pipeline import bundled_model

    model = bundled_model()
    load, load_cpu = time.perf_counter() - started, time.process_time() - started_cpu
    read = corpus(options.files or sorted(samples.folder().glob("*.txt")), options.words)
    words = sum(len(sentence.tokens) for parse in model.parse(read) for sentence in parse.sentences)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    parses = list(model.parse(read))
    other = cnn(parses[: max(1, len(parses) // 4)])
    rows = profile(model, read)
    texts = [sentence.span.of(p.article.text) for p in parses for sentence in p.sentences]
    cnn_seconds = cpu(lambda: list(other.pipe(texts, batch_size=128)))
    seconds = dict(rows)
    network = words / seconds["network: tags, trees, names"]
    print(f"{words} words in {len(read)} articles, one thread")
    print(f"loaded in {load:.1f} s ({load_cpu:.1f} s of CPU), {memory:.0f} MB resident")
    print(f"{'network':<30}{network:>9.0f} words a CPU second")
    print(f"{'whole language stage':<30}{words / seconds['all']:>9.0f}")
    print(f"{'spaCy CNN, untrained':<30}{words / cnn_seconds:>9.0f}")
    print(f"network / CNN {network * cnn_seconds / words:.2f}, whole stage / CNN {cnn_seconds / seconds['all']:.2f}\n")
    for name, value in rows:
        print(f"{name:<30}{value:>9.2f} s {100 * value / seconds['all']:>5.0f} %")


if __name__ == "__main__":
    main()
