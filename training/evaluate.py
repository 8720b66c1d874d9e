"""Measure the packaged int8 model on sets that did not train it: tags and trees, names, lemmas, sentences, speed."""

import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from dateline.language.agreement import agree
from dateline.language.lemmas import Lemmatizer
from dateline.language.network import Network, Reading
from dateline.language.pipeline import LanguageModel
from dateline.model import Article, Parse
from training.corpora import Sentence, development_sentences
from training.lemmas import accuracy
from training.raw import GoldWord, raw_words

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
        readings = agreed(chosen, readings)
        found: dict[str, Any] = {"words": sum(len(s.words) for s in chosen)}
        if chosen[0].upos:
            found |= tree_scores(chosen, readings)
            found["lemma (gold tags)"] = round(100 * accuracy(lemmatizer, chosen), 2)
        if chosen[0].scheme == "gum":
            found["names"] = name_scores(chosen, readings, fine=True)
        else:
            found["names"] = name_scores(chosen, readings, fine=False)
        if chosen[0].scheme == "gum":
            found["by genre"] = by_genre(chosen, readings)
        found["words a CPU second"] = round(found["words"] / seconds)
        figures[name] = found
        print(json.dumps({name: found}, indent=1), flush=True)
    model = LanguageModel(network, lemmatizer)
    for part, file in (
        ("GUM open dev", "gum/gum-dev-open.conllu"),
        ("UD EWT dev", "ud-english-ewt/en_ewt-ud-dev.conllu"),
    ):
        figures[f"raw text, {part}"] = raw_scores(model, data / file)
        print(json.dumps({f"raw text, {part}": figures[f"raw text, {part}"]}, indent=1), flush=True)
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def agreed(sentences: Sequence[Sentence], readings: Sequence[Reading]) -> list[Reading]:
    """The readings with names that agree over each document; sentences of none stand alone."""
    found: list[Reading] = []
    numbered = enumerate(zip(sentences, readings, strict=True))
    for _, group in groupby(numbered, key=lambda item: item[1][0].document or item[0]):
        text = [pair for _, pair in group]
        names = agree([(sentence.words, reading.names) for sentence, reading in text])
        found += [replace(reading, names=own) for (_, reading), own in zip(text, names, strict=True)]
    return found


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


def by_genre(gold: Sequence[Sentence], readings: Sequence[Reading]) -> dict[str, Figures]:
    """Trees and names of each genre of GUM, whose document names hold it ("GUM_news_...")."""
    found = {}
    for genre in sorted({sentence.document.split("_")[1] for sentence in gold}):
        pairs = [(s, r) for s, r in zip(gold, readings, strict=True) if s.document.split("_")[1] == genre]
        own, read = [s for s, _ in pairs], [r for _, r in pairs]
        found[genre] = tree_scores(own, read) | {"names": name_scores(own, read, fine=True)["all"]}
    return found


def raw_scores(model: LanguageModel, path: Path) -> dict[str, Figures]:
    """From running text with paragraph breaks: F1 of sentences, tokens, and of words with tag, head and relation.

    A word counts where its span is right; its head where the head's span is, too (as the CoNLL 2018 scorer has it, but
    that subtypes of relations do not count). One row for all documents and, where names tell it, for each genre.
    """
    counts: dict[str, Counter[str]] = {}
    for name, text, spans, words in raw_words(path):
        [parse] = model.parse([Article(id=name, text=text)])
        genres = ["all", name.split("_")[1]] if name.startswith("GUM_") else ["all"]
        for genre in genres:
            counts.setdefault(genre, Counter()).update(_compare_raw(parse, spans, words))
    return {genre: _raw_figures(own) for genre, own in counts.items()}


def _compare_raw(parse: Parse, spans: set[tuple[int, int]], words: list[GoldWord]) -> Counter[str]:
    own = {
        (t.start, t.end): (t.upos, None if t.head == t.index else sentence.tokens[t.head], t.deprel.partition(":")[0])
        for sentence in parse.sentences
        for t in sentence.tokens
    }
    borders = {(s.tokens[0].start, s.tokens[-1].end) for s in parse.sentences}
    right = Counter(
        {"gold sentences": len(spans), "own sentences": len(borders), "sentences": len(borders & spans)}
        | {"gold words": len(words), "own words": len(own)}
    )
    for word in words:
        if word.span in own:
            upos, head, relation = own[word.span]
            attached = (head and (head.start, head.end)) == word.head
            right += Counter(words=1, UPOS=upos == word.upos, UAS=attached, LAS=attached and relation == word.relation)
    return right


def _raw_figures(counts: Counter[str]) -> Figures:
    words = {k: _f1(counts[v], counts["gold words"], counts["own words"]) for k, v in RAW.items()}
    return {"sentences": _f1(counts["sentences"], counts["gold sentences"], counts["own sentences"]), **words}


RAW = {"tokens": "words", "UPOS": "UPOS", "UAS": "UAS", "LAS": "LAS"}


def _f1(right: int, wanted: int, given: int) -> float:
    return round(200 * right / max(1, wanted + given), 1)
