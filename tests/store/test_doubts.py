"""The order of what a person should look at."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import Judgement
from dateline.store import Writer
from dateline.store.doubts import Doubts
from tests.store.builders import BANKS, CALL, CODINGS, MEET, RECORD, VISIT

JUDGED = (
    Judgement("r-held", "r-plan", "same", 0.6, "compare/1"),
    Judgement("r-held", "r-meet", "not same", 0.45, "compare/1"),
    Judgement("r-meet", "r-plan", "not same", 0.2, "compare/1"),
    Judgement("r-call", "r-meet", "unsure", 0.9, "compare/1"),
    Judgement("r-bank", "r-plan", "not same", 0.001, "compare/1"),
    Judgement("r-bank", "r-call", "same", 0.5, "person Ann"),
)
EVENTS = (VISIT, replace(MEET, confidence=0.3), replace(CALL, confidence=1.0), replace(BANKS, confidence=0.9))


@pytest.fixture
def doubts(place: Path | str) -> Iterator[Doubts]:
    with Writer(place, coder="dateline test") as writer:
        writer.put_codings(CODINGS)
        writer.replace_record(replace(RECORD, events=EVENTS, judgements=JUDGED))
    with Doubts(place) as found:
        yield found


def test_unsure_comes_first_then_what_lies_nearest_to_either_verdict(doubts: Doubts) -> None:
    pairs = [(doubt.judgement.left, doubt.judgement.right) for doubt in doubts.pairs(10)]
    assert pairs == [("r-call", "r-meet"), ("r-held", "r-meet"), ("r-held", "r-plan")]


def test_a_doubt_knows_its_events(doubts: Doubts) -> None:
    assert [(doubt.left, doubt.right) for doubt in doubts.pairs(10)][1:] == [(VISIT.id, MEET.id), (VISIT.id, VISIT.id)]


def test_events_of_the_least_confidence_come_first(doubts: Doubts) -> None:
    assert list(doubts.events(10).items())[:2] == [
        (MEET.id, frozenset({"r-meet"})),
        (VISIT.id, frozenset({"r-held", "r-plan"})),
    ]


def test_what_is_certain_does_not_wait(doubts: Doubts) -> None:
    assert CALL.id not in doubts.events(10)
