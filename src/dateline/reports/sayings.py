"""Sayings: every passage that an article gives as somebody's words or view, whoever it is.

A saying has a cue ("said", "according to", "underscored"), a source, and content, which may be several stretches
("Trade", she said, "will grow"). Statements are the sayings of known speakers; attributions ask which sayings hold a
claim. Nothing here knows actors.
"""

from collections.abc import Iterator, Sequence

from dateline.model.article import Article
from dateline.model.language import Sentence, Token
from dateline.model.span import Span
from dateline.reports.contents import CueSite, content_of
from dateline.reports.cues import load
from dateline.reports.flow import introduced, quote_before, with_following_quotes, with_whole_quotes
from dateline.reports.quotes import find_quotes, paragraphs_of
from dateline.reports.sources import core_of, is_actual, listener_of, speaker_of
from dateline.reports.speech import Page, Saying, groups_at, pieces, words_of


def find_sayings(article: Article, sentences: Sequence[Sentence]) -> tuple[Saying, ...]:
    """The sayings of an article in the order of their cues."""
    page = Page(article, sentences, paragraphs_of(article), find_quotes(article), load())
    found = [s for sentence in sentences if not sentence.heading for s in _in_sentence(page, sentence)]
    found += [s for sentence in sentences if (s := _by_colon(page, sentence, found)) is not None]
    found = [with_whole_quotes(page, s) for s in found]
    found = with_following_quotes(page, found)
    return tuple(sorted(_without_repeats(found), key=lambda s: (s.cue, s.extent)))


def _in_sentence(page: Page, sentence: Sentence) -> Iterator[Saying]:
    taken: set[int] = set()
    cues = page.cues
    for token in sentence.tokens:
        verb = token.xpos.startswith("VB")
        noun = token.upos == "NOUN" and token.lemma.lower() in cues.nouns
        opening = token.text.lower() in cues.openings
        if not (verb or noun or opening) or token.index in taken or page.quote_at(token.start) is not None:
            continue
        saying = _by_phrase(page, sentence, token) if opening else None
        saying = _by_noun(page, sentence, token) if noun and saying is None else saying
        if saying is None and verb:
            groups, last = groups_at(cues, sentence, token)
            saying = _by_verb(page, sentence, token, last, groups)
        if saying is not None:
            taken.add(token.index)
            yield saying


def _by_verb(page: Page, sentence: Sentence, token: Token, last: int, groups: frozenset[str]) -> Saying | None:
    if not (groups or page.quotes):
        return None
    clause = sentence.clause_of(token.index)
    source = speaker_of(page, sentence, token)
    if source is None or (not groups & {"clause", "told"} and _is_gerund(sentence, token)) or _stranded(sentence, last):
        return None
    first, end = core_of(sentence, token.index, last, source)
    if not groups:  # any verb will do after a quotation that ends in a comma: "..., he smiled"
        quote = quote_before(page, sentence, first)
        if quote is None or not quote.outer.of(page.article.text).endswith((',"', ",”", ",'", ",’", ",''")):
            return None
        groups = frozenset({"clause"})
    content = content_of(CueSite(page, sentence, token, clause, groups, first, end))
    if content is None:
        return None
    return Saying(
        sentence=sentence.index,
        token=token.index,
        cue=Span(token.start, sentence.tokens[last].end),
        group=content.group,
        source=words_of(sentence, source),
        source_token=source,
        content=content.spans,
        listener=listener_of(sentence, clause, groups),
        actual=is_actual(sentence, token, clause),
        that=content.that,
    )


def _is_gerund(sentence: Sentence, token: Token) -> bool:
    """ "Her leadership in reinforcing ties" says nothing; "began by praising them" does."""
    before = next((t for t in reversed(sentence.tokens[: token.index]) if t.upos != "ADV"), None)
    return token.xpos == "VBG" and before is not None and before.upos == "ADP" and before.lemma.lower() != "by"


def _stranded(sentence: Sentence, last: int) -> bool:
    """ "The men she had asked for would be freed": what is asked for stands before."""
    after = sentence.tokens[last + 1 : last + 3]
    return len(after) == 2 and after[0].xpos == "IN" and after[1].upos == "AUX"


def _by_phrase(page: Page, sentence: Sentence, token: Token) -> Saying | None:
    """ "According to X, ..." """
    tokens = sentence.tokens
    text = page.article.text[token.start : sentence.span.end].lower()
    phrase = next((p for p in page.cues.according if text.startswith(p + " ")), None)
    if phrase is None:
        return None
    last = token.index + len(phrase.split()) - 1
    named = [p for p in sentence.phrases if p.first <= last + 1 <= p.head]
    if not named:
        return None
    source = max(named, key=lambda p: (p.last, -p.first))
    end = max(source.last, sentence.subtree(source.head)[1])
    if token.index == 0:
        end = next((t.index - 1 for t in tokens[last + 1 :] if t.text == "," and t.index > source.core_last), end)
    content = pieces(tokens, 0, token.index - 1) + pieces(tokens, end + 1, len(tokens) - 1)
    if not content:
        return None
    cue = Span(token.start, tokens[last].end)
    words = Span(tokens[last + 1].start, source.span.end)
    return Saying(sentence.index, token.index, cue, "according", words, source.head, tuple(content))


def _by_noun(page: Page, sentence: Sentence, token: Token) -> Saying | None:
    """ "The minister's declaration that ..." """
    tokens, phrase = sentence.tokens, sentence.phrase_of(token.index)
    after = token.index + 1
    if phrase is None or after >= len(tokens) or tokens[after].lemma.lower() != "that":
        return None
    source = token.index if token.lemma.lower() == "report" and token.xpos == "NNS" else phrase.possessor
    if source is None:
        return None
    clause = next(
        (c for c in sentence.clauses if c.marker == "that" and c.predicate > after and c.kind != "noun"), None
    )
    end = sentence.subtree(clause.predicate)[1] if clause else sentence.subtree(token.index)[1]
    content = pieces(tokens, after + 1, max(end, after + 1))
    if not content:
        return None
    return Saying(
        sentence.index, token.index, token.span, "noun", words_of(sentence, source), source, tuple(content), that=True
    )


def _by_colon(page: Page, sentence: Sentence, found: Sequence[Saying]) -> Saying | None:
    """ "He was blunt: ..." and "The minister went on:" before the paragraphs that are his words."""
    content = introduced(page, sentence)
    if not content or any(s.holds(content[0]) or s.extent.overlaps(content[0]) for s in found):
        return None
    verbs = [c for c in sentence.clauses if c.kind != "noun" and sentence.tokens[c.predicate].start < content[0].start]
    verbs = [c for c in verbs if page.quote_at(sentence.tokens[c.predicate].start) is None]
    speaking = [
        c for c in verbs if groups_at(page.cues, sentence, sentence.tokens[c.predicate])[0] & {"clause", "told"}
    ]
    main = [c for c in verbs if c.relation == "root"]
    if not speaking and (not main or page.quote_at(content[0].start) is None):
        return None
    clause = speaking[-1] if speaking else main[0]
    token = sentence.tokens[clause.predicate]
    source = speaker_of(page, sentence, token)
    if page.quote_at(content[0].start) is None:  # unmarked words last until a paragraph names its own source
        own = [
            s.cue.start
            for s in found
            if s.cue.start > token.end and s.actual and s.group in ("clause", "told", "quote")
        ]
        content = tuple(p for p in content if not own or p.end <= own[0])
    if source is None or not content or not is_actual(sentence, token, clause):
        return None
    words = words_of(sentence, source)
    return Saying(sentence.index, token.index, token.span, "clause" if speaking else "quote", words, source, content)


def _without_repeats(sayings: list[Saying]) -> list[Saying]:
    """Of several cues for the same words the first; views inside somebody's own words are part of them."""
    kept: list[Saying] = []
    for saying in sorted(sayings, key=lambda s: (s.group == "belief", s.cue)):
        same = [k for k in kept if k.extent == saying.extent]
        inner = [
            k
            for k in kept
            if saying.group == "belief" and k.group in ("clause", "told", "quote") and k.holds(saying.cue)
        ]
        if not same and not inner:
            kept.append(saying)
    return kept
