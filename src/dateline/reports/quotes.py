"""Quotation marks: which stretches of an article stand between them.

Pure text: nothing is known here about who speaks. Marks are straight or curly, double or single; a mark nested in a
quotation does not end it. A quotation that a paragraph leaves open goes on where the next paragraph opens with a mark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.model.article import Article
from dateline.model.span import Span

_CLOSER = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
# A mark opens after the start, a space, a bracket or a dash; a single mark elsewhere is an apostrophe.
_OPENER = re.compile(
    r"""(?:^|(?<=[\s(\[{—–/\u2060-]))(?P<straight>["'])(?=[\w$€£(\[…'“‘—-])|(?P<curly>[“„«])|(?<![\w])(?P<single>‘)(?=\w)"""
)
# Two single marks stand for a double one; a filler keeps every other character where it was.
_FILLER = "\u2060"
_PAIRED_OPENER = re.compile(r"(?:^|(?<=[\s(\[{—–]))''(?=\S)", re.MULTILINE)
_PAIRED_CLOSER = re.compile(r"''")
_MARK = re.compile("[“”»\"‘’']")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation inside one paragraph.

    `span` holds the words without the marks, `outer` with them. `paragraph` counts the article's paragraphs;
    `open` is true where the paragraph ends before the quotation does, `resumed` where it goes on from the one before.
    """

    span: Span
    outer: Span
    paragraph: int
    open: bool = False
    resumed: bool = False


def paragraphs_of(article: Article) -> tuple[Span, ...]:
    """The article's paragraphs, or its non-empty lines where none are marked."""
    if article.paragraphs:
        return article.paragraphs
    return tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\s][^\n]*", article.text))


@lru_cache(maxsize=2)  # an article is read for them more than once
def find_quotes(article: Article) -> tuple[Quote, ...]:
    """The outermost quotations in the order of the text."""
    quotes: list[Quote] = []
    paragraphs = paragraphs_of(article)
    text = _PAIRED_CLOSER.sub('"' + _FILLER, _PAIRED_OPENER.sub(_FILLER + '"', article.text))
    following = [_opens(text, p) for p in paragraphs[1:]] + [False] * bool(paragraphs)
    for index, (paragraph, next_opens) in enumerate(zip(paragraphs, following, strict=True)):
        previous = quotes[-1] if quotes else None
        resumed = previous is not None and previous.open and previous.paragraph == index - 1
        for quote in _in_paragraph(text, paragraph, index, next_opens):
            outer = _with_fillers(text, quote.outer)
            if quotes and outer.start < quotes[-1].outer.end:  # a filler between two belongs to the first
                outer = Span(quotes[-1].outer.end, outer.end)
            first = outer.start == paragraph.start
            quotes.append(Quote(quote.span, outer, index, quote.open, resumed and first))
    return tuple(quotes)


def _with_fillers(text: str, outer: Span) -> Span:
    start = outer.start - (text[outer.start - 1 : outer.start] == _FILLER)
    return Span(start, outer.end + (text[outer.end : outer.end + 1] == _FILLER))


def chains(quotes: tuple[Quote, ...]) -> Iterator[tuple[Quote, ...]]:
    """Quotations joined over paragraphs: each chain is one quotation as its writer meant it."""
    chain: list[Quote] = []
    for quote in quotes:
        if chain and not quote.resumed:
            yield tuple(chain)
            chain = []
        chain.append(quote)
    if chain:
        yield tuple(chain)


def is_utterance(text: str) -> bool:
    """Whether quoted words look like something said rather than a name or a single word put in marks."""
    words = re.findall(r"\w+(?:[’'-]\w+)*", text)
    return len(words) >= 4 or (bool(words) and bool(_SENTENCE_END.search(text.strip()) or text.rstrip().endswith(",")))


def _opens(text: str, paragraph: Span) -> bool:
    return text[paragraph.start : paragraph.end].lstrip(_FILLER)[:1] in tuple("“„«\"‘'")


def _in_paragraph(text: str, paragraph: Span, index: int, next_opens: bool) -> Iterator[Quote]:
    at = paragraph.start
    while (opener := _next_opener(text, at, paragraph)) is not None:
        closer = _closing(text, opener, paragraph)
        if closer is not None:
            yield Quote(Span(opener + 1, closer), Span(opener, closer + 1), index)
            at = closer + 1
            continue
        if text[opener] in "'‘":  # a single mark that nothing closes is an apostrophe
            at = opener + 1
            continue
        end = paragraph.end if next_opens else _first_sentence_end(text, opener + 1, paragraph.end)
        yield Quote(Span(opener + 1, end), Span(opener, end), index, open=next_opens)
        at = end


def _next_opener(text: str, at: int, paragraph: Span) -> int | None:
    start = max(at - 1, paragraph.start)  # one character back, for the look-behind
    for match in _OPENER.finditer(text[start : paragraph.end]):
        if (found := start + match.start()) >= at:
            return found
    return None


def _closing(text: str, opener: int, paragraph: Span) -> int | None:
    """Where the mark that closes the one at `opener` stands."""
    mark = text[opener]
    depth = 0
    for found in _MARK.finditer(text, opener + 1, paragraph.end):
        at, char = found.start(), found[0]
        before, after = text[at - 1], text[at + 1] if at + 1 < paragraph.end else " "
        if mark == "“" and char == "“":
            depth += 1  # a writer who nests double marks closes each
        elif char in _CLOSER[mark]:
            if char in "'’" and (after.isalnum() or (before == "s" and not _ends_single(text, at, paragraph))):
                continue
            if char == '"' and before.isspace() and after.isalnum():
                continue  # another opening straight mark: the first one was never closed
            if depth:
                depth -= 1
                continue
            return at
    return None


def _ends_single(text: str, at: int, paragraph: Span) -> bool:
    """A single mark after an "s" ends a quotation only where no later one could."""
    return not re.search(r"[\w.,!?…][’'](?=[\s.,;:!?]|$)", text[at + 1 : paragraph.end])


def _first_sentence_end(text: str, start: int, limit: int) -> int:
    match = re.search(r"[.!?](?=\s+[A-Z]|\s*$)", text[start:limit])
    return start + match.end() if match else limit
