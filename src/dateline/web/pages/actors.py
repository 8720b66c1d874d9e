"""The list of actors, the dossier of one, and the dossier of two."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline import front
from dateline.errors import InputError
from dateline.formats.models import ActorOut
from dateline.front import OpenRecord
from dateline.model import Actor
from dateline.store import ActorRow, EventRow, Plan, View
from dateline.store.actors import Actors as StoredActors
from dateline.store.actors import ActorStory
from dateline.web import downloads
from dateline.web.asking import PAGE, Actors, ActorsPage, Book, Dyad, Events, OfActor
from dateline.web.charts import months
from dateline.web.pages.plans import with_parties
from dateline.web.paging import paged
from dateline.web.rendering import render

router = APIRouter()
FEW = 20
OFFICES = ("office", "first", "last", "article", "outlet", "day", "words")
TOLD = 500  # events of an actor up to which its namings are told
JOINS = 4  # judgements shown of each kind


def _where(asked: Actors) -> dict[str, str | None]:
    """Raises InputError for a country that is none."""
    country = front.country_code(asked.country) if asked.country else None
    return {"name": asked.name, "kind": asked.kind, "country": country}


def found(view: View, asked: Actors, limit: int | None = None, offset: int = 0) -> list[ActorRow]:
    return view.actors(**_where(asked), limit=limit, offset=offset)


@router.get("/actors")
def actors(request: Request, book: Book, asked: Annotated[ActorsPage, Query()]) -> Response:
    view = book.view
    rows, pages = paged(found(view, asked, PAGE + 1, (asked.page - 1) * PAGE), asked, asked.page, "/actors")
    total = view.actors_count(**_where(asked))
    return render(request, "actors.html", asked=asked, rows=rows, pages=pages, total=total, kinds=view.kinds())


@router.get("/actors.{layout}")
def download(book: Book, layout: Literal["jsonl", "csv"], asked: Annotated[Actors, Query()]) -> Response:
    return downloads.rows((ActorOut.row(row) for row in found(book.view, asked)), "actors", layout)


@router.get("/actors/{id}")
def actor(request: Request, book: Book, id: str) -> Response:
    view, row = book.view, book.view.actor(id)
    asked = Events(actor=row.actor.id)
    return render(
        request,
        "actor.html",
        row=row,
        actor=row.actor,
        asked=asked,
        bars=months.of(view, asked),
        rows=view.events(asked.filter(), limit=FEW, newest=True),
        met=_met(view, asked, row.actor),
        coming=_waiting(view, asked),
        said=view.statements(speaker=row.actor.id, limit=FEW),
        story=_story(book, row),
        joins=JOINS,
        told=TOLD,
    )


@router.get("/offices.csv")
def offices(request: Request, book: Book, asked: Annotated[OfActor, Query()]) -> Response:
    """The offices of an actor, a row for each article that gives one."""
    story = _story(book, book.view.actor(asked.actor))
    found = [
        {
            "office": term.office,
            "first": term.first,
            "last": term.last,
            "article": naming.article.id,
            "outlet": naming.article.outlet,
            "day": naming.article.day,
            "words": naming.quote.text if naming.quote else None,
        }
        for term in (story.offices if story else ())
        for naming in term.namings
    ]
    return downloads.table(request, OFFICES, found, "offices")


@router.get("/dyads")
def dyad(request: Request, book: Book, asked: Annotated[Dyad, Query()]) -> Response:
    view = book.view
    if not asked.a or not asked.b:
        raise InputError("a dyad has two sides: /dyads?a=RUS&b=PRK")
    if "," in asked.a + asked.b:
        raise InputError("a side of a dyad holds no comma")
    question = Events(dyad=f"{asked.a},{asked.b}")
    sides = tuple(_side(view, side) for side in (asked.a, asked.b))
    return render(
        request,
        "dyad.html",
        asked=question,
        dyad=asked,
        sides=sides,
        bars=months.of(view, question),
        rows=view.events(question.filter(), limit=2 * FEW, newest=True),
        total=view.count(question.filter()),
        coming=_waiting(view, question),
        said=[(side, view.statements(speaker=side.actor.id, limit=6)) for side in sides if side],
    )


def _story(book: OpenRecord, row: ActorRow) -> ActorStory | None:
    """Who named the actor how, and why it is one; not of an actor that half of the record is about."""
    if row.events > TOLD:
        return None
    with StoredActors(book.path) as stored:
        return stored.story(row.actor.id)


def _side(view: View, name: str) -> ActorRow | None:
    """The actor that a side names, where it is one actor."""
    rows = view.actors(name=name, limit=FEW)
    return rows[0] if len(rows) == 1 else next((row for row in rows if name in (row.actor.id, row.actor.name)), None)


def _met(view: View, asked: Events, actor: Actor) -> list[tuple[Actor, int]]:
    """Whom an actor had to do with, most often first."""
    counted = view.tallies(asked.filter(), ["actor"])["actor"]
    counted.pop(actor.id, None)
    others = view.named(sorted(counted, key=lambda id: (-counted[id], id))[: 2 * FEW]).values()
    found = [(other, counted[other.id]) for other in others]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].name, pair[0].id))[:FEW]


def _waiting(view: View, asked: Events) -> list[tuple[Plan, EventRow]]:
    """The latest plans that are overdue, and the next that are open."""
    where = asked.filter()
    late = max(0, view.fates(asked=where)["overdue"] - FEW)
    overdue = view.plans(asked=where, fate="overdue", limit=FEW, offset=late)
    return with_parties(view, [*overdue, *view.plans(asked=where, fate="open", limit=FEW)])
