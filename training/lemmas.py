"""The lemma dictionary: what UD EWT and GUM say where the suffix rules of the language room would be wrong."""

import json
from collections import Counter, defaultdict
from pathlib import Path

from dateline.language.lemmas import NAMES, Lemmatizer
from training.corpora import Sentence, training_sentences

BASE_KINDS = ("VERB", "NOUN", "ADJ")


def collect(trees: list[Sentence]) -> tuple[dict[str, dict[str, str]], dict[str, frozenset[str]]]:
    """(exceptions by tag, known base forms by word class)."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    bases: dict[str, set[str]] = {kind: set() for kind in BASE_KINDS}
    for sentence in trees:
        for word, upos, xpos, lemma in zip(sentence.words, sentence.upos, sentence.xpos, sentence.lemmas, strict=True):
            seen[xpos, word.lower()][lemma] += 1
            if upos in bases and lemma.isalpha() and lemma.islower():
                bases[upos].add(lemma)
    known = {kind: frozenset(words) for kind, words in bases.items()}
    rules = Lemmatizer({}, known)
    exceptions: dict[str, dict[str, str]] = defaultdict(dict)
    for (xpos, form), lemmas in sorted(seen.items()):
        lemma = lemmas.most_common(1)[0][0]
        if xpos == "NNP" or lemma == "_":
            continue
        if rules.by_rule(form.title() if xpos in NAMES else form, xpos) != lemma:
            exceptions[xpos][form] = lemma
    return dict(exceptions), known


def write_dictionary(data: Path, package: Path) -> None:
    exceptions, bases = collect(training_sentences(data)[0])
    stored = {"exceptions": exceptions, "bases": {kind: " ".join(sorted(words)) for kind, words in bases.items()}}
    package.mkdir(parents=True, exist_ok=True)
    text = json.dumps(stored, ensure_ascii=False, sort_keys=True, indent=0)
    (package / "lemmas.json").write_text(text + "\n", encoding="utf-8")
    print(f"{sum(map(len, exceptions.values()))} exceptions, {sum(map(len, bases.values()))} base forms")


def accuracy(lemmatizer: Lemmatizer, sentences: list[Sentence]) -> float:
    """Share of right lemmas, given the gold tags."""
    pairs = [
        (lemmatizer.lemma(word, xpos), lemma)
        for s in sentences
        for word, xpos, lemma in zip(s.words, s.xpos, s.lemmas, strict=True)
    ]
    return sum(own == gold for own, gold in pairs) / len(pairs)
