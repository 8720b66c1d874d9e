"""The record against a table that somebody else coded: matched, missing, different, and how far both agree."""

import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from dateline import compare, front
from dateline.compare.report import figures
from dateline.errors import InputError
from dateline.web import downloads
from dateline.web.asking import Book
from dateline.web.coder import Form, read_form
from dateline.web.rendering import render

router = APIRouter()
LONGEST = 2_000_000  # bytes of a form, its table included
ROWS = 200  # rows of each kind on the page; the file has them all
DAYS = 30
COLUMNS = ("outcome", "who", "first", "last", "countries", "field", "here", "there", "event", "source")


async def pasted(request: Request) -> Form:
    return await read_form(request, LONGEST)


@router.get("/compare")
def ask(request: Request) -> Response:
    return render(request, "compare.html", form={}, made=None, layouts=list(compare.LAYOUTS))


@router.post("/compare")
def report(request: Request, book: Book, form: Annotated[Form, Depends(pasted)]) -> Response:
    """The comparison as a page, or as CSV. It changes nothing: a table is only too long for an address."""
    made = _compared(book, form)
    if form.get("as") == "csv":
        return downloads.table(request, COLUMNS, _rows(made), "comparison")
    return render(
        request,
        "compare.html",
        form=form,
        made=made,
        figures=figures(made),
        different=[pair for pair in made.pairs if pair.differences],
        rows=ROWS,
        layouts=list(compare.LAYOUTS),
    )


def _compared(book: front.OpenRecord, form: Form) -> compare.Comparison:
    """Raises InputError where the form or the table cannot be read."""
    table, days = form.get("table", ""), form.get("days") or "1"
    if not table.strip():
        raise InputError("there is no table: paste one, with its first line the names of its columns")
    if not days.isdecimal() or int(days) > DAYS:
        raise InputError(f"days apart is a number from 0 to {DAYS}")
    layout, mapped = form.get("layout", ""), form.get("map", "")
    if bool(layout) == bool(mapped) or layout not in ("", *compare.LAYOUTS):
        raise InputError("say how to read the table: choose a layout, or map its columns (who=Leader,first=Date)")
    columns = compare.LAYOUTS[layout] if layout else compare.mapping(mapped)
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        file = Path(folder) / "table"
        file.write_text(table, encoding="utf-8")
        try:
            theirs = compare.read(file, columns)
        except InputError as error:
            raise InputError(str(error).replace(str(file), "the table")) from error
    here = compare.ours(book.view.stories(front.asked(form.get("query", ""))))
    return compare.compare(here, theirs, days=int(days))


def _rows(made: compare.Comparison) -> list[dict[str, object]]:
    """The whole comparison, a row for each difference and each entry that one side lacks."""

    def row(outcome: str, entry: compare.Entry, event: str = "", *cells: str) -> dict[str, object]:
        field, here, there = cells or ("", "", "")
        days = entry.first and entry.first.isoformat(), entry.last and entry.last.isoformat()
        values = (outcome, entry.who, *days, "; ".join(entry.countries), field, here, there, event, entry.source)
        return dict[str, object](zip(COLUMNS, values, strict=True))

    found = []
    for pair in made.pairs:
        found += [row("different", pair.here, pair.here.id, d.field, d.here, d.there) for d in pair.differences]
        if not pair.differences:
            found.append(row("matched", pair.here, pair.here.id))
    found += [row("missing here", entry) for entry in made.missing_here]
    found += [row("missing there", entry, entry.id) for entry in made.missing_there]
    return found
