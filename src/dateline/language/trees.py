"""Trees from arc scores: the greedy choice where it is a tree, else the maximum spanning tree with one root."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
NEVER = -1e9
ROOTS_TRIED = 3


def is_tree(heads: Sequence[int]) -> bool:
    """Whether `heads` (0 for the root, else 1-based) has one root and no cycle."""
    if sum(head == 0 for head in heads) != 1:
        return False
    settled = {0}
    for word in range(1, len(heads) + 1):
        path = []
        while word not in settled:
            if word in path:
                return False
            path.append(word)
            word = heads[word - 1]
        settled.update(path)
    return True


def best_tree(scores: Scores) -> list[int]:
    """The heads (0 for the root, else 1-based) of the best tree; `scores` is words x (root and words)."""
    size = len(scores)
    square = np.full((size + 1, size + 1), NEVER)
    square[1:] = scores
    np.fill_diagonal(square, NEVER)
    candidates = []
    for root in np.argsort(-square[1:, 0])[:ROOTS_TRIED] + 1:
        rooted = square.copy()
        rooted[1:, 0] = NEVER
        rooted[root, 0] = square[root, 0]
        heads = _spanning(rooted)
        total = sum(rooted[word, heads[word]] for word in range(1, size + 1))
        candidates.append((total, heads[1:]))
    return max(candidates, key=lambda candidate: candidate[0])[1]


def _spanning(scores: Scores) -> list[int]:
    """Chu-Liu-Edmonds: contract a cycle, solve the smaller graph, open the cycle where the rest enters it."""
    heads = [0, *(int(h) for h in scores[1:].argmax(1))]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    rest = [node for node in range(len(heads)) if node not in cycle]
    merged = len(rest)
    smaller = np.full((merged + 1, merged + 1), NEVER)
    smaller[:merged, :merged] = scores[np.ix_(rest, rest)]
    inside = sum(scores[node, heads[node]] for node in cycle)
    gains = {node: scores[node] - scores[node, heads[node]] for node in cycle}
    entered = [max((gains[node][outer], node) for node in cycle)[1] for outer in rest]
    left = [max((scores[outer, node], node) for node in cycle)[1] for outer in rest]
    for place, outer in enumerate(rest):
        smaller[merged, place] = inside + gains[entered[place]][outer]
        if outer:
            smaller[place, merged] = scores[outer, left[place]]
    np.fill_diagonal(smaller, NEVER)
    solved = _spanning(smaller)
    for place, outer in enumerate(rest[1:], start=1):
        heads[outer] = left[place] if solved[place] == merged else rest[solved[place]]
    heads[entered[solved[merged]]] = rest[solved[merged]]
    return heads


def _cycle(heads: Sequence[int]) -> list[int]:
    settled = {0}
    for node in range(1, len(heads)):
        path: list[int] = []
        while node not in settled:
            if node in path:
                return path[path.index(node) :]
            path.append(node)
            node = heads[node]
        settled.update(path)
    return []
