"""The queue of what a person should judge, one thing at a time, and the log of what people decided."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from dateline.compare.coders import CodersAgree, Item, agreement, verdicts
from dateline.errors import InputError
from dateline.formats.views import DecisionOut
from dateline.front import OpenRecord
from dateline.model import Decision, in_force
from dateline.model.review import CORRECTABLE, VERDICTS
from dateline.reviewing import Reviewing
from dateline.store import Reported, Story
from dateline.store.doubts import Doubt, Doubts
from dateline.web import downloads, marks
from dateline.web.applying import Applying
from dateline.web.asking import Book, Review
from dateline.web.coder import LONGEST_NAME, Checked, Coder, Who, remember
from dateline.web.rendering import render

router = APIRouter()
COLUMNS = ("number", "at", "author", "action", "field", "value", "because", "undoes", "reports")
MOST = 300  # things of each kind in the queue, and lines of the log on its page
NO_NAME = "say who reviews first: the log keeps a name beside every decision"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A thing to judge: a pair of reports (`doubt`) or an event (`event`, its id). `key` names it in an address."""

    kind: str
    key: str
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person must see to judge: the reports, each with its words marked."""

    reports: Sequence[tuple[Reported, Sequence[marks.Piece]]]
    story: Story | None = None
    doubt: Doubt | None = None


@router.get("/review")
def queue(request: Request, book: Book, who: Who, asked: Annotated[Review, Query()]) -> Response:
    log = book.review.log()
    waiting = _waiting(book, who, log)
    kinds = {kind: [one for one in waiting if one.kind == kind] for kind in ("pairs", "events")}
    mine = kinds.get(asked.kind or "", waiting)
    place = next((n for n, one in enumerate(mine) if one.key == asked.item), 0)
    one = mine[place] if mine else None
    return render(
        request,
        "review.html",
        asked=asked,
        who=who,
        may=request.app.state.review,
        one=one,
        shown=_shown(book, one) if one else None,
        place=place + 1,
        total=len(mine),
        kinds={kind: len(found) for kind, found in kinds.items()},
        before=mine[place - 1].key if place else None,
        after=mine[place + 1].key if place + 1 < len(mine) else None,
        done=next((d for d in log if d.number == asked.done), None),
        fields=CORRECTABLE,
        applying=_applying(request).running,
    )


@router.get("/review/log")
def decisions(request: Request, book: Book, who: Who) -> Response:
    log = book.review.log()
    return render(
        request,
        "decisions.html",
        who=who,
        may=request.app.state.review,
        log=log[::-1],
        most=MOST,
        standing={decision.number for decision in in_force(log)},
        agreement=agreement(log),
        applying=_applying(request).running,
    )


@router.get("/decisions.{layout}")
def download(request: Request, book: Book, layout: Literal["jsonl", "csv"]) -> Response:
    found = [DecisionOut.of(one) for one in book.review.log()]
    if layout == "jsonl":
        return downloads.rows(found, "decisions", layout)
    rows = [{**one.model_dump(), "reports": "; ".join(a.report for a in one.anchors)} for one in found]
    return downloads.table(request, COLUMNS, rows, "decisions")


@router.get("/agreement.csv")
def keep_agreement(request: Request, book: Book) -> Response:
    rows = [asdict(row) for row in agreement(book.review.log())]
    return downloads.table(request, [field.name for field in fields(CodersAgree)], rows, "agreement")


@router.post("/review/as")
def name(request: Request, form: Checked) -> Response:
    """Who reviews at this browser."""
    given = " ".join(form.get("name", "").split())
    if not 0 < len(given) <= LONGEST_NAME or not given.isprintable():
        raise InputError(f"a name has 1 to {LONGEST_NAME} characters")
    answer = RedirectResponse("/review", 303)
    remember(answer, given, secure=request.url.scheme == "https")
    return answer


@router.post("/review")
def decide(request: Request, book: Book, who: Who, form: Checked) -> Response:
    """Write a verdict or a correction to the log, and have the record follow."""
    reviewing = _reviewing(book, who)
    item, verdict, because = form.get("item", ""), form.get("verdict", ""), form.get("because") or None
    left, comma, right = item.partition(",")
    if comma and verdict == "same":
        made = reviewing.same(left, right, because=because)
    elif comma and verdict == "not same":
        made = reviewing.not_same(left, right, because=because)
    elif verdict in VERDICTS:
        made = reviewing.judge(item, verdict, because=because)
    elif verdict == "correction":
        made = reviewing.correct(item, form.get("field", ""), form.get("value", ""), because=because)
    else:
        raise InputError(f"{verdict!r} is no verdict on this: same, not same, correct or wrong")
    _applying(request).ask()
    return RedirectResponse(Review(kind=_kind(form), done=made.number).to("/review"), 303)


@router.post("/review/undo")
def undo(request: Request, book: Book, who: Who, form: Checked) -> Response:
    """Take a decision back, by its number."""
    given = form.get("number", "")
    if not given.isdecimal() or len(given) > 9:
        raise InputError("which decision? give its number in the log")
    _reviewing(book, who).undo(int(given))
    _applying(request).ask()
    back = "/review/log" if form.get("from") == "log" else Review(kind=_kind(form)).to("/review")
    return RedirectResponse(back, 303)


def _kind(form: Checked) -> Literal["pairs", "events"] | None:
    given = form.get("kind")
    return "pairs" if given == "pairs" else "events" if given == "events" else None


def _reviewing(book: OpenRecord, who: Coder) -> Reviewing:
    if not who.name:
        raise InputError(NO_NAME)
    return Reviewing(book.path, who.name, later=True)


def _applying(request: Request) -> Applying:
    found: Applying = request.app.state.applying
    return found


def _waiting(book: OpenRecord, who: Coder, log: Sequence[Decision]) -> list[Waiting]:
    """What this coder has not judged yet; what others said of it is not shown, so that two can be compared."""
    judged: dict[Item, str] = verdicts(log).get(who.name or "", {})
    pairs = {reports for what, reports in judged if what == "pairs"}
    events = [reports for what, reports in judged if what == "events"]
    with Doubts(book.path) as doubts:
        found, weakest = doubts.pairs(MOST), doubts.events(MOST)
    waiting = [
        Waiting("pairs", f"{doubt.judgement.left},{doubt.judgement.right}", doubt)
        for doubt in found
        if frozenset((doubt.judgement.left, doubt.judgement.right)) not in pairs
    ]
    known = {report for reports in events for report in reports}
    return waiting + [Waiting("events", event) for event, reports in weakest.items() if not known & reports]


def _shown(book: OpenRecord, one: Waiting) -> Shown:
    if one.doubt:
        told = [book.view.report(report) for report in one.key.split(",")]
        return Shown([_read(report) for report in told], None, one.doubt)
    story = book.view.event(one.key)
    return Shown([_read(report) for report in story.reports], story)


def _read(told: Reported) -> tuple[Reported, Sequence[marks.Piece]]:
    return told, marks.pieces(told.article.text, marks.of_report(told), told.report.evidence)
