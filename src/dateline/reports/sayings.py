"""Sayings: every passage that an article gives as somebody's words or view, whoever it is.

A saying has a cue ("said", "according to", "underscored"), a source, and content, which may be several stretches
("Trade", she said, "will grow"). Statements are the sayings of known speakers; attributions ask which sayings hold a
claim. Nothing here knows actors.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.model.article import Article
from dateline.model.language import Clause, Sentence, Token
from dateline.model.span import Span
from dateline.reports.cues import Cues, load
from dateline.reports.quotes import Quote, find_quotes, is_utterance

SUBJECT_TAGS = ("NOUN", "PROPN", "PRON")
_MODALS = frozenset("will would may might could should must shall can".split())
_PUNCTUATION = " ,;:—–-.\t\n"


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
class _Page:
    """An article with its quotations, ready to be read for sayings."""

    article: Article
    sentences: Sequence[Sentence]
    quotes: tuple[Quote, ...]
    cues: Cues

    def quote_at(self, position: int) -> Quote | None:
        return next((q for q in self.quotes if q.outer.start <= position < q.outer.end), None)


def find_sayings(article: Article, sentences: Sequence[Sentence]) -> tuple[Saying, ...]:
    """The sayings of an article in the order of their cues."""
    page = _Page(article, sentences, find_quotes(article), load())
    found = [s for sentence in sentences if not sentence.heading for s in _in_sentence(page, sentence)]
    found = [_with_whole_quotes(page, s) for s in found]
    found = _with_following_quotes(page, found)
    return tuple(sorted(_without_repeats(found), key=lambda s: (s.cue, s.extent)))


def _in_sentence(page: _Page, sentence: Sentence) -> Iterator[Saying]:
    taken: set[int] = set()
    for token in sentence.tokens:
        if token.index in taken or page.quote_at(token.start) is not None:
            continue
        if token.xpos.startswith("VB"):
            groups, last = _groups_at(page.cues, sentence, token)
            saying = _by_verb(page, sentence, token, last, groups)
        else:
            saying = _by_phrase(page, sentence, token) or _by_noun(page, sentence, token)
        if saying is not None:
            taken.add(token.index)
            yield saying


# Verbs


def _groups_at(cues: Cues, sentence: Sentence, token: Token) -> tuple[frozenset[str], int]:
    groups, last = cues.at(sentence.tokens, token.index)
    if token.lemma.lower() in cues.light:
        clause = clause_at(sentence, token.index)
        objects = clause.having("object") if clause else ()
        if any(sentence.tokens[a.token].lemma.lower() in cues.light_nouns for a in objects):
            groups |= {"object"}
    return groups, last


def clause_at(sentence: Sentence, token: int) -> Clause | None:
    """The clause whose predicate is this token."""
    return next((c for c in sentence.clauses if c.predicate == token), None)


def _by_verb(page: _Page, sentence: Sentence, token: Token, last: int, groups: frozenset[str]) -> Saying | None:
    clause = clause_at(sentence, token.index)
    source = source_of(sentence, token.index, clause)
    core = _core(sentence, token.index, last, source)
    if not groups:
        quote = _quote_before(page, sentence, core[0])
        if quote is None or source is None or not page.article.text[: quote.outer.end].endswith((',"', ",”", ",'", ",’")):
            return None
        groups = frozenset({"clause"})
    pieces, group, that = _content(page, sentence, token, last, clause, core, groups)
    if not pieces:
        return None
    tokens = sentence.tokens
    return Saying(
        sentence=sentence.index,
        token=token.index,
        cue=Span(token.start, tokens[last].end),
        group=group,
        source=_words_of(sentence, source),
        source_token=source,
        content=tuple(pieces),
        listener=_listener(sentence, clause, groups),
        actual=_is_actual(sentence, token, clause),
        that=that,
    )


def source_of(sentence: Sentence, predicate: int, clause: Clause | None) -> int | None:
    """The head token of whoever speaks: subject, agent of a passive, the subject above a participle, or the nearest name."""
    seen: set[int] = set()
    while clause is not None and clause.predicate not in seen:
        seen.add(clause.predicate)
        arguments = clause.having("agent") if clause.passive else clause.having("subject")
        if arguments:
            return _antecedent(sentence, arguments[0].token)
        if clause.passive or clause.relation not in ("participle", "adverbial", "conjunct", "control", "complement"):
            break
        clause = sentence.clauses[clause.parent] if clause.parent is not None else None
    return _name_beside(sentence, predicate)


def _antecedent(sentence: Sentence, token: int) -> int:
    """What "who" stands for: the phrase just before it."""
    if sentence.tokens[token].lemma.lower() not in ("who", "which", "that"):
        return token
    before = [p for p in sentence.phrases if p.last < token and token - p.last <= 2]
    return max(before, key=lambda p: (p.last, p.first - p.last)).head if before else token


def _name_beside(sentence: Sentence, predicate: int) -> int | None:
    """The phrase that ends just before a verb, or begins just after one that follows a comma or a quotation."""
    tokens = sentence.tokens
    before = predicate - 1
    while before >= 0 and tokens[before].upos in ("AUX", "ADV"):
        before -= 1
    ending = [p for p in sentence.phrases if p.last == before and tokens[p.head].upos in SUBJECT_TAGS]
    if ending and tokens[predicate].xpos not in ("VBG", "VB"):
        return max(ending, key=lambda p: p.last - p.first).head
    if before >= 0 and tokens[before].text in ",\"”'’?!—" or before < 0:
        starting = [p for p in sentence.phrases if p.first == predicate + 1 and tokens[p.head].upos in SUBJECT_TAGS]
        if starting and before >= 0:
            return max(starting, key=lambda p: p.last - p.first).head
    return None


def _core(sentence: Sentence, predicate: int, last: int, source: int | None) -> tuple[int, int]:
    """First and last token of the cue with its source, where they stand side by side."""
    first, end = predicate, last
    while first > 0 and sentence.tokens[first - 1].upos in ("AUX", "ADV", "PART"):
        first -= 1
    if source is not None:
        left, right = sentence.subtree(source)
        phrase = sentence.phrase_of(source)
        if phrase is not None:
            left, right = min(left, phrase.first), max(right, phrase.last)
        if left < first and right >= first - 3 and right < predicate:
            first = left
        elif left == last + 1:
            end = right
    return first, end


def _listener(sentence: Sentence, clause: Clause | None, groups: frozenset[str]) -> int | None:
    if clause is None:
        return None
    indirect = [*clause.having("indirect"), *clause.having("oblique", "to")]
    if groups & {"told", "courtesy", "about", "appeal"}:
        indirect += clause.having("object")
    return indirect[0].token if indirect else None


def _is_actual(sentence: Sentence, token: Token, clause: Clause | None) -> bool:
    """Whether the words were said: not planned, wished for, asked for or denied."""
    tokens = sentence.tokens
    if clause is not None:
        if clause.negated or clause.modal is not None and clause.modal != "used to":
            return False
        if set(clause.governors) - {"begin", "continue", "go", "start", "seem", "appear", "manage", "want", "like"}:
            return False
    before = [t for t in tokens[max(0, token.index - 4) : token.index]]
    if any(t.lemma.lower() in _MODALS and t.xpos == "MD" or t.lemma.lower() in ("not", "n't", "never") for t in before):
        return False
    infinitive = token.xpos == "VB" and any(t.xpos == "TO" for t in before[-2:])
    return not infinitive or clause is not None and bool(clause.governors)


# Content


def _content(
    page: _Page, sentence: Sentence, token: Token, last: int, clause: Clause | None, core: tuple[int, int], groups: frozenset[str]
) -> tuple[list[Span], str, bool]:
    """What a verb introduces: its stretches, the group that explains it, and whether "that" opens it."""
    tokens = sentence.tokens
    quote = _quote_before(page, sentence, core[0])
    if quote is not None and groups - {"belief"}:
        after = _quote_after(page, sentence, core[1], adjacent=True)
        return [quote.outer, *([after.outer] if after else [])], "quote", False
    limit = _limit(page, sentence, token, clause)
    complement = _complement(sentence, clause, last)
    if complement is not None and groups & {"clause", "told", "object", "belief", "appeal", "position"}:
        first, end = sentence.subtree(complement)
        if first > core[1]:
            first, that = _after_conjunction(sentence, first)
            return _pieces(tokens, first, min(max(end, limit), limit)), _group(groups, "clause"), that
        if end < core[0] or first < core[0]:
            before = _pieces(tokens, first, min(end, core[0] - 1))
            return before + (_pieces(tokens, core[1] + 1, end) if end > core[1] else []), _group(groups, "clause"), False
    if (after := _quote_after(page, sentence, core[1], adjacent=False)) is not None and groups - {"belief"}:
        start = next((t.index for t in tokens if t.start >= after.outer.start), None)
        that = start is not None and start > 0 and tokens[start - 1].lemma.lower() == "that"
        if not groups & {"object", "courtesy", "judgement", "appeal"}:
            return [after.outer], "quote", that
    if clause is not None and clause.relation == "parataxis" and groups & {"clause", "told", "object", "belief"}:
        pieces = _around(sentence, core)
        if pieces:
            return pieces, _group(groups, "clause"), False
    return _object_content(sentence, clause, core, limit, groups)


def _object_content(
    sentence: Sentence, clause: Clause | None, core: tuple[int, int], limit: int, groups: frozenset[str]
) -> tuple[list[Span], str, bool]:
    tokens = sentence.tokens
    if core[1] + 1 > limit:
        return [], "", False
    objects = clause.having("object") if clause is not None else ()
    for group in ("courtesy", "judgement", "about", "appeal", "object", "position", "belief"):
        if group not in groups:
            continue
        first = core[1] + 1
        if group in ("object", "position", "belief"):
            if not objects and not _fixed(sentence, core, clause):
                continue
            if objects:
                first = min(sentence.subtree(objects[0].token)[0], objects[0].token)
            if first <= core[1]:
                continue
        elif group == "appeal" and not _asks(sentence, clause, first, limit):
            continue
        elif group in ("courtesy", "judgement") and not objects and tokens[first].upos in ("PUNCT", "ADV"):
            continue
        return _pieces(tokens, first, limit), group, False
    return [], "", False


def _fixed(sentence: Sentence, core: tuple[int, int], clause: Clause | None) -> bool:
    """A cue of several words ("point to") brings its noun along as an oblique."""
    return clause is None or core[1] > clause.predicate and bool(clause.having("oblique"))


def _asks(sentence: Sentence, clause: Clause | None, first: int, limit: int) -> bool:
    return any(t.xpos == "TO" or t.lemma.lower() == "for" for t in sentence.tokens[first : limit + 1]) or bool(
        clause is not None and clause.having("object")
    )


def _group(groups: frozenset[str], preferred: str) -> str:
    for group in (preferred, "told", "object", "appeal", "position", "belief"):
        if group in groups:
            return group
    return preferred


def _complement(sentence: Sentence, clause: Clause | None, last: int) -> int | None:
    if clause is None:
        return None
    complements = [a.token for a in clause.having("complement")]
    after = [c for c in complements if c > last]
    return after[0] if after else complements[0] if complements else None


def _after_conjunction(sentence: Sentence, first: int) -> tuple[int, bool]:
    """The first token of the content without its punctuation and "that"."""
    tokens, that = sentence.tokens, False
    while first < len(tokens) - 1 and (tokens[first].upos == "PUNCT" and tokens[first].text not in "\"“‘'(" or tokens[first].lemma.lower() == "that" and tokens[first].upos == "SCONJ"):
        that = that or tokens[first].lemma.lower() == "that"
        first += 1
    return first, that


def _limit(page: _Page, sentence: Sentence, token: Token, clause: Clause | None) -> int:
    """The last token that may belong to the content after a cue: before the next cue of the same speaker."""
    tokens = sentence.tokens
    limit = len(tokens) - 1
    while limit > token.index and tokens[limit].upos == "PUNCT" and tokens[limit].text not in "\"”’')":
        limit -= 1
    if clause is None:
        return limit
    _, own = sentence.subtree(token.index)
    limit = min(limit, max(own, *(sentence.subtree(a.token)[1] for a in clause.arguments), token.index))
    here = sentence.clauses.index(clause)
    for other in sentence.clauses:
        if other.parent != here or other.predicate <= token.index or other.kind == "noun":
            continue
        ends = other.relation == "conjunct" or other.relation in ("participle", "adverbial", "parataxis") and _set_off(sentence, other)
        if ends and not any(a.token == other.predicate for a in clause.arguments):
            first, _ = sentence.subtree(other.predicate)
            limit = min(limit, max(first - 1, token.index))
    for t in tokens[token.index + 1 : limit]:
        if t.text == "," and t.index + 2 < len(tokens) and tokens[t.index + 1].lemma.lower() == "accord":
            limit = t.index - 1
            break
    while limit > token.index and (tokens[limit].text in ",;:—–" or tokens[limit].lemma.lower() in ("and", "but")):
        limit -= 1
    return limit


def _set_off(sentence: Sentence, clause: Clause) -> bool:
    first, _ = sentence.subtree(clause.predicate)
    return sentence.tokens[first].text == "," or first > 0 and sentence.tokens[first - 1].text == ","


def _around(sentence: Sentence, core: tuple[int, int]) -> list[Span]:
    """The sentence without the cue and its source: "The goal, he said, is peace"."""
    tokens = sentence.tokens
    end = len(tokens) - 1
    while end > core[1] and tokens[end].upos == "PUNCT" and tokens[end].text not in "\"”’')":
        end -= 1
    before = _pieces(tokens, 0, core[0] - 1)
    after = []
    if core[1] + 1 < len(tokens) and tokens[core[1] + 1].text == "," and core[0] > 0:
        after = _pieces(tokens, core[1] + 2, end)
    return before + after


def _pieces(tokens: Sequence[Token], first: int, last: int) -> list[Span]:
    """One stretch from token to token, without the punctuation at its ends; none where nothing is left."""
    while first <= last and tokens[first].text in (",", ";", ":", "—", "–", "-", "."):
        first += 1
    while last >= first and tokens[last].text in (",", ";", ":", "—", "–", "-", "."):
        last -= 1
    return [Span(tokens[first].start, tokens[last].end)] if first <= last else []


def _words_of(sentence: Sentence, token: int | None) -> Span | None:
    if token is None:
        return None
    phrase = sentence.phrase_of(token)
    return phrase.span if phrase else sentence.tokens[token].span


# Quotation marks


def _quote_before(page: _Page, sentence: Sentence, core: int) -> Quote | None:
    """The utterance that ends just before a cue, in the same sentence or flowing into it."""
    start = sentence.tokens[core].start
    text = page.article.text
    for quote in reversed(page.quotes):
        if quote.outer.end <= start:
            between = text[quote.outer.end : start].strip(" ,—–-")
            inside = quote.outer.end > sentence.span.start or text[quote.outer.end : sentence.span.start].strip() == ""
            ends = text[quote.span.start : quote.span.end].rstrip().endswith((",", "?", "!", "—", "…")) or text[quote.outer.end : quote.outer.end + 1] == ","
            if not between and inside and (ends or is_utterance(quote.span.of(text))) and quote.outer.end > sentence.span.start:
                return quote
            return None
    return None


def _quote_after(page: _Page, sentence: Sentence, core: int, adjacent: bool) -> Quote | None:
    """The first quotation after a cue in its sentence; `adjacent` only where nothing but a comma stands between."""
    end = sentence.tokens[core].end
    for quote in page.quotes:
        if end <= quote.outer.start < sentence.span.end:
            between = page.article.text[end : quote.outer.start]
            if between.strip(" ,:—–-\n") == "" or not adjacent and ("," in between[-2:] or ":" in between[-2:] or between.rstrip().endswith("that")):
                return quote
            return None
    return None


def _with_whole_quotes(page: _Page, saying: Saying) -> Saying:
    """Content that enters a quotation takes all of it, over sentences and paragraphs."""
    pieces = list(saying.content)
    for index, piece in enumerate(pieces):
        for quote in page.quotes:
            if quote.outer.overlaps(piece) and not quote.outer.contains(saying.cue):
                pieces[index] = piece = piece.cover(quote.outer)
    chain = next((i for i, q in enumerate(page.quotes) if q.outer.end == pieces[-1].end), None)
    while chain is not None and chain + 1 < len(page.quotes) and page.quotes[chain + 1].resumed:
        chain += 1
        pieces.append(page.quotes[chain].outer)
    return replace(saying, content=tuple(pieces))


def _with_following_quotes(page: _Page, sayings: list[Saying]) -> list[Saying]:
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
            if "\n" in between or any(s.cue.start > saying.cue.start and s.cue.end <= following.outer.start for s in sayings if s.group != "noun"):
                break
            if not between.rstrip().endswith((".", "!", "?", ":")) and between.strip():
                break
            claimed.append(following.outer)
            saying = replace(saying, content=(*saying.content, following.outer))
        grown.append(saying)
    return grown


def _next_quote(page: _Page, saying: Saying) -> Quote | None:
    end = max(saying.extent.end, saying.cue.end)
    return next((q for q in page.quotes if q.outer.start >= end), None)


# Phrases and nouns


def _by_phrase(page: _Page, sentence: Sentence, token: Token) -> Saying | None:
    """ "According to X, ..." """
    tokens = sentence.tokens
    text = page.article.text[token.start : sentence.span.end].lower()
    phrase = next((p for p in page.cues.according if text.startswith(p + " ")), None)
    if phrase is None:
        return None
    last = token.index + len(phrase.split()) - 1
    named = [p for p in sentence.phrases if p.first == last + 1]
    if not named:
        return None
    source = max(named, key=lambda p: (p.last, -p.first))
    end = max(source.last, sentence.subtree(source.head)[1])
    if token.index == 0:
        end = next((t.index - 1 for t in tokens[last + 1 :] if t.text == "," and t.index > source.core_last), end)
    content = _pieces(tokens, 0, token.index - 1) + _pieces(tokens, end + 1, len(tokens) - 1)
    if not content:
        return None
    cue = Span(token.start, tokens[last].end)
    return Saying(sentence.index, token.index, cue, "according", source.span, source.head, tuple(content))


def _by_noun(page: _Page, sentence: Sentence, token: Token) -> Saying | None:
    """ "The minister's declaration that ..." """
    if token.upos != "NOUN" or token.lemma.lower() not in page.cues.nouns:
        return None
    tokens, phrase = sentence.tokens, sentence.phrase_of(token.index)
    after = token.index + 1
    if phrase is None or phrase.possessor is None or after >= len(tokens) or tokens[after].lemma.lower() != "that":
        return None
    clause = next((c for c in sentence.clauses if c.marker == "that" and c.predicate > after and c.kind != "noun"), None)
    end = sentence.subtree(clause.predicate)[1] if clause else sentence.subtree(token.index)[1]
    content = _pieces(tokens, after + 1, max(end, after + 1))
    source = phrase.possessor
    if not content:
        return None
    return Saying(sentence.index, token.index, token.span, "noun", _words_of(sentence, source), source, tuple(content), that=True)


def _without_repeats(sayings: list[Saying]) -> list[Saying]:
    """Of several cues for the same words the first; views inside somebody's own words are part of them."""
    kept: list[Saying] = []
    for saying in sorted(sayings, key=lambda s: (s.group == "belief", s.cue)):
        same = [k for k in kept if k.extent == saying.extent]
        inner = [k for k in kept if k.source == saying.source and k.source and k.holds(saying.cue)]
        if not same and not inner:
            kept.append(saying)
    return kept
