"""Exports of a record, one file a layout. `LAYOUTS` names them all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

from dateline.errors import InputError
from dateline.formats import (
    colt,
    csv,
    dossier,
    ftm,
    gdelt,
    geojson,
    graphs,
    historian,
    ical,
    icews,
    jsonl,
    jsonld,
    outreach,
    parquet,
    plover,
    polecat,
)
from dateline.formats.jsonl import coder_of, schema
from dateline.formats.layout import About, Write
from dateline.store import EventFilter, View

__all__ = ["KINDS", "LAYOUTS", "Layout", "export", "schema"]

KINDS = tuple(jsonl.TABLES)
WriteKind = Callable[[View, str, IO[Any], EventFilter | None], int]


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: what it is, and how it is written. `of_kind` writes any kind of value, `of_events` only events;
    `binary` where the file is no text; `items` are what one export counts."""

    summary: str
    of_events: Write | None = None
    of_kind: WriteKind | None = None
    binary: bool = False
    items: str = "rows"

    @property
    def kinds(self) -> tuple[str, ...]:
        return KINDS if self.of_kind else ("events",)


LAYOUTS: dict[str, Layout] = {
    "jsonl": Layout("JSON Lines in Dateline's own fields (`dateline schema`)", of_kind=jsonl.write, items="lines"),
    "csv": Layout("flat columns for a spreadsheet", of_kind=csv.write),
    "parquet": Layout("nested columns for pandas, polars, R", of_kind=parquet.write, binary=True),
    "plover": Layout("PLOVER 2.0, JSON Lines", plover.write, items="acts"),
    "polecat": Layout("POLECAT, tab-separated", polecat.write),
    "icews": Layout("ICEWS, tab-separated, CAMEO codes", icews.write),
    "gdelt-events": Layout("GDELT 2.0 events, tab-separated, no header", gdelt.write_events),
    "gdelt-mentions": Layout("GDELT 2.0 mentions, tab-separated, no header", gdelt.write_mentions),
    "colt": Layout("COLT, leaders' travel, CSV with its 76 columns and seven more", colt.write, items="trips"),
    "outreach": Layout("who saw whom, a CSV row an encounter and pair", outreach.write),
    "historian-travels": Layout("Office of the Historian, travels, XML", historian.write_travels, items="trips"),
    "historian-visits": Layout("Office of the Historian, visits, XML", historian.write_visits, items="visits"),
    "ftm": Layout("FollowTheMoney entities, JSON Lines", ftm.write, items="entities"),
    "geojson": Layout("points on a map", geojson.write, items="points"),
    "ical": Layout("a calendar of plans", ical.write, items="plans"),
    "gexf": Layout("the network of actors, for Gephi", graphs.write_gexf, items="edges"),
    "graphml": Layout("the network of actors, for networkx, igraph, yEd", graphs.write_graphml, items="edges"),
    "jsonld": Layout("linked data: schema.org, PROV-O, Web Annotation", jsonld.write, items="nodes"),
    "markdown": Layout("a dossier with footnotes", dossier.write_markdown, items="events"),
    "html": Layout("the same as a page", dossier.write_html, items="events"),
    "pdf": Layout("the same on paper (extra `paper`)", dossier.write_pdf, binary=True, items="events"),
}


def export(
    view: View, out: IO[Any], *, what: str = "events", layout: str = "jsonl", asked: EventFilter | None = None
) -> int:
    """Write one kind of value, of events those asked for, in one layout; returns how many rows or items that made.

    Raises InputError for a layout or a kind that does not exist, and where the layout does not hold the kind.
    """
    if layout not in LAYOUTS:
        raise InputError(f"no layout {layout!r}: choose one of {', '.join(LAYOUTS)}")
    if what not in KINDS:
        raise InputError(f"no export of {what!r}: choose one of {', '.join(KINDS)}")
    found = LAYOUTS[layout]
    if found.of_kind:
        return found.of_kind(view, what, out, asked)
    if found.of_events is None or what not in found.kinds:
        raise InputError(f"the layout {layout} holds events, not {what}: choose jsonl, csv or parquet for {what}")
    return found.of_events(list(view.stories(asked)), out, About(coder_of(view), view.last_day()))
