"""iCalendar (RFC 5545): what was planned, one entry a plan with a day, and what became of it.

A plan still open is TENTATIVE, one that was kept CONFIRMED, one called off CANCELLED. Days are whole days; a plan for
"next week" covers the week, and its description says so."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import IO

from dateline.formats.layout import About, headline, links
from dateline.store import Story

PLANNED = ("planned", "proposed", "postponed", "recurring", "cancelled")
STATUS = {"held": "CONFIRMED", "ongoing": "CONFIRMED", "cancelled": "CANCELLED", "denied": "CANCELLED"}
OCTETS = 75  # a line's length by the standard
LONGEST = 31  # a plan for "2026" is no entry of a calendar


def write(stories: Sequence[Story], out: IO[str], about: About) -> int:
    entries = [(story, days) for story in stories if _is_plan(story) and (days := _days(story))]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Plans//EN", "CALSCALE:GREGORIAN"]
    for story, days in entries:
        lines += _entry(story, days, about)
    lines.append("END:VCALENDAR")
    out.write("".join(f"{part}\r\n" for line in lines for part in _folded(line)))
    return len(entries)


def _is_plan(story: Story) -> bool:
    return story.event.status in PLANNED or any(step.status in PLANNED for step in story.event.steps)


def _days(story: Story) -> tuple[date, date] | None:
    """First and last day; None where the words leave more than a month open."""
    start, end = story.event.start, story.event.end
    begin = start.earliest if start else None
    finish = end.latest if end else (start.latest if start else None)
    if begin is None or finish is None or (finish - begin).days > LONGEST:
        return None
    return begin, finish


def _entry(story: Story, days: tuple[date, date], about: About) -> Iterator[str]:
    event = story.event
    stamp = f"{about.as_of or days[0]:%Y%m%d}T000000Z"
    when = event.start.edtf if event.start else ""
    reason = f" ({event.start.reason})" if event.start else ""
    told = [f"“{told.evidence.text}” ({told.article.outlet or told.article.id})" for told in story.reports]
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@dateline"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{days[1] + timedelta(days=1):%Y%m%d}"  # the day after: the end is not within
    yield f"SUMMARY:{_escaped(headline(story))}"
    yield f"STATUS:{STATUS.get(event.status, 'TENTATIVE')}"
    if event.place:
        yield f"LOCATION:{_escaped(event.place.name)}"
        if event.place.latitude is not None and event.place.longitude is not None:
            yield f"GEO:{event.place.latitude};{event.place.longitude}"
    yield f"DESCRIPTION:{_escaped(chr(10).join([f'{event.status}: {when}{reason}', *told]))}"
    url = next((link for link in links(story) if link.startswith("http")), None)
    if url:
        yield f"URL:{url}"
    yield "END:VEVENT"


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
