"""Words to the arrays that the neural model reads; training uses this file too, so that both always agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

LOWER, TITLE, UPPER, MIXED, DIGITS, OTHER = range(6)
SHAPES = 6
CLS, SEP, PAD = 101, 102, 0
MAX_SUBTOKENS = 510

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Encoded:
    """One sentence: sub-token ids and shapes, and for each word (after the root at 0) its first and last sub-token."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


def word_shape(word: str) -> int:
    """The letter case of a word, which the uncased vocabulary does not see."""
    if not any(c.isalpha() for c in word):
        return DIGITS if any(c.isdigit() for c in word) else OTHER
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    return TITLE if word[0].isupper() and word[1:].islower() else MIXED


class WordEncoder:
    """Turns sentences of words into `Encoded` values with the model's own sub-word vocabulary."""

    def __init__(self, tokenizer_file: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def encode(self, sentences: Sequence[Sequence[str]]) -> list[Encoded]:
        encodings = self._tokenizer.encode_batch(
            [list(words) for words in sentences], is_pretokenized=True, add_special_tokens=False
        )
        return [
            _align(words, encoding.ids[:MAX_SUBTOKENS], encoding.word_ids[:MAX_SUBTOKENS])
            for words, encoding in zip(sentences, encodings, strict=True)
        ]


def _align(words: Sequence[str], ids: list[int], word_of: list[int | None]) -> Encoded:
    shapes = [word_shape(word) for word in words]
    first = [0] * (len(words) + 1)
    last = [0] * (len(words) + 1)
    known = [word for word in word_of if word is not None]
    for position, word in enumerate(known, start=1):
        first[word + 1] = first[word + 1] or position
        last[word + 1] = position
    for word in range(1, len(words) + 1):
        if not last[word]:  # a word without sub-tokens borrows its neighbour's
            first[word] = last[word] = last[word - 1]
    return Encoded([CLS, *ids, SEP], [OTHER, *(shapes[word] for word in known), OTHER], first, last)


def pad(batch: Sequence[Encoded]) -> dict[str, IntArray]:
    """A batch as the model's six named inputs."""
    rows, width = len(batch), max(len(e.ids) for e in batch)
    words = max(len(e.first) for e in batch)
    arrays = {
        "ids": np.full((rows, width), PAD, np.int64),
        "shapes": np.full((rows, width), OTHER, np.int64),
        "mask": np.zeros((rows, width), np.int64),
        "first": np.zeros((rows, words), np.int64),
        "last": np.zeros((rows, words), np.int64),
        "words": np.zeros((rows, words), np.int64),
    }
    for row, item in enumerate(batch):
        arrays["ids"][row, : len(item.ids)] = item.ids
        arrays["shapes"][row, : len(item.shapes)] = item.shapes
        arrays["mask"][row, : len(item.ids)] = 1
        arrays["first"][row, : len(item.first)] = item.first
        arrays["last"][row, : len(item.last)] = item.last
        arrays["words"][row, : len(item.first)] = 1
    return arrays
