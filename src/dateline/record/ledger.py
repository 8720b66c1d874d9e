"""What became of the plans that no report of the same event resolves.

A planned visit is kept when its visitor is seen at work in the host country in those days; a vague plan ("will meet
German leaders") may be met by several concrete events. The plan stays an event of its own, and they point back to it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.model import Event, PlanStep
from dateline.record.actors import ActorTable
from dateline.record.claims import MOVED, Claim
from dateline.record.fields import HAPPENED

OPEN = ("planned", "proposed", "postponed")
PATIENCE = timedelta(days=90)  # how long after its announcement an undated plan may find its outcome
MATTER = 0.4  # of the shorter sentence's words, names aside
AFTER_DELAY = timedelta(days=180)


def settle(events: Sequence[Event], by_id: Mapping[str, Claim], actors: ActorTable) -> list[Event]:
    """The events with open plans tied to what happened later."""
    done: dict[str, list[Event]] = defaultdict(list)
    for event in sorted((e for e in events if e.status in HAPPENED and e.news), key=lambda e: (_told(e, by_id), e.id)):
        for actor in {p.actor for p in event.participants} | _sides(event, by_id):
            done[actor].append(event)
    moves: dict[str, list[Claim]] = defaultdict(list)
    for claim in by_id.values():
        if claim.report.status in MOVED:
            for person in claim.people:
                moves[person].append(claim)
    outcomes: dict[str, str] = {}
    steps: dict[str, PlanStep] = {}
    for plan in sorted((e for e in events if e.status in OPEN), key=lambda e: (_told(e, by_id), e.id)):
        who = {p.actor for p in plan.participants} or _sides(plan, by_id)
        near = {event.id: event for actor in sorted(who) for event in done[actor]}
        moved = [move for actor in sorted(who) for move in moves[actor]]
        kept = [e for e in near.values() if _fulfils(e, plan, by_id, actors) and _in_time(e, plan, by_id, moved)]
        kept.sort(key=lambda e: (_told(e, by_id), e.id))
        for event in kept:
            outcomes.setdefault(event.id, plan.id)
        if kept:
            first = by_id[kept[0].reports[0]]
            steps[plan.id] = PlanStep("held", first.report.id, first.day.isoformat() if first.day else None)
    return [
        replace(event, status="held", steps=(*event.steps, steps[event.id]))
        if event.id in steps
        else replace(event, outcome_of=outcomes.get(event.id))
        for event in events
    ]


def _told(event: Event, by_id: Mapping[str, Claim]) -> date:
    """The day of the first article that tells of it."""
    return min((day for r in event.reports if (day := by_id[r].day)), default=date.min)


def _fulfils(event: Event, plan: Event, by_id: Mapping[str, Claim], actors: ActorTable) -> bool:
    """Is this the kind of thing that was planned, by the same people?"""
    persons = {p.actor for p in plan.participants if _person(p.actor, actors)}
    present = {p.actor for p in event.participants}
    if event.id == plan.id:
        return False
    if plan.type != "CONSULT":
        return (event.type, event.mode) == (plan.type, plan.mode) and _same_matter(event, plan, by_id)
    if not persons & present:
        return False
    if plan.mode == "visit":
        there = event.host if event.mode == "visit" else event.place.country if event.place else None
        if there is None and event.part_of == plan.id:
            there = plan.host  # somebody of the host's was met in the days of the visit, and no other place is told
        return event.type == "CONSULT" and event.mode != "phone" and plan.host is not None and there == plan.host
    same_kind = (event.type, event.mode) == (plan.type, plan.mode)
    return same_kind and len(present) > 1 and _sides(plan, by_id) <= _sides(event, by_id)


def _same_matter(event: Event, plan: Event, by_id: Mapping[str, Claim]) -> bool:
    """Is what was signed, sent or imposed between the same sides the thing that was announced?"""
    if len(_sides(plan, by_id)) < 2 or not _sides(plan, by_id) <= _sides(event, by_id):
        return False
    for told in (by_id[r] for r in event.reports):
        for ahead in (by_id[r] for r in plan.reports):
            if told.called and ahead.called:
                return told.called <= ahead.called or ahead.called <= told.called
            words, announced = told.words - told.names, ahead.words - ahead.names
            if len(words & announced) >= MATTER * max(1, min(len(words), len(announced))):
                return True
    return False


def _person(actor_id: str, actors: ActorTable) -> bool:
    return actors.by_id[actor_id].kind == "person"


def _sides(event: Event, by_id: Mapping[str, Claim]) -> frozenset[str]:
    return frozenset().union(*(by_id[r].sides for r in event.reports))


def _in_time(event: Event, plan: Event, by_id: Mapping[str, Claim], moves: Sequence[Claim]) -> bool:
    """Did it happen in the days that were planned, or after the plan was moved, or soon where no day was named?"""
    announced, told = _told(plan, by_id), _told(event, by_id)
    begun = event.start.latest if event.start and event.start.latest else told
    if told < announced or begun < announced:
        return False
    moved = [m.day for m in moves if m.day and announced <= m.day <= told and _moves(m, plan, by_id)]
    if moved:
        return begun - max(moved) <= AFTER_DELAY
    first = plan.start.earliest if plan.start else None
    last = (plan.end or plan.start).latest if plan.end or plan.start else None  # type: ignore[union-attr]
    if first is None and last is None:
        return begun - announced <= PATIENCE
    return (first or announced) <= begun + timedelta(days=1) and begun <= (last or begun) + timedelta(days=1)


def _moves(move: Claim, plan: Event, by_id: Mapping[str, Claim]) -> bool:
    """Does this postponement concern the plan, or the journey that the plan was a part of?"""
    people = {actor for r in plan.reports for actor in by_id[r].people}
    return bool(move.people & people) and bool((move.sides & _sides(plan, by_id)) - _home(move))


def _home(move: Claim) -> frozenset[str]:
    """The movers' own countries, which every plan of theirs shares."""
    return frozenset(side for side, persons in move.by_side.items() if persons)
