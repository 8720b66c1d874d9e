"""One page as the parts of an article."""

from dataclasses import dataclass

from dateline.articles.addresses import joined
from dateline.articles.dates import Found
from dateline.articles.pages.authors import authors_of
from dateline.articles.pages.markup import parse
from dateline.articles.pages.prose import prose_of
from dateline.articles.pages.stamps import modified_on, published_on
from dateline.articles.pages.titles import site_name, title_of


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of itself. `text` has a line for every paragraph and heading; `headings` are among them. `cut`
    says that it was too large to be read to its end."""

    text: str
    headings: frozenset[str]
    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    url: str | None
    language: str | None
    published: tuple[Found, ...]
    modified: tuple[Found, ...]
    cut: bool


def read_page(html: str, url: str | None = None) -> Page | None:
    """A page's parts; None for what is no page or holds no text."""
    page = parse(html, url)
    if page is None:
        return None
    site = site_name(page)
    title = title_of(page)
    authors = authors_of(page, site)
    url = address_of(page.addresses, url)
    language = page.tree.get("lang") or next(iter(page.meta("og:locale", "content-language")), None)
    published, modified = tuple(published_on(page)), tuple(modified_on(page))
    text, headings = prose_of(page)  # last: it changes the tree
    return Page(text, headings, title, authors, site, url, language, published, modified, page.cut)


def address_of(declared: list[str], url: str | None) -> str | None:
    """The canonical address, without what only tracks readers; None where none is known or it is none."""
    from courlan import clean_url

    for candidate in (*declared, url or ""):
        if whole := joined(url, candidate):
            return clean_url(whole) or whole
    return None
