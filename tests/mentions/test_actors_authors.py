"""A text that its title ascribes to somebody: the author is an actor; "I" and "we" of a statement are the author."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
TEXT = "We will send aid to Chile. I thank our allies. “I am glad,” said a woman in the square."

AUTHORS = [
    # title, name, country, office
    ("Statement from Norwegian Prime Minister Kari Solheim on Aid to Chile", "Kari Solheim", "NOR", "Prime Minister"),
    ("Statement by Prime Minister Kari Solheim of Norway", "Kari Solheim", "NOR", "Prime Minister"),
    ("Message of Condolences from President Abel Monteiro of Angola", "Abel Monteiro", "AGO", "President"),
    ("Letter from Kari Solheim to the Parliament", "Kari Solheim", None, None),
    ("Written Statement by Foreign Minister Aino Kallas Before the Vote", "Aino Kallas", None, "Foreign Minister"),
    ("Statement from White House Press Secretary Dana Marlow on the Visit", "Dana Marlow", "USA", "Press Secretary"),
]


@pytest.mark.parametrize(("title", "name", "country", "office"), AUTHORS)
def test_the_first_person_of_a_statement_is_its_author(
    read: Read, title: str, name: str, country: str | None, office: str | None
) -> None:
    reading = read(TEXT, title=title)
    actor = reading.named(name)
    assert (actor.country, actor.office) == (country, office)
    firsts = [m.span.of(TEXT) for m in reading.mentions if m.actors == (actor.id,)]
    assert firsts == ["We", "I", "our"]


@pytest.mark.parametrize(
    "title",
    [
        "Joint Statement of Norway and Chile",
        "Statement by the Foreign Ministry of Norway",
        "Statement of Support for Chile",
        "Remarks by Prime Minister Kari Solheim and President Abel Monteiro",
        "Prime Minister Kari Solheim Visits Chile",
    ],
)
def test_a_title_without_one_author_gives_none(read: Read, title: str) -> None:
    assert [m for m in read(TEXT, title=title).mentions if m.how == "pronoun"] == []


def test_the_author_of_a_transcript_is_an_actor_but_not_every_voice_in_it(read: Read) -> None:
    reading = read("Good afternoon. I met the minister.", title="Press Briefing by Press Secretary Dana Marlow")
    assert "Dana Marlow" in reading.names
    assert [m for m in reading.mentions if m.how == "pronoun"] == []
