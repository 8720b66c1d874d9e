"""An entry: one encounter or trip of one person, as the record or as another's table has it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline import world
from dateline.errors import InputError
from dateline.model import bounds
from dateline.store import EventFilter, Story, View

KINDS = {"visit": "visit", "meet": "meeting", "third-party": "meeting", "multilateral": "meeting", "phone": "call"}
STATUSES = {"held": "held", "ongoing": "held", "planned": "planned", "cancelled": "cancelled"}


@dataclass(frozen=True, slots=True)
class Entry:
    """Blank or None is "not given". `countries` are ISO 3166 alpha-3: where it was and whose counterparts took part.

    `told` is the day by which it had happened, which stands in for a day that no article states when entries are
    matched. `kind`: visit | meeting | call; `status`: held | planned | cancelled; `others` are whom the person met;
    `source` is what it rests on (a sentence with its outlet, or a line of the table)."""

    id: str
    who: str
    first: date | None
    last: date | None
    countries: tuple[str, ...] = ()
    kind: str = ""
    status: str = ""
    others: tuple[str, ...] = ()
    source: str = ""
    told: date | None = None


def ours(stories: Iterable[Story]) -> Iterator[Entry]:
    """The record's encounters, one entry a person who takes part."""
    for story in stories:
        event = story.event
        if event.type == "CONSULT" and event.news:
            yield from _of(story)


def here(
    view: View, asked: EventFilter, theirs: Sequence[Entry], *, days: int = 1, most: int | None = None
) -> Iterator[Entry]:
    """The record's encounters that a table can be held against: those asked for in the table's days, and those without
    a day of their own.

    Raises InputError where these are more than `most` events.
    """
    known = [day for entry in theirs for day in (entry.first, entry.last) if day]
    if not known:
        return
    first, last = _moved(min(known), -days), _moved(max(known), days)
    since, until = max(asked.since or first, first), min(asked.until or last, last)
    wanted = replace(asked, type=asked.type or "CONSULT", news=True)
    within = replace(wanted, since=since, until=until)
    parts = [within] if asked.since or asked.until else [within, replace(wanted, dated=False)]
    count = sum(view.count(part) for part in parts)
    if most is not None and count > most:
        raise InputError(
            f"{count:,} events of the record lie in the table's days, and {most:,} can be compared here: "
            "ask for a part of the record, such as country:NOR, or use `dateline compare`"
        )
    for part in parts:
        yield from ours(view.stories(part))


def covered(view: View, asked: EventFilter) -> tuple[date, date] | None:
    """The first and the last day that the record's articles tell of, as far as they are asked for."""
    days = view.days()
    if days is None:
        return None
    return max(asked.since or days[0], days[0]), min(asked.until or days[1], days[1])


def _moved(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _of(story: Story) -> Iterator[Entry]:
    event = story.event
    first, last = bounds(event.start.edtf) if event.start else (None, None)
    told = last or (story.reports[0].article.day if story.reports else None)
    if event.end and event.end.latest:
        last = event.end.latest
    people = [party.actor for party in story.parties if party.actor.kind == "person"]
    where = event.place.country if event.place else event.host
    for person in people:
        others = [party.actor for party in story.parties if party.actor.id != person.id]
        countries = [where or event.host, *(actor.country for actor in others)]
        abroad = [c for c in dict.fromkeys(countries) if c and c != person.country]
        yield Entry(
            id=event.id,
            who=person.name,
            first=first,
            last=last if first else None,  # "not after" bounds a day and does not state it
            countries=tuple(abroad or [c for c in (where,) if c]),
            kind=KINDS.get(event.mode or "", ""),
            status=STATUSES.get(event.status, ""),
            others=tuple(actor.name for actor in others if actor.kind == "person"),
            source=_evidence(story),
            told=told,
        )


def _evidence(story: Story) -> str:
    if not story.reports:
        return ""
    told = story.reports[0]
    return f"“{told.evidence.text}” ({told.article.outlet or told.article.id})"


def alpha3(name: str) -> str | None:
    """The code of a country given by name or code; None where it is none."""
    bare = name.strip()
    facts = world.load()
    state = facts.state(bare) if len(bare) in (2, 3) and bare.isupper() else None
    if not state and bare.count(",") == 1:  # "Korea, South" as registers file it
        bare = " ".join(reversed([part.strip() for part in bare.split(",")]))
    match = None if state else facts.state_of(bare)
    return state.iso3 if state else match.state.iso3 if match else None


def same_person(left: str, right: str) -> bool:
    """Whether two names can be one person's: spellings of a full name, or a title or surname that ends in the same
    word."""
    from dateline.world.names import fold
    from dateline.world.names import same_person as spelled_alike

    one, other = fold(left).split(), fold(right).split()
    if not one or not other:
        return False
    shorter = min(one, other, key=len)
    longer = other if shorter is one else one
    return spelled_alike(left, right) or (len(shorter) == 1 and shorter[0] in longer) or _within(shorter, longer)


def _within(shorter: list[str], longer: list[str]) -> bool:
    """A name behind its title: "king salman" within "king salman bin abdulaziz", "dole" at the end of "president
    dole"."""
    return len(shorter) > 1 and any(longer[i : i + len(shorter)] == shorter for i in range(len(longer)))
