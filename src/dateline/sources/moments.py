"""Moments as mail, feeds and servers write them (RFC 5322): "Sat, 12 Jul 2031 09:00:00 +0200"."""

from datetime import datetime
from email.utils import parsedate_to_datetime


def moment_of(words: str) -> datetime | None:
    """The moment, without a time zone where none is written; None where the words are none."""
    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):  # the parser's own words for broken ones
        return None
