"""Whose words a cue introduces, whether they were said, and to whom."""

from dateline.model.language import Clause, Sentence, Token
from dateline.reports.speech import Page, groups_at

SUBJECT_TAGS = ("NOUN", "PROPN", "PRON")
_MODALS = frozenset(["will", "would", "may", "might", "could", "should", "must", "shall", "can"])
PERSONS = frozenset(
    [
        "president",
        "minister",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "ministry",
        "secretary",
        "chancellor",
        "premier",
        "ambassador",
        "leader",
        "diplomat",
        "governor",
        "government",
        "envoy",
        "chief",
        "commissioner",
        "king",
        "queen",
        "general",
        "adviser",
        "senator",
        "lawmaker",
        "analyst",
        "expert",
    ]
)


def speaker_of(page: Page, sentence: Sentence, token: Token) -> int | None:
    """The head token of the source of the cue at this token, None where the sentence has none."""
    first = first_source(page, sentence, token)
    return source_of(sentence, token.index, sentence.clause_of(token.index)) if first is None else first


def source_of(sentence: Sentence, predicate: int, clause: Clause | None) -> int | None:
    """The head token of whoever speaks: subject, agent of a passive, subject above a participle, or nearest name."""
    seen: set[int] = set()
    while clause is not None and clause.predicate not in seen:
        seen.add(clause.predicate)
        arguments = clause.having("agent") if clause.passive else clause.having("subject")
        above = sentence.clauses[clause.parent] if clause.parent is not None and clause.relation == "conjunct" else None
        shared = above is not None and {a.token for a in arguments} <= {a.token for a in above.having("subject")}
        if arguments and not (shared and all(a.inherited for a in arguments)):
            own = [a.token for a in arguments if not a.inherited] or [arguments[0].token]
            nearest = [t for t in own if t < predicate and not _coordinated(sentence, own)]
            return _antecedent(sentence, max(nearest) if nearest else own[0])
        if clause.passive:
            return None
        if clause.relation not in ("participle", "adverbial", "conjunct", "control", "complement"):
            break
        clause = sentence.clauses[clause.parent] if clause.parent is not None else None
    return _name_beside(sentence, predicate)


def first_source(page: Page, sentence: Sentence, token: Token) -> int | None:
    """Who speaks on in ", adding that ..." or ", and expressed ...": the source of the first cue of the sentence.

    Used where the tree gives such a verb a thing for its subject.
    """
    clause = sentence.clause_of(token.index)
    if clause is None or clause.passive or any(not a.inherited for a in clause.having("subject")):
        return None
    before = next((t for t in reversed(sentence.tokens[: token.index]) if t.upos != "ADV"), None)
    if token.xpos == "VBG" and before is not None and before.text != "," and before.upos != "CCONJ":
        return None  # "his bravery in agreeing to meet"
    if token.xpos != "VBG" and clause.relation != "conjunct":
        return None
    for earlier in sentence.tokens[: token.index]:
        first = sentence.clause_of(earlier.index)
        groups, _ = (
            groups_at(page.cues, sentence, earlier) if earlier.xpos in ("VBD", "VBZ", "VBP", "VBN") else (None, 0)
        )
        if first is None or not groups or page.quote_at(earlier.start) is not None:
            continue
        source = source_of(sentence, earlier.index, first)
        shared = source_of(sentence, token.index, clause)
        if source is None:
            continue
        if shared == source:
            return source
        speaks = sentence.tokens[source].upos in ("PROPN", "PRON") or sentence.tokens[source].lemma.lower() in PERSONS
        thing = shared is None or sentence.tokens[shared].upos == "NOUN"
        if (
            speaks
            and thing
            and (token.xpos in ("VBG", earlier.xpos) or (token.xpos == "VBN" and earlier.xpos == "VBD"))
        ):
            return source
    return None


def _coordinated(sentence: Sentence, heads: list[int]) -> bool:
    phrase = sentence.phrase_of(heads[0])
    return phrase is not None and bool(set(phrase.conjuncts) & set(heads))


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
    if (before >= 0 and tokens[before].text in ",\"”'’?!—") or before < 0:
        starting = [p for p in sentence.phrases if p.first == predicate + 1 and tokens[p.head].upos in SUBJECT_TAGS]
        if starting and before >= 0:
            return max(starting, key=lambda p: p.last - p.first).head
    return None


def core_of(sentence: Sentence, predicate: int, last: int, source: int | None) -> tuple[int, int]:
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


def listener_of(sentence: Sentence, clause: Clause | None, groups: frozenset[str]) -> int | None:
    if clause is None:
        return None
    indirect = [*clause.having("indirect"), *clause.having("oblique", "to")]
    if groups & {"told", "courtesy", "about", "appeal"}:
        indirect += clause.having("object")
    return indirect[0].token if indirect else None


def is_actual(sentence: Sentence, token: Token, clause: Clause | None) -> bool:
    """Whether the words were said: not planned, wished for, asked for or denied."""
    tokens = sentence.tokens
    if clause is not None:
        if clause.negated or (clause.modal is not None and clause.modal != "used to"):
            return False
        if set(clause.governors) - {"begin", "continue", "go", "start", "seem", "appear", "manage", "want", "like"}:
            return False
    before = tokens[max(0, token.index - 4) : token.index]
    if any(
        (t.lemma.lower() in _MODALS and t.xpos == "MD") or t.lemma.lower() in ("not", "n't", "never") for t in before
    ):
        return False
    infinitive = token.xpos == "VB" and any(t.xpos == "TO" for t in before[-2:])
    return not infinitive or (clause is not None and bool(clause.governors))
