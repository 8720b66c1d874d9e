"""GeoJSON (RFC 7946): one point an event whose place has coordinates, longitude first."""

import json
from collections.abc import Sequence
from typing import IO, Any

from dateline.formats.layout import About, first, headline, links
from dateline.store import Story


def write(stories: Sequence[Story], out: IO[str], about: About) -> int:
    features = [_feature(story) for story in stories if _point(story)]
    json.dump({"type": "FeatureCollection", "features": features}, out, ensure_ascii=False, indent=1)
    out.write("\n")
    return len(features)


def _point(story: Story) -> list[float] | None:
    place = story.event.place
    if place is None or place.longitude is None or place.latitude is None:
        return None
    return [place.longitude, place.latitude]


def _feature(story: Story) -> dict[str, Any]:
    event, told, place = story.event, first(story), story.event.place
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": _point(story)},
        "properties": {
            "title": headline(story),
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "start": event.start.edtf if event.start else None,
            "end": event.end.edtf if event.end else None,
            "place": place.name if place else None,
            "precision": place.precision if place else None,
            "country": place.country if place else None,
            "actors": [party.actor.name for party in story.parties],
            "origins": len(event.origins),
            "evidence": told.evidence.text if told else None,
            "sources": links(story),
        },
    }
