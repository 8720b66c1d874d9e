"""What every layout is told of the record beside its events."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from dateline.store import Reported, Story


@dataclass(frozen=True, slots=True)
class About:
    """Who coded the record, and the day of its newest article: what it knows, it knows as of this day."""

    coder: str
    as_of: date | None


# A layout of events: writes the stories, returns how many rows or items that made.
Write = Callable[[Sequence[Story], IO[Any], About], int]


def links(story: Story) -> list[str]:
    """The addresses of the articles that report an event, in the order of their days; an id where there is none."""
    return list(dict.fromkeys(told.article.url or told.article.id for told in story.reports))


def outlets(story: Story) -> list[str]:
    """The outlets that report an event, in the order of their days."""
    return list(dict.fromkeys(told.article.outlet for told in story.reports if told.article.outlet))


def first(story: Story) -> Reported | None:
    """The first report of an event by the day of its article."""
    return story.reports[0] if story.reports else None


def headline(story: Story) -> str:
    """An event in a few words: "Ilse Varga: visit, Doranga"."""
    event = story.event
    doers = [p.actor.name for p in story.parties if p.role not in ("host", "recipient")]
    towards = [p.actor.name for p in story.parties if p.role in ("host", "recipient")]
    who = ", ".join(dict.fromkeys(doers))
    if towards:
        who += f" and {', '.join(dict.fromkeys(towards))}" if who else ", ".join(dict.fromkeys(towards))
    what = event.mode or event.type.lower()
    place = f", {event.place.name}" if event.place else ""
    return f"{who}: {what}{place}" if who else f"{what}{place}"
