"""Attribution: whom the article cites for a claim, outermost source first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.language import Sentence
from dateline.model.mention import Mentions
from dateline.model.report import Attribution
from dateline.model.span import Span
from dateline.reports.relays import Relay, carriers, cited
from dateline.reports.sources import PERSONS
from dateline.reports.speech import Saying

_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those|its|his|her|their|our)\s+", re.IGNORECASE)
_ASCRIBED = re.compile(
    r"^Statement (?:from|by)\s+(?P<author>.+?)\s+(?:on|at|in|about|regarding|following)\s", re.IGNORECASE
)
# "The news was first reported by ..." speaks of the sentences before it, "the trip ..." of the last one.
_NEWS = {"news": 2, "report": 2, "story": 2, "information": 2, "it": 1, "trip": 1, "meeting": 1, "visit": 1, "talk": 1}
# Verbs whose bare object is a claim; a commitment underscored or an effort praised is taken for granted.
_REPORTING = frozenset(
    (
        "report",
        "say",
        "announce",
        "reveal",
        "disclose",
        "confirm",
        "acknowledge",
        "deny",
        "mention",
        "detail",
        "describe",
    )
)
_SOURCES = PERSONS | {"source", "people", "person", "aide", "document", "report", "statement", "medium", "agency"}
_HOUSES = frozenset(("office", "cabinet", "administration", "team", "secretariat", "palace"))
_CLAIMING = frozenset(("clause", "told", "quote", "according", "noun"))


@dataclass(frozen=True, slots=True)
class Sources:
    """The sayings of one article, to be asked for claim after claim."""

    mentions: Mentions
    sayings: tuple[Saying, ...]

    @classmethod
    def of(cls, m: Mentions, sayings: Iterable[Saying]) -> "Sources":
        return cls(m, tuple(s for s in sayings if s.actual and _claims(m, s)))

    def cited_for(self, sentence: int, clause: int | None) -> tuple[Attribution, ...]:
        """Who is cited for a clause of a sentence, or for the sentence as a whole where `clause` is None.

        "KCNA reported, citing the ministry" gives both, the outermost first. A sentence after a sourced one has no
        source of its own unless its words say that it goes on.
        """
        m = self.mentions
        here = m.sentences[sentence]
        claim = here.tokens[here.clauses[clause].predicate].span if clause is not None else None
        holding = [s for s in self.sayings if _covers(s, here, claim)]
        holding += [s for s in self.sayings if 0 < s.sentence - sentence <= _looks_back(m, s)]
        found: list[Attribution] = []
        for saying in sorted(holding, key=lambda s: (s.extent.start - s.extent.end, s.cue)):
            found += _named(m, saying)
        found += [*_hearsay(here, clause), *_by_title(m)]
        first = {a.name: a for a in reversed(found)}
        return tuple(first[name] for name in dict.fromkeys(a.name for a in found))


def _claims(m: Mentions, saying: Saying) -> bool:
    verb = m.sentences[saying.sentence].tokens[saying.token].lemma.lower()
    return saying.group in _CLAIMING or (saying.group in ("object", "position") and verb in (*_REPORTING, "cite"))


def _covers(saying: Saying, sentence: Sentence, claim: Span | None) -> bool:
    if claim is not None:
        return saying.holds(claim)
    inside = sum(
        max(0, min(p.end, sentence.span.end) - max(p.start, sentence.span.start))
        for p in saying.content
        if p.overlaps(sentence.span)
    )
    return 2 * inside > sentence.span.end - sentence.span.start


def _named(m: Mentions, saying: Saying) -> list[Attribution]:
    """The outlet that carried the words or was told them, then the source itself, then whom that one cites."""
    sentence, cue = m.sentences[saying.sentence], saying.cue.of(m.article.text)
    found = [a for relay in carriers(sentence, saying.token) for a in _relayed(m, sentence, relay)]
    if saying.listener is not None:
        told = m.actors_at(saying.sentence, saying.listener)
        if len(told) == 1 and m.actor(told[0]).kind == "outlet":
            phrase = sentence.phrase_of(saying.listener)
            span = phrase.span if phrase else sentence.tokens[saying.listener].span
            found.append(Attribution(m.actor(told[0]).name, told[0], span, cue))
    if saying.source_token is not None:
        found += _source(m, sentence, saying.source_token, saying.token, cue, saying.source)
    return found + [a for relay in cited(sentence, saying.token) for a in _relayed(m, sentence, relay)]


def _relayed(m: Mentions, sentence: Sentence, relay: Relay) -> list[Attribution]:
    """The attribution of a source that relays or is relayed, where it is one that can speak: no "security concerns"."""
    token, verb = relay
    speaks = m.actors_at(sentence.index, token) or sentence.tokens[token].lemma.lower() in _SOURCES
    return _source(m, sentence, token, verb, sentence.tokens[verb].text, None) if speaks else []


def _source(m: Mentions, sentence: Sentence, token: int, verb: int, cue: str, span: Span | None) -> list[Attribution]:
    """The source whose head is this token, with `span` for its words where it is an actor; none for a pronoun."""
    actors = m.actors_at(sentence.index, token)
    headed = m.actor_mention_at(sentence.index, token)
    told = [m.actor(a) for a in actors]
    unnamed = [a for a in told if a.kind in ("group", "military") and a.country is None]  # "two people who know of it"
    if len(actors) == 1 and headed is not None and headed.token == token and not unnamed:
        return [Attribution(m.actor(actors[0]).name, actors[0], span or headed.span, cue)]
    if sentence.tokens[token].upos == "PRON" or len(actors) > 1:
        return []
    words = _whole_words(m, sentence, token, verb)
    if whose := _whose_office(m, sentence, token):
        return [Attribution(f"office of {m.actor(whose).name}", whose, words, cue)]
    return [Attribution(_ARTICLE.sub("", words.of(m.article.text)), None, words, cue)]


def _whose_office(m: Mentions, sentence: Sentence, token: int) -> str | None:
    """The person of "her office", "Mr. Dahl's office", and of "the office" after that."""
    house, own = sentence.tokens[token].lemma.lower(), sentence.phrase_of(token)
    if house not in _HOUSES or own is None:
        return None
    named = [(sentence.index, own.possessor)]
    if own.possessor is None and own.determiner == "the":
        before = ((s, p) for s in m.sentences[: sentence.index] for p in s.phrases)
        named = [
            (s.index, p.possessor)
            for s, p in before
            if p.possessor is not None and s.tokens[p.head].lemma.lower() == house
        ]
    index, owner = named[-1] if named else (0, None)
    people = m.actors_at(index, owner) if owner is not None else ()
    return people[0] if len(people) == 1 and m.actor(people[0]).kind == "person" else None


def _whole_words(m: Mentions, sentence: Sentence, token: int, verb: int) -> Span:
    """The source's words with what describes them ("two people briefed on the trip"), without a date at the end."""
    tokens = sentence.tokens
    phrase = sentence.phrase_of(token)
    first, last = (phrase.first, phrase.last) if phrase else (token, token)
    if any(c.predicate == last + 1 and c.relation == "participle" for c in sentence.clauses):
        last = max(last, sentence.subtree(token)[1])
    if token < verb <= last:
        last = verb - 1
    for time in m.times_in(sentence.index, first, last):
        inside = [t.index for t in tokens if t.span.overlaps(time.span)]
        if inside and inside[-1] == last and inside[0] > first:
            last = inside[0] - 1
    return Span(tokens[first].start, tokens[last].end)


def _looks_back(m: Mentions, saying: Saying) -> int:
    """How many sentences back a saying such as "The news was first reported by the Post" speaks of."""
    sentence = m.sentences[saying.sentence]
    clause = sentence.clause_of(saying.token)
    if clause is None or not clause.passive or sentence.tokens[saying.token].lemma.lower() not in _REPORTING:
        return 0
    subjects = [sentence.tokens[a.token].lemma.lower() for a in clause.having("subject") if not a.inherited]
    return max((_NEWS.get(s, 0) for s in subjects), default=0)


def _hearsay(sentence: Sentence, clause: int | None) -> list[Attribution]:
    """ "reportedly": reports that the article does not name."""
    adverbs = sentence.clauses[clause].adverbs if clause is not None else ()
    return [
        Attribution("reports", None, sentence.tokens[a].span, "reportedly")
        for a in adverbs
        if sentence.tokens[a].lemma.lower() == "reportedly"
    ]


def _by_title(m: Mentions) -> list[Attribution]:
    """A statement whose title names its author rests on the author; the words stand in the title, not in the text."""
    match = _ASCRIBED.match(m.article.title or "")
    if match is None:
        return []
    author = match["author"]
    named = [a for a in m.actors if a.kind == "person" and a.name.casefold() in author.casefold()]
    name = named[0].name if named else " ".join(re.findall(r"\b[A-Z][\w'’.-]+", author)[-2:])
    return [Attribution(name, named[0].id if named else None, Span(0, 0), "title")] if name else []
