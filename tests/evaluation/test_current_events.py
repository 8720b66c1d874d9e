"""The share of items that are coded, on items of our own."""

import gzip
import json
from pathlib import Path

import pytest

from dateline.evaluation.current_events import read, score

pytest.importorskip("dateline_en")


def test_items_on_relations_between_states_are_counted_apart_from_others(tmp_path: Path) -> None:
    rows = [
        ("International relations", "Kenya expels two Ugandan diplomats."),
        ("International relations", "A comet is seen over Kenya."),
        ("Sports", "Kenya wins the relay in Oslo."),
        ("Politics and elections", "Kenya votes."),
    ]
    lines = [{"id": f"i{n}", "date": "2031-05-14", "category": c, "text": t} for n, (c, t) in enumerate(rows)]
    path = tmp_path / "items.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, lines)).encode()))
    found = score(read(path))
    assert (found.items, found.relations, found.other_items, found.others) == (2, 0.5, 1, 0.0)
    assert [article.id for article in found.missed] == ["i1"]
