"""Who, where and when: actors, places and times of each article, resolved, with how."""

from collections.abc import Iterable, Iterator

from dateline.mentions.actors import find_actors
from dateline.mentions.explaining import Candidate, Explained, explain
from dateline.mentions.places import find_places
from dateline.mentions.times import find_times
from dateline.model import Mentions, Parse
from dateline.world import World

__all__ = ["Candidate", "Explained", "explain", "find", "find_actors", "find_places", "find_times"]


def find(parses: Iterable[Parse], world: World) -> Iterator[Mentions]:
    """Read each article for its actors, places and times."""
    for parse in parses:
        actors, mentions = find_actors(parse, world)
        yield Mentions(
            article=parse.article,
            sentences=parse.sentences,
            actors=actors,
            actor_mentions=mentions,
            places=find_places(parse, world),
            times=find_times(parse),
        )
