"""What a cue introduces: the stretches of the sentence that are the words said."""

from collections.abc import Sequence

from dateline.model.language import Clause, Sentence, Token
from dateline.model.span import Span
from dateline.reports.flow import quote_after, quote_before
from dateline.reports.sources import first_source
from dateline.reports.speech import Page, clause_at, pieces


def content_of(
    page: Page,
    sentence: Sentence,
    token: Token,
    last: int,
    clause: Clause | None,
    core: tuple[int, int],
    groups: frozenset[str],
) -> tuple[list[Span], str, bool]:
    """What a verb introduces: its stretches, the group that explains it, and whether "that" opens it."""
    tokens = sentence.tokens
    quote = quote_before(page, sentence, core[0])
    if quote is not None and groups - {"belief"}:
        after = quote_after(page, sentence, core[1], adjacent=True)
        return [quote.outer, *([after.outer] if after else [])], "quote", False
    limit = _limit(page, sentence, token, clause)
    if _is_inserted(sentence, token, core, groups):
        return _around(sentence, core), _group(groups, "clause"), False
    if last > token.index and tokens[min(last + 1, limit)].lemma.lower() == "that":  # "made clear that"
        first, that = _after_conjunction(sentence, last + 1)
        return pieces(tokens, first, limit), _group(groups, "clause"), that
    complement = _complement(sentence, clause, last)
    if complement is not None and groups == {"clause"}:
        below = clause_at(sentence, complement)
        if below is not None and below.relation == "control":
            return [], "", False  # "began taking calls"
    if complement is not None and groups - {"judgement", "about"}:
        first, end = sentence.subtree(complement)
        if first < core[0] and clause is not None and clause.relation == "relative" and complement > core[1]:
            return pieces(tokens, core[1] + 1, limit), _group(groups, "clause"), False  # "which he said had failed"
        if first > core[1]:
            if not _between(clause, core[1], first):
                first = core[1] + 1  # a subject that the parser hung elsewhere
            first, that = _after_conjunction(sentence, first)
            return pieces(tokens, first, limit), _group(groups, "clause"), that
        if end < core[0] or first < core[0]:
            before = pieces(tokens, first, min(end, core[0] - 1))
            resumed = max(core[1], sentence.subtree(token.index)[1]) + 1
            return before + pieces(tokens, resumed, min(end, limit)), _group(groups, "clause"), False
    if (after := quote_after(page, sentence, core[1], adjacent=False)) is not None and groups - {"belief"}:
        start = next((t.index for t in tokens if t.start >= after.outer.start), None)
        that = start is not None and start > 0 and tokens[start - 1].lemma.lower() == "that"
        if not groups & {"object", "courtesy", "judgement", "appeal"}:
            return [after.outer], "quote", that
    if clause is not None and clause.relation == "parataxis" and groups & {"clause", "told", "object", "belief"}:
        around = _around(sentence, core)
        if around:
            return around, _group(groups, "clause"), False
    return _object_content(sentence, clause, core, limit, groups)


def _is_inserted(sentence: Sentence, token: Token, core: tuple[int, int], groups: frozenset[str]) -> bool:
    """ "Too often, she said, talks fail": a cue with its subject between two commas."""
    tokens = sentence.tokens
    if not groups & {"clause", "told"} or core[1] - core[0] < 1 or core[0] < 2 or core[1] + 1 >= len(tokens):
        return False
    clause = clause_at(sentence, token.index)
    subordinate = clause is not None and clause.relation in ("relative", "adverbial", "participle", "conjunct")
    return tokens[core[0] - 1].text == tokens[core[1] + 1].text == "," and token.xpos != "VBG" and not subordinate


def _object_content(
    sentence: Sentence, clause: Clause | None, core: tuple[int, int], limit: int, groups: frozenset[str]
) -> tuple[list[Span], str, bool]:
    tokens = sentence.tokens
    if core[1] + 1 > limit:
        return [], "", False
    objects = clause.having("object") if clause is not None else ()
    for group in ("courtesy", "judgement", "about", "appeal", "object", "position"):
        if group not in groups:
            continue
        first = core[1] + 1
        if group in ("object", "position"):
            if not objects and not _fixed(sentence, core, clause):
                continue
            if objects:
                first = min(sentence.subtree(objects[0].token)[0], objects[0].token)
            if first <= core[1]:
                continue
        elif (group == "appeal" and not _asks(sentence, clause, first, limit)) or (
            group in ("courtesy", "judgement") and not objects and tokens[first].upos in ("PUNCT", "ADV")
        ):
            continue
        return pieces(tokens, first, limit), group, False
    return [], "", False


def _fixed(sentence: Sentence, core: tuple[int, int], clause: Clause | None) -> bool:
    """A cue of several words ("point to") brings its noun along as an oblique."""
    return clause is None or (core[1] > clause.predicate and bool(clause.having("oblique")))


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


def _between(clause: Clause | None, last: int, first: int) -> bool:
    """Whether a listener or an adverbial stands between a cue and its complement."""
    if clause is None:
        return False
    others = [a.token for a in clause.arguments if a.role != "complement"]
    return any(last < token < first for token in [*others, *clause.adverbs])


def _after_conjunction(sentence: Sentence, first: int) -> tuple[int, bool]:
    """The first token of the content without its punctuation and "that"."""
    tokens, that = sentence.tokens, False
    while first < len(tokens) - 1 and (
        (tokens[first].upos == "PUNCT" and tokens[first].text not in "\"“‘'(")
        or (tokens[first].lemma.lower() == "that" and tokens[first].upos == "SCONJ")
    ):
        that = that or tokens[first].lemma.lower() == "that"
        first += 1
    return first, that


def _limit(page: Page, sentence: Sentence, token: Token, clause: Clause | None) -> int:
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
        ends = (other.relation == "conjunct" and other.predicate > token.index) or (
            other.relation in ("participle", "adverbial", "parataxis") and _set_off(sentence, other)
        )
        if ends and not any(a.token == other.predicate for a in clause.arguments):
            first, _ = sentence.subtree(other.predicate)
            limit = min(limit, max(first - 1, token.index))
    for t in tokens[token.index + 1 : limit]:
        if (
            t.xpos in ("VBG", "VBD")
            and first_source(page, sentence, t) is not None
            and page.cues.at(tokens, t.index)[0]
        ):
            limit = min(limit, _boundary(tokens, t.index, token.index))
            break
        if t.text == "," and t.index + 2 < len(tokens) and tokens[t.index + 1].lemma.lower() == "accord":
            limit = t.index - 1
            break
    while limit > token.index and (tokens[limit].text in ",;:—–" or tokens[limit].lemma.lower() in ("and", "but")):
        limit -= 1
    return limit


def _boundary(tokens: Sequence[Token], cue: int, floor: int) -> int:
    """The last token before ", and" or "," that leads to a further cue; the cue's own place where neither does."""
    at = cue - 1
    while at > floor and (tokens[at].upos in ("ADV", "AUX", "CCONJ") or tokens[at].text == ","):
        at -= 1
    return at


def _set_off(sentence: Sentence, clause: Clause) -> bool:
    first, _ = sentence.subtree(clause.predicate)
    return sentence.tokens[first].text == "," or (first > 0 and sentence.tokens[first - 1].text == ",")


def _around(sentence: Sentence, core: tuple[int, int]) -> list[Span]:
    """The sentence without the cue and its source: "The goal, he said, is peace"."""
    tokens = sentence.tokens
    end = len(tokens) - 1
    while end > core[1] and tokens[end].upos == "PUNCT" and tokens[end].text not in "\"”’')":
        end -= 1
    before = pieces(tokens, 0, core[0] - 1)
    after = []
    if core[1] + 1 < len(tokens) and tokens[core[1] + 1].text == "," and core[0] > 0:
        after = pieces(tokens, core[1] + 2, end)
    return before + after
