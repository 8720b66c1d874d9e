"""Who speaks at the end of a sentence: "Dahl met Berg, a spokesman for the ministry said".

The parser often reads such a speaker as an apposition to the last name of what was said, so that Berg would be the
spokesman and the source. The verb of saying then has what was said before it and no subject at all: the phrase between
the last comma and the verb is its subject.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Token

MISREAD = frozenset(("appos", "nsubj", "obl", "nmod", "conj", "dep", "list", "parataxis", "obl:unmarked"))
SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj", "expl"))


def with_speakers(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens of a sentence, where a verb without a subject gets the one that was hung on what was said."""
    kids: dict[int, list[int]] = {}
    for token in tokens:
        if token.head != token.index:
            kids.setdefault(token.head, []).append(token.index)
    found = {}
    for verb in tokens:
        if verb.upos == "VERB" and (said := _said(tokens, kids, verb)) is not None:
            speaker = _speaker(tokens, kids, said, verb.index)
            if speaker is not None:
                found[speaker] = replace(tokens[speaker], head=verb.index, deprel="nsubj")
    return tuple(found.get(token.index, token) for token in tokens) if found else tokens


def _said(tokens: Sequence[Token], kids: dict[int, list[int]], verb: Token) -> int | None:
    """The predicate of what was said before this verb, where the verb has no subject."""
    own = kids.get(verb.index, [])
    if any(tokens[kid].deprel in SUBJECTS for kid in own) or verb.xpos not in ("VBD", "VBZ", "VBP"):
        return None
    before = [kid for kid in own if kid < verb.index and tokens[kid].deprel == "ccomp"]
    if before:
        return before[0]
    return verb.head if verb.deprel == "parataxis" and verb.head < verb.index else None


def _speaker(tokens: Sequence[Token], kids: dict[int, list[int]], said: int, verb: int) -> int | None:
    """The widest phrase below what was said that fills the words from a comma to the verb."""
    end = verb - 2 if tokens[verb - 1].text == "," else verb - 1
    widest: tuple[int, int] | None = None
    for token in tokens[said + 1 : verb]:
        if token.upos not in ("NOUN", "PROPN") or token.deprel not in MISREAD:
            continue
        below = [i for i in _subtree(kids, token.index) if tokens[i].upos != "PUNCT"]
        first, last = min(below), max(below)
        marked = tokens[first].upos in ("ADP", "SCONJ", "CCONJ")
        if last == end and first > 0 and tokens[first - 1].text == "," and not marked:
            widest = min(widest or (first, token.index), (first, token.index))
    return None if widest is None else widest[1]


def _subtree(kids: dict[int, list[int]], index: int) -> list[int]:
    found = [index]
    for kid in kids.get(index, []):
        found += _subtree(kids, kid)
    return found
