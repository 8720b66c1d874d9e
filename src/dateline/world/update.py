"""A user's file of facts, checked row by row and put among the user's own facts."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.model import bounds
from dateline.world import own
from dateline.world.names import fold
from dateline.world.own import Row
from dateline.world.world import World

SHOWN = 5  # wrong rows that an error names
KINDS = {
    "places": ("region", "district", "city", "venue", "feature"),
    "organizations": ("igo", "party", "military", "ministry", "government", "company", "group", "ngo", "mission"),
}
# What the columns of our own tables may be called in a file. Those of the query service come with their labels.
_CALLED = {
    "person": ("personlabel", "officeholderlabel", "holder", "holderlabel", "person", "officeholder", "name"),
    "office": ("officelabel", "positionlabel", "office", "position", "title"),
    "country": ("country", "countrylabel", "countrycode", "iso", "iso3", "state"),
    "organization": ("organization", "organizationlabel", "organisation", "body"),
    "start": ("start", "startdate", "starttime", "since", "from"),
    "end": ("end", "enddate", "endtime", "until", "to"),
    "names": ("names", "othernames", "aliases", "altlabel", "personaltlabel"),
    "wikidata": ("wikidata", "item", "person", "officeholder", "holder"),
    "name": ("name", "namelabel", "placelabel", "place", "itemlabel"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng"),
    "kind": ("kind", "type"),
    "seen": ("seen",),
    "source": ("source",),
}
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/entity/)?(Q\d+)")
_TIME = re.compile(r"\+?(\d{4}-\d\d-\d\d)T[\d:.]+Z?")
_UNKNOWN = re.compile(r"(?:_:|t\d+$|https?://www\.wikidata\.org/\.well-known/genid/).*|[~?-]")
_OF = re.compile(r"\b(?:of|to|in) (?:the )?")


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update did: rows of the file by `kind`, how many of them are `new` or changed, and rows left out."""

    kind: str
    rows: int
    new: int
    skipped: tuple[str, ...]
    file: Path


class _WrongRowError(Exception):
    """What is wrong with a row, and the remedy."""


def update(file: Path, folder: Path, world: World, *, skip: bool = False) -> Updated:
    """Put the rows of a file among the user's own facts, in place of those on the same person and office, or name.

    With `skip`, rows that are wrong are left out; else InputError names them with their lines and the remedy, and
    nothing is changed.
    """
    table = _table(file)
    kind = _kind(file, table[0][1] if table else {})
    day = datetime.fromtimestamp(file.stat().st_mtime, UTC).date().isoformat()
    good: list[Row] = []
    wrong: list[str] = []
    for line, given in table:
        try:
            good.append(_CHECKS[kind](given, world) | {"source": _value(given, "source") or file.name})
        except _WrongRowError as error:
            wrong.append(f"line {line}: {error}")
    if wrong and not skip:
        more = f"; and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
        raise InputError(f"{file}: {'; '.join(wrong[:SHOWN])}{more}. Nothing was changed; --skip leaves such rows out")
    if kind == "holders":
        good = [row | {"seen": row["seen"] or ("" if row["end"] else day)} for row in good]
    before = own.rows(folder, kind)
    kept, new = _merged(before, good, _KEYS[kind])
    if kept != before:
        own.write(folder, kind, kept)
    return Updated(kind, len(good), new, tuple(wrong), folder / f"{kind}.csv")


def _merged(before: list[Row], good: list[Row], key: Callable[[Row], tuple[str, ...]]) -> tuple[list[Row], int]:
    """All rows in order, and how many are new: what the file says of a key replaces all that was kept of it."""
    told = {key(row) for row in good}
    unique = {tuple(row.items()): row for row in [*(row for row in before if key(row) not in told), *good]}
    kept = [unique[one] for one in sorted(unique)]
    return kept, sum(row not in before for row in unique.values())


_KEYS: Mapping[str, Callable[[Row], tuple[str, ...]]] = {
    "holders": lambda row: (row["wikidata"] or fold(row["person"]), row["office"], row["country"], row["organization"]),
    "places": lambda row: (fold(row["name"]), row["country"]),
    "organizations": lambda row: (fold(row["name"]), row["country"]),
}


# --- the file ---------------------------------------------------------------------------------------------------------


def _table(file: Path) -> list[tuple[int, Row]]:
    """Rows by the plain names of their columns, each with its line in the file, or its number in JSON."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        if text.lstrip()[:1] in ("{", "["):
            return [(n, _plain(row)) for n, row in enumerate(_bindings(json.loads(text)), 1)]
        lines = csv.DictReader(io.StringIO(text), delimiter="\t" if "\t" in text.split("\n", 1)[0] else ",")
        return [(lines.line_num, _plain(row)) for row in lines]
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8: save it as UTF-8 text") from error
    except (json.JSONDecodeError, csv.Error) as error:
        raise InputError(f"{file} is neither JSON of the query service nor CSV: {error}") from error


def _bindings(data: Any) -> Iterable[Mapping[str, Any]]:
    """The rows of either JSON of the query service: SPARQL results, or a plain list."""
    if isinstance(data, dict):
        results = data.get("results")
        data = results.get("bindings") if isinstance(results, dict) else None
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise InputError("this JSON holds no rows: download the answer of the query service as JSON or CSV")
    return data


def _plain(row: Mapping[Any, Any]) -> Row:
    found = {}
    for name, value in row.items():
        value = value.get("value") if isinstance(value, dict) else value
        found[re.sub(r"[\s_-]", "", str(name)).casefold()] = str(value).strip() if value is not None else ""
    return found


def _kind(file: Path, row: Row) -> str:
    has = {name for name in _CALLED if any(alias in row for alias in _CALLED[name])}
    if {"name", "latitude", "longitude"} <= has:
        return "places"
    if {"person", "office"} <= has:
        return "holders"
    if {"name", "kind"} <= has:
        return "organizations"
    if not row:
        raise InputError(f"{file} holds no rows: it wants a line of column names and a line for each fact")
    wanted = "; ".join(f"{kind}: {', '.join(columns)}" for kind, columns in own.TABLES.items())
    raise InputError(f"{file}: its columns ({', '.join(row)}) are not those of a table of facts: {wanted}")


def _value(row: Row, name: str) -> str:
    """What the row has under any of the names of a column; of a person both label and item may be there."""
    values = [value for alias in _CALLED[name] if (value := row.get(alias, ""))]
    if name == "wikidata":
        return next((found[1] for value in values if (found := _ITEM.fullmatch(value))), "")
    return next((value for value in values if not _ITEM.fullmatch(value)), "")


# --- what a row must be -----------------------------------------------------------------------------------------------


def _holder(row: Row, world: World) -> Row:
    person, office = _value(row, "person"), _value(row, "office")
    if not person:
        raise _WrongRowError("no person: give the name in English; an item without an English label has none")
    if not office:
        raise _WrongRowError('no office: give it in English, such as "Foreign Minister"')
    body = _value(row, "organization")
    start, end, seen = (_date(row, name) for name in ("start", "end", "seen"))
    if start and end and start[: len(end)] > end[: len(start)]:
        raise _WrongRowError(f"it ends ({end}) before it begins ({start}): mend start or end")
    named = world.office(office)
    return {
        "person": person,
        "office": named.name if named else office,
        "country": _country(row, world, office, needed=not body),
        "organization": body,
        "start": start,
        "end": end,
        "names": _names(row),
        "wikidata": _value(row, "wikidata"),
        "seen": seen,
    }


def _place(row: Row, world: World) -> Row:
    name, kind = _value(row, "name"), _value(row, "kind") or "venue"
    _of_a_kind("places", name, kind)
    found = {"name": name, "kind": kind, "country": _country(row, world, "", needed=False)}
    for axis, limit in (("latitude", 90), ("longitude", 180)):
        given = _value(row, axis)
        try:
            right = abs(float(given)) <= limit
        except ValueError:
            right = False
        if not right:
            raise _WrongRowError(f"{axis} {given!r} is none: write degrees from -{limit} to {limit}, such as 38.63")
        found[axis] = given
    return found | {"names": _names(row)}


def _organization(row: Row, world: World) -> Row:
    name, kind = _value(row, "name"), _value(row, "kind")
    _of_a_kind("organizations", name, kind)
    country = _country(row, world, "", needed=False)
    return {"name": name, "kind": kind, "country": country, "names": _names(row)}


_CHECKS: Mapping[str, Callable[[Row, World], Row]] = {
    "holders": _holder,
    "places": _place,
    "organizations": _organization,
}


def _of_a_kind(table: str, name: str, kind: str) -> None:
    if not name:
        raise _WrongRowError("no name: give one in English")
    if kind not in KINDS[table]:
        raise _WrongRowError(f"kind {kind!r} is none: one of {', '.join(KINDS[table])}")


def _country(row: Row, world: World, office: str, *, needed: bool) -> str:
    """The alpha-3 code of the country given, else of the one that the office names ("Prime Minister of Norway")."""
    given = _value(row, "country")
    for words in [given] if given else _OF.split(office)[1:]:
        state = world.state(words) if len(words) in (2, 3) else None
        match = world.state_of(words)
        if state or match:
            return state.iso3 if state else match.state.iso3 if match else ""
    if given:
        raise _WrongRowError(f"country {given!r} is unknown: give its ISO 3166 alpha-3 code, such as NOR")
    if needed:
        raise _WrongRowError("no country and no organization: give the country's ISO 3166 alpha-3 code, such as NOR")
    return ""


def _date(row: Row, name: str) -> str:
    given = _value(row, name)
    if not given or _UNKNOWN.fullmatch(given):
        return ""
    day = time[1] if (time := _TIME.fullmatch(given)) else given
    try:
        bounds(day)
    except ValueError:
        day = ""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", day):
        raise _WrongRowError(f"{name} {given!r} is no date: write it as 2031-03-12, 2031-03 or 2031")
    return day


def _names(row: Row) -> str:
    """Other names with | between them; the query service puts commas there."""
    return "|".join(name for name in map(str.strip, re.split(r"[|;]|, ", _value(row, "names"))) if name)
