""" "I", "we" and "you": in a transcript or a quotation they are the speaker and the one spoken to.

The readings stand beside the article's own mentions, so that frames find them at their positions like any name.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from dateline.model import ActorMention, Mentions, Statement, Token

SPEAKER = frozenset({"i", "me", "my", "we", "us", "our"})
LISTENER = frozenset({"you", "your"})
JOINT = frozenset({"we", "us", "our"})
PERSONS = SPEAKER | LISTENER
JOINT_TITLE = re.compile(r"\bjoint (?:statement|declaration|communiqu[eé]|press release)\b", re.IGNORECASE)


def with_speakers(mentions: Mentions, statements: Iterable[Statement]) -> Mentions:
    """The same article with its first and second persons resolved, where the words stand in somebody's direct speech;
    in a joint statement "we" are those whom its first sentence names."""
    spoken = sorted(
        (s for s in statements if s.kind == "direct" and s.speaker), key=lambda s: s.content.end - s.content.start
    )
    together = _jointly(mentions)
    taken = {(m.sentence, m.token) for m in mentions.actor_mentions}
    added: list[ActorMention] = []
    for sentence in mentions.sentences:
        for token in sentence.tokens:
            if token.upos == "PRON" and token.text.lower() in PERSONS and (sentence.index, token.index) not in taken:
                said = next((s for s in spoken if s.content.contains(token.span)), None)
                actors = _meant(token, said, together)
                if actors:
                    reason = "in direct speech" if said else "in a joint statement"
                    added.append(ActorMention(sentence.index, token.index, token.span, actors, "pronoun", reason))
    both = sorted([*mentions.actor_mentions, *added], key=lambda m: (m.sentence, m.span))
    return replace(mentions, actor_mentions=tuple(both)) if added else mentions


def _meant(token: Token, said: Statement | None, together: tuple[str, ...]) -> tuple[str, ...]:
    word = token.text.lower()
    if said is None:
        return together if word in JOINT else ()
    if word in SPEAKER and said.speaker:
        return (said.speaker,)
    return (said.addressee,) if word in LISTENER and said.addressee else ()


def _jointly(mentions: Mentions) -> tuple[str, ...]:
    if not JOINT_TITLE.search(mentions.article.title or ""):
        return ()
    named = [a for m in mentions.actor_mentions if m.sentence == 0 for a in m.actors]
    people = tuple(dict.fromkeys(a for a in named if mentions.actor(a).kind == "person"))
    states = tuple(dict.fromkeys(a for a in named if mentions.actor(a).kind == "country"))
    return people if len(people) > 1 else states if len(states) > 1 else ()
