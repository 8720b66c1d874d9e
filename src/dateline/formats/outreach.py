"""A table of diplomatic outreach: one row an encounter and pair of counterparts, as desks and scholars keep by hand.

It holds visits, meetings, calls and summits, with who is on each side, in which post, and how sure the sources are.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import IO

from dateline.formats import facts, rhythms
from dateline.formats.acts import sides
from dateline.formats.layout import About, first, links, outlets
from dateline.formats.tables import delimited, joined
from dateline.model import Actor
from dateline.store import Story

COLUMNS = (
    "ID", "StartDate", "EndDate", "Status", "EngagementType", "Leader", "LeaderTitle", "LeaderCountry",
    "LeaderCountryISO", "Counterpart", "CounterpartTitle", "CounterpartCountry", "CounterpartCountryISO", "City",
    "Country", "CountryISO", "PartOf", "Legs", "Recurrence", "Condition", "Origins", "Articles",
    "Outlets", "Evidence", "Sources",
)  # fmt: skip
TYPES = {
    "visit": "Visit", "meet": "Meeting", "phone": "Call", "multilateral": "Multilateral meeting",
    "third-party": "Meeting in a third country", None: "Exchange",
}  # fmt: skip


def write(stories: Sequence[Story], out: IO[str], about: About) -> int:
    return delimited(out, COLUMNS, rows(stories), tabs=False)


def rows(stories: Sequence[Story]) -> Iterator[dict[str, object]]:
    for story in stories:
        if story.event.type == "CONSULT":
            for leader, counterpart in _pairs(story):
                yield _row(story) | _side("Leader", leader) | _side("Counterpart", counterpart)


def _pairs(story: Story) -> list[tuple[Actor, Actor | None]]:
    actors, recipients = sides(story)
    if recipients:
        return [(a, b) for a in actors for b in recipients]
    pairs = [(a, b) for a, b in combinations(actors, 2) if not a.country or a.country != b.country]
    return [*pairs] or [(a, None) for a in actors[:1]]


def _row(story: Story) -> dict[str, object]:
    event, told = story.event, first(story)
    place = event.place
    country = facts.country(place.country if place else event.host)
    return {
        "ID": event.id,
        "StartDate": event.start and event.start.edtf,
        "EndDate": event.end and event.end.edtf,
        "Status": event.status,
        "EngagementType": TYPES.get(event.mode, event.mode),
        "City": place.name if place and place.precision in ("city", "venue") else None,
        "Country": country.name,
        "CountryISO": country.iso3,
        "PartOf": event.part_of,
        "Legs": joined(event.legs),
        "Recurrence": rhythms.recurrence(event),
        "Condition": rhythms.condition(event),
        "Origins": len(event.origins),
        "Articles": len({told.article.id for told in story.reports}),
        "Outlets": joined(outlets(story)),
        "Evidence": told and told.evidence.text,
        "Sources": joined(links(story)),
    }


def _side(side: str, actor: Actor | None) -> dict[str, object]:
    if actor is None:
        return {}
    return {
        side: actor.name,
        f"{side}Title": actor.office,
        f"{side}Country": facts.country(actor.country).name,
        f"{side}CountryISO": actor.country,
    }
