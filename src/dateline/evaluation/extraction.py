"""Pages to articles: text, title, authors and day, beside trafilatura as it comes.

    python -m dateline.evaluation.extraction FOLDER [--set NAME] [--errors FIELD]

FOLDER holds one folder a set: `gold.jsonl` (one page a line; `file` names its gzip in `html/`) and the pages. Text is
scored as each set's makers do: four-word shingles, words, or ROUGE-LSum. A title is right when its words are equal, a
day when it is the same day, authors when every name of the gold is among those found. A dateline counts as text here,
because no gold parts the two.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

from anyascii import anyascii
from rapidfuzz.distance import LCSseq

from dateline.evaluation.tally import f1
from dateline.model import Article

SHINGLE = 4
FIELDS = ("text", "title", "day", "authors")
_WORD = re.compile(r"\w+")

Rates = tuple[float, float]  # precision, recall


@dataclass(frozen=True, slots=True)
class Page:
    """A page with what people say it holds; None or empty where the set does not say."""

    file: str
    html: bytes
    url: str | None
    text: str | None
    title: str | None
    day: str | None
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader made of a page."""

    text: str
    title: str | None
    day: str | None
    authors: str


@dataclass(slots=True)
class Score:
    """Rates of the text by page, right or wrong for each field, and the pages that are not right."""

    rates: list[Rates] = field(default_factory=list)
    right: dict[str, list[bool]] = field(default_factory=lambda: {name: [] for name in FIELDS[1:]})
    errors: list[str] = field(default_factory=list)

    def figures(self, harmonic: bool) -> dict[str, float]:
        """The text's F1 (of the averages, or the average of the pages' own where `harmonic`) and the rest."""
        made: dict[str, float] = {}
        if self.rates:
            pages = [f1(p, r) for p, r in self.rates]
            made["text"] = mean(pages) if harmonic else f1(*(mean(rate) for rate in zip(*self.rates, strict=True)))
        return made | {name: mean(of) for name, of in self.right.items() if of}


def read_gold(folder: Path) -> Iterator[Page]:
    """The pages of one set."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            day = row.get("date") or row.get("publish_date") or row.get("publishing_date")
            yield Page(
                file=row["file"],
                html=gzip.decompress((folder / "html" / row["file"]).read_bytes()),
                url=row.get("url"),
                text=_gold_text(row),
                title=row.get("title"),
                day=str(day)[:10] if day else None,
                authors=_gold_authors(row),
            )


def _gold_text(row: dict[str, object]) -> str | None:
    for key in ("articleBody", "text", "main_content"):
        if isinstance(row.get(key), str):
            return str(row[key])
    body = row.get("body")
    if isinstance(body, list):
        return "\n".join(body)
    if isinstance(body, dict):
        sections = [line for s in body["sections"] for line in (*s["headline"], *s["paragraphs"])]
        return "\n".join([*body["summary"], *sections])
    return None


def _gold_authors(row: dict[str, object]) -> tuple[str, ...]:
    value = row.get("authors") or row.get("author") or ()
    names: Iterable[str] = re.split(r",|;| and ", value) if isinstance(value, str) else value  # type: ignore[assignment]
    return tuple(name.strip() for name in names if name.strip())


def shingles(gold: str, found: str) -> Rates:
    """Precision and recall of four-word runs, as scrapinghub's evaluation has them."""
    return _overlap(*(_runs(_WORD.findall(text), SHINGLE) for text in (gold, found)))


def bag(gold: str, found: str) -> Rates:
    """Precision and recall of words."""
    return _overlap(*(_runs(_WORD.findall(text.lower()), 1) for text in (gold, found)))


def _runs(words: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[i : i + n]) for i in range(max(1, len(words) - n + 1))) if words else Counter()


def _overlap(gold: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> Rates:
    both = (gold & found).total()
    if not gold and not found:
        return 1.0, 1.0
    precision = both / found.total() if found else 1.0
    return precision, both / gold.total() if gold else 1.0


def rouge(gold: str, found: str) -> Rates:
    """Precision and recall of ROUGE-LSum: for each line of the gold, the union of its longest common subsequences."""
    lines = [[_WORD.findall(line.lower()) for line in text.split("\n")] for text in (gold, found)]
    left, right = ([line for line in side if line] for side in lines)
    gold_words, found_words = (Counter(word for line in side for word in line) for side in (left, right))
    hits = 0
    free_gold, free_found = gold_words.copy(), found_words.copy()
    for line in left:
        matched: set[int] = set()
        for other in right:
            blocks = LCSseq.opcodes(line, other)
            matched.update(i for b in blocks if b.tag == "equal" for i in range(b.src_start, b.src_end))
        for word in (line[i] for i in sorted(matched)):
            if free_gold[word] > 0 and free_found[word] > 0:
                hits += 1
                free_gold[word] -= 1
                free_found[word] -= 1
    total = gold_words.total(), found_words.total()
    return hits / total[1] if total[1] else 0.0, hits / total[0] if total[0] else 0.0


# How each set is scored, and whether its text F1 is the mean of the pages' own.
SETS: dict[str, tuple[Callable[[str, str], Rates], bool]] = {
    "scrapinghub-aeb": (shingles, False),
    "naeb": (shingles, False),
    "fundus-evaluation": (rouge, True),
    "fundus-parser-tests": (rouge, True),
    "htmldate-mediacloud-2020": (shingles, False),
    "wcxb-articles": (bag, True),
}


def add(score: Score, page: Page, read: Read, rates: Callable[[str, str], Rates]) -> None:
    """Add one page to the score."""
    if page.text is not None:
        score.rates.append(rates(page.text, read.text))
        precision, recall = score.rates[-1]
        score.errors.append(f"text    {f1(precision, recall):.3f} P {precision:.3f} R {recall:.3f} {page.file}")
    if page.title:
        _mark(score, "title", page, _words(page.title) == _words(read.title or ""), page.title, read.title)
    if page.day:
        _mark(score, "day", page, page.day == read.day, page.day, read.day)
    if page.authors:
        found = _words(anyascii(read.authors))
        right = all(f" {_words(anyascii(name))} " in f" {found} " for name in page.authors)
        _mark(score, "authors", page, right, "; ".join(page.authors), read.authors)


def _mark(score: Score, name: str, page: Page, right: bool, gold: str, found: str | None) -> None:
    score.right[name].append(right)
    if not right:
        score.errors.append(f"{name:<7} {page.file}\n          gold  {gold}\n          found {found}")


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def by_dateline(page: Page) -> Read:
    """What Dateline makes of a page."""
    from dateline import articles, sources

    raw = sources.of_bytes(page.html, page.file, url=page.url, on_problem=lambda problem: None)
    return next(
        (_read(article) for article in articles.read(raw, on_problem=lambda problem: None)), Read("", None, None, "")
    )


def _read(article: Article) -> Read:
    dateline = f"{article.dateline.quote} " if article.dateline else ""
    day = article.published[:10] if article.published else None
    return Read(dateline + article.text, article.title, day, "; ".join(article.authors))


def by_trafilatura(page: Page) -> Read:
    """What trafilatura makes of it with nothing set but comments left out."""
    from trafilatura import bare_extraction

    made = bare_extraction(page.html, url=page.url, include_comments=False, with_metadata=True)
    if made is None:
        return Read("", None, None, "")
    fields = made if isinstance(made, dict) else made.as_dict()
    return Read(fields["text"] or "", fields["title"], fields["date"], fields["author"] or "")


def evaluate(folder: Path, reader: Callable[[Page], Read]) -> Score:
    """One reader on one set."""
    score = Score()
    rates, _ = SETS[folder.name]
    for page in read_gold(folder):
        add(score, page, reader(page), rates)
    return score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", choices=list(SETS), action="append", help="only this set")
    parser.add_argument("--errors", choices=FIELDS, help="list the pages on which this field is not right")
    options = parser.parse_args()
    print(f"{'':<26}" + "".join(f"{name:>20}" for name in FIELDS))
    for name in options.set or SETS:
        scores = [evaluate(options.folder / name, reader) for reader in (by_dateline, by_trafilatura)]
        ours, theirs = (score.figures(SETS[name][1]) for score in scores)
        cells = [f"{ours[f]:.3f} ({theirs[f]:.3f})" if f in ours else "" for f in FIELDS]
        print(f"{name:<26}" + "".join(f"{cell:>20}" for cell in cells), flush=True)
        if options.errors:
            print("\n".join(sorted(error for error in scores[0].errors if error.startswith(options.errors))))
    print("Dateline (trafilatura)")


if __name__ == "__main__":
    main()
