"""How words in quotation marks flow over sentences and paragraphs."""

from dataclasses import replace

from dateline.model.language import Sentence
from dateline.model.span import Span
from dateline.reports.quotes import Quote, is_utterance
from dateline.reports.speech import Page, Saying

MOST_UNMARKED = 5  # paragraphs without quotation marks that may follow "and went on:"


def quote_before(page: Page, sentence: Sentence, core: int) -> Quote | None:
    """The utterance that ends just before a cue, in the same sentence or flowing into it."""
    start = sentence.tokens[core].start
    text = page.article.text
    for quote in reversed(page.quotes):
        if quote.outer.end <= start:
            between = text[quote.outer.end : start].strip(" ,—–-")
            inside = quote.outer.end > sentence.span.start or text[quote.outer.end : sentence.span.start].strip() == ""
            ends = (
                text[quote.span.start : quote.span.end].rstrip().endswith((",", "?", "!", "—", "…"))
                or text[quote.outer.end : quote.outer.end + 1] == ","
            )
            if (
                not between
                and inside
                and (ends or is_utterance(quote.span.of(text)))
                and quote.outer.end > sentence.span.start
            ):
                return quote
            return None
    return None


def quote_after(page: Page, sentence: Sentence, core: int, adjacent: bool) -> Quote | None:
    """The first quotation after a cue in its sentence; `adjacent` only where nothing but a comma stands between."""
    end = sentence.tokens[core].end
    for quote in page.quotes:
        if end <= quote.outer.start < sentence.span.end:
            between = page.article.text[end : quote.outer.start]
            if between.strip(" ,:—–-\n") == "" or (
                not adjacent and ("," in between[-2:] or ":" in between[-2:] or between.rstrip().endswith("that"))
            ):
                return quote
            return None
    return None


def with_whole_quotes(page: Page, saying: Saying) -> Saying:
    """Content that enters a quotation takes all of it, over sentences and paragraphs."""
    parts = list(saying.content)
    for index, piece in enumerate(parts):
        for quote in page.quotes:
            if quote.outer.overlaps(piece) and not quote.outer.contains(saying.cue):
                parts[index] = piece = piece.cover(quote.outer)
    start = next((i for i, q in enumerate(page.quotes) if q.outer == parts[0]), None)
    while start is not None and page.quotes[start].resumed and page.quotes[start - 1].outer in page.paragraphs:
        start -= 1
        parts.insert(0, page.quotes[start].outer)
    chain = next((i for i, q in enumerate(page.quotes) if q.outer.end == parts[-1].end), None)
    while chain is not None and chain + 1 < len(page.quotes) and page.quotes[chain + 1].resumed:
        chain += 1
        parts.append(page.quotes[chain].outer)
    return replace(saying, content=tuple(parts))


def with_following_quotes(page: Page, sayings: list[Saying]) -> list[Saying]:
    """Quotations with no cue of their own go on with the words before them in the paragraph."""
    text = page.article.text
    claimed = [piece for s in sayings for piece in s.content]
    grown: list[Saying] = []
    for saying in sorted(sayings, key=lambda s: (s.extent.end, s.cue)):
        quoted = any(q.outer.overlaps(p) for q in page.quotes for p in saying.content)
        while quoted and (following := _next_quote(page, saying)) is not None:
            if any(following.outer.overlaps(c) for c in claimed):
                break
            between = text[max(saying.extent.end, saying.cue.end) : following.outer.start]
            if "\n" in between or any(
                s.cue.start > saying.cue.start and s.cue.end <= following.outer.start
                for s in sayings
                if s.group != "noun"
            ):
                break
            if not between.rstrip().endswith((".", "!", "?", ":")) and between.strip():
                break
            claimed.append(following.outer)
            saying = replace(saying, content=(*saying.content, following.outer))
        grown.append(saying)
    return grown


def _next_quote(page: Page, saying: Saying) -> Quote | None:
    end = max(saying.extent.end, saying.cue.end)
    return next((q for q in page.quotes if q.outer.start >= end), None)


def introduced(page: Page, sentence: Sentence) -> tuple[Span, ...]:
    """What a sentence with a colon introduces: a quotation after it, or the paragraphs after a line that ends in one.

    Paragraphs in quotation marks run on while they are nothing but quotation; without marks they last until one names
    its own source, which the caller cuts.
    """
    text = page.article.text
    after = [q for q in page.quotes if sentence.span.start < q.outer.start < sentence.span.end]
    if after and text[sentence.span.start : after[0].outer.start].rstrip().endswith(":"):
        return (after[0].outer,)
    if not text[: sentence.span.end].rstrip().endswith(":"):
        return ()
    following = [p for p in page.paragraphs if p.start >= sentence.span.end]
    if following and following[0].start - sentence.span.end > 8:
        return ()
    quoted = []
    for paragraph in following:
        whole = [q.outer for q in page.quotes if paragraph.contains(q.outer)]
        if not whole or whole[0].start != paragraph.start or not _only(text, paragraph, whole):
            break
        quoted += whole
    return tuple(quoted) if quoted else tuple(following[:MOST_UNMARKED])


def _only(text: str, paragraph: Span, quotes: list[Span]) -> bool:
    """Whether nothing but punctuation stands outside the quotations of a paragraph."""
    edges = [paragraph.start, *[edge for q in quotes for edge in (q.start, q.end)], paragraph.end]
    outside = "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    return not outside.strip(" .,;:!?")
