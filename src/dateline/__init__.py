"""Dateline turns news coverage of international affairs into a sourced record of diplomacy.

    import dateline

    with dateline.open("record.db") as record:
        record.ingest(["articles/"])
        for row in record.events(dyad=("RUS", "PRK"), since="2025-07"):
            print(row.event.start, row.event.type, [party.actor.name for party in row.parties])

`OpenRecord` holds everything that an open record can do.
"""

from typing import TYPE_CHECKING, Any

from dateline.errors import (
    CodebookError,
    DatelineError,
    EndpointError,
    InputError,
    ModelError,
    NotFoundError,
    RecordError,
)

if TYPE_CHECKING:
    from dateline.front import OpenRecord, open

__version__ = "0.1.0"

# A test freezes these names.
__all__ = [
    "CodebookError",
    "DatelineError",
    "EndpointError",
    "InputError",
    "ModelError",
    "NotFoundError",
    "OpenRecord",
    "RecordError",
    "open",
]


def __getattr__(name: str) -> Any:
    # Every room imports this package; only who opens a record pays for the database.
    if name in ("OpenRecord", "open"):
        from dateline import front

        return getattr(front, name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
