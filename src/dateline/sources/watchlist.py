"""The file that says what is watched: a TOML of feeds and sitemaps with their intervals."""

import re
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from dateline.errors import FetchError, InputError
from dateline.model import Visit
from dateline.sources.reading import TO_PAGES, Manners, Wanted

READY = Path(__file__).with_name("feeds.toml")  # a list to begin with
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def _interval(words: object) -> timedelta:
    found = re.fullmatch(r"(\d{1,5}) ?([mhd])", words) if isinstance(words, str) else None
    if not found or not int(found[1]):
        raise ValueError('write an interval such as "30m", "2h" or "1d"')
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def _web_address(words: object) -> str:
    from dateline.sources.fetching import address

    try:
        return address(words if isinstance(words, str) else "")
    except FetchError as error:
        raise ValueError(str(error)) from error


Interval = Annotated[timedelta, BeforeValidator(_interval)]


class Feed(BaseModel):
    """A feed or a sitemap. `every` is how often it is asked, `outlet` the name of those who publish it; `pages` says
    whether its pages are fetched, or the feed's own text is the article."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Annotated[str, BeforeValidator(_web_address)]
    name: str | None = None
    outlet: str | None = None
    every: Interval | None = None
    pages: bool = True

    def wanted(self) -> Wanted:
        return Wanted(self.url, leads=TO_PAGES if self.pages else 0, outlet=self.outlet)


class Watchlist(BaseModel):
    """The whole file. `every` counts for feeds that have none of their own; the rest is as in `Manners`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    contact: str | None = None
    every: Interval = timedelta(hours=1)
    pause: float = Field(default=1.0, ge=0.1)
    most: int = Field(default=100, ge=1)
    feeds: tuple[Feed, ...] = Field(min_length=1)

    def manners(self, *, private: bool) -> Manners:
        return Manners(contact=self.contact, pause=self.pause, most=self.most, private=private)

    def due(self, feed: Feed, before: Visit | None) -> datetime:
        """When a feed is to be asked next: one that was never asked long ago."""
        if before is None:
            return datetime.min.replace(tzinfo=UTC)
        due = datetime.fromisoformat(before.at) + (feed.every or self.every)
        return max(due, datetime.fromisoformat(before.again)) if before.again else due


def load(file: Path) -> Watchlist:
    """The list in this file. Raises InputError, which names the entry and what is wrong with it."""
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InputError(f"no such file: {file} (`dateline feeds > {file}` makes one to begin with)") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise InputError(f"{file}: {error}") from error
    try:
        made = Watchlist.model_validate(given)
    except ValidationError as error:
        wrong = "; ".join(f"{_where(e['loc'])}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors())
        raise InputError(f"{file}: {wrong}") from error
    urls = [feed.url for feed in made.feeds]
    if twice := [url for url in urls if urls.count(url) > 1]:
        raise InputError(f"{file}: {twice[0]} is there twice")
    return made


def _where(place: tuple[str | int, ...]) -> str:
    """ "feeds, number 2, every" """
    return ", ".join(f"number {part + 1}" if isinstance(part, int) else part for part in place)
