"""Event and actor chains across articles, with a lemma baseline beside the record.

`python -m dateline.evaluation.coreference FILE [--kind event|entity|all]` reads a file of gold mentions (newswcl50,
ECB+ or MEANTIME: one document a line). The gold mentions are given, the chains are asked for. Baseline: mentions of a
topic with the same head lemma are one chain. Record: a mention that a report's trigger lies in belongs to the report's
event, one that stands for a single actor to the actor. An event or actor that several articles tell of goes by its
commonest word, and so joins the words that it is told in; a pronoun goes by the word of whom it stands for. Everything
else falls back to the baseline.
Figures: CoNLL F1.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from dateline import codebook, language, mentions, record, reports, world
from dateline.evaluation import chains
from dateline.model import Article, Mentions, Span, Token

TIGHT = frozenset(".,;:!?)]}%'’”") | {"'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m"}
OPEN = frozenset("([{“‘$")

NAMED = frozenset({"person", "country", "government", "organization", "igo", "party", "military", "ministry"})
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "his", "their", "its", "i", "we", "you", "who", "that", "this", "which"}
)

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Mention:
    """A gold mention: its words in the article that was put together again from the tokens."""

    article: str
    span: Span
    chain: str
    topic: str
    kind: str


def read(path: Path) -> tuple[list[Article], list[Mention]]:
    """The documents as articles, and their gold mentions."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    articles, found = [], []
    for row in rows:
        text, at = _text(row)
        articles.append(Article(row["doc_id"], text))
        found += list(_mentions(row, at))
    return articles, found


def _text(row: Row) -> tuple[str, dict[tuple[int, int], Span]]:
    """The text of a document, and the span of each token by sentence and place in it."""
    text, at, quoted = "", {}, False
    for sentence in row["sentences"]:
        text += "\n" if text else ""
        glued = True
        for place, token in enumerate(sentence["tokens"]):
            word = token.strip()
            closes = quoted if word == '"' else word in TIGHT
            text += "" if glued or closes or not word else " "
            at[sentence["sent"], place] = Span(len(text), len(text) + len(word))
            text += word
            glued = word in OPEN or (word == '"' and not quoted) or (glued and not word)
            quoted ^= word == '"'
    return text, at


def _mentions(row: Row, at: Mapping[tuple[int, int], Span]) -> Iterator[Mention]:
    first_of = {sentence["sent"]: sentence.get("first_token", 0) for sentence in row["sentences"]}
    listed = [(m, m["kind"], m["start"], m["end"]) for m in row.get("mentions", ())]
    for kind in ("event", "entity"):
        for m in row.get(f"{kind}_mentions", ()):
            places = [token - first_of[m["sent"]] for token in m["tokens"]]
            listed += [(m, kind, places[0], places[-1])] if places else []
    for mention, kind, first, last in listed:
        if (mention["sent"], first) in at and (mention["sent"], last) in at:
            span = at[mention["sent"], first].cover(at[mention["sent"], last])
            yield Mention(row["doc_id"], span, mention["chain"], str(row.get("topic_id", row["topic"])), kind)


def answers(articles: list[Article], gold: list[Mention]) -> tuple[dict[int, str], dict[int, str]]:
    """For each gold mention by its number: the chain of the baseline, and the chain of the record."""
    facts = world.load()
    read_ones = list(mentions.find(language.parse(articles), facts))
    codings = list(reports.code(iter(read_ones), codebook.load(), facts))
    fused = record.build(codings, facts)
    event_of = {report: event.id for event in fused.events for report in event.reports}
    actor_of = dict(fused.actor_of)
    named = {actor.id for actor in fused.actors if actor.kind in NAMED}
    triggers = {c.article.id: [(r.trigger, event_of[r.id]) for r in c.reports] for c in codings}
    by_article = {m.article.id: m for m in read_ones}
    lemma: dict[int, str] = {}
    known: dict[int, str] = {}
    for number, mention in enumerate(gold):
        found = by_article[mention.article]
        head = _head(found, mention.span)
        lemma[number] = f"{mention.topic}:{head.lemma.lower() if head else ''}"
        event = _event(triggers[mention.article], mention) if mention.kind == "event" else None
        if chain := event or _actor(found, head, actor_of, named):
            known[number] = chain
    return lemma, extended(gold, lemma, known)


def extended(gold: list[Mention], lemma: Mapping[int, str], known: Mapping[int, str]) -> dict[int, str]:
    """The chains of the baseline, joined where the record knows a chain of several articles."""
    words: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    told_in: dict[str, set[str]] = defaultdict(set)
    for number, chain in known.items():
        words[gold[number].topic, chain][lemma[number]] += not _pronoun(lemma[number])
        told_in[chain].add(gold[number].article)
    ours = dict(lemma)
    for number, chain in known.items():
        there = words[gold[number].topic, chain]
        commonest = max(there, key=lambda word: (there[word], word))
        if there[commonest] and (len(told_in[chain]) > 1 or _pronoun(lemma[number])):
            ours[number] = commonest
    return ours


def _pronoun(chain: str) -> bool:
    return chain.rpartition(":")[2] in PRONOUNS


def _head(found: Mentions, span: Span) -> Token | None:
    """The mention's head: the last noun before any preposition or comma, else its first verb, else its last word."""
    inside = [token for sentence in found.sentences for token in sentence.tokens if span.contains(token.span)]
    core = list(takewhile(lambda token: token.upos not in ("ADP", "PUNCT", "SCONJ") or token is inside[0], inside))
    nouns = [token for token in core if token.upos in ("NOUN", "PROPN", "PRON", "NUM")]
    verbs = [token for token in core if token.upos == "VERB"]
    return next(iter(nouns[-1:] or verbs[:1] or inside[-1:]), None)


def _event(triggers: list[tuple[Span, str]], mention: Mention) -> str | None:
    return next((event for trigger, event in triggers if trigger.overlaps(mention.span)), None)


def _actor(found: Mentions, head: Token | None, actor_of: Mapping[str, str], named: Collection[str]) -> str | None:
    """The one actor that the head word stands for: of "the Iran deal", the deal and not Iran; no group of many."""
    there = [m for m in found.actor_mentions if head and m.span.contains(head.span)]
    if not there:
        return None
    best = min(there, key=lambda m: (m.span.end - m.span.start, m.span))
    actors = {actor_of[actor] for actor in best.actors}
    return min(actors) if len(actors) == 1 and min(actors) in named else None


def measure(path: Path, kind: str = "all") -> dict[str, float]:
    """CoNLL F1 of the record and of the lemma baseline."""
    articles, gold = read(path)
    lemma, ours = answers(articles, gold)
    asked = [n for n, mention in enumerate(gold) if kind in ("all", mention.kind)]
    truth = {n: f"{gold[n].topic}:{gold[n].chain}" for n in asked}
    return {
        "mentions": float(len(asked)),
        "lemma": chains.conll(truth, {n: lemma[n] for n in asked}),
        "record": chains.conll(truth, {n: ours[n] for n in asked}),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--kind", choices=("event", "entity", "all"), default="all")
    options = parser.parse_args()
    for name, value in measure(options.file, options.kind).items():
        print(f"{name:10s} {value:.3f}")


if __name__ == "__main__":
    main()
