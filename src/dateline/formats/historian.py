"""The Office of the Historian's XML: `travels` (who went where) and `visits` (who came), as its two registers have
them.

`travels` groups the trips of each traveller; the remarks say whom the traveller met, in the register's own manner
("Met with President ..."). `visits` has one entry a visit and its visitors. Only what took place is a trip or visit
there."""

import re
from collections.abc import Iterator, Sequence
from typing import IO
from xml.etree import ElementTree as ET

from dateline.formats import facts
from dateline.formats.layout import About
from dateline.formats.trips import COMPLETED, Trip, trips
from dateline.model import Actor
from dateline.store import Story


def write_travels(stories: Sequence[Story], out: IO[str], about: About) -> int:
    root = ET.Element("trips")
    done = _completed(stories)
    for trip in done:
        root.append(_trip(trip))
    return _write(root, out, len(done))


def write_visits(stories: Sequence[Story], out: IO[str], about: About) -> int:
    root = ET.Element("visits")
    together: dict[str, list[Trip]] = {}
    for trip in _completed(stories):
        together.setdefault(trip.story.event.id, []).append(trip)
    ordered = sorted(together.values(), key=lambda group: (str(group[0].begin or "9"), group[0].story.event.id))
    for group in ordered:
        root.append(_visit(group))
    return _write(root, out, len(ordered))


def _write(root: ET.Element, out: IO[str], count: int) -> int:
    ET.indent(root)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n")
    return count


def _completed(stories: Sequence[Story]) -> list[Trip]:
    return [trip for trip in trips(stories) if trip.status == COMPLETED and trip.country]


def slug(words: str) -> str:
    """
    >>> slug("Côte d'Ivoire")
    'cote-divoire'
    """
    from anyascii import anyascii

    return re.sub(r"[^a-z0-9]+", "-", anyascii(words).lower().replace("'", "")).strip("-")


def _filed(name: str) -> str:
    """A name as the register files it: surname first, as a slug."""
    words = name.split()
    return slug(" ".join([words[-1], *words[:-1]]))


def _text(parent: ET.Element, tag: str, text: str | None, **attributes: str) -> None:
    child = ET.SubElement(parent, tag, attributes)
    child.text = _legal(text or "")


def _legal(text: str) -> str:
    """Without the control characters that XML forbids."""
    return "".join(c for c in text if c.isprintable() or c in "\n\t")


def _trip(trip: Trip) -> ET.Element:
    who, country = trip.traveller, facts.country(trip.country)
    entry = ET.Element("trip", role=slug(who.office or ""), who=_filed(who.name))
    _text(entry, "id", trip.story.event.id)
    _text(entry, "role", slug(who.office or ""))
    _text(entry, "name", who.name)
    _dates(entry, trip)
    _text(entry, "country", country.name or trip.country, id=slug(country.name or trip.country))
    _text(entry, "locale", ", ".join(_cities(trip)))
    _text(entry, "remarks", _remarks(trip))
    return entry


def _visit(group: list[Trip]) -> ET.Element:
    first = group[0]
    entry = ET.Element("visit")
    _text(entry, "id", first.story.event.id)
    _dates(entry, first)
    for trip in group:
        _text(entry, "visitor", _titled(trip.traveller))
    for iso3 in dict.fromkeys(trip.traveller.country for trip in group if trip.traveller.country):
        name = facts.country(iso3).name or iso3
        _text(entry, "from", name, id=slug(name))
    _text(entry, "description", _remarks(first))
    return entry


def _dates(entry: ET.Element, trip: Trip) -> None:
    start, end = trip.story.event.start, trip.story.event.end
    _text(entry, "start-date", start.edtf if start else None)
    _text(entry, "end-date", end.edtf if end else None)


def _cities(trip: Trip) -> Iterator[str]:
    places = (story.event.place for story in trip.whole)
    yield from dict.fromkeys(place.name for place in places if place and place.precision == "city")


def _remarks(trip: Trip) -> str:
    met = [_titled(actor) for actor in trip.met()]
    if not met:
        return ""
    listed = f"{', '.join(met[:-1])} and {met[-1]}" if len(met) > 1 else met[0]
    return f"Met with {listed}."


def _titled(actor: Actor) -> str:
    return f"{actor.office} {actor.name}" if actor.office else actor.name
