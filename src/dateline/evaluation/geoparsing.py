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

from dateline.articles.datelines import read_opening
from dateline.mentions.toponyms import text_of
from dateline.model import Article, Dateline, Entity, Parse, Place, PlaceMention, Sentence, Span
from dateline.world import World, load

NEAR_KM = 161.0  # 100 miles, the field's threshold
# Annotations that are common nouns, bodies or language names, and no toponyms.
_NOT_TOPONYMS = frozenset(
    {"Literal_Expression", "Non_Lit_Expression", "Non_Toponym", "Homonym", "Language", "Coercion"}
)
_BODIES = frozenset({"ORG", "EVENT", "MISC", "LAW"})


@dataclass(frozen=True, slots=True)
class Toponym:
    span: Span
    phrase: str
    point: tuple[float, float] | None
    country: str | None = None


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
    countries: list[bool] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.exact / (self.gold + self.found) if self.gold + self.found else 0.0

    @property
    def accuracy(self) -> float:
        """Share within `NEAR_KM`, of the toponyms found that the corpus places; unplaced ones count as wrong."""
        total = len(self.distances) + self.unplaced
        return sum(d <= NEAR_KM for d in self.distances) / total if total else 0.0

    @property
    def country_accuracy(self) -> float:
        """Share in the right state, of the toponyms found whose state the corpus gives."""
        return sum(self.countries) / len(self.countries) if self.countries else 0.0

    def __str__(self) -> str:
        precision = self.exact / self.found if self.found else 0.0
        recall = self.exact / self.gold if self.gold else 0.0
        middle = median(self.distances) if self.distances else 0.0
        spans = f"{self.gold} gold, {self.found} found: P {precision:.3f} R {recall:.3f} F1 {self.f1:.3f}"
        return (
            f"{spans}; accuracy@161km {self.accuracy:.3f} of {len(self.distances) + self.unplaced} "
            f"({self.unplaced} unplaced), median {middle:.0f} km; "
            f"country {self.country_accuracy:.3f} of {len(self.countries)}"
        )


def read(path: Path, world: World) -> Iterator[Document]:
    """The documents of one file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            kept = (t for t in row["toponyms"] if t.get("type") not in _NOT_TOPONYMS)
            toponyms = tuple(
                Toponym(Span(t["start"], t["end"]), t["phrase"], _point(t), _country(t, world)) for t in kept
            )
            yield Document(_article(row), toponyms)


def _article(row: dict[str, Any]) -> Article:
    """With the dateline and the address that the stage before gives; the text stays whole for the offsets' sake."""
    text = row["text"]
    opening = read_opening(text[body_start(text) :].split("\n", 1)[0])
    dateline = Dateline(opening.place, None, opening.agency, opening.quote) if opening else None
    return Article(id=row["doc"], text=text, title=row.get("title"), url=row.get("url"), dateline=dateline)


def body_start(text: str) -> int:
    """Where the article begins: the corpus with "TITLE: ... LINK: ..." as its first line leaves it unannotated."""
    line, _, _ = text.partition("\n")
    return len(line) + 1 if line.startswith("TITLE: ") and " LINK: " in line else 0


def _country(row: dict[str, Any], world: World) -> str | None:
    """The alpha-3 code of the state that the corpus names."""
    match = world.state_of(row["country"]) if row.get("country") else None
    return match.state.iso3 if match else None


def _point(row: dict[str, Any]) -> tuple[float, float] | None:
    return (row["lat"], row["lon"]) if row.get("lat") is not None else None


def compare(document: Document, found: Iterable[PlaceMention], names: Iterable[Span], score: Score) -> None:
    """Add one document to the score."""
    start = body_start(document.article.text)
    places = {m.span: m for m in found if m.span.start >= start}
    spans = set(places) | {span for span in names if span.start >= start}
    gold = {t.span: t for t in document.toponyms if t.span.start >= start}
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
        if gold[span].country:
            score.countries.append(place.country == gold[span].country)
        if distance > NEAR_KM:
            where = f"{_context(text, span)} {_shown(place)} <> {point}"
            score.errors.append(f"{distance:6.0f}km {document.article.id}  {where}")


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two (latitude, longitude) points in degrees."""
    (y1, x1), (y2, x2) = (tuple(map(radians, p)) for p in (a, b))
    half = sin((y2 - y1) / 2) ** 2 + cos(y1) * cos(y2) * sin((x2 - x1) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def state_names(parse: Parse, world: World) -> list[Span]:
    """Names of peoples that are a state's, and names of states and peoples within longer names of bodies."""
    spans = []
    for sentence in parse.sentences:
        for entity in sentence.entities:
            if entity.label == "NORP" and world.state_of(entity.span.of(parse.article.text)):
                spans.append(entity.span)
            elif entity.label in _BODIES:
                spans += _within(sentence, entity, world)
    return spans


def _within(sentence: Sentence, entity: Entity, world: World) -> Iterator[Span]:
    start = entity.first
    while start <= entity.last:
        for end in range(min(entity.last, start + 3), start - 1, -1):
            match = world.state_of(text_of(sentence, start, end))
            if match and match.how in {"name", "demonym"} and (start, end) != (entity.first, entity.last):
                yield Span(sentence.tokens[start].start, sentence.tokens[end].end)
                start = end
                break
        start += 1


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
        documents, score = list(read(path, world)), Score()
        for document, parse in zip(documents, language.parse(d.article for d in documents), strict=True):
            if options.places_only:
                kept = tuple(t for t in document.toponyms if not is_demonym(t, world))
                compare(Document(document.article, kept), find_places(parse, world), (), score)
            else:
                compare(document, find_places(parse, world), state_names(parse, world), score)
        print(path.name, score)
        if options.errors:
            print("\n".join(score.errors))


if __name__ == "__main__":
    main()
