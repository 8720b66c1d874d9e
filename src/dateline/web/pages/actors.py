"""The list of actors, the dossier of one, and the dossier of two."""

from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline import front
from dateline.errors import InputError, NotFoundError
from dateline.formats.models import ActorOut
from dateline.front import OpenRecord
from dateline.model import Actor
from dateline.store import ActorRow, EventRow, Plan, View
from dateline.store.actors import Actors as StoredActors
from dateline.store.actors import ActorStory
from dateline.web import downloads
from dateline.web.asking import PAGE, Actors, ActorsPage, Book, Dyad, Events
from dateline.web.charts import months
from dateline.web.pages.events import CHARTED
from dateline.web.paging import paged
from dateline.web.rendering import render

router = APIRouter()
FEW = 20
JOINS = 4  # judgements shown of each kind


def found(view: View, asked: Actors) -> list[ActorRow]:
    country = front.country_code(asked.country) if asked.country else None
    return view.actors(name=asked.name, kind=asked.kind, country=country)


def one(view: View, id: str) -> ActorRow:
    """Raises NotFoundError."""
    for row in view.actors(name=id):
        if row.actor.id == id:
            return row
    near = ", ".join(view.names_like(id))
    raise NotFoundError(f"no actor {id!r}{f'; did you mean {near}?' if near else ''}")


@router.get("/actors")
def actors(request: Request, book: Book, asked: Annotated[ActorsPage, Query()]) -> Response:
    everyone = found(book.view, asked)
    rows, pages = paged(everyone[(asked.page - 1) * PAGE :], asked, asked.page, "/actors")
    kinds = sorted({row.actor.kind for row in book.view.actors()})
    return render(request, "actors.html", asked=asked, rows=rows, pages=pages, total=len(everyone), kinds=kinds)


@router.get("/actors.{layout}")
def download(book: Book, layout: Literal["jsonl", "csv"], asked: Annotated[Actors, Query()]) -> Response:
    return downloads.rows((ActorOut.row(row) for row in found(book.view, asked)), "actors", layout)


@router.get("/actors/{id}")
def actor(request: Request, book: Book, id: str) -> Response:
    view, row = book.view, one(book.view, id)
    asked = Events(actor=row.actor.id)
    rows = view.events(asked.filter(), limit=CHARTED)
    return render(
        request,
        "actor.html",
        row=row,
        actor=row.actor,
        asked=asked,
        bars=months.chart(rows, asked),
        rows=rows[::-1][:FEW],
        met=_met(rows, row.actor),
        coming=_waiting(view, asked, rows),
        said=view.statements(speaker=row.actor.id, limit=FEW),
        story=_story(book, row),
        joins=JOINS,
    )


@router.get("/dyads")
def dyad(request: Request, book: Book, asked: Annotated[Dyad, Query()]) -> Response:
    view = book.view
    if not asked.a or not asked.b:
        raise InputError("a dyad has two sides: /dyads?a=RUS&b=PRK")
    if "," in asked.a + asked.b:
        raise InputError("a side of a dyad holds no comma")
    question = Events(dyad=f"{asked.a},{asked.b}")
    rows = view.events(question.filter(), limit=CHARTED)
    sides = tuple(_side(view, side) for side in (asked.a, asked.b))
    return render(
        request,
        "dyad.html",
        asked=question,
        dyad=asked,
        sides=sides,
        bars=months.chart(rows, question),
        rows=rows[::-1][: 2 * FEW],
        total=view.count(question.filter()),
        coming=_waiting(view, question, rows),
        said=[(side, view.statements(speaker=side.actor.id, limit=6)) for side in sides if side],
    )


def _story(book: OpenRecord, row: ActorRow) -> ActorStory | None:
    """Who named the actor how, and why it is one; not of an actor that half of the record is about."""
    if row.events > CHARTED:
        return None
    with StoredActors(book.path) as stored:
        return stored.story(row.actor.id)


def _side(view: View, name: str) -> ActorRow | None:
    """The actor that a side names, where it is one actor."""
    rows = view.actors(name=name)
    return rows[0] if len(rows) == 1 else next((row for row in rows if name in (row.actor.id, row.actor.name)), None)


def _met(rows: Sequence[EventRow], actor: Actor) -> list[tuple[Actor, int]]:
    """Whom an actor had to do with, most often first."""
    others: dict[str, tuple[Actor, int]] = {}
    for row in rows:
        for other in {party.actor.id: party.actor for party in row.parties if party.actor.id != actor.id}.values():
            others[other.id] = (other, others.get(other.id, (other, 0))[1] + 1)
    return sorted(others.values(), key=lambda pair: (-pair[1], pair[0].name, pair[0].id))[:FEW]


def _waiting(view: View, asked: Events, rows: Sequence[EventRow]) -> list[tuple[Plan, EventRow]]:
    """Plans that are open or overdue."""
    known = {row.event.id: row for row in rows}
    waiting = [plan for plan in view.plans(asked=asked.filter()) if plan.fate in ("open", "overdue")]
    return [(plan, known[plan.event.id]) for plan in waiting if plan.event.id in known]
