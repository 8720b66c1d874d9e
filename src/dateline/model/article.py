"""An article as it entered: clean text, and what is known about it with the evidence."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """One candidate for the publication date: what it says, where it stood, and why it won or lost.

    `value` is ISO 8601 (date or date and time), `where` one of `field | feed | json-ld | meta | time | page | header |
    chrome | dateline | url | search`, `quote` the words themselves (they may have been cut from the text), `chosen`
    true for the winner.
    """

    value: str
    where: str
    quote: str
    chosen: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line that opens a wire story: place and day of writing, and the agency.

    "WONSAN, North Korea, July 12. /TASS/" has place "Wonsan, North Korea", day 2025-07-12, agency "TASS".
    """

    place: str | None
    day: date | None
    agency: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` is the clean text that all spans count in; headers and datelines are not in it.

    `id` is the input's own id or a content hash; `published` is ISO 8601 or None; `paragraphs` and `headings` are spans
    of `text`; `modified` is when the article was changed after that, ISO 8601 where it says so; `language` is an
    ISO 639-1 code, and only "en" is coded; `raw_hash` is the SHA-256 of the input as it came.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str = "en"
    dateline: Dateline | None = None
    dates: tuple[DateCandidate, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    source: str | None = None
    raw_hash: str = ""
    authors: tuple[str, ...] = ()
    modified: str | None = None

    @property
    def day(self) -> date | None:
        """The day that "today" and "Saturday" are counted from: the dateline's, else the publication's."""
        if self.dateline and self.dateline.day:
            return self.dateline.day
        return date.fromisoformat(self.published[:10]) if self.published else None


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as it came, before it is read.

    `row` holds what the input says: `text` or `html`, and where it says so `id`, `title`, `authors`, `outlet`, `url`,
    `published` (any may be missing or of a wrong kind). `dated` says where `published` is from: `field` or `feed`.
    `data` are the bytes as they came, `hash` their SHA-256.
    """

    row: Mapping[str, object]
    source: str
    line: int | None
    data: bytes
    dated: str = "field"

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the input that could not be used as it is; the rest was read.

    `source` names the file (or "standard input"), `line` counts from 1 where the input has lines of its own;
    `message` is for the person at the terminal and names the remedy.
    """

    source: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = self.source if self.line is None else f"{self.source}, line {self.line}"
        return f"{where}: {self.message}"
