"""Acts: what the event-data tradition (PLOVER, CAMEO) counts as one event.

An event of ours may give several. A visit that was announced and then took place is an announcement (AGREE, CAMEO
036) on the day it was made and a visit (CONSULT, 042) on the day it was paid; a meeting called off is a rejection
(REJECT, 125). What was denied or put off is no act of these layouts. `data/acts.yaml` is the whole mapping."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from dateline.formats import facts
from dateline.model import Actor, Event, EventReport, PlanStep
from dateline.store import Reported, Story

ANNOUNCING = ("planned", "proposed", "recurring")
DONE = ("held", "ongoing")
# An event known to no more than its year has no place in a layout of days.
LONGEST = 31


@dataclass(frozen=True, slots=True)
class Act:
    """An act with the reports that tell it. `kind`: done | announced | called off; `day` is the day it was done,
    announced or called off: the day stated, else the day of the first article that tells it."""

    id: str
    story: Story
    kind: str
    type: str
    mode: str
    cameo: str
    day: date
    reports: tuple[Reported, ...]

    @property
    def quad(self) -> str:
        return str(_table("quads")[self.type])

    @property
    def goldstein(self) -> float:
        return float(_table("cameo")[self.cameo][1])

    @property
    def text(self) -> str:
        """CAMEO's name of the act."""
        return str(_table("cameo")[self.cameo][0])


@dataclass(frozen=True, slots=True)
class Directed:
    """An act from one actor towards another, or towards nobody named."""

    act: Act
    cameo: str
    source: Actor
    target: Actor | None

    @property
    def goldstein(self) -> float:
        return float(_table("cameo")[self.cameo][1])

    @property
    def text(self) -> str:
        return str(_table("cameo")[self.cameo][0])


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = facts.document("acts.yaml")[name]
    return table


def quad_class(cameo: str) -> int:
    """CAMEO's quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    root = int(cameo[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def acts(stories: Iterable[Story]) -> Iterator[Act]:
    """The acts of all events, in the order of the events."""
    for story in stories:
        yield from _announced(story)
        yield from _called_off(story)
        yield from _done(story)


def _act(story: Story, kind: str, day: date | None, reports: tuple[Reported, ...]) -> Iterator[Act]:
    event = story.event
    found = _coded(kind, event.type, event.mode)
    if found is None or day is None:
        return
    type, mode, cameo = found
    if kind == "done":
        cameo = _finer(cameo, reports)
    suffix = {"done": "", "announced": "-announced", "called off": "-called-off"}[kind]
    yield Act(event.id + suffix, story, kind, type, mode, cameo, day, reports)


def _coded(kind: str, type: str, mode: str | None) -> tuple[str, str, str] | None:
    codes = _table(kind)
    found = codes.get(f"{type}/{mode}") or codes.get(type)
    return tuple(found) if found else None


def type_told(report: EventReport) -> str | None:
    """The PLOVER type that these layouts give to what one report tells; None where that is no act."""
    kind = "announced" if report.status in ANNOUNCING else "done" if report.status in DONE else "called off"
    found = _coded(kind, report.type, report.mode) if report.status not in ("postponed", "denied") else None
    return found[0] if found else None


def _finer(cameo: str, reports: tuple[Reported, ...]) -> str:
    for told in reports:
        for prefix, code in _table("frames").items():
            if told.report.frame.startswith(prefix):
                return str(code)
    return cameo


def _announced(story: Story) -> Iterator[Act]:
    steps = [step for step in story.event.steps if step.status in ANNOUNCING]
    telling = tuple(told for told in story.reports if told.report.status in ANNOUNCING)
    return _act(story, "announced", _first_day(steps, telling), telling) if telling else iter(())


def _called_off(story: Story) -> Iterator[Act]:
    steps = [step for step in story.event.steps if step.status == "cancelled"]
    telling = tuple(told for told in story.reports if told.report.status == "cancelled")
    return _act(story, "called off", _first_day(steps, telling), telling) if telling else iter(())


def _done(story: Story) -> Iterator[Act]:
    # A plan kept by an event of its own has a step "held" too, but none of its own reports says so.
    telling = tuple(told for told in story.reports if told.report.status in DONE)
    if telling and story.event.status in DONE:
        yield from _act(story, "done", _deed_day(story.event, telling), telling)


def _first_day(steps: list[PlanStep], telling: tuple[Reported, ...]) -> date | None:
    days = [date.fromisoformat(step.as_of[:10]) for step in steps if step.as_of]
    return min(days, default=None) or _told_on(telling)


def _told_on(telling: tuple[Reported, ...]) -> date | None:
    return min((told.article.day for told in telling if told.article.day), default=None)


def _deed_day(event: Event, telling: tuple[Reported, ...]) -> date | None:
    """The first day stated; where none is, the day of the first report, as these data sets have it; where the words
    leave more than a month open, none."""
    if event.start is None:
        return _told_on(telling)
    first, last = event.start.earliest, event.start.latest
    if first and last and (last - first).days < LONGEST:
        return first
    return None


def sides(story: Story) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """PLOVER's actors and recipients: visitors and doers, and hosts and those it is done to. All who merely meet are
    actors."""
    return sides_of([(p.role, p.actor) for p in story.parties], story.event.host)


def sides_of(parties: Sequence[tuple[str, Actor]], host: str | None) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The two sides of those who stand in these roles; `host` is the country visited."""
    actors = tuple(actor for role, actor in parties if role not in ("host", "recipient"))
    recipients = tuple(actor for role, actor in parties if role in ("host", "recipient"))
    if not actors:
        return recipients, ()
    if not recipients and host and all(actor.country != host for actor in actors):
        recipients = (state(host),)
    return actors, recipients


def state(iso3: str) -> Actor:
    """A country as an actor, where only its code is known."""
    return Actor(f"country-{iso3}", facts.country(iso3).name or iso3, "country", iso3)


def directed(act: Act) -> Iterator[Directed]:
    """Source and target pairs, as ICEWS and GDELT write them.

    Visits give two mirrored rows (042 make a visit, 043 host a visit); those who meet, speak or agree with each other
    give a row in each direction. Two actors of one country are no pair, except where nobody of another country takes
    part."""
    actors, recipients = sides(act.story)
    if not recipients:
        pairs = [(a, b) for a, b in product(actors, actors) if a.id != b.id]
        pairs = [(a, b) for a, b in pairs if not a.country or a.country != b.country] or pairs
        for a, b in pairs:
            yield Directed(act, act.cameo, a, b)
        if not pairs:
            yield from (Directed(act, act.cameo, a, None) for a in actors)
        return
    for a, b in product(actors, recipients):
        yield Directed(act, act.cameo, a, b)
        if act.cameo == "042":
            yield Directed(act, "043", b, a)
        elif act.story.event.type in ("CONSULT", "AGREE") and act.kind != "called off":
            yield Directed(act, act.cameo, b, a)
