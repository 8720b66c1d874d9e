"""The prose of a page, by trafilatura, held against the text that the page declares as its own."""

import re
from html import unescape
from typing import Any

from dateline.articles.pages.markup import Markup

_RUN = 4  # words compared at a time
_LONG_ENOUGH = 80  # runs of a declared text that is more than a summary
_TELLING = 5  # runs of a line long enough to be missed
_MOSTLY, _HALF = 0.7, 0.5


def prose_of(page: Markup) -> tuple[str, frozenset[str]]:
    """(text with a line for every paragraph, the lines that are headings); empty where there is no article."""
    from trafilatura import bare_extraction

    declared = _declared(page)
    made: Any = bare_extraction(page.tree, url=page.url, fast=True, include_comments=False)
    if made is None:
        return declared, frozenset()
    body = made.body
    heads = body.iter("head") if body is not None else ()
    headings = frozenset(" ".join("".join(head.itertext()).split()) for head in heads)
    return _held_against(declared, made.text or "", headings), headings


def _held_against(declared: str, text: str, headings: frozenset[str]) -> str:
    """The text without what stands above and below the words that the page declares as its own.

    A page that declares far more than was found has hidden its prose from the reader: then the declared text is taken.
    """
    own = _runs(declared)
    if len(own) < _LONG_ENOUGH:
        return text
    lines = text.split("\n")
    runs = [_runs(line) for line in lines]
    found = set().union(*runs)
    if len(found & own) < _MOSTLY * len(found):
        return declared if len(own) > 3 * len(found) else text
    if len(found & own) < _HALF * len(own):
        return declared
    declared_at = [n for n, words in enumerate(runs) if words & own]
    ends = range(declared_at[0], declared_at[-1] + 1)
    kept = [
        line
        for n, (line, words) in enumerate(zip(lines, runs, strict=True))
        if n in ends or line in headings or len(words) < _TELLING
    ]
    return "\n".join(kept)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))} if words else set()


def _declared(page: Markup) -> str:
    """The text that JSON-LD gives as the article's, where it gives one."""
    bodies = [node.get("articleBody") for node in page.articles[:1]]
    body = next((body for body in bodies if isinstance(body, str)), "")
    return re.sub(r"<[^<>]+>", " ", unescape(body)).strip()
