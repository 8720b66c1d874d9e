"""From codings to the record: a pure function, whatever the order of the articles."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.model import Coding, Decision, Event, Judgement, Record, content_id, in_force
from dateline.record import fields
from dateline.record.actors import ActorTable, join_actors
from dateline.record.claims import Claim, by_age, claim_of
from dateline.record.cluster import judge
from dateline.record.confidence import confidence
from dateline.record.copies import copies
from dateline.record.ledger import settle
from dateline.record.origins import origins
from dateline.record.review import Finder, corrected, regrouped, rulings
from dateline.record.weights import UNSURE
from dateline.world import World


def build(codings: Iterable[Coding], world: World, log: Iterable[Decision] = ()) -> Record:
    """Fuse every report of every article into events; `log` holds what people decided about them."""
    known = sorted(codings, key=lambda c: c.article.id)
    actors = join_actors(known, world)
    copy_of = copies([c.article for c in known])
    claims = [
        claim_of(report, coding, copy_of[coding.article.id], actors) for coding in known for report in coding.reports
    ]
    machine, groups = judge(claims)
    by_id = {claim.report.id: claim for claim in claims}
    decisions, finder = in_force(tuple(log)), Finder(claims)
    judgements = [*machine, *rulings(decisions, finder)]
    events = [_event([by_id[r] for r in group], actors, world) for group in regrouped(groups, decisions, finder)]
    newest = max((coding.article.day for coding in known if coding.article.day), default=date.min)
    events = [fields.as_of(event, newest) for event in events]
    events = corrected(events, decisions, finder, actors.actors, world)
    events = settle(_nested(_with_close(events, judgements), by_id, actors), by_id, actors)
    events = corrected(events, decisions, finder, actors.actors, world)  # what a person said stands, whatever followed
    ordered = sorted(events, key=lambda e: (e.start.edtf if e.start else "", e.type, e.id))
    told = (*judgements, *actors.judgements)
    return Record(tuple(ordered), told, actors.actors, tuple(sorted(actors.of.items())))


def _event(claims: list[Claim], actors: ActorTable, world: World) -> Event:
    first = by_age(claims)[0].report
    event = Event(
        id=content_id("event", first.id),  # stays as the event grows
        type=first.type,
        mode=first.mode,
        status=fields.status(claims),
        news=any(c.report.news for c in claims),
        participants=fields.participants(claims, actors),
        reports=tuple(c.report.id for c in by_age(claims)),
        host=fields.host(claims),
        place=fields.place(claims),
        start=fields.start(claims),
        end=fields.end(claims),
        origins=origins(claims, actors, world),
        disputes=fields.disputes(claims, actors),
        steps=fields.steps(claims),
        details=fields.details(claims),
    )
    return replace(event, confidence=confidence(event, len({c.article.id for c in claims}), actors))


def _with_close(events: list[Event], judgements: Sequence[Judgement]) -> list[Event]:
    """Each event with the events that may be the same and were kept apart."""
    home = {report: event.id for event in events for report in event.reports}
    close: dict[str, set[str]] = {event.id: set() for event in events}
    for judgement in judgements:
        left, right = home[judgement.left], home[judgement.right]
        if judgement.score >= UNSURE and left != right:
            close[left].add(right)
            close[right].add(left)
    return [replace(event, close=tuple(sorted(close[event.id]))) for event in events]


def _nested(events: list[Event], by_id: dict[str, Claim], actors: ActorTable) -> list[Event]:
    """A meeting, signing or ceremony belongs to the visit in whose days and country its visitor took part, and a
    bilateral on the sidelines to its summit."""
    visits: dict[str, list[Event]] = defaultdict(list)
    summits: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.mode == "visit" and event.host and event.start:
            for actor in {p.actor for p in event.participants if p.role in ("visitor", "actor")}:
                visits[actor].append(event)
        if event.mode == "multilateral":
            for word in frozenset[str]().union(*(by_id[r].called for r in event.reports)):
                summits[word].append(event)
    out = []
    for event in events:
        around = {v.id: v for p in event.participants for v in visits[p.actor]} if event.mode != "visit" else {}
        homes = [v.id for v in around.values() if v.id != event.id and _inside(event, v, by_id)]
        if event.mode in ("meet", "phone") and any(by_id[r].aside for r in event.reports):
            words = frozenset[str]().union(*(by_id[r].aside for r in event.reports))
            beside = {s.id: s for word in words for s in summits[word]}
            homes = [s.id for s in beside.values() if s.id != event.id and _together(event, s)] or homes
        out.append(replace(event, part_of=homes[0]) if len(homes) == 1 else event)
    return out


def _together(event: Event, summit: Event) -> bool:
    """Can the two lie in the same days? A summit may last longer than its stated beginning."""
    first, last = (event.start.earliest, event.start.latest) if event.start else (None, None)
    began = summit.start.earliest if summit.start else None
    ended = (summit.end or summit.start).latest if summit.start or summit.end else None  # type: ignore[union-attr]
    near = timedelta(days=3)
    return not ((last and began and last < began - near) or (first and ended and first > ended + near))


def _inside(event: Event, visit: Event, by_id: dict[str, Claim]) -> bool:
    visitors = {p.actor for p in visit.participants if p.role in ("visitor", "actor")}
    if not visitors & {p.actor for p in event.participants} or visit.start is None:
        return False
    if event.place and event.place.country and event.place.country != visit.host:
        return False
    sides = frozenset[str]().union(*(by_id[r].sides for r in event.reports))
    same_article = {by_id[r].article.id for r in event.reports} & {by_id[r].article.id for r in visit.reports}
    if event.place is None and visit.host not in sides and not same_article:
        return False  # elsewhere, for all that is known
    if event.start is None or event.start.earliest is None or event.start.latest is None:
        return bool(same_article) and event.news == visit.news
    last = visit.end or visit.start
    first_day, last_day = visit.start.earliest or visit.start.latest, last.latest
    if first_day is None or last_day is None:
        return False
    return first_day <= event.start.latest and event.start.earliest <= last_day
