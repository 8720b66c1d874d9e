"""RSS, RDF, Atom and JSON Feed.

As a file, each item is an article, with the date that the feed gives it. Where it was fetched, its items are addresses
that are wanted; those without one are articles here too.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import urljoin

from lxml import etree

from dateline.errors import InputError
from dateline.model import Raw
from dateline.sources.moments import moment_of
from dateline.sources.reading import Reading, Wanted

_ROOT = re.compile(rb"<(?:rss|feed|rdf:rdf)(?![\w-])", re.IGNORECASE)
_JSON = re.compile(rb'\s*\{.{0,500}?"https?:\\?/\\?/jsonfeed\.org\\?/version', re.DOTALL)
_TEXT = ("encoded", "content", "description", "summary")
_PUBLISHED = ("pubDate", "published", "date", "issued", "updated")
_CHANGED = ("updated", "modified")
_MOST_ITEMS = 10_000


@dataclass(frozen=True, slots=True)
class _Item:
    title: str | None
    link: str | None
    authors: str | None
    published: str | None
    changed: str | None
    content: str | None
    data: bytes


def is_feed(start: bytes) -> bool:
    bare = start.lstrip(b"\xef\xbb\xbf \r\n\t")
    return bool(_JSON.match(bare)) or (bare.startswith(b"<") and bool(_ROOT.search(start[:2000])))


def read(stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    """The items that carry text, or the addresses of all that have one where they may be fetched."""
    data = how.whole(stream, source)
    if data is None:
        return
    try:
        outlet, items = _from_json(data) if _JSON.match(data.lstrip(b"\xef\xbb\xbf")) else _from_xml(data)
    except InputError as error:
        how.problem(source, str(error))
        return
    if not items:
        how.problem(source, "a feed without items")
    empty = 0
    for number, item in enumerate(items[:_MOST_ITEMS], start=1):
        url = _joined(how.url, item.link)
        if url and how.url and how.want:
            how.want(Wanted(url, published=item.published, stamp=item.changed or item.published))
        elif item.content:
            yield _article(item, url, outlet, source, number)
        else:
            empty += 1
    if empty:
        how.problem(source, f"{empty} of {len(items)} items have no text, only a link; left out")


def _joined(base: str | None, link: str | None) -> str | None:
    """A link of the feed as an address; None where there is none."""
    try:
        return urljoin(base or "", link) if link else None
    except ValueError:  # a bracket or characters that no address may have
        return None


def _article(item: _Item, url: str | None, outlet: str | None, source: str, number: int) -> Raw:
    content = item.content or ""
    page = "<" in content
    row = {
        "html" if page else "text": f"<article>{content}</article>" if page else content,
        "title": item.title,
        "url": url,
        "outlet": outlet,
        "authors": item.authors,
        "published": item.published,
    }
    return Raw(row, source, number, item.data, dated="feed")


def _from_xml(data: bytes) -> tuple[str | None, list[_Item]]:
    """The feed's title and its items; entities are not resolved and nothing is loaded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"not a readable feed ({error})") from error
    if root is None:
        return None, []
    items = root.xpath("//*[local-name() = 'item' or local-name() = 'entry']")
    return _first(root, "title", "channel") or _first(root, "title"), [_xml_item(item) for item in items[:_MOST_ITEMS]]


def _xml_item(item: Any) -> _Item:
    return _Item(
        title=_first(item, "title"),
        link=_link(item),
        authors=_first(item, "creator") or _first(item, "name", "author"),
        published=next((day for name in _PUBLISHED if (day := _day(_first(item, name)))), None),
        changed=next((day for name in _CHANGED if (day := _day(_first(item, name)))), None),
        content=next((text for name in _TEXT if (text := _first(item, name))), None),
        data=etree.tostring(item),
    )


def _first(element: Any, name: str, within: str | None = None) -> str | None:
    path = f"*[local-name() = '{within}']/*[local-name() = '{name}']" if within else f"*[local-name() = '{name}']"
    found = element.xpath(path)
    words = "".join(found[0].itertext()).strip() if found else ""
    return words or None


def _link(item: Any) -> str | None:
    links = item.xpath("*[local-name() = 'link']")
    kept = [link for link in links if link.get("rel", "alternate") == "alternate"]
    return (kept[0].get("href") or (kept[0].text or "").strip() or None) if kept else None


def _day(value: str | None) -> str | None:
    """RFC 2822 as ISO 8601; anything else as it is."""
    moment = moment_of(value) if value else None
    return moment.isoformat() if moment else value


def _from_json(data: bytes) -> tuple[str | None, list[_Item]]:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not a readable feed ({error})") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    rows = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return _text(feed, "title"), [_json_item(row) for row in rows[:_MOST_ITEMS]]


def _json_item(row: Mapping[str, Any]) -> _Item:
    authors = row.get("authors") if isinstance(row.get("authors"), list) else [row.get("author")]
    names = [name for author in authors or [] if isinstance(author, dict) and (name := _text(author, "name"))]
    return _Item(
        title=_text(row, "title"),
        link=_text(row, "url"),
        authors=", ".join(names) or None,
        published=_text(row, "date_published"),
        changed=_text(row, "date_modified"),
        content=_text(row, "content_html") or _text(row, "content_text") or _text(row, "summary"),
        data=json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass"),
    )


def _text(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    return value.strip() or None if isinstance(value, str) else None
