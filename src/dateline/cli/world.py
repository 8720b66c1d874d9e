"""`dateline world`: what is known of a name, and the facts that a user adds."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.answers import note
from dateline.cli.options import FormatOption, examples

if TYPE_CHECKING:
    from dateline.world import Known

commands = typer.Typer(
    no_args_is_help=True,
    help="Facts about the world: offices and their holders, states, bodies, places. Yours win over those that ship.",
)


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.add_typer(commands, name="world")


@commands.command(
    epilog=examples("dateline world show 'Anna Berg'", "dateline world show Georgia", "dateline world show")
)
def show(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Else all that you have added.")] = None,
    format: FormatOption = None,
) -> None:
    """What is known of a name, with source and days: offices held, state, body, outlet, places."""
    from dateline import config, world

    facts = world.load()
    found = world.known(facts, name) if name else world.own_facts(facts)
    if (format or config.load().format) == "json":
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
        return
    if name is None:
        note(f"own facts in {world.folder()}: {len(found)}, version {facts.own.version or 'none'}")
    elif not found:
        note(f"nothing is known of {name!r}; dateline world update FILE adds facts")
    _table(found)


def _table(found: Sequence["Known"]) -> None:
    from dateline.cli.tables import console, grid, plain

    table = grid("what", "name", "about", "country", "days", "source")
    for one in found:
        row = (one.what, one.name, one.about, one.country or "", _days(one), one.source)
        table.add_row(*map(plain, row))
    if found:
        console().print(table)


def _days(one: "Known") -> str:
    if one.what != "office":
        return ""
    until = one.end or (f"open, seen {one.seen}" if one.seen else "open")
    return f"{one.start or 'unknown'} to {until}"


@commands.command(
    epilog=examples(
        "dateline world update holders.csv",
        "dateline world update query.json --skip",
        "DATELINE_FACTS=facts dateline world update holders.csv",
    )
)
def update(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An export of Wikidata's query service, or a CSV.")],
    skip: Annotated[bool, typer.Option("--skip", help="Leave wrong rows out instead of refusing the file.")] = False,
) -> None:
    """Add office holders, places or bodies of your own; a row replaces what you gave before of the same person and
    office, or the same name.

    Holders: person, office, country or organization, start, end, names, wikidata, seen, source.
    Places: name, kind, country, latitude, longitude, names, source. Bodies: name, kind, country, names, source.
    """
    from dateline import world

    done = world.update(file, world.folder(), world.load(), skip=skip)
    for line in done.skipped:
        note(f"dateline: left out, {line}")
    counts = f"{done.rows} rows read, {done.new} new or changed, {len(done.skipped)} left out"
    print(f"{done.kind}: {counts}; kept in {done.file}")
    if done.new:
        note("articles that are read again are coded with them: run the same ingest once more")
