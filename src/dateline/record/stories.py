"""Which articles tell one story: the same news in other words.

Articles are vectors of their words (the title counts three times), weighed by how rare a word is among them; the most
alike groups join first, by the mean likeness of their articles, as long as it is `ALIKE`. Words that only names have
weigh more, because stories differ by who and where before they differ by what.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dateline.model import Article
from dateline.world.names import fold

ALIKE = 0.17
TITLE = 3
NAME = 1.5
LITTLE = frozenset(
    {"the", "of", "and", "to", "in", "a", "that", "is", "was", "for", "on", "with", "as", "by", "at", "from", "it"}
    | {"be", "has", "had", "have", "are", "were", "an", "its", "his", "her", "their", "this", "will", "said", "who"}
    | {"which", "but", "not", "or", "they", "he", "she", "after", "been", "more", "also", "than", "would", "about"}
    | {"into", "over", "when", "one", "two", "new"}
)


def stories(articles: Sequence[Article]) -> list[tuple[str, ...]]:
    """Groups of article ids, each sorted; the result does not depend on the order of the articles."""
    known = sorted(articles, key=lambda a: a.id)
    if not known:
        return []
    alike = _likeness(known)
    groups: list[list[int]] = [[n] for n in range(len(known))]
    sums = alike.copy()
    np.fill_diagonal(sums, -np.inf)
    sizes = np.ones(len(known))
    while True:
        mean = sums / np.outer(sizes, sizes)
        best = int(np.argmax(mean))
        i, j = divmod(best, len(known))
        if not mean[i, j] >= ALIKE:
            return sorted(tuple(known[n].id for n in sorted(group)) for group in groups if group)
        sums[i, :] += sums[j, :]
        sums[:, i] += sums[:, j]
        sums[i, i] = -np.inf
        sums[j, :] = sums[:, j] = -np.inf
        sizes[i] += sizes[j]
        groups[i] += groups[j]
        groups[j] = []


def _likeness(articles: Sequence[Article]) -> npt.NDArray[np.float64]:
    """The cosine of every two articles."""
    counts = [_words(article) for article in articles]
    spread = Counter(word for count in counts for word in count)
    shared = {word: n for n, word in enumerate(sorted(w for w, held in spread.items() if held > 1))}
    table = np.zeros((len(articles), len(shared)), dtype=np.float32)
    for row, count in enumerate(counts):
        for word, weight in count.items():
            if word in shared:
                table[row, shared[word]] = (1 + math.log(weight)) * math.log(len(articles) / spread[word])
    norm = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(norm == 0, 1, norm)
    return np.asarray(table @ table.T, dtype=np.float64)


def _words(article: Article) -> dict[str, float]:
    count: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for text, times in ((article.title or "", TITLE), (article.text, 1)):
        for word in re.findall(r"\w[\w’'-]+", text):
            plain = fold(word)
            if plain and plain not in LITTLE:
                count[plain] += times
                named[plain] += times * word[:1].isupper()
    return {word: n * (NAME if named[word] == n else 1.0) for word, n in count.items()}
