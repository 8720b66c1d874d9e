"""The ledger of plans: what was announced, and what had become of it by a given day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model import Event, EventReport, PlanStep, When

FATES = ("open", "overdue", "kept", "postponed", "cancelled", "denied")

# What the last word on a plan means for it. "Recurring" is a promise that is never used up.
FATE_OF_STATUS = {
    "held": "kept",
    "ongoing": "kept",
    "cancelled": "cancelled",
    "denied": "denied",
    "postponed": "postponed",
    "planned": "open",
    "proposed": "open",
    "recurring": "open",
}
DONE = ("held", "ongoing")
ANNOUNCING = ("planned", "proposed", "postponed", "recurring", "cancelled")


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as of a day: when it was due by the words known then, and its fate.

    `fate`: open (due later, or no day was ever named) | overdue (the day is past and no report says what became of
    it) | kept | postponed (no new day yet) | cancelled | denied. `steps` are those known by then, oldest first.
    `outcome` is the event that kept it, where that is an event of its own.
    """

    event: Event
    announced: str | None
    due: When | None
    fate: str
    steps: tuple[PlanStep, ...]
    outcome: str | None = None


def plan(
    event: Event, outcomes: Sequence[Event], reports: Mapping[str, EventReport], days: Mapping[str, str], as_of: date
) -> Plan | None:
    """The event as a plan, or None where nothing had announced it by that day.

    `outcomes` are the events whose `outcome_of` names this one, `reports` the reports by id, `days` the day of each
    report's article (ISO 8601) where known. What has no day counts as known from the start.
    """
    steps = _known(event, as_of)
    announcements = [step for step in steps if step.status in ANNOUNCING]
    if not announcements:
        return None

    def told(of: Event) -> list[EventReport]:
        known = [reports[r] for r in of.reports if r in reports and days.get(r, "") <= as_of.isoformat()]
        return sorted(known, key=lambda report: days.get(report.id, ""))

    kept = [outcome.id for outcome in outcomes if any(report.status in DONE for report in told(outcome))]
    due, moved = _due(told(event))
    last = steps[-1].status
    fate = "kept" if kept else FATE_OF_STATUS[last]
    waiting = (fate == "open" and last != "recurring") or (fate == "postponed" and moved)
    if waiting and due and due.latest and due.latest < as_of:
        fate = "overdue"
    return Plan(event, announcements[0].as_of, due, fate, tuple(steps), kept[0] if kept else None)


def _known(event: Event, as_of: date) -> list[PlanStep]:
    known = [step for step in event.steps if not step.as_of or step.as_of[:10] <= as_of.isoformat()]
    return sorted(known, key=lambda step: step.as_of or "")


def _due(told: Sequence[EventReport]) -> tuple[When | None, bool]:
    """The day the plan is due by its last dated announcement, and whether a postponement moved it there.

    The time in a postponement is as often the old day as the new: it counts as new only where it lies later.
    """
    due: When | None = None
    moved = False
    for report in told:
        start = report.start
        if not start or report.status not in ("planned", "proposed", "recurring", "postponed"):
            continue
        if report.status != "postponed":
            due, moved = start, False
        elif due is None:
            due = start
        elif start.latest and due.latest and start.latest > due.latest:
            due, moved = start, True
    return due, moved
