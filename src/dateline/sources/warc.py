"""WARC: the pages among the answers that a crawl kept, as in CC-NEWS."""

from collections.abc import Iterator
from typing import IO, cast

from dateline.errors import InputError
from dateline.model import Raw
from dateline.sources import words
from dateline.sources.reading import Reading, hash_of

_PAGES = ("text/html", "application/xhtml", "text/plain")


def read(stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    """Every page of the archive with its address. Raises InputError where fastwarc is not installed."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise InputError('WARC needs fastwarc: pip install "dateline[warc]"') from None
    for number, record in enumerate(ArchiveIterator(stream, record_types=WarcRecordType.response), start=1):
        head = record.http_headers
        kind = (head.get("Content-Type") or "").lower() if head else ""
        if head is None or head.status_code != 200 or not kind.startswith(_PAGES):
            continue
        name = f"{source}!{record.headers.get('WARC-Target-URI') or number}"
        data = how.whole(cast(IO[bytes], record.reader), name)
        declared = kind.partition("charset=")[2].strip(" \"';") or None
        text = words.decode(data, name, how, declared) if data else None
        if data and text:
            row = {"html" if words.is_page(text) else "text": text, "url": record.headers.get("WARC-Target-URI")}
            yield Raw(row, name, None, hash_of(data))
