"""The fate of a plan as of a day, as a table that people can read.

Each case is a list of reports `day status due` of one event, the day asked, and the fate expected ("-": no plan yet).
"""

from dataclasses import replace
from datetime import date

import pytest

from dateline.model import Event, PlanStep, When
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
    ("a yearly meeting", ["03-01 recurring 03-10"], "12-31", "recurring"),
    ("announced and held in one article", ["03-10 planned 03-10", "03-10 held 03-10"], "03-11", "kept"),
    ("held, and its plan recalled after it", ["03-10 held 03-10", "03-10 planned 03-10"], "03-12", "kept"),
    ("held, and its plan recalled days later", ["03-10 held 03-10", "03-15 planned 03-10"], "03-20", "kept"),
    ("held, and said to come again each year", ["03-10 held 03-10", "03-15 recurring 03-10"], "03-20", "recurring"),
    ("held three days late", ["03-01 planned 03-10", "03-14 held 03-13"], "03-15", "held later"),
    ("held a day late, by some article's clock", ["03-01 planned 03-10", "03-12 held 03-11"], "03-15", "kept"),
    (
        "put off, announced anew and held",
        ["03-01 planned 03-10", "03-08 postponed 03-20", "03-20 held 03-20"],
        "04-01",
        "held later",
    ),
    ("put off and held, its day untold", ["03-08 postponed -", "03-20 held -"], "04-01", "held later"),
    (
        "put off in vain",
        ["03-01 planned 03-10", "03-08 postponed 03-20", "03-10 held 03-10"],
        "04-01",
        "kept",
    ),
]


Told = tuple[PlanStep, ledger.Word]


def day(text: str) -> str:
    return f"2024-{text}"


def told(line: str, number: int) -> Told:
    on, status, due = line.split()
    start = None if due == "-" else When(day(due), "day", "stated")
    return PlanStep(status, f"r{number}", day(on)), ledger.Word(status, start, day(on), f"Outlet {number}")


def fate_of(event: Event, outcomes: list[Event], told: list[Told], asked: str) -> ledger.Plan | None:
    words = {step.report: word for step, word in told}
    on = day(asked)
    stood = [one for one in ledger.standings(event, outcomes, words) if one.since <= on < one.until]
    return ledger.plan(event, stood[0], date.fromisoformat(on)) if stood else None


@pytest.mark.parametrize(("case", "lines", "asked", "fate"), CASES, ids=[case[0] for case in CASES])
def test_fate(case: str, lines: list[str], asked: str, fate: str) -> None:
    heard = [told(line, n) for n, line in enumerate(lines)]
    event = replace(builders.CALL, steps=tuple(s for s, _ in heard), reports=tuple(s.report for s, _ in heard))
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


def test_a_plan_is_by_whom_its_announcement_cites_and_moved_from_the_day_first_told() -> None:
    heard = [told(line, n) for n, line in enumerate(["03-01 planned 03-10", "03-08 postponed 03-20"])]
    event = replace(builders.CALL, steps=tuple(s for s, _ in heard), reports=("r0", "r1"))
    plan = fate_of(event, [], heard, "03-15")
    assert plan
    assert (plan.by, plan.first, plan.due and plan.due.edtf) == ("Outlet 0", "2024-03-10", "2024-03-20")
    assert (plan.fate, plan.moved) == ("postponed", True)


def test_a_vague_plan_names_every_event_that_met_it_by_then() -> None:
    announced, one, other = told("03-01 planned 03-10", 0), told("03-09 held 03-09", 1), told("03-11 held 03-10", 2)
    event = replace(builders.CALL, steps=(announced[0],), reports=("r0",))
    kept = [replace(builders.MEET, id=f"ev-{n}", reports=(f"r{n}",), outcome_of=event.id) for n in (1, 2)]
    plans = [fate_of(event, kept, [announced, one, other], asked) for asked in ("03-10", "03-12")]
    assert [plan and plan.outcomes for plan in plans] == [("ev-1",), ("ev-1", "ev-2")]
