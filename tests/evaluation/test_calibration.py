"""Reliability, on pairs of confidence and truth small enough to count by hand."""

import pytest

from dateline.evaluation import calibration
from dateline.evaluation.calibration import Row

CASES: list[tuple[float, bool]] = [(0.75, True), (0.75, True), (0.75, True), (0.75, False), (0.92, True)]
FOUND: list[tuple[Row, bool]] = [({"confidence": confidence}, right) for confidence, right in CASES]


def test_each_step_shows_the_share_that_was_right() -> None:
    assert calibration.reliability(FOUND) == [(0.7, 0.8, 4, 0.75, 0.75), (0.9, 0.95, 1, 0.92, 1.0)]


def test_the_error_is_weighed_by_events() -> None:
    assert calibration.error(FOUND) == pytest.approx((4 * 0.0 + 1 * 0.08) / 5)


def test_what_is_told_by_more_articles_is_fitted_as_surer() -> None:
    def event(articles: int) -> Row:
        reports = [{"article": str(n)} for n in range(articles)]
        return {"type": "CONSULT", "status": "held", "news": True, "start": None, "actors": [], "reports": reports}

    found = [(event(1), n % 2 == 0) for n in range(20)] + [(event(2), True) for _ in range(20)]
    assert calibration.fit(found)[4] > 0
