"""Articles grouped by story, against the events they were collected for.

`python -m dateline.evaluation.news_cluster FILE` reads JSONL with `title`, `text` and `event_id` (news_cluster), or
documents with `topic_id` (newswcl50). Figures: B3 F1 and the number of groups beside the number of stories.
"""

import argparse
import gzip
import json
from pathlib import Path

from dateline.evaluation import chains, coreference
from dateline.model import Article
from dateline.record.stories import stories


def read(path: Path) -> tuple[list[Article], dict[str, str]]:
    """The articles, and the story of each by its id."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    if rows and "sentences" in rows[0]:
        articles, _ = coreference.read(path)
        return articles, {row["doc_id"]: str(row["topic_id"]) for row in rows}
    articles = [Article(f"n{n:04d}", row["text"], title=row["title"]) for n, row in enumerate(rows)]
    return articles, {article.id: str(row["event_id"]) for article, row in zip(articles, rows, strict=True)}


def measure(path: Path) -> dict[str, float]:
    articles, truth = read(path)
    groups = stories(articles)
    found = {article: number for number, group in enumerate(groups) for article in group}
    return {
        "articles": float(len(articles)),
        "stories": float(len(set(truth.values()))),
        "groups": float(len(groups)),
        "B3 F1": chains.b_cubed(truth, found),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    for name, value in measure(parser.parse_args().file).items():
        print(f"{name:10s} {value:.3f}")


if __name__ == "__main__":
    main()
