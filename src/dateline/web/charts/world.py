"""Where it happened: places as large as their events are many, and the journeys of persons between them.

The land is drawn when the package is built (browser/vite.config.js); here only points are projected.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise

from dateline.formats.facts import seat
from dateline.model import Place
from dateline.store import EventRow, Party
from dateline.web import words
from dateline.web.asking import Events
from dateline.web.charts.svg import LETTER, Chart, Element, add, drawing, link

WIDTH, HEIGHT, SCALE = 960, 500, 177.158
RECENT = timedelta(days=30)  # what happened since stands out; as in browser/src/map.js
ONE_JOURNEY = timedelta(days=10)  # who is elsewhere within these days went there from here
FACE_TO_FACE = ("visit", "meet", "multilateral", "third-party")
NAMED = 24  # places whose names are written, as far as there is room
STEPS = 32  # straight pieces of a great circle
COLUMNS = ("place", "country", "latitude", "longitude", "event", "what", "actors", "start", "status", "from")

Point = tuple[float, float]
Named = tuple[float, float, float]  # the middle of a name, and its width


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the events there, in the order of time."""

    place: Place
    at: Point
    rows: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class Leg:
    """A person's way to an event abroad: from the place before on the same journey, else, `stated` by nobody, from the
    seat of government at home."""

    person: str
    start: Place
    row: EventRow
    stated: bool


def project(longitude: float, latitude: float) -> Point:
    """Degrees to pixels, by the Equal Earth projection."""
    a1, a2, a3, a4, m = 1.340264, -0.081106, 0.000893, 0.003796, math.sqrt(3) / 2
    t = math.asin(m * math.sin(math.radians(latitude)))
    t2 = t * t
    t6 = t2**3
    x = math.radians(longitude) * math.cos(t) / (m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
    y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
    return WIDTH / 2 + SCALE * x, HEIGHT / 2 - SCALE * y


@cache
def outlines() -> dict[str, str]:
    """The paths of `sphere`, `graticule`, `land` and `borders`, in this order; none where they were not built."""
    file = files("dateline.web").joinpath("static/built/world.json")
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}


def chart(rows: Iterable[EventRow], asked: Events, day: date | None = None) -> Chart | None:
    """The events whose place has coordinates; those after `day` are hidden, those long before it pale. None where no
    event has a place."""
    placed = [row for row in rows if _point(row.event.place)]
    if not placed:
        return None
    spots, ways = _spots(placed), list(_legs(placed))
    described = f"{words.many(len(spots), 'place')}, {words.many(len(placed), 'event')}; the table holds the same"
    root = drawing(WIDTH, HEIGHT, "Map", described)
    root.set("class", "chart world")
    moved = add(root, "g", class_="moved")
    for name, path in outlines().items():
        add(moved, "path", class_=name, d=path)
    for leg in ways:
        _way(moved, leg, day)
    taken: list[Named] = []
    most = max(len(spot.rows) for spot in spots)
    for number, spot in enumerate(sorted(spots, key=lambda spot: (-len(spot.rows), spot.place.name))):
        _mark(moved, spot, asked, day, most, taken if number < NAMED else None)
    credit = "Borders: Natural Earth" if outlines() else "The outlines of the land were not built: see the how-to"
    add(root, "text", credit, class_="tick halo", x=WIDTH - 8, y=HEIGHT - 8, text_anchor="end")
    return Chart(root, COLUMNS, _table(placed, ways))


def days(rows: Iterable[EventRow]) -> list[date]:
    """The days of the events that can be on the map."""
    return sorted(day for row in rows if _point(row.event.place) and (day := _day(row)))


def _point(place: Place | None) -> tuple[float, float] | None:
    if place is None or place.longitude is None or place.latitude is None:
        return None
    return place.longitude, place.latitude


def _day(row: EventRow) -> date | None:
    start = row.event.start
    return (start.earliest or start.latest) if start else None


def _spots(rows: Sequence[EventRow]) -> list[Spot]:
    there: dict[tuple[float, float], list[EventRow]] = defaultdict(list)
    for row in rows:
        longitude, latitude = _point(row.event.place) or (0.0, 0.0)
        there[round(longitude, 1), round(latitude, 1)].append(row)
    return [
        Spot(place, project(*point), tuple(found))
        for found in there.values()
        if (place := found[0].event.place) and (point := _point(place))
    ]


def _legs(rows: Sequence[EventRow]) -> Iterator[Leg]:
    """The ways of those who went abroad, by person and day."""
    stations: dict[str, list[tuple[date, EventRow, Party]]] = defaultdict(list)
    for row in rows:
        day, event = _day(row), row.event
        if day and event.mode in FACE_TO_FACE and event.status not in ("cancelled", "denied", "postponed"):
            for party in row.parties:
                abroad = event.place and party.actor.country and event.place.country != party.actor.country
                if party.actor.kind == "person" and abroad and party.role != "host":
                    stations[party.actor.id].append((day, row, party))
    for person in sorted(stations):
        before: tuple[date, Place] | None = None
        for day, row, party in sorted(stations[person], key=_in_time):
            place = row.event.place
            follows = before is not None and day - before[0] <= ONE_JOURNEY
            start = before[1] if before and follows else seat(party.actor.country)
            if place and start and _point(start) and _point(start) != _point(place):
                yield Leg(party.actor.name, start, row, follows)
            if place:
                before = (day, place)


def _in_time(station: tuple[date, EventRow, Party]) -> tuple[date, bool, str]:
    """A visit comes before what happened in it."""
    day, row, _ = station
    return day, row.event.mode != "visit", row.event.id


def _when(found: date | None, day: date | None) -> str:
    """How a mark of a day looks when the map is at another."""
    if day is None or found is None:
        return ""
    return " later" if found > day else " past" if found < day - RECENT else ""


def _way(parent: Element, leg: Leg, day: date | None) -> None:
    start, end, when = _point(leg.start), _point(leg.row.event.place), _day(leg.row)
    if start is None or end is None:
        return
    said = "from" if leg.stated else "from home, as nobody says otherwise:"
    place = leg.row.event.place
    told = f"{leg.person}, {when}, {said} {leg.start.name} to {place.name if place else ''}"
    style = f"way st-{leg.row.event.status}{'' if leg.stated else ' home'}{_when(when, day)}"
    way = add(parent, "path", class_=style, d=_great_circle(start, end), data_day=str(when))
    add(way, "title", told)


def _great_circle(start: Point, end: Point) -> str:
    """The shortest way over the globe as a path, cut where the map is."""
    (l0, p0), (l1, p1) = (tuple(map(math.radians, point)) for point in (start, end))
    a, b = (_on_globe(l0, p0), _on_globe(l1, p1))
    angle = math.acos(max(-1.0, min(1.0, sum(i * j for i, j in zip(a, b, strict=True)))))
    points: list[Point] = []
    for n in range(STEPS + 1):
        f = n / STEPS
        near, far = (1 - f, f) if angle < 1e-6 else (math.sin((1 - f) * angle), math.sin(f * angle))
        x, y, z = (near * i + far * j for i, j in zip(a, b, strict=True))
        points.append((math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))))
    drawn = "M{:.1f} {:.1f}".format(*project(*points[0]))
    for here, there in pairwise(points):
        over = abs(there[0] - here[0]) > 180
        drawn += "{}{:.1f} {:.1f}".format("M" if over else "L", *project(*there))
    return drawn


def _on_globe(longitude: float, latitude: float) -> tuple[float, float, float]:
    return math.cos(latitude) * math.cos(longitude), math.cos(latitude) * math.sin(longitude), math.sin(latitude)


def _mark(
    parent: Element,
    spot: Spot,
    asked: Events,
    day: date | None,
    most: int,
    taken: list[tuple[float, float, float]] | None,
) -> None:
    x, y = spot.at
    known = [found for row in spot.rows if (found := _day(row))]
    nearest = [_when(found, day) for found in known] or [""]
    style = min(nearest, key=("", " past", " later").index)
    place = link(parent, asked.to("/events", place=spot.place.name), f"{spot.place.name}: {_counted(spot.rows)}")
    place.set("class", f"place{style}")
    place.set("transform", f"translate({x:.1f} {y:.1f})")
    place.set("data-day", " ".join(found.isoformat() for found in known))
    sized = add(place, "g", class_="sized")
    radius = 3 + 7 * math.sqrt(len(spot.rows) / most)
    add(sized, "circle", class_=f"spot{'' if _held(spot.rows) else ' planned'}", cx=0, cy=0, r=radius)
    wide = len(spot.place.name) * LETTER
    if taken is not None and not any(abs(x - a) < (wide + w) / 2 + 8 and abs(y - b) < 14 for a, b, w in taken):
        left = x + radius + wide > WIDTH
        taken.append((x + wide / 2 * (-1 if left else 1), y, wide))
        side = -radius - 4 if left else radius + 4
        add(sized, "text", spot.place.name, class_="label halo", x=side, y=4, text_anchor="end" if left else "start")


def _held(rows: Sequence[EventRow]) -> bool:
    return any(row.event.status in ("held", "ongoing") for row in rows)


def _counted(rows: Sequence[EventRow]) -> str:
    told = "; ".join(f"{words.when(row.event.start)} {words.headline(row)}" for row in rows[-4:])
    return f"{words.many(len(rows), 'event')}. {told}"


def _table(rows: Sequence[EventRow], ways: Sequence[Leg]) -> list[dict[str, object]]:
    came = defaultdict(list)
    for leg in ways:
        came[leg.row.event.id].append(f"{leg.person} from {leg.start.name}{'' if leg.stated else ' (home)'}")
    found = []
    for row in rows:
        place, event = row.event.place, row.event
        if place:
            cells = (place.name, place.country, place.latitude, place.longitude, event.id, words.code(event))
            rest = (words.names(row.parties), event.start and event.start.edtf, event.status, "; ".join(came[event.id]))
            found.append(dict[str, object](zip(COLUMNS, (*cells, *rest), strict=True)) | {"row": row})
    return found
