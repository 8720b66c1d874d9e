"""Who, what, when and where of an article's main event, against the phrases that people marked.

`python -m dateline.evaluation.giveme5w1h gold5w1h_dev.jsonl`. Most of the articles are on sports, accidents and crime,
which the event coder leaves alone by design; there the main clause of the opening answers. A first answer is right when
half of its content words, or of a marked phrase's, are the other's; `day` is the calendar day of "when".
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dateline import codebook, language, mentions, reports, world
from dateline.model import Article, Clause, EventReport, Mentions, Sentence, Span, TimeMention

Row = Mapping[str, Any]
OPENING = 4  # sentences in which the main event is looked for
ASKED = ("who", "what", "when", "where")
EMPTY = frozenset(["the", "a", "an", "of", "in", "on", "at", "to", "and", "for", "with", "by", "his", "her", "its"])


def article_of(row: Row) -> Article:
    """The article with its title as the first line, since the people marked words of both."""
    title, body = str(row["title"]).strip(), str(row["text"])
    text = f"{title}\n{body}"
    stamp = re.match(r"\d{4}-\d\d-\d\d", str(row.get("date_publish")))
    day = stamp.group(0) if stamp else None  # some have none
    lines = (Span(0, len(title)), Span(len(title) + 1, len(text)))
    return Article(row["dId"], text, title=title, published=day, paragraphs=lines)


def answers(read: Mentions, told: Iterable[EventReport]) -> dict[str, str]:
    """One phrase for each question that has an answer, and the ISO day of "when"."""
    text = read.article.text
    opening = [s for s in read.sentences if not s.heading and s.clauses][:OPENING]
    headlines = [s for s in read.sentences if s.heading and any(c.kind != "noun" for c in s.clauses)]
    news = [r for r in told if r.news and r.sentence < OPENING]
    main = min(news, key=lambda r: (not _leads(read.sentences[r.sentence], r), r.sentence), default=None)
    sentence = read.sentences[main.sentence] if main else next(iter((*headlines, *opening)), None)
    if sentence is None:
        return {}
    found: dict[str, str] = {}
    for one in (sentence, *opening[:1]):  # what a headline cuts off, the first sentence says
        found = dict(_clause(one, text)) | found
    if main and main.participants:
        spans = sorted(p.span for p in main.participants if p.span)
        found |= {"who": spans[0].of(text)} if spans else {}
    time = _stated(read, main) or _first_time(read, (sentence, *opening, *read.sentences))
    if time and time.when:
        found |= {"when": time.span.of(text), "day": str(time.when.earliest)}
    if main and main.place_span:
        found["where"] = main.place_span.of(text)
    elif place := _place(read, (sentence, *opening)):
        found["where"] = place
    return found


def _leads(sentence: Sentence, report: EventReport) -> bool:
    """Whether the sentence's main clause tells the event, or what somebody says in it."""
    main = _main_clause(sentence)
    return report.trigger.overlaps(sentence.tokens[main.predicate].span)


def _main_clause(sentence: Sentence) -> Clause:
    """The clause that a sentence is about: what is said where it ends in "says NAME", else its root."""
    root = next((c for c in sentence.clauses if c.relation == "root"), sentence.clauses[0])
    subject = root.having("subject")
    inverted = bool(subject) and subject[0].token > root.predicate
    told = [c for c in sentence.clauses if c.predicate < root.predicate and c.kind != "noun" and c.having("subject")]
    return told[0] if inverted and told else root


def _stated(read: Mentions, main: EventReport | None) -> TimeMention | None:
    """The words that the main event's own day rests on."""
    if main is None or main.start is None or main.start.span is None:
        return None
    span = main.start.span
    return next((t for t in read.times if t.span.overlaps(span) and t.when), None)


def _place(read: Mentions, sentences: Iterable[Sentence]) -> str | None:
    """Of the places of the opening the one that the article names most, towns and venues before states."""
    here = [p for s in sentences for p in read.places_in(s.index, 0, len(s.tokens) - 1)]
    often = Counter(p.place.name for p in read.places)
    best = max(here, key=lambda p: (p.place.precision != "country", often[p.place.name]), default=None)
    return best.span.of(read.article.text) if best else None


def _clause(sentence: Sentence, text: str) -> Iterable[tuple[str, str]]:
    """Subject, and predicate with its object, of the sentence's main clause."""
    clause = _main_clause(sentence)
    for argument in clause.having("subject")[:1]:
        phrase = sentence.phrase_of(argument.token)
        yield "who", (phrase.span if phrase else sentence.tokens[argument.token].span).of(text)
    last = max([clause.predicate, *(a.token for a in clause.arguments if a.token > clause.predicate)])
    phrase = sentence.phrase_of(last)
    end = phrase.span.end if phrase else sentence.tokens[last].end
    yield "what", text[sentence.tokens[clause.predicate].start : end]


def _first_time(read: Mentions, sentences: Iterable[Sentence]) -> TimeMention | None:
    """The first day that is named, in each sentence that of its main clause first; where there is none, any time."""
    times: list[TimeMention] = []
    for sentence in sentences:
        here = [t for t in read.times_in(sentence.index, 0, len(sentence.tokens) - 1) if t.when]
        told = {a.token for a in _main_clause(sentence).arguments} if sentence.clauses else set()
        times += sorted(here, key=lambda t: t.token not in told)
    return min(times, key=lambda t: t.when is None or t.when.precision != "day", default=None)


def words(phrase: str) -> set[str]:
    return {w for w in re.findall(r"[a-z0-9]+", phrase.lower()) if w not in EMPTY}


def agrees(answer: str, marked: Iterable[str]) -> bool:
    """Whether half the content words of the answer, or of a marked phrase, are the other's."""
    said = words(answer)
    return any(2 * len(said & (w := words(m))) >= min(len(said), len(w)) > 0 for m in marked)


def marked_in(row: Row, name: str) -> list[str]:
    """The phrases that people marked for a question."""
    return [a["text"] for a in row["fiveWoneH"][name].get("annotated") or [] if a.get("text")]


def score(pairs: Iterable[tuple[Row, Mapping[str, str]]]) -> dict[str, tuple[int, int]]:
    """(right, asked) for each question that the people answered."""
    counts: dict[str, list[bool]] = defaultdict(list)
    for row, given in pairs:
        for name in ASKED:
            if marked := marked_in(row, name):
                counts[name].append(agrees(given.get(name, ""), marked))
        days = {str(a["parsed"])[:10] for a in row["fiveWoneH"]["when"].get("annotated") or [] if a.get("parsed")}
        if days:
            counts["day"].append(given.get("day") in days)
    return {name: (sum(v), len(v)) for name, v in counts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="print each wrong answer with what people marked")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()]
    facts = world.load()
    read = list(mentions.find(language.parse(map(article_of, rows)), facts))
    codings = reports.code(read, codebook.load(), facts)
    given = [(row, answers(found, c.reports)) for row, found, c in zip(rows, read, codings, strict=True)]
    figures = score(given)
    for row, answer in given if options.errors else ():
        for name in ASKED:
            if (marked := marked_in(row, name)) and not agrees(answer.get(name, ""), marked):
                print(f"{row['title']} [{row.get('date_publish')}]\n   {name}: {answer.get(name)!r}; marked: {marked}")
    four = [figures[name] for name in ASKED if name in figures]
    figures["all four"] = (sum(right for right, _ in four), sum(asked for _, asked in four))
    for name, (right, asked) in figures.items():
        print(f"{name:<10} {right:>4} of {asked:>4}  {right / max(1, asked):.3f}")


if __name__ == "__main__":
    main()
