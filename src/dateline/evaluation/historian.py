"""Trips and visits of an official register against a record of press texts.

`python -m dateline.evaluation.historian RECORD FOLDER` reads `travels_dev.jsonl` and `visits_dev.jsonl` of the folder
(the registers of the Office of the Historian) and asks of every row in the days that the record's articles cover: does
the record have an event of this person in this country (a visitor's: the United States), within a day of the stay?
Figure: recall, for travels and for visits.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import dateline
from dateline.model import bounds
from dateline.store import EventRow
from dateline.world import World, load
from dateline.world.names import fold

DAY = timedelta(days=1)
HOME = "USA"


@dataclass(frozen=True)
class Stay:
    """A row of a register: folded names of whom to look for, the country of the stay, and its days."""

    names: tuple[frozenset[str], ...]
    country: str
    first: date
    last: date


def travels(path: Path, world: World) -> Iterator[Stay]:
    """The journeys of presidents and secretaries of state, to countries that the facts know."""
    for row in _rows(path):
        state = world.state_of(row["country"] or "")
        if state and row["start"]:
            yield _stay([row["name"]], state.state.iso3, row)


def visits(path: Path) -> Iterator[Stay]:
    """The visits of foreign leaders to the United States."""
    return (_stay(row["visitors"], HOME, row) for row in _rows(path) if row["start"] and row["visitors"])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _stay(people: Iterable[str], country: str, row: dict[str, Any]) -> Stay:
    first, last = bounds(row["start"])[0], bounds(row["end"] or row["start"])[1]
    return Stay(tuple(_names(p) for p in people), country, first or date.min, last or first or date.min)


def _names(person: str) -> frozenset[str]:
    return frozenset(word for word in fold(person).split() if len(word) > 2)


def found(stay: Stay, events: Iterable[EventRow]) -> bool:
    """Is there an event of one of these people, there and then?"""
    return any(_there(stay, row) and _then(stay, row) and _they(stay, row) for row in events)


def _they(stay: Stay, row: EventRow) -> bool:
    """Two words of the name shared, or the family name and the initial: "Joseph R. Biden", "Joe Biden"."""
    people = [_names(party.actor.name) for party in row.parties if party.actor.kind == "person"]
    return any(_alike(wanted, name) for wanted in stay.names for name in people if name)


def _alike(wanted: frozenset[str], name: frozenset[str]) -> bool:
    if len(wanted & name) >= min(2, len(name)):
        return True
    initials = {word[0] for word in wanted - name} & {word[0] for word in name - wanted}
    return bool(wanted & name) and bool(initials)


def _there(stay: Stay, row: EventRow) -> bool:
    event = row.event
    where = {event.host, event.place.country if event.place else None} - {None}
    sides = {party.actor.country for party in row.parties}
    return event.mode != "phone" and (stay.country in where or (not where and stay.country in sides))


def _then(stay: Stay, row: EventRow) -> bool:
    start, end = row.event.start, row.event.end or row.event.start
    if start is None or start.earliest is None or end is None or end.latest is None:
        return False
    return start.earliest - DAY <= stay.last and stay.first <= end.latest + DAY


def measure(record: Path, folder: Path) -> dict[str, tuple[int, int]]:
    """(found, in the register) for travels and visits within the days of the record's articles."""
    with dateline.open(record) as book:
        events = book.events()
        days = sorted(article.day for article in book.articles() if article.day)
    registers = {
        "travels": travels(folder / "travels_dev.jsonl", load()),
        "visits": visits(folder / "visits_dev.jsonl"),
    }
    result = {}
    for name, stays in registers.items():
        covered = [stay for stay in stays if days and days[0] <= stay.first <= days[-1]]
        result[name] = (sum(found(stay, events) for stay in covered), len(covered))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    for name, (hit, all_of_them) in measure(options.record, options.folder).items():
        print(f"{name:8s} {hit} of {all_of_them}  {hit / max(1, all_of_them):.3f}")


if __name__ == "__main__":
    main()
