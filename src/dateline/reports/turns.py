"""Transcripts: who has the floor, paragraph by paragraph.

A turn opens with a label ("PRESIDENT NOVAK: ...", "Q: ...") and lasts until the next one.
"""

import re
from dataclasses import dataclass

from dateline.model.article import Article
from dateline.model.span import Span
from dateline.reports.quotes import paragraphs_of

_CAPITALS = re.compile(r"(?P<label>[A-ZÀ-Þ][A-ZÀ-Þ.,'’\- ]+(?:\([^)\n]{1,60}\))?|Q|A):\s+(?=\S)")
_TITLED = re.compile(r"(?P<label>(?:[A-ZÀ-Þ][\w.'’-]+\s){0,5}[A-ZÀ-Þ][\w'’-]+):\s+(?=[A-Z“\"(])")
_OFFICE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|President|Premier|Chancellor|Secretary|Ambassador|Minister|(?:Prime|Foreign) Minister)\b"
)
_CLOCK = re.compile(r"\d{1,2}:\d{2}\s*[AP]\.?M\.?(?:\s+[A-Z]{2,5})?\.?|END|[-–*\s]*")
_STAGE = re.compile(r"(?:\((?:As|Speaking|In|Through|Via|Continuing|Inaudible|Laughter)[^)]*\)\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turn:
    """`label` is the speaker as the transcript names him, `content` all that he says before the next label."""

    label: Span
    content: Span


def find_turns(article: Article) -> tuple[Turn, ...]:
    """The turns of a transcript; empty for any other article.

    Labels in capitals count from the first one on; labels in normal letters only where one recurs and there are three,
    those of who speaks once only by an office ("President Dahl:").
    """
    text, paragraphs = article.text, paragraphs_of(article)
    labels = {i: m for i, p in enumerate(paragraphs) if (m := _CAPITALS.match(text, p.start, p.end))}
    if not labels:
        titled = {i: m for i, p in enumerate(paragraphs) if (m := _TITLED.match(text, p.start, p.end))}
        names = [m["label"] for m in titled.values()]
        again = {name for name in names if names.count(name) > 1}
        labels = {i: m for i, m in titled.items() if m["label"] in again or (again and _OFFICE.match(m["label"]))}
        if len(set(names)) < 2 or len(labels) < 3:
            return ()
    starts = sorted(labels)
    turns = []
    for start, following in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        last = following - 1
        while last > start and _CLOCK.fullmatch(paragraphs[last].of(text)):
            last -= 1
        match = labels[start]
        begin = match.end()
        if stage := _STAGE.match(text, begin):
            begin = stage.end()
        if begin < paragraphs[last].end:
            turns.append(Turn(Span(match.start("label"), match.end("label")), Span(begin, paragraphs[last].end)))
    return tuple(turns)
