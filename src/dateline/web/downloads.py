"""Files to keep of what a page shows: the lines and columns of the exports, streamed."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fastapi import Request
from starlette.responses import Response, StreamingResponse

from dateline.errors import NotFoundError
from dateline.formats import csv as columns
from dateline.formats.models import Out
from dateline.web.charts.svg import Chart, csv_of
from dateline.web.rendering import attachment, tagged

MEDIA = {"jsonl": "application/x-ndjson", "csv": "text/csv; charset=utf-8"}


def rows(values: Iterable[Out], what: str, layout: str) -> Response:
    """Values of one kind (events | statements | actors | articles) as JSON Lines or CSV."""
    lines = _jsonl(values) if layout == "jsonl" else _csv(values, what)
    return StreamingResponse(lines, media_type=MEDIA[layout], headers=attachment(f"{what}.{layout}"))


def _jsonl(values: Iterable[Out]) -> Iterator[str]:
    return (value.model_dump_json() + "\n" for value in values)


def _csv(values: Iterable[Out], what: str) -> Iterator[str]:
    cells = columns.TABLES[what]
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")

    def written(values: Iterable[object]) -> str:
        writer.writerow(values)
        text = line.getvalue()
        line.seek(0)
        line.truncate()
        return text

    yield written(cells)
    for value in values:
        yield written(_cell(column(value)) for column in cells.values())


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value


def chart(request: Request, drawn: Chart | None, name: str, layout: str) -> Response:
    """A chart as SVG, or its rows as CSV. Raises NotFoundError where there is nothing to draw."""
    if drawn is None:
        raise NotFoundError("nothing in the record fits, so there is no chart")
    if layout == "svg":
        return tagged(request, drawn.file(), "image/svg+xml", headers=attachment(f"{name}.svg"))
    return table(request, drawn.columns, drawn.rows, name)


def table(request: Request, columns: Sequence[str], found: Iterable[Mapping[str, object]], name: str) -> Response:
    """A table of a page as CSV."""
    return tagged(request, csv_of(columns, found), MEDIA["csv"], headers=attachment(f"{name}.csv"))
