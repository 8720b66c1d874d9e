"""Noun phrases: head, extent, determiner, modifiers, and the phrases that hang on it."""

from dateline.language.grammar import Tree
from dateline.model import NounPhrase, Span

HEADS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM"))
# A word with one of these relations is a part of a phrase, not a phrase of its own.
PARTS = frozenset(("flat", "fixed", "goeswith", "det", "nummod", "case", "mark", "advmod", "cc", "punct", "discourse"))
BEFORE_HEAD = ("amod", "compound", "nummod", "nmod:desc", "nmod:unmarked")
CORE = ("det", "amod", "compound", "nummod", "flat", "nmod:poss", "nmod:desc", "advmod", "goeswith")
AFTER = ("nmod", "appos", "obl")


def find_phrases(tree: Tree) -> tuple[NounPhrase, ...]:
    """Every noun phrase of the sentence, in the order of their heads."""
    return tuple(_phrase(tree, token.index) for token in tree.tokens if _is_head(tree, token.index))


def _is_head(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.upos not in HEADS or tree.label(index) in PARTS or token.deprel == "nmod:desc":
        return False
    return tree.label(index) != "compound" or token.upos == "PROPN"


def _phrase(tree: Tree, head: int) -> NounPhrase:
    core = _core(tree, head)
    whole = _whole(tree, head, core)
    first, last = whole[0], whole[-1]
    determiner = tree.kid(head, "det")
    return NounPhrase(
        head=head,
        first=first,
        last=last,
        core_first=core[0],
        core_last=core[-1],
        span=Span(tree.tokens[first].start, tree.tokens[last].end),
        determiner=None if determiner is None else tree.lemma(determiner),
        possessor=tree.kid(head, "nmod:poss"),
        modifiers=tuple(_modifiers(tree, head)),
        appositions=tuple(m for a in tree.kids(head, "appos") for m in tree.members(a)),
        attached=tuple(_attached(tree, head)),
        conjuncts=tuple(tree.members(head)[1:]),
    )


def _core(tree: Tree, head: int) -> list[int]:
    """The words of the phrase up to its head, and the rest of a name after it."""
    found = {head}
    for kid in tree.kids(head, *CORE):
        part = [i for i in tree.subtree(kid) if tree.label(i) != "punct" or kid < i < head or head < i < kid]
        if kid < head or tree.label(kid) in ("flat", "goeswith", "compound"):
            found.update(part)
    first = min(found)
    while first < head and tree.tokens[first].head == head and tree.label(first) in ("cc", "punct", "case"):
        first += 1
    return list(range(first, max(found) + 1))


def _whole(tree: Tree, head: int, core: list[int]) -> list[int]:
    """The core with post-modifiers and appositions, without clauses and coordinated phrases."""
    found = set(core)
    for kid in tree.kids(head, *AFTER):
        if kid > head and not tree.kids(head, "cop"):
            found.update(_without_clauses(tree, kid))
    last = max(found)
    while last > core[-1] and tree.label(last) == "punct" and tree.tokens[last].text not in ')"”':
        last -= 1
    inside = [token.text for token in tree.tokens[core[0] : last + 1]]
    if inside.count("(") > inside.count(")") and [t.text for t in tree.tokens[last + 1 : last + 2]] == [")"]:
        last += 1
    return [core[0], last]


def _without_clauses(tree: Tree, index: int) -> list[int]:
    found = [index]
    for kid in tree.kids(index):
        if tree.label(kid) not in ("acl", "advcl", "parataxis", "punct"):
            found += _without_clauses(tree, kid)
    return found


def _modifiers(tree: Tree, head: int) -> list[int]:
    found: list[int] = []
    for kid in tree.kids(head, *BEFORE_HEAD):
        if kid < head:
            found += [*_modifiers(tree, kid), kid, *tree.members(kid)[1:]]
    return sorted(set(found))


def _attached(tree: Tree, head: int) -> list[tuple[str, int]]:
    found = []
    for kid in tree.kids(head, "nmod"):
        preposition = tree.preposition(kid)
        if preposition and tree.tokens[kid].deprel == "nmod":
            found += [(tree.preposition(member) or preposition, member) for member in tree.members(kid)]
    return found
