"""From inputs as they came to articles: clean text, with title, authors, outlet, dateline and dates taken off it and
kept with their words.

pages     what a web page says of itself, and the prose in it
cleaning  characters: spaces, line ends, invisible marks
header    what at the top and bottom is not prose
datelines, dates   reading them, and choosing the publication date
paragraphs         where paragraphs and headings are
languages          which language it is in
repeats            which of them were given already
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from dateline import world
from dateline.articles.addresses import host_of, possible
from dateline.articles.cleaning import clean, unglue, whole
from dateline.articles.datelines import Opening
from dateline.articles.dates import Found, choose, complete, day_of, url_date, whole_date
from dateline.articles.header import Head, cut
from dateline.articles.languages import language_of
from dateline.articles.pages import Page, latest_change, read_page
from dateline.articles.paragraphs import lay_out
from dateline.articles.repeats import Repeats
from dateline.model import Article, Dateline, Problem, Raw, content_id

__all__ = ["Repeats", "read"]

OnProblem = Callable[[Problem], None]

_LONGEST = 4_000_000  # characters of a text: the longest novels have as many


def read(raws: Iterable[Raw], *, on_problem: OnProblem) -> Iterator[Article]:
    """Every article among these inputs.

    What cannot be used is reported to `on_problem` and left out; nothing is raised for a bad input. The same article
    twice is given once. An id that comes back with another text is a problem, and the first one stays.
    """
    with closing(Repeats()) as repeats:
        for raw in raws:
            article = _article(raw, on_problem)
            if article is None:
                continue
            earlier = repeats.earlier(article, str(Problem(raw.source, raw.line, "")).removesuffix(": "))
            if earlier is None:
                yield article
            elif not earlier.same_text:
                on_problem(Problem(raw.source, raw.line, earlier.problem(article.id)))


@dataclass(frozen=True, slots=True)
class _Input:
    """The parts of one input, whether it was a text or a page."""

    text: str
    title: str | None
    url: str | None
    page: Page | None


def _input(raw: Raw, on_problem: OnProblem) -> _Input | None:
    """The input's clean text and its own title and address; None, with a problem, where there is no text."""
    given, markup = raw.row.get("text"), raw.row.get("html")
    title, url = _words(raw.row, "title"), _words(raw.row, "url")
    page = read_page(markup, url) if isinstance(markup, str) and markup.strip() else None
    text = clean(given) if isinstance(given, str) else ""
    if page and not text:
        text = clean(page.text)
        if not text:
            on_problem(Problem(raw.source, raw.line, "a web page without an article in it; left out"))
            return None
        if page.cut:
            message = "a web page far too large for an article; only its beginning was read"
            on_problem(Problem(raw.source, raw.line, message))
    if not text:
        on_problem(Problem(raw.source, raw.line, "no `text`, or an empty one; left out"))
        return None
    if page:
        title, url = title or page.title, page.url or url
    if len(text) > _LONGEST:
        message = f"a text of more than {_LONGEST:,} characters, which is no article; left out"
        on_problem(Problem(raw.source, raw.line, message))
        return None
    return _Input(unglue(text, _is_known, _begins_name), title, url, page)


def _article(raw: Raw, on_problem: OnProblem) -> Article | None:
    row = {key: whole(value) if isinstance(value, str) else value for key, value in raw.row.items()}
    raw = replace(raw, row=row, source=whole(raw.source))
    made = _input(raw, on_problem)
    if made is None:
        return None
    page = made.page
    head = cut(made.text, made.title)
    url = possible(made.url or head.url)
    found = [*_field_date(raw, on_problem), *head.dates]
    if page:  # its own marks say more than a line in its text
        found += page.published
        found = [replace(f, rank="header") if f.rank == "timestamp" else f for f in found]
    if url and (day := url_date(url)):
        found.append(Found(day[0], "address" if page else "url", day[1]))
    dateline, found = _dateline(head.opening, found)
    published, dates = choose(found)
    paragraphs, headings = lay_out(head.body, page.headings if page else frozenset())
    title = made.title or head.title
    return Article(
        id=_own_id(raw.row) or _address_id(page, url) or content_id("art", head.body, title, published),
        text=head.body,
        title=title,
        outlet=_outlet(raw, head, url, page),
        url=url,
        published=published,
        dateline=dateline,
        dates=dates,
        paragraphs=paragraphs,
        headings=headings,
        source=raw.source,
        raw_hash=raw.hash,
        language=language_of(head.body, page.language if page else None),
        authors=_authors(raw.row, page),
        modified=latest_change(page.modified, published) if page else None,
    )


@lru_cache(maxsize=100_000)
def _is_known(name: str) -> bool:
    return bool(world.load().holders(name))


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """The first two words of every longer name that is known."""
    names = (name.casefold().split() for holder in world.load().all_holders for name in holder.names)
    return frozenset(" ".join(words[:2]) for words in names if len(words) > 2)


def _begins_name(words: str) -> bool:
    return words.casefold() in _beginnings()


def _authors(row: Mapping[str, object], page: Page | None) -> tuple[str, ...]:
    value = row.get("authors")
    names = value if isinstance(value, list | tuple) else [value]
    own = [" ".join(clean(whole(name)).split()) for name in names if isinstance(name, str)]
    return tuple(name for name in own if name) or (page.authors if page else ())


def _words(row: Mapping[str, object], key: str) -> str | None:
    """A row's value as clean words on one line; None for an empty or missing one."""
    value = row.get(key)
    return " ".join(clean(value).split()) or None if isinstance(value, str) else None


def _own_id(row: Mapping[str, object]) -> str | None:
    value = row.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None


def _address_id(page: Page | None, url: str | None) -> str | None:
    """A page is the article at its address: a corrected one is a revision of it. A front page is no article."""
    if page is None or url is None or len(urlsplit(url).path) < 2:
        return None
    return content_id("art", url)


def _field_date(raw: Raw, on_problem: OnProblem) -> list[Found]:
    value = raw.row.get("published")
    if value is None or value == "":
        return []
    dated = whole_date(str(value))
    if dated:
        return [Found(dated.value, raw.dated, str(value))]
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


def _outlet(raw: Raw, head: Head, url: str | None, page: Page | None) -> str | None:
    """The input's own field, what the page calls itself, a header's, the agency that signs, or the address's host."""
    agency = head.opening.agency if head.opening else None
    site = page.outlet if page else None
    return _words(raw.row, "outlet") or site or head.outlet or agency or host_of(url) or None
