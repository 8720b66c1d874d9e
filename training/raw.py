"""Running text back from CoNLL-U, to measure sentence and token borders as they are used."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


def raw_documents(path: Path) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """(text, sentence spans) of every document; paragraphs are lines."""
    text, spans = "", set[tuple[int, int]]()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        sentence = next((line.removeprefix("# text = ").strip() for line in lines if line.startswith("# text = ")), "")
        if any(line.startswith("# newdoc") for line in lines) and text:
            yield text, spans
            text, spans = "", set()
        if not sentence:
            continue
        if text:
            text += "\n" if any(line.startswith("# newpar") for line in lines) else " "
        spans.add((len(text), len(text) + len(sentence)))
        text += sentence
    if text:
        yield text, spans


@dataclass(frozen=True, slots=True)
class GoldWord:
    """One word of running text; `head` is the span of its head, None for a root."""

    span: tuple[int, int]
    upos: str
    head: tuple[int, int] | None
    relation: str


def raw_words(path: Path) -> Iterator[tuple[str, str, set[tuple[int, int]], list[GoldWord]]]:
    """(document, text, sentence spans, words) of every document, for measures from running text on."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    names = [match.group(1) for block in blocks if (match := re.search(r"# newdoc id = (\S+)", block))]
    starts = [i for i, block in enumerate(blocks) if "# newdoc" in block]
    for name, (text, spans), first, end in zip(
        names, raw_documents(path), starts, [*starts[1:], len(blocks)], strict=True
    ):
        found: list[GoldWord] = []
        places = sorted(spans)
        own = [block for block in blocks[first:end] if "# text = " in block]
        for (at, _), block in zip(places, own, strict=True):
            found += _words_of(text, at, block)
        yield name, text, spans, found


def _words_of(text: str, at: int, block: str) -> list[GoldWord]:
    rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
    words = [row for row in rows if row[0].isdigit()]
    spans = []
    for row in words:
        start = max(text.find(row[1], at), at)
        at = start + len(row[1])
        spans.append((start, at))
    return [
        GoldWord(span, row[3], spans[int(row[6]) - 1] if row[6] != "0" else None, row[7].partition(":")[0])
        for span, row in zip(spans, words, strict=True)
    ]
