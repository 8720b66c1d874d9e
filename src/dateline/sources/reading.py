"""How an input is read: where problems go, what the columns are called, how much is too much."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import IO, Self

from dateline.model import Problem

OnProblem = Callable[[Problem], None]
OnRead = Callable[[int], None]

TO_PAGES = 2  # levels from an address that a person gives to a page: an index, a sitemap


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on hostile input: bytes of one document, bytes and members of one archive, archives inside archives."""

    document: int = 64 * 2**20
    archive: int = 8 * 2**30
    members: int = 200_000
    depth: int = 3


@dataclass(frozen=True, slots=True)
class Manners:
    """How servers are asked.

    `contact` is told to each, beside the program's name. `pause` are the seconds between two requests to one host;
    `size` caps an answer in bytes, as sent and as unpacked; `seconds` the time that one may take; `redirects` how often
    one may point elsewhere; `most` the pages that one feed or sitemap leads to in a run. `private` admits machines that
    are not on the open internet.
    """

    contact: str | None = None
    pause: float = 1.0
    size: int = 16 * 2**20
    seconds: float = 60.0
    redirects: int = 5
    most: int = 100
    private: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address that is to be fetched.

    `leads` counts the levels that may be followed from there: a page leads nowhere, a feed or a sitemap to pages, an
    index to sitemaps. `published` is the date that a feed gives the page, `stamp` when it changed last by that feed
    (ISO 8601), `outlet` the name that the user gave it. `seed` is the address, given by a person, that led here; empty
    for one that a person gave.
    """

    url: str
    leads: int = 0
    published: str | None = None
    stamp: str | None = None
    outlet: str | None = None
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reader is given.

    `url` is where the input was fetched, `charset` the encoding that came with it; `depth` counts the archives around
    it. `want` takes the addresses that it names, None where nothing may be fetched. `on_read` is told how many
    bytes of all files have been read.
    """

    on_problem: OnProblem
    columns: Mapping[str, str]
    limits: Limits
    url: str | None = None
    charset: str | None = None
    depth: int = 0
    want: Callable[[Wanted], None] | None = None
    on_read: OnRead = lambda size: None

    def problem(self, source: str, message: str, line: int | None = None) -> None:
        self.on_problem(Problem(source, line, message))

    def deeper(self) -> Self:
        return replace(self, depth=self.depth + 1)

    def offline(self) -> Self:
        return replace(self, want=None)

    def whole(self, stream: IO[bytes], source: str) -> bytes | None:
        """All bytes of a document; None, with a problem, where they are too many."""
        data = stream.read(self.limits.document + 1)
        if len(data) > self.limits.document:
            self.problem(source, f"larger than {self.limits.document // 2**20} MB, which is no article; left out")
            return None
        return data
