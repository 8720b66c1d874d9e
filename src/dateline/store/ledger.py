"""The ledger of plans: what was announced, and what had become of it by a given day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.model import Event, PlanStep, When

FATES = ("open", "overdue", "recurring", "kept", "held later", "postponed", "cancelled", "denied")

# What the last word on a plan means for it. A series is a promise that is never used up.
FATE_OF_STATUS = {
    "held": "kept",
    "ongoing": "kept",
    "cancelled": "cancelled",
    "denied": "denied",
    "postponed": "postponed",
    "planned": "open",
    "proposed": "open",
    "recurring": "recurring",
}
DONE = ("held", "ongoing")
ANNOUNCING = ("planned", "proposed", "postponed", "recurring", "cancelled")
DATING = ("planned", "proposed", "recurring", "postponed")
SLACK = timedelta(days=1)  # time zones, and articles that are a day off
EVER = "~"  # after every day


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as of a day: when it was due by the words known then, and its fate.

    `fate`: open (due later, or no day was ever named) | overdue (the day is past and no report says what became of
    it) | kept | held later (than it was first announced for) | postponed (`moved`: to the day it is now due) |
    cancelled | denied | recurring (a series). `by` announced it: whom the article of the announcement cites, else its
    outlet; `first` is the day first announced (EDTF). `steps` are those known by then, oldest first; `outcomes` the
    events that kept it, where they are events of their own: a vague plan may be met by several, a series has those of
    its times that were held, and in `coming` those that are announced.
    """

    event: Event
    announced: str | None
    by: str | None
    due: When | None
    first: str | None
    fate: str
    moved: bool
    steps: tuple[PlanStep, ...]
    outcomes: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()

    @property
    def condition(self) -> str | None:
        """On what it depends, in the words of an article, as long as it lies ahead."""
        told = self.event.detail("condition")
        return told.value if told and self.fate in ("open", "overdue", "postponed") else None

    @property
    def recurrence(self) -> str | None:
        """How often a series takes place."""
        told = self.event.detail("recurrence")
        return told.value if told and self.fate == "recurring" else None

    @property
    def outcome(self) -> str | None:
        """The first event that kept it."""
        return self.outcomes[0] if self.outcomes else None


@dataclass(frozen=True, slots=True)
class Word:
    """What one report says of a plan: its status, time and article's day (ISO 8601, empty where not known), and on
    whose word."""

    status: str
    start: When | None
    day: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a plan stood from one day until another (ISO 8601, the second excluded), as nothing was said in between.

    `overdue_after` is the day after which silence makes it overdue, None where nothing is waited for.
    """

    since: str
    until: str
    announced: str | None
    by: str | None
    due: When | None
    first: str | None
    fate: str
    moved: bool
    outcomes: tuple[str, ...]
    overdue_after: str | None


def standings(event: Event, outcomes: Sequence[Event], words: Mapping[str, Word]) -> list[Standing]:
    """How the event stood as a plan from the day on which it was announced; nothing where it never was.

    `outcomes` are the events whose `outcome_of` names this one, `words` those of all their reports by id. What has no
    day counts as known from the start.
    """
    told = [words[r] for of in (event, *outcomes) for r in of.reports if r in words]
    days = sorted({word.day for word in told} | {(step.as_of or "")[:10] for step in event.steps})
    found: list[Standing] = []
    for day in days:
        now = _standing(event, outcomes, words, day)
        if now is None:
            continue
        if found and replace(found[-1], since=day) == now:
            continue
        if found:
            found[-1] = replace(found[-1], until=day)
        found.append(now)
    return found


def plan(event: Event, standing: Standing, as_of: date) -> Plan:
    """The plan on a day of this standing."""
    after = standing.overdue_after
    return Plan(
        event=event,
        announced=standing.announced,
        by=standing.by,
        due=standing.due,
        first=standing.first,
        fate="overdue" if after and after < as_of.isoformat() else standing.fate,
        moved=standing.moved,
        steps=tuple(_known(event, as_of.isoformat())),
        outcomes=standing.outcomes,
    )


def _standing(event: Event, outcomes: Sequence[Event], words: Mapping[str, Word], day: str) -> Standing | None:
    """How it stood by the words known on that day; None where nothing had announced it yet."""
    steps = _known(event, day)
    announcements = [step for step in steps if step.status in ANNOUNCING]
    if not announcements:
        return None

    def told(of: Event) -> list[Word]:
        known = [words[r] for r in of.reports if r in words and words[r].day <= day]
        return sorted(known, key=lambda word: word.day)

    done = {of.id: [word for word in told(of) if word.status in DONE] for of in outcomes}
    kept = [id for id, held in done.items() if held]
    own = told(event)
    due, moved = _due(own)
    first = next((word.start for word in own if word.start and word.status in DATING), None)
    last = _last_word(steps)
    series = any(step.status == "recurring" for step in steps)
    fate = "kept" if kept and not series else FATE_OF_STATUS[last]
    if fate == "kept":
        held = [word for word in own if word.status in DONE] + [word for id in kept for word in done[id]]
        fate = "held later" if _late(held, own) else "kept"
    waiting = fate == "open" or (fate == "postponed" and moved)
    after = due.latest.isoformat() if waiting and due and due.latest else None
    opened = announcements[0]
    by = words[opened.report].by if opened.report in words else None
    return Standing(
        since=day,
        until=EVER,
        announced=opened.as_of,
        by=by,
        due=due,
        first=first.edtf if first else None,
        fate=fate,
        moved=moved and fate == "postponed",
        outcomes=tuple(kept),
        overdue_after=after,
    )


def _known(event: Event, day: str) -> list[PlanStep]:
    known = [step for step in event.steps if not step.as_of or step.as_of[:10] <= day]
    return sorted(known, key=lambda step: step.as_of or "")


def _last_word(steps: Sequence[PlanStep]) -> str:
    """The status that counts: what has taken place stays so, however later words recall the plan."""
    last = steps[-1].status
    done = [step.status for step in steps if step.status in DONE]
    return done[-1] if done and last in ("planned", "proposed", "postponed") else last


def _late(held: Sequence[Word], told: Sequence[Word]) -> bool:
    """Did it take place later than it was first announced for, or after it had been put off?"""
    begun = min((word.start.earliest for word in held if word.start and word.start.earliest), default=None)
    firm = (word.start.latest for word in told if word.status in DATING[:-1] and word.start and word.start.latest)
    promised = next(firm, None)
    if begun and promised:
        return begun > promised + SLACK
    return any(word.status == "postponed" for word in told)


def _due(told: Sequence[Word]) -> tuple[When | None, bool]:
    """The day the plan is due by its last dated announcement, and whether a postponement moved it there.

    The time in a postponement is as often the old day as the new: it counts as new only where it lies later.
    """
    due: When | None = None
    moved = False
    for word in told:
        start = word.start
        if not start or word.status not in DATING:
            continue
        if word.status != "postponed":
            due, moved = start, False
        elif due is None:
            due = start
        elif start.latest and due.latest and start.latest > due.latest:
            due, moved = start, True
    return due, moved
