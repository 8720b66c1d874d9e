"""Measure the packaged int8 model on sets that did not train it: tags and trees, names, lemmas, sentences, speed."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dateline.language.lemmas import Lemmatizer
from dateline.language.network import Network, Reading
from dateline.language.sentences import split
from dateline.language.tokens import blank_english
from training.corpora import Sentence, development_sentences
from training.lemmas import accuracy
from training.raw import raw_documents, token_spans

COARSE = {"GPE": "LOC", "FAC": "LOC"}
COMPARED = ("PERSON", "ORG", "LOC")
Figures = dict[str, float]


def evaluate(data: Path, package: Path, report: Path, limit: int | None) -> None:
    """Print every figure and write them to `report` as JSON."""
    network = Network(
        *(package / name for name in ("model.int8.onnx", "tokenizer.json", "labels.json", "relations.npy"))
    )
    lemmatizer = Lemmatizer.from_file(package / "lemmas.json")
    figures: dict[str, Any] = {}
    for name, sentences in development_sentences(data).items():
        chosen = [s for s in sentences[:limit] if len(s.words) <= 250]
        started = time.process_time()
        readings = network.read([s.words for s in chosen])
        seconds = time.process_time() - started
        found: dict[str, Any] = {"words": sum(len(s.words) for s in chosen)}
        if chosen[0].upos:
            found |= tree_scores(chosen, readings)
            found["lemma (gold tags)"] = round(100 * accuracy(lemmatizer, chosen), 2)
        if chosen[0].scheme == "gum":
            found["names"] = name_scores(chosen, readings, fine=True)
        else:
            found["names"] = name_scores(chosen, readings, fine=False)
        found["words a CPU second"] = round(found["words"] / seconds)
        figures[name] = found
        print(json.dumps({name: found}, indent=1), flush=True)
    gum = data / "gum/gum-dev-open.conllu"
    figures["raw text, GUM open dev"] = {"sentences F1": sentence_score(gum), "tokens F1": token_score(gum)}
    print(figures["raw text, GUM open dev"])
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def tree_scores(gold: Sequence[Sentence], readings: Sequence[Reading]) -> Figures:
    """UPOS, XPOS, UAS and LAS in percent, given the gold tokens (punctuation counted)."""
    right: Counter[str] = Counter()
    total = 0
    for sentence, reading in zip(gold, readings, strict=True):
        for i in range(len(sentence.words)):
            total += 1
            attached = reading.heads[i] == sentence.heads[i]
            right["UPOS"] += reading.upos[i] == sentence.upos[i]
            right["XPOS"] += reading.xpos[i] == sentence.xpos[i]
            right["UAS"] += attached
            right["LAS"] += attached and reading.relations[i] == sentence.relations[i]
    return {name: round(100 * right[name] / total, 2) for name in ("UPOS", "XPOS", "UAS", "LAS")}


def name_scores(gold: Sequence[Sentence], readings: Sequence[Reading], fine: bool) -> Figures:
    """Strict span F1 in percent: PERSON, ORG, LOC with GPE and FAC as LOC, or every type as it is."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for sentence, reading in zip(gold, readings, strict=True):
        if not sentence.names:
            continue
        own = {(a, b, kind if fine else COARSE.get(kind, kind)) for a, b, kind in reading.names}
        theirs = {(a, b, kind if fine else COARSE.get(kind, kind)) for a, b, kind in _spans(sentence.names)}
        for counter, spans in ((right, own & theirs), (wanted, theirs), (given, own)):
            counter.update(kind for _, _, kind in spans)
    kinds = sorted(wanted) if fine else COMPARED
    scores = {kind: _f1(right[kind], wanted[kind], given[kind]) for kind in kinds}
    sums = [sum(counter[kind] for kind in kinds) for counter in (right, wanted, given)]
    return {"all": _f1(*sums), **scores}


def _spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for place, tag in enumerate(tags):
        if tag.startswith("B-"):
            spans.append((place, place, tag[2:]))
        elif tag.startswith("I-") and spans:
            spans[-1] = (spans[-1][0], place, spans[-1][2])
    return spans


def sentence_score(path: Path) -> float:
    """F1 of the sentence rules, from running text with its paragraph breaks."""
    return _overlap((spans, {(s.span.start, s.span.end) for s in split(text)}) for text, spans in raw_documents(path))


def token_score(path: Path) -> float:
    """F1 of the token rules, given the sentences."""
    nlp = blank_english()
    return _overlap((spans, {(t.idx, t.idx + len(t)) for t in nlp(text)}) for text, spans in token_spans(path))


def _overlap(pairs: Iterable[tuple[set[tuple[int, int]], set[tuple[int, int]]]]) -> float:
    sums = [(len(own & theirs), len(theirs), len(own)) for theirs, own in pairs]
    return _f1(*(sum(column) for column in zip(*sums, strict=True)))


def _f1(right: int, wanted: int, given: int) -> float:
    return round(200 * right / max(1, wanted + given), 1)
