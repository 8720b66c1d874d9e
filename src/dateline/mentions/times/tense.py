"""Which way a time points from the article's day: the tense of the clause that it belongs to."""

import re

from dateline.model import Clause, Sentence, Span

# Verbs and nouns whose complement still lies ahead, and those whose date does too.
_AHEAD = frozenset({
    "agree", "agreement", "aim", "arrange", "ask", "book", "call", "convene", "deal", "decide", "decision", "delay",
    "due", "expect", "hope", "intend", "invitation", "invite", "look forward", "need", "offer", "order", "plan",
    "pledge", "postpone", "prepare", "promise", "proposal", "propose", "push", "reschedule", "schedule", "set",
    "slate", "threaten", "urge", "vow", "want",
})  # fmt: skip
_DATED_AHEAD = frozenset({
    "delay", "due", "expect", "extend", "plan", "postpone", "push", "reschedule", "schedule", "set", "slate",
})  # fmt: skip
_MOVING = frozenset({"delay", "extend", "postpone", "push", "reschedule"})  # done on a day, to another day
_SAYING = frozenset({"add", "announce", "claim", "note", "report", "say", "show", "state", "tell", "warn", "write"})
_REMEMBERING = frozenset({"appreciate", "mourn", "recall", "regret", "remember", "thank"})
_MAY = frozenset({"may", "might", "must", "should", "would"})
_MAY_HAVE = _MAY | {"be to"}  # with a perfect they look back: "was to have begun"
_WILL = frozenset({
    "will", "shall", "would", "may", "might", "can", "should", "must", "need to", "have to", "be to",
    "be going to", "be due to", "be expected to", "be set to", "be about to", "be scheduled to",
})  # fmt: skip

_FUTURE_WORDS = re.compile(
    r"\b(?:will|won't|shall|would|to be|going to|due|set to|expected|scheduled|plan(?:s|ned|ning)?|upcoming|forthcoming"
    r"|postponed|slated|intends?|hopes? to|may|might|must|should|deadline|is to|are to|was to|were to)\b|['’]ll\b",
    re.IGNORECASE,
)
_PAST_WORDS = re.compile(
    r"\b(?:was|were|had|has|have|did|said|told|met|held|took|came|went|began|made|gave|left|saw|\w{2,}ed)\b",
    re.IGNORECASE,
)
_AWAITING = re.compile(
    r"\b(?:ahead of|in advance of|in the run-up to|on the eve of|in preparation for|in anticipation of)\s",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:()\"“”]|\b(?:that|which|who|but|when|after|before)\b|,\s+(?:and|said)\b")


def tense(sentence: Sentence, span: Span) -> str | None:
    """`past` or `future` where the words around a time say so, else None."""
    if not sentence.clauses:
        return _of_words(sentence, span)
    if _after_participle(sentence, span):
        return "past"
    if _awaited(sentence, span):
        return "future"
    clause = _clause_of(sentence, span)
    if clause is None:
        return None
    if _moved_on(sentence, clause, span):
        return "past"
    return _of_clause(sentence, clause, _holds(sentence, clause, span))


def _after_participle(sentence: Sentence, span: Span) -> bool:
    """ "the terms, announced Friday": the word just before is a past participle, and not of planning."""
    before = [token for token in sentence.tokens if token.end <= span.start]
    return bool(before) and before[-1].xpos == "VBN" and before[-1].lemma not in _DATED_AHEAD


def _awaited(sentence: Sentence, span: Span) -> bool:
    """ "Ahead of a council meeting in Vernia on Thursday": the time of what is waited for, no verb or pause between."""
    before = [token for token in sentence.tokens if token.end <= span.start][-14:]
    cut = max((k for k, t in enumerate(before) if t.upos in ("VERB", "PUNCT") and t.text != "-"), default=-1)
    return bool(_AWAITING.search("".join(f"{t.text} " for t in before[cut + 1 :])))


def _moved_on(sentence: Sentence, clause: Clause, span: Span) -> bool:
    """ "On Monday postponed the visit": the day on which it was done, and not the one to which it was moved."""
    lemma = clause.lemma.split()[0] if clause.lemma else ""
    done = clause.tense == "past" and clause.modal is None
    if lemma not in _MOVING or not done:
        return False
    inside = _tokens(sentence, span)
    held = {a.preposition for a in clause.arguments if a.token in inside}
    held |= {None for token in clause.adverbs if token in inside}
    return bool(held) and held <= {None, "on", "in", "at"}


def direct(sentence: Sentence, span: Span) -> bool:
    """Whether the time is an argument or adverb of a verb, not a modifier of a noun."""
    clause = _clause_of(sentence, span)
    return clause is not None and clause.kind != "noun" and _holds(sentence, clause, span)


def _tokens(sentence: Sentence, span: Span) -> frozenset[int]:
    return frozenset(t.index for t in sentence.tokens if t.start < span.end and span.start < t.end)


def _holds(sentence: Sentence, clause: Clause, span: Span) -> bool:
    inside = _tokens(sentence, span)
    return any(a.token in inside and not a.inherited for a in clause.arguments) or any(
        a in inside for a in clause.adverbs
    )


def _clause_of(sentence: Sentence, span: Span) -> Clause | None:
    """The clause that the time hangs on: as its argument, or else the smallest one around it."""
    held = [clause for clause in sentence.clauses if _holds(sentence, clause, span)]
    if held:
        return min(held, key=lambda clause: (clause.kind == "noun", clause.predicate))
    inside = _tokens(sentence, span)
    if not inside:
        return None
    around = []
    for clause in sentence.clauses:
        first, last = sentence.subtree(clause.predicate)
        if first <= min(inside) and max(inside) <= last:
            around.append((last - first, clause.predicate, clause))
    return min(around, key=lambda item: item[:2])[2] if around else None


def _of_clause(sentence: Sentence, clause: Clause, held: bool) -> str | None:
    """The direction that a predicate gives to a time, or else the predicates above it.

    `held` when the time is the clause's own argument, not its noun's.
    """
    above: Clause | None = clause
    for _ in sentence.clauses:
        if above is None:
            return None
        found = _of_predicate(sentence, above, held and above is clause)
        if found or (above.tense == "present" and above.kind == "verb"):
            return found
        above = sentence.clauses[above.parent] if above.parent is not None else None
    return None


def _of_predicate(sentence: Sentence, clause: Clause, held: bool) -> str | None:
    lemma = clause.lemma.split()[0] if clause.lemma else ""
    if clause.modal in _MAY_HAVE and "perfect" in clause.aspect:
        return "past"
    if lemma in _REMEMBERING and not clause.modal:
        return "past"
    if clause.modal in _WILL or clause.tense == "future" or lemma in _DATED_AHEAD:
        return "future"
    if clause.governors and clause.governors[0] in _AHEAD:
        return "future"
    if clause.tense == "past" or "perfect" in clause.aspect or sentence.tokens[clause.predicate].xpos in ("VBN", "VBD"):
        return "past"
    if clause.tense == "present" and clause.kind == "verb" and held and lemma not in _SAYING:
        return "future"
    return None


def _of_words(sentence: Sentence, span: Span) -> str | None:
    """Without clauses: the verb form nearest to the time, in front of it first."""
    text = "".join(_padded(sentence))
    at = span.start - sentence.span.start
    before = _BREAK.split(text[:at])[-1]
    after = _BREAK.split(text[span.end - sentence.span.start :])[0]
    for words in (before, after):
        ahead = bool(words and _FUTURE_WORDS.search(words))
        behind = bool(words and _PAST_WORDS.search(words))
        if ahead or behind:
            return "future" if ahead else "past"
    return None


def _padded(sentence: Sentence) -> list[str]:
    """The sentence's characters, from its tokens, blanks between them."""
    characters = [" "] * (sentence.span.end - sentence.span.start)
    for token in sentence.tokens:
        characters[token.start - sentence.span.start : token.end - sentence.span.start] = token.text
    return characters
