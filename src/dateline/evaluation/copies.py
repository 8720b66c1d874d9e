"""Which articles repeat each other: precision and recall of copies, and what finding them costs.

    python -m dateline.evaluation.copies FOLDER        FOLDER holds the data sets `kcna` and `wh_readouts`
    python -m dateline.evaluation.copies --size 200000

KCNA files one article under several topics; each filing counts as an article, and those of one article as copies. White
House releases are copies where their words are the same. Other pairs that are found are listed: a person says what they
are. With a size, so many invented articles are compared, one in ten of them a copy cut short.
"""

import argparse
import gzip
import json
import random
import re
import resource
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from dateline.model import Article
from dateline.record.copies import copies

Pair = tuple[str, str]


def kcna(folder: Path) -> Iterator[tuple[Article, str]]:
    """Each filing, with the number of its article."""
    with gzip.open(folder / "kcna" / "kcna_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            for filing in range(max(1, len(row["links"]))):
                name = f"{row['date']} {row['headline'][:60]} {number}-{filing}"
                yield Article(id=name, text=row["text"], title=row["headline"], published=row["date"]), str(number)


def readouts(folder: Path) -> Iterator[tuple[Article, str]]:
    """Each release, with its words."""
    for name in ("readouts_foreign_dev.jsonl", "visit_announcements_dev.jsonl", "joint_statements_dev.jsonl.gz"):
        path = folder / "wh_readouts" / name
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for row in map(json.loads, data.splitlines()):
            words = " ".join(re.findall(r"\w+", row["text"].casefold()))
            yield Article(id=row["id"], text=row["text"], title=row["title"], published=row["published"][:10]), words


def pairs(groups: Iterable[tuple[str, str]]) -> set[Pair]:
    """The pairs of members that share their group."""
    members: dict[str, list[str]] = defaultdict(list)
    for member, group in groups:
        members[group].append(member)
    return {pair for group in members.values() for pair in combinations(sorted(group), 2)}


def measure(name: str, known: list[tuple[Article, str]]) -> None:
    gold = pairs((article.id, group) for article, group in known)
    found = pairs(copies([article for article, _ in known]).items())
    titles = pairs((article.id, article.title or article.id) for article, _ in known)
    right = len(gold & found)
    print(f"{name}: {len(known)} articles, {len(gold)} pairs of copies; found {len(found)}, {right} of them")
    print(f"  precision {right / max(1, len(found)):.3f}  recall {right / max(1, len(gold)):.3f}")
    print(f"  pairs of one title that are no copies: {len(titles - gold)}, joined {len((titles - gold) & found)}")
    for left, right_one in sorted(found - gold):
        print(f"    {left}\n      = {right_one}")


def invented(size: int) -> list[Article]:
    """Articles of 300 words, one in ten the first half of another."""
    chance = random.Random(0)
    words = [f"word{n}" for n in range(30_000)]
    made: list[Article] = []
    for number in range(size):
        if number % 10 == 9:
            text = made[chance.randrange(number)].text
            text = text[: len(text) // 2]
        else:
            text = " ".join(chance.choices(words, k=300))
        day = f"2031-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        made.append(Article(id=f"a{number:07}", text=text, published=day))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--size", type=int, help="invented articles to compare")
    options = parser.parse_args()
    if options.folder:
        measure("KCNA", list(kcna(options.folder)))
        measure("White House", list(readouts(options.folder)))
    if options.size:
        made = invented(options.size)
        before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        groups = copies(made)
        took, grown = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        joined = sum(name != group for name, group in groups.items())
        print(f"{options.size:,} articles: {took:.1f} s of CPU, {grown / 1024:.0f} MB more, {joined:,} copies")


if __name__ == "__main__":
    main()
