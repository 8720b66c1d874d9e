"""The list of events: filters in the address, pages, and the same list as a file."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.formats import jsonl
from dateline.formats.models import EventOut
from dateline.web import downloads
from dateline.web.asking import PAGE, Book, Events, EventsPage
from dateline.web.charts import months
from dateline.web.paging import paged
from dateline.web.rendering import render

router = APIRouter()


@router.get("/events")
def events(request: Request, book: Book, asked: Annotated[EventsPage, Query()]) -> Response:
    view, where = book.view, asked.filter()
    found = view.events(where, limit=PAGE + 1, offset=(asked.page - 1) * PAGE)
    rows, pages = paged(found, asked, asked.page, "/events")
    names = (asked.actor, *(asked.dyad or "").split(","))
    return render(
        request,
        "events.html",
        asked=asked,
        rows=rows,
        pages=pages,
        total=view.count(where),
        bars=months.of(view, asked.bare()) if asked.page == 1 else None,
        near=[] if rows else [near for name in names if name for near in view.names_like(name)],
    )


@router.get("/events.{layout}")
def download(book: Book, layout: Literal["jsonl", "csv"], asked: Annotated[Events, Query()]) -> Response:
    coder = jsonl.coder_of(book.view)
    stories = book.view.stories(asked.filter())
    return downloads.rows((EventOut.of(story, coder) for story in stories), "events", layout)


@router.get("/contacts.{layout}")
def bars(request: Request, book: Book, layout: Literal["svg", "csv"], asked: Annotated[Events, Query()]) -> Response:
    return downloads.chart(request, months.of(book.view, asked), "contacts", layout)
