"""Which articles repeat each other: wire text under another headline, cut short, or with a paragraph added.

Two articles are copies when one shares most of its five-word shingles with the other. Shingles that many articles share
are no evidence and are not used to find candidates, so that the work grows with the articles and not with their square.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.model import Article

WORDS_IN_SHINGLE = 5
SHARED = 0.6  # of the shorter article's shingles: a truncated wire keeps nearly all, a rewrite a third at most
COMMON = 20  # a shingle in more articles than this is boilerplate


def copies(articles: Sequence[Article]) -> dict[str, str]:
    """Article id -> id of the group's representative (its smallest id), for every article."""
    shingles = {article.id: _shingles(article.text) for article in articles}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for article_id in sorted(shingles):
        for shingle in shingles[article_id]:
            holders[shingle].append(article_id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        if 1 < len(ids) <= COMMON:
            shared.update((a, b) for i, a in enumerate(ids) for b in ids[i + 1 :])
    root = {article_id: article_id for article_id in shingles}

    def find(x: str) -> str:
        while root[x] != x:
            x = root[x]
        return x

    for (a, b), n in sorted(shared.items()):
        if n >= SHARED * min(len(shingles[a]), len(shingles[b])):
            low, high = sorted((find(a), find(b)))
            root[high] = low
    return {article_id: find(article_id) for article_id in sorted(shingles)}


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + WORDS_IN_SHINGLE]) for i in range(max(1, len(words) - WORDS_IN_SHINGLE + 1))}
