"""POLECAT's tab-separated events: one row an act and pair of actors (see `acts`).

What POLECAT draws from its own resources and we have not (districts, provinces, intensities) is empty, never guessed.
"""

from collections.abc import Iterator, Sequence
from typing import IO

from dateline.formats import facts
from dateline.formats.acts import Act, acts, sides
from dateline.formats.layout import About
from dateline.formats.plover import modes
from dateline.formats.tables import delimited, joined
from dateline.model import Actor
from dateline.store import Reported, Story

SIDE = (
    "Name", "Country", "COW", "Primary {} Sector", "Sectors", "Title", "Name Raw", "Wikipedia {} ID",
)  # fmt: skip


def _side(side: str) -> list[str]:
    return [part.format(side) if "{}" in part else f"{side} {part}" for part in SIDE]


COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *_side("Actor"), *_side("Recipient"),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
FEATURES = {"city": "PPL", "country": "PCLI", "region": "ADM1", "venue": "BLDG"}


def write(stories: Sequence[Story], out: IO[str], about: About) -> int:
    return delimited(out, COLUMNS, rows(stories, about))


def rows(stories: Sequence[Story], about: About) -> Iterator[dict[str, object]]:
    for act in acts(stories):
        actors, recipients = sides(act.story)
        for n, (actor, recipient) in enumerate((a, r) for a in actors for r in recipients or (None,)):
            both = _of("Actor", actor, act) | _of("Recipient", recipient, act)
            yield {"Event ID": f"{act.id}-{n}"} | _act(act, about) | both


def _act(act: Act, about: About) -> dict[str, object]:
    told, place = act.reports[0], act.story.event.place
    people = [p.actor for p in act.story.parties]
    return {
        "Event Date": act.day.isoformat(),
        "Event Type": act.type,
        "Event Mode": joined(modes(act)),
        "Quad Code": act.quad.upper(),
        "Placename": place and place.name,
        "City": place.name if place and place.precision == "city" else None,
        "Country": facts.country(place.country).name if place else None,
        "Latitude": place and place.latitude,
        "Longitude": place and place.longitude,
        "GeoNames ID": place and place.geonames,
        "Raw Placename": _words_of_place(told),
        "Feature Type": FEATURES.get(place.precision) if place else None,
        "Source": told.article.outlet,
        "Publication Date": told.article.published and told.article.published[:10],
        "Story People": joined(a.name for a in people if a.kind == "person"),
        "Story Organizations": joined(a.name for a in people if a.kind not in ("person", "country")),
        "Story Locations": joined([place.name] if place else []),
        "Language": told.article.language,
        "Version": about.coder,
    }


def _words_of_place(told: Reported) -> str | None:
    span = told.report.place_span
    return span.of(told.article.text) if span else None


def _of(side: str, actor: Actor | None, act: Act) -> dict[str, object]:
    if actor is None:
        return {}
    country = facts.country(actor.country)
    return {
        f"{side} Name": actor.name,
        f"{side} Country": "KOS" if actor.country == "XKX" else actor.country,
        f"{side} COW": country.cow,
        f"Primary {side} Sector": facts.plover_sector(actor),
        f"{side} Sectors": facts.plover_sector(actor),
        f"{side} Title": actor.office,
        f"{side} Name Raw": next(_naming(actor, act), None),
        f"Wikipedia {side} ID": actor.wikidata,
    }


def _naming(actor: Actor, act: Act) -> Iterator[str]:
    for told in act.reports:
        for participant in told.report.participants:
            if participant.span and told.actors[participant.actor].id == actor.id:
                yield participant.span.of(told.article.text)
