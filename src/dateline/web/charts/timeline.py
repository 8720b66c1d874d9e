"""Actors as lanes, events as marks: a plan is joined from the day it was announced to its day and to its outcome."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model import Event
from dateline.store import EventRow, Plan
from dateline.web import words
from dateline.web.asking import Events, at
from dateline.web.charts.scale import Scale
from dateline.web.charts.svg import Chart, Element, add, drawing, fitted, link

LANES = 14
WIDTH, LABEL, RIGHT, TOP, FOOT = 1240, 190, 24, 34, 8
ROW, PADDING, SIZE = 18, 8, 5.5
WHOLE_DAYS = 100  # pixels of a day from which on an event fills its days
COLUMNS = ("event", "actor", "what", "start", "end", "status", "announced", "outcome")


@dataclass(frozen=True, slots=True)
class Lane:
    """An actor with its events, and where each stands: `row` of the lane by event id."""

    actor: str
    name: str
    top: float
    rows: dict[str, int]

    def middle(self, event: str) -> float:
        return self.top + PADDING + ROW * (self.rows[event] + 0.5)

    @property
    def height(self) -> float:
        return 2 * PADDING + ROW * (max(self.rows.values(), default=0) + 1)


def chart(rows: Sequence[EventRow], plans: Sequence[Plan], first: date, last: date, asked: Events) -> Chart | None:
    """The events that touch the days from `first` to `last`; None where none does. Its ticks lead nearer."""
    scale = Scale(first, last, LABEL + 12, WIDTH - RIGHT)
    drawn = [row for row in rows if _touches(row.event, first, last) and row.parties]
    if not drawn:
        return None
    ledger = {plan.event.id: plan for plan in plans}
    lanes = _lanes(drawn, ledger, scale)
    height = lanes[-1].top + lanes[-1].height + FOOT
    described = f"{len(drawn)} events from {first} to {last}; the table below holds the same"
    root = drawing(WIDTH, height, "Timeline", described)
    names = add(root, "g", class_="names")
    _axis(root, scale, height, asked)
    for lane in lanes:
        add(names, "line", class_="grid", x1=0, x2=LABEL, y1=lane.top, y2=lane.top)
        add(root, "line", class_="grid", x1=LABEL, x2=WIDTH, y1=lane.top, y2=lane.top)
        label = link(names, at("actors", lane.actor), lane.name)
        middle = lane.top + lane.height / 2 + 4
        add(label, "text", fitted(lane.name, LABEL), class_="label", x=4, y=middle)
    _joins(root, drawn, ledger, lanes, scale)
    for lane in lanes:
        for row in drawn:
            if row.event.id in lane.rows:
                _mark(root, row, ledger.get(row.event.id), lane, scale)
    return Chart(root, COLUMNS, _table(drawn, ledger), frozen=LABEL)


def _days(event: Event) -> tuple[date, date] | None:
    """The days an event may take up; one end where only that is known."""
    start = event.start
    if start is None:
        return None
    first, last = start.earliest or start.latest, start.latest or start.earliest
    if first is None or last is None:
        return None
    return first, max(last, (event.end and event.end.latest) or last)


def _touches(event: Event, first: date, last: date) -> bool:
    days = _days(event)
    return days is not None and days[0] <= last and days[1] >= first


def _drawn(event: Event, scale: Scale) -> tuple[float, float]:
    """From where to where an event lies. Near enough to see hours it takes up its whole days: no hour is known."""
    first, last = _days(event) or (scale.first, scale.last)
    first, last = max(first, scale.first), min(last, scale.last)
    if scale.day > WHOLE_DAYS:
        return scale.at(first, 0) + SIZE, scale.at(last, 24) - SIZE
    return scale.at(first), scale.at(last)


def _announced(plan: Plan | None, scale: Scale) -> float | None:
    """Where the announcement of a plan lies, at its hour where one is known; None where it is not in view."""
    if not plan or not plan.announced:
        return None
    found = scale.moment(plan.announced)
    return found if found >= scale.left else None


def _lanes(rows: Sequence[EventRow], ledger: dict[str, Plan], scale: Scale) -> list[Lane]:
    """One lane for each of the actors with most events, marks that would touch below each other."""
    met = Counter(actor for row in rows for actor in {party.actor.id for party in row.parties})
    names = {party.actor.id: party.actor.name for row in rows for party in row.parties}
    chosen = sorted(met, key=lambda actor: (-met[actor], names[actor], actor))[:LANES]
    lanes: list[Lane] = []
    top = float(TOP)
    for actor in chosen:
        ends: list[float] = []
        placed: dict[str, int] = {}
        for row in sorted(rows, key=lambda row: (_drawn(row.event, scale), row.event.id)):
            if actor not in {party.actor.id for party in row.parties}:
                continue
            left, right = _drawn(row.event, scale)
            known = _announced(ledger.get(row.event.id), scale)
            if known is not None:
                left = min(left, known)
            free = next((n for n, end in enumerate(ends) if end + 4 < left - SIZE), len(ends))
            ends[free : free + 1] = [right + SIZE]
            placed[row.event.id] = free
        lane = Lane(actor, names[actor], top, placed)
        lanes.append(lane)
        top += lane.height
    return lanes


def _axis(root: Element, scale: Scale, height: float, asked: Events) -> None:
    for tick in scale.ticks():
        add(root, "line", class_="grid", x1=tick.x, x2=tick.x, y1=TOP - 8, y2=height)
        nearer = asked.within(tick.first, tick.last).to("/timeline")
        leads = root if scale.days == 1 else link(root, nearer, f"{tick.first} to {tick.last}")
        add(leads, "text", tick.written, class_="tick", x=tick.x, y=TOP - 14, text_anchor="middle")


def _joins(
    root: Element, rows: Sequence[EventRow], ledger: dict[str, Plan], lanes: Sequence[Lane], scale: Scale
) -> None:
    """Lines: between the lanes of one event, from an announcement to its day, from a plan to its outcome."""
    events = {row.event.id: row.event for row in rows}
    for row in rows:
        event = row.event
        mine = [lane for lane in lanes if event.id in lane.rows]
        if len(mine) > 1:
            x = _drawn(event, scale)[0]
            add(root, "line", class_="together", x1=x, x2=x, y1=mine[0].middle(event.id), y2=mine[-1].middle(event.id))
        known = _announced(ledger.get(event.id), scale)
        for lane in mine:
            x, y = _drawn(event, scale)[0], lane.middle(event.id)
            if known is not None and known < x - SIZE:
                add(root, "line", class_="awaited", x1=known, x2=x - SIZE, y1=y, y2=y)
                add(root, "line", class_="announced", x1=known, x2=known, y1=y - 4, y2=y + 4)
            plan = events.get(event.outcome_of or "")
            if plan and plan.id in lane.rows:
                x0, y0 = _drawn(plan, scale)[1], lane.middle(plan.id)
                add(root, "path", class_="outcome", d=f"M{x0:.1f} {y0:.1f} Q{x0:.1f} {y:.1f} {x:.1f} {y:.1f}")


def _mark(root: Element, row: EventRow, plan: Plan | None, lane: Lane, scale: Scale) -> None:
    event = row.event
    fate = plan.fate if plan and plan.fate == "overdue" else event.status
    told = f"{words.headline(row)}, {words.when(event.start)}, {fate}"
    place = link(root, at("events", event.id), told)
    (left, right), y = _drawn(event, scale), lane.middle(event.id)
    style = f"mark st-{fate}{'' if event.news else ' recalled'}{' within' if scale.day > WHOLE_DAYS else ''}"
    if right - left > 2 * SIZE:
        add(place, "rect", class_=style, x=left, y=y - SIZE, width=right - left, height=2 * SIZE, rx=SIZE)
    else:
        add(place, "circle", class_=style, cx=(left + right) / 2, cy=y, r=SIZE)
    if fate in ("cancelled", "denied"):
        x = (left + right) / 2
        add(place, "path", class_="crossed", d=f"M{x - 4:.1f} {y - 4:.1f} l8 8 m0 -8 l-8 8")


def _table(rows: Sequence[EventRow], ledger: dict[str, Plan]) -> list[dict[str, object]]:
    found = []
    for row in rows:
        event, plan = row.event, ledger.get(row.event.id)
        for name in dict.fromkeys(party.actor.name for party in row.parties):
            cells = (
                event.id,
                name,
                words.code(event),
                event.start and event.start.edtf,
                event.end and event.end.edtf,
                plan.fate if plan and plan.fate == "overdue" else event.status,
                plan and plan.announced,
                plan and plan.outcome,
            )
            found.append(dict[str, object](zip(COLUMNS, cells, strict=True)))
    return found
