"""Where events took place, and the ways of those who went there."""

import io
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline import formats
from dateline.errors import InputError
from dateline.front import OpenRecord
from dateline.store import EventRow
from dateline.web import downloads
from dateline.web.asking import Book, MapQuestion
from dateline.web.charts import world
from dateline.web.rendering import attachment, render, tagged

router = APIRouter()
MOST = 1000  # events drawn at once, the newest


@router.get("/map")
def show(request: Request, book: Book, asked: Annotated[MapQuestion, Query()]) -> Response:
    rows, total = _rows(book, asked)
    days, day = world.days(rows), _day(asked)
    drawn = world.chart(rows, asked.bare(), day)
    return render(
        request,
        "map.html",
        asked=asked,
        drawn=drawn,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        stands=(min(max(day or days[-1], days[0]), days[-1]) - days[0]).days if days else 0,
        built=bool(world.outlines()),
        most=MOST if total > MOST else None,
    )


@router.get("/map.{layout}")
def keep(
    request: Request, book: Book, layout: Literal["svg", "csv", "geojson"], asked: Annotated[MapQuestion, Query()]
) -> Response:
    if layout == "geojson":
        out = io.StringIO()
        formats.export(book.view, out, what="events", layout="geojson", asked=asked.filter())
        return tagged(request, out.getvalue(), "application/geo+json", headers=attachment("map.geojson"))
    rows, _ = _rows(book, asked)
    return downloads.chart(request, world.chart(rows, asked.bare(), _day(asked)), "map", layout)


def _rows(book: OpenRecord, asked: MapQuestion) -> tuple[list[EventRow], int]:
    """The newest events that fit, in the order of time, and how many fit in all."""
    where = asked.filter()
    return book.view.events(where, limit=MOST, newest=True)[::-1], book.view.count(where)


def _day(asked: MapQuestion) -> date | None:
    """Raises InputError for a day that no calendar has."""
    try:
        return date.fromisoformat(asked.day) if asked.day else None
    except ValueError as error:
        raise InputError(f"{asked.day!r} is no day") from error
