"""The HTTP API: the exports' JSON, in parts. Everything is documented at `/api/v1/openapi.json`."""

from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response, StreamingResponse

from dateline import front
from dateline.formats import jsonl
from dateline.formats.models import ActorOut, ArticleOut, EventOut, FigureOut, StatementOut
from dateline.formats.views import ComparisonOut, DecisionOut, PlanOut
from dateline.front import last_day
from dateline.model import Article
from dateline.store import EventFilter, FigureRow, Plan, Story, View
from dateline.web.asking import Actors, Articles, Book, Events, Plans, Question, Statements, book
from dateline.web.pages.actors import found as actors_found
from dateline.web.pages.plans import with_parties
from dateline.web.pages.statements import found as statements_found
from dateline.web.paging import Window, window
from dateline.web.progress import told
from dateline.web.rendering import render, tagged

T = TypeVar("T", bound=BaseModel)
BASE = "/api/v1"
Id = Annotated[str, Path(max_length=500)]


class Problem(BaseModel):
    """What went wrong, in words that name the remedy."""

    detail: str


class Part(BaseModel, Generic[T]):
    """A part of a list; `next` is the cursor of the part after it, null at the end."""

    items: list[T]
    next: str | None


class RecordOut(BaseModel):
    """What the record holds; it knows what it knows as of `as_of`, the day of its newest article. `stale`: articles or
    decisions came that its events do not show yet; `applying`: this server is about to show them."""

    articles: int
    events: int
    statements: int
    figures: int
    actors: int
    as_of: date | None
    coder: str
    stale: bool
    applying: bool


class Cut(BaseModel):
    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int, Field(ge=1, le=200, description="items of a part")] = 50
    cursor: Annotated[str | None, Field(max_length=1000, description="`next` of the part before")] = None


class EventsAsked(Events, Cut):
    q: Annotated[
        str | None, Field(max_length=500, description="a line of the query language, which the other conditions narrow")
    ] = None

    def filter(self) -> EventFilter:
        """Raises InputError for a field, a country, a dyad or a day that is none."""
        return front.narrowed(self.q, super().filter())


class FacetsAsked(Events):
    q: Annotated[str | None, Field(max_length=500, description="a line of the query language")] = None

    def filter(self) -> EventFilter:
        """Raises InputError for a field, a country, a dyad or a day that is none."""
        return front.narrowed(self.q, super().filter())


class Counted(BaseModel):
    """A value with the number of events that have it."""

    value: str
    events: int


class FacetsOut(BaseModel):
    """How the events divide: the commonest values of each kind, the commonest first."""

    type: list[Counted]
    status: list[Counted]
    country: list[Counted]
    actor: list[Counted]
    dyad: list[Counted]
    outlet: list[Counted]
    month: list[Counted]


class StatementsAsked(Statements, Cut):
    pass


class FiguresAsked(Question, Cut):
    article: Annotated[str | None, Field(max_length=500)] = None
    unit: Annotated[str | None, Field(max_length=100)] = None


class ActorsAsked(Actors, Cut):
    pass


class ArticlesAsked(Articles, Cut):
    pass


class PlansAsked(Plans, Cut):
    pass


RECORD_EVENTS = "`event: record` with the JSON of /record as its data, at once and whenever it has changed"
REFUSED: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "no such country, day or cursor"},
    401: {"model": Problem, "description": "the server needs a token, as `Authorization: Bearer`"},
    404: {"model": Problem, "description": "nothing has this id"},
    414: {"model": Problem, "description": "the question is too long"},
    422: {"model": Problem, "description": "a parameter is unknown or of a wrong kind"},
    429: {"model": Problem, "description": "too many questions at once: `Retry-After` says for how many seconds"},
    503: {"model": Problem, "description": "the record cannot be read now"},
}
router = APIRouter(prefix=BASE, responses=REFUSED)


def _answer(request: Request, value: BaseModel) -> Response:
    return tagged(request, value.model_dump_json(), "application/json")


def _part(request: Request, items: list[Any], cut: Window[Any]) -> Response:
    return _answer(request, Part[Any](items=items, next=cut.next))


@router.get("/record", response_model=RecordOut, summary="How much the record holds")
def record(request: Request, book: Book) -> Response:
    return _answer(request, _held(request))


def _held(request: Request) -> RecordOut:
    view = book(request).view
    counts, settings = view.counts(), view.settings()
    held = {name: getattr(counts, name) for name in ("articles", "events", "statements", "figures", "actors")}
    return RecordOut(
        **held,
        as_of=view.last_day(),
        coder=str(settings.get("coder", "")),
        stale=bool(settings.get("stale")),
        applying=request.app.state.applying.running,
    )


@router.get(
    "/progress",
    summary="Server-sent events: the record each time it has changed",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}, "description": RECORD_EVENTS}},
)
async def progress(
    request: Request, book: Book, seconds: Annotated[int, Query(ge=0, le=3600, description="how long to tell")] = 300
) -> Response:
    return StreamingResponse(told(request, book.view, _held, seconds), media_type="text/event-stream")


@router.get("/decisions", response_model=Part[DecisionOut], summary="What people decided, oldest first")
def decisions(request: Request, book: Book, asked: Annotated[Cut, Query()]) -> Response:
    log = book.review.log()
    cut = window(lambda o, n: log[o : o + n], lambda decision: str(decision.number), asked.cursor, asked.limit)
    return _part(request, [DecisionOut.of(decision) for decision in cut.rows], cut)


@router.get("/events", response_model=Part[EventOut], summary="Events, in the order of time")
def events(request: Request, book: Book, asked: Annotated[EventsAsked, Query()]) -> Response:
    view, where = book.view, asked.filter()

    def fetch(offset: int, limit: int) -> list[Story]:
        return list(view.stories(where, limit=limit, offset=offset))

    cut = window(fetch, lambda story: story.event.id, asked.cursor, asked.limit)
    coder = jsonl.coder_of(view)
    return _part(request, [EventOut.of(story, coder) for story in cut.rows], cut)


@router.get("/facets", response_model=FacetsOut, summary="How events divide by type, status, country and more")
def facets(request: Request, book: Book, asked: Annotated[FacetsAsked, Query()]) -> Response:
    found = book.view.facets(asked.filter())
    counted = {kind: [Counted(value=value, events=n) for value, n in values] for kind, values in found.items()}
    return _answer(request, FacetsOut(**counted))


@router.get("/events/{id}", response_model=EventOut, summary="One event with everything it rests on")
def event(request: Request, book: Book, id: Id) -> Response:
    return _answer(request, EventOut.of(book.view.event(id), jsonl.coder_of(book.view)))


@router.get(
    "/events/{id}/comparisons",
    response_model=list[ComparisonOut],
    summary="What made an event one, and what was kept apart",
)
def comparisons(request: Request, book: Book, id: Id) -> Response:
    found = [ComparisonOut.of(comparison).model_dump_json() for comparison in book.view.comparisons(id)]
    return tagged(request, f"[{','.join(found)}]", "application/json")


@router.get("/plans", response_model=Part[PlanOut], summary="The ledger of plans as it stood on a day")
def plans(request: Request, book: Book, asked: Annotated[PlansAsked, Query()]) -> Response:
    view = book.view
    day, where = last_day(asked.as_of) or view.last_day(), asked.filter()

    def fetch(offset: int, limit: int) -> list[Plan]:
        return view.plans(day, asked=where, fate=asked.fate, limit=limit, offset=offset)

    cut = window(fetch, lambda plan: plan.event.id, asked.cursor, asked.limit)
    return _part(request, [PlanOut.of(plan, row, day) for plan, row in with_parties(view, list(cut.rows))], cut)


@router.get("/statements", response_model=Part[StatementOut], summary="What was said, and by whom")
def statements(request: Request, book: Book, asked: Annotated[StatementsAsked, Query()]) -> Response:
    view = book.view
    cut = window(
        lambda o, n: statements_found(view, asked, n, o),
        lambda row: row.statement.id,
        asked.cursor,
        asked.limit,
    )
    coder = jsonl.coder_of(view)
    return _part(request, [StatementOut.of(row, coder) for row in cut.rows], cut)


@router.get("/figures", response_model=Part[FigureOut], summary="Numbers that articles state")
def figures(request: Request, book: Book, asked: Annotated[FiguresAsked, Query()]) -> Response:
    view = book.view

    def fetch(offset: int, limit: int) -> list[FigureRow]:
        return view.figures(article=asked.article, unit=asked.unit, limit=limit, offset=offset)

    cut = window(fetch, lambda row: row.figure.id, asked.cursor, asked.limit)
    coder = jsonl.coder_of(view)
    return _part(request, [FigureOut.of(row, coder) for row in cut.rows], cut)


@router.get("/actors", response_model=Part[ActorOut], summary="Actors, those with most events first")
def actors(request: Request, book: Book, asked: Annotated[ActorsAsked, Query()]) -> Response:
    view = book.view
    cut = window(lambda o, n: actors_found(view, asked, n, o), lambda row: row.actor.id, asked.cursor, asked.limit)
    return _part(request, [ActorOut.row(row) for row in cut.rows], cut)


@router.get("/actors/{id}", response_model=ActorOut, summary="One actor")
def actor(request: Request, book: Book, id: Id) -> Response:
    return _answer(request, ActorOut.row(book.view.actor(id)))


@router.get("/articles", response_model=Part[ArticleOut], summary="Articles by id, with their clean text")
def articles(request: Request, book: Book, asked: Annotated[ArticlesAsked, Query()]) -> Response:
    view: View = book.view

    def fetch(offset: int, limit: int) -> list[Article]:
        return list(view.articles(text=asked.text, limit=limit, offset=offset))

    cut = window(fetch, lambda article: article.id, asked.cursor, asked.limit)
    return _part(request, [ArticleOut.of(article) for article in cut.rows], cut)


@router.get("/articles/{id:path}", response_model=ArticleOut, summary="One article")
def article(request: Request, book: Book, id: Id) -> Response:
    return _answer(request, ArticleOut.of(book.view.article(id)))


@router.get("/openapi.json", include_in_schema=False)
def described(request: Request) -> Response:
    return JSONResponse(request.app.openapi())


@router.get("", include_in_schema=False)
def explained(request: Request) -> Response:
    """The page that explains the API, made from its description."""
    description = request.app.openapi()
    calls = [(path, ways["get"]) for path, ways in description["paths"].items() if "get" in ways]
    return render(request, "api.html", calls=calls, base=BASE)
