"""Trees written by hand, for tests that need no model."""

from dateline.language.grammar import Tree
from dateline.model import Token


def tree(rows: str) -> Tree:
    """A tree from lines of `word lemma UPOS XPOS head relation`, heads counted from 1 and 0 for the root."""
    tokens = []
    start = 0
    for index, row in enumerate(rows.strip().splitlines()):
        text, lemma, upos, xpos, head, relation = row.split()
        above = int(head) - 1 if int(head) else index
        tokens.append(Token(index, start, start + len(text), text, lemma, upos, xpos, above, relation))
        start += len(text) + 1
    return Tree(tuple(tokens))


MET_IN_MOSCOW = """
Choe Choe PROPN NNP 9 nsubj
Son Son PROPN NNP 1 flat
Hui Hui PROPN NNP 1 flat
, , PUNCT , 6 punct
foreign foreign ADJ JJ 6 amod
minister minister NOUN NN 1 appos
of of ADP IN 8 case
Korea Korea PROPN NNP 6 nmod
met meet VERB VBD 0 root
Lavrov Lavrov PROPN NNP 9 obj
in in ADP IN 12 case
Moscow Moscow PROPN NNP 9 obl
"""
