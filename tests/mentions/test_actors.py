"""Who is in an article: invented persons in real states, and the traps of their names."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.mentions.lines import Line
from dateline.mentions.offices import fits, office_words
from dateline.mentions.titles import Title
from dateline.model import Sentence, Span, Token

Read = Callable[..., Any]

PERSONS = [
    # text, name, country, office
    ("Russian Foreign Minister Pyotr Zaslavin arrived in Oslo.", "Pyotr Zaslavin", "RUS", "Foreign Minister"),
    ("Ri Song Chol, foreign minister of the DPRK, left on Monday.", "Ri Song Chol", "PRK", "Foreign Minister"),
    ("President Abel Monteiro of Angola spoke in Luanda.", "Abel Monteiro", "AGO", "President"),
    ("The talks were led by the Norwegian prime minister, Kari Solheim.", "Kari Solheim", "NOR", "Prime Minister"),
    ("Italy's defence minister, Paolo Ferrante, met reporters.", "Paolo Ferrante", "ITA", "Defense Minister"),
    (
        "Roman Belsky, vice-minister of Industry and Trade of the Russian Federation, arrived on Friday.",
        "Roman Belsky",
        "RUS",
        "Vice-minister of Industry and Trade",
    ),
    (
        "Kim Song Nam, member of the Political Bureau of the Central Committee of the Workers' Party of Korea, "
        "vice-president of the State Affairs Commission of the DPRK and premier of the Cabinet, met the guests.",
        "Kim Song Nam",
        "PRK",
        "Premier of the Cabinet",
    ),
    ("Russian ambassador to Pyongyang Viktor Orlanov attended the event.", "Viktor Orlanov", "RUS", None),
    ("Turkish Foreign Ministry Spokeswoman Elif Karaca said so on Tuesday.", "Elif Karaca", "TUR", None),
]


@pytest.mark.parametrize(("text", "name", "country", "office"), PERSONS)
def test_office_and_country_come_from_the_words_beside_the_name(
    read: Read, text: str, name: str, country: str, office: str | None
) -> None:
    actor = read(text).named(name)
    assert (actor.kind, actor.country) == ("person", country)
    assert office in (None, actor.office)


MEANT = [
    # text, words, how many times they stood before, names they stand for
    ("Finnish Foreign Minister Aino Kallas flew to Rome. There Kallas met bankers.", "Kallas", 1, ["Aino Kallas"]),
    (
        "Finnish Foreign Minister Aino Kallas flew to Rome. The minister met bankers.",
        "The minister",
        0,
        ["Aino Kallas"],
    ),
    (
        "Finnish Foreign Minister Aino Kallas flew to Rome. The Finnish diplomat met bankers.",
        "Finnish diplomat",
        0,
        ["Aino Kallas"],
    ),
    ("King Harald met Danish spokeswoman Else Holm. She thanked him.", "She", 0, ["Else Holm"]),
    (
        "Swedish Prime Minister Nils Ekman met Polish Prime Minister Jan Wolski. The two leaders signed a pact.",
        "The two leaders",
        0,
        ["Nils Ekman", "Jan Wolski"],
    ),
    (
        "Swedish Foreign Minister Nils Ekman met Polish Foreign Minister Jan Wolski. The ministers signed a pact.",
        "The ministers",
        0,
        ["Nils Ekman", "Jan Wolski"],
    ),
    ("Japan and Chile held talks. The two countries agreed on fish.", "The two countries", 0, ["Japan", "Chile"]),
    (
        "Swedish Foreign Minister Nils Ekman will meet his Polish counterpart, Jan Wolski, in May.",
        "counterpart",
        0,
        ["Jan Wolski"],
    ),
    (
        "Swedish Foreign Minister Nils Ekman met his Polish counterpart.",
        "his Polish counterpart",
        0,
        ["Foreign Minister of Poland"],
    ),
    (
        "The Belarusian foreign minister left Hanoi.",
        "The Belarusian foreign minister",
        0,
        ["Foreign Minister of Belarus"],
    ),
    (
        "The DPRK ambassador to Laos spoke on Monday.",
        "The DPRK ambassador to Laos",
        0,
        ["North Korea Ambassador to Laos"],
    ),
    ("Relations between Moscow and Hanoi are good.", "Moscow", 0, ["Russia"]),
    (
        "Envoys from Seoul said that North Korea and South Korea talk. The North wants peace.",
        "North",
        1,
        ["North Korea"],
    ),
    (
        "The Ministry of Fisheries of Iceland sent a note. Later the ministry denied it.",
        "the ministry",
        0,
        ["Ministry of Fisheries of Iceland"],
    ),
    (
        "A Russian delegation of doctors came by train. The delegation left on Monday.",
        "The delegation",
        0,
        ["Russian delegation of doctors"],
    ),
]


@pytest.mark.parametrize(("text", "words", "nth", "names"), MEANT)
def test_words_stand_for_whom_a_reader_takes_them_for(
    read: Read, text: str, words: str, nth: int, names: list[str]
) -> None:
    assert list(read(text).who(words, nth)) == names


BODIES = [
    ("The Russian Foreign Ministry sent a note.", "Foreign Ministry of Russia", "ministry", "RUS"),
    ("The Foreign Ministry of the DPRK sent a note.", "Foreign Ministry of the DPRK", "ministry", "PRK"),
    ("Ukraine's armed forces fired first.", "Armed forces of Ukraine", "military", "UKR"),
    ("The Angolan government agreed.", "Government of Angola", "government", "AGO"),
    ("U.S. officials said nothing.", "U.S. officials", "group", "USA"),
    ("The Swiss side agreed to a date.", "Government of Switzerland", "government", "CHE"),
    ("A delegation of Cuban teachers arrived.", "Delegation of Cuban teachers", "delegation", "CUB"),
]


@pytest.mark.parametrize(("text", "name", "kind", "country"), BODIES)
def test_bodies_have_one_name_a_kind_and_a_state(read: Read, text: str, name: str, kind: str, country: str) -> None:
    actor = read(text).named(name)
    assert (actor.kind, actor.country) == (kind, country)


def test_a_capital_one_travels_to_is_a_place(read: Read) -> None:
    assert "Russia" not in read("The envoy flew to Moscow on Monday.").names


def test_namesakes_stay_apart(read: Read) -> None:
    found = read(
        "North Korean leader Kim Jong Un received the guests. Kim Yo Jong, his sister, stayed away. "
        "Premier Kim Tok Hun of the DPRK spoke."
    )
    persons = {a.name for a in found.actors if a.kind == "person"}
    assert {"Kim Jong Un", "Kim Yo Jong", "Kim Tok Hun"} <= persons


def test_mr_and_mrs_are_two(read: Read) -> None:
    found = read("President Abel Monteiro of Angola and Mrs. Rosa Monteiro arrived. Mrs. Monteiro waved.")
    assert found.who("Monteiro", 2) == ("Rosa Monteiro",)


def test_a_pronoun_after_a_quotation_means_the_speaker(read: Read) -> None:
    found = read(
        'Swedish Foreign Minister Nils Ekman was pleased, saying, "I thank President Jan Wolski of Poland. We agree."\n'
        "He left for Lund."
    )
    assert found.who("He left"[:2]) == ("Nils Ekman",)


def test_the_leader_of_a_delegation_has_its_state(read: Read) -> None:
    found = read("A Russian delegation of miners led by Oleg Tarasin, head of a trade union, came to Baku.")
    assert found.named("Oleg Tarasin").country == "RUS"


def test_the_title_of_the_article_completes_a_surname(read: Read) -> None:
    found = read("PRESIDENT MONTEIRO: Thank you.", title="Remarks by President Abel Monteiro of Angola")
    assert found.named("Abel Monteiro").country == "AGO"


def test_a_state_agency_speaks_of_its_own_ministry(read: Read) -> None:
    found = read("Officials of the Foreign Ministry were present.", outlet="KCNA")
    assert found.named("Foreign Ministry of North Korea").country == "PRK"


def test_a_post_is_no_person(read: Read) -> None:
    found = read("Nils Ekman, who awaits confirmation as Swedish foreign minister, spoke.")
    assert not any(a.name.startswith("Foreign Minister") for a in found.actors)


def test_mentions_stand_at_the_arguments_of_clauses(read: Read) -> None:
    found = read("On Monday, the Norwegian foreign minister, Kari Solheim, met with Polish leader Jan Wolski in Oslo.")
    sentence = found.parse.sentences[0]
    at = {m.token: {found.actor(i).name for i in m.actors} for m in found.mentions}
    clause = next(c for c in sentence.clauses if c.lemma == "meet")
    people = [at.get(a.token) for a in clause.arguments if a.role == "subject" or a.preposition == "with"]
    assert people == [{"Kari Solheim"}, {"Jan Wolski"}]


def test_every_span_holds_its_words_and_ids_are_stable(read: Read) -> None:
    text = "Swedish Foreign Minister Nils Ekman and his Polish counterpart met. They praised NATO and the Danish army."
    first, second = read(text), read(text)
    assert (first.actors, first.mentions) == (second.actors, second.mentions)
    tokens = {(s.index, t.index): t for s in first.parse.sentences for t in s.tokens}
    assert all(m.span.contains(tokens[m.sentence, m.token].span) for m in first.mentions)


OFFICES = [
    ("minister", "Foreign Minister", True),
    ("minister", "Prime Minister", False),
    ("minister", "Deputy Foreign Minister", False),
    ("deputy minister", "Deputy Foreign Minister", True),
    ("president", "Vice President", False),
    ("president", "President", True),
    ("leader", "President", True),
    ("leader", "General Secretary of the Workers' Party of Korea", True),
    ("leader", "Deputy Prime Minister", False),
    ("diplomat", "Foreign Minister", True),
    ("top diplomat", "Deputy Foreign Minister", False),
    ("head of diplomacy", "Foreign Minister", True),
    ("C.I.A. chief", "CIA director", True),
    ("prime minister", "Premier of the Cabinet", True),
]


@pytest.mark.parametrize(("said", "held", "fit"), OFFICES)
def test_a_title_fits_the_offices_it_may_mean(said: str, held: str, fit: bool) -> None:
    noun = "head" if said.startswith("head") else said.split()[-1]
    assert fits(Title(0, 0, 0, noun, said), held) is fit


@given(st.text(max_size=40))
def test_words_of_an_office_come_from_any_text(text: str) -> None:
    assert office_words(text) == office_words(text.upper()) or not text.isascii()


@given(st.lists(st.sampled_from(['"', "“", "”", "peace", "said", ",", "."]), max_size=12))
def test_quotation_is_known_for_every_token(words: list[str]) -> None:
    tokens, at = [], 0
    for i, word in enumerate(words):
        tokens.append(Token(i, at, at + len(word), word, word, "X", "X", 0, "dep"))
        at += len(word) + 1
    line = Line(Sentence(0, 0, Span(0, at), tuple(tokens)), " ".join(words))
    assert len(line.quoted) == len(words)


def test_two_titles_joined_by_and_are_two_persons(read: Read) -> None:
    found = read("Abel Monteiro is president of Angola. The President and Prime Minister Rosa Neto met.")
    assert found.named("Rosa Neto").office == "Prime Minister"
