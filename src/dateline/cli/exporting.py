"""The command `export`: a part of the record for other programs and people, in one of the field's layouts."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.answers import note, warn_if_stale
from dateline.cli.commands import app, open_record
from dateline.cli.options import LayoutName, RecordOption, What, examples, words
from dateline.errors import InputError


@app.command(
    epilog=examples(
        "dateline export > events.jsonl",
        "dateline export --layout colt --out trips.csv",
        "dateline export --layout ical --query 'country:PRK status:planned' > plans.ics",
    )
)
def export(
    what: Annotated[What, typer.Option(help="What to export; most layouts hold events only.")] = "events",
    layout: Annotated[LayoutName, typer.Option("--layout", "--format", help="See `--layouts`.")] = "jsonl",
    query: Annotated[str | None, words("QUERY", "Only the events that fit, as in `dateline find`.")] = None,
    out: Annotated[Path | None, words("FILE", "A file instead of standard output.")] = None,
    layouts: Annotated[bool, typer.Option("--layouts", help="List the layouts and end.")] = False,
    record: RecordOption = None,
) -> None:
    """Write a part of the record in one of the field's layouts. `dateline schema` describes JSON Lines."""
    from dateline import formats

    if layouts:
        for name, each in formats.LAYOUTS.items():
            print(f"{name:18} {each.summary}")
        return
    found = formats.LAYOUTS[layout]
    with open_record(record) as book:
        warn_if_stale(book.view)
        if out is None:
            if found.binary and sys.stdout.isatty():
                raise InputError(f"the layout {layout} is no text: name a file with --out")
            book.write(sys.stdout.buffer if found.binary else sys.stdout, what, layout, query=query)
            return
        try:
            with out.open("wb") if found.binary else out.open("w", encoding="utf-8", newline="") as file:
                count = book.write(file, what, layout, query=query)
        except OSError as error:
            raise InputError(f"{out} cannot be written: {error.strerror}") from error
        note(f"{count} {what if found.of_kind else found.items} written to {out}")
