"""Agents: people named by what they are, with their sector and, where the words say it, their state."""

from collections.abc import Callable
from typing import Any

import pytest

from dateline import language, world
from dateline.mentions import find_actors
from dateline.model import Article, Parse
from dateline.world import Holder, World
from dateline.world.own import Own

Read = Callable[..., Any]

CASES = [
    # text, the words, the state, the sector
    ("Norwegian police detained a Latvian journalist.", "Latvian journalist", "LVA", "JRN"),
    ("Norwegian police detained a Latvian journalist.", "Norwegian police", "NOR", "COP"),
    ("Striking Chilean miners met Peru's labour minister.", "Chilean miners", "CHL", "LAB"),
    ("Kenya's opposition lawmakers walked out of the talks.", "Kenya's opposition lawmakers", "KEN", "OPP"),
    ("The Polish opposition called for early elections.", "Polish opposition", "POL", "OPP"),
    ("Soldiers from Chad shelled a border town.", "Soldiers from Chad", "TCD", "MIL"),
    ("Students in Peru blocked the embassy's gates.", "Students", "PER", "EDU"),
    ("Rebel fighters in Mali shot two Ghanaian peacekeepers.", "Rebel fighters", "MLI", "REB"),
    ("Rebel fighters in Mali shot two Ghanaian peacekeepers.", "Ghanaian peacekeepers", "GHA", "MIL"),
    ("Former Danish security officials criticized the plan.", "Former Danish security officials", "DNK", "ELI"),
    ("The Czech government freed dissidents from war-torn Myanmar.", "dissidents from war-torn Myanmar", "MMR", "OPP"),
    ("Ethnic Hungarians in Slovakia protested on Monday.", "Ethnic Hungarians", "SVK", "CVL"),
    ("Ethnic Hungarian rebels attacked the post.", "Ethnic Hungarian rebels", None, "REB"),
    ("Rwandan Hutu refugees fled to the south.", "Rwandan Hutu refugees", "RWA", "REF"),
    ("Troops in Gabon arrested the minister.", "Troops", None, "MIL"),
    ("Gunmen stormed the consulate.", "Gunmen", None, "UAF"),
    ("Norwegian-backed militants in Iraq attacked a post.", "militants", "IRQ", "UAF"),
    ("Norwegian-trained Syrian rebels entered the town.", "Syrian rebels", "SYR", "REB"),
    ("Exiled leaders from Belarus met in Vilnius.", "Exiled leaders from Belarus", "BLR", "OPP"),
    ("Kurdish leaders met the Turkish president.", "Kurdish leaders", None, "GOV"),
    ("Norwegian students fought Muslim clerics.", "Muslim clerics", None, "REL"),
    ("Kenya's Senate ratified the pact.", "Kenya's Senate", "KEN", "LEG"),
    ("Lawyers and Bolivian farmers marched to the palace.", "Bolivian farmers", "BOL", "AGR"),
    ("Mexican drug cartels killed a Brazilian policeman.", "Mexican drug cartels", "MEX", "CRM"),
    ("Mexican drug cartels killed a Brazilian policeman.", "Brazilian policeman", "BRA", "COP"),
]


@pytest.mark.parametrize(("text", "words", "country", "sector"), CASES)
def test_agents_have_a_sector_and_the_state_that_is_named(
    read: Read, text: str, words: str, country: str | None, sector: str
) -> None:
    reading = read(text)
    (actor,) = (reading.named(name) for name in reading.who(words))
    found = world.sector_of(actor, world.load())
    assert (actor.country, found and found.code) == (country, sector)


def test_people_of_two_states_joined_are_two_agents(read: Read) -> None:
    reading = read("US and British activists staged a protest in Beijing.")
    assert {reading.named(n).country for n in reading.who("US and British activists")} == {"USA", "GBR"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Student visas were discussed at length.", "Student"),
        ("A rebel-held town was shelled.", "rebel"),
        ("Villagers watched the ministers arrive.", "Villagers"),
        ("The pact speaks of police cooperation.", "police"),
    ],
)
def test_a_noun_that_only_describes_or_stands_by_is_no_actor(read: Read, text: str, word: str) -> None:
    assert read(text).who(word) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Latvian journalist Ilze Karkla was detained.",
        "Ilze Karkla, a Latvian journalist, was detained.",
        "The Latvian journalist, Ilze Karkla, was detained.",
    ],
)
def test_an_agent_beside_a_name_is_that_person(read: Read, text: str) -> None:
    reading = read(text)
    assert [a.name for a in reading.actors if a.kind == "group"] == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Quillmark wants to lift the sanctions on Estonia.", ("LVA", "President")),
        ("The sanctions that Quillmark lifted were old.", ("LVA", "President")),
        ("The Quillmark Foundation met in Riga.", None),
    ],
)
def test_a_head_of_state_is_known_by_surname_alone(text: str, who: tuple[str, str] | None) -> None:
    pytest.importorskip("dateline_en")
    holder = Holder("Ann Quillmark", "LVA", "President", "2030-01-01", None, ("Ann Quillmark",))
    parse: Parse = next(language.parse([Article("a", text, published="2031-05-05")]))
    actors, _ = find_actors(parse, World(Own(holders=(holder,))))
    assert [(a.country, a.office) for a in actors if a.kind == "person"] == ([who] if who else [])
