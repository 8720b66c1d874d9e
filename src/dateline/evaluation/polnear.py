"""Who said what, held against PolNeAR: content, source and cue of every attribution, named speaker or not.

PolNeAR marks attributions in US political news (direct, indirect and mixed speech, and views held). Its texts are for
evaluation only (`python -m dateline.evaluation.polnear polnear-dev.jsonl`). The data are JSON lines: `text` and
`attributions`, each with `source`, `cue` and `content` as lists of [begin, end) offsets.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dateline.language.pipeline import LanguageModel
from dateline.model.article import Article
from dateline.model.span import Span
from dateline.reports.sayings import find_sayings

Spans = tuple[Span, ...]
OPENING = "\"“'‘"


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution, of the gold or of a system."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Score:
    """Content found at IoU >= .5, exact content, characters; then sources given matched content. All in [0, 1]."""

    gold: int
    found: int
    content_precision: float
    content_recall: float
    content_f1: float
    exact_f1: float
    character_f1: float
    source_match: float
    cue_match: float
    direct_recall: float


def read(path: Path) -> Iterator[tuple[Article, tuple[Attributed, ...]]]:
    """The articles with their gold attributions. Raises OSError for no file, ValueError for one not JSON lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            gold = tuple(Attributed(*(_spans(a[k]) for k in ("source", "cue", "content"))) for a in row["attributions"])
            yield Article(id=row["doc"], text=row["text"], title=row.get("title")), gold


def system(model: LanguageModel) -> Callable[[Article], Iterator[Attributed]]:
    """What Dateline finds: the sayings of an article that were said, whoever their source is."""

    def find(article: Article) -> Iterator[Attributed]:
        for parse in model.parse([article]):
            for saying in find_sayings(article, parse.sentences):
                if saying.actual:
                    yield Attributed((saying.source,) if saying.source else (), (saying.cue,), saying.content)

    return find


def _spans(pairs: Iterable[Sequence[int]]) -> Spans:
    return tuple(sorted(Span(begin, end) for begin, end in pairs))


def score(
    documents: Iterable[tuple[Article, tuple[Attributed, ...]]], find: Callable[[Article], Iterable[Attributed]]
) -> Score:
    """Run `find` over the articles and compare; contents are paired greedily, best overlap first."""
    gold_total = found_total = matched = exact = sources = with_source = cues = direct = direct_hit = 0
    said_characters = [0, 0, 0]  # gold, found, both
    for article, gold in documents:
        found = tuple(find(article))
        gold_total, found_total = gold_total + len(gold), found_total + len(found)
        pairs = pair(gold, found)
        matched += len(pairs)
        for g, f in pairs:
            exact += _characters(g.content) == _characters(f.content)
            with_source += bool(g.source)
            sources += bool(g.source) and bool(_characters(g.source) & _characters(f.source))
            cues += bool(_characters(g.cue) & _characters(f.cue))
        quoted = [g for g in gold if g.content and g.content[0].of(article.text)[:1] in OPENING]
        direct += len(quoted)
        direct_hit += sum(any(g is q for g, _ in pairs) for q in quoted)
        mine = set().union(*(_characters(f.content) for f in found)) if found else set()
        theirs = set().union(*(_characters(g.content) for g in gold)) if gold else set()
        for place, size in enumerate((len(theirs), len(mine), len(mine & theirs))):
            said_characters[place] += size
    return Score(
        gold=gold_total,
        found=found_total,
        content_precision=_ratio(matched, found_total),
        content_recall=_ratio(matched, gold_total),
        content_f1=_ratio(2 * matched, gold_total + found_total),
        exact_f1=_ratio(2 * exact, gold_total + found_total),
        character_f1=_ratio(2 * said_characters[2], said_characters[0] + said_characters[1]),
        source_match=_ratio(sources, with_source),
        cue_match=_ratio(cues, matched),
        direct_recall=_ratio(direct_hit, direct),
    )


def pair(
    gold: Sequence[Attributed], found: Sequence[Attributed], least: float = 0.5
) -> list[tuple[Attributed, Attributed]]:
    """Gold and found attributions whose contents overlap by at least `least` (intersection over union), one to one."""
    overlaps = sorted(
        (
            (iou, i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if (iou := overlap(g.content, f.content)) >= least
        ),
        key=lambda x: (-x[0], x[1], x[2]),
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for _, i, j in overlaps:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


def overlap(one: Spans, two: Spans) -> float:
    """Intersection over union of two contents, in characters."""
    if not one or not two or one[-1].end <= two[0].start or two[-1].end <= one[0].start:
        return 0.0
    a, b = _characters(one), _characters(two)
    return len(a & b) / len(a | b)


def _characters(spans: Spans) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}


def main(arguments: Sequence[str]) -> None:
    """Print the score of Dateline on each file named."""
    find = system(LanguageModel.load())
    for name in arguments:
        for field, value in asdict(score(read(Path(name)), find)).items():
            print(f"{field:18} {value:.3f}" if isinstance(value, float) else f"{field:18} {value}")


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


if __name__ == "__main__":
    main(sys.argv[1:])
