"""Reads the data files: hand-written YAML and generated tables."""

import gzip
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import yaml

from dateline.world.facts import Holder, Office, Organization, Outlet, State

_DATA = files("dateline.world") / "data"


def document(name: str) -> Any:
    """A YAML file of the data folder."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((_DATA / name).read_text("utf-8"), loader)


def lines(name: str) -> list[str]:
    """Lines of a compressed table, without its header; none where the file is not built."""
    file = _DATA / name
    return gzip.decompress(file.read_bytes()).decode("utf-8").splitlines()[1:] if file.is_file() else []


def table(name: str) -> Iterator[list[str]]:
    """Rows of a compressed tab-separated file, without its header."""
    for line in lines(name):
        yield line.split("\t")


def states() -> dict[str, State]:
    return {
        iso3: State(
            iso3=iso3,
            iso2=row["iso2"],
            name=row["name"],
            names=(row["name"], *row.get("names", ())),
            demonyms=tuple(row.get("demonyms", ())),
            capital=row.get("capital", ""),
            capitals=tuple(row.get("capitals", ())),
            cow=row.get("cow"),
            member=row.get("member", True),
            metonym=row.get("metonym", True),
        )
        for iso3, row in document("states.yaml").items()
    }


def areas() -> dict[str, frozenset[str]]:
    """Part of the world -> its states."""
    return {name: frozenset(states) for name, states in document("areas.yaml").items()}


def seats() -> dict[str, tuple[str, str | None]]:
    """Seat of power -> alpha-3, and who speaks from there ("President", "Foreign Ministry"), None for no one body."""
    return {
        seat: (iso3, None if body == "other" else body)
        for iso3, bodies in document("seats.yaml").items()
        for body, seats in bodies.items()
        for seat in seats
    }


def organizations() -> tuple[Organization, ...]:
    return tuple(
        Organization(
            name,
            kind,
            row.get("country"),
            (name, *row["names"]),
            tuple(row.get("members", ())),
            tuple(row.get("shared", ())),
        )
        for kind, rows in document("organizations.yaml").items()
        for name, row in rows.items()
    )


def outlets() -> tuple[Outlet, ...]:
    return tuple(
        Outlet(name, (name, *row[1:]), row[0], group.startswith("state"), group.endswith("agencies"))
        for group, rows in document("outlets.yaml").items()
        for name, row in rows.items()
    )


def offices() -> Iterator[tuple[str, Office]]:
    """(title phrase, office) pairs, portfolios written out."""
    book = document("offices.yaml")
    for name, row in book["offices"].items():
        office = Office(name, row["rank"], row["level"], row["portfolio"])
        yield name, office
        for title in row["titles"]:
            yield title, office
    for portfolio, row in book["portfolios"].items():
        minister = Office(f"{row['office']} Minister", row["rank"], "minister", portfolio)
        deputy = Office(f"Deputy {row['office']} Minister", row["rank"] + 20, "deputy", portfolio)
        speaker = Office(f"{row['office']} Ministry Spokesperson", 51, "spokesperson", portfolio)
        for title in row.get("titles", ()):
            yield title, minister
        for word in row["words"]:
            yield from _portfolio(word, minister, deputy, speaker)


def _portfolio(word: str, minister: Office, deputy: Office, speaker: Office) -> Iterator[tuple[str, Office]]:
    for title in (f"{word} minister", f"minister of {word}", f"minister for {word}", f"{word} secretary"):
        yield title, minister
    for title in (f"minister of the {word}", f"federal minister for {word}", f"head of the {word} ministry"):
        yield title, minister
    vices = ("deputy", "vice", "first deputy", "first vice", "senior deputy", "assistant", "executive vice")
    for vice in (*vices, "state secretary", "parliamentary vice"):
        yield f"{vice} {word} minister", deputy
        for link in ("of", "for"):
            yield f"{vice} minister {link} {word}", deputy
    for title in (f"minister of state for {word}", f"state secretary for {word}", f"state minister for {word}"):
        yield title, deputy
    for role in ("spokesman", "spokeswoman", "spokesperson"):
        yield f"{word} ministry {role}", speaker
        for link in ("of", "for"):
            yield f"{role} {link} the {word} ministry", speaker
            yield f"{role} {link} the ministry of {word}", speaker


def holders() -> Iterator[Holder]:
    for row in table("holders.tsv.gz"):
        person, country, organization, office, start, end, seen, wikidata, names = row
        yield Holder(
            person=person,
            country=country or None,
            office=office,
            start=start or None,
            end=end or None,
            names=(person, *(names.split("|") if names else ())),
            wikidata=wikidata or None,
            organization=organization or None,
            seen=seen or None,
        )
