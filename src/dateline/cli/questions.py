"""The commands that ask: `find`, `facets`, `search`, `sql`, `brief`."""

import csv
import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from dateline.cli.answers import cut, note, nothing, print_json, warn_if_stale
from dateline.cli.commands import app, as_json, open_record
from dateline.cli.options import FormatOption, LimitOption, RecordOption, examples, words
from dateline.errors import InputError


@app.command(
    epilog=examples(
        "dateline find actor:lavrov country:PRK status:planned since:2025-07",
        "dateline find 'dyad:RUS-PRK type:visit,meet origins:2'",
        "dateline find 'place:geneva \"prisoner exchange\"'",
    )
)
def find(
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help="Fields with values, and words to look for.")],
    limit: LimitOption = 50,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """List the events that fit a query. Fields: actor, country, dyad, type, status, since, until, on, place, outlet,
    origins, disputed, news."""
    from dateline.cli import tables
    from dateline.formats import jsonl
    from dateline.formats.models import EventOut
    from dateline.front import asked

    wanted = asked(_line(query))
    with open_record(record) as book:
        view = book.view
        warn_if_stale(view)
        if as_json(format):
            coder = jsonl.coder_of(view)
            print_json(EventOut.of(story, coder) for story in view.stories(wanted, limit=limit or None))
            return
        rows = view.events(wanted, limit=limit + 1 if limit else None)
        if not rows:
            nothing(view, "event", *filter(None, [wanted.actor]))
        tables.events(cut(rows, limit), view.short_id_length())


def _line(query: list[str]) -> str:
    """The query of several arguments: the shell has taken the quotes from what holds a space."""
    return " ".join(_requoted(part) if len(query) > 1 else part for part in query)


def _requoted(part: str) -> str:
    if " " not in part or '"' in part:
        return part
    field, colon, value = part.partition(":")
    return f'{field}:"{value}"' if colon and field.isalpha() else f'"{part}"'


@app.command(epilog=examples("dateline facets", "dateline facets country:PRK since:2025"))
def facets(
    query: Annotated[list[str] | None, typer.Argument(metavar="[QUERY...]", help="As for `find`.")] = None,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """How the events that fit a query divide: by type, status, country, actor, dyad, outlet and month."""
    from dateline.cli import tables

    with open_record(record) as book:
        warn_if_stale(book.view)
        found = book.facets(_line(query or []))
        if as_json(format):
            print(json.dumps({name: dict(values) for name, values in found.items()}, ensure_ascii=False))
        else:
            tables.facets(found)


@app.command(epilog=examples("dateline search 'grain corridor'", "dateline search ceasefire --what statements"))
def search(
    text: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words, "a phrase", or the beginn* of one.')],
    what: Annotated[Literal["articles", "statements", "events"], typer.Option(help="Where to look.")] = "articles",
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 20,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """Full text, the best first, with the words found marked."""
    from dateline.cli import tables

    with open_record(record) as book:
        found = book.search(_line(text), what, limit=limit)
        if as_json(format):
            fields = ("id", "title", "score")
            hits = [{f: getattr(hit, f) for f in fields} | {"snippet": hit.marked("**", "**")} for hit in found]
            print(json.dumps(hits, ensure_ascii=False))
            return
        if not found:
            nothing(book.view, what.removesuffix("s"))
        tables.hits(found)


@app.command(
    epilog=examples(
        'dateline sql "SELECT country, count(*) FROM participants GROUP BY country"',
        "dateline sql --views",
    )
)
def sql(
    command: Annotated[str | None, typer.Argument(metavar="[SELECT]", help="A query; - reads it from input.")] = None,
    views: Annotated[bool, typer.Option("--views", help="List the views and their columns.")] = False,
    format: Annotated[Literal["csv", "json"] | None, typer.Option(help="CSV, or JSON lines.")] = None,
    record: RecordOption = None,
) -> None:
    """Ask the record in SQL, read-only, over documented views. Answers in CSV, or JSON Lines."""
    from dateline.store import sql as asking

    if views:
        print(asking.described())
        return
    if command is None:
        raise InputError("no query: write a SELECT, or ask for --views")
    with open_record(record) as book:
        answer = book.sql(sys.stdin.read() if command == "-" else command)
    if format == "json":
        for row in answer.rows:
            print(json.dumps(dict(zip(answer.columns, row, strict=True)), ensure_ascii=False))
        return
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(answer.columns)
    table.writerows(["" if value is None else value for value in row] for row in answer.rows)


@app.command(
    epilog=examples(
        "dateline brief --dyad RUS,PRK --since 2025-07",
        "dateline brief --actor lavrov --out lavrov.pdf",
    )
)
def brief(
    actor: Annotated[str | None, words("NAME", "Words of a name.")] = None,
    dyad: Annotated[str | None, words("A,B", "Two sides: countries or actors.")] = None,
    country: Annotated[str | None, words("COUNTRY", "A country taking part, hosting, or the place.")] = None,
    since: Annotated[str | None, words("DAY", "2025-07-12, 2025-07 or 2025.")] = None,
    until: Annotated[str | None, words("DAY", "The last day asked for.")] = None,
    query: Annotated[str | None, words("QUERY", "More conditions, as in `dateline find`.")] = None,
    layout: Annotated[
        Literal["markdown", "html", "pdf"] | None, typer.Option(help="Else by the name of --out, else Markdown.")
    ] = None,
    out: Annotated[Path | None, words("FILE", "A file instead of standard output.")] = None,
    record: RecordOption = None,
) -> None:
    """Write a dossier: what happened, was said, is planned, is disputed, with footnotes to the words of the
    articles."""
    from dateline.formats import dossier

    if not any((actor, dyad, country, query)):
        raise InputError("a dossier needs a subject: give --actor, --dyad, --country or --query")
    chosen = layout or {".html": "html", ".pdf": "pdf"}.get(out.suffix.lower() if out else "", "markdown")
    with open_record(record) as book:
        warn_if_stale(book.view)
        made = book.brief(actor=actor, dyad=dyad, country=country, since=since, until=until, query=query)
        if not made.sections:
            nothing(book.view, "event or statement", *filter(None, [actor]))
    written = {"markdown": dossier.markdown, "html": dossier.page}
    data = dossier.pdf(made) if chosen == "pdf" else written[chosen](made).encode()
    if out is None:
        sys.stdout.buffer.write(data)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}") from error
    note(f"{sum(len(section.lines) for section in made.sections)} lines written to {out}")
