"""Reading another's table: CSV, TSV or JSON Lines by a mapping of columns, and COLT, ICEWS and the Historian's files
as they are.

A mapping names the column for each field: `who=Leader,first=StartDate,country=Country`. `country:=USA` gives every row
the same value. A cell may hold several values with ";" between them, or be a list.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from dateline.compare.entries import Entry, alpha3
from dateline.errors import InputError
from dateline.model import bounds

FIELDS = ("id", "who", "first", "last", "country", "kind", "status", "others")
# The mappings of layouts that are read as they come. ICEWS' rows that are no encounter are left out.
LAYOUTS: dict[str, dict[str, str]] = {
    "colt": {
        "id": "TripID", "who": "LeaderFullName", "first": "TripStartDate", "last": "TripEndDate",
        "country": "CountryVisited", "kind": ":visit", "status": "Trip_Status", "others": "HostHOGSName",
    },
    "icews": {
        "id": "Event ID", "who": "Source Name", "first": "Event Date", "country": "Target Country",
        "kind": "CAMEO Code",
        "others": "Target Name",
    },
    "historian-travels": {
        "id": "id", "who": "name", "first": "start-date", "last": "end-date", "country": "country", "kind": ":visit",
        "status": ":held", "others": "remarks",
    },
    "historian-visits": {
        "id": "id", "who": "visitor", "first": "start-date", "last": "end-date", "country": ":USA", "kind": ":visit",
        "status": ":held", "others": "description",
    },
}  # fmt: skip
CAMEO = {"040": "meeting", "041": "call", "042": "visit", "043": "visit", "044": "meeting", "046": "meeting"}
WORDS = {
    "held": "held", "completed": "held", "ongoing": "held", "planned": "planned", "canceled": "cancelled",
    "cancelled": "cancelled", "visit": "visit", "meeting": "meeting", "call": "call", "phone": "call",
}  # fmt: skip
MET = re.compile(r"[Mm]et with (?:the following: )?([^.]+)")
Row = Mapping[str, Any]


def mapping(text: str) -> dict[str, str]:
    """A mapping as people write it; a constant is kept with its colon.

    Raises InputError for a field that does not exist, and where who or first is missing.

    >>> mapping("who=Leader,first=Date,country:=USA")
    {'who': 'Leader', 'first': 'Date', 'country': ':USA'}
    """
    found: dict[str, str] = {}
    for part in text.split(","):
        field, equals, column = part.partition("=")
        constant = field.endswith(":")
        field = field.rstrip(":").strip()
        if field not in FIELDS or not equals or not column.strip():
            raise InputError(f"{part.strip()!r} maps nothing: write FIELD=COLUMN; the fields are {', '.join(FIELDS)}")
        found[field] = ":" * constant + column.strip()
    if missing := {"who", "first"} - set(found):
        raise InputError(f"the mapping lacks {' and '.join(sorted(missing))}: say which column holds it")
    return found


def read(path: Path, columns: Mapping[str, str]) -> list[Entry]:
    """The entries of a table; a row with several persons gives one each. Rows without a person or a day are left out.

    Raises InputError where the file cannot be read or lacks a column of the mapping.
    """
    rows = _rows(path)
    if rows:
        known = set().union(*(row.keys() for row in rows[:50]))
        if missing := sorted({c for c in columns.values() if not c.startswith(":")} - known - {"Trip_Status"}):
            raise InputError(f"{path} has no column {', '.join(missing)}; it has {', '.join(sorted(known))}")
    return [entry for n, row in enumerate(rows, start=1) for entry in _entries(row, columns, n, path)]


def _rows(path: Path) -> list[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error
    try:
        if text.lstrip().startswith("<"):
            return list(_elements(text))
        if text.lstrip().startswith("{"):
            return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ET.ParseError, json.JSONDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from error
    head = text.partition("\n")[0]
    delimiter = max("\t;,", key=head.count)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def _elements(text: str) -> Iterator[Row]:
    """The trips or visits of the Historian's files: each child's text by its tag, several of one tag as a list."""
    for element in ET.fromstring(text).iter():
        if element.tag in ("trip", "visit"):
            row: dict[str, Any] = {}
            for child in element:
                words = " ".join("".join(child.itertext()).split())
                row.setdefault(child.tag, []).append(words)
            yield {tag: values[0] if len(values) == 1 else values for tag, values in row.items()}


def _entries(row: Row, columns: Mapping[str, str], number: int, path: Path) -> Iterator[Entry]:
    cells = {field: _values(row, column) for field, column in columns.items()}
    first = _day(cells["first"], end=False)
    if first is None:
        return
    kind = _word(cells.get("kind", []))
    if columns.get("kind") == "CAMEO Code" and not kind:
        return
    for who in cells["who"]:
        yield Entry(
            id=next(iter(cells.get("id", [])), str(number)),
            who=who,
            first=first,
            last=_day(cells.get("last", []), end=True) or _day(cells["first"], end=True),
            countries=tuple(dict.fromkeys(c for name in cells.get("country", []) if (c := alpha3(name)))),
            kind=kind,
            status=_word(cells.get("status", [])),
            others=tuple(name for words in cells.get("others", []) for name in _names(words)),
            source=f"{path.name}, row {number}",
        )


def _values(row: Row, column: str) -> list[str]:
    """The values of a cell: of a list its items, of an object its name, of a text what stands between semicolons."""
    if column.startswith(":"):
        return [column[1:]]
    value = row.get(column)
    items: Sequence[Any] = value if isinstance(value, list) else [value]
    texts = [str(item.get("name", "")) if isinstance(item, dict) else str(item or "") for item in items]
    return [part.strip() for text in texts for part in text.split(";") if part.strip()]


def _word(values: Sequence[str]) -> str:
    word = values[0].lower() if values else ""
    return CAMEO.get(word.zfill(3)[:3], "") if word.isdigit() else WORDS.get(word, "")


def _names(words: str) -> list[str]:
    """Names in a cell, or behind "Met with" in a remark."""
    found = MET.search(words)
    listed = found[1] if found else words if len(words) < 80 else ""
    return [name.strip() for name in re.split(r",\s*|\band\b", re.sub(r"\([^)]*\)", "", listed)) if name.strip()]


def _day(values: Sequence[str], *, end: bool) -> date | None:
    """A day as tables write it: ISO 8601 (or a month, a year: its first or last day), 20240305, 3/5/2024, 5 March
    2024."""
    text = values[0] if values else ""
    if not text:
        return None
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if re.match(r"\d{4}(-\d\d)?(-\d\d)?($|[T /])", text):
        try:
            return bounds(text[:10].rstrip("T /") if "/" not in text else text)[int(end)]
        except ValueError:
            return None
    for form in ("%m/%d/%Y", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
