"""Cutting off what is not prose: fields, dates, title, by-lines and dateline at the top, end marks at the bottom."""

import re
from dataclasses import dataclass, field

from dateline.articles.cleaning import join_lines
from dateline.articles.datelines import Opening, is_time_of_day, read_alone, read_opening, read_venue
from dateline.articles.dates import Dated, Found, read_date, whole_date

_TOP_LINES = 14  # a header ends somewhere; below, a line that looks like one is prose
_DATELINE_PARAGRAPHS = 3  # a caption or a subtitle may stand above the dateline
_TITLE_CHARACTERS = 200
_TITLE_WORDS = 22
_QUESTION_WORDS = 14

_DATE_KEY = r"(?:date(?: published)?|publication date|(?:published|posted|(?:last )?updated)(?: on| at)?)"
_FIELD = re.compile(
    rf"(?P<key>title|headline|{_DATE_KEY}|source|outlet|publisher|newspaper|agency|url|link"
    r"|by|byline|author|section|category|language|tags)\s*[:=]\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(rf"{_DATE_KEY}\s*[:=]?\s+", re.IGNORECASE)
_NAME = r"(?:[A-ZÀ-Þ][\w’'.-]*|and|of|for|the|in)"
_BYLINE = re.compile(rf"(?:By|BY|(?:Written|Reported|Report|Story) by) {_NAME}(?:,? (?:[|&–-] )?{_NAME}){{0,13}}")
_NAME_LINE = re.compile(rf"{_NAME}(?: {_NAME}){{0,6}}")
_RULE = re.compile(r"[-=_*~]{3,}")
_LIKE_PROSE = re.compile(r"(?:\.|[.,!?][\"”’']|[:;,\]])$|[a-z]{3}\. [A-Z]")

_MARKS = r"-\s?0\s?-|-\s?30\s?-|/END/|#{2,}|(?:# ){2,}#|\*{3,}"
_END_MARK = re.compile(rf"(?:\s|(?<=[.!?\"”)]))(?:{_MARKS}|\(ENDS?\))\.?$")
_END_LINE = re.compile(
    rf"(?:{_MARKS}|\(?ENDS?\)?|_{{3,}}|-{{3,}})\.?"
    r"|\(?(?:Additional )?(?:Reporting|Writing|Editing|Compiled) (?:and (?:writing|editing) )?by .{3,300}"
    r"|(?:©|\(c\)|Copyright\b).{0,200}|All rights reserved\.?|Read [Mm]ore\.?|MENAFN\d{8,}\w*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Head:
    """What was cut off the top, and the prose that is left."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    opening: Opening | None = None
    dates: list[Found] = field(default_factory=list)
    body: str = ""


def cut(text: str, title: str | None = None) -> Head:
    """Part a clean text into header and prose. `title` is the input's own, where it has one.

    Nothing is cut that would leave no prose.
    """
    head = _Header(text.split("\n"), title)
    made = head.read()
    made.body = join_lines(_trim(made.body))
    return made


class _Header:
    """One pass over the top lines; each method takes a line off or leaves it."""

    def __init__(self, lines: list[str], title: str | None) -> None:
        self.lines = lines
        self.known_title = title
        self.made = Head()
        self.taken = 0  # header lines so far

    def read(self) -> Head:
        at = 0
        while at < len(self.lines) and self.taken < _TOP_LINES:
            line = self.lines[at]
            if not line:
                at += 1
                continue
            if not self._has_prose_below(at):
                break
            venue = read_venue(line, self._next(at))
            if venue:
                self.made.opening = venue
                at = self._index_of_next(at) + 1
                break
            if not self._take(at, line):
                break
            self.taken += 1
            at += 1
        body = self.lines[at:]
        if self.made.opening is None:
            body = self._cut_leading_date(body)
            body = self._cut_opening(body)
        self.made.body = "\n".join(body).strip("\n")
        return self.made

    def _take(self, at: int, line: str) -> bool:
        return (
            bool(_RULE.fullmatch(line))
            or self._field(line)
            or self._date(line)
            or bool(_BYLINE.fullmatch(line))
            or self._title(at, line)
            or self._outlet(at, line)
            or self._place_alone(line)
        )

    def _field(self, line: str) -> bool:
        found = _FIELD.fullmatch(line)
        if not found:
            return False
        key, value = found["key"].lower(), found["value"].strip()
        if key in ("title", "headline"):
            self.made.title = value
        elif key in ("source", "outlet", "publisher", "newspaper", "agency"):
            self.made.outlet = self.made.outlet or value
        elif key in ("url", "link"):
            self.made.url = value
        elif re.match("date|publi|posted|last|updated", key):
            dated = whole_date(value)
            if not dated:
                return False
            self._add_date("header" if "updated" in key else "timestamp", dated, line)
        return True

    def _date(self, line: str) -> bool:
        label = _DATE_BEFORE.match(line)
        dated = whole_date(line[label.end() :] if label else line)
        if not dated:
            return False
        if label or self.made.title or self.known_title:
            self._add_date("timestamp", dated, line)
        else:  # above the title: a page's clock shows weekday and time of day
            self._add_date("chrome" if dated.clock and self.taken == 0 else "header", dated, line)
        return True

    def _title(self, at: int, line: str) -> bool:
        if self.known_title is not None:
            return _same_words(line, self.known_title)
        if self.made.title is not None:
            return False
        opens_below = self.lines[at + 1] == "" and read_opening(self._next(at)) is not None
        if not _is_title(line.removesuffix(".") if opens_below else line):
            return False
        set_apart = self.lines[at + 1] == "" or len(self._next(at)) > len(line)
        if set_apart or self._header_follows(at):
            self.made.title = line
        return self.made.title is not None

    def _outlet(self, at: int, line: str) -> bool:
        """A name on a line of its own between the title and the date or by-line."""
        titled = self.made.title or self.known_title
        if self.made.outlet or not titled or not _NAME_LINE.fullmatch(line) or not self._header_follows(at):
            return False
        self.made.outlet = line
        return True

    def _header_follows(self, at: int) -> bool:
        """Is there a date, a by-line, a field or a dateline below, with nothing but names between?"""
        for below in filter(None, self.lines[at + 1 : at + 5]):
            if whole_date(below) or _FIELD.fullmatch(below) or _BYLINE.fullmatch(below) or read_opening(below):
                return True
            if not _NAME_LINE.fullmatch(below):
                return False
        return False

    def _place_alone(self, line: str) -> bool:
        if self.made.opening or not (self.made.title or self.known_title):
            return False
        self.made.opening = read_alone(line)
        return self.made.opening is not None

    def _cut_leading_date(self, body: list[str]) -> list[str]:
        """A date field that runs into the first sentence: "date 2025-07-11 WONSAN, ..."."""
        first = body[0] if body else ""
        label = _DATE_BEFORE.match(first)
        dated = read_date(first[label.end() :]) if label else None
        if not label or not dated:
            return body
        end = label.end() + dated.end
        rest = [first[end:].lstrip(" .,:|-—"), *body[1:]]
        if not any(rest):
            return body
        self._add_date("header", dated, first[:end])
        return rest

    def _cut_opening(self, body: list[str]) -> list[str]:
        seen = 0
        for at, line in enumerate(body):
            if not line:
                continue
            opening = read_opening(line, "\n".join(body[at + 1 :]), first=seen == 0)
            rest = line[opening.length :].strip() if opening else ""
            if opening and (rest or any(body[at + 1 :])):
                self.made.opening = opening
                return [*body[:at], *filter(None, [rest]), *body[at + 1 :]]
            seen += 1
            if seen == _DATELINE_PARAGRAPHS:
                break
        return body

    def _add_date(self, rank: str, dated: Dated, quote: str) -> None:
        self.made.dates.append(Found(dated.value, rank, quote.strip()))

    def _has_prose_below(self, at: int) -> bool:
        return any(self.lines[at + 1 :])

    def _index_of_next(self, at: int) -> int:
        return next((i for i in range(at + 1, len(self.lines)) if self.lines[i]), len(self.lines))

    def _next(self, at: int) -> str:
        below = self._index_of_next(at)
        return self.lines[below] if below < len(self.lines) else ""


def _is_title(line: str) -> bool:
    return (
        len(line) <= _TITLE_CHARACTERS
        and 2 <= len(line.split()) <= (_QUESTION_WORDS if line.endswith("?") else _TITLE_WORDS)
        and not _LIKE_PROSE.search(line)
        and not read_opening(line)
        and not re.match(r"[A-Z][A-Z .’'-]+:|[-•*(]", line)
    )


def _same_words(left: str, right: str) -> bool:
    return re.sub(r"[\W_]+", "", left).casefold() == re.sub(r"[\W_]+", "", right).casefold() != ""


def _trim(body: str) -> str:
    """The prose without end marks, closing times, copyright and credit lines; never cut to nothing."""
    lines = body.split("\n")
    while len(lines) > 1 and (not lines[-1] or _END_LINE.fullmatch(lines[-1]) or is_time_of_day(lines[-1])):
        lines.pop()
    shorter = _END_MARK.sub("", lines[-1]).rstrip()
    if shorter or len(lines) == 1:
        lines[-1] = shorter or lines[-1]
    return "\n".join(lines).strip()
