"""Facts about the world: states, offices and their holders, bodies, outlets, places.

`load()` gives the `World`; `world.state_of("the Kremlin").state.iso3` is "RUS",
`world.office("vice minister of foreign affairs").name` is "Deputy Foreign Minister".
"""

from dateline.world.agents import Agent, Sector
from dateline.world.facts import HEADS, GazetteerPlace, Holder, Office, Organization, Outlet, State, StateMatch
from dateline.world.known import Known, known, own_facts
from dateline.world.names import fold, same_person, similarity
from dateline.world.own import folder
from dateline.world.sectors import sector_of
from dateline.world.update import Updated, update
from dateline.world.world import World, load

__all__ = [
    "HEADS",
    "Agent",
    "GazetteerPlace",
    "Holder",
    "Known",
    "Office",
    "Organization",
    "Outlet",
    "Sector",
    "State",
    "StateMatch",
    "Updated",
    "World",
    "fold",
    "folder",
    "known",
    "load",
    "own_facts",
    "same_person",
    "sector_of",
    "similarity",
    "update",
]
