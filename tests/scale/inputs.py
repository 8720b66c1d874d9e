"""Files of invented articles, large enough to be shards of their own, and the record's bytes."""

import json
from pathlib import Path

import dateline
from dateline.scale.shards import SMALL

WHAT = ("events", "statements", "figures", "articles", "actors")


def row(n: int) -> dict[str, str]:
    text = (
        f"OSLO, March {n % 27 + 1} - Foreign Minister Ilse Varga of Norland met her Sudland counterpart Obi Talu in "
        f'Oslo on Monday. They discussed pier {n} and agreed to meet again in June. "We will keep talking," Varga said.'
    )
    return {"id": f"x{n}", "published": f"2131-03-{n % 27 + 1:02}", "text": text}


def write(folder: Path, files: int, each: int) -> Path:
    """So many files of so many rows, each as large as a shard: the field `padding` is no part of an article."""
    folder.mkdir()
    for file in range(files):
        rows = [row(file * each + n) for n in range(each)]
        rows[-1]["padding"] = "-" * SMALL
        lines = "".join(json.dumps(value) + "\n" for value in rows)
        (folder / f"{file}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def exported(record: Path) -> str:
    """Everything in a record, with the inputs as they came."""
    with dateline.open(record) as opened:
        came = {article.id: opened.view.snapshot(article.id).decode() for article in opened.articles()}
        return json.dumps({what: list(opened.export(what)) for what in WHAT} | {"came": came}, sort_keys=True)
