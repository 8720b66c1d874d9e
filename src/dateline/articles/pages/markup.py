"""A page as a tree, with its meta tags and its JSON-LD as values."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import html as lxml_html
from lxml.etree import LxmlError, iterwalk

from dateline.articles.pages.size import bounded, pruned

Node = dict[str, Any]

_ARTICLE = re.compile(r"(?:.*(?:Article|Posting)|Report|Review|CriticReview)$")
_DEEPEST = 40  # levels of JSON-LD; what lies deeper is no article's
_MOST_NODES = 5_000
_STRAY = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$", re.DOTALL)
_FORGIVING = json.JSONDecoder(strict=False)
# An escaped character of two halves, or one half alone, which no file can hold.
_HALF = re.compile(r"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_CONTROL = re.compile(r"[\x00-\x1f]+")
# Not part of the article: comments, sidebars, lists of other stories.
_OTHERS = re.compile(" (?:comment|related|sidebar|recirc|recommend|popular|trending|teaser|latest-news|footer|more-)")
_OTHER_TAGS = frozenset({"aside", "footer", "nav"})
_WHOLE_TAGS = frozenset({"body", "html", "main", "article"})
_UNSEEN_TAGS = frozenset({"script", "style", "noscript", "svg"})
_LONGEST_WORDS = 2_000  # characters; no title, by-line or date is longer


@dataclass(slots=True)
class Slot:
    """One meta tag: its name in lower case and its content."""

    name: str
    content: str


@dataclass
class Markup:
    """A parsed page. `url` is where it was found, where that is known; `cut` says that it was too large to be read
    to its end."""

    tree: Any
    url: str | None = None
    slots: list[Slot] = field(default_factory=list)
    cut: bool = False

    def meta(self, *names: str) -> list[str]:
        """The contents of these meta tags, in the order of the names."""
        return [slot.content for name in names for slot in self.slots if slot.name == name]

    def own(self, place: str) -> list[Any]:
        """The elements at this XPath that belong to the article, and to no other part of the page."""
        return [element for element in self.tree.xpath(place) if element not in self._elsewhere]

    @cached_property
    def _elsewhere(self) -> set[Any]:
        """Every element of comments, sidebars and lists of other stories."""
        found: set[Any] = set()
        for element in self.tree.iter():
            if element.getparent() in found or _is_elsewhere(element):
                found.add(element)
        return found

    @cached_property
    def nodes(self) -> list[Node]:
        """Every JSON-LD value of the page that is an object, outer ones first."""
        found: list[Node] = []
        for script in self.tree.xpath("//script[contains(@type, 'ld+json')]"):
            found += _walk(_loads(script.text_content()), 0)
            if len(found) > _MOST_NODES:
                break
        return found[:_MOST_NODES]

    @cached_property
    def articles(self) -> list[Node]:
        """The JSON-LD objects that are articles, those that speak of this page first."""
        found = [node for node in self.nodes if any(_ARTICLE.match(kind) for kind in types(node))]
        return sorted(found, key=lambda node: not self._is_this_page(node))

    def _is_this_page(self, node: Node) -> bool:
        own = {_bare(url) for url in (self.url, *self.addresses) if url}
        named = [node.get(key) for key in ("url", "@id", "mainEntityOfPage")]
        urls = {_bare(text) for value in named for text in strings(value)}
        return bool(own & urls)

    @cached_property
    def addresses(self) -> list[str]:
        """The page's own addresses: the canonical link, then og:url."""
        links = self.tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil') = 'canonical']/@href")
        return [str(link).strip() for link in [*links, *self.meta("og:url")] if str(link).strip()]


def parse(page: str, url: str | None = None) -> Markup | None:
    """The page as a tree; None where it is none."""
    page, cut = bounded(page)
    page = _CONTROL.sub(lambda found: "\n" if "\n" in found.group() else " ", page)
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)  # a declared encoding is refused in a text
    try:
        tree = lxml_html.document_fromstring(page, parser=lxml_html.HTMLParser(remove_comments=True, remove_pis=True))
    except (LxmlError, ValueError, AssertionError):
        return None
    cut = pruned(tree) or cut
    slots = []
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        content = " ".join((tag.get("content") or "").split())
        if name and content:
            slots.append(Slot(name.strip().lower(), content))
    return Markup(tree, url, slots, cut)


def types(node: Node) -> list[str]:
    value = node.get("@type")
    return [kind for kind in (value if isinstance(value, list) else [value]) if isinstance(kind, str)]


def strings(value: object) -> Iterator[str]:
    """The texts in a value that may be a text, an object with a name or an address, or a list of such."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, dict):
        for key in ("name", "@id", "url"):
            if isinstance(value.get(key), str):
                yield " ".join(value[key].split())
                return
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def words_of(element: Any) -> str:
    """An element's text on one line, without scripts and styles; of a long text the beginning."""
    parts: list[str] = []
    length = 0
    for part in _texts_in(element):
        parts.append(part)
        length += len(part.strip())
        if length > _LONGEST_WORDS:
            break
    return " ".join(" ".join(parts).split())


def _texts_in(element: Any) -> Iterator[str]:
    walk = iterwalk(element, events=("start", "end"))
    for event, at in walk:
        if event == "start":
            if at.tag in _UNSEEN_TAGS:
                walk.skip_subtree()
            elif at.text:
                yield at.text
        elif at is not element and at.tail:
            yield at.tail


def _is_elsewhere(element: Any) -> bool:
    if element.tag in _OTHER_TAGS:
        return True
    about = f" {element.get('class', '')} {element.get('id', '')}"
    return element.tag not in _WHOLE_TAGS and bool(_OTHERS.search(about))


def _bare(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/$", "", url.strip().lower()).rstrip("/")


def _loads(text: str) -> object:
    """JSON as pages have it: in comments, with raw line ends, a comma or a bracket too many. None for what is none."""
    text = _HALF.sub(lambda found: found[1] or r"\ufffd", _STRAY.sub("", text.strip()).strip())
    for attempt in (text, re.sub(r",\s*([}\]])", r"\1", text)):
        try:
            value: object = _FORGIVING.raw_decode(attempt)[0]  # what follows a whole value is left out
            return value
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from _walk(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner, depth + 1)
