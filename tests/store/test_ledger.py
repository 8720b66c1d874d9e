"""The fate of a plan as of a day, as a table that people can read.

Each case is a list of reports `day status due` of one event, the day asked, and the fate expected ("-": no plan yet).
"""

from dataclasses import replace
from datetime import date

import pytest

from dateline.model import Event, EventReport, PlanStep, When
from dateline.store import ledger
from tests.store import builders

CASES = [
    ("announced, not yet due", ["03-01 planned 03-10"], "03-05", "open"),
    ("announced, due that very day", ["03-01 planned 03-10"], "03-10", "open"),
    ("announced, silence", ["03-01 planned 03-10"], "03-11", "overdue"),
    ("announced without a day", ["03-01 planned -"], "12-31", "open"),
    ("before it was announced", ["03-01 planned 03-10"], "02-28", "-"),
    ("announced and held", ["03-01 planned 03-10", "03-11 held 03-10"], "03-12", "kept"),
    ("held, but not known by then", ["03-01 planned 03-10", "03-14 held 03-10"], "03-12", "overdue"),
    ("under way", ["03-01 planned 03-10", "03-10 ongoing 03-10"], "03-10", "kept"),
    ("cancelled", ["03-01 planned 03-10", "03-08 cancelled 03-10"], "04-01", "cancelled"),
    ("cancelled is all we heard", ["03-08 cancelled 03-10"], "04-01", "cancelled"),
    ("put off without a new day", ["03-01 planned 03-10", "03-08 postponed 03-10"], "04-01", "postponed"),
    ("put off to a later day", ["03-01 planned 03-10", "03-08 postponed 03-20"], "03-15", "postponed"),
    ("put off to a later day, silence", ["03-01 planned 03-10", "03-08 postponed 03-20"], "03-21", "overdue"),
    (
        "put off and announced anew",
        ["03-01 planned 03-10", "03-08 postponed -", "03-12 planned 03-30"],
        "03-20",
        "open",
    ),
    ("announced and denied", ["03-01 planned 03-10", "03-02 denied -"], "03-20", "denied"),
    ("never announced", ["03-11 held 03-10"], "03-12", "-"),
    ("a denial alone announces nothing", ["03-11 denied 03-10"], "03-12", "-"),
    ("proposed and forgotten", ["03-01 proposed 03-10"], "03-12", "overdue"),
    ("a yearly meeting", ["03-01 recurring 03-10"], "12-31", "open"),
]


Told = tuple[PlanStep, EventReport]


def day(text: str) -> str:
    return f"2024-{text}"


def told(line: str, number: int) -> Told:
    on, status, due = line.split()
    start = None if due == "-" else When(day(due), "day", "stated")
    report = replace(builders.ANNOUNCING, id=f"r{number}", status=status, start=start)
    return PlanStep(status, report.id, day(on)), report


def fate_of(
    event: Event, outcomes: list[Event], told: list[tuple[PlanStep, EventReport]], asked: str
) -> ledger.Plan | None:
    reports = {report.id: report for _, report in told}
    days = {report.id: step.as_of or "" for step, report in told}
    return ledger.plan(event, outcomes, reports, days, date.fromisoformat(day(asked)))


@pytest.mark.parametrize(("case", "lines", "asked", "fate"), CASES, ids=[case[0] for case in CASES])
def test_fate(case: str, lines: list[str], asked: str, fate: str) -> None:
    heard = [told(line, n) for n, line in enumerate(lines)]
    event = replace(builders.CALL, steps=tuple(s for s, _ in heard), reports=tuple(r.id for _, r in heard))
    plan = fate_of(event, [], heard, asked)
    assert (plan.fate if plan else "-") == fate


@pytest.mark.parametrize(("asked", "fate"), [("03-12", "kept"), ("03-10", "open")])
def test_a_plan_is_kept_by_an_event_of_its_own_once_that_is_known(asked: str, fate: str) -> None:
    announced, held = told("03-01 planned 03-10", 0), told("03-11 held 03-10", 9)
    event = replace(builders.CALL, steps=(announced[0],), reports=("r0",))
    outcome = replace(builders.MEET, id="ev-out", reports=("r9",), outcome_of=event.id)
    plan = fate_of(event, [outcome], [announced, held], asked)
    assert plan
    assert (plan.fate, plan.outcome) == (fate, outcome.id if fate == "kept" else None)


def test_a_later_announcement_of_the_same_status_still_moves_the_day() -> None:
    first, second = told("03-01 planned 03-10", 0), told("03-05 planned 03-20", 1)
    event = replace(builders.CALL, steps=(first[0],), reports=("r0", "r1"))
    before, after = (fate_of(event, [], [first, second], asked) for asked in ("03-04", "03-15"))
    assert before
    assert after
    assert [plan.due.edtf for plan in (before, after) if plan.due] == ["2024-03-10", "2024-03-20"]
    assert after.fate == "open"
