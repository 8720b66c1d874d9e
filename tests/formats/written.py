"""What a layout writes of a record or of stories built by hand."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dateline.formats import LAYOUTS, export
from dateline.formats.layout import About
from dateline.model import Article, Event, EventReport, Place
from dateline.store import Party, Reported, Story, View
from tests.store import builders

ABOUT = About("dateline test", date(2024, 3, 5))


def of_record(path: Path, layout: str, what: str = "events") -> Any:
    """The text or bytes of a whole record in a layout."""
    out: Any = io.BytesIO() if LAYOUTS[layout].binary else io.StringIO()
    with View(path) as view:
        export(view, out, what=what, layout=layout)
    return out.getvalue()


def of_stories(layout: str, *stories: Story) -> Any:
    out: Any = io.BytesIO() if LAYOUTS[layout].binary else io.StringIO()
    write = LAYOUTS[layout].of_events
    assert write
    write(stories, out, ABOUT)
    return out.getvalue()


def table(text: str, delimiter: str = "\t", columns: Iterable[str] | None = None) -> list[dict[str, str]]:
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    names = list(columns) if columns else None
    return list(csv.DictReader(io.StringIO(text, newline=""), names, delimiter=delimiter, quoting=quoting))


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def story(event: Event, *reports: EventReport, place: Place | None = None) -> Story:
    """An event of `builders`, or one changed, with reports; its actors are the builders' own."""
    actors = {a.id: a for a in builders.RECORD.actors}
    texts: dict[str, Article] = {c.article.id: c.article for c in builders.CODINGS}
    chosen = reports or tuple(r for c in builders.CODINGS for r in c.reports if r.id in event.reports)
    told = tuple(Reported(r, texts[r.article], {f"{r.article}:{a.id}": a for a in actors.values()}) for r in chosen)
    parties = tuple(Party(actors[p.actor], p.role) for p in event.participants)
    return Story(replace(event, place=place) if place else event, parties, told)
