"""Current events of an encyclopedia's portal: how many items on relations of states have an event, and how many others.

    python -m dateline.evaluation.current_events current_events_dev.jsonl.gz [--missed]

JSON lines (gzipped) with `id`, `date`, `category` and `text`, an item of one or two sentences. An item of
"International relations" should have an event; one of sports, arts, disasters, business, health or science seldom. That
an event is there says nothing of whether it is right: read it beside the gold figures.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline import codebook, language, mentions, reports, world
from dateline.model import Article

RELATIONS = "International relations"
OTHERS = (
    "Sports",
    "Arts and culture",
    "Business and economy",
    "Disasters and accidents",
    "Health and environment",
    "Science and technology",
)


@dataclass(frozen=True, slots=True)
class Score:
    """`relations` and `others`: the shares in [0, 1] of their items with an event, of `items` and `other_items`."""

    items: int
    relations: float
    other_items: int
    others: float
    missed: tuple[Article, ...]


def read(path: Path) -> Iterator[tuple[str, Article]]:
    """Each item's category, and the item as an article."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["category"], Article(id=row["id"], text=row["text"], published=row["date"])


def score(items: Iterable[tuple[str, Article]]) -> Score:
    """How many of the items are coded."""
    wanted = {article.id: (category, article) for category, article in items if category in (RELATIONS, *OTHERS)}
    parsed = language.parse(article for _, article in wanted.values())
    codings = reports.code(mentions.find(parsed, world.load()), codebook.load(), world.load())
    coded = {coding.article.id for coding in codings if coding.reports}
    seen: Counter[bool] = Counter()
    hit: Counter[bool] = Counter()
    for id, (category, _) in wanted.items():
        seen[category == RELATIONS] += 1
        hit[category == RELATIONS] += id in coded
    missed = tuple(a for id, (category, a) in wanted.items() if category == RELATIONS and id not in coded)
    return Score(seen[True], hit[True] / max(1, seen[True]), seen[False], hit[False] / max(1, seen[False]), missed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--missed", action="store_true", help="print each item on relations between states without one")
    given = parser.parse_args()
    found = score(read(given.file))
    if given.missed:
        for article in found.missed:
            print(f"{article.published}  {article.text}")
    print(f"relations {found.items}: {found.relations:.3f}  others {found.other_items}: {found.others:.3f}")


if __name__ == "__main__":
    main()
