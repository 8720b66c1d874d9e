"""Which pairs are compared at all."""

from datetime import date, timedelta

from dateline.model import Coding
from dateline.record.blocking import block_marks
from dateline.record.claims import claim_of
from dateline.record.marks import Marks
from tests.record.builders import Joined, coding

SENTENCE = "Foreign Minister Solveig Aasen met Foreign Minister Daulet Serikbay in Astana."


def candidates(told: list[Coding]) -> set[tuple[str, str]]:
    """The articles of every two reports that are near."""
    actors, marks = Joined(told), Marks()
    for one in told:
        marks.put(one.article.id, block_marks(claim_of(one.reports[0], one, one.article.id, actors)))
    ids = [one.article.id for one in told]
    return {(id, other) for id in ids for other in marks.near(marks.of(id)) if id < other}


def month_by_month(months: int, reports: int) -> list[Coding]:
    """The same two ministers, `reports` times on one day of every second month."""
    days = [date(2000, 1, 10) + timedelta(days=61 * month) for month in range(months)]
    return [
        coding(f"{day}-{n}", SENTENCE, start=day.isoformat(), published=day.isoformat())
        for day in days
        for n in range(reports)
    ]


def test_the_work_grows_with_the_reports_and_not_with_their_square() -> None:
    assert len(candidates(month_by_month(40, 5))) == 10 * len(candidates(month_by_month(4, 5)))


def test_meetings_of_other_weeks_of_a_crowded_month_are_not_compared() -> None:
    days = [f"2031-03-{day:02}" for day in range(1, 29)]
    compared = candidates([coding(day, SENTENCE, start=day, published=day) for day in days])
    assert ("2031-03-01", "2031-03-02") in compared
    assert ("2031-03-01", "2031-03-20") not in compared


def test_a_plan_meets_its_outcome_months_later() -> None:
    plan = coding("a", SENTENCE, status="planned", published="2031-01-05")
    held = coding("b", SENTENCE, start="2031-04-20", published="2031-04-21")
    assert candidates([plan, held]) == {("a", "b")}
