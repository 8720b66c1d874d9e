"""Toponyms: how many are found, and how near to the right place they are put.

    python -m dateline.evaluation.geoparsing FILE... [--errors]

Each FILE is JSON lines, one document a line: `doc`, `text`, `toponyms` with `start`, `end`, `phrase`, and where they
are known `lat`, `lon`, `type`. Corpora of this kind also annotate demonyms ("Turkish", "Americans"), which Dateline
reads as states and not as places: for the span F1 they are added to what was found (`--places-only` leaves them out on
both sides). Resolution counts among the toponyms found with equal spans and coordinates in the corpus.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from statistics import median
from typing import Any

from dateline.model import Article, Parse, Place, PlaceMention, Span
from dateline.world import World, load

NEAR_KM = 161.0  # 100 miles, the field's threshold
# Annotations that are common nouns, bodies or language names, and no toponyms.
_NOT_TOPONYMS = frozenset(
    {"Literal_Expression", "Non_Lit_Expression", "Non_Toponym", "Homonym", "Language", "Coercion"}
)


@dataclass(frozen=True, slots=True)
class Toponym:
    span: Span
    phrase: str
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Document:
    article: Article
    toponyms: tuple[Toponym, ...]


@dataclass(slots=True)
class Score:
    """Counts of toponyms, and the distances in km of those found whose coordinates are known."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    distances: list[float] = field(default_factory=list)
    unplaced: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.exact / (self.gold + self.found) if self.gold + self.found else 0.0

    @property
    def accuracy(self) -> float:
        """Share within `NEAR_KM`, of the toponyms found that the corpus places; unplaced ones count as wrong."""
        total = len(self.distances) + self.unplaced
        return sum(d <= NEAR_KM for d in self.distances) / total if total else 0.0

    def __str__(self) -> str:
        precision = self.exact / self.found if self.found else 0.0
        recall = self.exact / self.gold if self.gold else 0.0
        middle = median(self.distances) if self.distances else 0.0
        spans = f"{self.gold} gold, {self.found} found: P {precision:.3f} R {recall:.3f} F1 {self.f1:.3f}"
        return (
            f"{spans}; accuracy@161km {self.accuracy:.3f} of {len(self.distances) + self.unplaced} "
            f"({self.unplaced} unplaced), median {middle:.0f} km"
        )


def read(path: Path) -> Iterator[Document]:
    """The documents of one file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            kept = (t for t in row["toponyms"] if t.get("type") not in _NOT_TOPONYMS)
            toponyms = tuple(Toponym(Span(t["start"], t["end"]), t["phrase"], _point(t)) for t in kept)
            yield Document(Article(id=row["doc"], text=row["text"], title=row.get("title")), toponyms)


def _point(row: dict[str, Any]) -> tuple[float, float] | None:
    return (row["lat"], row["lon"]) if row.get("lat") is not None else None


def compare(document: Document, found: Iterable[PlaceMention], demonyms: Iterable[Span], score: Score) -> None:
    """Add one document to the score."""
    places = {m.span: m for m in found}
    spans = set(places) | set(demonyms)
    gold = {t.span: t for t in document.toponyms}
    score.gold += len(gold)
    score.found += len(spans)
    score.exact += len(spans & set(gold))
    text = document.article.text
    for span in sorted(set(gold) - spans):
        score.errors.append(f"missed   {document.article.id}  {_context(text, span)}")
    for span in sorted(spans - set(gold)):
        score.errors.append(f"extra    {document.article.id}  {_context(text, span)}")
    for span in sorted(set(gold) & set(places)):
        point, place = gold[span].point, places[span].place
        if point is None:
            continue
        if place.latitude is None or place.longitude is None:
            score.unplaced += 1
            score.errors.append(f"unplaced {document.article.id}  {_context(text, span)}")
            continue
        distance = kilometres(point, (place.latitude, place.longitude))
        score.distances.append(distance)
        if distance > NEAR_KM:
            where = f"{_context(text, span)} {_shown(place)} <> {point}"
            score.errors.append(f"{distance:6.0f}km {document.article.id}  {where}")


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two (latitude, longitude) points in degrees."""
    (y1, x1), (y2, x2) = (tuple(map(radians, p)) for p in (a, b))
    half = sin((y2 - y1) / 2) ** 2 + cos(y1) * cos(y2) * sin((x2 - x1) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def demonyms(parse: Parse, world: World) -> list[Span]:
    """Names of peoples that are a state's."""
    names = (e.span for s in parse.sentences for e in s.entities if e.label == "NORP")
    return [n for n in names if world.state_of(n.of(parse.article.text))]


def is_demonym(toponym: Toponym, world: World) -> bool:
    match = world.state_of(toponym.phrase)
    return bool(match and match.how == "demonym")


def _shown(place: Place) -> str:
    return f"{place.name} {place.country} ({place.latitude}, {place.longitude})"


def _context(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - 30) : span.start], text[span.end : span.end + 30]
    return f"{before}[{span.of(text)}]{after}".replace("\n", " ")


def main() -> None:
    from dateline import language
    from dateline.mentions.places import find_places

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--errors", action="store_true", help="print every difference")
    parser.add_argument("--places-only", action="store_true", help="leave demonyms out on both sides")
    options = parser.parse_args()
    world = load()
    for path in options.files:
        documents, score = list(read(path)), Score()
        for document, parse in zip(documents, language.parse(d.article for d in documents), strict=True):
            if options.places_only:
                kept = tuple(t for t in document.toponyms if not is_demonym(t, world))
                compare(Document(document.article, kept), find_places(parse, world), (), score)
            else:
                compare(document, find_places(parse, world), demonyms(parse, world), score)
        print(path.name, score)
        if options.errors:
            print("\n".join(score.errors))


if __name__ == "__main__":
    main()
