"""Pages far larger than any article: they are read to a bound, so that no page takes long, whatever is in it."""

import re
from typing import Any

from lxml.etree import iterwalk

_MOST_CHARACTERS = 3_000_000  # of mark-up, where scripts, styles and embedded pictures are left out
# Work is counted as elements, a deep one as more because many steps ask for what is around it. This allows 20,000
# elements of a flat page; the largest of 500 pages of news had 4,400.
_MOST_WORK = 600_000
_SHALLOW = 25
# Hundreds of attributes in one tag: they are parsed in time that grows with the square of their number. The form meets
# every tag, so that none is looked at twice.
_ATTRIBUTE = r"(?:[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+)"
_TAG = re.compile(rf"(<[a-zA-Z][^\s/>]*+)(?:{_ATTRIBUTE}{{200,}}+|({_ATTRIBUTE}*+))")
_EMBEDDED = re.compile(r"data:[^\"'\s<>)]{1000,}+")


def bounded(page: str) -> tuple[str, bool]:
    """(the page, cut where it is too long; whether it was cut)."""
    if len(page) > _MOST_CHARACTERS:
        for tag in ("script", "style", "svg"):
            page = _without(page, tag)
        page = _EMBEDDED.sub("", page)
    return _TAG.sub(r"\1\2", page[:_MOST_CHARACTERS]), len(page) > _MOST_CHARACTERS


def _without(page: str, tag: str) -> str:
    """The page without these elements; declared data (JSON-LD) stay."""
    folded, kept, at = page.lower(), [], 0
    if len(folded) != len(page):  # a letter that has two in lower case: no place is where it was
        return page
    while (start := folded.find(f"<{tag}", at)) >= 0:
        end = folded.find(f"</{tag}", start)
        end = end if end >= 0 else len(page)
        declares = "ld+json" in folded[start : folded.find(">", start, end)]
        kept.append(page[at : end if declares else start])
        at = end
    return "".join([*kept, page[at:]])


def pruned(tree: Any) -> bool:
    """Whether the tree had too many elements; those beyond were taken off it."""
    left, depth = _MOST_WORK, 0
    for event, element in iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        left -= depth + _SHALLOW
        if left < 0:
            _take_off_after(element)
            return True
    return False


def _take_off_after(last: Any) -> None:
    del last[:]
    while (parent := last.getparent()) is not None:
        del parent[parent.index(last) + 1 :]
        last = parent
