"""The sector of society that an actor belongs to, by office, kind and name."""

from dateline.model.mention import Actor
from dateline.world.agents import Sector
from dateline.world.facts import HEADS
from dateline.world.world import World

OFFICIALS = (*HEADS, "minister", "deputy", "ambassador", "envoy", "official", "spokesperson", "royal")
OF_LEVEL = {**dict.fromkeys(OFFICIALS, "GOV"), "legislator": "LEG", "military": "MIL", "party": "PTY"}
OF_KIND = {
    "ministry": "GOV", "government": "GOV", "delegation": "GOV", "military": "MIL", "party": "PTY", "outlet": "JRN",
    "igo": "IGO", "company": "BUS", "ngo": "NGO", "country": "",
}  # fmt: skip
PLAIN = frozenset({"country", "igo", "outlet", "ministry", "delegation"})  # kinds whose names tell nothing more


def sector_of(actor: Actor, world: World) -> Sector | None:
    """The sector of this actor; None for a bare country and where nothing tells it."""
    code = _of_office(actor.office, world) if actor.kind == "person" else _of_body(actor, world)
    return world.agents.sectors.get(code)


def _of_office(office: str | None, world: World) -> str:
    """The noun of the office says most ("judge", "opposition leader"), but where it is a chief's its level does."""
    if not office:
        return ""
    named, known = world.agents.sector(office), world.office(office)
    if named and named.code != "GOV":
        return named.code
    level = OF_LEVEL.get(known.level, "") if known else ""
    return level or (named.code if named else "")


def _of_body(actor: Actor, world: World) -> str:
    if actor.kind in PLAIN:
        return OF_KIND[actor.kind]
    named = world.agents.sector(actor.name)
    if named and (named.code != "CVL" or actor.kind == "group"):  # the "European Community" is no people
        return named.code
    known = world.organization(actor.name)
    if known and known.kind == "group":
        return "UAF" if actor.country else "IMG"
    return OF_KIND.get(known.kind if known else actor.kind, OF_KIND.get(actor.kind, ""))
