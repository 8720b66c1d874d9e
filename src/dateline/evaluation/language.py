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
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dateline import samples
from dateline.model import Article


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="texts to read in place of the samples")
    parser.add_argument("--words", type=int, default=40_000)
    options = parser.parse_args()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    started, started_cpu = time.perf_counter(), time.process_time()
    from dateline.language.cost import cnn, cpu, profile
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
