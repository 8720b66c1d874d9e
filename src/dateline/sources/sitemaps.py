"""Sitemaps, their indexes, and plain lists of addresses: what they name is wanted."""

import re
from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from dateline.model import Raw
from dateline.sources.reading import TO_PAGES, Reading, Wanted

_ROOT = re.compile(rb"<(?:[\w-]+:)?(?:urlset|sitemapindex)(?![\w-])")
_ADDRESS = re.compile(rb"https?://\S+", re.IGNORECASE)
_MOST = 100_000  # addresses in one file; twice what the protocol allows


def is_sitemap(start: bytes) -> bool:
    bare = start.lstrip(b"\xef\xbb\xbf \r\n\t")
    return bare.startswith(b"<") and bool(_ROOT.search(start[:2000]))


def is_list(start: bytes) -> bool:
    """Nothing but addresses, one a line; lines that begin with # are remarks."""
    lines = _lines(start.removeprefix(b"\xef\xbb\xbf"))
    return bool(lines) and all(_ADDRESS.fullmatch(line) for line in lines[:-1] or lines) and b"://" in lines[0]


def read_list(stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    """No article: every address of a list is wanted. A problem where nothing may be fetched."""
    data = how.whole(stream, source)
    if data is None:
        return iter(())
    if how.want is None or how.url:
        how.problem(source, "a list of addresses; name the file itself to have them fetched")
        return iter(())
    for line in _lines(data.removeprefix(b"\xef\xbb\xbf"))[:_MOST]:
        how.want(Wanted(line.decode("utf-8", "replace"), leads=TO_PAGES))
    return iter(())


def _lines(data: bytes) -> list[bytes]:
    stripped = (line.strip() for line in data.splitlines())
    return [line for line in stripped if line and not line.startswith(b"#")]


def read(stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    """No article: every page of a sitemap and every sitemap of an index is wanted, the newest first."""
    data = how.whole(stream, source)
    if data is None:
        return iter(())
    if how.want is None:
        how.problem(source, "a sitemap; give its address, or name the file itself, to have its pages fetched")
        return iter(())
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        how.problem(source, f"not a readable sitemap ({error})")
        return iter(())
    entries = [] if root is None else root.xpath("*[local-name() = 'url' or local-name() = 'sitemap']")[:_MOST]
    found = [made for entry in entries if (made := _wanted(entry))]
    if not found:
        how.problem(source, "a sitemap without addresses")
    for wanted in sorted(found, key=lambda wanted: wanted.stamp or "", reverse=True):
        how.want(wanted)
    return iter(())


def _wanted(entry: Any) -> Wanted | None:
    """The address with its last change and, in a sitemap of news, the day of publication."""
    url = _words(entry, "loc")
    leads = 1 if etree.QName(entry).localname == "sitemap" else 0
    published = _words(entry, "publication_date")
    stamp = _words(entry, "lastmod") or published
    return Wanted(url, leads=leads, published=published, stamp=stamp) if url else None


def _words(entry: Any, name: str) -> str | None:
    found = entry.xpath(f".//*[local-name() = '{name}']")
    return (found[0].text or "").strip() or None if found else None
