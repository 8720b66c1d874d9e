"""The list of events: filters in the address, pages, and the same list as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.formats import jsonl
from dateline.formats.models import EventOut
from dateline.model import Actor
from dateline.store import View
from dateline.web import downloads, words
from dateline.web.asking import PAGE, Book, Events, EventsPage
from dateline.web.charts import months
from dateline.web.paging import paged
from dateline.web.rendering import render

router = APIRouter()
FEW = 5  # values of each field by which a list can be narrowed
NARROWING = {"type": "What", "status": "Status", "country": "Country", "actor": "Actor", "dyad": "Two sides"}

Tallies = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Narrower:
    """A question within the one that was asked, with the number of its events."""

    name: str
    href: str
    events: int


@router.get("/events")
def events(request: Request, book: Book, asked: Annotated[EventsPage, Query()]) -> Response:
    view, where = book.view, asked.filter()
    newest = asked.order == "newest"
    found = view.events(where, limit=PAGE + 1, offset=(asked.page - 1) * PAGE, newest=newest)
    rows, pages = paged(found, asked, asked.page, "/events")
    counted = view.tallies(where, (months.BEGAN, *NARROWING)) if asked.page == 1 else {}
    names = (asked.actor, *(asked.dyad or "").split(","))
    return render(
        request,
        "events.html",
        asked=asked,
        rows=rows,
        pages=pages,
        total=view.count(where),
        bars=months.chart(counted.get(months.BEGAN, {}), asked.bare()),
        narrower=_narrower(view, asked, counted),
        near=[] if rows else [near for name in names if name for near in view.names_like(name)],
    )


def _narrower(view: View, asked: EventsPage, counted: Tallies) -> list[tuple[str, list[Narrower]]]:
    """Questions within this one: for each field that it leaves open the commonest values."""
    found = []
    for field, title in NARROWING.items():
        values = counted.get(field, {})
        if getattr(asked, field) is None and len(values) > 1:
            best = sorted(values.items(), key=lambda pair: (-pair[1], pair[0]))[:FEW]
            actors = view.named([id for id, _ in best]) if field == "actor" else {}
            found.append((title, [_within(asked, field, value, actors, count) for value, count in best]))
    return found


def _within(asked: EventsPage, field: str, value: str, actors: Mapping[str, Actor], count: int) -> Narrower:
    """An actor is asked for by the name, and a dyad with a comma, as people write them."""
    sides = value.split("-")
    name = actors[value].name if field == "actor" else words.kind(value) if field == "type" else " and ".join(sides)
    given = name if field == "actor" else ",".join(sides) if field == "dyad" else value
    return Narrower(name, asked.to("/events", page=None, **{field: given}), count)


@router.get("/events.{layout}")
def download(book: Book, layout: Literal["jsonl", "csv"], asked: Annotated[Events, Query()]) -> Response:
    coder = jsonl.coder_of(book.view)
    stories = book.view.stories(asked.filter())
    return downloads.rows((EventOut.of(story, coder) for story in stories), "events", layout)


@router.get("/contacts.{layout}")
def bars(request: Request, book: Book, layout: Literal["svg", "csv"], asked: Annotated[Events, Query()]) -> Response:
    return downloads.chart(request, months.of(book.view, asked), "contacts", layout)
