"""Sectors of PLOVER, by the words that name people and bodies."""

import pytest
import yaml

from dateline.model import Actor
from dateline.world import load, sector_of
from dateline.world.agents import Agents


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("protesters", "OPP"),
        ("border police", "COP"),
        ("Norlandic opposition lawmakers", "OPP"),
        ("lawmakers", "LEG"),
        ("rebel commanders", "REB"),
        ("military officials", "MIL"),
        ("former security officials", "ELI"),
        ("former students", "EDU"),
        ("the labor minister", "GOV"),
        ("businesswomen", "BUS"),
        ("spies", "SPY"),
        ("ethnic Estmarkians", "CVL"),
        ("clergy", "REL"),
        ("villages", None),
    ],
)
def test_the_last_noun_decides_unless_a_stronger_word_stands_before_it(words: str, code: str | None) -> None:
    found = load().agents.sector(words)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("kind", "name", "office", "country", "code"),
    [
        ("organization", "Senate of Norland", None, "NOR", "LEG"),
        ("organization", "House of Representatives of Norland", None, "NOR", "LEG"),
        ("organization", "Supreme Court", None, None, "JUD"),
        ("organization", "Herring Community", None, None, None),
        ("organization", "Norland Telegraph University", None, None, "EDU"),
        ("military", "Police of Norland", None, "NOR", "COP"),
        ("military", "Third Corps", None, None, "MIL"),
        ("party", "Opposition Party", None, None, "OPP"),
        ("party", "Blue Meadow", None, None, "PTY"),
        ("group", "Taliban", None, "AFG", "UAF"),
        ("organization", "Gazprom", None, "RUS", "BUS"),
        ("organization", "Amnesty International", None, None, "NGO"),
        ("igo", "African Union", None, None, "IGO"),
        ("country", "Norland", None, "NOR", None),
        ("person", "Ann Example", "Opposition Leader", "NOR", "OPP"),
        ("person", "Ann Example", "Chief of the General Staff", "NOR", "MIL"),
        ("person", "Ann Example", "Judge", "NOR", "JUD"),
        ("person", "Ann Example", "Foreign Minister", "NOR", "GOV"),
        ("person", "Ann Example", None, "NOR", None),
    ],
)
def test_an_actor_has_the_sector_of_its_office_its_name_or_its_kind(
    kind: str, name: str, office: str | None, country: str | None, code: str | None
) -> None:
    found = sector_of(Actor("a", name, kind, country, office), load())
    assert (found.code if found else None) == code


def test_every_sector_has_the_codes_of_the_three_traditions() -> None:
    sectors = Agents().sectors
    assert all(s.code == code and s.icews and (s.cameo or code == "PTY") for code, s in sectors.items())


def test_no_noun_is_listed_under_two_sectors() -> None:
    from importlib.resources import files

    table = yaml.safe_load((files("dateline.world") / "data" / "agents.yaml").read_text("utf-8"))
    nouns = [n for row in table.values() if isinstance(row, dict) for n in row.get("agents", ())]
    assert sorted(nouns) == sorted(set(nouns))
