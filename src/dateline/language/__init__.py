"""Sentences out of text: the bundled model, lemmas, noun phrases and clauses.

for parse in language.parse(articles):
    for clause in parse.sentences[0].clauses: ...
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from dateline.model import Article, Parse

if TYPE_CHECKING:
    from dateline.language.entities import ForeignNames
    from dateline.language.parsers import ForeignTrees

__all__ = ["OURS", "Pipelines", "parse"]


@dataclass(frozen=True, slots=True)
class Pipelines:
    """spaCy pipelines of the user's, each by name or folder, that do a part of the bundled model's work: `entities`
    finds the names ("en_core_web_trf"), `parser` the tags and trees, which must be Universal Dependencies."""

    entities: str | None = None
    parser: str | None = None

    @classmethod
    def at(cls, entities: str | None, parser: str | None) -> Self:
        """Pipelines whose folders are found from wherever a process may work."""
        given = (entities, parser)
        return cls(*(str(Path(name).resolve()) if name and Path(name).is_dir() else name for name in given))

    def load(self) -> "tuple[ForeignNames | None, ForeignTrees | None]":
        """What is loaded once a process. Raises ModelError where a pipeline is missing or its labels do not fit."""
        from dateline.language.entities import foreign_names
        from dateline.language.parsers import foreign_trees

        names = foreign_names(self.entities) if self.entities else None
        return names, foreign_trees(self.parser) if self.parser else None

    def versions(self) -> dict[str, str]:
        """Names and versions of these pipelines, by what they do. Raises ModelError as `load` does."""
        if self == OURS:
            return {}
        names, trees = self.load()
        return ({"names": names.version} if names else {}) | ({"trees": trees.version} if trees else {})


OURS = Pipelines()  # the bundled model alone


def parse(articles: Iterable[Article], pipelines: Pipelines = OURS) -> Iterator[Parse]:
    """Articles -> their sentences, in the same order. The model is loaded at the first call.

    Raises ModelError where a pipeline is missing or its labels do not fit.
    """
    from dateline.language.pipeline import bundled_model

    return bundled_model().parse(articles, *pipelines.load())
