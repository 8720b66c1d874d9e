"""Articles read for their actors, by the bundled model and the shipped facts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from dateline.model import Actor, ActorMention, Article, Dateline, Parse, Span


@dataclass(frozen=True)
class Reading:
    """The actors of one text, and what stands for them."""

    parse: Parse
    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]

    def who(self, words: str, nth: int = 0) -> tuple[str, ...]:
        """The names of the actors that these words stand for, at their nth occurrence in the text."""
        start = -1
        for _ in range(nth + 1):
            start = self.parse.article.text.index(words, start + 1)
        span = Span(start, start + len(words))
        exact = [m for m in self.mentions if m.span == span]
        found = exact or [m for m in self.mentions if span.contains(m.span) or m.span.contains(span)]
        return tuple(self.actor(i).name for i in found[0].actors) if found else ()

    def actor(self, id: str) -> Actor:
        return next(a for a in self.actors if a.id == id)

    def named(self, name: str) -> Actor:
        return next(a for a in self.actors if a.name == name)

    @property
    def names(self) -> set[str]:
        return {a.name for a in self.actors}


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """Read a text: `read(text, title=..., day=..., outlet=...)`."""
    pytest.importorskip("dateline_en")
    from dateline import language, world
    from dateline.mentions.actors import find_actors

    def reader(text: str, title: str | None = None, day: str = "2025-03-04", outlet: str | None = None) -> Reading:
        paragraphs = []
        at = 0
        for part in text.split("\n"):
            paragraphs.append(Span(at, at + len(part)))
            at += len(part) + 1
        line = Dateline(None, date.fromisoformat(day), None, "")
        article = Article("a", text, title, outlet, published=day, dateline=line, paragraphs=tuple(paragraphs))
        parse = next(iter(language.parse([article])))
        return Reading(parse, *find_actors(parse, world.load()))

    return reader
