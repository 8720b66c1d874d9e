"""Who "I", "we" and "you" are: the speaker and the listener of direct speech, the signatories of a joint statement."""

import pytest
from tests.reports.scene import read

from dateline import codebook
from dateline.model import Span, Statement
from dateline.reports.events import find_events
from dateline.reports.first_person import with_speakers
from dateline.reports.matching import Matcher
from dateline.world import load

pytest.importorskip("dateline_en")


def resolved(text: str, statements: list[Statement], title: str | None = None) -> dict[str, tuple[str, ...]]:
    mentions = with_speakers(read(text, title), statements, load())
    return {m.span.of(text): m.actors for m in mentions.actor_mentions if m.how == "pronoun"}


def said(text: str, words: str, speaker: str, addressee: str | None = None, kind: str = "direct") -> Statement:
    start = text.index(words)
    return Statement("s1", "a1", speaker, kind, Span(start, start + len(words)), addressee=addressee)


def test_i_is_the_speaker_and_you_the_one_spoken_to() -> None:
    text = '"I thank you for the visit," Berg told Vell.'
    assert resolved(text, [said(text, "I thank you for the visit", "berg", "vell")]) == {
        "I": ("berg",),
        "you": ("vell",),
    }


def test_outside_direct_speech_nothing_is_resolved() -> None:
    text = "Berg said we should meet."
    assert resolved(text, [said(text, "we should meet", "berg", kind="indirect")]) == {}


def test_the_innermost_speech_counts() -> None:
    text = '"Vell told me: I will come," Berg said.'
    outer = said(text, "Vell told me: I will come", "berg")
    inner = said(text, "I will come", "vell")
    assert resolved(text, [outer, inner]) == {"me": ("berg",), "I": ("vell",)}


def test_we_of_a_joint_statement_are_those_it_names_first() -> None:
    text = "Anna Berg and Tomas Vell meet in Oslo. We call on Spain to join."
    assert resolved(text, [], title="Joint Statement of Norway and Estonia") == {"We": ("berg", "vell")}


def test_we_impose_sanctions_is_an_act_of_the_state() -> None:
    text = '"Norway is patient, but we imposed sanctions on Spain," Berg said.'
    mentions = with_speakers(read(text), [said(text, text[1:53], "berg")], load())
    book = codebook.load()
    matcher, asked = Matcher(book.types.values()), Matcher(book.conduct.values())
    (report,) = find_events(mentions, (), book, load(), matcher, asked)
    assert [(p.actor, p.role) for p in report.participants] == [("NOR", "actor"), ("ESP", "recipient")]
