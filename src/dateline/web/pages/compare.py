"""The record against a table that somebody else coded: matched, missing, different, and how far both agree.

A table is sent once and kept (`Tables`); the comparison itself is a question like any other, all of it in its address.
"""

import tempfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from dateline import compare, front
from dateline.compare.report import figures
from dateline.errors import InputError
from dateline.web import downloads
from dateline.web.asking import Book, Comparing
from dateline.web.coder import Form, read_form
from dateline.web.rendering import render
from dateline.web.tables import Tables

router = APIRouter()
LONGEST = 2_000_000  # bytes of a form, its table included
MOST = 20_000  # events of the record that a page compares
ROWS = 200  # rows of each kind on the page; the file has them all
DAYS = 30
COLUMNS = ("outcome", "who", "first", "last", "countries", "field", "here", "there", "event", "source")
AGREEMENT = ("field", "pairs", "percent", "kappa")


async def pasted(request: Request) -> Form:
    return await read_form(request, LONGEST)


@router.post("/compare")
def bring(request: Request, book: Book, form: Annotated[Form, Depends(pasted)]) -> Response:
    """Keep the table and lead to the comparison. It changes nothing in the record."""
    if not form.get("table", "").strip():
        raise InputError("there is no table: paste one, with its first line the names of its columns")
    given = {name: form.get(name, "") for name in ("layout", "map", "days", "part")}
    try:
        asked = Comparing.model_validate({**given, "table": _tables(request).keep(form["table"])})
    except ValidationError as error:
        wrong = ", ".join(str(one["loc"][0]) for one in error.errors())
        raise InputError(f"{wrong} cannot be read: days apart is a number from 0 to {DAYS}") from error
    _compared(request, book, asked)  # what is wrong is told before there is an address
    return RedirectResponse(asked.to("/compare.csv" if form.get("as") == "csv" else "/compare"), 303)


@router.get("/compare")
def show(request: Request, book: Book, asked: Annotated[Comparing, Query()]) -> Response:
    made = _compared(request, book, asked) if asked.table else None
    return render(
        request,
        "compare.html",
        asked=asked,
        pasted=_tables(request).get(asked.table) if asked.table else "",
        made=made,
        figures=figures(made) if made else [],
        different=[pair for pair in made.pairs if pair.differences] if made else [],
        rows=ROWS,
        layouts=list(compare.LAYOUTS),
    )


@router.get("/compare.csv")
def keep(request: Request, book: Book, asked: Annotated[Comparing, Query()]) -> Response:
    return downloads.table(request, COLUMNS, _rows(_compared(request, book, asked)), "comparison")


@router.get("/compare/agreement.csv")
def keep_agreement(request: Request, book: Book, asked: Annotated[Comparing, Query()]) -> Response:
    made = _compared(request, book, asked)
    rows = [{name: getattr(row, name) for name in AGREEMENT} for row in made.agreement]
    return downloads.table(request, AGREEMENT, rows, "comparison-agreement")


def _tables(request: Request) -> Tables:
    found: Tables = request.app.state.tables
    return found


def _compared(request: Request, book: front.OpenRecord, asked: Comparing) -> compare.Comparison:
    """Raises InputError where the question or the table cannot be read, NotFoundError for a table that is gone."""
    if not asked.table:
        raise InputError("there is no table: paste one on the page Compare")
    if asked.days > DAYS:
        raise InputError(f"days apart is a number from 0 to {DAYS}")
    layout, mapped = asked.layout or "", asked.map or ""
    if bool(layout) == bool(mapped) or layout not in ("", *compare.LAYOUTS):
        raise InputError("say how to read the table: choose a layout, or map its columns (who=Leader,first=Date)")
    columns = compare.LAYOUTS[layout] if layout else compare.mapping(mapped)
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        file = Path(folder) / "table"
        file.write_text(_tables(request).get(asked.table), encoding="utf-8", errors="replace")
        try:
            theirs = compare.read(file, columns)
        except InputError as error:
            raise InputError(str(error).replace(str(file), "the table")) from error
    where = front.asked(asked.part or "")
    here = compare.here(book.view, where, theirs, days=asked.days, most=MOST)
    return compare.compare(here, theirs, days=asked.days, covered=compare.covered(book.view, where))


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
    return found + [row("not covered here", entry) for entry in made.not_covered]
