"""Running text back from CoNLL-U, to measure sentence and token borders as they are used."""

from collections.abc import Iterator
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


def token_spans(path: Path) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """(sentence text, token spans) of every sentence whose words stand in its text."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")), "")
        columns = [line.split("\t") for line in lines if line and not line.startswith("#")]
        spans, end = set(), 0
        for word in (c[1] for c in columns if c[0].isdigit()):
            start = text.find(word, end)
            end = start + len(word)
            spans.add((start, end))
        if text and all(start >= 0 for start, _ in spans):
            yield text, spans
