"""The ledger of plans as it stood on a day."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.formats.views import PlanOut
from dateline.front import last_day
from dateline.store import EventRow, Plan, View
from dateline.web import downloads
from dateline.web.asking import PAGE, Book, Plans, PlansPage
from dateline.web.paging import paged
from dateline.web.rendering import render

router = APIRouter()
COLUMNS = (
    "event", "type", "mode", "actors", "announced", "by", "first", "due", "due_reason", "fate", "outcome", "as_of",
)  # fmt: skip


def with_parties(view: View, plans: list[Plan]) -> list[tuple[Plan, EventRow]]:
    """Plans with the actors of their events."""
    rows = view.rows([plan.event for plan in plans])
    return [(plan, rows[plan.event.id]) for plan in plans]


@router.get("/plans")
def plans(request: Request, book: Book, asked: Annotated[PlansPage, Query()]) -> Response:
    view = book.view
    day, where = last_day(asked.as_of) or view.last_day(), asked.filter()
    fates = view.fates(day, asked=where)
    found = view.plans(day, asked=where, fate=asked.fate, limit=PAGE + 1, offset=(asked.page - 1) * PAGE)
    rows, pages = paged(found, asked, asked.page, "/plans")
    return render(
        request,
        "plans.html",
        asked=asked,
        day=day,
        rows=with_parties(view, list(rows)),
        pages=pages,
        fates=fates,
        total=fates.total(),
    )


@router.get("/plans.{layout}")
def download(
    request: Request, book: Book, layout: Literal["jsonl", "csv"], asked: Annotated[Plans, Query()]
) -> Response:
    view = book.view
    day = last_day(asked.as_of) or view.last_day()
    found = view.plans(day, asked=asked.filter(), fate=asked.fate)
    values = [PlanOut.of(plan, row, day) for plan, row in with_parties(view, found)]
    if layout == "jsonl":
        return downloads.rows(values, "plans", layout)
    rows = [{**value.model_dump(include=set(COLUMNS)), "actors": "; ".join(a.name for a in value.actors if a)}
            for value in values]  # fmt: skip
    return downloads.table(request, COLUMNS, rows, "plans")
