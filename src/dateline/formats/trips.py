"""Trips: visits as those who study leaders' travel count them, one a person and country."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.formats import facts
from dateline.model import Actor, Event
from dateline.store import Story

COMPLETED, CANCELED, PLANNED = "Completed", "Canceled", "Planned"
STATUS = {"held": COMPLETED, "ongoing": COMPLETED, "cancelled": CANCELED, "planned": PLANNED}
# Legs of one journey follow each other at once.
NEXT_LEG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Trip:
    """One person's visit to one country. `parts` are the events within it; `journey` numbers the legs that belong
    together.

    `begin` and `finish` are days, both counted; None where the words give less than a day.
    """

    story: Story
    traveller: Actor
    country: str
    begin: date | None
    finish: date | None
    parts: tuple[Story, ...]
    journey: str = ""

    @property
    def status(self) -> str:
        """Completed, Canceled or Planned; blank for what was put off, denied or proposed."""
        return STATUS.get(self.story.event.status, "")

    @property
    def legs(self) -> tuple[str, ...]:
        """The countries on the way, where an article tells of several stops; empty for a journey to one."""
        return tuple(detail.value for detail in self.story.event.details if detail.field == "leg")

    @property
    def days(self) -> int | None:
        return (self.finish - self.begin).days + 1 if self.begin and self.finish else None

    @property
    def whole(self) -> tuple[Story, ...]:
        """The visit and the events within it."""
        return (self.story, *self.parts)

    def met(self) -> list[Actor]:
        """Whom the traveller met, by name, in the visit and the events within it that took place."""
        found = [
            party.actor
            for story in self.whole
            if story.event.status in ("held", "ongoing")
            for party in story.parties
            if party.actor.kind == "person" and party.actor.id != self.traveller.id and party.role != "visitor"
        ]
        return list({actor.id: actor for actor in found}.values())

    def co_travellers(self) -> list[Actor]:
        return [p.actor for p in self.story.parties if p.role == "visitor" and p.actor.id != self.traveller.id]


def trips(stories: Sequence[Story]) -> list[Trip]:
    """The trips of persons, by traveller and day."""
    parts: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        if story.event.part_of:
            parts[story.event.part_of].append(story)
    kept = {story.event.outcome_of for story in stories if story.event.outcome_of}
    # A plan that an event of its own kept is that event's trip, not a second one.
    found = [
        trip for story in stories if story.event.id not in kept for trip in _of(story, tuple(parts[story.event.id]))
    ]
    found.sort(key=lambda trip: (trip.traveller.name, trip.traveller.id, str(trip.begin or "9"), trip.story.event.id))
    return _journeys(found)


def _of(story: Story, parts: tuple[Story, ...]) -> Iterator[Trip]:
    event = story.event
    if (event.type, event.mode) != ("CONSULT", "visit"):
        return
    country = event.host or (event.place.country if event.place else None) or ""
    if not country and event.place:
        return  # "will visit the Baltic states": the trips are those that kept it
    begin, finish = _days(event)
    for party in story.parties:
        abroad = not country or party.actor.country != country
        if party.actor.kind == "person" and party.role in ("visitor", "actor", "participant") and abroad:
            yield Trip(story, party.actor, country, begin, finish, parts)


def _days(event: Event) -> tuple[date | None, date | None]:
    """First and last day, where the words give days."""
    if event.start is None or "/" in event.start.edtf or len(event.start.edtf) < 10:
        return None, None
    begin = event.start.earliest
    finish = event.end.latest if event.end and len(event.end.edtf) >= 10 else None
    return begin, finish


def _journeys(found: list[Trip]) -> list[Trip]:
    """The trips with the id of the journey each is a leg of: the same person, on the way from one country to the
    next, by the days or in the words of the articles."""
    done: list[Trip] = []
    journeys: dict[tuple[str, str], str] = {}  # by traveller and event
    for trip in found:
        last = done[-1] if done else None
        follows = (
            last
            and last.traveller.id == trip.traveller.id
            and ((trip.legs and trip.legs == last.legs) or _at_once(last, trip))
        )
        tour = [j for leg in trip.story.event.legs if (j := journeys.get((trip.traveller.id, leg)))]
        journey = last.journey if last and follows else f"J-{trip.story.event.id}-{number(trip.traveller)}"
        journey = journeys[trip.traveller.id, trip.story.event.id] = min(tour, default=journey)
        done.append(Trip(trip.story, trip.traveller, trip.country, trip.begin, trip.finish, trip.parts, journey))
    return done


def _at_once(last: Trip, trip: Trip) -> bool:
    left = last.finish or last.begin
    return bool(trip.begin and left and trip.begin - left <= NEXT_LEG)


def number(actor: Actor) -> int:
    """A number for a person, the same in every record that knows the person by the same id. It is no number of
    COLT's."""
    return int(hashlib.sha256(actor.id.encode()).hexdigest()[:8], 16) % 10**6


def role(actor: Actor) -> str:
    """COLT's role: S head of state, G head of government, F foreign minister, CP crown prince, I head of an
    international body; blank for others. GS (both at once) is not told from S: the sources do not say it."""
    if facts.is_foreign_minister(actor):
        return "F"
    if actor.office == "Crown Prince":
        return "CP"
    return {"head_of_state": "S", "head_of_government": "G", "organization_head": "I"}.get(facts.level(actor), "")
