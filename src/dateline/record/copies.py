"""Which articles repeat each other: wire text under another headline, cut short, or with a paragraph added.

Two articles are copies when one has most of its five-word shingles from the other. Candidates come from a sample of the
shingles, the same for every article (those whose hash is small), because a sample of a part is a part of the sample: a
truncated copy is found as surely as a whole one, which signatures of resemblance (MinHash) miss. Only articles of the
same weeks are compared, so that work grows with the articles and not with their square.
"""

import hashlib
import re
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

import numpy as np

from dateline.model import Article, Mark
from dateline.record.likely import Hashes, likely
from dateline.record.marks import FIRST, LAST

WORDS_IN_SHINGLE = 5
SHARED = 0.55  # of the shorter article's shingles, and nearly all of its names and numbers
NEARLY_ALL = 0.92
SURELY = 0.9
SHORT = 150  # shingles: shorter texts that are written to one pattern share much, and must share so much
SAMPLED = 8  # one shingle in so many is sampled
AT_LEAST = 16  # sampled of a short article
WEEKS = timedelta(days=30)  # how long after one article another may still be its copy
LIKELY = 0.2  # of the smaller sample, for a pair to be looked at: most of a short sample lies beyond a long one

MOST_WORDS = 100_000  # whose hashes are remembered
LATELY = 256  # texts whose shingles are: the copies of one text come together
_NAME = re.compile(r"\b[^\W_a-zß-ÿ]\w*")

_FACTORS = np.array([0x9E3779B97F4A7C15 * (2 * k + 1) % 2**64 for k in range(WORDS_IN_SHINGLE)], dtype=np.uint64)


def copies(articles: Sequence[Article]) -> dict[str, str]:
    """Article id -> id of the group's representative (its smallest id), for every article."""
    known = sorted(articles, key=lambda article: article.id)
    root = list(range(len(known)))

    def find(x: int) -> int:
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    days = [article.day.toordinal() if article.day else None for article in known]
    samples = (_sample(_shingles(article.text)) for article in known)
    for a, b in likely(samples, days, within=WEEKS.days, share=LIKELY):
        low, high = sorted((find(a), find(b)))
        if low != high and _are_copies(known[a].text, known[b].text):
            root[high] = low
    return {article.id: known[find(n)].id for n, article in enumerate(known)}


def _are_copies(one: str, other: str) -> bool:
    """Whether the shorter text is in the longer one. Two calls described in one form of words differ in the names."""
    (few, short), (many, long) = sorted(((_shingles(t), t) for t in (one, other)), key=lambda found: found[0].size)
    shared = np.intersect1d(few, many, assume_unique=True).size / few.size
    if shared < (SHARED if few.size >= SHORT else SURELY):
        return False
    names = {name.casefold() for name in _NAME.findall(short)}
    missing = len(names - set(re.findall(r"\w+", long.casefold())))
    return missing <= (1 - NEARLY_ALL) * len(names) or (missing == 1 and shared >= SURELY)


@lru_cache(maxsize=LATELY)
def _shingles(text: str) -> Hashes:
    """Sorted hashes of a text's shingles, the same in every run."""
    words = re.findall(r"\w+", text.casefold())
    short = max(0, WORDS_IN_SHINGLE - len(words))
    coded = np.array([_hash(word) for word in words] + [0] * short, dtype=np.uint64)
    count = coded.size - WORDS_IN_SHINGLE + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for k, factor in enumerate(_FACTORS):
        mixed += coded[k : k + count] * factor
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed * _FACTORS[1])


@lru_cache(maxsize=MOST_WORDS)
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")


def _sample(shingles: Hashes) -> Hashes:
    small = int(np.searchsorted(shingles, np.uint64(2**64 // SAMPLED)))
    return shingles[: max(small, AT_LEAST)].copy()


def text_marks(article: Article) -> tuple[Mark, ...]:
    """What an article shares with its copies, in the days in which they may come."""
    half = WEEKS / 2
    first, last = ((article.day - half).isoformat(), (article.day + half).isoformat()) if article.day else (FIRST, LAST)
    found = _sample(_shingles(article.text)).view(np.int64).tolist()
    return tuple(Mark(key, first, last) for key in found)
