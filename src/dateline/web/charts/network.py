"""Who had to do with whom: a line for each pair, as thick as their events are many; the same picture every time."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import urlencode

import networkx as nx

from dateline.formats import facts
from dateline.model import Actor
from dateline.store.finding import Met
from dateline.web.charts.svg import LETTER, Chart, Element, add, drawing, link

MOST = 60  # actors drawn; the table holds them too
WIDTH, HEIGHT, EDGE = 1000, 620, 70
SPREAD, LINE = 85, 36  # pixels that an actor takes up along a side; from one name to the one below
COLUMNS = ("a", "b", "events", "first", "last")


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or a country; `side` is how a question names it."""

    side: str
    name: str
    kind: str


def chart(pairs: Sequence[Met], actors: Mapping[str, Actor], *, by: str = "actor") -> Chart | None:
    """The pairs of actors (or of countries) that took part in the same events; None where there is no pair. `actors`
    are those of the pairs, by id."""
    if not pairs:
        return None
    ids = {id for pair in pairs for id in (pair.a, pair.b)}
    nodes = {id: _node(id, actors.get(id)) for id in sorted(ids)}
    met = Counter({(pair.a, pair.b): pair.events for pair in pairs})
    return Chart(_draw(nodes, met, by), COLUMNS, [_pair(nodes[pair.a], nodes[pair.b], pair) for pair in pairs])


def _node(id: str, actor: Actor | None) -> Node:
    return Node(id, actor.name, actor.kind) if actor else Node(id, facts.country(id).name or id, "country")


def _pair(a: Node, b: Node, pair: Met) -> dict[str, object]:
    days = {"first": pair.first and pair.first.isoformat(), "last": pair.last and pair.last.isoformat()}
    return {"a": a.name, "b": b.name, "events": pair.events, **days, "href": _dyad(a, b)}


def _dyad(a: Node, b: Node) -> str:
    return f"/dyads?{urlencode({'a': a.side, 'b': b.side})}"


def _draw(nodes: dict[str, Node], met: Counter[tuple[str, str]], by: str) -> Element:
    weight: Counter[str] = Counter()
    for (a, b), count in sorted(met.items()):
        weight[a] += count
        weight[b] += count
    chosen = set(sorted(weight, key=lambda id: (-weight[id], id))[:MOST])
    pairs = [(a, b, n) for (a, b), n in sorted(met.items()) if a in chosen and b in chosen]
    chosen = {id for a, b, _ in pairs for id in (a, b)}  # who has to do with nobody that is drawn is not drawn either
    spots = _apart(_layout(sorted(chosen), pairs), {id: len(nodes[id].name) * LETTER + 10 for id in chosen})
    unit = "countries" if by == "country" else "actors"
    root = drawing(WIDTH, HEIGHT, "Network", f"{len(chosen)} {unit}, {len(pairs)} pairs; the table holds the same")
    most = max(n for _, _, n in pairs)
    for a, b, n in pairs:
        (x1, y1), (x2, y2) = spots[a], spots[b]
        told = f"{nodes[a].name} and {nodes[b].name}: {n} event{'s' * (n > 1)}"
        line = link(root, _dyad(nodes[a], nodes[b]), told)
        wide = 1.2 + 5 * math.sqrt(n / most)
        add(line, "line", class_="tie", x1=x1, y1=y1, x2=x2, y2=y2, stroke_width=wide)
    heaviest = max(weight.values())
    for id in sorted(chosen):
        x, y = spots[id]
        node = nodes[id]
        href = f"/events?{urlencode({'country': node.side})}" if by == "country" else f"/actors/{node.side}"
        place = link(root, href, f"{node.name}: {weight[id]} contacts")
        radius = 5 + 9 * math.sqrt(weight[id] / heaviest)
        add(place, "circle", class_=f"node k-{node.kind}", cx=x, cy=y, r=radius)
        add(place, "text", node.name, class_="label halo", x=x, y=y + radius + 13, text_anchor="middle")
    return root


def _layout(ids: Sequence[str], pairs: Sequence[tuple[str, str, int]]) -> dict[str, tuple[float, float]]:
    """Where each node stands: connected parts beside each other, each by its springs."""
    graph = nx.Graph()
    graph.add_nodes_from(ids)
    graph.add_weighted_edges_from(pairs)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    cells = _cells([len(part) for part in parts])
    spots: dict[str, tuple[float, float]] = {}
    for part, (left, top, wide, high) in zip(parts, cells, strict=True):
        ring = nx.circular_layout(graph.subgraph(part))
        found = nx.spring_layout(graph.subgraph(part), pos=ring, seed=1, iterations=200, k=2.2 / math.sqrt(len(part)))
        xs, ys = [p[0] for p in found.values()], [p[1] for p in found.values()]
        wide_used, high_used = min(wide - 2 * EDGE, SPREAD * len(part)), min(high - EDGE, SPREAD * len(part) * 0.7)
        for id in part:
            x, y = _share(found[id][0], xs) - 0.5, _share(found[id][1], ys) - 0.5
            spots[id] = (left + wide / 2 + x * wide_used, top + high / 2 + y * high_used)
    return spots


def _apart(spots: dict[str, tuple[float, float]], widths: dict[str, float]) -> dict[str, tuple[float, float]]:
    """The same spots with names that would cover each other moved up and down, and all within the drawing."""
    y = {id: spot[1] for id, spot in spots.items()}
    x = {id: min(max(spot[0], widths[id] / 2), WIDTH - widths[id] / 2) for id, spot in spots.items()}
    for _ in range(120):
        for a, b in combinations(sorted(spots), 2):
            gap = y[b] - y[a]
            if abs(gap) < LINE and abs(x[a] - x[b]) < (widths[a] + widths[b]) / 2:
                push = (LINE - abs(gap)) / 2 + 0.5
                y[a] -= push if gap >= 0 else -push
                y[b] += push if gap >= 0 else -push
        y = {id: min(max(value, 20), HEIGHT - 34) for id, value in y.items()}
    return {id: (x[id], y[id]) for id in spots}


def _share(value: float, values: Sequence[float]) -> float:
    low, high = min(values), max(values)
    return float((value - low) / (high - low)) if high - low > 1e-9 else 0.5


def _cells(sizes: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """Room for each part (left, top, width, height): the larger half of the actors on one side, the rest on the
    other, again and again."""

    def split(first: int, last: int, left: float, top: float, wide: float, high: float) -> None:
        if last - first == 1:
            found.append((left, top, wide, high))
            return
        total, middle, count = sum(sizes[first:last]), first + 1, sizes[first]
        while middle < last - 1 and count + sizes[middle] <= total / 2:
            count += sizes[middle]
            middle += 1
        share = min(max(count / total, 0.25), 0.75)
        if wide * 0.8 >= high:
            split(first, middle, left, top, wide * share, high)
            split(middle, last, left + wide * share, top, wide * (1 - share), high)
        else:
            split(first, middle, left, top, wide, high * share)
            split(middle, last, left, top + high * share, wide, high * (1 - share))

    found: list[tuple[float, float, float, float]] = []
    split(0, len(sizes), 0, 0, WIDTH, HEIGHT)
    return found
