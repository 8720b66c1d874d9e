"""One box for everything: actors, events, statements and articles that hold these words."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import NotFoundError
from dateline.store import EventFilter, View
from dateline.web.asking import Book, Search, at
from dateline.web.rendering import render

router = APIRouter()
FEW = 8


@router.get("/search")
def search(request: Request, book: Book, asked: Annotated[Search, Query()]) -> Response:
    view, words = book.view, asked.q
    if words and (id := _event(view, words)):
        return RedirectResponse(at("events", id), 302)
    found = _found(view, words) if words and any(c.isalnum() for c in words) else None
    near = view.names_like(words) if words and found and not any(found.values()) else []
    return render(request, "search.html", asked=asked, found=found, near=near)


def _event(view: View, words: str) -> str | None:
    """The event whose id, or the beginning of it, was typed."""
    digits = words.rpartition("-")[2]
    if not 6 <= len(digits) <= 16 or any(c not in "0123456789abcdef" for c in digits):
        return None
    try:
        return view.event(words).event.id
    except NotFoundError:
        return None


def _found(view: View, words: str) -> dict[str, object]:
    return {
        "actors": view.actors(name=words, limit=FEW),
        "events": view.events(EventFilter(text=words), limit=FEW),
        "count": view.count(EventFilter(text=words)),
        "statements": view.statements(text=words, limit=FEW),
        "articles": list(view.articles(text=words, limit=FEW)),
    }
