"""On what a plan depends, in the article's words; what stands in a condition has not happened by being named in it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.model import Sentence, Span
from dateline.reports.arguments import lemma_of
from dateline.reports.matching import LATELY, Match

MARKERS = frozenset({"if", "only if", "unless", "once", "provided", "provided that", "as long as"})
OPENERS = re.compile(
    r"\b(?:provided|providing|assuming|on (?:the )?(?:condition|understanding)|in case|so long as) that\b"
    r"|(?:^|, ?)(?P<bare>(?:provided|providing|assuming|in case) (?:both|all|the|they|he|she|it|there|no)\b)"
    r"|(?:^|, ?|\b(?:is|are|be|was|were|remains?) )"
    r"(?P<on>(?:subject to|depending on|(?:contingent|conditional) (?:up)?on)\b)"
    r"|\bonly (?:after|when|once)\b",
    re.IGNORECASE,
)
CLOSED = re.compile(r"[,;:\"“”]|[.?!]$")
TURNED = re.compile(r"(only .*) (?:will|would|can|could|may|might|shall|should) ", re.IGNORECASE)
NAMELESS = re.compile(r"\b(?:anonym|nam(?:e|ed)\b|identi|quoted)", re.IGNORECASE)  # on what a source speaks


def condition_of(match: Match) -> Span | None:
    """On what it depends: "if the truce holds", "provided that both sides agree", "subject to approval"."""
    sentence, above = match.sentence, match.clause
    over: set[int] = set()  # the clause that tells of it, and those that it is part of
    while above is not None and above not in over:
        over.add(above)
        above = sentence.clauses[above].parent
    for clause in sentence.clauses:
        first, last = sentence.subtree(clause.predicate)
        inverted = clause.modal == "should" and sentence.tokens[first].text.lower() == "should"
        marked = clause.marker in MARKERS or inverted
        if clause.parent in over and clause.relation == "adverbial" and marked:
            first -= first > 0 and lemma_of(sentence, first - 1) == "only"
            if clause.predicate < match.trigger <= last:  # the parse hung the plan on its condition
                commas = (t.index for t in sentence.tokens[clause.predicate : match.trigger] if t.text == ",")
                last = next(commas, clause.predicate)
            last -= sentence.tokens[last].upos == "PUNCT"
            return sentence.tokens[first].span.cover(sentence.tokens[last].span)
    near = over | {i for i, c in enumerate(sentence.clauses) if c.parent in over}
    told = sentence.tokens[match.trigger].span
    by_words = (span for span, token in _by_words(sentence) if sentence.innermost(token) in near)
    return next((span for span in by_words if not span.contains(told)), None)


def is_in_condition(sentence: Sentence, token: int) -> bool:
    """Whether the word stands in what something depends on: "provided that both sides sign", "should they meet"."""
    at = sentence.tokens[token].span
    if any(span.contains(at) for span, first in _by_words(sentence) if lemma_of(sentence, first) != "only"):
        return True
    index = sentence.innermost(token)
    clause = None if index is None else sentence.clauses[index]
    if clause is None or clause.modal != "should" or clause.relation != "adverbial":
        return False
    return sentence.tokens[sentence.subtree(clause.predicate)[0]].text.lower() == "should"


@lru_cache(maxsize=LATELY)
def _openers(text: str) -> tuple[re.Match[str], ...]:
    return tuple(OPENERS.finditer(text))


def _by_words(sentence: Sentence) -> Iterator[tuple[Span, int]]:
    """Conditions told by set phrases, up to the next comma, each with its first token."""
    start, text = sentence.tokens[0].start, sentence.spaced
    for found in _openers(text):
        first = next(found.start(name) for name in ("bare", "on", 0) if found.start(name) >= 0)
        closed = CLOSED.search(text, found.end())
        last = closed.start() if closed else len(text)
        if first == 0 and (turned := TURNED.match(text, 0, last)):  # "only after the fighting stops will she go"
            last = turned.end(1)
        if not NAMELESS.search(text, first, last):
            token = next(t.index for t in sentence.tokens if t.end > start + first)
            yield Span(start + first, start + len(text[:last].rstrip())), token
