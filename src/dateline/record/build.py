"""From codings to the record: a pure function, whatever the order of the articles."""

from collections.abc import Iterable

from dateline.model import Coding, Decision, Record
from dateline.record.fuse import fuse
from dateline.record.memory import Blank
from dateline.world import World


def build(codings: Iterable[Coding], world: World, log: Iterable[Decision] = ()) -> Record:
    """Fuse every report of every article into events; `log` holds what people decided about them."""
    memory = Blank(codings)
    made = fuse(memory.everything(), memory, world, log)
    return Record(made.events, made.judgements, made.actors, tuple(sorted(made.actor_of.items())))
