"""What is part of what: a meeting of the visit in whose days it took place, a bilateral of the summit beside it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from dateline.model import Event, Mark
from dateline.record.actors import ActorTable
from dateline.record.claims import Claim
from dateline.record.marks import facing, mark
from dateline.record.profiles import STATE_KINDS
from dateline.world import World

BESIDE = timedelta(days=3)  # a summit may last longer than its stated beginning


class Told:
    """An event with the reports that tell it."""

    def __init__(self, event: Event, claims: Sequence[Claim], actors: ActorTable, world: World) -> None:
        self.event, self.claims = event, claims
        self.articles = frozenset(claim.article.id for claim in claims)
        self.sides = frozenset[str]().union(*(claim.sides for claim in claims))
        self.people = frozenset[str]().union(*(claim.people for claim in claims))
        self.called = frozenset[str]().union(*(claim.called for claim in claims))
        self.aside = frozenset[str]().union(*(claim.aside for claim in claims))
        self.present = frozenset(p.actor for p in event.participants)
        self.states = frozenset(a for a in self.present if actors.by_id[a].kind in STATE_KINDS)
        self.persons = frozenset(a for a in self.present if actors.by_id[a].kind == "person")
        self.travellers = frozenset(
            p.actor for p in event.participants if p.role in ("visitor", "actor") and p.actor not in self.states
        )
        self.hosts = frozenset((event.host,)) if event.host else self._states_abroad(actors, world)

    def _states_abroad(self, actors: ActorTable, world: World) -> frozenset[str]:
        """A visit to "the Baltic states" is one to any of them that is not the visitor's own."""
        event = self.event
        area = world.area(event.place.name) if event.place and event.mode == "visit" else frozenset[str]()
        return area - {actors.by_id[a].country or "" for a in self.travellers}

    @property
    def day(self) -> date:
        """The day of the first article that tells of it."""
        return min((claim.day for claim in self.claims if claim.day), default=date.min)

    @property
    def days(self) -> tuple[date, date] | None:
        """The days in which it began, where they are told."""
        start = self.event.start
        return (start.earliest, start.latest) if start and start.earliest and start.latest else None

    @property
    def stay(self) -> tuple[date, date] | None:
        """From the first to the last day."""
        start, end = self.event.start, self.event.end or self.event.start
        first = (start.earliest or start.latest) if start else None
        last = end.latest if end else None
        return (first, last) if first and last else None


def nest_marks(told: Told) -> Iterator[Mark]:
    """What a visit shares with what may be part of it, and a summit with the meetings beside it."""
    event = told.event
    if event.mode == "visit":
        if event.host and event.start:
            if told.stay:
                yield from (mark(("stay", actor), *told.stay) for actor in sorted(told.travellers))
            yield from (mark(("stay in", article)) for article in sorted(told.articles))
    else:
        if told.days:
            yield from (facing(mark(("stay", actor), *told.days)) for actor in sorted(told.present - told.states))
        yield from (facing(mark(("stay in", article))) for article in sorted(told.articles))
    if event.mode == "multilateral":
        began = event.start.earliest if event.start else None
        ended = told.stay[1] if told.stay else None
        first, last = began - BESIDE if began else None, ended + BESIDE if ended else None
        yield from (mark(("beside", word), first, last) for word in sorted(told.called))
    if event.mode in ("meet", "phone"):
        yield from (facing(mark(("beside", word), *(told.days or (None, None)))) for word in sorted(told.aside))


def part_of(told: Told, near: Iterable[Told]) -> str | None:
    """The id of the visit or summit that it belongs to, where there is exactly one."""
    event, others = told.event, [other for other in near if other.event.id != told.event.id]
    if event.mode == "visit":
        return None
    if event.mode in ("meet", "phone") and told.aside:
        beside = [o.event.id for o in others if o.event.mode == "multilateral" and o.called & told.aside]
        homes = [o.event.id for o in others if o.event.id in beside and _together(told, o)]
        if homes:
            return homes[0] if len(homes) == 1 else None
    homes = [o.event.id for o in others if o.event.mode == "visit" and _inside(told, o)]
    return homes[0] if len(homes) == 1 else None


def _together(told: Told, summit: Told) -> bool:
    """Can the two lie in the same days?"""
    first, last = told.days or (None, None)
    began = summit.event.start.earliest if summit.event.start else None
    ended = summit.stay[1] if summit.stay else None
    return not ((last and began and last < began - BESIDE) or (first and ended and first > ended + BESIDE))


def _inside(told: Told, visit: Told) -> bool:
    event = told.event
    if not visit.travellers & told.present or visit.event.start is None or visit.event.host is None:
        return False
    if event.place and event.place.country and event.place.country != visit.event.host:
        return False
    same_article = bool(told.articles & visit.articles)
    if event.place is None and visit.event.host not in told.sides and not same_article:
        return False  # elsewhere, for all that is known
    if told.days is None:
        return same_article and event.news == visit.event.news
    return visit.stay is not None and visit.stay[0] <= told.days[1] and told.days[0] <= visit.stay[1]
