"""The TempEval-3 scorer, on one invented document."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.evaluation.tempeval import Score, evaluate
from dateline.model import Article, Parse, Span, TimeMention

TEXT = "They met on Friday, after two weeks, and will meet in early May."


def document(*timexes: tuple[str, str, str]) -> str:
    rows = [
        {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "type": kind, "value": value}
        for words, kind, value in timexes
    ]
    return json.dumps({"doc": "d1", "dct": "2025-07-12T10:00", "text": TEXT, "timexes": rows})


def unparsed(articles: Iterable[Article]) -> Iterator[Parse]:
    return (Parse(article, ()) for article in articles)


def finder(*mentions: tuple[str, str, str]) -> tuple[TimeMention, ...]:
    spans = [Span(TEXT.index(words), TEXT.index(words) + len(words)) for words, _, _ in mentions]
    return tuple(TimeMention(0, 0, span, kind, value) for span, (_, kind, value) in zip(spans, mentions, strict=True))


@pytest.fixture
def score(tmp_path: Path) -> Score:
    gold = document(
        ("Friday", "DATE", "2025-07-11"), ("two weeks", "DURATION", "P2W"), ("early May", "DATE", "2026-05")
    )
    (tmp_path / "dev.jsonl").write_text(gold + "\n", encoding="utf-8")
    found = finder(("Friday", "date", "2025-07-11"), ("May", "date", "2025-05"), ("meet", "date", "PAST_REF"))
    return evaluate(tmp_path, unparsed, lambda parse: found)["dev"]


def test_counts_relaxed_strict_value_and_type(score: Score) -> None:
    assert (score.gold, score.ours) == (3, 3)
    assert (score.relaxed, score.strict, score.value, score.type) == (2, 1, 1, 2)
    assert score.f1("relaxed") == pytest.approx(2 / 3)


def test_lists_every_difference(score: Score) -> None:
    assert sorted((d.what, d.words) for d in score.differences) == [
        ("extent", "early May"),
        ("extra", "meet"),
        ("missed", "two weeks"),
        ("value", "early May"),
    ]


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"has no \*\.jsonl"):
        evaluate(tmp_path, unparsed, lambda parse: ())
