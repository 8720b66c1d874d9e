"""States told by their places: "a train from Vernia arrived in Halmar" joins the two states where these lie."""

from collections.abc import Set
from dataclasses import replace

from dateline.model import Actor, Mentions, Sentence, content_id
from dateline.world import World


def with_states_of_places(mentions: Mentions, world: World) -> Mentions:
    """The same article with an actor for each state that it names by a place alone."""
    return with_states_of(mentions, {p.place.country for p in mentions.places}, world)


def with_states_of(mentions: Mentions, countries: Set[str | None], world: World) -> Mentions:
    """The same article with an actor for each of these states (ISO 3166 alpha-3) that it does not name."""
    named = {a.country for a in mentions.actors if a.kind == "country"}
    states = [world.state(iso3) for iso3 in sorted({c for c in countries if c} - named)]
    added = [
        Actor(content_id("act", mentions.article.id, "country", state.name), state.name, "country", state.iso3)
        for state in states
        if state is not None
    ]
    return replace(mentions, actors=tuple(sorted((*mentions.actors, *added), key=lambda a: a.id)))


def state_at(mentions: Mentions, sentence: Sentence, token: int) -> Actor | None:
    """The state in which the place at this token, or in its phrase, lies."""
    phrase = sentence.phrase_of(token)
    first, last = (phrase.first, phrase.last) if phrase else (token, token)
    countries = [p.place.country for p in mentions.places_in(sentence.index, first, last) if p.place.country]
    own = (a for a in mentions.actors if a.kind == "country" and a.country in countries[:1])
    return next(own, None)
