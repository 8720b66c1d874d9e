"""Scores for clusters: B3, MUC, CEAF-e and their mean (CoNLL), each as F1 over items that both sides partition."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import networkx as nx

from dateline.evaluation.tally import f1

Clusters = Mapping[Any, Hashable]  # item -> cluster


def b_cubed(gold: Clusters, found: Clusters) -> float:
    """B3 F1: precision and recall of each item's cluster, averaged over the items."""
    both = Counter((gold[i], found[i]) for i in gold)
    of_gold, of_found = Counter(gold.values()), Counter(found[i] for i in gold)
    shares = [(both[gold[i], found[i]], of_found[found[i]], of_gold[gold[i]]) for i in gold]
    precision = sum(n / f for n, f, _ in shares) / len(shares)
    recall = sum(n / g for n, _, g in shares) / len(shares)
    return f1(precision, recall)


def muc(gold: Clusters, found: Clusters) -> float:
    """MUC F1: the links that it takes to build the clusters."""
    return f1(_links(found, gold), _links(gold, found))


def _links(whole: Clusters, parts: Clusters) -> float:
    groups = _groups(whole)
    kept = sum(len(group) - len({parts[i] for i in group}) for group in groups)
    possible = sum(len(group) - 1 for group in groups)
    return kept / possible if possible else 0.0


def ceaf_e(gold: Clusters, found: Clusters) -> float:
    """CEAF-e F1: each gold cluster beside at most one found cluster, so that they agree best (phi 4)."""
    left, right = _groups(gold), _groups(found)
    at = {i: n for n, group in enumerate(right) for i in group}
    graph = nx.Graph()
    for row, group in enumerate(left):
        for column, shared in Counter(at[i] for i in group).items():
            graph.add_edge(("gold", row), ("found", column), weight=2 * shared / (len(group) + len(right[column])))
    total = 0.0
    for part in nx.connected_components(graph):
        beside = nx.max_weight_matching(graph.subgraph(part))
        total += sum(graph.edges[pair]["weight"] for pair in beside)
    return f1(total / len(right), total / len(left))


def conll(gold: Clusters, found: Clusters) -> float:
    """The mean of MUC, B3 and CEAF-e."""
    return (muc(gold, found) + b_cubed(gold, found) + ceaf_e(gold, found)) / 3


def _groups(clusters: Clusters) -> Sequence[list[Hashable]]:
    groups: dict[Hashable, list[Hashable]] = defaultdict(list)
    for item, cluster in clusters.items():
        groups[cluster].append(item)
    return list(groups.values())
