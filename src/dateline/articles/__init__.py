"""From files to articles: clean text, with title, outlet, dateline and dates taken off it and kept with their words.

readers   what kind an input is, and its rows
cleaning  characters: spaces, line ends, invisible marks
header    what at the top and bottom is not prose
datelines, dates   reading them, and choosing the publication date
paragraphs         where paragraphs and headings are
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from dateline import world
from dateline.articles.cleaning import clean, unglue
from dateline.articles.datelines import Opening
from dateline.articles.dates import Found, choose, complete, day_of, url_date, whole_date
from dateline.articles.header import Head, cut
from dateline.articles.paragraphs import lay_out
from dateline.articles.readers import STANDARD_INPUT, OnProblem, Raw, read_raw
from dateline.model import Article, Dateline, Problem, content_id

__all__ = ["STANDARD_INPUT", "read"]


def read(paths: Iterable[Path], *, on_problem: OnProblem) -> Iterator[Article]:
    """Every article in these files and folders; `-` is standard input.

    What cannot be used is reported to `on_problem` and left out; nothing is raised for a bad input. The same article
    twice is given once. An id that comes back with another text is a problem, and the first one stays.
    """
    seen: dict[str, tuple[str, str]] = {}
    for raw in read_raw(paths, on_problem):
        article = _article(raw, on_problem)
        if article is None:
            continue
        where = str(Problem(raw.source, raw.line, "")).removesuffix(": ")
        if article.id not in seen:
            seen[article.id] = (article.text, where)
            yield article
        elif seen[article.id][0] != article.text:
            first = seen[article.id][1]
            message = f"the id {article.id!r} belongs to another text, at {first}; left out: give it an id of its own"
            on_problem(Problem(raw.source, raw.line, message))


def _article(raw: Raw, on_problem: OnProblem) -> Article | None:
    given = raw.row.get("text")
    text = clean(given) if isinstance(given, str) else ""
    if not text:
        on_problem(Problem(raw.source, raw.line, "no `text`, or an empty one; left out"))
        return None
    own_title = _words(raw.row, "title")
    text = unglue(text, _is_known)
    url = _words(raw.row, "url")
    head = cut(text, own_title)
    title, url = own_title or head.title, url or head.url
    found = [*_field_date(raw, on_problem), *head.dates]
    if url and (day := url_date(url)):
        found.append(Found(day[0], "url", day[1]))
    dateline, found = _dateline(head.opening, found)
    published, dates = choose(found)
    paragraphs, headings = lay_out(head.body)
    return Article(
        id=_own_id(raw.row) or content_id("art", head.body, title, published),
        text=head.body,
        title=title,
        outlet=_outlet(raw, head, url),
        url=url,
        published=published,
        dateline=dateline,
        dates=dates,
        paragraphs=paragraphs,
        headings=headings,
        source=raw.source,
        raw_hash=raw.hash,
    )


@lru_cache(maxsize=100_000)
def _is_known(name: str) -> bool:
    return bool(world.load().holders(name))


def _words(row: dict[str, object], key: str) -> str | None:
    """A row's value as clean words on one line; None for an empty or missing one."""
    value = row.get(key)
    return " ".join(clean(value).split()) or None if isinstance(value, str) else None


def _own_id(row: dict[str, object]) -> str | None:
    value = row.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None


def _field_date(raw: Raw, on_problem: OnProblem) -> list[Found]:
    value = raw.row.get("published")
    if value is None or value == "":
        return []
    dated = whole_date(str(value))
    if dated:
        return [Found(dated.value, "field", str(value))]
    message = f"`published` is {value!r}, not one full date (such as 2025-07-12); the date is left open"
    on_problem(Problem(raw.source, raw.line, message))
    return []


def _dateline(opening: Opening | None, found: list[Found]) -> tuple[Dateline | None, list[Found]]:
    """The dateline with its year, and the candidates with its day among them.

    The year comes from the most trusted other candidate; a page's clock is asked last.
    """
    if opening is None:
        return None, found
    day = None
    if opening.month and opening.day:
        day = _opening_day(opening, found)
        value = day.isoformat() if day else f"XXXX-{opening.month:02}-{opening.day:02}"
        found = [*found, Found(value, "dateline", opening.date_words)]
    if opening.place is None and day is None and opening.agency is None:
        return None, found
    return Dateline(opening.place, day, opening.agency, opening.quote), found


def _opening_day(opening: Opening, found: list[Found]) -> date | None:
    month, day = opening.month or 0, opening.day or 0
    if opening.year:
        return complete(month, day, [date(opening.year, 7, 1)])
    trusted = [f for f in found if f.rank != "chrome"] + [f for f in found if f.rank == "chrome"]
    return complete(month, day, [day_of(f.value) for f in trusted])


def _outlet(raw: Raw, head: Head, url: str | None) -> str | None:
    """The input's own field, a header's, the agency that signs, or the host of the address."""
    agency = head.opening.agency if head.opening else None
    host = urlsplit(url).hostname if url else None
    return _words(raw.row, "outlet") or head.outlet or agency or (host.removeprefix("www.") if host else None)
