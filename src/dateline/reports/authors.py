"""The author of a statement in the first person, who stands in its title and nowhere in its text."""

import re
from dataclasses import replace

from dateline.model import Actor, Mentions, content_id
from dateline.world import Holder, World

ASCRIBED = re.compile(
    r"^(?:Statement|Remarks|Message|Letter|Address|Speech)\b.*?\b(?:from|by|of)\s+(?P<author>[^,|:]+?)"
    r"(?=\s+(?:on|at|in|about|to|for|following|after|regarding)\s|[,|:]|$)",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(?:I|I[’']m|I[’']ve|I[’']ll)\b(?!\.)")
NAME = re.compile(r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|bin|al|de|van|von|der))+")


def with_author(mentions: Mentions, world: World) -> Mentions:
    """The same article with the author of its title among its actors, where the world facts know the person."""
    ascribed = ASCRIBED.match(mentions.article.title or "")
    if ascribed is None or not FIRST_PERSON.search(mentions.article.text):
        return mentions
    holder, name = _known(ascribed["author"], mentions, world)
    if holder is None or any(a.kind == "person" and a.name == holder.person for a in mentions.actors):
        return mentions
    id = content_id("act", mentions.article.id, "person", holder.person)
    author = Actor(id, holder.person, "person", holder.country, holder.office, (name,), holder.wikidata)
    return replace(mentions, actors=(*mentions.actors, author))


def _known(words: str, mentions: Mentions, world: World) -> tuple[Holder | None, str]:
    """The holder of an office whose name ends these words ("President Joe Biden"), and the name as it stands."""
    found = NAME.search(words)
    parts = found.group(0).split() if found else []
    day = mentions.article.day
    for first in range(max(0, len(parts) - 1)):
        name = " ".join(parts[first:])
        if world.office(name) is None or first == len(parts) - 2:
            held = [h for h in world.holders(name) if day is None or h.held_on(day)]
            if held:
                return held[0], name
    return None, ""
