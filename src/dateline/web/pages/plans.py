"""The ledger of plans as it stood on a day."""

from collections import Counter
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.formats.views import PlanOut
from dateline.front import last_day
from dateline.store import EventRow, Plan, View
from dateline.web import downloads
from dateline.web.asking import PAGE, Book, Kept, Plans, PlansPage
from dateline.web.paging import paged
from dateline.web.rendering import render

router = APIRouter()
FEW = 200  # plans whose events are read one by one
COLUMNS = ("event", "type", "mode", "actors", "announced", "due", "due_reason", "fate", "outcome", "as_of")


def with_parties(view: View, plans: list[Plan]) -> list[tuple[Plan, EventRow]]:
    """Plans with the actors of their events."""
    if len(plans) > FEW:
        rows = {row.event.id: row for row in view.events()}
        return [(plan, rows[plan.event.id]) for plan in plans]
    return [(plan, row_of(view, plan.event.id)) for plan in plans]


def row_of(view: View, event: str) -> EventRow:
    story = view.event(event)
    return EventRow(story.event, story.parties)


@router.get("/plans")
def plans(request: Request, book: Book, ledger: Kept, asked: Annotated[PlansPage, Query()]) -> Response:
    view = book.view
    day = last_day(asked.as_of) or view.last_day()
    everything = ledger.plans(day)
    found = [plan for plan in everything if asked.fate in (None, plan.fate)]
    rows, pages = paged(found[(asked.page - 1) * PAGE :], asked, asked.page, "/plans")
    return render(
        request,
        "plans.html",
        asked=asked,
        day=day,
        rows=with_parties(view, list(rows)),
        pages=pages,
        fates=Counter(plan.fate for plan in everything),
        total=len(everything),
    )


@router.get("/plans.{layout}")
def download(
    request: Request, book: Book, ledger: Kept, layout: Literal["jsonl", "csv"], asked: Annotated[Plans, Query()]
) -> Response:
    view = book.view
    day = last_day(asked.as_of) or view.last_day()
    found = [plan for plan in ledger.plans(day) if asked.fate in (None, plan.fate)]
    values = [PlanOut.of(plan, row, day) for plan, row in with_parties(view, found)]
    if layout == "jsonl":
        return downloads.rows(values, "plans", layout)
    rows = [{**value.model_dump(include=set(COLUMNS)), "actors": "; ".join(a.name for a in value.actors if a)}
            for value in values]  # fmt: skip
    return downloads.table(request, COLUMNS, rows, "plans")
