"""The commands that say how something was decided: `why` of an event or of words, `mentions` of a whole article."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.answers import note, print_json
from dateline.cli.commands import app, as_json, open_record
from dateline.cli.options import FormatOption, RecordOption, examples
from dateline.errors import NotFoundError

if TYPE_CHECKING:
    from dateline.model import Article
    from dateline.pipeline import Explained

AT = re.compile(r"(.+):(\d+)")  # an article and where a mention begins, or any character of it


@app.command(
    epilog=examples(
        "dateline why 9ede47", "dateline why 9ede47 --all", "dateline why a17 'the minister'", "dateline why a17:120"
    )
)
def why(
    asked: Annotated[
        str, typer.Argument(metavar="EVENT|ARTICLE", help="An event's id or the first characters of it; or an article.")
    ],
    mention: Annotated[
        str | None, typer.Argument(metavar="[WORDS]", help="Of an article: words of a mention; or write ARTICLE:START.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every comparison, not only the strongest.")] = False,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """Why an event is one: which reports were merged, on which features, and what was close and kept apart. Or why
    words of an article stand for a person, a place, a time, and what else they could be."""
    from dateline.cli import stories
    from dateline.formats.views import ComparisonOut

    if mention or AT.fullmatch(asked):
        _why(asked, mention, record, format)
        return
    with open_record(record) as book:
        comparisons = book.why(asked)
        if as_json(format):
            print_json(ComparisonOut.of(comparison) for comparison in comparisons)
        else:
            stories.why(book.event(asked), comparisons, book.view, everything=everything)


@app.command(epilog=examples("dateline mentions a17", "dateline mentions a17 'the minister'"))
def mentions(
    article_id: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article's id.")],
    asked: Annotated[str | None, typer.Argument(metavar="[WORDS]", help="Only mentions that hold these words.")] = None,
    record: RecordOption = None,
    format: FormatOption = None,
) -> None:
    """How the words of an article were resolved to actors, places and times, each with the reason."""
    article, found = _explained(record, article_id)
    found = [one for one in found if _holds(one, article, asked)]
    if as_json(format):
        print(json.dumps([_data(one, article) for one in found], ensure_ascii=False, indent=2))
    else:
        _table(found, article)


def _why(asked: str, words: str | None, record: str | None, format: str | None) -> None:
    """Print each mention of an article that holds these words, or the one at "ARTICLE:CHARACTER", with what else it
    could be. Raises NotFoundError where there is none."""
    at = None if words else AT.fullmatch(asked)
    article, found = _explained(record, at[1] if at else asked)
    if at:
        found = [one for one in found if one.span.start <= int(at[2]) < one.span.end]
    found = [one for one in found if _holds(one, article, words)]
    if not found:
        which = f"at character {at[2]}" if at else f"with {words!r}"
        raise NotFoundError(f"{article.id} has no mention {which}: `dateline mentions {article.id}` lists them")
    if as_json(format):
        print(json.dumps([_data(one, article) | _candidates(one) for one in found], ensure_ascii=False, indent=2))
        return
    for one in found:
        _show(one, article)


def _explained(record: str | None, article_id: str) -> tuple["Article", list["Explained"]]:
    """The article, read again by the coder of today; says so where another one coded the record."""
    from dateline import front, pipeline

    with open_record(record) as book:
        article = book.article(article_id)
        coded = book.view.settings().get("config", {})
    now = front.versions()
    if changed := [name for name in now if name != "codebook" and coded.get(name, now[name]) != now[name]]:
        note(f"dateline: read again, with another {' and '.join(changed)} than the record was coded with")
    return article, pipeline.explained(article)


def _holds(one: "Explained", article: "Article", words: str | None) -> bool:
    return not words or words.casefold() in _words(one, article).casefold()


def _words(one: "Explained", article: "Article") -> str:
    return " ".join(one.span.of(article.text).split())


def _data(one: "Explained", article: "Article") -> dict[str, Any]:
    told = {name: getattr(one, name) for name in ("asks", "meaning", "how", "reason")}
    return {"start": one.span.start, "end": one.span.end, "words": _words(one, article), **told}


def _candidates(one: "Explained") -> dict[str, Any]:
    return {"candidates": [asdict(candidate) for candidate in one.candidates]}


def _table(found: Sequence["Explained"], article: "Article") -> None:
    from dateline.cli.tables import console, grid, plain

    table = grid("words", "meaning", "how", "reason")
    for one in found:
        table.add_row(*map(plain, (_words(one, article), one.meaning, one.how, one.reason)))
    console().print(table)


def _show(one: "Explained", article: "Article") -> None:
    from rich.text import Text

    from dateline.cli.tables import console, plain

    out = console()
    where = f"{article.id}:{one.span.start}"
    head = Text.assemble(("\u201c" + plain(_words(one, article)).plain + "\u201d", "bold"), f"  {one.asks}: ")
    out.print(head.append_text(plain(one.meaning)).append_text(plain(f"  {where}", "dim")))
    out.print(plain(f"  {one.how}: {one.reason}" if one.reason else f"  {one.how}"))
    for candidate in one.candidates:
        about = f"  {candidate.about}" if candidate.about else ""
        out.print(plain(f"  {'*' if candidate.chosen else ' '} {candidate.name}{about}"))
    out.print()
