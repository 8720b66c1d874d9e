"""Measuring copies."""

import gzip
import json
from pathlib import Path

import pytest

from dateline.evaluation import copies


def test_pairs_are_of_one_group() -> None:
    assert copies.pairs([("b", "1"), ("a", "1"), ("c", "2"), ("d", "1")]) == {("a", "b"), ("a", "d"), ("b", "d")}


def test_filings_of_one_article_are_copies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = " ".join(f"minister{n}" for n in range(60))
    rows = [
        {"headline": "Talks", "date": "2031-07-12", "text": words, "links": ["/a", "/b"]},
        {"headline": "Talks", "date": "2031-07-12", "text": f"{words} again", "links": ["/c"]},
    ]
    (tmp_path / "kcna").mkdir()
    (tmp_path / "kcna" / "kcna_dev.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    copies.measure("KCNA", list(copies.kcna(tmp_path)))
    told = capsys.readouterr().out
    assert "KCNA: 3 articles, 1 pairs of copies; found 3, 1 of them" in told
    assert "precision 0.333  recall 1.000" in told
    assert "pairs of one title that are no copies: 2, joined 2" in told


def test_one_invented_article_in_ten_is_a_copy() -> None:
    made = copies.invented(30)
    short = [article for article in made if any(article.text != o.text and article.text in o.text for o in made)]
    assert len(short) == 3
