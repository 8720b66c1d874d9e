"""The neural reader at run time: sentences of words in; tags, trees and names out. onnxruntime only, one thread."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from dateline.errors import ModelError
from dateline.language.encoding import Encoded, WordEncoder, pad
from dateline.language.names import mend
from dateline.language.trees import best_tree, is_tree

Floats = npt.NDArray[np.float32]
IMPOSSIBLE = -1e4


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence read; `heads` are 1-based, 0 for the root; `names` are (first, last, label), inclusive."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    names: list[tuple[int, int, str]]


class Network:
    """Weights, vocabulary and labels of one model."""

    def __init__(self, model: Path, tokenizer: Path, labels: Path, relations: Path) -> None:
        for path in (model, tokenizer, labels, relations):
            if not path.exists():
                raise ModelError(f"{path} is missing: install the package dateline-en, or make the model (make model)")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # Processors without VNNI would saturate the sums of int8 products, and read other trees than those with it.
        options.add_session_config_entry("session.x64quantprecision", "1")
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._encoder = WordEncoder(tokenizer)
        self._labels: dict[str, list[str]] = json.loads(labels.read_text(encoding="utf-8"))
        self._relation_weight: Floats = np.load(relations).astype(np.float32)
        self._root = self._labels["relations"].index("root")
        self._steps = _transitions(self._labels["names"])

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Reading]:
        """Read sentences of any lengths, each alone.

        The int8 arithmetic scales by what is in the batch, so sentences read together would change one another: the
        same sentence must have the same tree in every article, and in every order of the articles.
        """
        readings = map(self._read, self._encoder.encode(sentences))
        return [
            replace(read, names=mend(words, read.heads, read.relations, read.names))
            for words, read in zip(sentences, readings, strict=True)
        ]

    def _read(self, sentence: Encoded) -> Reading:
        given = pad([sentence])
        found = dict(zip(self._outputs, self._session.run(None, given), strict=True))
        (path,) = _viterbi(found["names"], given["words"][:, 1:].astype(bool), self._steps)
        return self._reading({name: rows[0] for name, rows in found.items()}, path, len(sentence.first) - 1)

    def _reading(self, found: dict[str, Any], path: npt.NDArray[np.int64], size: int) -> Reading:
        heads: list[int] = found["heads"][:size].tolist()
        relations: list[int] = found["relations"][:size].tolist()
        if not is_tree(heads):
            greedy, heads = heads, best_tree(found["arcs"][:size, : size + 1].astype(np.float64))
            for word in (w for w in range(size) if heads[w] != greedy[w]):
                relations[word] = self._relation(
                    found["relation_dependents"][word], found["relation_heads"][heads[word]]
                )
        return Reading(
            upos=[self._labels["upos"][i] for i in found["upos"][:size]],
            xpos=[self._labels["xpos"][i] for i in found["xpos"][:size]],
            heads=heads,
            relations=[
                "root" if not h else self._labels["relations"][r] for h, r in zip(heads, relations, strict=True)
            ],
            names=_spans([self._labels["names"][i] for i in path[:size]]),
        )

    def _relation(self, dependent: Floats, head: Floats) -> int:
        scores = np.append(dependent, 1.0) @ self._relation_weight @ np.append(head, 1.0)
        scores[self._root] = -np.inf
        return int(scores.argmax())


def _transitions(labels: list[str]) -> Floats:
    """0 where one BIO label may follow another; the last row is the sentence's start."""
    steps = np.zeros((len(labels) + 1, len(labels)), np.float32)
    for column, label in enumerate(labels):
        if label.startswith("I-"):
            steps[:, column] = [
                0.0 if before in (label, "B" + label[1:]) else IMPOSSIBLE for before in [*labels, "start"]
            ]
    return steps


def _viterbi(scores: Floats, present: npt.NDArray[np.bool_], steps: Floats) -> npt.NDArray[np.int64]:
    """The best label path of each row; words that are not present repeat the label before them."""
    rows, width, labels = scores.shape
    likeliest: npt.NDArray[np.int64] = scores.argmax(2)
    if present.all() and not steps[-1][likeliest[:, 0]].any() and not steps[likeliest[:, :-1], likeliest[:, 1:]].any():
        return likeliest  # no label may not follow the one before it
    stay = np.arange(labels)
    back = np.zeros((width, rows, labels), np.int64)
    best = scores[:, 0] + steps[-1]
    for word in range(1, width):
        options = best[:, :, None] + steps[None, :-1]
        here = present[:, word, None]
        back[word] = np.where(here, options.argmax(1), stay)
        best = np.where(here, options.max(1) + scores[:, word], best)
    paths = np.zeros((rows, width), np.int64)
    paths[:, -1] = best.argmax(1)
    for word in range(width - 1, 0, -1):
        paths[:, word - 1] = back[word][np.arange(rows), paths[:, word]]
    return paths


def _spans(tags: list[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for word, tag in enumerate(tags):
        if tag.startswith("B-"):
            spans.append((word, word, tag[2:]))
        elif tag.startswith("I-") and spans:
            spans[-1] = (spans[-1][0], word, spans[-1][2])
    return spans
