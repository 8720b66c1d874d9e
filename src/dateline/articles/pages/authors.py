"""Who signed a page: declared authors first, the by-line that readers see where those are only the site."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from dateline.articles.pages.markup import Markup, Node, words_of

_LONGEST = 60
_MOST_WORDS = 7
_MOST_AUTHORS = 12

_META = (
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "article:author_name",
    "cxenseparse:author",
    "article:author",
    "og:article:author",
    "twitter:creator_name",
)

_BY = re.compile(
    r"^(?:(?:written|reported|story|posted|words|analysis|review|report|text) )?by:?\s+|^authors?:?\s+", re.IGNORECASE
)
_SPLIT = re.compile(r"\s*(?:;|\||•|·|\n|,? and |,? & | with )\s*", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:\(.*?\)|[|•·–—].*|<.*|@\w+|https?:\S+|\S+@\S+|\b(?:in|at|for) [A-Z].*|- .*"
    r"|\b(?:published|updated|posted|on|last) .*)$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:(?:the |our |web |news |guest |online )*(?:admin|administrator|editors?|staff"
    r"|editorial(?: (?:team|board|staff))?|webmaster|newsroom|news desk|web desk|desk|unknown|anonymous|guest"
    r"|authors?|by|writer|contributors?|staff (?:writers?|reporters?)|(?:news )?reporters?|user"
    r"|null|none|undefined|default))$"
    r"|.*\b(?:staff (?:writer|reporter)|privacy|cookies?|subscribe|sign up|follow|share|read more|comments?|view all"
    r"|posts? by|min(?:ute)?s? read|updated|published)\b.*",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:Jr|Sr|MD|PhD|Ph\.D|M\.D|MS|MA|RD|RN|JD|CFA|CPA|CFP®?|CEPF®?|FAND|DO|MPH|Esq|II|III|IV)\.?$")
_PERSON = re.compile(r"(?:[^\W\d_][\w.’'-]*)(?: [^\W\d_][\w.’'-]*){1,4}$")

# Where by-lines stand, most telling first. Comments, related stories and author boxes of other articles are left out.
_PLACES = (
    "//*[@itemprop='author']//*[@itemprop='name'][not(self::meta)]",
    "//*[@itemprop='author'][not(self::meta)]",
    "//a[@rel='author' or contains(@rel, 'author ')]",
    "//*[contains(@class, 'author-name') or contains(@class, 'authorName') or contains(@class, 'author__name')"
    " or contains(@class, 'byline-name') or contains(@class, 'byline__name') or contains(@class, 'author_name')]",
    "//a[contains(@href, '/author/') or contains(@href, '/authors/') or contains(@href, '/by/')"
    " or contains(@href, '/people/') or contains(@href, '/profile/') or contains(@href, '/contributors/')"
    " or contains(@href, '/staff/') or contains(@href, '/reporter')]",
    "//*[contains(translate(@class, 'BYLINE', 'byline'), 'byline') or contains(@class, 'article-author')"
    " or contains(@class, 'post-author') or contains(@class, 'entry-author') or @class='author' or @id='author']",
)
_ELSEWHERE = (
    "[not(ancestor::aside or ancestor::footer or ancestor::nav or ancestor::*[contains(@class, 'comment')"
    " or contains(@class, 'related') or contains(@class, 'sidebar') or contains(@id, 'comment')"
    " or contains(@class, 'recirc') or contains(@class, 'recommend') or contains(@class, 'popular')])]"
)


def authors_of(page: Markup, site: str | None) -> tuple[str, ...]:
    """The authors as the page names them, in its order. The site itself is an author only where nobody else is."""
    places = [*_declared(page), *_seen(page)]
    for names in places:
        people = [name for name in names if not _is_site(name, site) and _is_name(name)]
        if people:
            return tuple(dict.fromkeys(people))[:_MOST_AUTHORS]
    bodies = (name for names in places for name in names if len(name) > 1 and not _NOBODY.match(name))
    return tuple([name for name in bodies if len(name) <= _LONGEST][:1])


def _declared(page: Markup) -> Iterator[list[str]]:
    for node in page.articles:
        named = _names(node, {str(n.get("@id")): n for n in page.nodes if n.get("@id")})
        yield _parted(named)
    for name in _META:
        yield _parted(page.meta(name), turned=name == "citation_author" or name.startswith("dc"))


def _names(node: Node, known: dict[str, Node]) -> list[str]:
    """The names of an article's `author`, which may be a text, an object, a pointer to one, or a list of these."""
    value = node.get("author") or node.get("creator") or []
    found = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and "name" not in item and item.get("@id"):
            item = known.get(str(item["@id"]), item)
        name = item.get("name") if isinstance(item, dict) else item
        found += [part for part in (name if isinstance(name, list) else [name]) if isinstance(part, str)]
    return found


def _seen(page: Markup) -> Iterator[list[str]]:
    for place in _PLACES:
        found = page.tree.xpath(place + _ELSEWHERE)
        if found:
            yield _parted(_texts(found[:_MOST_AUTHORS]))


def _texts(elements: Iterable[Any]) -> list[str]:
    texts = [words_of(element) for element in elements]
    return [text for text in texts if len(text) <= 160]


def _parted(texts: Iterable[str], *, turned: bool = False) -> list[str]:
    """Single names, tidy, out of by-lines such as "By Asta Lund and Ola Berg, Geneva Correspondent"."""
    names: list[str] = []
    for text in texts:
        text = _BY.sub("", " ".join(unescape(text).split()))
        if text.startswith(("http", "@", "/", "www.")):
            continue
        if turned and (back := re.fullmatch(r"([\w’'-]+(?: [\w’'-]+)?), ([\w.’' -]+)", text)):
            text = f"{back[2]} {back[1]}"
        for part in _SPLIT.split(text):
            names += _comma(part)
    tidy = [_TAIL.sub("", _BY.sub("", name)).strip(" ,.-–—:") if not _SUFFIX.search(name) else name for name in names]
    return [name for name in dict.fromkeys(tidy) if name]


def _comma(part: str) -> list[str]:
    """ "Asta Lund, Ola Berg" is two names; "Asta Lund, MD" and "Asta Lund, Geneva Correspondent" are one."""
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    kept: list[str] = pieces[:1]
    for piece in pieces[1:]:
        if _SUFFIX.fullmatch(piece):
            kept[-1] = f"{kept[-1]}, {piece}"
        elif _is_name(piece) and _PERSON.match(piece) and not _ROLE.search(piece):
            kept.append(piece)
    return kept


_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|news|times|post|press|network|journal|tribune|director|professor|analyst"
    r"|columnist|producer|university|chief|senior|manager|today|staff|contributor|media|herald|gazette|daily|service)\b",
    re.IGNORECASE,
)


def _is_name(name: str) -> bool:
    return (
        1 < len(name) <= _LONGEST
        and len(name.split()) <= _MOST_WORDS
        and not _NOBODY.match(name)
        and not re.search(r"\d{2}|https?:|\.com\b", name)
        and any(letter.isalpha() for letter in name)
    )


def _is_site(name: str, site: str | None) -> bool:
    return site is not None and _fold(name).removeprefix("the") == _fold(site).removeprefix("the")


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
