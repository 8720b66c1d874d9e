"""Who "I", "we" and "you" are: the speaker and the listener of direct speech, the signatories of a joint statement."""

import pytest
from tests.reports.scene import read

from dateline import codebook, language, mentions, reports
from dateline.model import Article, Span, Statement
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


TRANSCRIPT = """PRESIDENT POPA: It was one year ago this week that we spoke on the telephone.
I remember your visit to our country in December. Our foreign ministers met in Vienna on Monday.
Our two countries will hold talks on trade next month.
PRESIDENT RUSU: Your foreign minister visited my country last week. We had a good conversation this morning.
We met with President Peter Otieno of Kenya in June. We have just signed an agreement on energy.
"""


def test_who_and_where_in_a_transcript() -> None:
    article = Article(
        id="a1",
        title="Remarks by President Ion Rusu of Moldova and President Andreea Popa of Romania",
        text=TRANSCRIPT,
        published="2031-05-14",
    )
    facts = load()
    (coding,) = reports.code(mentions.find(language.parse([article]), facts), codebook.load(), facts)
    names = {actor.id: actor.name for actor in coding.actors}
    told = [
        (r.type, r.mode, " + ".join(sorted(names[p.actor] for p in r.participants)), r.host, r.start and r.start.edtf)
        for r in coding.reports
    ]
    assert told == [
        ("CONSULT", "phone", "Andreea Popa + Ion Rusu", None, "2030-05-13/2030-05-19"),
        ("CONSULT", "visit", "Ion Rusu", "ROU", "2030-12"),
        ("CONSULT", "meet", "Moldova + Romania", None, "2031-05-12"),
        ("CONSULT", "meet", "Moldova + Romania", None, "2031-06"),
        ("CONSULT", "visit", "Romania", "MDA", "2031-05-05/2031-05-11"),
        ("CONSULT", "meet", "Andreea Popa + Ion Rusu", None, "2031-05-14"),
        ("CONSULT", "meet", "Ion Rusu + Peter Otieno", None, "2030-06"),
        ("SUPPORT", None, "Andreea Popa + Ion Rusu", None, "2031-05-14"),
    ]
