"""Sentences out of text: the bundled model, lemmas, noun phrases and clauses.

for parse in language.parse(articles):
    for clause in parse.sentences[0].clauses: ...
"""

from collections.abc import Iterable, Iterator

from dateline.model import Article, Parse

__all__ = ["names_version", "parse"]


def parse(articles: Iterable[Article], entities: str | None = None) -> Iterator[Parse]:
    """Articles -> their sentences, in the same order. The model is loaded at the first call.

    `entities` names a spaCy pipeline (or its folder) whose names replace the model's own: "en_core_web_trf". Raises
    ModelError where it is missing or its labels do not fit.
    """
    from dateline.language.entities import foreign_names
    from dateline.language.pipeline import bundled_model

    return bundled_model().parse(articles, foreign_names(entities) if entities else None)


def names_version(entities: str) -> str:
    """Name and version of the pipeline that finds the names. Raises ModelError as `parse` does."""
    from dateline.language.entities import foreign_names

    return foreign_names(entities).version
