"""Options that several commands share, and the words that they take."""

from typing import Annotated, Literal, get_args

import typer
from typer.models import OptionInfo

Status = Literal["held", "ongoing", "planned", "recurring", "cancelled", "postponed", "denied", "proposed"]
Fate = Literal["open", "overdue", "recurring", "kept", "held later", "postponed", "cancelled", "denied"]
What = Literal["events", "statements", "figures", "articles", "actors"]
LayoutName = Literal[
    "jsonl", "csv", "parquet", "plover", "polecat", "icews", "gdelt-events", "gdelt-mentions", "colt", "outreach",
    "historian-travels", "historian-visits", "ftm", "geojson", "ical", "gexf", "graphml", "jsonld", "markdown", "html",
    "pdf",
]  # fmt: skip


def examples(*lines: str) -> str:
    """An epilog with one example a line."""
    return "\n\n".join(("Examples:", *lines))


def words(metavar: str, help: str) -> OptionInfo:
    """An option that takes words."""
    option: OptionInfo = typer.Option(metavar=metavar, help=help)
    return option


RecordOption = Annotated[
    str | None,
    typer.Option(
        "--record",
        metavar="FILE",
        help="Or postgresql://user@host/db. Else $DATELINE_RECORD, dateline.toml, or dateline.db here.",
    ),
]
FormatOption = Annotated[
    Literal["table", "json"] | None,
    typer.Option("--format", help="A table for people or JSON for programs."),
]
WorkersOption = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Processes that code; else one for each processor.")
]
EntitiesOption = Annotated[
    str | None, words("PIPELINE", "A spaCy pipeline that finds the names, such as en_core_web_trf.")
]
ParserOption = Annotated[
    str | None, words("PIPELINE", "A spaCy pipeline of Universal Dependencies that finds tags and trees.")
]
PrivateOption = Annotated[bool, typer.Option("--private", help="Also ask machines that are not on the open internet.")]
LimitOption = Annotated[int, typer.Option(min=0, help="At most so many; 0 for all.")]
StatusOption = Annotated[Status | None, words("STATUS", ", ".join(get_args(Status)))]
FateOption = Annotated[Fate | None, words("FATE", ", ".join(get_args(Fate)))]
