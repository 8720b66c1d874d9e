"""Who signed a page: declared authors first, the by-line that readers see where those are only the site."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import pairwise
from typing import Any

from dateline.articles.pages.markup import Markup, Node, words_of

_LONGEST = 60
_MOST_WORDS = 7
_MOST_AUTHORS = 12
_LONGEST_LINE = 2_000  # characters of one by-line

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
    r"^(?:(?:written|reported|story|posted|words|analysis|review|text|article|(?:view )?(?:all )?posts?) )?by:?\s+"
    r"|^(?:page )?authors?:?\s+",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:;|\||•|·|\n|,? and |,? & | with )\s*", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:\(.*?\)|[|•·–—].*|<.*|@\w+|https?:\S+|\S+@\S+|\b(?:in|at|for) [A-Z].*|- .*"
    r"|\b(?:[Pp]ublished|[Uu]pdated|[Pp]osted|on|[Ll]ast) .*)$"
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
_BODY = re.compile(
    r"\b(?:Team|Staff|Editors|Desk|News|Times|Post|Press|Network|Journal|Tribune|University|Institute|Cent(?:er|re)"
    r"|Media|Herald|Gazette|Reporter|Daily|Service|Department|Ministry|Office|Agency|Company|School|Association"
    r"|Magazine|Group|Admin|Online|Editorial)\b|\.(?:com|org|net)\b|[:@/]"
)
_RUN_IN = re.compile(
    r"(?:(?:Written|Posted|Reported|Article|Story|Published) )?(?:[Bb]y|BY|Authors?:)(?:[:\s]+(\S.{2,80}))?"
)
_NEAR = 60  # pieces of text looked at below the headline
_PROSE = 240  # characters in one piece: here the story has begun
_SUFFIX = re.compile(r"(?:Jr|Sr|MD|PhD|Ph\.D|M\.D|MS|MA|RD|RN|JD|CFA|CPA|CFP®?|CEPF®?|FAND|DO|MPH|Esq|II|III|IV)\.?$")
_PERSON = re.compile(
    r"[^\W\d_a-zß-ÿ][\w.’'-]*"
    r"(?: (?:[^\W\d_a-zß-ÿ][\w.’'-]*|de|da|di|du|del|della|van|von|der|den|la|le|al|el|bin)){1,4}"
)

# Where by-lines stand, most telling first. Comments, related stories and author boxes of other articles are left out.
_PLACES = (
    "//*[@itemprop='name'][not(self::meta)][ancestor::*[@itemprop='author']]",
    "//*[@itemprop='author'][not(self::meta)]",
    "//a[@rel='author' or contains(@rel, 'author ')]",
    "//*[contains(@class, 'author-name') or contains(@class, 'authorName') or contains(@class, 'author__name')"
    " or contains(@class, 'byline-name') or contains(@class, 'byline__name') or contains(@class, 'author_name')]",
    "//a[contains(@href, '/author/') or contains(@href, '/authors/') or contains(@href, '/by/')"
    " or contains(@href, '/people/') or contains(@href, '/profile/') or contains(@href, '/contributors/')"
    " or contains(@href, '/staff/') or contains(@href, '/u/') or contains(@href, '/userprofile/')"
    " or contains(@href, '/reporter')]",
    "//*[contains(translate(@class, 'BYLINE', 'byline'), 'byline') or contains(@class, 'article-author')"
    " or contains(@class, 'post-author') or contains(@class, 'entry-author') or @class='author' or @id='author']",
)


def authors_of(page: Markup, site: str | None) -> tuple[str, ...]:
    """The authors as the page names them, in its order. A body is an author only where no person is."""
    declared = list(_declared(page))
    places = [*declared, *_seen(page), _run_in(page)]
    whole: list[str] = []
    for names in places:
        people = [name for name in names if _is_name(name) and not _is_site(name, site) and not _BODY.search(name)]
        if people and (_is_full(people[0]) or not whole):
            whole = people
            if _is_full(people[0]):
                break
    if whole:
        return tuple(dict.fromkeys(_longer(whole, places)))[:_MOST_AUTHORS]
    bodies = [name for names in places for name in names if 1 < len(name) <= _LONGEST]
    named = [name for name in bodies if _is_name(name)]
    return tuple((named or [name for names in declared for name in names])[:1])


def _is_full(name: str) -> bool:
    """Whether this is more than a user's name; in scripts without capitals nothing tells."""
    return " " in name or not name[0].isascii()


def _longer(people: list[str], places: list[list[str]]) -> list[str]:
    """A place that names all of these and one or two persons more: what is declared is often the first only."""
    for names in places:
        if set(people) < set(names) and len(names) <= len(people) + 2 and all(map(_PERSON.fullmatch, names)):
            return names
    return people


def _declared(page: Markup) -> Iterator[list[str]]:
    known = {str(node["@id"]): node for node in page.nodes if node.get("@id")}
    for node in page.articles:
        yield _parted(_names(node, known))
    for name in _META:
        yield _parted(page.meta(name), turned=name == "citation_author" or name.startswith("dc"))
    if page.meta("twitter:label1") == ["Written by"]:
        yield _parted(page.meta("twitter:data1"))


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
        found = page.own(place)
        if found:
            yield _parted(_texts(found[:_MOST_AUTHORS]))


def _run_in(page: Markup) -> list[str]:
    """A by-line in plain words near the headline: "by Asta Lund"."""
    headline = next(page.tree.iter("h1"), None)
    if headline is None:
        return []
    after = headline.xpath("following::text()[not(parent::script or parent::style or parent::noscript)]")
    lines = [line for text in after[:_NEAR] if (line := " ".join(str(text).split()))]
    for line, below in pairwise(lines):
        if len(line) > _PROSE:
            break
        if found := _RUN_IN.fullmatch(line):
            names = _parted([found[1] or below])
            if names and all(_PERSON.fullmatch(name) or not found[1] for name in names):
                return [name for name in names if name[0].isupper()]
    return []


def _texts(elements: Iterable[Any]) -> list[str]:
    texts = [words_of(element) for element in elements]
    return [text for text in texts if len(text) <= 160]


def _parted(texts: Iterable[str], *, turned: bool = False) -> list[str]:
    """Single names, tidy, out of by-lines such as "By Asta Lund and Ola Berg, Geneva Correspondent"."""
    names: list[str] = []
    for text in texts:
        text = _BY.sub("", " ".join(unescape(text[:_LONGEST_LINE]).split()))
        if text.startswith(("http", "@", "/", "www.")):
            continue
        if turned and (back := re.fullmatch(r"([\w’'-]+(?: [\w’'-]+)?), ([\w.’' -]+)", text)):
            text = f"{back[2]} {back[1]}"
        for part in [text] if _BODY.search(text) and len(text) <= _LONGEST else _SPLIT.split(text):
            names += _comma(part)
    if len(names) == 1 and _BODY.search(names[0]):
        return names
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
