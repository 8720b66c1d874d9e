"""What the field's layouts want to know of actors and countries: codes, regions, offices, sectors."""

import functools
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from dateline import world
from dateline.model import Actor, Place
from dateline.world import HEADS, Sector

# The international bodies that CAMEO has a code of its own for; any other is plain IGO.
BODIES = {"United Nations": "IGOUNO", "European Union": "IGOEUREEC", "NATO": "IGOWSTNAT", "Interpol": "IGOCOPITP"}


@dataclass(frozen=True, slots=True)
class Country:
    """A country's codes; `fips` is FIPS 10-4, `region` and `subregion` are the United Nations' (M49)."""

    iso3: str
    iso2: str = ""
    name: str = ""
    cow: str = ""
    region: str = ""
    subregion: str = ""
    fips: str = ""


@functools.cache
def document(name: str) -> Any:
    """A YAML file of this room's data."""
    return yaml.safe_load((files("dateline.formats") / "data" / name).read_text("utf-8"))


@functools.cache
def seat(iso3: str | None) -> Place | None:
    """The seat of a country's government, with its coordinates."""
    found = world.load().capital_place(iso3) if iso3 else None
    return found.place if found else None


@functools.cache
def country(iso3: str | None) -> Country:
    """The facts on a country; blank where it is unknown."""
    if not iso3:
        return Country("")
    region, subregion, fips = document("regions.yaml").get(iso3, ("", "", ""))
    state = world.load().state(iso3)
    if state is None:
        return Country(iso3, region=region, subregion=subregion, fips=fips)
    return Country(iso3, state.iso2, state.name, state.cow or "", region, subregion, fips)


def level(actor: Actor) -> str:
    """The level of the actor's office (`head_of_state`, `minister` ...); blank for none."""
    office = world.load().office(actor.office) if actor.office else None
    return office.level if office else ""


def is_head(actor: Actor) -> bool:
    """Head of state or government, in person."""
    return actor.kind == "person" and level(actor) in HEADS


def is_foreign_minister(actor: Actor) -> bool:
    office = world.load().office(actor.office) if actor.office else None
    return office is not None and (office.level, office.portfolio) == ("minister", "foreign")


def sector(actor: Actor) -> Sector | None:
    """The sector that the actor belongs to; None for a bare country and where nothing tells it."""
    return world.sector_of(actor, world.load())


def plover_sector(actor: Actor) -> str:
    """PLOVER's code of the sector (GOV, MIL, LEG, JRN ...); blank for none."""
    found = sector(actor)
    return found.code if found else ""


def cameo_actor(actor: Actor) -> str:
    """The CAMEO actor code: country and sector (RUS, RUSGOV, PRKMIL), IGO codes for bodies; blank where unknown."""
    if actor.name in BODIES:
        return BODIES[actor.name]
    found = sector(actor)
    return (actor.country or "") + (found.cameo if found else "")
