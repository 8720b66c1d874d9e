"""What became of the plans that no report of the same event resolves.

A planned visit is kept when its visitor is seen at work in the host country in those days; a vague plan ("will meet
German leaders") may be met by several concrete events, a series ("hold weekly calls") has many. The plan stays an
event of its own, and they point back to it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, islice, product

from dateline.model import REGULARLY, Event, Mark, PlanStep
from dateline.record.blocking import putting_off
from dateline.record.claims import Claim, by_age
from dateline.record.fields import HAPPENED
from dateline.record.marks import facing, mark
from dateline.record.nesting import Told

VERSION = "ledger-2"
OPEN = ("planned", "proposed", "postponed")
PATIENCE = timedelta(days=90)  # how long after its announcement an undated plan may find its outcome
OPEN_END = timedelta(days=365)  # how long one without a last day may
MATTER = 0.4  # of the shorter sentence's words, names aside
SERIES = timedelta(days=365 * 2)  # how long after the last word of a series a meeting may be one of it
LATE = timedelta(days=30)  # after the day that an article recalls as the one planned
AFTER_DELAY = timedelta(days=180)
DAY = timedelta(days=1)


def is_plan(told: Told) -> bool:
    return told.event.status in OPEN and not is_series(told)


def has_happened(told: Told) -> bool:
    return told.event.status in HAPPENED and told.event.news


def is_series(told: Told) -> bool:
    return any(claim.recurring for claim in told.claims)


def ledger_marks(told: Told) -> Iterator[Mark]:
    """What a plan shares with everything that may have kept it, and a series with each time that may be one of it."""
    if is_series(told):
        yield from (mark(("series", *parts), *_span(told)) for parts in _in_series(told))
    elif told.event.news and told.day > date.min:
        day = _begun(told)
        yield from (facing(mark(("series", *parts), day, day)) for parts in _in_series(told))
    if is_plan(told):
        since = (was - DAY) if (was := _recalled(told)) else told.day
        days = (since, _due(told) + AFTER_DELAY) if told.day > date.min else (None, None)
        yield from (mark(("plan", *parts), *days) for parts in _planned(told))
    elif has_happened(told):
        days = (_begun(told), _begun(told)) if _begun(told) > date.min else (None, None)
        yield from (facing(mark(("plan", *parts), *days)) for parts in _done(told))


def _in_series(told: Told) -> Iterator[tuple[str, ...]]:
    """Kind and sides, which a series and each time of it share."""
    if len(told.sides) > 1:
        yield (told.event.type, told.event.mode or "", *sorted(told.sides))


def _span(series: Told) -> tuple[date | None, date | None]:
    """The days in which a time of the series may lie: from when it began, where that is told."""
    if series.day == date.min:
        return None, None
    start = series.event.start
    first = start.earliest if start and start.earliest else series.day - OPEN_END
    last = max((claim.day for claim in series.claims if claim.day), default=series.day)
    return first, last + SERIES


def _is_one_of(told: Told, series: Told) -> bool:
    """Is this a time of the series? Its words say that it is one of several, or the same persons meet on every side."""
    event, custom = told.event, series.event
    if (event.type, event.mode) != (custom.type, custom.mode) or event.status == "denied" or is_series(told):
        return False
    first, last = _span(series)
    if told.sides != series.sides or not event.news or (first and last and not first <= _begun(told) <= last):
        return False
    mine, theirs = (_rhythm(e) for e in (event, custom))
    if mine is not None:
        return theirs in (mine, REGULARLY)
    stopped = series.event.detail("series") is not None and _begun(told) > max(
        (c.day or date.min) for c in series.claims
    )
    return len(series.persons) > 1 and series.persons == told.persons and not stopped


def _rhythm(event: Event) -> str | None:
    told = event.detail("recurrence")
    return told.value if told else None


def _planned(told: Told) -> Iterator[tuple[str, ...]]:
    """Persons with the state that they are to visit, or the kind and a side of what they are to do; else two sides."""
    event = told.event
    kind = (event.type, event.mode or "")
    if event.type != "CONSULT":
        yield from ((*kind, *pair) for pair in islice(combinations(sorted(told.sides), 2), 1))
    elif event.mode != "visit":
        yield from ((*kind, person, _other_side(told, person)) for person in sorted(told.persons))
    else:
        yield from (("visit", person, host) for person, host in product(sorted(told.persons), sorted(told.hosts)))


def _done(told: Told) -> Iterator[tuple[str, ...]]:
    """The same of what took place, with every side that the plan may have named."""
    event = told.event
    kind = (event.type, event.mode or "")
    if event.type != "CONSULT":
        yield from ((*kind, *pair) for pair in combinations(sorted(told.sides), 2))
        return
    if there := _seen_in(event):
        yield from (("visit", person, there) for person in sorted(told.persons))
    if event.mode != "visit":
        yield from ((*kind, person, side) for person in sorted(told.persons) for side in sorted(told.sides))


def _other_side(told: Told, person: str) -> str:
    """A side that is not the person's own, where there is one."""
    others = [side for side in told.sides if not any(person in c.by_side.get(side, ()) for c in told.claims)]
    return min(others or told.sides, default="")


def _seen_in(event: Event) -> str | None:
    """The state in which those who took part were seen."""
    if event.mode == "visit":
        return event.host
    return event.place.country if event.place and event.mode != "phone" else None


def put_off_marks(told: Told) -> Iterator[Mark]:
    """A plan is found by the postponements that may have moved it."""
    return _days_of_plan("put off", told)


def mover_marks(told: Told) -> Iterator[Mark]:
    """The marks of the postponements that may have moved this plan."""
    return _days_of_plan("puts off", told)


def _days_of_plan(key: str, told: Told) -> Iterator[Mark]:
    if is_plan(told) and told.day > date.min:
        with_whom = product(sorted(told.people), sorted(told.sides))
        yield from (mark((key, *parts), told.day, _due(told)) for parts in with_whom)


def moved_plans(claim: Claim) -> Iterator[Mark]:
    """The marks of the plans that a postponement may have moved."""
    if claim.day:
        yield from (mark(("put off", *parts), claim.day, claim.day) for parts in putting_off(claim))


def settled(told: Told, near: Collection[Told], moves: Collection[Claim], homes: Mapping[str, str | None]) -> Event:
    """The event with its plan, or the plan with its outcome. `homes` says what each near event is part of."""
    others = sorted((o for o in near if o.event.id != told.event.id), key=lambda o: (o.day, o.event.id))
    series = [] if is_series(told) else [o.event.id for o in others if is_series(o) and _is_one_of(told, o)]
    if is_plan(told):
        kept = [o for o in others if has_happened(o) and _keeps(o, told, moves, homes)]
        if kept:
            first = kept[0].claims[0]
            step = PlanStep("held", first.report.id, first.day.isoformat() if first.day else None)
            return replace(told.event, status="held", steps=(*told.event.steps, step))
        home = homes.get(told.event.id)
        off = next((_called_off_with(told, o) for o in others if o.event.id == home), None)
        if off is not None:
            return replace(told.event, status=off.status, steps=(*told.event.steps, off))
        return replace(told.event, outcome_of=series[0] if len(series) == 1 else None)
    if has_happened(told):
        plans = [o for o in others if is_plan(o) and _keeps(told, o, moves, homes)]
        found = [plan.event.id for plan in plans[:1]] or (series if len(series) == 1 else [])
        return replace(told.event, outcome_of=found[0] if found else None)
    return told.event


def _called_off_with(told: Told, visit: Told) -> PlanStep | None:
    """What was to be done on a visit is called off or put off with it, unless it was spoken of as a plan since."""
    newest = by_age(visit.claims)[-1]
    status = visit.event.status
    if status not in ("cancelled", "postponed") or newest.report.status != status:
        return None
    words = (c for c in by_age(visit.claims) if (c.article, c.report.status) == (newest.article, status))
    last = next(words)
    if last.day is None:
        return None
    if told.event.status == status or any(claim.day is None or claim.day > last.day for claim in told.claims):
        return None
    return PlanStep(status, last.report.id, last.day.isoformat())


def _keeps(done: Told, plan: Told, moves: Iterable[Claim], homes: Mapping[str, str | None]) -> bool:
    return _fulfils(done, plan, homes) and _in_time(done, plan, moves)


def _fulfils(done: Told, plan: Told, homes: Mapping[str, str | None]) -> bool:
    """Is this the kind of thing that was planned, by the same people?"""
    event, announced = done.event, plan.event
    same_kind = (event.type, event.mode) == (announced.type, announced.mode)
    if announced.type != "CONSULT":
        return same_kind and _same_matter(done, plan)
    if not plan.persons & done.present:
        return False
    if announced.mode == "visit":
        there = _seen_in(event)
        if there is None and homes.get(event.id) == announced.id:
            there = (
                announced.host
            )  # somebody of the host's was met in the days of the visit, and no other place is told
        return event.type == "CONSULT" and event.mode != "phone" and there in plan.hosts
    return same_kind and len(done.present) > 1 and plan.sides <= done.sides


def _same_matter(done: Told, plan: Told) -> bool:
    """Is what was signed, sent or imposed between the same sides the thing that was announced?"""
    if len(plan.sides) < 2 or not plan.sides <= done.sides:
        return False
    for told in done.claims:
        for ahead in plan.claims:
            if told.called and ahead.called:
                return told.called <= ahead.called or ahead.called <= told.called
            words, announced = told.words - told.names, ahead.words - ahead.names
            if len(words & announced) >= MATTER * max(1, min(len(words), len(announced))):
                return True
    return False


def _begun(told: Told) -> date:
    start = told.event.start
    return start.latest if start and start.latest else told.day


def _due(plan: Told) -> date:
    """The last day on which it may begin as it was planned."""
    start, end = plan.event.start, plan.event.end or plan.event.start
    if end and end.latest:
        return max(end.latest, plan.day) + DAY
    if start and start.earliest:
        return max(start.earliest, plan.day) + OPEN_END
    return plan.day + PATIENCE if plan.day > date.min else date.max


def _in_time(done: Told, plan: Told, moves: Iterable[Claim]) -> bool:
    """Did it happen in the days that were planned, or after the plan was moved, or soon where no day was named?"""
    announced, told, begun, due = plan.day, done.day, _begun(done), _due(plan)
    was = _recalled(plan) if told <= announced else _recalled_with(plan, done)
    if was is not None:  # "was to come on Monday, but came on Wednesday"
        return was <= begun + DAY and begun <= was + LATE
    if told < announced or begun < announced:
        return False
    moved = [m.day for m in moves if m.day and announced <= m.day <= min(told, due) and _moves(m, plan)]
    if moved:
        return begun - max(moved) <= AFTER_DELAY
    first = plan.event.start.earliest if plan.event.start else None
    return (first or announced) <= begun + DAY and begun <= due


def _recalled(plan: Told) -> date | None:
    """The day for which it had been planned, where it was past when the first article told of the plan."""
    start = plan.event.start
    return start.earliest if start and start.earliest and start.latest and start.latest < plan.day else None


def _recalled_with(plan: Told, done: Told) -> date | None:
    """The day for which it had been planned, as an article says that tells what came of it."""
    for claim in plan.claims:
        start = claim.report.start
        if claim.article.id in done.articles and claim.day and start and start.latest and start.latest < claim.day:
            return start.earliest
    return None


def _moves(move: Claim, plan: Told) -> bool:
    """Does this postponement concern the plan, or the journey that the plan was a part of?"""
    return any(person in plan.people and side in plan.sides for person, side in putting_off(move))
