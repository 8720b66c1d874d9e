"""Where paragraphs and headings are in a clean text."""

import re

from dateline.model import Span

_HEADING_CHARACTERS = 80
_HEADING_WORDS = 10
_ENDS_LIKE_PROSE = re.compile(r"[.!?…:;,\"”’'»)\]-]$")
_BEGINS_LIKE_A_LIST = re.compile(r"[-•*–—·(\[\"“]|\d+[.)] ")
_SPEAKER = re.compile(r"[A-Z][A-Z .’'-]{1,40}:")


def lay_out(text: str, known: frozenset[str] = frozenset()) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """(paragraphs, headings): every line with text is one or the other, in reading order.

    A heading is a short line without final punctuation that has prose below it, or one of `known`.
    """
    lines = [Span(*found.span()) for found in re.finditer(r"[^\n]+", text) if found.group().strip()]
    paragraphs: list[Span] = []
    headings: list[Span] = []
    below = False  # is there prose further down?
    for line in reversed(lines):
        if below and (line.of(text) in known or _is_heading(line.of(text))):
            headings.append(line)
        else:
            paragraphs.append(line)
            below = True
    return tuple(reversed(paragraphs)), tuple(reversed(headings))


def _is_heading(line: str) -> bool:
    return (
        len(line) <= _HEADING_CHARACTERS
        and len(line.split()) <= _HEADING_WORDS
        and (line[0].isupper() or line[0].isdigit())
        and not _ENDS_LIKE_PROSE.search(line)
        and not _BEGINS_LIKE_A_LIST.match(line)
        and not _SPEAKER.match(line)
    )
