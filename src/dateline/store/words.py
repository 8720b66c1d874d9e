"""The words of a text as full text counts them: folded, without diacritics, and where they stand.

SQLite takes text apart itself; for PostgreSQL it is done here, in the same way, so that both find the same. A sign of a
script without spaces between words is a word of its own, so that any part of such a text is found as a phrase.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

from dateline.errors import InputError

_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f"
_WORD = re.compile(rf"[{_SIGNS}]|(?:(?![{_SIGNS}])[^\W_][\u0300-\u036f]*)+")
LONGEST = 500  # characters of a word that count
LAST = 16_383  # the last position that a tsvector knows
WINDOW = 32  # words of a passage


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and its characters in the text."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """Words asked for that must follow one another; of the last one perhaps only the beginning."""

    words: tuple[str, ...]
    begins: bool = False


def words(text: str) -> Iterator[Word]:
    """
    >>> [word.folded for word in words("Chŏe’s 3rd visit; 東京")]
    ['choe', 's', '3rd', 'visit', '東', '京']
    """
    for found in _WORD.finditer(text):
        yield Word(_folded(found[0]), found.start(), found.end())


def _folded(word: str) -> str:
    lower = word.lower()
    if not lower.isascii():
        lower = "".join(c for c in normalize("NFD", lower) if not combining(c))
        lower = normalize("NFC", lower)
    return lower[:LONGEST]


def asked_for(query: str) -> tuple[str, ...]:
    """The words and "phrases" of a person's query, as they were written; `word*` asks for all that begin so.

    Raises InputError for a query without a word.
    """
    terms = [phrase or word for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', query)]
    terms = [term for term in terms if re.search(r"\w", term)]
    if not terms:
        raise InputError(f"nothing to search for in {query!r}: give at least one word")
    return tuple(terms)


def terms(query: str) -> tuple[Term, ...]:
    """A query taken apart. Raises InputError for one without a word."""
    found = (Term(tuple(w.folded for w in words(one)), one.endswith("*")) for one in asked_for(query))
    return tuple(term for term in found if term.words)


def tsquery(terms: Iterable[Term]) -> str:
    """The terms as PostgreSQL asks for them: each of them must be there.

    >>> tsquery(terms('port "free trade" ship*'))
    "('port') & ('free' <-> 'trade') & ('ship':*)"
    """
    return " & ".join("(" + " <-> ".join(f"'{word}'" for word in t.words) + (":*)" if t.begins else ")") for t in terms)


def tsvector(parts: Sequence[str]) -> str:
    """Texts as PostgreSQL keeps their words, with positions; no phrase reaches from one part into the next.

    >>> tsvector(["Free trade", "trade"])
    "'free':1 'trade':2,4"
    """
    places: dict[str, list[int]] = {}
    at = 0
    for part in parts:
        for word in words(part):
            at += 1
            places.setdefault(word.folded, []).append(min(at, LAST))
        at += 1
    return " ".join(f"'{word}':{','.join(map(str, found[:255]))}" for word, found in places.items())


def passage(text: str, terms: Sequence[Term], before: str, after: str) -> str:
    """The part of a text that holds most of what was asked, with the words found between `before` and `after`."""
    there = list(words(text))
    marks = _marks([word.folded for word in there], terms)
    first = _best_window(len(there), marks)
    shown = there[first : first + WINDOW]
    if not shown:
        return text
    start = shown[0].start if first else 0
    end = shown[-1].end if first + WINDOW < len(there) else len(text)
    parts, at = ["…" if first else ""], start
    for left, right, _ in marks:
        if left >= first and right < first + WINDOW and there[left].start >= at:
            parts += [text[at : there[left].start], before, text[there[left].start : there[right].end], after]
            at = there[right].end
    return "".join([*parts, text[at:end], "" if end == len(text) else "…"])


def _marks(there: Sequence[str], terms: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Where terms stand: first and last word, and which term; in the order of the text, longer ones first."""
    found = []
    for number, term in enumerate(terms):
        size = len(term.words)
        for at in range(len(there) - size + 1):
            if there[at] == term.words[0] or (size == 1 and term.begins and there[at].startswith(term.words[0])):
                *whole, last = term.words
                end = there[at + size - 1]
                fits = end.startswith(last) if term.begins else end == last
                if fits and list(there[at : at + size - 1]) == whole:
                    found.append((at, at + size - 1, number))
    return sorted(found, key=lambda mark: (mark[0], -mark[1], mark[2]))


def _best_window(size: int, marks: Sequence[tuple[int, int, int]]) -> int:
    """The first word of the window with most of the terms, then most marks, then nearest to the text's beginning."""
    best, start = (0, 0), 0
    for at, _, _ in marks:
        inside = [term for left, right, term in marks if at <= left and right < at + WINDOW]
        if (len(set(inside)), len(inside)) > best:
            best, start = (len(set(inside)), len(inside)), at
    if start + WINDOW > size:
        return max(0, size - WINDOW)
    return max(0, start - WINDOW // 4)
