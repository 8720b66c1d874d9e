"""Mail and PDF: one article each."""

import io
import logging
import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import IO

from dateline.errors import InputError
from dateline.model import Raw
from dateline.sources.moments import moment_of
from dateline.sources.reading import Reading

_MOST_PAGES = 500
_LONGEST_HEADER = 10_000  # characters; reading one takes time with the square of its length
_LONGEST_HEAD = 2**20  # bytes of all headers
_MOST_PARTS = 5_000
_BLANK_LINE = re.compile(rb"\n\r?\n")
_PART = re.compile(rb"^--\S", re.MULTILINE)


class _Mail(EmailPolicy):
    """Modern mail, with long headers cut."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


def read_mail(stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    """A message: its text or page; subject, sender and date with it. Attachments are left out."""
    data = how.whole(stream, source)
    if data is None:
        return
    if not _is_measured(data):
        how.problem(source, "a message of far too many parts or headers; left out")
        return
    try:
        message = message_from_bytes(data, policy=_Mail())
        row = _mail_row(message) if isinstance(message, EmailMessage) else {}
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError) as error:
        how.problem(source, f"not a readable message ({error})")  # the parser's own words for broken headers
        return
    yield Raw(row, source, None, data)


def _is_measured(data: bytes) -> bool:
    """Whether a message can be parted in moderate time: its headers and its parts are few."""
    body = _BLANK_LINE.search(data)
    return (body.start() if body else len(data)) <= _LONGEST_HEAD and len(_PART.findall(data)) <= _MOST_PARTS


def _mail_row(message: EmailMessage) -> dict[str, object]:
    body = message.get_body(preferencelist=("html", "plain"))
    if body is None:
        return {}
    content = body.get_content()
    kind = "html" if body.get_content_type() == "text/html" else "text"
    row: dict[str, object] = {kind: content if isinstance(content, str) else ""}
    if message["subject"]:
        row["title"] = re.sub(r"^(?:(?:fwd?|re):\s*)+", "", str(message["subject"]), flags=re.IGNORECASE)
    senders = getattr(message["from"], "addresses", ())
    if senders:
        row["outlet"] = senders[0].display_name or senders[0].domain
    if moment := _sent(message):
        row["published"] = moment.isoformat()
    return row


def _sent(message: EmailMessage) -> datetime | None:
    """Its date; the header as it stands, because the parser of mail ends on one that is out of all bounds."""
    written = next((value for name, value in message.raw_items() if name.lower() == "date"), None)
    return moment_of(str(written)) if written else None


def read_pdf(stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    """The text layer of a PDF. Raises InputError where pypdf is not installed."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise InputError('PDF needs pypdf: pip install "dateline[pdf]"') from None
    data = how.whole(stream, source)
    if data is None:
        return
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it mends much, and tells each time
    try:
        reader = PdfReader(io.BytesIO(data))
        pages = [page.extract_text() for _, page in zip(range(_MOST_PAGES), reader.pages, strict=False)]
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        how.problem(source, f"not a readable PDF ({error})")  # pypdf meets broken files with any of these
        return
    text = "\n\n".join(pages)
    if not any(character.isalpha() for character in text):
        how.problem(source, "a PDF without a text layer (a scan); save its text")
        return
    row: dict[str, object] = {"text": text, "url": how.url}
    if title and len(title.split()) > 2 and not re.search(r"\.\w{2,4}$|^Microsoft Word", title):
        row["title"] = title
    yield Raw(row, source, None, data)
