"""ICEWS' tab-separated events: one row an act and directed pair of actors, with CAMEO code and intensity (see
`acts`)."""

from collections.abc import Iterator, Sequence
from typing import IO

from dateline.formats import facts
from dateline.formats.acts import Directed, acts, directed
from dateline.formats.layout import About
from dateline.formats.tables import delimited
from dateline.model import Actor
from dateline.store import Story

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def write(stories: Sequence[Story], out: IO[str], about: About) -> int:
    return delimited(out, COLUMNS, rows(stories))


def rows(stories: Sequence[Story]) -> Iterator[dict[str, object]]:
    for act in acts(stories):
        for n, pair in enumerate(directed(act)):
            yield {"Event ID": f"{act.id}-{n}"} | _row(pair)


def _row(pair: Directed) -> dict[str, object]:
    act, told, place = pair.act, pair.act.reports[0], pair.act.story.event.place
    return {
        "Event Date": act.day.isoformat(),
        **_side("Source", pair.source),
        "Event Text": pair.text,
        "CAMEO Code": pair.cameo,
        "Intensity": pair.goldstein,
        **_side("Target", pair.target),
        "Story ID": told.article.id,
        "Sentence Number": told.report.sentence + 1,
        "Publisher": told.article.outlet,
        "City": place.name if place and place.precision == "city" else None,
        "Country": facts.country(place.country).name if place else None,
        "Latitude": place and place.latitude,
        "Longitude": place and place.longitude,
    }


def _side(side: str, actor: Actor | None) -> dict[str, object]:
    if actor is None:
        return {}
    sector = facts.sector(actor)
    return {
        f"{side} Name": actor.name,
        f"{side} Sectors": sector.icews if sector else None,
        f"{side} Country": facts.country(actor.country).name,
    }
