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


def day(text: str) -> str:
    return f"2024-{text}"


def told(line: str, number: int) -> tuple[PlanStep, EventReport]:
    on, status, due = line.split()
    start = None if due == "-" else When(day(due), "day", "stated")
    report = replace(builders.ANNOUNCING, id=f"r{number}", status=status, start=start)
    return PlanStep(status, report.id, day(on)), report


@pytest.mark.parametrize(("case", "lines", "asked", "fate"), CASES, ids=[case[0] for case in CASES])
def test_fate(case: str, lines: list[str], asked: str, fate: str) -> None:
    steps, reports = zip(*(told(line, n) for n, line in enumerate(lines)), strict=True)
    event = replace(builders.CALL, steps=steps, reports=tuple(r.id for r in reports))
    plan = ledger.plan(event, (), {r.id: r for r in reports}, {}, date.fromisoformat(day(asked)))
    assert (plan.fate if plan else "-") == fate


def outcome_of(plan: Event) -> tuple[Event, EventReport]:
    step, report = told("03-11 held 03-10", 9)
    return replace(builders.MEET, id="ev-out", steps=(step,), reports=(report.id,), outcome_of=plan.id), report


@pytest.mark.parametrize(("asked", "fate"), [("03-12", "kept"), ("03-10", "open")])
def test_a_plan_is_kept_by_an_event_of_its_own_once_that_is_known(asked: str, fate: str) -> None:
    step, announcing = told("03-01 planned 03-10", 0)
    event = replace(builders.CALL, steps=(step,), reports=(announcing.id,))
    outcome, report = outcome_of(event)
    reports = {r.id: r for r in (announcing, report)}
    plan = ledger.plan(event, [outcome], reports, {}, date.fromisoformat(day(asked)))
    assert plan
    assert plan.fate == fate
    assert plan.outcome == (outcome.id if fate == "kept" else None)


def test_without_steps_the_reports_and_their_days_tell() -> None:
    report = replace(builders.ANNOUNCING, id="r0")
    event = replace(builders.CALL, steps=(), reports=("r0",))
    plan = ledger.plan(event, (), {"r0": report}, {"r0": "2024-03-01"}, date(2024, 3, 2))
    assert plan
    assert (plan.fate, plan.announced, plan.due) == ("open", "2024-03-01", report.start)
