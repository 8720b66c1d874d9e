"""re3d: who met or spoke with whom, and who and what is named, in texts on conflict and diplomacy.

    python -m dateline.evaluation.re3d re3d_dev.jsonl [--errors]

JSON lines with `text`, `entities` and `relations`, offsets in characters. Figures:

- communication: F1 of the pairs of `CommWith` ("met, spoken with, communicated with"), without direction. Ours are the
  pairs of who takes part in a CONSULT or AGREE report or signs together, and of who says something to whom; nobody of a
  list in one entity communicates with another of it. A pair is right where the words that stand for each side in the
  article share characters with a side of the gold's pair told in the same sentence, or where both are of those names.
  What the annotators were not sure of (`confidence` below a half) neither counts nor counts against us;
- entities: F1 of spans with their types, of persons, organisations, places, nationalities and times, exact and with
  any overlap. Ours are the mentions of actors, places and times; the gold has nouns, too ("a police officer").
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from dateline import codebook, language, mentions, reports, world
from dateline.evaluation.tally import Tally
from dateline.model import Actor, Article, Coding, Mentions, Span
from dateline.world.names import fold

SURE = 0.5
TOGETHER = ("CONSULT", "AGREE")
SIGNED = "support.sign"
UNDONE = ("denied", "cancelled")
TYPES = frozenset({"Person", "Organisation", "Location", "Nationality", "Temporal"})

Named = tuple[str, Span | None]  # an actor with the words that name it


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides that communicate, by their words in the text; `at` is a character of the words that tell so."""

    sides: frozenset[Span]
    at: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its pairs, those that nobody is sure of, and its entities by type."""

    article: Article
    pairs: frozenset[Pair]
    unsure: frozenset[Pair]
    entities: frozenset[tuple[Span, str]]


@dataclass(frozen=True, slots=True)
class Side:
    """An actor of ours with all words of the article that stand for it, and those that do in this claim."""

    actor: Actor
    words: tuple[Span, ...]
    here: Span | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Two actors that communicate, and the sentence that tells so."""

    sides: tuple[Side, Side]
    sentence: Span


@dataclass(frozen=True, slots=True)
class Score:
    """The tallies, and a line for each wrong or missing pair."""

    communication: Tally = field(default_factory=Tally)
    exact: Tally = field(default_factory=Tally)
    overlapping: Tally = field(default_factory=Tally)
    errors: list[str] = field(default_factory=list)


def read(path: Path) -> Iterator[Document]:
    """The documents of a file of JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        told = [(r["confidence"] >= SURE, _pair(r)) for r in row["relations"] if r["type"] == "CommWith"]
        entities = ((Span(e["begin"], e["end"]), e["type"]) for e in row["entities"] if e["type"] in TYPES)
        yield Document(
            Article(id=row["id"], text=row["text"], title=row["title"]),
            frozenset(_once(pair for sure, pair in told if sure)),
            frozenset(pair for sure, pair in told if not sure),
            frozenset(entities),
        )


def _pair(row: dict[str, Any]) -> Pair:
    spans = (Span(row[f"{side}Begin"], row[f"{side}End"]) for side in ("source", "target"))
    return Pair(frozenset(spans), row["begin"])


def _once(pairs: Iterable[Pair]) -> Iterable[Pair]:
    """The pairs without those told again the other way round."""
    return {pair.sides: pair for pair in pairs}.values()


def claims(found: Mentions, coding: Coding) -> Iterator[Claim]:
    """Who communicates with whom by the reports and statements of an article, each two once a sentence."""
    told: dict[tuple[frozenset[str], int], Claim] = {}
    for one, other, sentence in _pairs(coding):
        sides = _side(found, coding, *one), _side(found, coding, *other)
        key = frozenset((one[0], other[0])), sentence
        told.setdefault(key, Claim(sides, found.sentences[sentence].span))
    yield from told.values()


def _pairs(coding: Coding) -> Iterator[tuple[Named, Named, int]]:
    for report in coding.reports:
        together = report.type in TOGETHER or report.frame.startswith(SIGNED)
        if together and report.status not in UNDONE:
            named = [(p.actor, p.span) for p in report.participants]
            yield from ((one, other, report.sentence) for one, other in combinations(named, 2))
    for said in coding.statements:
        if said.speaker and said.addressee:
            yield (said.speaker, said.speaker_span), (said.addressee, None), said.sentence


def _side(found: Mentions, coding: Coding, actor: str, here: Span | None) -> Side:
    words = (m.span for m in found.actor_mentions if actor in m.actors)
    return Side(next(a for a in coding.actors if a.id == actor), (*words, *((here,) if here else ())), here)


def is_told(claim: Claim, pair: Pair, text: str) -> bool:
    """Whether the claim is of this pair: by words that stand for the sides, in its sentence, or by both names."""
    first, second = (sorted(pair.sides) * 2)[:2]
    there = claim.sentence.start <= pair.at < claim.sentence.end
    one, other = claim.sides
    for left, right in ((one, other), (other, one)):
        if there and _stands_for(left, first, text) and _stands_for(right, second, text):
            return True
        if _is_of_name(left, first, text) and _is_of_name(right, second, text):
            return True
    return False


def _stands_for(side: Side, words: Span, text: str) -> bool:
    return any(span.overlaps(words) for span in side.words) or _is_of_name(side, words, text)


def _is_of_name(side: Side, words: Span, text: str) -> bool:
    named = fold(words.of(text)).split()
    forms = (fold(form).split() for form in (side.actor.name, *side.actor.forms))
    return side.actor.kind != "group" and any(form and form[-1] in named for form in forms)


def named(found: Mentions) -> frozenset[tuple[Span, str]]:
    """The mentions of an article by the set's types."""
    kinds = {actor.id: actor.kind for actor in found.actors}
    told = {place.span: "Location" for place in found.places} | {time.span: "Temporal" for time in found.times}
    for mention in found.actor_mentions:
        kind = kinds.get(mention.actors[0], "") if mention.actors else ""
        nationality = mention.how == "demonym"
        other = "Location" if kind == "country" else "Organisation"
        told.setdefault(mention.span, "Nationality" if nationality else "Person" if kind == "person" else other)
    return frozenset(told.items())


def score(documents: Iterable[Document], coded: Iterable[tuple[Mentions, Coding]]) -> Score:
    """The figures of documents with what the chain makes of them."""
    made = Score()
    for document, (found, coding) in zip(documents, coded, strict=True):
        text = document.article.text
        ours = [c for c in claims(found, coding) if not _of_one(c, document)]
        sure = [c for c in ours if not any(is_told(c, p, text) for p in document.unsure - document.pairs)]
        right = {c: any(is_told(c, p, text) for p in document.pairs) for c in sure}
        hit = {p: any(is_told(c, p, text) for c in ours) for p in document.pairs}
        made.communication.add(right.values(), hit.values())
        made.errors.extend(f"wrong: {_told(c)} | {c.sentence.of(text)}" for c in sure if not right[c])
        missing = sorted((p for p in document.pairs if not hit[p]), key=lambda p: p.at)
        made.errors.extend(f"missing: {' <> '.join(s.of(text) for s in sorted(p.sides))}" for p in missing)
        _score_entities(made, document.entities, named(found))
    return made


def _of_one(claim: Claim, document: Document) -> bool:
    """Whether both sides are of one entity ("the ministers of Norland and Estmark")."""
    one, other = (side.here for side in claim.sides)
    return any(one and other and e.overlaps(one) and e.overlaps(other) for e, _ in document.entities)


def _told(claim: Claim) -> str:
    return " <> ".join(side.actor.name for side in claim.sides)


def _score_entities(made: Score, gold: frozenset[tuple[Span, str]], ours: frozenset[tuple[Span, str]]) -> None:
    made.exact.add((e in gold for e in ours), (e in ours for e in gold))
    made.overlapping.add((_near(e, gold) for e in ours), (_near(e, ours) for e in gold))


def _near(entity: tuple[Span, str], others: frozenset[tuple[Span, str]]) -> bool:
    span, kind = entity
    return any(kind == other and span.overlaps(words) for words, other in others)


def coded(articles: Iterable[Article]) -> Iterator[tuple[Mentions, Coding]]:
    """What the chain reads in each article, and what it makes of it."""
    facts = world.load()
    read = list(mentions.find(language.parse(articles), facts))
    yield from zip(read, reports.code(read, codebook.load(), facts), strict=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="print each wrong or missing pair")
    options = parser.parse_args()
    documents = list(read(options.file))
    made = score(documents, coded(document.article for document in documents))
    if options.errors:
        print("\n".join(made.errors))
    for name, tally in (("CommWith", made.communication), ("entities", made.exact), ("overlapping", made.overlapping)):
        print(f"{name:<12} P {tally.precision:.3f} R {tally.recall:.3f} F1 {tally.f1:.3f}  of {tally.wanted}")


if __name__ == "__main__":
    main()
