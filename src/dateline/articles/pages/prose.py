"""The prose of a page, by trafilatura, held against the text that the page declares as its own."""

import re
from typing import Any

from dateline.articles.pages.markup import Markup

_MOST_ELEMENTS = 60_000  # a page beyond is no article; extraction grows with the square of some of them


def prose_of(page: Markup) -> tuple[str, frozenset[str]]:
    """(text with a line for every paragraph, the lines that are headings); empty where there is no article."""
    from trafilatura import bare_extraction

    if sum(1 for _ in page.tree.iter()) > _MOST_ELEMENTS:
        return "", frozenset()
    made: Any = bare_extraction(page.tree, url=page.url, fast=True, include_comments=False)
    if made is None:
        return "", frozenset()
    text = made.text or ""
    headings = frozenset(
        " ".join("".join(head.itertext()).split()) for head in (made.body.iter("head") if made.body is not None else ())
    )
    return text, headings


def declared_text(page: Markup) -> str:
    """The text that JSON-LD gives as the article's, where it gives one."""
    bodies = [node.get("articleBody") for node in page.articles[:1]]
    return next((re.sub(r"[^\S\n]+", " ", body) for body in bodies if isinstance(body, str)), "")
