"""A report in the making, and what is at hand while it is made."""

from dataclasses import dataclass
from datetime import date

from dateline.codebook import Codebook
from dateline.codebook.schema import Status
from dateline.model import Actor, Mentions, Participant, PlaceMention, When
from dateline.reports.matching import Match
from dateline.world import World

MEETINGS = ("meet", "phone", "multilateral")
HAPPENED = ("held", "ongoing")
NEAR = 4  # sentences over which words point back to an event told before
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}


@dataclass(frozen=True, slots=True)
class Scene:
    """The article as read, and what it is read with."""

    mentions: Mentions
    codebook: Codebook
    world: World

    @property
    def day(self) -> date | None:
        return self.mentions.article.day

    @property
    def text(self) -> str:
        return self.mentions.article.text

    @property
    def title(self) -> str:
        return self.mentions.article.title or ""

    def actor(self, id: str) -> Actor:
        return self.mentions.actor(id)


@dataclass(frozen=True, slots=True)
class Draft:
    """A match with what was found out about it so far. `stated` is true where the words themselves give the start,
    `listed` for one of a list with a day and perhaps a place for each."""

    match: Match
    mode: str | None
    status: Status
    news: bool
    participants: tuple[Participant, ...]
    host: str | None = None
    place: PlaceMention | None = None
    start: When | None = None
    end: When | None = None
    stated: bool = False
    listed: bool = False
    confidence: float = 0.7

    @property
    def type(self) -> str:
        return self.match.event_type.type

    @property
    def actors(self) -> frozenset[str]:
        return frozenset(p.actor for p in self.participants)

    @property
    def is_meeting(self) -> bool:
        return self.type == "CONSULT" and self.mode in MEETINGS

    @property
    def happened(self) -> bool:
        return self.status in HAPPENED


def ordinal_of(match: Match) -> int | None:
    """The number that the words give the event: 2 for "the second round"."""
    if match.noun is None:
        return None
    phrase = match.sentence.phrase_of(match.noun)
    words = [match.sentence.tokens[i].text.lower() for i in (phrase.modifiers if phrase else ())]
    return next((ORDINALS[w] for w in words if w in ORDINALS), None)
