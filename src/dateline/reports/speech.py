"""The values that reading for speech works on: a saying, and an article ready to be read."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.article import Article
from dateline.model.language import Sentence, Token
from dateline.model.span import Span
from dateline.reports.cues import Cues
from dateline.reports.quotes import Quote


@dataclass(frozen=True, slots=True)
class Saying:
    """`group` is the cue's row in the table, or `according`, `noun`, `quote` (quotation marks alone).

    `source_token` and `listener` are head tokens in `sentence`; `source` is the words. `actual` is false for what
    somebody will, would or did not say. `that` is true where a conjunction makes the content indirect speech.
    """

    sentence: int
    token: int
    cue: Span
    group: str
    source: Span | None
    source_token: int | None
    content: tuple[Span, ...]
    listener: int | None = None
    actual: bool = True
    that: bool = False

    @property
    def extent(self) -> Span:
        """From the first word of the content to the last."""
        return Span(self.content[0].start, self.content[-1].end)

    def holds(self, span: Span) -> bool:
        """Whether the words are part of what was said."""
        return any(piece.contains(span) for piece in self.content)


@dataclass(frozen=True, slots=True)
class Page:
    """An article with its quotations, ready to be read for sayings."""

    article: Article
    sentences: Sequence[Sentence]
    paragraphs: tuple[Span, ...]
    quotes: tuple[Quote, ...]
    cues: Cues

    def quote_at(self, position: int) -> Quote | None:
        """The quotation that holds this character."""
        before = bisect_right(self.quotes, position, key=_start) if self.quotes else 0
        return self.quotes[before - 1] if before and position < self.quotes[before - 1].outer.end else None


def _start(quote: Quote) -> int:
    return quote.outer.start


def groups_at(cues: Cues, sentence: Sentence, token: Token) -> tuple[frozenset[str], int]:
    groups, last = cues.at(sentence.tokens, token.index)
    own = sentence.clause_of(token.index)
    if own is not None and " " in own.lemma and last == token.index:
        groups = cues.verbs.get(own.lemma, frozenset())  # "call off" is not "call"
    if token.lemma.lower() in cues.light:
        objects = own.having("object") if own else ()
        if any(sentence.tokens[a.token].lemma.lower() in cues.light_nouns for a in objects):
            groups |= {"object"}
    return groups, last


def words_of(sentence: Sentence, token: int | None) -> Span | None:
    if token is None:
        return None
    phrase = sentence.phrase_of(token)
    return phrase.span if phrase else sentence.tokens[token].span


def pieces(tokens: Sequence[Token], first: int, last: int) -> list[Span]:
    """One stretch from token to token, without the punctuation at its ends; none where nothing is left."""
    while first <= last and tokens[first].text in (",", ";", ":", "—", "–", "-", "."):
        first += 1
    while last >= first and tokens[last].text in (",", ";", ":", "—", "–", "-", "."):
        last -= 1
    return [Span(tokens[first].start, tokens[last].end)] if first <= last else []
