"""Training items and their batches, with the labels as padded tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from torch import Tensor

from dateline.language.encoding import LOWER, MIXED, TITLE, UPPER, Encoded, WordEncoder, pad
from training.corpora import Sentence
from training.labels import NAME_LABELS, allowed_labels

IGNORE = -100
MAX_WORDS, MAX_SUBTOKENS = 120, 256
POOL = 2000
# Shares of sentences read as if set in capitals or as a headline: letter case is only a shape to this model.
ALL_CAPITALS, HEADLINE = 0.03, 0.04


@dataclass(slots=True)
class Item:
    """One encoded sentence with label indices; empty lists where its corpus has no such labels."""

    encoded: Encoded
    words: int
    upos: list[int] = field(default_factory=list)
    xpos: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)
    names: list[list[int]] = field(default_factory=list)


def make_items(sentences: Sequence[Sentence], encoder: WordEncoder, labels: dict[str, list[str]]) -> list[Item]:
    index = {kind: {label: i for i, label in enumerate(values)} for kind, values in labels.items()}
    items = []
    for sentence, encoded in zip(sentences, encoder.encode([s.words for s in sentences]), strict=True):
        if len(sentence.words) > MAX_WORDS or len(encoded.ids) > MAX_SUBTOKENS:
            continue
        items.append(
            Item(
                encoded,
                len(sentence.words),
                [index["upos"][label] for label in sentence.upos],
                [index["xpos"][label] for label in sentence.xpos],
                sentence.heads,
                [index["relations"][label] for label in sentence.relations],
                [allowed_labels(tag, sentence.scheme) for tag in sentence.names],
            )
        )
    return items


def epoch(items: list[Item], budget: int, chance: random.Random) -> list[list[Item]]:
    """All items once, in batches of similar length and at most `budget` padded sub-tokens, shuffled."""
    order = list(items)
    chance.shuffle(order)
    batches: list[list[Item]] = []
    for start in range(0, len(order), POOL):
        batches += _pack(sorted(order[start : start + POOL], key=lambda item: len(item.encoded.ids)), budget)
    chance.shuffle(batches)
    return batches


def _pack(items: list[Item], budget: int) -> Iterator[list[Item]]:
    current: list[Item] = []
    for item in items:
        if current and len(item.encoded.ids) * (len(current) + 1) > budget:
            yield current
            current = []
        current.append(item)
    if current:
        yield current


def recase(encoded: Encoded, chance: random.Random) -> Encoded:
    """Now and then another letter case, as in headlines."""
    draw = chance.random()
    if draw < ALL_CAPITALS:
        return replace(encoded, shapes=[UPPER if s in (LOWER, TITLE, MIXED) else s for s in encoded.shapes])
    if draw < ALL_CAPITALS + HEADLINE:
        return replace(encoded, shapes=[TITLE if s == LOWER else s for s in encoded.shapes])
    return encoded


def inputs(batch: list[Item], chance: random.Random, device: torch.device) -> dict[str, Tensor]:
    arrays = pad([recase(item.encoded, chance) for item in batch])
    return {name: torch.from_numpy(array).to(device) for name, array in arrays.items()}


def targets(batch: list[Item], width: int, device: torch.device) -> dict[str, Tensor]:
    """Label tensors B x W, and `names` as B x W x labels of what is allowed."""
    result = {}
    for kind in ("upos", "xpos", "heads", "relations"):
        array = np.full((len(batch), width), IGNORE, np.int64)
        for row, item in enumerate(batch):
            values: list[int] = getattr(item, kind)
            array[row, : len(values)] = values
        result[kind] = torch.from_numpy(array).to(device)
    allowed = np.zeros((len(batch), width, len(NAME_LABELS)), bool)
    for row, item in enumerate(batch):
        for position, permitted in enumerate(item.names):
            allowed[row, position, permitted] = True
    result["names"] = torch.from_numpy(allowed).to(device)
    return result
