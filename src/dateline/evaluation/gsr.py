"""PLOVER's gold-standard records: what is told in one sentence, who does it, and to whom, with nothing given.

    python -m dateline.evaluation.gsr plover_gsr_dev.jsonl [--errors]

JSON lines with `text`, the `event` (a PLOVER type), and `source` and `target`, lists of actors with an ISO 3166 `code`
(or IGO) and a `sector`; of what two do together both are sources and nobody is a target. A sentence may have several
records, and a record tells only one of the events of its sentence: ours are all that Dateline codes in it, put as the
data sets put them (what is announced is AGREE or THREATEN). The types are an older draft's; its DEMAND, DISAPPROVE,
INVESTIGATE and FIGHT have the names they have now. The days of the records are dummies, so none is given.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline import pipeline
from dateline.evaluation.tally import Tally
from dateline.formats import facts
from dateline.formats.acts import sides_of, type_told
from dateline.model import Actor, Article, Coding

RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT", "YIELD": "CONCEDE"}
NO_CODES = {"ITL": "ITA", "JAP": "JPN", "VTN": "VNM"}  # codes of the records that are not the ISO's
SIDES = ("source", "target")


@dataclass(slots=True)
class Told:
    """What is told in a sentence: the types, and on each side (country or IGO, sector or blank)."""

    types: set[str] = field(default_factory=set)
    source: set[tuple[str, str]] = field(default_factory=set)
    target: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Item:
    article: Article
    gold: Told


def read(path: Path) -> list[Item]:
    """The sentences of a file of JSON lines, each with all that its records tell."""
    told: dict[str, Told] = defaultdict(Told)
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        here = told[row["text"].strip(" {}")]
        here.types.add(RENAMED.get(row["event"], row["event"]))
        for side in SIDES:
            named = row.get(side)
            for actor in named if isinstance(named, list) else ():  # some records have a context here by mistake
                code = NO_CODES.get(actor["code"], actor["code"])
                getattr(here, side).add((code, (actor.get("sector") or "")[:3]))
    return [Item(Article(id=str(n), text=text), gold) for n, (text, gold) in enumerate(told.items())]


def told_by(coding: Coding) -> Told:
    """What our reports tell, as the data sets put it."""
    found = Told()
    actors = {actor.id: actor for actor in coding.actors}
    for report in coding.reports:
        type = type_told(report)
        if type is None:
            continue
        found.types.add(type)
        sources, targets = sides_of([(p.role, actors[p.actor]) for p in report.participants], report.host)
        found.source |= {_code(actor) for actor in sources}
        found.target |= {_code(actor) for actor in targets}
    return found


def _code(actor: Actor) -> tuple[str, str]:
    sector = facts.plover_sector(actor)
    body = actor.kind == "igo" and not actor.country
    return "IGO" if body else actor.country or "", "" if body or actor.kind == "country" else sector


def predict(items: Iterable[Item]) -> Iterator[tuple[Item, Told]]:
    kept = list(items)
    codings = pipeline.code(item.article for item in kept)
    for item, coding in zip(kept, codings, strict=True):
        yield item, told_by(coding)


def score(pairs: Iterable[tuple[Told, Told]]) -> dict[str, Tally]:
    """Gold against ours: `type`, and of each side `by state` and `with sector`."""
    counts: dict[str, Tally] = defaultdict(Tally)
    for gold, ours in pairs:
        _add(counts["type"], gold.types, ours.types)
        for side in SIDES:
            wanted, named = getattr(gold, side), getattr(ours, side)
            _add(counts[f"{side} by state"], {code for code, _ in wanted}, {code for code, _ in named})
            _add(counts[f"{side} with sector"], wanted, named)
    return counts


def _add(tally: Tally, gold: Collection[object], ours: Collection[object]) -> None:
    tally.add((one in gold for one in ours), (one in ours for one in gold))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="print each sentence that is not told alike")
    options = parser.parse_args()
    found = list(predict(read(options.file)))
    for item, ours in found if options.errors else ():
        if item.gold != ours:
            print(f"{item.article.text}\n   gold {item.gold}\n   ours {ours}")
    for name, count in score((item.gold, ours) for item, ours in found).items():
        figures = f"P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}"
        print(f"{name:<20} {count.wanted:>4}  {figures}")


if __name__ == "__main__":
    main()
