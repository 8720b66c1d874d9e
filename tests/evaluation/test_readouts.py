"""The scorer of readouts: an independent reading of the day, and a score that can fail."""

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.evaluation.readouts import announced, read, score, told_day, told_plan
from dateline.pipeline import code
from dateline.world import load

PUBLISHED = date(2031, 3, 6)  # a Thursday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The President spoke today with her.", "2031-03-06"),
        ("Yesterday, the President met her.", "2031-03-05"),
        ("On Tuesday, the President met her.", "2031-03-04"),
        ("On Thursday, the President met her.", "2031-03-06"),
        ("The President met her.", None),
    ],
)
def test_the_first_date_word_tells_the_day(text: str, day: str | None) -> None:
    assert told_day(text, PUBLISHED) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The President will welcome her on March 20.", ("2031-03-20", "2031-03-20")),
        ("The President looks forward to welcoming her on January 5, 2032.", ("2032-01-05", "2032-01-05")),
        ("The President will travel to Suva next week.", ("2031-03-10", "2031-03-16")),
        ("The President will travel to Suva in April.", ("2031-04-01", "2031-04-30")),
        ("The President will travel to Suva next month.", ("2031-04-01", "2031-04-30")),
        ("The President met her on March 4.", None),
        ("The President will travel to Suva.", None),
    ],
)
def test_the_first_date_words_tell_the_plan(text: str, days: tuple[str, str] | None) -> None:
    expected = (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None
    assert told_plan(text, PUBLISHED) == expected


def test_an_announcement_counts_when_a_plan_has_its_day(tmp_path: Path) -> None:
    row = {
        "title": "Statement on a Visit",
        "text": "President Ingrid Moe will travel to Suva, Fiji on March 20 to meet Prime Minister Mere Tuilau.",
        "published": "2031-03-06",
    }
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row))
    ((gold, article),) = read(path)
    assert announced([(gold, next(code([article])))]) == ((1, 1), [])


def test_a_readout_is_scored_without_its_title(tmp_path: Path) -> None:
    row = {
        "title": "Readout of President Ingrid Moe's Call with Prime Minister Mere Tuilau of Fiji",
        "text": "President Ingrid Moe spoke today with Prime Minister Mere Tuilau of Fiji by phone.",
        "published": "2031-03-06 12:00:00-05:00",
        "title_gold": {"us_side": ["Moe"], "kind": "call", "counterpart_text": "Prime Minister Mere Tuilau of Fiji"},
    }
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row))
    ((gold, article),) = read(path)
    assert article.title is None
    figures, errors = score([(gold, next(code([article])))], load())
    assert figures == dict.fromkeys(("kind", "principal", "counterpart", "country", "date"), (1, 1))
    assert errors == []


def test_a_call_coded_as_a_meeting_is_an_error(tmp_path: Path) -> None:
    row = {
        "title": "Readout of a Call",
        "text": "President Ingrid Moe met today with Prime Minister Mere Tuilau of Fiji in Suva.",
        "published": "2031-03-06",
        "title_gold": {"us_side": ["Moe"], "kind": "call", "counterpart_text": "Mere Tuilau"},
    }
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row))
    ((gold, article),) = read(path)
    assert score([(gold, next(code([article])))], load())[0]["kind"] == (0, 1)
