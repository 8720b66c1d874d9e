"""TempEval-3: how well times are found and read, by the shared task's own measures.

    python -m dateline.evaluation.tempeval FOLDER [--errors]

FOLDER holds `*.jsonl`, one document a line: `doc`, `dct` (ISO 8601), `text`, `timexes` with `start`, `end`, `type`
and `value`. Relaxed: the spans overlap; strict: they are equal; value F1: relaxed F1 times the share of matched values
that are equal.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import DatelineError, InputError
from dateline.model import Article, Parse, Span, TimeMention

Finder = Callable[[Parse], tuple[TimeMention, ...]]


@dataclass(frozen=True, slots=True)
class Timex:
    """One annotated expression."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    article: Article
    timexes: tuple[Timex, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """An expression missed, found without need, cut otherwise or read otherwise: for people who mend the grammar."""

    article: str
    what: str
    words: str
    gold: str
    ours: str
    context: str


@dataclass(slots=True)
class Score:
    """Counts of expressions; `value` and `type` count among the relaxed matches."""

    gold: int = 0
    ours: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0
    type: int = 0
    differences: list[Difference] = field(default_factory=list)

    def f1(self, measure: str) -> float:
        """F1 of `relaxed`, `strict`, `value` or `type`; 0 where nothing is there."""
        total = self.gold + self.ours
        return 2 * int(getattr(self, measure)) / total if total else 0.0

    def __str__(self) -> str:
        figures = "  ".join(f"{name} {100 * self.f1(name):.1f}" for name in ("relaxed", "strict", "value", "type"))
        return f"{self.gold} gold, {self.ours} found  F1: {figures}"


def read(path: Path) -> Iterator[Document]:
    """The documents of one file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            timexes = (Timex(Span(t["start"], t["end"]), t["type"].lower(), t["value"] or "") for t in row["timexes"])
            article = Article(id=row["doc"], text=row["text"], published=row["dct"][:10])
            yield Document(article, tuple(sorted(timexes, key=lambda timex: timex.span)))


def compare(document: Document, found: Iterable[TimeMention], score: Score) -> None:
    """Add one document's counts to the score. Each expression is matched once, equal spans first."""
    ours = list(found)
    text = document.article.text
    pairs: list[tuple[Timex, TimeMention]] = []
    missed = []
    exact = {mention.span: mention for mention in ours}
    for timex in document.timexes:
        if timex.span in exact:
            pairs.append((timex, exact.pop(timex.span)))
        else:
            missed.append(timex)
    left = list(exact.values())
    for timex in missed:
        overlapping = next((mention for mention in left if mention.span.overlaps(timex.span)), None)
        if overlapping:
            left.remove(overlapping)
            pairs.append((timex, overlapping))
        else:
            score.differences.append(_difference(document, "missed", timex.span, f"{timex.type} {timex.value}", ""))
    for mention in left:
        score.differences.append(_difference(document, "extra", mention.span, "", f"{mention.kind} {mention.value}"))
    score.gold += len(document.timexes)
    score.ours += len(ours)
    for timex, mention in pairs:
        score.relaxed += 1
        score.strict += timex.span == mention.span
        score.type += timex.type == mention.kind
        score.value += timex.value == mention.value
        if timex.span != mention.span:
            score.differences.append(
                _difference(document, "extent", timex.span, timex.span.of(text), mention.span.of(text))
            )
        if timex.value != mention.value:
            score.differences.append(
                _difference(
                    document, "value", timex.span, f"{timex.type} {timex.value}", f"{mention.kind} {mention.value}"
                )
            )


def _difference(document: Document, what: str, span: Span, gold: str, ours: str) -> Difference:
    text = document.article.text
    context = f"{text[max(span.start - 60, 0) : span.start]}[{span.of(text)}]{text[span.end : span.end + 40]}"
    return Difference(document.article.id, what, span.of(text), gold, ours, " ".join(context.split()))


def evaluate(folder: Path, parse: Callable[[Iterable[Article]], Iterable[Parse]], find: Finder) -> dict[str, Score]:
    """Scores by file of the folder, and `all`. Raises InputError where it holds no `*.jsonl`."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise InputError(f"{folder} has no *.jsonl: give the folder of the TempEval-3 files")
    scores = {"all": Score()}
    for path in files:
        documents = list(read(path))
        score = scores.setdefault(path.stem, Score())
        for document, parsed in zip(documents, parse(d.article for d in documents), strict=True):
            mentions = find(parsed)
            compare(document, mentions, score)
            compare(document, mentions, scores["all"])
    return scores


def main() -> None:
    from dateline.language import parse
    from dateline.mentions.times import find_times

    options = argparse.ArgumentParser(description="Score times against TempEval-3 files")
    options.add_argument("folder", type=Path)
    options.add_argument("--errors", action="store_true", help="list every difference")
    arguments = options.parse_args()
    try:
        scores = evaluate(arguments.folder, parse, find_times)
    except DatelineError as error:
        options.error(str(error))
    for name, score in scores.items():
        print(f"{name:20} {score}")
    if arguments.errors:
        for difference in scores["all"].differences:
            print(
                f"{difference.what:7} {difference.words!r:30} gold {difference.gold!r:24} ours {difference.ours!r:24}"
                f" {difference.article}: {difference.context}"
            )


if __name__ == "__main__":
    main()
