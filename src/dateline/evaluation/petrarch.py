"""The PETRARCH suites: who does something to whom, the actors named by the suite's own dictionaries.

    python -m dateline.evaluation.petrarch petrarch_dev.jsonl [--errors]

JSON lines with `suite`, `text`, `date` and `events` of `source`, `target` and CAMEO `code`; beside the file
`PETR.Validate.actors.txt` and `PETR.Validate.agents.txt`. A pair is right where both codes are equal; a triple where
the type is one that the code's first two digits stand for. Real names that the dictionary lacks are Dateline's own to
find. Speech (codes 01 and 02) is no event here: where no frame tells what was done, syntax alone gives the pair, which
then has no type.
"""

import argparse
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline import codebook, language, mentions, world
from dateline.evaluation.dictionaries import Dictionary, on_day, read_dictionary
from dateline.formats import facts
from dateline.model import Actor, Article, Mentions, Sentence
from dateline.reports.arguments import around_verb, lemma_of, with_conjuncts
from dateline.reports.dyads import SOLDIERS, Range, Sides, relations
from dateline.reports.matching import Matcher
from dateline.reports.roles import MEMBERS

Triple = tuple[str, str, str]
LEAST = 4.0  # of a relation's score: below it the sides hardly belong to the frame
BESIDE = 0.15  # how much less the other targets of an act may score: "A, B and C"
ROOTS = {
    "03": ("AGREE",),
    "04": ("CONSULT",),
    "05": ("SUPPORT",),
    "06": ("COOPERATE",),
    "07": ("AID",),
    "08": ("CONCEDE", "RETREAT"),
    "09": ("ACCUSE",),
    "10": ("REQUEST",),
    "11": ("ACCUSE",),
    "12": ("REJECT",),
    "13": ("THREATEN",),
    "14": ("PROTEST",),
    "15": ("MOBILIZE",),
    "16": ("SANCTION",),
    "17": ("COERCE",),
    "18": ("ASSAULT",),
    "19": ("ASSAULT",),
    "20": ("ASSAULT",),
}
# What those who act together may do to each other: "X and Y signed", "X and Y fought".
MUTUAL = ("CONSULT", "AGREE", "SUPPORT", "COOPERATE", "ASSAULT", "RETREAT")
BODIES = MEMBERS | SOLDIERS | {"government", "president", "ambassador", "mayor", "activist", "demonstrator", "advisor"}
NO_STATE = "---"
REAL = "petr2_gsr"  # the suite of real actors, which the dictionaries of the other do not know


@dataclass(frozen=True, slots=True)
class Item:
    article: Article
    suite: str
    events: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """F1 of exact (source, target) pairs, of those that have a type, by their first three letters, and of triples."""

    items: int
    pair: float
    coded_pair: float
    country_pair: float
    triple: float


NOBODY = Dictionary((), ())


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name an actor: tokens `first` to `last`, and its code."""

    code: str
    first: int
    last: int


def read(path: Path) -> Iterator[Item]:
    """The items of a file of JSON lines; those without text are left out."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            if row["text"].strip():
                day = row["date"]
                article = Article(
                    id=str(number), text=row["text"].strip(), published=f"{day[:4]}-{day[4:6]}-{day[6:8]}"
                )
                events = tuple((e["source"], e["target"], e["code"]) for e in row["events"])
                yield Item(article, row["suite"], events)


def named_in(sentence: Sentence, read_as: Mentions, names: Dictionary) -> tuple[Named, ...]:
    """The actors of a sentence in reading order: the dictionary's names, then Dateline's, each with its agents."""
    text, begin = read_as.article.text, sentence.span.start
    words = text[begin : sentence.span.end]
    day = (read_as.article.published or "").replace("-", "")
    taken: set[int] = set()
    found: list[tuple[tuple[str, ...], int, int]] = []
    for pattern, codes in names.actors:
        for hit in pattern.finditer(words):
            tokens = _tokens(sentence, begin + hit.start(), begin + hit.end())
            if tokens and not taken & set(tokens):
                taken |= set(tokens)
                found.append((on_day(codes, day), tokens[0], tokens[-1]))
    for mention in read_as.actor_mentions:
        if mention.sentence == sentence.index and mention.how != "pronoun":
            tokens = _tokens(sentence, mention.span.start, mention.span.end)
            told = [read_as.actor(a) for a in mention.actors]
            own = tuple(code for a in told if (a.country or not names.actors) and (code := _code(a)))
            if tokens and own and not taken & set(tokens):
                taken |= set(tokens)
                found.append((own, tokens[0], tokens[-1]))
    agents: list[tuple[str, int]] = []
    covered: set[int] = set()
    for pattern, code in names.agents:
        for hit in pattern.finditer(words):
            tokens = _tokens(sentence, begin + hit.start(), begin + hit.end())
            if tokens and not covered & set(tokens):
                covered |= set(tokens)
                of = next((t for t in tokens if sentence.tokens[t].text.lower() == "of"), tokens[-1] + 1)
                agents.append((code, of - 1))
    named = list(_with_agents(sentence, found, agents))
    named += _of_no_state(sentence, named, agents)
    return tuple(sorted(named, key=lambda n: (n.first, n.code)))


def _of_no_state(sentence: Sentence, named: Sequence[Named], agents: Sequence[tuple[str, int]]) -> Iterator[Named]:
    """ "Clerics and lawmakers believe": agents of nobody with whom the sentence begins."""
    doers = {t for c in sentence.clauses if c.relation == "root" for p, t in around_verb(c) if p == "subject"}
    for code, at in agents:
        if at in doers and not any(n.first <= at or n.code.endswith(code) for n in named) and "~" not in code:
            yield Named(NO_STATE + code, at, at)


def _tokens(sentence: Sentence, begin: int, end: int) -> list[int]:
    return [t.index for t in sentence.tokens if t.start < end and begin < t.end]


def _code(actor: Actor) -> str:
    """CAMEO's code; "---REB" where no state is named; blank for a person of whom nothing is known."""
    code = facts.cameo_actor(actor)
    bare = actor.country is None and actor.kind != "igo" and bool(code)
    return NO_STATE + code if bare else code


def _with_agents(
    sentence: Sentence, found: Sequence[tuple[tuple[str, ...], int, int]], agents: Sequence[tuple[str, int]]
) -> Iterator[Named]:
    """ "Soldiers from X", "X's border police": the agent of the phrase around the name joins its code."""
    code_at = {at: code for code, at in agents}
    for codes, first, last in sorted(found, key=lambda f: f[1]):
        around = sorted(
            (p for p in sentence.phrases if p.first <= first and last <= p.last), key=lambda p: p.last - p.first
        )
        if any(p.core_first <= other < first and last <= p.core_last for p in around for _, other, _ in found):
            continue  # "X's minister N": one actor, named by the first
        inside: list[int] = []
        for phrase in around[:3]:
            inside = [
                at for at in sorted(code_at) if phrase.core_first <= at <= phrase.core_last and not first <= at <= last
            ]
            if inside:
                break
        joined = [""]
        if inside and inside[-1] not in _taken(sentence, found, first):
            joined = _agents_of(sentence, inside, code_at, _taken(sentence, found, first))
            joined = ["ELI"] if _former(sentence, min(first, inside[0]), inside[-1]) else joined
            first, last = min(first, inside[0]), max(last, inside[-1])
        for phrase in around[:2]:
            head = sentence.tokens[phrase.head]
            titled = joined != [""] and head.upos == "PROPN"  # "Norland President NAME"
            within = phrase.core_first <= first <= phrase.core_last
            if within and (titled or lemma_of(sentence, phrase.head) in BODIES):
                last = max(last, phrase.head)
        for code in codes:
            for agent in joined:
                yield Named(_joined(code, agent), first, last)


def _agents_of(
    sentence: Sentence, inside: Sequence[int], code_at: Mapping[int, str], named: Collection[int]
) -> list[str]:
    """The agents of one name: each of those joined by "and", with what stands before it ("military intelligence")."""
    heads = {t for p in sentence.phrases if inside[-1] in (p.head, *p.conjuncts) for t in (p.head, *p.conjuncts)}
    before = "".join(code_at[t] for t in inside[:-1] if t not in heads)
    joined = [code_at[t] for t in sorted(heads & code_at.keys() - {inside[-1]}) if t not in named]
    return [before + code for code in (*joined, code_at[inside[-1]])]


def _former(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the agents held their office before: they are of the elite."""
    return any(sentence.tokens[t].text.lower() == "former" for t in range(max(0, first - 2), last))


def _joined(code: str, agent: str) -> str:
    """The name's code with its agent's: "~GOV" stands behind, "NGO~" before it."""
    before, found, agent = agent.rpartition("~")
    code = before + code if found else code
    return code if agent and code.endswith(agent) else code + agent


def _taken(sentence: Sentence, found: Sequence[tuple[tuple[str, ...], int, int]], first: int) -> set[int]:
    """Tokens in the cores of phrases that hold another name before this one: their agents are that name's."""
    cores = (range(p.core_first, p.core_last + 1) for p in sentence.phrases)
    return {
        at
        for core in cores
        for _, other, _ in found
        if other != first and other in core and first not in core
        for at in core
    }


def triples(sentence: Sentence, actors: Sequence[Named], matcher: Matcher) -> Iterator[Triple]:
    """(source, target, type) for the best target of every source, and for those beside it.

    Of two directions the better one counts; actors that act together are each other's targets where there is no other.
    """
    ranges: dict[str, tuple[Range, ...]] = {}
    for actor in actors:
        ranges[actor.code] = (*ranges.get(actor.code, ()), *_standing_for(sentence, actor))
    best = {
        (source, target): found[0]
        for source in ranges
        for target in ranges
        if source != target and (found := relations(sentence, Sides(ranges[source], ranges[target]), matcher))
    }
    joint = {pair for pair in best if _together(sentence, ranges[pair[0]], ranges[pair[1]])}
    best = {pair: r for pair, r in best.items() if pair not in joint or r.type in MUTUAL}
    for source in ranges:
        mine = {pair: r for pair, r in best.items() if pair[0] == source and r.score >= LEAST}
        kept = {p: r for p, r in mine.items() if p in joint or p[::-1] not in best or r.score >= best[p[::-1]].score}
        for trigger in dict.fromkeys(r.trigger for r in kept.values()):
            act = {pair: r for pair, r in kept.items() if r.trigger == trigger}
            top = max(r.score for r in act.values())
            for pair, r in act.items():
                if r.score >= top - BESIDE:
                    yield (*pair, r.type)
                    if r.mode == "visit" and lemma_of(sentence, r.trigger) not in ("depart", "return"):
                        yield (*pair[::-1], r.type)  # who is visited hosts


def _standing_for(sentence: Sentence, actor: Named) -> Iterator[Range]:
    """The actor's own words, and the noun that they belong to ("X's mayor") or tell ("old foes X and Y")."""
    yield actor.first, actor.last
    words = range(actor.first, actor.last + 1)
    for phrase in sentence.phrases:
        beside = phrase.appositions + tuple(c for head in phrase.appositions for c in with_conjuncts(sentence, head))
        told = any(t in words for t in beside) and sentence.tokens[phrase.head].upos == "NOUN"
        owned = phrase.possessor in words and lemma_of(sentence, phrase.head) in BODIES
        within = phrase.core_first <= actor.first and actor.last <= phrase.core_last < phrase.core_first + 8
        if (told or owned or within) and phrase.head not in words:
            yield phrase.head, phrase.head


def by_syntax(sentence: Sentence, actors: Sequence[Named]) -> Iterator[Triple]:
    """Who acts on whom where no frame tells what: the subject of the first clause that has another actor under it."""
    for clause in sorted(sentence.clauses, key=lambda c: c.relation != "root"):
        at = around_verb(clause)
        doers = [t for p, t in at if p == "subject"]
        owners = [p.possessor for p in sentence.phrases if p.head in doers]  # "X's death toll has risen"
        subjects = [
            a.code
            for a in actors
            if any(
                first <= t <= last
                for t in (*doers, *owners)
                if t is not None
                for first, last in _standing_for(sentence, a)
            )
        ]
        begin, end = sentence.subtree(clause.predicate)
        others = [a for a in actors if a.code not in subjects and begin <= a.first <= end]
        first = others[:1] + [a for a in others[1:] if a.first - others[0].last <= 2]
        if subjects and (first or len(set(subjects)) > 1):
            yield from ((s, t.code, "") for s in dict.fromkeys(subjects) for t in first)
            if not first:
                yield from ((s, t, "") for s in dict.fromkeys(subjects) for t in dict.fromkeys(subjects) if s != t)
            return


def _together(sentence: Sentence, one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> bool:
    """Whether both are subjects of one clause: "X and Y signed"."""
    for clause in sentence.clauses:
        subjects = [a.token for a in clause.arguments if a.role == "subject"]
        if all(any(first <= t <= last for t in subjects for first, last in side) for side in (one, other)):
            return True
    return False


def predict(items: Iterable[Item], names: Dictionary) -> Iterator[tuple[Item, tuple[Triple, ...]]]:
    kept = list(items)
    matcher = Matcher(codebook.load().types.values(), given=True)
    read_as = mentions.find(language.parse(item.article for item in kept), world.load())
    for item, reading in zip(kept, read_as, strict=True):
        found: list[Triple] = []
        for sentence in reading.sentences:
            actors = named_in(sentence, reading, NOBODY if item.suite == REAL else names)
            found += tuple(triples(sentence, actors, matcher)) or tuple(by_syntax(sentence, actors))
        yield item, tuple(dict.fromkeys(found))


def score(pairs: Iterable[tuple[Sequence[Triple], Sequence[Triple]]]) -> Score:
    """Compare gold triples (with CAMEO codes) with ours (with types), item by item."""
    kept = list(pairs)
    exact = _f1(({(s, t) for s, t, _ in gold}, {(s, t) for s, t, _ in ours}) for gold, ours in kept)
    country = _f1(({(s[:3], t[:3]) for s, t, _ in gold}, {(s[:3], t[:3]) for s, t, _ in ours}) for gold, ours in kept)
    coded = _f1(({(s, t) for s, t, _ in gold}, {(s, t) for s, t, type_ in ours if type_}) for gold, ours in kept)
    both = _f1((set(gold), {_as_coded(o, gold) for o in ours}) for gold, ours in kept)
    return Score(len(kept), exact, coded, country, both)


def _as_coded(ours: Triple, gold: Sequence[Triple]) -> Triple:
    """Our triple in the gold's own code where its type is one of those that the code stands for."""
    for row in gold:
        if row[:2] == ours[:2] and ours[2] in ROOTS.get(row[2][:2], ()):
            return row
    return ours


def _f1(pairs: Iterable[tuple[set[Triple] | set[tuple[str, str]], set[Triple] | set[tuple[str, str]]]]) -> float:
    right = total = 0
    for gold, ours in pairs:
        right += len(gold & ours)
        total += len(gold) + len(ours)
    return 2 * right / total if total else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="print a line for each error")
    options = parser.parse_args()
    found = list(predict(read(options.file), read_dictionary(options.file.parent)))
    if options.errors:
        for item, ours in found:
            if {e[:2] for e in item.events} != {o[:2] for o in ours}:
                print(f"{item.suite}: {item.article.text}\n   gold {item.events}\n   ours {ours}")
    by_suite: Mapping[str, list[tuple[Sequence[Triple], Sequence[Triple]]]] = {
        suite: [(i.events, o) for i, o in found if suite in (i.suite, "all")]
        for suite in ("all", *sorted({i.suite for i, _ in found}))
    }
    for suite, rows in by_suite.items():
        result = score(rows)
        figures = {
            "pair": result.pair,
            "with a type": result.coded_pair,
            "by country": result.country_pair,
            "triple": result.triple,
        }
        told = "  ".join(f"{name} {value:.3f}" for name, value in figures.items())
        print(f"{suite:<10} {result.items:>4}  F1: {told}")


if __name__ == "__main__":
    main()
