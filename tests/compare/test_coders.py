"""Agreement of the people who review."""

import pytest

from dateline.compare.coders import agreement, verdicts
from dateline.model import Anchor, Decision

NUMBERS = iter(range(1, 1000))


def line(author: str, action: str, reports: str, value: str | None = None, undoes: int | None = None) -> Decision:
    anchors = tuple(Anchor(report, "a", "CONSULT", "meet", "They met.", "met") for report in reports)
    return Decision(next(NUMBERS), "2031-05-05T10:00:00+00:00", author, action, anchors, value=value, undoes=undoes)


def test_a_pair_is_one_whichever_report_is_named_first() -> None:
    (row,) = agreement([line("Ann", "merge", "ab"), line("Ben", "merge", "ba")])
    assert (row.left, row.right, row.what, row.items, row.percent, row.kappa) == ("Ann", "Ben", "pairs", 1, 100, None)


def test_kappa_counts_what_chance_would_not_give() -> None:
    log = [line("Ann", "merge", pair) for pair in ("ab", "cd")] + [line("Ann", "split", pair) for pair in ("ef", "gh")]
    log += [line("Ben", "merge", pair) for pair in ("ab", "cd", "ef")] + [line("Ben", "split", "gh")]
    (row,) = agreement(log)
    assert (row.items, row.percent) == (4, 75)
    assert row.kappa == pytest.approx(0.5)


def test_a_report_split_off_is_not_the_same_as_any_it_leaves() -> None:
    assert set(verdicts([line("Ann", "split", "abc")])["Ann"].values()) == {"not same"}
    assert len(verdicts([line("Ann", "split", "abc")])["Ann"]) == 2


def test_the_last_word_of_a_coder_counts() -> None:
    log = [line("Ann", "merge", "ab"), line("Ann", "split", "ab")]
    assert list(verdicts(log)["Ann"].values()) == ["not same"]


def test_what_was_taken_back_was_not_said() -> None:
    said = line("Ann", "judge", "ab", "wrong")
    assert verdicts([said, line("Ann", "undo", "", undoes=said.number)]) == {}


def test_pairs_and_events_are_counted_apart() -> None:
    log = [line(who, *what) for who in ("Ann", "Ben") for what in (("judge", "ab", "wrong"), ("merge", "ab"))]
    assert [(row.what, row.items) for row in agreement(log)] == [("pairs", 1), ("events", 1)]
