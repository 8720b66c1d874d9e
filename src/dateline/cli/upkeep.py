"""The commands that keep a record well: `doctor`, `backup`, `vacuum`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.answers import note
from dateline.cli.commands import app, as_json
from dateline.cli.options import FormatOption, RecordOption, examples

if TYPE_CHECKING:
    from dateline.store.locations import Location


def _path(record: str | None) -> "Location":
    from dateline import config
    from dateline.store.locations import locate

    return locate(record or config.load().record)


@app.command(epilog=examples("dateline doctor", "dateline doctor --repair"))
def doctor(
    repair: Annotated[bool, typer.Option("--repair", help="Mend what can be mended.")] = False,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """Check the record: the file, its tables, references, quotes and full text. Ends with 1 where something is
    wrong."""
    from dateline.store import upkeep

    found = upkeep.examine(_path(record), repair=repair)
    if as_json(format):
        print(json.dumps([asdict(finding) for finding in found], ensure_ascii=False))
    for finding in [] if as_json(format) else found:
        end = "mended" if finding.mended else finding.remedy or "dateline doctor --repair mends it"
        print(f"{finding.what}: {end}")
    if not found and not as_json(format):
        print(f"{_path(record)} is well")
    if not all(finding.mended for finding in found):
        raise typer.Exit(1)


@app.command(epilog=examples("dateline backup monday.db"))
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The copy; it must not be there yet.")],
    record: RecordOption = None,
) -> None:
    """Copy the record as it is at this moment, also while it is used."""
    from dateline.store import upkeep

    note(f"{upkeep.backup(_path(record), file):,} bytes written to {file}")


@app.command(epilog=examples("dateline vacuum"))
def vacuum(record: RecordOption = None) -> None:
    """Make the record's file small and its questions quick again, after much was deleted or changed."""
    from dateline.store import upkeep

    before, after = upkeep.vacuum(_path(record))
    note(f"{_path(record)}: {before:,} bytes before, {after:,} after")
