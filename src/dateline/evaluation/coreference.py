"""Event and actor chains across articles, with a lemma baseline beside the record.

`python -m dateline.evaluation.coreference FILE [--states] [--only ENDING ...]` reads a file of gold mentions
(newswcl50, ECB+ or MEANTIME: one document a line). The gold mentions are given, the chains are asked for. Baseline:
mentions of a topic with the same head lemma are one chain. Record: a mention that a report's trigger lies in belongs to
the report's event, one that stands for a single actor to the actor, and so does the title before the actor's name. An
event or actor that several articles tell of goes by its commonest word, and so joins the words that it is told in; a
pronoun goes by the word of whom it stands for. Of what the record does not code, events of one word are one where their
articles tell one story; everything else falls back to the baseline. With `--states` a state's bodies and people are the
state, as newswcl50 counts them; `--only _ACTOR _COUNTRY` asks for the chains whose names end so.
Figures: MUC, B3, CEAF-e and their mean, CoNLL F1, of event chains, of entity chains and of both.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from dateline import codebook, language, mentions, record, reports, world
from dateline.evaluation import chains
from dateline.model import Actor, ActorMention, Article, Mentions, Span, Token
from dateline.record.stories import stories

# What a tokenizer writes for the quotation marks that stood there.
QUOTES = {"``": "“", "''": "”"}
TIGHT = frozenset(".,;:!?)]}%'’”") | {"'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m"}
OPEN = frozenset("([{“‘$")

# Actors that are their state where a set counts its bodies and people to it.
OF_STATES = frozenset({"country", "government", "ministry", "military", "delegation", "organization", "group"})
NAMED = frozenset({"person", "country", "government", "organization", "igo", "party", "military", "ministry"})
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "his", "their", "its", "i", "we", "you", "who", "that", "this", "which"}
)

SCORES = (chains.muc, chains.b_cubed, chains.ceaf_e, chains.conll)

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
        text += "\n" if text and not text.endswith("\n") else ""
        glued, tokens = True, sentence["tokens"]
        for place, token in enumerate(tokens):
            word = QUOTES.get(token.strip(), token.strip())
            if not word and "\n" in token and text and not text.endswith("\n"):
                text, glued = text + "\n", True  # a headline, and the line of prose below it
            closes = quoted if word == '"' else word in TIGHT
            inner = word == "-" and 0 < place < len(tokens) - 1 and _joins(tokens[place - 1], tokens[place + 1])
            text += "" if glued or closes or inner or not word else " "
            at[sentence["sent"], place] = Span(len(text), len(text) + len(word))
            text += word
            glued = inner or word in OPEN or (word == '"' and not quoted) or (glued and not word)
            quoted ^= word == '"'
    return text, at


def _joins(left: str, right: str) -> bool:
    """Whether a hyphen between these two stood inside one word ("Kim Jong-un", "son-in-law")."""
    return left[-1:].isalnum() and right[:1].isalnum()


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


def answers(
    articles: list[Article], gold: list[Mention], states: bool = False
) -> tuple[dict[int, str], dict[int, str]]:
    """For each gold mention by its number: the chain of the baseline, and the chain of the record."""
    facts = world.load()
    read_ones = list(mentions.find(language.parse(articles), facts))
    codings = list(reports.code(iter(read_ones), codebook.load(), facts))
    fused = record.build(codings, facts)
    event_of = {report: event.id for event in fused.events for report in event.reports}
    chain_of = {actor.id: _chain(actor, states) for actor in fused.actors}
    actor_of = {local: chain_of[actor] for local, actor in fused.actor_of}
    triggers = {c.article.id: [(r.trigger, event_of[r.id]) for r in c.reports] for c in codings}
    by_article = {m.article.id: m for m in read_ones}
    story = {article: n for n, group in enumerate(stories(articles)) for article in group}
    lemma: dict[int, str] = {}
    told: dict[int, str] = {}
    known: dict[int, str] = {}
    for number, mention in enumerate(gold):
        found = by_article[mention.article]
        head = _head(found, mention.span)
        word = head.lemma.lower() if head else ""
        lemma[number] = told[number] = f"{mention.topic}:{word}"
        event = None
        if mention.kind == "event":
            told[number] = f"{mention.topic}, story {story[mention.article]}:{word}"
            event = _event(triggers[mention.article], mention)
        if chain := event or _actor(found, head, actor_of, titled=mention.kind != "event"):
            known[number] = chain
    return lemma, extended(gold, told, known)


def _chain(actor: Actor, states: bool) -> str | None:
    """What goes by one name: the actor, or with `states` its state; nothing for groups of many."""
    if states and actor.country and actor.kind in OF_STATES:
        return f"state {actor.country}"
    return actor.id if actor.kind in NAMED else None


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


def _actor(found: Mentions, head: Token | None, chain_of: Mapping[str, str | None], titled: bool) -> str | None:
    """The one actor that the head word stands for: of "the Iran deal", the deal and not Iran; no group of many."""
    there = [m for m in found.actor_mentions if head and m.span.contains(head.span)]
    if head and not there and titled:
        there = _named_after(found, head)
    if not there:
        return None
    best = min(there, key=lambda m: (m.span.end - m.span.start, m.span))
    chains_there = {chain_of[actor] for actor in best.actors}
    return chains_there.pop() if len(chains_there) == 1 else None


def _named_after(found: Mentions, title: Token) -> list[ActorMention]:
    """The person whose name follows right after these words: of "Prime Minister Dahl" the minister is Dahl."""
    tokens = next(s.tokens for s in found.sentences if title in s.tokens)
    after = tokens[tokens.index(title) + 1 :][:1]
    return [
        m for m in found.actor_mentions if m.how in ("name", "surname") and any(m.span.contains(t.span) for t in after)
    ]


def measure(path: Path, states: bool = False, only: Sequence[str] = ("",)) -> dict[str, dict[str, float]]:
    """The scores of the lemma baseline and of the record, by kind of chain."""
    articles, gold = read(path)
    lemma, ours = answers(articles, gold, states)
    made = {}
    for kind in ("event", "entity", "all"):
        asked = [n for n, m in enumerate(gold) if kind in ("all", m.kind) and m.chain.endswith(tuple(only))]
        truth = {n: f"{gold[n].topic}:{gold[n].chain}" for n in asked}
        for name, answer in (("lemma", lemma), ("record", ours)):
            here = {n: answer[n] for n in asked}
            made[f"{kind} {name}"] = {score.__name__: score(truth, here) for score in SCORES} if asked else {}
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--states", action="store_true")
    parser.add_argument("--only", nargs="+", default=[""], metavar="ENDING")
    options = parser.parse_args()
    for name, scores in measure(options.file, options.states, options.only).items():
        print(f"{name:14s} " + "  ".join(f"{score} {value:.3f}" for score, value in scores.items()))


if __name__ == "__main__":
    main()
