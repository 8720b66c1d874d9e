"""The scorer of reference, on two invented sentences annotated by hand."""

from pathlib import Path

import pytest

from dateline.evaluation.reference import measure, read

TREES = """\
# newdoc id = D
# newpar
# text = Nils Ekman met Eva Wolski.
1	Nils	_	PROPN	_	_	3	nsubj	_	_
2	Ekman	_	PROPN	_	_	1	flat	_	_
3	met	_	VERB	_	_	0	root	_	_
4	Eva	_	PROPN	_	_	3	obj	_	_
5	Wolski	_	PROPN	_	_	4	flat	_	_
6	.	_	PUNCT	_	_	3	punct	_	_

# text = {second}
1	{word}	_	PRON	_	_	2	nsubj	_	_
2	left	_	VERB	_	_	0	root	_	_
3	.	_	PUNCT	_	_	2	punct	_	_

"""
CHAINS = """\
# begin document D
1	Nils	(1
2	Ekman	1)
3	met	_
4	Eva	(2
5	Wolski	2)
6	.	_

1	{word}	({chain})
2	left	_
3	.	_

# end document
"""


@pytest.mark.parametrize(("word", "chain", "right"), [("He", 1, 1), ("She", 2, 1), ("She", 1, 0)])
def test_a_link_is_right_in_the_chain_of_the_name(tmp_path: Path, word: str, chain: int, right: int) -> None:
    trees = TREES.format(second=f"{word} left.", word=word)
    (tmp_path / "gum-x.conllu").write_text(trees, encoding="utf-8")
    (tmp_path / "ontogum-x.conll").write_text(CHAINS.format(word=word, chain=chain), encoding="utf-8")
    score = measure(read(tmp_path, "x"))
    assert (score.found, score.right, score.gold) == ({"pronoun": 1}, {"pronoun": right}, {"pronoun": 1})
    assert len(score.errors) == 1 - right
