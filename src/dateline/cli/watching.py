"""The commands `watch` and `feeds`: what is published from now on."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.answers import note, stopping
from dateline.cli.codebook import CodebookOption
from dateline.cli.commands import app, as_json, open_record
from dateline.cli.options import (
    EntitiesOption,
    FormatOption,
    ParserOption,
    PrivateOption,
    RecordOption,
    WorkersOption,
    examples,
)

if TYPE_CHECKING:
    from dateline.pipeline import Asked, Run


@app.command(epilog=examples("dateline watch feeds.toml", "dateline watch feeds.toml --once"))
def watch(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A TOML of feeds with their intervals.")],
    once: Annotated[bool, typer.Option("--once", help="Ask what is due now, and end.")] = False,
    codebook: CodebookOption = None,
    entities: EntitiesOption = None,
    parser: ParserOption = None,
    workers: WorkersOption = None,
    private: PrivateOption = False,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """Ask feeds and sitemaps at their intervals and read what is new, until stopped; then the same command goes on."""
    from dateline.cli.progress import Progress

    with open_record(record) as book, stopping(), Progress() as progress:
        for run in book.watch(
            file,
            codebook=codebook,
            entities=entities,
            parser=parser,
            workers=workers,
            private=private,
            on_article=progress.article,
        ):
            for problem in run.done.problems:
                note(f"dateline: {problem}")
            print(_as_json(run) if as_json(format) else _report(run), flush=True)
            if once:
                break


def _report(run: "Run") -> str:
    done = run.done
    came = f"{done.added} added, {done.revised} revised, {done.unchanged} unchanged"
    head = f"{run.at:%Y-%m-%d %H:%M} UTC: {len(run.asked)} feeds asked; articles: {came}"
    return "\n".join((head, *(f"  {asked.feed.name or asked.feed.url}: {_told(asked)}" for asked in run.asked)))


def _told(asked: "Asked") -> str:
    if asked.problem:
        return f"failed ({asked.problem}); asked again {asked.due:%Y-%m-%d %H:%M}"
    failed = f", {asked.failed} failed" if asked.failed else ""
    return f"{asked.pages} pages{failed}" if asked.pages or failed else "nothing new"


def _as_json(run: "Run") -> str:
    """One run as one line."""
    done = run.done
    feeds = [
        {
            "url": asked.feed.url,
            "name": asked.feed.name,
            "pages": asked.pages,
            "failed": asked.failed,
            "problem": asked.problem,
            "due": asked.due.isoformat(),
        }
        for asked in run.asked
    ]
    counts = {"added": done.added, "revised": done.revised, "unchanged": done.unchanged}
    told = {"at": run.at.isoformat(), **counts, "feeds": feeds, "problems": [str(p) for p in done.problems]}
    return json.dumps(told, ensure_ascii=False)


@app.command(epilog=examples("dateline feeds > feeds.toml", "dateline watch feeds.toml"))
def feeds() -> None:
    """A list of public feeds of foreign ministries, international bodies and news agencies, to begin a watch with."""
    from dateline.pipeline import ready_feeds

    sys.stdout.write(ready_feeds())
