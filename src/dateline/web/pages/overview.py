"""The first page: what is new, what comes next, what is overdue, and where reports differ."""

from datetime import date, timedelta

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.store import EventFilter, EventRow, View
from dateline.web.asking import Book, Events
from dateline.web.charts import months
from dateline.web.charts.svg import Chart
from dateline.web.pages.plans import with_parties
from dateline.web.rendering import render

router = APIRouter()
RECENT, YEAR = timedelta(days=14), timedelta(days=365)
FEW = 8


@router.get("/")
def overview(request: Request, book: Book) -> Response:
    view = book.view
    today = view.last_day()
    recent = _before(today, RECENT) if today else None
    fates = view.fates(today)
    coming = view.plans(today, fate="open", limit=FEW)
    overdue = view.plans(today, fate="overdue", limit=FEW, offset=max(0, fates["overdue"] - FEW))[::-1]
    happened = EventFilter(since=recent, status="held,ongoing", news=True)
    return render(
        request,
        "overview.html",
        counts=view.counts(),
        stale=bool(view.settings().get("stale")),
        applying=request.app.state.applying.running,
        today=today,
        since=recent,
        new=[row for row in view.events(happened, limit=FEW, newest=True) if _first(row) >= str(recent)],
        articles=view.newest(limit=6),
        coming=with_parties(view, coming),
        coming_all=fates["open"],
        overdue=with_parties(view, overdue),
        overdue_all=fates["overdue"],
        disputed=view.events(EventFilter(disputed=True), limit=FEW, newest=True),
        bars=_bars(view, today),
        actors=view.actors(limit=FEW),
    )


def _bars(view: View, today: date | None) -> Chart | None:
    """The last year and what is announced, from the counts that the record keeps."""
    began = view.tallies(EventFilter(), [months.BEGAN])[months.BEGAN]
    first = f"{_before(today, YEAR):%Y-%m}" if today else ""
    return months.chart({value: count for value, count in began.items() if value[:7] >= first}, Events())


def _before(day: date, reach: timedelta) -> date:
    return date.fromordinal(max(day.toordinal() - reach.days, 1))


def _first(row: EventRow) -> str:
    start = row.event.start
    day = start and (start.earliest or start.latest)
    return day.isoformat() if day else ""
