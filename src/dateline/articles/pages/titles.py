"""The headline: the page's own heading, held against what the page says of itself."""

import re
from html import unescape

from rapidfuzz import fuzz

from dateline.articles.addresses import host_of
from dateline.articles.pages.markup import Markup, strings, words_of

_LONGEST = 300
_MOST = 20  # headings, and declared titles, that are compared
_ALIKE = 80  # of 100: a heading that shares this much with a declared title is the same headline
_SEPARATOR = re.compile(r"\s+(?:[|–—·•»*]|-{1,2}|::?)\s+|\s*[|»]\s*")


def title_of(page: Markup) -> str | None:
    """The headline without the site's name; None for a page without one.

    The heading that readers see goes before what is declared for search engines, when both say about the same.
    """
    names = _site_names(page)
    declared = [_without_site(title, names) for title in _declared(page)[:_MOST]]
    headings = [_without_site(title, names) for title in _headings(page)[:_MOST] if _fold(title) not in names]
    tops = [title for title in headings if title]
    for heading in tops:
        if any(_alike(heading, title) for title in declared):
            return heading
    marked = [_without_site(title, names) for title in _headlines(page)]
    if len(tops) == 1 and len(tops[0].split()) >= 3:
        return tops[0]
    return next((title for title in [*marked, *declared, *tops] if title), None)


def site_name(page: Markup) -> str | None:
    """The outlet as the page calls itself."""
    publishers = (name for node in page.articles for name in strings(node.get("publisher")))
    sites = (str(node["name"]) for node in page.nodes if "WebSite" in str(node.get("@type")) and node.get("name"))
    found = [
        *page.meta("og:site_name"),
        *publishers,
        *page.meta("application-name", "publisher", "dc.publisher"),
        *sites,
    ]
    return next((name for name in map(_tidy, found) if name and len(name) <= 60 and not name.startswith("http")), None)


def _headlines(page: Markup) -> list[str]:
    return [title for node in page.articles for title in strings(node.get("headline") or node.get("name"))]


def _declared(page: Markup) -> list[str]:
    names = (
        "og:title",
        "twitter:title",
        "citation_title",
        "dc.title",
        "dcterms.title",
        "parsely-title",
        "headline",
        "title",
    )
    tags = [words_of(element) for element in page.tree.xpath("//head/title")[:1]]
    return [_tidy(title) for title in [*_headlines(page), *page.meta(*names), *tags] if 0 < len(title) <= _LONGEST]


def _headings(page: Markup) -> list[str]:
    marked = page.tree.xpath("//h1[@itemprop='headline'] | //*[@itemprop='headline' and not(self::meta)]")
    found = [words_of(element) for element in [*marked, *page.tree.xpath("//h1")]]
    return [title for title in dict.fromkeys(map(_tidy, found)) if 0 < len(title) <= _LONGEST]


def _site_names(page: Markup) -> set[str]:
    name = site_name(page)
    bare = host_of(page.url or next(iter(page.addresses), None))
    return {_fold(word) for word in (name or "", bare, bare.split(".")[0]) if word}


def _without_site(title: str, names: set[str]) -> str:
    """A title without "| Site", "- Section | Site", "Site: "; what could be the headline's own words stays."""
    if _fold(title) in names:
        return ""
    cuts = list(_SEPARATOR.finditer(title))
    for n, cut in enumerate(cuts):
        rest = _SEPARATOR.split(title[cut.end() :])
        if any(_is_site(part, names) for part in rest) and len(title[: cut.start()].split()) >= 1:
            # "headline - section | site": a short part before the site's name is the section's
            while (
                n > 0
                and len(title[cuts[n - 1].end() : cut.start()].split()) <= 2
                and len(title[: cuts[n - 1].start()].split()) >= 4
            ):
                n -= 1
            return title[: cuts[n].start()].strip()
    if cuts and _is_site(title[: cuts[0].start()], names):
        return title[cuts[0].end() :].strip()
    return title


def _is_site(part: str, names: set[str]) -> bool:
    folded = _fold(part)
    return bool(folded) and any(
        folded == name or folded.removeprefix("the") == name.removeprefix("the") for name in names
    )


def _alike(heading: str, title: str) -> bool:
    if not title:
        return False
    left, right = _words(heading), _words(title)
    if left == right:
        return True
    return min(len(left), len(right)) >= 12 and (left in right or right in left or fuzz.ratio(left, right) >= _ALIKE)


def _tidy(title: str) -> str:
    return " ".join(unescape(re.sub(r"<[^<>]+>", "", title)).split())


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
