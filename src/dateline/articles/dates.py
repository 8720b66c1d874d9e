"""Candidates for the publication date: reading them, completing their year, and choosing one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from dateline.model import DateCandidate

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?i:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d{1,2})(?:\.\d+)?)?(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?"
_ZONES = {"Z": 0, "GMT": 0, "UTC": 0, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "EET": 2}
_ZONES |= {"EEST": 3, "MSK": 3, "KST": 9, "JST": 9}  # "IST", "BST" and "CST" stand for several: no offset is guessed
_ZONE = r"(?P<zone>(?:GMT|UTC)?[+-]\d{1,2}:?(?:\d\d)?\b|[A-Z]{1,5}\b)"
_DATES = (
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
    rf"(?P<d>{_DAY})(?: of)?[ -](?P<mon>{MONTH}),?[ -](?P<y>\d{{4}})",
    rf"(?P<mon>{MONTH}) (?P<d>{_DAY}),? (?P<y>\d{{4}})",
    r"(?P<d>\d{1,2})(?P<sep>[./])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})",
    r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)",
)
_NAMED = rf"(?P<weekday>{WEEKDAY},?\s+)?"
_AFTER = rf"(?:(?:T|,?\s+(?:at\s+|[-|/]\s+)?){_TIME}(?:\s?\(?{_ZONE}\)?)?)?"
_BEFORE = rf"{_TIME}(?:\s?\(?{_ZONE}\)?)?,?\s+(?:on\s+)?"
_FULL = [re.compile(rf"{_NAMED}{day}(?!\d){_AFTER}") for day in _DATES]
_FULL += [re.compile(rf"{_BEFORE}{_NAMED}{day}(?!\d)") for day in _DATES]
_BEGINS = re.compile(rf"(?<!\w)(?:{WEEKDAY}|{MONTH}|\d{{1,4}})")
_REST = re.compile(r"[\s.|)\]]*(?:[|,;(/-]?\s*(?:last )?(?:updated|modified|edited)\b.*)?", re.IGNORECASE)
_URL = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")

CHROME_DAYS = 2  # a page's clock may be this far from the other dates and still be believed
_ORDER = "field feed json-ld meta timestamp address seen header dateline chrome url search"
RANKS = {name: rank for rank, name in enumerate(_ORDER.split())}
RANKS["time"] = RANKS["page"] = RANKS["seen"]  # the nearest to the headline goes first
DECLARED = frozenset({"json-ld", "meta"})
# The places of a page that are independent of each other, for weighing one against the others.
KINDS = {"json-ld": "json-ld", "meta": "meta", "time": "seen", "page": "seen", "address": "address"}
WHERE = {"json-ld": "the JSON-LD", "meta": "the meta tag"}


@dataclass(frozen=True, slots=True)
class Dated:
    """A full date as written: ISO 8601 `value`, where in the words; `clock` if it looks like a page's clock."""

    value: str
    start: int
    end: int
    clock: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate before the choice. `rank` is a key of RANKS; a value without a year is "XXXX-07-12"."""

    value: str
    rank: str
    quote: str


def read_date(words: str) -> Dated | None:
    """The date (and time) that the words begin with; None where they begin with none, or with an ambiguous one."""
    for pattern in _FULL:
        found = pattern.match(words)
        value = _value(found) if found else None
        if found and value:
            return Dated(value, found.start(), found.end(), bool(found["weekday"]) and found["hour"] is not None)
    return None


def whole_date(words: str) -> Dated | None:
    """The date that the words are, from end to end."""
    words = words.strip().lstrip("([")
    found = read_date(words)
    return found if found and _REST.fullmatch(words, found.end) else None


def find_dates(words: str) -> Iterator[Dated]:
    """Every full date in a line, from left to right."""
    at = 0
    while found := _BEGINS.search(words, at):
        dated = read_date(words[found.start() :])
        if dated:
            yield Dated(dated.value, found.start(), found.start() + dated.end, dated.clock)
        at = found.start() + (dated.end if dated else max(1, len(found.group())))


def url_date(url: str) -> tuple[str, str] | None:
    """The day in an address such as `/2024/10/08/` as (ISO 8601, its words)."""
    for found in _URL.finditer(url):
        value = f"{found[1]}-{found[3]}-{found[4]}"
        if _made(int(found[1]), int(found[3]), int(found[4])):
            return value, found.group()
    return None


def month_number(name: str) -> int:
    """1 to 12 for an English month name or its abbreviation."""
    return MONTHS.index(name[:3].lower()) + 1


def day_of(value: str) -> date:
    return date.fromisoformat(value[:10])


def complete(month: int, day: int, anchors: Iterable[date]) -> date | None:
    """The date with this month and day that lies nearest to the first anchor; None without an anchor or such a day."""
    for anchor in anchors:
        near = [made for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (made := _made(year, month, day))]
        if near:
            return min(near, key=lambda d: abs((d - anchor).days))
    return None


def choose(found: Sequence[Found]) -> tuple[str | None, tuple[DateCandidate, ...]]:
    """The publication date (ISO 8601 or None) and every candidate, the winner first, each with its reason."""
    dated = sorted((f for f in found if not f.value.startswith("XXXX")), key=lambda f: RANKS[f.rank])
    best = dated[0] if dated else None
    because = None
    if best and best.rank in DECLARED:
        best, because = _outvoted(best, dated)
        if local := _local(best, dated):
            best, because, found = local[0], local[1], [*found, local[0]]
    ordered = ([best] if best else []) + [f for f in found if f is not best]
    unique = list({(f.value, f.rank, f.quote): f for f in reversed(ordered)}.values())[::-1]
    candidates = tuple(
        DateCandidate(
            f.value, _where(f), f.quote, f is best, (f is best and because) or _reason(f, best, len(dated) == 1)
        )
        for f in unique
    )
    return (best.value if best else None), candidates


def _outvoted(best: Found, dated: Sequence[Found]) -> tuple[Found, str | None]:
    """Another day where two kinds of places agree on it and the declared one stands alone: the page was dated anew."""
    kinds: dict[date, set[str]] = {}
    for candidate in dated:
        if candidate.rank in KINDS:
            kinds.setdefault(day_of(candidate.value), set()).add(KINDS[candidate.rank])
    own = day_of(best.value)
    if any(abs((day - own).days) <= 1 and len(of | kinds[own]) > 1 for day, of in kinds.items()):
        return best, None
    for candidate in dated:
        if candidate.rank in KINDS and len(kinds[day_of(candidate.value)]) > 1:
            return candidate, f"two places of the page agree on it; {WHERE[best.rank]} stands alone with {own}"
    return best, None


def _local(best: Found, dated: Sequence[Found]) -> tuple[Found, str] | None:
    """The same moment in the outlet's own zone, where the best is in UTC: there the day may be another."""
    moment = datetime.fromisoformat(best.value) if len(best.value) > 10 else None
    if moment is None or moment.utcoffset() != timedelta(0):
        return None
    for candidate in dated:
        told = datetime.fromisoformat(candidate.value)
        if len(candidate.value) == 10 or told.utcoffset() == timedelta(0):
            continue
        shift = told.replace(tzinfo=None, second=0) - moment.replace(tzinfo=None, second=0)
        if told.tzinfo and abs(told - moment) < timedelta(minutes=1):
            return candidate, "the declared moment, in the outlet's own time zone"
        if told.tzinfo is None and shift and _is_zone(shift):
            value = told.replace(tzinfo=timezone(shift)).isoformat()
            return Found(value, candidate.rank, candidate.quote), "the declared moment, on the outlet's own clock"
    near = [f for f in dated if KINDS.get(f.rank) in ("seen", "address") or f.rank == "header"][:4]
    if not any(day_of(f.value) == moment.date() for f in near):
        for candidate in near:
            if len(candidate.value) == 10 and _is_day_of(day_of(candidate.value), moment):
                return candidate, f"the outlet's own day; declared is the moment in UTC, {best.value}"
    return None


def _is_zone(shift: timedelta) -> bool:
    """Whether clocks somewhere differ from UTC by this."""
    return timedelta(hours=-12) <= shift <= timedelta(hours=14) and shift % timedelta(minutes=15) == timedelta(0)


def _is_day_of(day: date, moment: datetime) -> bool:
    """Whether it is this day somewhere at this moment."""
    return day in ((moment - timedelta(hours=12)).date(), (moment + timedelta(hours=14)).date())


def _where(found: Found) -> str:
    return {"timestamp": "header", "address": "url"}.get(found.rank, found.rank)


_WINS = {
    "field": "the input's own date field",
    "feed": "the feed's own date for this article",
    "json-ld": "declared in the page's JSON-LD",
    "meta": "declared in a meta tag of the page",
    "address": "the day in the page's address; nothing is declared",
    "time": "a time tag in the page; nothing is declared",
    "page": "a date that readers see at the head of the page; nothing is declared",
    "search": "found by searching the whole page; there is no better one",
    "timestamp": "a line of its own beside the title",
    "header": "a date field at the head of the text",
    "dateline": "the day in the dateline; no publication date is given",
    "chrome": "the date at the top of the page; no other date is given",
    "url": "the day in the address; no other date is given",
}


def _reason(found: Found, best: Found | None, alone: bool) -> str:
    if best is None or found.value.startswith("XXXX"):
        return "no year is stated anywhere"
    if found is best:
        return _WINS[found.rank] if not alone else _WINS[found.rank].split(";")[0] + "; the only one"
    apart = abs((day_of(found.value) - day_of(best.value)).days)
    agrees = "the same day" if apart == 0 else f"{apart} day{'s' if apart > 1 else ''} apart"
    if found.rank == "chrome" and apart > CHROME_DAYS:
        return f"the page's own clock: {agrees} from {best.value[:10]}, so not the article's date"
    return f"{_WINS[best.rank].split(';')[0]} goes before it; {agrees}"


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _value(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = month_number(parts["mon"]) if parts.get("mon") else int(parts["m"])
    day = int(re.sub(r"\D", "", parts["d"]))
    if parts.get("sep") == "/":
        if day <= 12 and month <= 12 and day != month:
            return None  # 03/04/2025 is two dates
        day, month = (month, day) if month > 12 else (day, month)
    made = _made(int(parts["y"]), month, day)
    if made is None or parts["hour"] is None:
        return made.isoformat() if made else None
    return _with_time(made, parts)


def _with_time(day: date, parts: dict[str, str | None]) -> str:
    hour, minute, second = (int(parts[k] or 0) for k in ("hour", "minute", "second"))
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"] in "Pp" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return day.isoformat()
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(parts["zone"])).isoformat()


def _zone(words: str | None) -> timezone | None:
    if words is None:
        return None
    if words in _ZONES:
        return timezone(timedelta(hours=_ZONES[words]))
    shift = re.fullmatch(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d\d)?", words)
    if not shift or int(shift[2]) > 15:
        return None
    minutes = int(shift[2]) * 60 + int(shift[3] or 0)
    return timezone(timedelta(minutes=-minutes if shift[1] == "-" else minutes))
