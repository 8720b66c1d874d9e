"""The network of actors as GEXF 1.3 and GraphML: nodes are actors, an edge is how often two took part in one event.

Edges join the two sides of each event that took place, or everybody who took part where it has no sides. Background
that articles only recall is left out."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import IO
from xml.etree import ElementTree as ET

from dateline.formats import facts
from dateline.formats.acts import sides
from dateline.formats.layout import About
from dateline.model import Actor
from dateline.store import Story

HAPPENED = ("held", "ongoing")
NODE = (("kind", "string"), ("country", "string"), ("office", "string"), ("sector", "string"))
EDGE = (("first", "string"), ("last", "string"), ("types", "string"))
Pair = tuple[str, str]


class Network:
    """The actors, and for each pair the number of events, their first and last day and their types."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.actors: dict[str, Actor] = {}
        self.weights: Counter[Pair] = Counter()
        self._days: dict[Pair, list[str]] = {}
        self._types: dict[Pair, set[str]] = {}
        for story in stories:
            if story.event.news and story.event.status in HAPPENED:
                self._add(story)

    def _add(self, story: Story) -> None:
        actors, recipients = sides(story)
        # A mere mention of the country as host is no actor that takes part.
        known = {party.actor.id: party.actor for party in story.parties}
        self.actors |= known
        across = {(a.id, b.id) for a in actors for b in recipients if b.id in known}
        pairs = across or set(combinations(sorted(known), 2))
        for left, right in pairs:
            if left != right:
                pair = (min(left, right), max(left, right))
                self.weights[pair] += 1
                self._types.setdefault(pair, set()).add(story.event.mode or story.event.type)
                if story.event.start:
                    self._days.setdefault(pair, []).append(story.event.start.edtf)

    def node(self, actor: Actor) -> dict[str, str]:
        values = (actor.kind, actor.country, actor.office, facts.plover_sector(actor))
        return {name: value for (name, _), value in zip(NODE, values, strict=True) if value}

    def edge(self, pair: Pair) -> dict[str, str]:
        days = sorted(self._days.get(pair, ()))
        values = (days[0] if days else "", days[-1] if days else "", " ".join(sorted(self._types[pair])))
        return {name: value for (name, _), value in zip(EDGE, values, strict=True) if value}


def write_gexf(stories: Sequence[Story], out: IO[str], about: About) -> int:
    network = Network(stories)
    root = ET.Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    graph = ET.SubElement(root, "graph", defaultedgetype="undirected", mode="static")
    for of, attributes in (("node", NODE), ("edge", EDGE)):
        group = ET.SubElement(graph, "attributes", {"class": of})
        for name, kind in attributes:
            ET.SubElement(group, "attribute", id=name, title=name, type=kind)
    nodes, edges = ET.SubElement(graph, "nodes"), ET.SubElement(graph, "edges")
    for id, actor in sorted(network.actors.items()):
        _values(ET.SubElement(nodes, "node", id=id, label=_legal(actor.name)), network.node(actor))
    for n, (pair, weight) in enumerate(sorted(network.weights.items())):
        ends = {"id": str(n), "source": pair[0], "target": pair[1], "weight": str(weight)}
        _values(ET.SubElement(edges, "edge", ends), network.edge(pair))
    return _write(root, out, len(network.weights))


def _values(element: ET.Element, values: dict[str, str]) -> None:
    group = ET.SubElement(element, "attvalues")
    for name, value in values.items():
        ET.SubElement(group, "attvalue", {"for": name, "value": _legal(value)})


def write_graphml(stories: Sequence[Story], out: IO[str], about: About) -> int:
    network = Network(stories)
    root = ET.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    keys = [("node", "label", "string"), *(("node", *a) for a in NODE), *(("edge", *a) for a in EDGE)]
    for of, name, type in [*keys, ("edge", "weight", "double")]:
        ET.SubElement(root, "key", {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": type})
    graph = ET.SubElement(root, "graph", edgedefault="undirected")
    for id, actor in sorted(network.actors.items()):
        _data(ET.SubElement(graph, "node", id=id), "node", {"label": actor.name, **network.node(actor)})
    for pair, weight in sorted(network.weights.items()):
        edge = ET.SubElement(graph, "edge", source=pair[0], target=pair[1])
        _data(edge, "edge", {**network.edge(pair), "weight": str(float(weight))})
    return _write(root, out, len(network.weights))


def _data(element: ET.Element, of: str, values: dict[str, str]) -> None:
    for name, value in values.items():
        ET.SubElement(element, "data", key=f"{of}-{name}").text = _legal(value)


def _legal(text: str) -> str:
    """Without the control characters that XML forbids."""
    return "".join(c for c in text if c.isprintable())


def _write(root: ET.Element, out: IO[str], count: int) -> int:
    ET.indent(root)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n")
    return count
