"""Texts and web pages as bytes: their encoding, and which of the two they are."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO

from dateline.model import Raw
from dateline.sources.reading import Reading
from dateline.sources.rows import named

_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?>(?>(?><!--.*?-->)\s*+)*)<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(r"<(?:p|div|br|span|a|h[1-6]|article|section|meta|link|script)\b[^<>]*>", re.IGNORECASE)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})", re.I
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_AS_BROWSERS = {
    "iso-8859-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "latin-1": "cp1252",
    "gb2312": "gb18030",
}
_AS_BROWSERS |= {"gbk": "gb18030", "iso-8859-9": "cp1254", "shift_jis": "cp932", "euc-kr": "cp949", "latin1": "cp1252"}
# Codecs that Python has and no page is in; some take time with the square of the length.
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"})
_TELLING = 1_000_000  # characters that show whether it is text
_OTHER_KINDS = (
    (b"{\\rtf", "an RTF document; save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save its text"),
)


def read(stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    """One text, one web page, or the objects of one JSON value."""
    data = how.whole(stream, source)
    text = decode(data, source, how, how.charset) if data is not None else None
    if data is None or text is None:
        return
    if is_page(text):
        yield Raw({"html": text, "url": how.url}, source, None, data)
        return
    if text.lstrip().startswith("<?xml"):
        how.problem(source, "XML that is neither a page nor a feed; save the article's text")
        return
    values = _json(text)
    if values is None:
        yield Raw({"text": text, "url": how.url}, source, None, data)
        return
    for row in values:
        as_bytes = json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
        yield Raw(named(row, how.columns), source, None, as_bytes)


def is_page(text: str) -> bool:
    """Whether this is a web page or a piece of one."""
    start = text[:65536]
    return bool(_PAGE.match(start)) or (start.lstrip().startswith("<") and len(_TAGS.findall(start)) >= 3)


def _json(text: str) -> list[dict[str, object]] | None:
    """The rows of a file that is one JSON object or one array of objects; None for any other text."""
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    values = value if isinstance(value, list) else [value]
    return values if values and all(isinstance(row, dict) for row in values) else None


def decode(data: bytes, source: str, how: Reading, declared: str | None = None) -> str | None:
    """The text of these bytes; None, with a problem, where they are none.

    `declared` is the encoding that came with the bytes, as in a header; a page's own declaration is found.
    """
    for magic, what in _OTHER_KINDS:
        if data.startswith(magic):
            how.problem(source, f"not text: {what}")
            return None
    text = _unicode(data)
    if text is None:
        text = _as_declared(data, declared)
    if text is None and b"\x00" not in data and _looks_western(data):
        text = data.decode("cp1252", errors="replace")
        how.problem(source, "not UTF-8; read as Windows-1252: check its accents and quotation marks")
    if text is None and b"\x00" not in data[:1000] and _DECLARED.search(data[:4096]):
        text = data.decode("utf-8", errors="replace")
        how.problem(source, "broken characters: they were left out")
    if text is None or not _is_text(text):
        how.problem(source, "not text (binary, or in an unknown encoding); save it as UTF-8")
        return None
    return text


def _unicode(data: bytes) -> str | None:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _as_declared(data: bytes, declared: str | None) -> str | None:
    found = _DECLARED.search(data[:4096])
    name = declared or ((found[1] or found[2]).decode("ascii", "ignore") if found else None)
    if not name or name.lower() in ("utf-8", "utf8"):
        return None
    try:
        known = codecs.lookup(_AS_BROWSERS.get(name.lower(), name)).name
        return None if known in _NO_CHARSETS else data.decode(known)
    except (ValueError, LookupError):  # not in this encoding, or no such one
        return None


def _looks_western(data: bytes) -> bool:
    """Few bytes beyond ASCII, and all of them letters, quotation marks or dashes of Windows-1252."""
    high = data.translate(None, delete=bytes(range(0x80)))
    return len(high) < 0.1 * len(data) and not set(high) & {0x81, 0x8D, 0x8F, 0x90, 0x9D}


def _is_text(text: str) -> bool:
    if "\x00" in text:
        return False
    text = text[:_TELLING]
    odd = sum(not (character.isprintable() or character.isspace()) for character in text)
    return any(character.isalpha() for character in text) and odd <= 0.02 * len(text)
