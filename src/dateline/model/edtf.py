"""Times as EDTF (ISO 8601-2): a day, a month, a year, or an interval with open ends.

Dateline writes a subset: `2024-07-23`, `2024-07`, `2024`, `2024-07-11/2024-07-13`, `../2024-07-01` (not after),
`2024-07-01/..` (not before). The two ends of an interval are the earliest and latest day that the words allow.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class When:
    """A time with the words it rests on and why they mean it.

    `precision` is one of `day | week | month | season | quarter | year | interval | open`; `reason` is for people
    ("'Saturday' before the dateline 2025-07-12"); `span` is None when no words state the time.
    """

    edtf: str
    precision: str
    reason: str
    span: Span | None = None

    @property
    def earliest(self) -> date | None:
        return bounds(self.edtf)[0]

    @property
    def latest(self) -> date | None:
        return bounds(self.edtf)[1]


def _first(text: str) -> date | None:
    if text in ("..", ""):
        return None
    parts = [int(p) for p in text[:10].split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def _last(text: str) -> date | None:
    if text in ("..", ""):
        return None
    parts = [int(p) for p in text[:10].split("-")]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1]
    return date(parts[0], month, day)


@lru_cache(maxsize=8192)
def bounds(edtf: str | None) -> tuple[date | None, date | None]:
    """The earliest and latest day of an EDTF text; None for an open or missing end.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if not edtf:
        return None, None
    start, slash, end = edtf.partition("/")
    return _first(start), _last(end if slash else start)


def interval(earliest: date | None, latest: date | None) -> str | None:
    """The shortest EDTF text for two days: a day, whole month or whole year where it is one."""
    if earliest is None and latest is None:
        return None
    if earliest is None or latest is None:
        return f"{earliest or '..'}/{latest or '..'}"
    if earliest == latest:
        return earliest.isoformat()
    for text in (f"{earliest:%Y-%m}", f"{earliest:%Y}"):
        if bounds(text) == (earliest, latest):
            return text
    return f"{earliest}/{latest}"
