"""Datelines: "WONSAN, North Korea, July 12. /TASS/.", "(Reuters) -", "WEST PALM BEACH, Fla. —"."""

import re
from dataclasses import dataclass

from dateline.articles.dates import MONTH, WEEKDAY, month_number

# Agencies that sign without brackets or with no dash behind; any other needs brackets and a dash, or a date.
_KNOWN = (
    "AAP|AFP|ANI|ANSA|ANTARA|APA|APP|AP|AA|AZERTAC|BBC|BELTA|BNA|BelTA|Bernama|Bloomberg|CNA|CNN|DPA|EFE|IANS|Interfax"
    "|IRNA|KCNA|KUNA|Kyodo|MENAFN|MNA|NAN|NNA|PAP|PTI|Petra|QNA|Reuters|RIA|SABA|SANA|SPA|Sputnik|TASS|Tasnim|TRT|UNI"
    "|UPI|Ukrinform|WAFA|WAM|Xinhua|Yonhap|dpa"
)

_WORD = r"[^\W\d_a-zß-ÿ][\w’'.]*(?:-[\w’'.]+)*"
_PART = rf"{_WORD}(?:(?: (?:de|del|la|da|do|of|the|and|al|el|au|sur|am)){{0,2}}[ /]{_WORD}){{0,4}}"
_PLACE = rf"(?P<place>{_PART}(?:, (?!{WEEKDAY}|{MONTH} ?\d){_PART}){{0,2}}(?: \[{_PART}\])?)"
_NTH = r"(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?:{WEEKDAY},? )?"
    rf"(?:(?P<mon>{MONTH}) ?(?P<day>\d{{1,2}}){_NTH}|(?P<day2>\d{{1,2}}){_NTH} (?P<mon2>{MONTH}))"
    r"(?!\d)(?:,? (?P<year>\d{4}))?)"
)
_SIGNED = (
    r"(?:\((?P<agency>[A-Z][\w .&/’'-]{1,30})\)"
    r"|/(?P<agency2>[A-Z][\w .&-]{1,20})/|\[(?P<agency3>[A-Z][\w .&-]{1,20})\])"
)
_BARE = rf"(?P<agency4>RIA Novosti|(?i:{_KNOWN}))\b"
_SIGNS_OFF = r"(?P<agency4>[A-Z]{3,12}|RIA Novosti|[A-Z][a-z]{3,12})"  # any agency, between a date and a dash
_DASH = r"\s*(?:-{1,3}|[—–―:_])\s*"
_STOP = r"\.?\s*"

_FORMS = [
    re.compile(form)
    for form in (
        rf"{_PLACE}[,.]? {_DATE}[.,]? ?{_SIGNED}(?:{_STOP}{_DASH}|{_STOP})",  # Pyongyang, September 17 (KCNA) --
        rf"{_PLACE}[,.]? {_DATE}[,.]? {_SIGNS_OFF}(?:{_STOP}{_DASH}|\.\s+)",  # BAKU, May 3, AZERTAC.
        rf"{_PLACE}, {_DATE}{_DASH}{_BARE}(?:{_STOP}{_DASH}|\.\s+)",  # MOSCOW, July 12 - RIA Novosti.
        rf"{_PLACE},? ?{_SIGNED}(?:{_STOP}{_DASH}|\.\s+)",  # BRUSSELS (AP) —
        rf"{_PLACE},? {_BARE}{_DASH}",  # JEDDAH, SPA --
        rf"{_PLACE}, {_DATE}{_DASH}",  # SEOUL, Oct 3 -
        rf"{_PLACE}{_DASH}{_DATE}{_DASH}",  # CAIRO - 12 July 2031:
        rf"{_BARE}/{_PLACE}{_DASH}",  # QNA/Doha:
        rf"{_BARE}, {_DATE}(?:{_DASH}|\.\s+)",  # TASS, July 12.
        rf"{_DATE} ?{_SIGNED}{_DASH}",  # April 29 (UPI) —
        rf"{_SIGNED}{_STOP}{_DASH}",  # (Bloomberg) --
        rf"\((?P<agency>{_KNOWN}|[A-Z]{{3,12}})\)\s*|/(?P<agency2>{_KNOWN})/\.?\s*",  # (MENAFN) and no dash
        rf"{_BARE}{_DASH}",  # AFP -
    )
]
# A place with nothing but a dash behind it is believed in capitals only, and in the first paragraphs only.
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.]+(?:[ /-](?:DE |OF |LA |AL-)?[A-ZÀ-Þ][A-ZÀ-Þ’'.]+){0,3}"
_BREAK = r"(?P<dash>\s+(?:-{1,3}|[—–―_])(?:\s+|$)|(?:--|[—–―])\s*|:\s+)"
_SHOUTED = re.compile(rf"(?P<place>{_CAPITALS}(?:, {_PART}){{0,2}}){_BREAK}")
_ALONE = re.compile(rf"(?P<place>{_CAPITALS}(?:, {_PART})?)(?:, {_DATE})?\.?")
_ALONE_DATED = [re.compile(form) for form in (rf"{_PLACE}, {_DATE}\.?", rf"{_DATE}, {_PLACE}\.?")]
_LABELS = re.compile(
    r"(?:THE )?(?:BREAKING|UPDATE|EXCLUSIVE|ANALYSIS|OPINION|COMMENT|EXPLAINER|FACTBOX|FACT|FILE|PHOTO|PICTURE|WATCH"
    r"|VIDEO|LIVE|NOTE|READ|READOUT|QUESTION|ANSWER|MODERATOR|INTERVIEWER|PRESIDENT|VICE|PRIME|MINISTER|CHANCELLOR|SECRETARY|MR|MRS|MS|DR"
    r"|SENATOR|AMBASSADOR|GENERAL|KING|QUEEN|CORRECTION|WRAP|HIGHLIGHTS|TIMELINE|PRESS|STATEMENT|REMARKS|SPEAKER"
    r"|TRANSCRIPT|SUMMARY|NEWS|MEDIA|COMMUNIQUE|BACKGROUND|SUBJECT|FOR|AND|BUT|NATO|ASEAN|BRICS|OPEC)\b"
)
_SPEAKER = re.compile(r"^(?:[A-Z][A-Z.’'-]+ ?){1,4}:(?: |$)", re.MULTILINE)
_EDITORS_NOTE = re.compile(r"\((?:Adds|Updates|Recasts|Corrects|Refiles|Repeats)\b[^()]{0,80}\)\s*")
_NOWHERE = re.compile(r"\b(?:via|tele\w+|virtual\w*|video\w*|phone)\b", re.IGNORECASE)
_NOT_PLACES = re.compile(rf"(?:On|In|At|By|From|The|{WEEKDAY}|{MONTH})(?:[ ,]|$)")
_PROSE = re.compile(r"[\"'“‘«(\[]*[A-ZÀ-Þ\d]|[\"“‘«…]")
_TRANSCRIPT_TIME = re.compile(r"\(?\d{1,2}[:.]\d\d\s*[AaPp]\.?\s?[Mm]\.?(?:\s?[A-Z]{2,5})?\)?|\d{1,2}:\d\d\s[A-Z]{2,5}")
_KEEP_CAPITALS = frozenset({"DPRK", "UAE", "UK", "USA", "US", "UN", "DRC", "ROK", "PRC", "EU"})
_LONGEST = 500  # characters of a line in which a dateline is looked for


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline as read: month and day may come without a year; `quote` are its words, `length` what to cut."""

    place: str | None
    month: int | None
    day: int | None
    year: int | None
    date_words: str
    agency: str | None
    quote: str
    length: int


def read_opening(line: str, rest: str = "", *, first: bool = True) -> Opening | None:
    """The dateline that opens a paragraph, or None.

    `rest` is the text below: where its lines begin with speakers ("QUESTION:"), a colon makes no dateline.
    `first` is false for a later paragraph, where only the unmistakable forms are believed.
    """
    note = _EDITORS_NOTE.match(line)
    start = note.end() if note else 0
    end = start + _LONGEST
    for form in _FORMS:
        found = form.match(line, start, end)
        if found and _stands(found, line):
            return _opening(found, line)
    found = _SHOUTED.match(line, start, end)
    if not found or _LABELS.match(line) or not _stands(found, line):
        return None
    if ":" in found["dash"] and (not first or _SPEAKER.search(rest)):
        return None
    return _opening(found, line)


def read_alone(line: str) -> Opening | None:
    """A dateline on a line of its own: "ANKARA", "BERLIN, Germany, July 3", "20 May 2031, Suva"."""
    if len(line) > _LONGEST:
        return None
    found = _ALONE.fullmatch(line)
    if found and not _LABELS.match(line):
        return _opening(found, line)
    dated = next((match for form in _ALONE_DATED if (match := form.fullmatch(line))), None)
    return _opening(dated, line) if dated and dated["year"] else None


def read_venue(line: str, below: str) -> Opening | None:
    """The head of a transcript: a place on one line, the time of day on the next."""
    if not is_time_of_day(below) or len(line) > 100 or re.search(r"[.!?:]$", line) or not line[:1].isupper():
        return None
    place = None if _NOWHERE.search(line) else line
    return Opening(place, None, None, None, "", None, f"{line}\n{below}", len(line))


def is_time_of_day(line: str) -> bool:
    return bool(_TRANSCRIPT_TIME.fullmatch(line))


def _stands(found: re.Match[str], line: str) -> bool:
    place = found.groupdict().get("place")
    if place and (_NOT_PLACES.match(place) or _LABELS.match(place)):
        return False
    alone = found.end() == len(line)  # signed, with the prose on the next line
    return alone or bool(_PROSE.match(line, found.end()))


def _opening(found: re.Match[str], line: str) -> Opening:
    parts = found.groupdict()
    month = parts.get("mon") or parts.get("mon2")
    day = parts.get("day") or parts.get("day2")
    agency = next((parts[k] for k in ("agency", "agency2", "agency3", "agency4") if parts.get(k)), None)
    words = ""
    if month and day:
        ends = [found.span(k) for k in ("mon", "mon2", "day", "day2", "year") if parts.get(k)]
        words = line[min(s for s, _ in ends) : max(e for _, e in ends)]
    return Opening(
        place=_written(parts["place"]) if parts.get("place") else None,
        month=month_number(month) if month else None,
        day=int(day) if day else None,
        year=int(parts["year"]) if parts.get("year") else None,
        date_words=words,
        agency=agency.strip() if agency else None,
        quote=found.group().strip(),
        length=found.end(),
    )


def _written(place: str) -> str:
    """WEST PALM BEACH, Fla. -> West Palm Beach, Fla.; abbreviations keep their capitals."""
    place = place if "," in place or "." in place[:-1] else place.rstrip(".")
    return re.sub(r"[^\W\d_]+(?:[.’'][^\W\d_]+)*\.?", lambda found: _lowered(found.group()), place)


def _lowered(word: str) -> str:
    if not word.isupper() or word in _KEEP_CAPITALS or "." in word[:-1]:
        return word
    if word in ("DE", "OF", "LA", "DEL", "DA", "DO", "AL", "THE", "AND"):
        return word.lower()
    head, mark, tail = re.split(r"([’'])", word, maxsplit=1) if re.match(r".[’']", word) else (word, "", "")
    return head.capitalize() + mark + tail.capitalize()
