"""Trips and visits of an official register against a record of press texts.

`python -m dateline.evaluation.historian RECORD FOLDER` reads `travels_dev.jsonl` and `visits_dev.jsonl` of the folder
(the registers of the Office of the Historian) and asks of every row in the days that the record's articles cover: does
the record have an event of this person in this country (a visitor's: the United States), within a day of the stay?
What an article tells as under way is there on the article's day. Figures, for travels and for visits: recall, and how
many stays some article of those days speaks of at all, by the person's last name and the country's name, demonym or
capital: no record of these articles can find more by their words.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import dateline
from dateline.model import bounds
from dateline.store import EventRow
from dateline.world import World, load
from dateline.world.names import fold

DAY, AROUND = timedelta(days=1), timedelta(days=3)
NOTHING: Mapping[str, date] = {}
OFFICES = frozenset({"president", "prime", "minister", "chancellor", "king", "queen", "crown", "prince", "secretary"})
HOME = "USA"


@dataclass(frozen=True)
class Stay:
    """A row of a register: folded names of whom to look for, the country of the stay, and its days."""

    names: tuple[frozenset[str], ...]
    last_names: tuple[str, ...]
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
    people = list(people)
    last_names = tuple(fold(person).split()[-1] for person in people if fold(person))
    return Stay(tuple(map(_names, people)), last_names, country, first or date.min, last or first or date.min)


def _names(person: str) -> frozenset[str]:
    return frozenset(word for word in fold(person).split() if len(word) > 2) - OFFICES


def found(stay: Stay, events: Iterable[EventRow], under_way: Mapping[str, date] = NOTHING) -> bool:
    """Is there an event of one of these people, there and then?

    `under_way` are the days on which reports tell of what goes on.
    """
    return any(_there(stay, row) and _then(stay, row, under_way) and _they(stay, row) for row in events)


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


def _then(stay: Stay, row: EventRow, under_way: Mapping[str, date]) -> bool:
    start, end = row.event.start, row.event.end or row.event.start
    told = [(day, day) for report in row.event.reports if (day := under_way.get(report))]
    if start and end and end.latest and (first := start.earliest or (start.latest if row.event.end else None)):
        told.append((first, end.latest))
    return any(first - DAY <= stay.last and stay.first <= last + DAY for first, last in told)


def named(stay: Stay, texts: Iterable[tuple[date, str]], world: World) -> bool:
    """Does one of these folded texts, of the days around the stay, name one of the people and the country?"""
    state = world.states[stay.country]
    places = {
        fold(name) for name in (state.name, *state.names, *state.demonyms, state.capital, *state.capitals) if name
    }
    seats = {"white house", "camp david", "new york"} if stay.country == HOME else set()
    return any(
        stay.first - AROUND <= day <= stay.last + AROUND
        and any(f" {name} " in text for name in stay.last_names)
        and any(f" {place} " in text for place in places | seats)
        for day, text in texts
    )


def _folded(text: str) -> str:
    """Folded, with the words of handles and hashtags set apart."""
    return f" {fold(re.sub('(?<=[a-z])(?=[A-Z])', ' ', text))} "


def measure(record: Path, folder: Path) -> dict[str, tuple[int, int, int]]:
    """(found, named in some article or found, in the register) for travels and visits.

    The register's rows are those within the days of the record's articles.
    """
    world = load()
    with dateline.open(record) as book:
        events = book.events()
        texts = sorted((a.day, _folded(f"{a.title or ''} {a.text}")) for a in book.articles() if a.day)
        under_way = {
            report.id: coding.article.day
            for coding in book.view.codings()
            for report in coding.reports
            if report.status == "ongoing" and coding.article.day
        }
    registers = {"travels": travels(folder / "travels_dev.jsonl", world), "visits": visits(folder / "visits_dev.jsonl")}
    result = {}
    for name, stays in registers.items():
        covered = [stay for stay in stays if texts and texts[0][0] <= stay.first <= texts[-1][0]]
        hits = [found(stay, events, under_way) for stay in covered]
        told = [hit or named(stay, texts, world) for hit, stay in zip(hits, covered, strict=True)]
        result[name] = (sum(hits), sum(told), len(covered))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    for name, (hit, told, asked) in measure(options.record, options.folder).items():
        print(f"{name:8s} {hit} of {asked}  {hit / max(1, asked):.3f}  named in some article: {told}")


if __name__ == "__main__":
    main()
