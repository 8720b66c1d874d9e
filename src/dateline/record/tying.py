"""The events of a fusing: those of the touched components made anew, and those near them tied to each other."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dateline.model import Decision, Event, Mark, content_id
from dateline.record import fields
from dateline.record.claims import MOVED, Claim, by_age
from dateline.record.confidence import confidence
from dateline.record.desk import Desk
from dateline.record.fields import MEETINGS
from dateline.record.judging import Judging
from dateline.record.ledger import is_plan, ledger_marks, moved_plans, mover_marks, put_off_marks, settled
from dateline.record.marks import Marks, facing
from dateline.record.nesting import Told, nest_marks, part_of
from dateline.record.origins import origins
from dateline.record.review import Finder, corrected
from dateline.record.tours import legs, tied, tour_marks
from dateline.record.weights import UNSURE
from dateline.world import World


class Tying:
    """Makes the events of the groups that were judged anew, and ties them.

    `events` are those that are new or another now, `gone` the ids of those that are no longer there, `marks` those of
    the events made anew.
    """

    def __init__(self, desk: Desk, world: World, decisions: Sequence[Decision], newest: date) -> None:
        self._desk, self._memory, self._world, self._newest = desk, desk.memory, world, newest
        self._corrections = [decision for decision in decisions if decision.action in ("correct", "judge")]
        people = any(decision.field == "participants" for decision in self._corrections)
        self._names = desk.cast.names() if people else {}
        self._told: dict[str, Told] = {}
        self._around = Marks()
        self._asked: set[Mark] = set()  # what is near these marks is known
        self._stored: dict[str, Event] = {}
        self.events: list[Event] = []
        self.gone: set[str] = set()
        self.marks: dict[str, tuple[Mark, ...]] = {}

    def tie(self, judging: Judging, asked: Iterable[Mark]) -> None:
        """`asked` are the marks of plans that a postponement may have moved which is new or withdrawn."""
        replaced = judging.touched | self._desk.withdrawn
        self.gone = set(self._memory.homes(sorted(replaced)).values())
        over = {event.id: event for event in self._memory.events(self._memory.under_way(self._newest, MEETINGS))}
        over = {id: event for id, event in over.items() if id not in self.gone}
        self._stored |= over
        fresh = self._make(judging.groups)
        made = fresh | self._make([event.reports for event in over.values()])
        self.marks = {id: (*self._around.of(id), *put_off_marks(self._told[id])) for id in sorted(made)}
        self.marks |= dict.fromkeys(self.gone - made, ())
        changed = {facing(mark) for mark in self._memory.marks(sorted(self.gone | over.keys()))}
        touched = made | self._look({*changed, *self._faced(made), *asked})
        homes = {id: part_of(self._told[id], near) for id, near in self._near(touched).items()}
        touched |= self._look(self._faced(id for id in touched - made if self._stored[id].part_of != homes[id]))
        touched |= self._on_tour(touched)
        events = self._settle(touched, homes)
        self._finish(self._correct(events), fresh, judging)
        self.gone -= fresh

    # --- making ---

    def _make(self, groups: Iterable[tuple[str, ...]]) -> set[str]:
        """Make the events of these groups as their reports have them and as people corrected them."""
        table, groups = self._desk.cast.table, list(groups)
        self._desk.of({report for group in groups for report in group})
        made = [self._event(by_age(self._desk.of(group))) for group in groups]
        for event in self._correct({event.id: event for event in made}).values():
            told = Told(event, [self._desk.claims[report] for report in event.reports], table, self._world)
            self._told[event.id] = told
            self._around.put(event.id, (*nest_marks(told), *tour_marks(told), *ledger_marks(told)))
        return {event.id for event in made}

    def _event(self, claims: list[Claim]) -> Event:
        actors, first = self._desk.cast.table, claims[0].report
        event = Event(
            id=content_id("event", first.id),  # stays as the event grows
            type=first.type,
            mode=first.mode,
            status=fields.status(claims),
            news=any(c.report.news for c in claims),
            participants=fields.participants(claims, actors),
            reports=tuple(c.report.id for c in claims),
            host=fields.host(claims),
            place=fields.place(claims),
            start=fields.start(claims),
            end=fields.end(claims),
            origins=origins(claims, actors, self._world),
            disputes=fields.disputes(claims, actors),
            steps=fields.steps(claims),
            details=fields.details(claims),
        )
        event = replace(event, confidence=confidence(event, len({c.article.id for c in claims}), actors))
        return fields.as_of(event, self._newest)

    def _correct(self, events: Mapping[str, Event]) -> dict[str, Event]:
        if not self._corrections:
            return dict(events)
        finder = Finder(self._desk.claims.values())
        found = corrected([*events.values()], self._corrections, finder, self._names, self._world)
        return {event.id: event for event in found}

    # --- tying ---

    def _faced(self, ids: Iterable[str]) -> set[Mark]:
        """The marks of what these events look for."""
        return {facing(mark) for id in ids for mark in self._around.of(id)}

    def _look(self, marks: Collection[Mark]) -> set[str]:
        """The events of the record near these marks, made again from their reports; those known already too."""
        self._asked |= {*marks}
        return self._known(self._memory.near(sorted(marks)).keys() - self.gone)

    def _known(self, ids: Collection[str]) -> set[str]:
        """Those of these events that the record has, made again."""
        unknown = self._memory.events(sorted(ids - self._told.keys()))
        self._stored |= {event.id: event for event in unknown}
        self._make([event.reports for event in unknown])
        return {id for id in ids if id in self._told}

    def _near(self, ids: Collection[str]) -> dict[str, list[Told]]:
        """For each of these events all that it looks for and that look for it."""
        self._look(self._faced(ids) - self._asked)
        return {id: [self._told[o] for o in sorted(self._around.near(self._faced([id])))] for id in sorted(ids)}

    def _settle(self, ids: Collection[str], homes: Mapping[str, str | None]) -> dict[str, Event]:
        near = self._near(ids)
        known = {id: event.part_of for id, event in self._stored.items()} | dict(homes)
        asked = {mark for told in self._told.values() if is_plan(told) for mark in mover_marks(told)}
        self._desk.of(self._memory.near(sorted(asked)).keys() - self._desk.withdrawn)
        moves = self._desk.postponed()
        found = {id: settled(self._told[id], near[id], moves, known) for id in sorted(ids)}
        tours = legs({id: tied(self._told[id], near[id]) for id in ids})
        return {id: replace(event, part_of=known[id], legs=tours[id]) for id, event in found.items()}

    def _on_tour(self, ids: Collection[str]) -> set[str]:
        """The legs of all tours that these events are on, or that they or those gone were on before."""
        before = [*self._memory.events(sorted(self.gone)), *(self._stored[id] for id in ids if id in self._stored)]
        found = self._known({leg for event in before for leg in event.legs} - self.gone)
        new = {*ids, *found}
        while new:
            near = self._near(new)
            new = {leg for id in new for leg in tied(self._told[id], near[id])} - found - set(ids)
            found |= new
        return found

    # --- what may be the same ---

    def _finish(self, events: dict[str, Event], made: set[str], judging: Judging) -> None:
        """Give each event the events that may be the same and were kept apart, and keep those that are another now."""
        replaced = sorted(judging.touched | self._desk.withdrawn)
        before = self._memory.ties(replaced, UNSURE)
        told = {(j.left, j.right) for j in judging.judgements if j.score >= UNSURE}
        home = self._homes({id for pair in (*before, *told) for id in pair}, made)
        beside = {*home.values()} - made
        for event in self._memory.events(sorted(beside - self._stored.keys())):
            self._stored[event.id] = event
        for id in sorted(beside):
            events.setdefault(id, self._stored[id])
        there = {*before, *self._memory.ties([r for id in sorted(beside) for r in self._stored[id].reports], UNSURE)}
        told |= {pair for pair in there - judging.apart if judging.unjudged.isdisjoint(pair)}
        close = _close(told, self._homes({id for pair in told for id in pair}, made))
        for id, event in events.items():
            known = close.get(id, ()) if id in made or id in beside else self._stored[id].close
            now = replace(event, close=tuple(sorted(known)))
            if now != self._stored.get(id):
                self.events.append(now)

    def _homes(self, reports: Collection[str], made: Collection[str]) -> dict[str, str]:
        """The event of each of these reports as it is now."""
        home = {report: id for report, id in self._memory.homes(sorted(reports)).items() if id not in self.gone}
        return home | {report: id for id in made for report in self._told[id].event.reports}


def _close(pairs: Iterable[tuple[str, str]], home: Mapping[str, str]) -> dict[str, set[str]]:
    close: dict[str, set[str]] = {}
    for pair in pairs:
        left, right = (home.get(report) for report in pair)
        if left and right and left != right:
            close.setdefault(left, set()).add(right)
            close.setdefault(right, set()).add(left)
    return close


def plans_moved(claims: Iterable[Claim]) -> set[Mark]:
    """The marks of the plans that a postponement among these may have moved."""
    return {mark for claim in claims if claim.report.status in MOVED for mark in moved_plans(claim)}
