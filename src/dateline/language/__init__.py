"""Sentences out of text: the bundled model, lemmas, noun phrases and clauses.

for parse in language.parse(articles):
    for clause in parse.sentences[0].clauses: ...
"""

from collections.abc import Iterable, Iterator

from dateline.model import Article, Parse

__all__ = ["parse"]


def parse(articles: Iterable[Article]) -> Iterator[Parse]:
    """Articles -> their sentences, in the same order. The model is loaded at the first call."""
    from dateline.language.pipeline import bundled_model

    return bundled_model().parse(articles)
