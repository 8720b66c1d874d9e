"""The command `compare`: the record against a table that somebody else coded."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dateline.cli.answers import note, warn_if_stale
from dateline.cli.commands import app, as_json, open_record
from dateline.cli.options import FormatOption, RecordOption, examples, words
from dateline.errors import InputError

if TYPE_CHECKING:
    from dateline.compare import Comparison


@app.command(
    epilog=examples(
        "dateline compare trips.csv --layout colt --html report.html",
        "dateline compare mine.csv --map who=Leader,first=Date,country=Country",
    )
)
def compare(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, TSV, JSON Lines, or the Historian's XML.")],
    layout: Annotated[
        Literal["colt", "icews", "historian-travels", "historian-visits"] | None,
        typer.Option(help="A layout that is read as it comes."),
    ] = None,
    map: Annotated[
        str | None,
        words("FIELD=COLUMN,...", "Fields: id, who, first, last, country, kind, status, others."),
    ] = None,
    query: Annotated[str | None, words("QUERY", "Only the events that fit, as in `dateline find`.")] = None,
    days: Annotated[int, typer.Option(min=0, help="Days that two entries may lie apart.")] = 1,
    html: Annotated[Path | None, words("FILE", "Write the whole comparison as a page.")] = None,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """Hold the record against a table coded by hand: matched, missing here, missing there, different, and agreement."""
    from dateline import compare as comparing
    from dateline.cli import tables
    from dateline.compare import report
    from dateline.front import asked

    if (layout is None) == (map is None):
        raise InputError(
            f"say how to read {file}: --layout ({', '.join(comparing.LAYOUTS)}), or --map who=...,first=..."
        )
    columns = comparing.LAYOUTS[layout] if layout else comparing.mapping(map or "")
    theirs = comparing.read(file, columns)
    with open_record(record) as book:
        warn_if_stale(book.view)
        where = asked(query or "")
        here = comparing.here(book.view, where, theirs, days=days)
        made = comparing.compare(here, theirs, days=days, covered=comparing.covered(book.view, where))
    if html:
        _write(html, report.page(made, f"{book.path.name} against {file.name}"))
    if as_json(format):
        print(json.dumps(_plain(made), ensure_ascii=False, default=str))
    else:
        tables.comparison(made)


def _plain(made: "Comparison") -> dict[str, object]:
    return {**asdict(made), "recall": made.recall, "precision": made.precision}


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}") from error
    note(f"the whole comparison is in {path}")
