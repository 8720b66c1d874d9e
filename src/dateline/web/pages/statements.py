"""What was said: by speaker, by words, by quotation marks."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.formats import jsonl
from dateline.formats.models import StatementOut
from dateline.store import StatementRow, View
from dateline.web import downloads
from dateline.web.asking import PAGE, Book, Statements, StatementsPage
from dateline.web.paging import paged
from dateline.web.rendering import render

router = APIRouter()


def found(view: View, asked: Statements, limit: int | None = None, offset: int = 0) -> list[StatementRow]:
    return view.statements(
        speaker=asked.speaker,
        text=asked.text,
        kind=asked.kind,
        article=asked.article,
        limit=limit,
        offset=offset,
    )


@router.get("/statements")
def statements(request: Request, book: Book, asked: Annotated[StatementsPage, Query()]) -> Response:
    start = (asked.page - 1) * PAGE
    rows, pages = paged(found(book.view, asked, PAGE + 1, start), asked, asked.page, "/statements")
    near = book.view.names_like(asked.speaker) if asked.speaker and not rows else []
    return render(request, "statements.html", asked=asked, rows=rows, pages=pages, near=near)


@router.get("/statements.{layout}")
def download(book: Book, layout: Literal["jsonl", "csv"], asked: Annotated[Statements, Query()]) -> Response:
    coder = jsonl.coder_of(book.view)
    values = (StatementOut.of(row, coder) for row in found(book.view, asked))
    return downloads.rows(values, "statements", layout)
