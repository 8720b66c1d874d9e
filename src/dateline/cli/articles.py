"""The command `article`: one as it was read, as it came, and as it changed."""

import sys
from typing import Annotated

import typer

from dateline.cli.answers import note, print_json
from dateline.cli.commands import app, as_json, open_record
from dateline.cli.options import FormatOption, RecordOption, examples, words
from dateline.errors import InputError


@app.command(
    epilog=examples(
        "dateline article", "dateline article a17 --dates", "dateline article a17 --diff", "dateline article a17 --raw"
    )
)
def article(
    article_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="Without one, all are listed.")] = None,
    dates: Annotated[bool, typer.Option("--dates", help="Every candidate for the publication date, and why.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="What changed from each earlier text to the next.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="The input as it came, byte for byte.")] = False,
    revision: Annotated[int | None, words("N", "With --raw: of an earlier text, by its number in --diff.")] = None,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """One article as it was read: its clean text and where its date is from; or the list of articles."""
    from dateline.cli import stories, tables
    from dateline.formats.models import ArticleOut

    if dates + diff + raw > 1 or (revision is not None and not raw):
        raise InputError("ask for one of --dates, --diff and --raw; --revision goes with --raw")
    with open_record(record) as book:
        if article_id is None:
            if as_json(format):
                print_json(ArticleOut.of(found) for found in book.articles())
            else:
                tables.articles(book.articles())
            return
        found = book.article(article_id)
        if raw:
            sys.stdout.buffer.write(book.view.snapshot(found.id, revision))
        elif diff:
            earlier = book.view.revisions(found.id)
            if not earlier:
                note(f"{found.id} has one text only")
            stories.changes(earlier, found)
        elif as_json(format):
            print(ArticleOut.of(found).model_dump_json(indent=2))
        else:
            stories.article(found, dates=dates)
