"""WARC: the pages among the answers that a crawl kept, as in CC-NEWS."""

from collections.abc import Iterator
from typing import IO, Any, cast

from dateline.errors import InputError
from dateline.model import Raw
from dateline.sources import words
from dateline.sources.reading import Reading

_PAGES = ("text/html", "application/xhtml", "text/plain")
_CHUNK = 65536


def read(stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    """Every page of the archive with its address. Raises InputError where fastwarc is not installed."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise InputError('WARC needs fastwarc: pip install "dateline[warc]"') from None
    records = iter(ArchiveIterator(_Forward(stream), record_types=WarcRecordType.response))
    number = given = 0
    while True:
        try:
            record = next(records, None)
            raw = _page(record, f"{source}!{number}", how) if record else None
        except BaseException as error:
            if isinstance(error, Exception) or type(error).__name__ == "PanicException":  # the library's own collapse
                how.problem(source, f"a damaged archive ({error}); what came before is kept")
                return
            raise
        if record is None:
            if given == 0:
                how.problem(source, "no answers with pages in this archive")
            return
        number += 1
        if raw:
            given += 1
            yield raw


def _page(record: Any, name: str, how: Reading) -> Raw | None:
    head = record.http_headers
    kind = (head.get("Content-Type") or "").lower() if head else ""
    if head is None or head.status_code != 200 or not kind.startswith(_PAGES):
        return None
    url = record.headers.get("WARC-Target-URI")
    data = how.whole(cast(IO[bytes], record.reader), url or name)
    declared = kind.partition("charset=")[2].strip(" \"';") or None
    text = words.decode(data, url or name, how, declared) if data else None
    if not data or not text:
        return None
    return Raw({"html" if words.is_page(text) else "text": text, "url": url}, url or name, None, data)


class _Forward:
    """A stream that can tell where it is and skip ahead; the reader of archives asks for no more."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        target = offset + (self._at if whence == 1 else 0)
        while self._at < target and self.read(min(_CHUNK, target - self._at)):
            pass
        return self._at

    def close(self) -> None:
        """Left to whoever opened the stream."""
