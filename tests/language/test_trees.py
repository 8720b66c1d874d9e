from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.trees import best_tree, is_tree


def test_what_is_a_tree() -> None:
    assert is_tree([2, 0, 2])
    assert not is_tree([0, 0])
    assert not is_tree([2, 1, 0])


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_the_repaired_tree_is_the_best_there_is(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1))
    heads = best_tree(scores)
    assert is_tree(heads)
    everything = [
        h for h in product(range(size + 1), repeat=size) if is_tree(h) and all(w + 1 != h[w] for w in range(size))
    ]
    best = max(sum(scores[w, h[w]] for w in range(size)) for h in everything)
    if size <= 3:  # at most three roots are tried
        assert np.isclose(sum(scores[w, heads[w]] for w in range(size)), best)


@given(st.integers(5, 30), st.integers(0, 2**32 - 1))
def test_longer_sentences_come_out_as_trees(size: int, seed: int) -> None:
    assert is_tree(best_tree(np.random.default_rng(seed).normal(size=(size, size + 1))))
