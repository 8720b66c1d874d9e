"""Who speaks at the end of a sentence: "Dahl met Berg, a spokesman for the ministry said".

The parser often reads such a speaker as an apposition to the last name of what was said, so that Berg would be the
spokesman and the source. The verb of saying then has what was said before it and no subject at all: the phrase between
the last comma and the verb is its subject.
"""

from dataclasses import replace

from dateline.language.grammar import Tree
from dateline.model import Token

MISREAD = frozenset(("appos", "nsubj", "obl", "nmod", "conj", "dep", "list", "parataxis", "obl:unmarked"))
SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj", "expl"))


def with_speakers(tree: Tree) -> Tree:
    """The tree of a sentence, where a verb without a subject gets the one that was hung on what was said."""
    found: dict[int, Token] = {}
    for verb in tree.tokens:
        if verb.upos == "VERB" and (said := _said(tree, verb)) is not None:
            speaker = _speaker(tree, said, verb.index)
            if speaker is not None:
                found[speaker] = replace(tree.tokens[speaker], head=verb.index, deprel="nsubj")
    return Tree(tuple(found.get(token.index, token) for token in tree.tokens)) if found else tree


def _said(tree: Tree, verb: Token) -> int | None:
    """The predicate of what was said before this verb, where the verb has no subject."""
    if verb.xpos not in ("VBD", "VBZ", "VBP"):
        return None
    own = {kid: tree.tokens[kid].deprel for kid in tree.kids(verb.index)}
    if not SUBJECTS.isdisjoint(own.values()):
        return None
    before = [kid for kid, relation in own.items() if kid < verb.index and relation == "ccomp"]
    if before:
        return before[0]
    return verb.head if verb.deprel == "parataxis" and verb.head < verb.index else None


def _speaker(tree: Tree, said: int, verb: int) -> int | None:
    """The widest phrase below what was said that fills the words from a comma to the verb."""
    tokens = tree.tokens
    end = verb - 2 if tokens[verb - 1].text == "," else verb - 1
    widest: tuple[int, int] | None = None
    for token in tokens[said + 1 : verb]:
        if token.upos not in ("NOUN", "PROPN") or token.deprel not in MISREAD:
            continue
        below = [i for i in tree.subtree(token.index) if tokens[i].upos != "PUNCT"]
        first, last = below[0], below[-1]
        marked = tokens[first].upos in ("ADP", "SCONJ", "CCONJ")
        if last == end and first > 0 and tokens[first - 1].text == "," and not marked:
            widest = min(widest or (first, token.index), (first, token.index))
    return None if widest is None else widest[1]
