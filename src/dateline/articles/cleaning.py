"""Characters only: line ends, spaces, invisible marks, leftovers of mark-up. The words stay as they were."""

import html
import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from statistics import median

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Zero-width, soft hyphen and direction marks: they are not seen, and break names apart for every later room.
_INVISIBLE = re.compile(r"[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_HALF = re.compile(r"[\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_INLINE_TAG = re.compile(r"</?(?:sup|sub|b|i|em|strong|u|span|small|a|font)(?:\s[^<>\n]*)?>", re.IGNORECASE)
_BREAK_TAG = re.compile(r"</?(?:br|p|div)(?:\s[^<>\n]*)?/?>", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")

# A line that stops at one of these was broken inside its sentence (pages that set names in tags of their own do it).
_DANGLING = re.compile(
    r"(?: (?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|that|which|who|as|than|Comrade|Marshal|Chairman|President"
    r"|Premier|Minister|Secretary|General|Ambassador|King|Queen|Mr\.|Mrs\.|Ms\.|Dr\.)|.{60},)$"
)
_ON_ITS_OWN = re.compile(r"[-•*–—·(\[]|(?:Dear|Respected|Distinguished|Honou?rable|Excellenc)")

_NAME = "[A-Z][a-z]{1,40}"
_RUN_IN = re.compile(rf"(\b[A-Za-z][a-z]+|\b[A-Z]{{2,}})({_NAME} {_NAME} {_NAME})")
_RUN_OUT = re.compile(rf"({_NAME} {_NAME}) ([A-Z][a-z]{{3,40}})\b")
_MOST_ASKED = 250  # names of one text that are looked up; no prose runs so many into their neighbours

# A run of marks that no script writes: putting it in Unicode's order takes time with the square of its length.
_PILED = re.compile(r"[^\w\s\x00-\u02ff]{31,}")
_MOST_MARKS = 30  # on one letter, as in Unicode's stream-safe format

_WRAPPED_WIDTH = (45, 95)  # columns of mail and teleprinter copy


def clean(text: str) -> str:
    """The same words with plain spaces, `\\n` line ends, at most one blank line in a row, in Unicode NFC."""
    text = _BREAK_TAG.sub("\n", _INLINE_TAG.sub("", text))
    text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", _PILED.sub(lambda found: _thinned(found.group()), text))
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _thinned(marks: str) -> str:
    """These characters with no more combining marks on one letter than a script may have."""
    kept: list[str] = []
    piled = 0
    for mark in marks:
        piled = piled + 1 if unicodedata.combining(mark) else 0
        if piled <= _MOST_MARKS:
            kept.append(mark)
    return "".join(kept)


def unglue(text: str, is_person: Callable[[str], bool], begins_name: Callable[[str], bool] = lambda words: True) -> str:
    """Part a known person's name from the words it was run into, as in "ComradeKim Jong Ungladly met".

    Pages that set names in tags of their own lose the spaces around them. `is_person` says whether a full name is
    known, so that no word is cut that is a word; `begins_name`, which is asked first, whether two words begin one.
    """
    left = _MOST_ASKED

    def is_known(name: str) -> bool:
        nonlocal left
        left -= 1
        return left >= 0 and is_person(name)

    def parted(found: re.Match[str]) -> str:
        return _parted(found[1], found[2], is_known) if begins_name(found[1]) else found[0]

    text = _RUN_OUT.sub(parted, text)
    return _RUN_IN.sub(lambda found: f"{found[1]} {found[2]}" if is_known(found[2]) else found[0], text)


def _parted(before: str, last: str, is_person: Callable[[str], bool]) -> str:
    if not is_person(f"{before} {last}"):
        for end in range(2, len(last) - 1):
            if is_person(f"{before} {last[:end]}"):
                return f"{before} {last[:end]} {last[end:]}"
    return f"{before} {last}"


def whole(text: str) -> str:
    """The text with a mark for each half of a character (lone surrogate): JSON can write one, no file can hold it."""
    return _HALF.sub("\ufffd", text)


def join_lines(text: str) -> str:
    """Prose with every paragraph on one line. Only line ends become spaces, so that every offset stays."""
    return mend(unwrap(text))


def mend(text: str) -> str:
    """Join lines that break off inside a sentence."""
    lines = text.split("\n")
    mended = lines[0]
    for line, below in pairwise(lines):
        mended += (" " if _breaks_off(line, below) else "\n") + below
    return mended


def _breaks_off(line: str, below: str) -> bool:
    if not line or not below or _ON_ITS_OWN.match(below):
        return False
    runs_on = below[0].islower() and len(line) > 40 and not _SENTENCE_END.search(line) and not _ON_ITS_OWN.match(line)
    return runs_on or bool(_DANGLING.search(line))


def unwrap(text: str) -> str:
    """Join the lines of copy that was broken at a fixed width; any other text is returned as it is."""
    blocks = [block.split("\n") for block in text.split("\n\n")]
    inner = [line for block in blocks for line in block[:-1]]
    if len(blocks) < 2 or len(inner) < 3:
        return text
    low, high = _WRAPPED_WIDTH
    widest = max(len(line) for block in blocks for line in block)
    broken = sum(not _SENTENCE_END.search(line) for line in inner)
    if not (low <= median(map(len, inner)) and widest <= high and broken >= 0.6 * len(inner)):
        return text
    return "\n\n".join(_join(block, low) for block in blocks)


def _join(block: list[str], low: int) -> str:
    joined = block[0]
    for before, line in pairwise(block):
        joined += (" " if len(before) >= low else "\n") + line
    return joined
