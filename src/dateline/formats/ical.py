"""iCalendar (RFC 5545): what was planned, one entry a plan with a day, and what became of it.

A plan still open is TENTATIVE, one that was kept CONFIRMED, one called off CANCELLED. Days are whole days; a plan for
"next week" covers the week, and its description says so. A series whose first day is told repeats by its rhythm; of any
other nobody knows the days, so it is a VJOURNAL, which takes up no time."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import IO

from dateline.formats import rhythms
from dateline.formats.layout import About, headline, links
from dateline.model import Event
from dateline.store import Story

PLANNED = ("planned", "proposed", "postponed", "recurring", "cancelled")
STATUS = {"held": "CONFIRMED", "ongoing": "CONFIRMED", "cancelled": "CANCELLED", "denied": "CANCELLED"}
OCTETS = 75  # a line's length by the standard
EPOCH = date(1970, 1, 1)  # a stamp must be given, and nothing is dated
LONGEST = 31  # a plan for "2026" is no entry of a calendar


def write(stories: Sequence[Story], out: IO[str], about: About) -> int:
    entries = [(story, _days(story)) for story in stories if _is_plan(story)]
    entries = [(story, days) for story, days in entries if days or _is_series(story)]
    within = frozenset(story.event.id for story, _ in entries)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Plans//EN", "CALSCALE:GREGORIAN"]
    for story, days in entries:
        kind = "VEVENT" if days else "VJOURNAL"
        lines += [f"BEGIN:{kind}", *_entry(story, days, about, within), f"END:{kind}"]
    lines.append("END:VCALENDAR")
    out.write("".join(f"{part}\r\n" for line in lines for part in _folded(line)))
    return len(entries)


def _is_plan(story: Story) -> bool:
    return story.event.status in PLANNED or any(step.status in PLANNED for step in story.event.steps)


def _is_series(story: Story) -> bool:
    return story.event.status == "recurring"


def _days(story: Story) -> tuple[date, date] | None:
    """First and last day; None where the words leave more than a month open, or the days of a series."""
    start, end = story.event.start, story.event.end
    begin = start.earliest if start else None
    finish = end.latest if end else (start.latest if start else None)
    if _is_series(story):
        known = begin is not None and start is not None and start.latest == begin and rhythms.of(story.event)
        return (begin, begin) if begin and known else None
    if begin is None or finish is None or (finish - begin).days > LONGEST:
        return None
    return begin, finish


def _entry(story: Story, days: tuple[date, date] | None, about: About, within: Collection[str]) -> Iterator[str]:
    event = story.event
    told_on = min((told.article.day for told in story.reports if told.article.day), default=None)
    stamped = about.as_of or told_on or (days[0] if days else None)
    yield f"UID:{event.id}@dateline"
    yield f"DTSTAMP:{stamped or EPOCH:%Y%m%d}T000000Z"
    if days:
        yield f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{days[1] + timedelta(days=1):%Y%m%d}"  # the day after: the end is not within
        yield from _rule(story)
        yield f"STATUS:{STATUS.get(event.status, 'TENTATIVE')}"
        yield from _located(event)
    yield f"SUMMARY:{_escaped(headline(story))}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(_told(story)))}"
    related = {"PARENT": (event.part_of, event.outcome_of), "SIBLING": event.legs}
    for how, ids in related.items():
        yield from (f"RELATED-TO;RELTYPE={how}:{id}@dateline" for id in ids if id in within)
    url = next((link for link in links(story) if link.startswith("http")), None)
    if url:
        yield f"URL:{url}"


def _rule(story: Story) -> Iterator[str]:
    rhythm, end = rhythms.of(story.event), story.event.end
    if rhythm and _is_series(story):
        until = f";UNTIL={end.latest:%Y%m%d}" if end and end.latest else ""
        yield f"RRULE:{rhythm.rule}{until}"


def _located(event: Event) -> Iterator[str]:
    if event.place:
        yield f"LOCATION:{_escaped(event.place.name)}"
        if event.place.latitude is not None and event.place.longitude is not None:
            yield f"GEO:{event.place.latitude};{event.place.longitude}"


def _told(story: Story) -> Iterator[str]:
    """Status, time, rhythm and condition, and the sentences that say so."""
    event = story.event
    when = f"{event.start.edtf} ({event.start.reason})" if event.start else ""
    told = rhythms.recurrence(event), when, rhythms.condition(event)
    yield f"{event.status}: {', '.join(filter(None, told))}"
    yield from (f"“{told.evidence.text}” ({told.article.outlet or told.article.id})" for told in story.reports)


def _escaped(text: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def _folded(line: str) -> Iterator[str]:
    """A long line in pieces of at most 75 octets, each but the first behind a space; no character is cut."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > OCTETS:
            yield piece
            piece = " "
        piece += character
    yield piece
