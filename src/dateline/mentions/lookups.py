"""What the world's facts say of words, kept: the same names come back in article after article."""

from functools import lru_cache

from dateline.world import Holder, Organization, Outlet, StateMatch, World

KEPT = 1 << 16  # words of each kind


@lru_cache(maxsize=KEPT)
def organization(world: World, words: str) -> Organization | None:
    return world.organization(words)


@lru_cache(maxsize=KEPT)
def outlet(world: World, words: str) -> Outlet | None:
    return world.outlet(words)


@lru_cache(maxsize=KEPT)
def state_of(world: World, words: str) -> StateMatch | None:
    return world.state_of(words)


@lru_cache(maxsize=KEPT)
def begins_state(world: World, word: str) -> bool:
    return world.begins_state(word)


@lru_cache(maxsize=KEPT)
def holders(world: World, name: str) -> tuple[Holder, ...]:
    return world.holders(name)
