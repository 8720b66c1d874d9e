"""The user's own facts: tables in a folder of the user's, read beside the shipped ones, and winning over them."""

import csv
import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError
from dateline.model.mention import Place
from dateline.world.facts import GazetteerPlace, Holder, Organization

FOLDER = "DATELINE_FACTS"  # the variable that names another folder than the user's own
TABLES: Mapping[str, tuple[str, ...]] = {
    "holders": ("person", "office", "country", "organization", "start", "end", "names", "wikidata", "seen", "source"),
    "places": ("name", "kind", "country", "latitude", "longitude", "names", "source"),
    "organizations": ("name", "kind", "country", "names", "source"),
}

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Own:
    """What a user has added. `places` come with their other names. `version` is a hash of all that decides anything,
    "" where there is nothing; `sources` say where a place or a body is from, by its name."""

    holders: tuple[Holder, ...] = ()
    places: tuple[tuple[GazetteerPlace, tuple[str, ...]], ...] = ()
    organizations: tuple[Organization, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    version: str = ""


def folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the user's own facts are kept: $DATELINE_FACTS, else a folder of the user's own."""
    if given := environment.get(FOLDER):
        return Path(given)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "dateline" / "facts"
    variable, usual = ("LOCALAPPDATA", "AppData/Local") if os.name == "nt" else ("XDG_DATA_HOME", ".local/share")
    return Path(environment.get(variable) or Path.home() / usual) / "dateline" / "facts"


def read(path: Path) -> Own:
    """The facts in this folder; none where it does not exist. Raises InputError for a table that cannot be read."""
    tables = {kind: rows(path, kind) for kind in TABLES}
    if not any(tables.values()):
        return Own()
    return Own(
        tuple(map(_holder, tables["holders"])),
        tuple((_place(row), _several(row["names"])) for row in tables["places"]),
        tuple(map(_organization, tables["organizations"])),
        tuple((row["name"], row["source"]) for kind in ("places", "organizations") for row in tables[kind]),
        _version(tables),
    )


def rows(path: Path, kind: str) -> list[Row]:
    """The rows of one table as they are kept."""
    file = path / f"{kind}.csv"
    if not file.is_file():
        return []
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            return list(_complete(csv.DictReader(lines, strict=True), TABLES[kind]))
    except (OSError, UnicodeDecodeError, csv.Error, KeyError) as error:
        remedy = "mend it, or delete it and run `dateline world update` again"
        raise InputError(f"{file}: your own facts cannot be read ({error}): {remedy}") from error


def write(path: Path, kind: str, kept: list[Row]) -> None:
    """Put these rows in place of the table, in one step. Raises InputError where the folder cannot be written."""
    file = path / f"{kind}.csv"
    part = file.with_suffix(".part")
    try:
        path.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="") as lines:
            table = csv.DictWriter(lines, TABLES[kind], lineterminator="\n")
            table.writeheader()
            table.writerows(kept)
        part.replace(file)
    except OSError as error:
        raise InputError(f"{file} cannot be written ({error.strerror}): name another folder in ${FOLDER}") from error


def _complete(lines: Iterator[dict[str, str]], columns: tuple[str, ...]) -> Iterator[Row]:
    for line in lines:
        yield {column: line[column] or "" for column in columns}


def _version(tables: Mapping[str, list[Row]]) -> str:
    """The same for the same facts, in whatever order; where a row is from decides nothing."""
    digest = hashlib.sha256()
    for kind in sorted(tables):
        told = sorted(tuple(value for name, value in row.items() if name != "source") for row in tables[kind])
        digest.update(repr((kind, told)).encode())
    return digest.hexdigest()[:12]


def _several(text: str) -> tuple[str, ...]:
    return tuple(name for name in map(str.strip, text.split("|")) if name)


def _holder(row: Row) -> Holder:
    plain = {name: row[name] or None for name in ("country", "start", "end", "wikidata", "organization", "seen")}
    names = (row["person"], *_several(row["names"]))
    return Holder(person=row["person"], office=row["office"], names=names, source=row["source"] or "own facts", **plain)


def _place(row: Row) -> GazetteerPlace:
    precision = "region" if row["kind"] == "district" else row["kind"]
    country = row["country"] or None
    place = Place(row["name"], country, float(row["latitude"]), float(row["longitude"]), None, precision)
    return GazetteerPlace(place, row["kind"], region=row["name"] if row["kind"] == "region" else None)


def _organization(row: Row) -> Organization:
    return Organization(row["name"], row["kind"], row["country"] or None, (row["name"], *_several(row["names"])))
