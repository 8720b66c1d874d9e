"""The first page: what is new, what comes next, what is overdue, and where reports differ."""

from datetime import date, timedelta

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.store import EventFilter, EventRow, View
from dateline.web.asking import Book, Events
from dateline.web.charts import months
from dateline.web.pages.plans import with_parties
from dateline.web.rendering import render

router = APIRouter()
RECENT = timedelta(days=14)
REACHES = tuple(timedelta(days=n) for n in (365, 91, 28, 7, 1))
MOST = 2000  # events that the page looks at
FEW = 8


@router.get("/")
def overview(request: Request, book: Book) -> Response:
    view = book.view
    today = view.last_day()
    first = _first_day(view, today) if today else None
    rows = {row.event.id: row for row in view.events(EventFilter(since=first), limit=MOST)}
    fates = view.fates(today)
    coming = view.plans(today, fate="open", limit=FEW)
    overdue = view.plans(today, fate="overdue", limit=FEW, offset=max(0, fates["overdue"] - FEW))[::-1]
    happened = [r for r in rows.values() if r.event.news and r.event.status in ("held", "ongoing")]
    recent = _before(today, RECENT) if today else None
    new = [row for row in happened if recent and _first(row) >= recent.isoformat()]
    return render(
        request,
        "overview.html",
        counts=view.counts(),
        stale=bool(view.settings().get("stale")),
        applying=request.app.state.applying.running,
        today=today,
        since=recent,
        new=new[::-1][:FEW],
        articles=view.newest(limit=6),
        coming=with_parties(view, coming),
        coming_all=fates["open"],
        overdue=with_parties(view, overdue),
        overdue_all=fates["overdue"],
        disputed=[r for r in rows.values() if r.event.disputes][::-1][:FEW],
        bars=months.of(view, Events(since=first.isoformat() if first else None)),
        actors=view.actors(limit=FEW),
    )


def _before(day: date, reach: timedelta) -> date:
    return date.fromordinal(max(day.toordinal() - reach.days, 1))


def _first_day(view: View, today: date) -> date:
    """How far back the page looks: a year, and less where that holds more events than a page can look at."""
    days = [_before(today, reach) for reach in REACHES]
    return next((day for day in days if view.count(EventFilter(since=day)) <= MOST), days[-1])


def _first(row: EventRow) -> str:
    start = row.event.start
    day = start and (start.earliest or start.latest)
    return day.isoformat() if day else ""
