"""RSS, RDF and Atom as files: one article an item, with the date that the feed gives it."""

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import IO, Any

from lxml import etree

from dateline.model import Raw
from dateline.sources.reading import Reading, hash_of

_ROOTS = (b"<rss", b"<feed", b"<rdf:rdf")
_TEXT = ("encoded", "content", "description", "summary")
_DATE = ("pubDate", "published", "date", "issued", "updated")
_MOST_ITEMS = 10_000


def is_feed(start: bytes) -> bool:
    return any(root in start[:2000].lower() for root in _ROOTS) and start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(
        b"<"
    )


def read(stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    """The items that carry text; entities are not resolved and nothing is loaded."""
    data = how.whole(stream, source)
    if data is None:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        how.problem(source, f"not a readable feed ({error})")
        return
    items = [] if root is None else root.xpath("//*[local-name() = 'item' or local-name() = 'entry']")[:_MOST_ITEMS]
    outlet = None if root is None else _first(root, "title", "channel") or _first(root, "title")
    if not items:
        how.problem(source, "a feed without items")
    empty = 0
    for number, item in enumerate(items, start=1):
        content = next((text for name in _TEXT if (text := _first(item, name))), None)
        if not content:
            empty += 1
            continue
        page = "<" in content
        row = {
            "html" if page else "text": f"<article>{content}</article>" if page else content,
            "title": _first(item, "title"),
            "url": _link(item),
            "outlet": outlet,
            "authors": _first(item, "creator") or _first(item, "name", "author"),
            "published": next((day for name in _DATE if (day := _day(_first(item, name)))), None),
        }
        yield Raw(row, source, number, hash_of(etree.tostring(item)), dated="feed")
    if empty:
        how.problem(source, f"{empty} of {len(items)} items have no text, only a link; left out")


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
    if value is None:
        return None
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError):
        return value
