""" "I", "we" and "you": in a transcript or a quotation they are the speaker and the one spoken to.

So are "our country" and "your country" their states, and "our two countries" both; "we" are both where one alone
cannot have done it ("we spoke on the telephone", "we agreed").

The readings stand beside the article's own mentions, so that frames find them at their positions like any name.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from dateline.model import ActorMention, Clause, Mentions, Sentence, Statement, Token
from dateline.reports.arguments import lemma_of
from dateline.reports.roles import MEMBERS, state_of
from dateline.reports.states import with_states_of
from dateline.world import World

SPEAKER = frozenset({"i", "me", "my", "we", "us", "our"})
LISTENER = frozenset({"you", "your"})
JOINT = frozenset({"we", "us", "our"})
PERSONS = SPEAKER | LISTENER
NATIONS = frozenset({"country", "nation", "homeland", "government", "state"})
OWNED = NATIONS | MEMBERS  # "our country", "our ministers"
# What nobody does alone: without an object, or with one that is agreed or talked of; "have" and "hold" of talks.
TALKING = frozenset({"meet", "speak", "talk", "agree", "confer"})
DECIDING = frozenset({"agree", "sign", "discuss", "conclude", "exchange", "review", "adopt"})
HAVING = frozenset({"have", "hold", "conduct", "conclude", "finish"})
TALKS = frozenset({"talk", "meeting", "conversation", "discussion", "call", "negotiation", "exchange", "consultation"})
JOINT_TITLE = re.compile(r"\bjoint (?:statement|declaration|communiqu[eé]|press release)\b", re.IGNORECASE)


def with_speakers(mentions: Mentions, statements: Iterable[Statement], world: World) -> Mentions:
    """The same article with its first and second persons resolved, where the words stand in somebody's direct speech;
    in a joint statement "we" are those whom its first sentence names."""
    spoken = sorted(
        (s for s in statements if s.kind == "direct" and s.speaker), key=lambda s: s.content.end - s.content.start
    )
    together = _jointly(mentions)
    people = {who for said in spoken for who in (said.speaker, said.addressee) if who}
    mentions = with_states_of(mentions, {mentions.actor(who).country for who in people}, world)
    taken = {(m.sentence, m.token) for m in mentions.actor_mentions}
    added: list[ActorMention] = []
    for sentence in mentions.sentences:
        for token in sentence.tokens:
            if not _may_stand(token) or (sentence.index, token.index) in taken:
                continue
            said = next((s for s in spoken if s.content.contains(token.span)), None)
            if token.upos == "PRON":
                actors, how = _meant(sentence, token, said, together), "pronoun"
            else:
                actors, how = _states_meant(mentions, sentence, token, said), "title"
            if actors:
                reason = "in direct speech" if said else "in a joint statement"
                added.append(ActorMention(sentence.index, token.index, token.span, actors, how, reason))
    both = sorted([*mentions.actor_mentions, *added], key=lambda m: (m.sentence, m.span))
    return replace(mentions, actor_mentions=tuple(both)) if added else mentions


def _may_stand(token: Token) -> bool:
    if token.upos == "PRON":
        return token.text.lower() in PERSONS
    return token.upos == "NOUN" and token.lemma.lower() in OWNED


def _meant(sentence: Sentence, token: Token, said: Statement | None, together: tuple[str, ...]) -> tuple[str, ...]:
    word = token.text.lower()
    if said is None:
        return together if word in JOINT else ()
    if word in SPEAKER and said.speaker:
        if word == "we" and said.addressee and _takes_two(sentence, token.index):
            return (said.speaker, said.addressee)
        return (said.speaker,)
    return (said.addressee,) if word in LISTENER and said.addressee else ()


def _takes_two(sentence: Sentence, token: int) -> bool:
    """Whether what these do needs another, and none is named: "we met", "we have had talks", "our ministers agreed"."""
    clause = next((c for c in sentence.clauses if c.kind == "verb" and _does(c, token)), None)
    if clause is None or any(a.preposition in ("with", "to") and a.role == "oblique" for a in clause.arguments):
        return False
    things = [a for a in clause.having("object") if a.token > clause.predicate]
    if clause.lemma in HAVING:
        return any(lemma_of(sentence, a.token) in TALKS for a in things)
    return clause.lemma in (TALKING if not things else DECIDING)


def _does(clause: Clause, token: int) -> bool:
    return any(a.token == token for a in clause.having("subject"))


def _states_meant(mentions: Mentions, sentence: Sentence, token: Token, said: Statement | None) -> tuple[str, ...]:
    """ "Our country", "your government", "our two countries", "our foreign ministers met"."""
    phrase = sentence.phrase_of(token.index)
    if said is None or phrase is None or phrase.possessor is None:
        return ()
    whose, noun, several = sentence.tokens[phrase.possessor].text.lower(), token.lemma.lower(), token.xpos == "NNS"
    if noun not in NATIONS and not (several and noun in MEMBERS and _takes_two(sentence, token.index)):
        return ()
    if whose not in PERSONS or (several and whose not in JOINT):
        return ()
    people = (said.speaker, said.addressee) if several else (said.speaker if whose in SPEAKER else said.addressee,)
    if None in people:
        return ()
    states = (state_of(mentions.actor(who), mentions) for who in people if who)
    return tuple(dict.fromkeys(actor.id for actor in states if actor.kind == "country"))


def _jointly(mentions: Mentions) -> tuple[str, ...]:
    if not JOINT_TITLE.search(mentions.article.title or ""):
        return ()
    named = [a for m in mentions.actor_mentions if m.sentence == 0 for a in m.actors]
    people = tuple(dict.fromkeys(a for a in named if mentions.actor(a).kind == "person"))
    states = tuple(dict.fromkeys(a for a in named if mentions.actor(a).kind == "country"))
    return people if len(people) > 1 else states if len(states) > 1 else ()
