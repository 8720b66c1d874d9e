"""Every date on a page that could be its day of publication, each with the place it stood at."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from dateline.articles.dates import Found, day_of, find_dates, whole_date
from dateline.articles.pages.markup import Markup, strings, words_of

_PUBLISHED = re.findall(
    r"\S+",
    "article:published_time og:article:published_time article:published og:published_time datepublished "
    "publication_date publish-date publish_date publishdate pubdate published published_time parsely-pub-date "
    "sailthru.date article.published published_at pdate rnews:datepublished datecreated citation_publication_date "
    "citation_online_date dcterms.issued dc.date.issued cxenseparse:publishtime article_date_original "
    "originalpublicationdate ptime dcterms.created dc.date.created dc.date dcterms.date dc.created article.created "
    "date article:post_date displaydate shareaholic:article_published_time bt:pubdate release_date citation_date "
    "prism.publicationdate article:publicationdate publishedate timestamp pub_date",
)
_MODIFIED = re.findall(
    r"\S+",
    "article:modified_time og:updated_time og:modified_time datemodified lastmod last-modified dcterms.modified "
    "dc.date.modified revised modified_time article:updated cxenseparse:recs:updatetime",
)

_UPDATED = re.compile(r"updat|modif|edit|chang|aktuali|mise à jour|actualiz|aggiorna|обновл", re.IGNORECASE)
_PUBLISH = re.compile(r"publi|posted|issued|released", re.IGNORECASE)
_STAMPED = (
    "//*[contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'time') or contains(@class, 'Time')"
    " or contains(@class, 'publish') or contains(@class, 'Publish') or contains(@class, 'posted')"
    " or contains(@class, 'byline') or contains(@class, 'Byline') or contains(@class, 'meta')"
    " or contains(@class, 'stamp') or contains(@id, 'date') or contains(@id, 'Date') or contains(@id, 'publish')"
    " or contains(@class, 'info') or contains(@class, 'author')]"
)
_MOST = 400  # elements looked at
_LONGEST_LINE = 200
_MOST_SEEN = 12  # candidates kept of those that readers see


def published_on(page: Markup) -> list[Found]:
    """The candidates for the publication date, most trusted kinds first."""
    found = [*_linked(page, ("datePublished", "dateCreated", "uploadDate")), *_tags(page, _PUBLISHED), *_visible(page)]
    return found or list(_searched(page))


def _searched(page: Markup) -> Iterator[Found]:
    """What htmldate finds anywhere on the page, in any of its languages; asked only where nothing else is found."""
    from htmldate import find_date

    day = find_date(deepcopy(page.tree), original_date=True, url=page.url)
    if day:
        yield Found(day, "search", day)


def modified_on(page: Markup) -> list[Found]:
    """The candidates for the last change."""
    return [*_linked(page, ("dateModified",)), *_tags(page, _MODIFIED)]


def _linked(page: Markup, keys: tuple[str, ...]) -> Iterator[Found]:
    """JSON-LD: the article's own, else that of the page."""
    pages = [n for n in page.nodes if "WebPage" in str(n.get("@type")) or "NewsMediaObject" in str(n.get("@type"))]
    for node in [*page.articles[:1], *pages[:1]]:
        for key in keys:
            for value in strings(node.get(key)):
                if dated := whole_date(value):
                    yield Found(dated.value, "json-ld", f"{key}: {value}")


def _tags(page: Markup, names: Sequence[str]) -> Iterator[Found]:
    for name in names:
        for value in page.meta(name)[:1]:
            if dated := whole_date(value):
                yield Found(dated.value, "meta", f"{name}: {value}")


def _visible(page: Markup) -> Iterator[Found]:
    """Dates that readers see: time tags, then lines. What stands below the headline goes first."""
    order = {element: number for number, element in enumerate(page.tree.iter())}
    beyond = len(order)  # of what a broken page has beside its root
    headline = next((order[h1] for h1 in page.tree.iter("h1")), 0)
    found: list[tuple[bool, bool, int, Found]] = []
    for element, candidate in [*_marked(page), *_lines(page)]:
        labelled = bool(_PUBLISH.search(candidate.quote))
        at = order.get(element, beyond)
        found.append((not labelled, at < headline, at, candidate))
    nearest = sorted(found, key=lambda f: f[:3])
    yield from list(dict.fromkeys(candidate for *_, candidate in nearest))[:_MOST_SEEN]


def _marked(page: Markup) -> Iterator[tuple[Any, Found]]:
    marked = page.own("//*[@itemprop='datePublished' or @pubdate]")
    times = page.own("//time")
    for element in [*marked[:3], *times[:10]]:
        about = " ".join((element.get("class") or "", element.get("itemprop") or "", _before(element)))
        if _UPDATED.search(about) and not _PUBLISH.search(about):
            continue
        for value in (element.get("content"), element.get("datetime"), words_of(element)):
            dated = whole_date(value) if value else None
            if dated:
                label = "datePublished: " if element in marked else ""
                yield element, Found(dated.value, "time", label + (value or ""))
                break


def _lines(page: Markup) -> Iterator[tuple[Any, Found]]:
    for element in page.own(_STAMPED)[:_MOST]:
        line = words_of(element)
        if not 6 <= len(line) <= _LONGEST_LINE:
            continue
        for dated in find_dates(line):
            before = line[max(0, dated.start - 25) : dated.start]
            if not _UPDATED.search(before):
                quote = re.sub(r"^\S*\s", "", before[-20:]) if len(before) > 20 else before
                yield element, Found(dated.value, "page", quote + line[dated.start : dated.end])
                break


def _before(element: Any) -> str:
    """The words on the line before an element, such as "Updated"."""
    parent = element.getparent()
    words = words_of(parent) if parent is not None else ""
    own = words_of(element)
    return words.split(own)[0][-25:] if own and len(words) <= _LONGEST_LINE else ""


def latest_change(found: Sequence[Found], published: str | None) -> str | None:
    """When the page was changed after it was published: the first candidate that is no earlier."""
    for candidate in found:
        if published is None or day_of(candidate.value) >= day_of(published):
            return candidate.value
    return None
