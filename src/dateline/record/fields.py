"""The fields of an event from its reports: one value by a stated rule, every dissent kept.

status  the latest word: what happened outranks what was announced; a later postponement outranks an earlier plan; what
        was under way is over when the newest article is written after its last day
time    the finest among the values that most reports agree with; among equals what an article tells itself before what
        it relays, and the later article before the earlier; a plan's date yields to the date on which it was held, but
        a guest seen on a day of an announced stay came on the first; undated: not after the first article that tells it
place   the most specific that most reports agree with
who     everybody a report names, the role and the rank that most reports give
details the value that most reports give, among equals the first told; every document signed; of a journey the account
        with the most legs; conduct that one report tells of took place, and one that nobody tells of is not reported
"""

import operator
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.model import CONDUCT, DETAILS, Detail, Dispute, Event, Participant, Place, PlanStep, When, bounds
from dateline.record.actors import ActorTable
from dateline.record.claims import Claim, by_age
from dateline.record.quantities import clash
from dateline.world.names import fold

HAPPENED = ("held", "ongoing")
MEETINGS = ("visit", "meet", "phone", "multilateral")
ARRIVAL = "consult.visit.arrive"
STAY = timedelta(days=14)
FINENESS = {"venue": 0, "city": 1, "feature": 2, "region": 3, "country": 4, "unknown": 5}
ROLES = ("visitor", "actor", "host", "recipient", "participant")


def status(claims: Sequence[Claim]) -> str:
    """The best knowledge after all reports."""
    told = [claim.report.status for claim in by_age(claims)]
    if "held" in told:
        return "held"
    happened = [s for s in told if s in HAPPENED]
    if happened:
        return happened[-1]
    firm = [s for s in told if s != "proposed"]
    return firm[-1] if firm else told[-1]


def as_of(event: Event, newest: date) -> Event:
    """What was under way is over once its last stated day is past; of a stay whose end nobody tells, after `STAY`."""
    last = (event.end or event.start).latest if event.end or event.start else None  # type: ignore[union-attr]
    if event.status != "ongoing" or event.mode not in MEETINGS or last is None:
        return event
    wait = STAY if event.mode == "visit" and event.end is None else timedelta(0)
    return replace(event, status="held") if last + wait < newest else event


def steps(claims: Sequence[Claim]) -> tuple[PlanStep, ...]:
    """How the event was told over time, one step for each change; empty when it was never a plan."""
    told = [PlanStep(c.report.status, c.report.id, c.day.isoformat() if c.day else None) for c in by_age(claims)]
    if not any(step.status in ("planned", "proposed", "postponed", "cancelled", "recurring") for step in told):
        return ()
    return tuple(step for i, step in enumerate(told) if i == 0 or step.status != told[i - 1].status)


def start(claims: Sequence[Claim]) -> When | None:
    told = _best_time(claims, "start")
    return _first_day(claims, told) or told


def _first_day(claims: Sequence[Claim], told: When | None) -> When | None:
    """A guest seen on a day of a stay that was announced from one day to another came on the first of them."""
    if told is None or told.precision != "day" or any(c.report.mode != "visit" for c in claims):
        return None
    arrived = any(c.report.start == told and c.report.frame.startswith(ARRIVAL) for c in claims)
    plans = [c.report for c in by_age(claims) if c.report.status == "planned" and c.report.start and c.report.end]
    for plan in reversed(plans):
        first, last = plan.start, plan.end
        if not arrived and first and last and _within(told, first, last):
            return replace(first, reason=f"{first.reason}; as announced, and seen there on {told.edtf}")
    return None


def _within(day: When, first: When, last: When) -> bool:
    return bool(first.latest and day.earliest and last.latest and first.latest < day.earliest <= last.latest)


def end(claims: Sequence[Claim]) -> When | None:
    return _best_time(claims, "end")


def _best_time(claims: Sequence[Claim], name: str) -> When | None:
    """The value that most other values are consistent with; happened before planned, finer before coarser.

    What is only known to have happened by some day did so on the day announced for it, if that was before.
    """
    dated = [c for c in claims if getattr(c.report, name)]
    happened = [c for c in _latest_word(claims) if c in dated] or dated
    if name == "start" and all(c.report.start.precision == "open" for c in happened if c.report.start):
        happened = [*happened, *_announced(dated, happened)]
    values: list[When] = [getattr(c.report, name) for c in by_age(happened)]
    if not values:
        return None
    latest = {value.edtf: position for position, value in enumerate(values)}
    agree = {value.edtf: sum(_overlap(value.edtf, other.edtf) for other in values) for value in values}
    own = {getattr(c.report, name).edtf for c in happened if not c.report.attributions}  # seen, not relayed
    return min(
        values,
        key=lambda w: (
            w.precision == "open",
            -agree[w.edtf],
            _width(w),
            (w.latest or date.max) if w.precision == "open" else date.min,  # not after the first to tell of it
            w.edtf not in own,
            -latest[w.edtf],
            w.edtf,
        ),
    )


def _announced(dated: Sequence[Claim], happened: Sequence[Claim]) -> list[Claim]:
    """The last announcements, since any postponement, whose time fits with all that is told of what took place."""
    moved = max((c.day for c in dated if c.report.status == "postponed" and c.day), default=date.min)
    told = [c.report.start.edtf for c in happened if c.report.start]

    def fits(plan: Claim) -> bool:
        start = plan.report.start
        since = (plan.day or date.min) >= moved
        return since and plan.stated and start is not None and all(_overlap(start.edtf, other) for other in told)

    return [plan for plan in dated if plan.report.status == "planned" and fits(plan)]


def _latest_word(claims: Sequence[Claim]) -> list[Claim]:
    """The reports of what took place; of a plan that was moved, those since: the old date is history, no dissent."""
    happened = [c for c in claims if c.report.status in HAPPENED]
    moved = [c.day for c in claims if c.report.status == "postponed" and c.day]
    since = [c for c in claims if moved and c.day and c.day >= max(moved) and c.report.status != "postponed"]
    return happened or since or list(claims)


def _overlap(left: str, right: str) -> bool:
    (a0, a1), (b0, b1) = bounds(left), bounds(right)
    return (a0 or date.min) <= (b1 or date.max) and (b0 or date.min) <= (a1 or date.max)


def _width(when: When) -> int:
    first, last = bounds(when.edtf)
    return (last - first).days if first and last else 100_000


def place(claims: Sequence[Claim]) -> Place | None:
    places = [c.report.place for c in by_age(claims) if c.report.place]
    if not places:
        return None
    countries = Counter(p.country for p in places if p.country)
    top = countries.most_common(1)[0][0] if countries else None
    named = Counter(p.name for p in places)
    fitting = [p for p in places if p.country == top]
    return min(fitting or places, key=lambda p: (FINENESS.get(p.precision, 5), -named[p.name], p.name))


def host(claims: Sequence[Claim]) -> str | None:
    hosts = Counter(c.report.host for c in claims if c.report.host)
    return min(hosts, key=lambda h: (-hosts[h], h)) if hosts else None


def participants(claims: Sequence[Claim], actors: ActorTable) -> tuple[Participant, ...]:
    """One entry an actor. A state gives way to its own person, unless a report names nobody else for it."""
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    ranks: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in by_age(claims):
        for p in claim.report.participants:
            roles[actors.of[p.actor]][p.role] += 1
            if p.rank:
                ranks[actors.of[p.actor]][p.rank] += 1
    known = {actor: actors.by_id[actor] for actor in roles}
    with_persons = {a.country for a in known.values() if a.kind not in ("country", "government")}
    kept = [a for a in roles if not (known[a].kind in ("country", "government") and known[a].country in with_persons)]
    best = {a: min(roles[a], key=lambda r: (-roles[a][r], ROLES.index(r) if r in ROLES else 9)) for a in kept}
    order = sorted(kept, key=lambda a: (ROLES.index(best[a]) if best[a] in ROLES else 9, known[a].name, a))
    return tuple(Participant(a, best[a], rank=_most_given(ranks[a])) for a in order)


def _most_given(values: Counter[str]) -> str | None:
    """The commonest value, among equals the first told."""
    return max(values, key=values.__getitem__, default=None)


def details(claims: Sequence[Claim]) -> tuple[Detail, ...]:
    """The further fields; conduct only where it is yes or no in some report of what took place."""
    told = [c.report for c in by_age(claims)]
    found: list[Detail] = []
    for field in (*DETAILS, *CONDUCT):
        values = [tuple(d.value for d in report.details if d.field == field) for report in told]
        if field == "leg":
            kept = max(values, key=len)
        elif field == "series":
            kept = values[-1]  # what was suspended may go on again
        elif field == "instrument":
            kept = tuple(dict.fromkeys(value for given in values for value in given))
        else:
            given = Counter(value for each in values for value in each)
            best = "yes" if "yes" in given else _most_given(given)
            kept = (best,) if best else ()
        found += [Detail(field, value) for value in kept]
    return tuple(found)


def disputes(claims: Sequence[Claim], actors: ActorTable) -> tuple[Dispute, ...]:
    """Fields on which the reports cannot all be right: who says what."""
    happened = _latest_word(claims)
    places = [(c.report.place, c) for c in happened if c.report.place and c.report.place.precision != "unknown"]
    rows = [
        _dispute("start", ((c.report.start.edtf, c) for c in happened if c.report.start), _apart),
        _dispute("country", ((place.country, c) for place, c in places if place.country)),
        _dispute("place", ((p.name, c) for p, c in places if p.precision == "city" and not _passes(c)), _other_city),
        _dispute("duration", _details(happened, "duration"), _other_length(happened)),
        _dispute("outcome", _details(happened, "outcome")),
        *(_dispute(field, _details(happened, field)) for field in CONDUCT),
    ]
    for side in sorted({side for c in happened for side in c.by_side}):
        told = ((" and ".join(sorted(actors.by_id[i].name for i in c.by_side[side])), c)
                for c in happened if c.by_side.get(side))  # fmt: skip
        rows.append(_dispute(f"participants of {side}", told, _other_people))
    for what in sorted({what for c in happened for what, _ in c.counts}):
        rows.append(_dispute(f"count of {what}", _counts(happened, what), clash))
    if any(c.report.status == "denied" for c in claims):
        rows.append(_dispute("status", ((c.report.status, c) for c in claims)))
    return tuple(row for row in rows if row)


def _passes(claim: Claim) -> bool:
    """Whether it may tell of one of several towns of a visit: all that do not give the day of the arrival."""
    report = claim.report
    return report.mode == "visit" and not (
        report.frame.startswith(ARRIVAL) and claim.first and claim.first == claim.last
    )


def _details(claims: Sequence[Claim], field: str) -> Iterator[tuple[str, Claim]]:
    return ((detail.value, claim) for claim in claims if (detail := claim.report.detail(field)))


def _counts(claims: Sequence[Claim], what: str) -> Iterator[tuple[str, Claim]]:
    """What each claim counts; of one that counts such things twice it is not known which count is meant."""
    for claim in claims:
        values = {value for counted, value in claim.counts if counted == what}
        if len(values) == 1:
            yield values.pop(), claim


def _other_length(claims: Sequence[Claim]) -> Callable[[str, str], bool]:
    """Whether two lengths differ, as these claims tell them in numbers; else in words."""
    lasted = {detail.value: c.lasted for c in claims if c.lasted and (detail := c.report.detail("duration"))}

    def differ(left: str, right: str) -> bool:
        known = lasted.get(left), lasted.get(right)
        return clash(*known) if known[0] and known[1] else fold(left) != fold(right)  # type: ignore[arg-type]  # both are

    return differ


def _other_city(left: str, right: str) -> bool:
    return fold(left) != fold(right)


def _other_people(left: str, right: str) -> bool:
    """Nobody in common: a report that names more of them does not contradict."""
    return not set(left.split(" and ")) & set(right.split(" and "))


def _apart(left: str, right: str) -> bool:
    return not _overlap(left, right)


def _dispute(
    name: str, told: Iterable[tuple[str, Claim]], clash: Callable[[str, str], bool] = operator.ne
) -> Dispute | None:
    by_value: dict[str, set[str]] = defaultdict(set)
    for value, claim in told:
        by_value[value].add(claim.report.id)
    values = sorted(by_value)
    if not any(clash(a, b) for i, a in enumerate(values) for b in values[i + 1 :]):
        return None
    return Dispute(name, tuple((v, tuple(sorted(by_value[v]))) for v in values))
