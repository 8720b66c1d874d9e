"""The seeds scorer on an invented reader's record: each figure can be right and can be wrong."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.evaluation.seeds import Reader

TALKS = {"type": "CONSULT", "mode": "meet", "who": ["aasen", "moe"], "articles": ["wire"]}
PLAN, OUTCOME = {"article": "wire", "text": "will meet"}, {"article": "wire", "text": "have met"}
EXPECTED = {
    "articles": {"wire": {"file": "wire.txt", "published": "2031-03-05"}},
    "actors": [{"id": "aasen", "name": "Solveig Aasen"}, {"id": "moe", "name": "Ingrid Moe"}],
    "events": [
        {"id": "talks", "start": "2031-03", **TALKS},
        {"id": "old_talks", "start": "2030", "not_same_as": "talks", **TALKS},
    ],
    "statements": [{"speaker": "moe", "kind": "direct", "article": "wire", "quote_starts": "We agreed on"}],
    "plan_outcome": [{"plan": PLAN, "outcome": OUTCOME}],
}


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    (tmp_path / "expected.yaml").write_text(yaml.safe_dump(EXPECTED))
    return Reader(tmp_path)


def event(id: str, start: str, text: str, status: str = "held") -> dict[str, Any]:
    actors = [{"name": "Solveig Aasen", "country": "NOR"}, {"name": "Ingrid Moe", "country": "NOR"}]
    reports = [{"article": "a", "text": t, "status": s} for t, s in (("They will meet.", "planned"), (text, "held"))]
    return {"id": id, "type": "CONSULT", "mode": "meet", "status": status, "start": start, "actors": actors,
            "reports": reports, "outcome_of": None}  # fmt: skip


ARTICLES = [{"id": "a", "source": "somewhere/wire.txt", "published": "2031-03-05T10:00"}]
SAID = [
    {"id": "s", "speaker": {"name": "Ingrid Moe"}, "kind": "direct", "article": "a", "text": "“We agreed on fish.”"}
]


def test_a_record_like_the_readers_scores_full(reader: Reader) -> None:
    events = [event("e1", "2031-03-04", "They have met."), event("e2", "2030-05", "They met then.")]
    assert reader.score(events, SAID, ARTICLES) == {
        "events": (2, 2), "statements": (1, 1), "plan_outcome": (1, 1), "kept_apart": (1, 1), "published": (1, 1)
    }  # fmt: skip


def test_two_talks_in_one_event_are_not_kept_apart(reader: Reader) -> None:
    assert reader.score([event("e1", "2031-03-04", "They have met.")], [], ARTICLES)["kept_apart"] == (0, 1)


def test_one_event_for_both_talks_meets_one_row_only(reader: Reader) -> None:
    assert reader.score([event("e1", "2031-03-04", "They have met.")], [], ARTICLES)["events"] == (1, 2)


def test_a_wrong_date_or_status_or_speaker_is_not_met(reader: Reader) -> None:
    said = [{**SAID[0], "speaker": {"name": "Solveig Aasen"}}]
    late = [{**ARTICLES[0], "published": "2031-03-06"}]
    assert reader.score([event("e1", "2032-01", "They have met.", "planned")], said, late) == {
        "events": (0, 2), "statements": (0, 1), "plan_outcome": (0, 1), "kept_apart": (0, 1), "published": (0, 1)
    }  # fmt: skip
