"""An address as it was last asked for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visit:
    """What is remembered of an address between two runs. Times are ISO 8601 in UTC.

    `etag` and `modified` are what the server said of its answer, for asking whether there is another one. `stamp` is
    when the page had changed last, by the feed that named it: a later one means another version. `failures` counts
    those in a row, `problem` is the last one, `again` the time before which the address is left alone.
    """

    url: str
    at: str
    etag: str | None = None
    modified: str | None = None
    stamp: str | None = None
    failures: int = 0
    problem: str | None = None
    again: str | None = None
