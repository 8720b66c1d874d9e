"""Which pairs are compared at all."""

from datetime import date, timedelta

from dateline import world
from dateline.model import Coding
from dateline.record.actors import join_actors
from dateline.record.blocking import candidates
from dateline.record.claims import Claim, claim_of
from tests.record.builders import coding

SENTENCE = "Foreign Minister Solveig Aasen met Foreign Minister Daulet Serikbay in Astana."


def claims(told: list[Coding]) -> list[Claim]:
    actors = join_actors(told, world.load())
    return [claim_of(report, c, c.article.id, actors) for c in told for report in c.reports]


def month_by_month(months: int, reports: int) -> list[Claim]:
    """The same two ministers, `reports` times on one day of every second month."""
    told = []
    for month in range(months):
        day = date(2000, 1, 10) + timedelta(days=61 * month)
        told += [
            coding(f"{month}-{n}", SENTENCE, start=day.isoformat(), published=day.isoformat()) for n in range(reports)
        ]
    return claims(told)


def test_the_work_grows_with_the_reports_and_not_with_their_square() -> None:
    few, many = len(candidates(month_by_month(4, 5))), len(candidates(month_by_month(40, 5)))
    assert many <= 10 * few


def test_a_crowded_month_is_cut_into_days() -> None:
    told = [
        coding(f"{day}-{n}", SENTENCE, start=f"2031-03-{day:02}", published=f"2031-03-{day:02}")
        for day in range(1, 29)
        for n in range(4)
    ]
    compared = candidates(claims(told))
    assert len(compared) < len(told) * (len(told) - 1) / 2
    assert {(0, 1), (0, 2), (0, 3)} <= set(compared)


def test_a_plan_meets_its_outcome_months_later() -> None:
    plan = coding("a", SENTENCE, status="planned", published="2031-01-05")
    held = coding("b", SENTENCE, start="2031-04-20", published="2031-04-21")
    assert candidates(claims([plan, held])) == [(0, 1)]
