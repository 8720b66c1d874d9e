"""How often a series takes place, as calendars (RFC 5545) and schema.org write it."""

import re
from dataclasses import dataclass

from dateline.model import Event

_EVERY = re.compile(r"every (?:(\d+) )?(day|week|month|year)s?")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every so many days, weeks, months or years, on a day of the week or in a month (from 1) where that is told."""

    number: int
    unit: str
    day: str | None = None
    month: int | None = None

    @property
    def rule(self) -> str:
        """RRULE."""
        parts = [f"FREQ={_FREQUENCIES[self.unit]}"]
        if self.number > 1:
            parts.append(f"INTERVAL={self.number}")
        if self.day:
            parts.append(f"BYDAY={self.day[:2].upper()}")
        if self.month:
            parts.append(f"BYMONTH={self.month}")
        return ";".join(parts)

    @property
    def length(self) -> str:
        """ISO 8601: P6M."""
        return f"P{self.number}{self.unit[0].upper()}"


def of(event: Event) -> Rhythm | None:
    """None where the words give no rhythm that a calendar can keep ("regularly", "five times a year")."""
    often = recurrence(event) or ""
    if told := _EVERY.fullmatch(often):
        return Rhythm(int(told[1] or 1), told[2])
    named = often.removeprefix("every ")
    if named in _DAYS:
        return Rhythm(1, "week", day=named)
    if named in _MONTHS:
        return Rhythm(1, "year", month=_MONTHS.index(named) + 1)
    return None


def recurrence(event: Event) -> str | None:
    """How often it takes place, in the record's words."""
    told = event.detail("recurrence")
    return told.value if told else None


def condition(event: Event) -> str | None:
    """On what it depends, as long as it lies ahead."""
    told = event.detail("condition")
    return told.value if told and event.status in ("planned", "proposed", "postponed") else None
