"""CSV in flat columns, for a spreadsheet. UTF-8, RFC 4180; lists are joined by "; ", an empty cell is "not reported".

events: one row an event. `actors`, `roles`, `countries` and `sectors` have as many entries, in the same order;
`evidence` is the first sentence that reports it, `article`, `start_offset` and `end_offset` where it stands; `articles`
are all that report it. statements, figures: one row each, with the words and where they stand. articles: metadata
without the text. actors: one row an actor of the record.
"""

import csv
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import IO, Any

from dateline.errors import DatelineError
from dateline.formats import jsonl
from dateline.formats.models import EventOut, ReportOut
from dateline.store import EventFilter, View

Column = Callable[[Any], object]


def _joined(values: Iterable[str | None]) -> str:
    return "; ".join((value or "").replace(";", ",") for value in values)


def _plain(names: str) -> dict[str, Column]:
    """Columns that hold an attribute as it is."""
    return {name: attrgetter(name) for name in names.split()}


def _inner(name: str, of: str) -> Column:
    """An attribute of an optional part ("place", "speaker")."""
    return lambda value: getattr(getattr(value, of), name, None)


def _first(event: EventOut) -> ReportOut | None:
    return event.reports[0] if event.reports else None


EVENTS: dict[str, Column] = {
    **_plain("id type mode status news start end"),
    "actors": lambda event: _joined(actor.name for actor in event.actors),
    "roles": lambda event: _joined(actor.role for actor in event.actors),
    "countries": lambda event: _joined(actor.country for actor in event.actors),
    "sectors": lambda event: _joined(actor.sector for actor in event.actors),
    "host": lambda event: event.host,
    "place": _inner("name", "place"),
    "place_country": _inner("country", "place"),
    "latitude": _inner("latitude", "place"),
    "longitude": _inner("longitude", "place"),
    "details": lambda event: _joined(f"{detail.field}: {detail.value}" for detail in event.details),
    "reports": lambda event: len(event.reports),
    "origins": lambda event: _joined(origin.name for origin in event.origins),
    "disputed": lambda event: _joined(dispute.field for dispute in event.disputes),
    **_plain("part_of"),
    "legs": lambda event: _joined(event.legs),
    **_plain("outcome_of confidence"),
    "articles": lambda event: _joined(sorted({report.article for report in event.reports})),
    "article": lambda event: getattr(_first(event), "article", None),
    "start_offset": lambda event: getattr(_first(event), "start", None),
    "end_offset": lambda event: getattr(_first(event), "end", None),
    "evidence": lambda event: getattr(_first(event), "text", None),
}
OFFSETS: dict[str, Column] = {"start_offset": lambda value: value.start, "end_offset": lambda value: value.end}
STATEMENTS: dict[str, Column] = {
    **_plain("id article"),
    "speaker": _inner("name", "speaker"),
    "speaker_country": _inner("country", "speaker"),
    "speaker_office": _inner("office", "speaker"),
    "speaker_sector": _inner("sector", "speaker"),
    "addressee": _inner("name", "addressee"),
    "kind": lambda statement: statement.kind,
    "cue": _inner("text", "cue"),
    **OFFSETS,
    "text": lambda statement: statement.text,
}
FIGURES: dict[str, Column] = {
    **_plain("id article value unit"),
    "measures": _inner("text", "measures"),
    **_plain("report"),
    "place": _inner("name", "place"),
    **OFFSETS,
    **_plain("text"),
}
ARTICLES: dict[str, Column] = {
    **_plain("id title outlet url published language"),
    "dateline_place": _inner("place", "dateline"),
    "dateline_day": _inner("day", "dateline"),
    "dateline_agency": _inner("agency", "dateline"),
    **_plain("source raw_hash"),
}
ACTORS: dict[str, Column] = {
    **_plain("id name kind country office sector wikidata events"),
    "forms": lambda actor: _joined(actor.forms),
}
TABLES = {"events": EVENTS, "statements": STATEMENTS, "figures": FIGURES, "articles": ARTICLES, "actors": ACTORS}


def write(view: View, what: str, out: IO[str], asked: EventFilter | None = None) -> int:
    """Write a header and one row a value; returns how many. Raises DatelineError for a kind that does not exist."""
    if what not in TABLES:
        raise DatelineError(f"no export of {what!r}: choose one of {', '.join(TABLES)}")
    columns = TABLES[what]
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(columns)
    count = 0
    for value in jsonl.values(view, what, asked):
        table.writerow([_cell(column(value)) for column in columns.values()])
        count += 1
    return count


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value
