"""Timeline and network of any question."""

from datetime import date, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.front import OpenRecord
from dateline.store import EventRow
from dateline.web import downloads
from dateline.web.asking import Book, Events, NetworkQuestion
from dateline.web.charts import months, network, timeline
from dateline.web.charts.svg import Chart
from dateline.web.rendering import render

router = APIRouter()
MOST = 1000  # events drawn at once, the newest
COUNTED = 20_000  # events that a network counts, the newest
REACHES = {"day": 1, "week": 7, "month": 31, "quarter": 91, "year": 365, "decade": 3652, "50 years": 18262}


@router.get("/timeline")
def show_timeline(request: Request, book: Book, asked: Annotated[Events, Query()]) -> Response:
    rows = _rows(book, asked)
    days = _days(asked, rows)
    return render(
        request,
        "timeline.html",
        asked=asked,
        drawn=_timeline(book, asked, rows),
        days=days,
        moves=_moves(asked, *days) if days else {},
        reaches=_reaches(asked, *days) if days else [],
        most=MOST if len(rows) == MOST else None,
    )


@router.get("/timeline.{layout}")
def keep_timeline(
    request: Request, book: Book, layout: Literal["svg", "csv"], asked: Annotated[Events, Query()]
) -> Response:
    return downloads.chart(request, _timeline(book, asked, _rows(book, asked)), "timeline", layout)


@router.get("/network")
def show_network(request: Request, book: Book, asked: Annotated[NetworkQuestion, Query()]) -> Response:
    most = COUNTED if book.view.count(asked.filter()) > COUNTED else None
    return render(request, "network.html", asked=asked, drawn=_network(book, asked), most=most)


@router.get("/network.{layout}")
def keep_network(
    request: Request, book: Book, layout: Literal["svg", "csv"], asked: Annotated[NetworkQuestion, Query()]
) -> Response:
    return downloads.chart(request, _network(book, asked), "network", layout)


def _network(book: OpenRecord, asked: NetworkQuestion) -> Chart | None:
    pairs = book.view.met(asked.filter(), by=asked.by, most=COUNTED)
    actors = {} if asked.by == "country" else book.view.named({id for pair in pairs for id in (pair.a, pair.b)})
    return network.chart(pairs, actors, by=asked.by)


def _rows(book: OpenRecord, asked: Events) -> list[EventRow]:
    """The newest events that fit, in the order of time."""
    return book.view.events(asked.filter(), limit=MOST, newest=True)[::-1]


def _timeline(book: OpenRecord, asked: Events, rows: list[EventRow]) -> Chart | None:
    days = _days(asked, rows)
    if days is None:
        return None
    return timeline.chart(rows, book.view.plans_of([row.event for row in rows]), *days, asked.bare())


def _days(asked: Events, rows: list[EventRow]) -> tuple[date, date] | None:
    """The days to draw: those asked for, else those that the events touch, with a little air."""
    touched = months.span_of(rows)
    where = asked.filter()
    if touched is None:
        return None
    air = timedelta(days=1 + (touched[1] - touched[0]).days // 40)
    first = where.since or touched[0] - min(air, touched[0] - date.min)
    last = where.until or touched[1] + min(air, date.max - touched[1])
    return (first, last) if first <= last else (last, first)


def _moves(asked: Events, first: date, last: date) -> dict[str, str]:
    """Addresses of the views around this one: nearer, farther, earlier, later."""
    width = last - first
    half, quarter = max(width / 2, timedelta(days=1)), width / 4

    def to(a: timedelta, b: timedelta) -> str:
        start = first + max(a, date.min - first)
        end = last + min(b, date.max - last)
        return asked.within(min(start, end), max(start, end)).to("/timeline")

    return {
        "Earlier": to(-half, -half),
        "Later": to(half, half),
        "Closer": to(quarter, -quarter),
        "Farther": to(-half, half),
    }


def _reaches(asked: Events, first: date, last: date) -> list[tuple[str, str, bool]]:
    """Addresses of views from a day to decades around the middle of this one; whether it is the one shown."""
    middle = first + (last - first) / 2
    found = []
    for name, days in REACHES.items():
        start = middle - min(timedelta(days=(days - 1) // 2), middle - date.min)
        end = start + min(timedelta(days=days - 1), date.max - start)
        found.append((name, asked.within(start, end).to("/timeline"), (last - first).days + 1 == days))
    return found
