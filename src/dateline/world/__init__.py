"""Facts about the world: states, offices and their holders, bodies, outlets, places.

`load()` gives the `World`; `world.state_of("the Kremlin").state.iso3` is "RUS",
`world.office("vice minister of foreign affairs").name` is "Deputy Foreign Minister".
"""

from dateline.world.facts import GazetteerPlace, Holder, Office, Organization, Outlet, State, StateMatch
from dateline.world.names import fold, same_person, similarity
from dateline.world.world import World, load

__all__ = [
    "GazetteerPlace",
    "Holder",
    "Office",
    "Organization",
    "Outlet",
    "State",
    "StateMatch",
    "World",
    "fold",
    "load",
    "same_person",
    "similarity",
]
