"""Who took part by where the words stand, where the parse has lost what hangs on what."""

import re

from dateline.model import Mentions, Participant, Sentence
from dateline.reports.arguments import lemma_of
from dateline.reports.matching import Match
from dateline.reports.roles import state_of

TALKS = frozenset({"meeting", "talk", "talks", "call", "conversation", "visit", "summit", "relation", "tie", "round"})
PEOPLE = ("person", "delegation")
MADE = re.compile(r"-(?:made|built|designed|produced|supplied|style)\b")


def by_position(match: Match, mentions: Mentions, have: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """For meetings whose arguments the parse has lost: the nearest actor before the trigger, and the first after "with"
    close behind it. Only adds; never replaces what the arguments gave."""
    clause = match.predicate
    if match.frame.nearby and not any(p.role == "recipient" for p in have):
        return (*have, *_state_after(match, mentions, have))
    skip = match.bare or len(have) >= match.frame.actors or (match.frame.weak and not _may_be_with(match))
    if skip or "participant" not in match.frame.roles or (clause is not None and clause.passive):
        return have
    sentence = match.sentence
    known = {p.actor for p in have}
    start = clause.predicate if clause is not None else match.trigger
    before = mentions.actors_in(sentence.index, 0, start - 1)
    after = mentions.actors_in(sentence.index, match.trigger + 1, len(sentence.tokens) - 1)
    added: list[Participant] = []
    owners = {p.possessor for p in sentence.phrases}  # "with Norland's Anna Berg": with her
    named = [m for m in after if m.token not in owners]
    with_one = next((m for m in named if _follows_with(sentence, match.trigger, m.span.start)), None)
    if with_one and match.frame.weak and any(mentions.actor(a).kind != "person" for a in with_one.actors):
        with_one = None  # "discussed the war with Iran"
    if with_one and not known & set(with_one.actors):
        added += [Participant(a, "participant", with_one.span) for a in with_one.actors]
    no_subject = clause is None or not clause.having("subject")
    if not have and no_subject and before:
        # The subject of a long sentence opens it; failing that, the nearest name may be it.
        opens = before[0].token <= 4 and all(mentions.actor(a).kind in PEOPLE for a in before[0].actors)
        subject = before[0] if opens else before[-1]
        if opens or _same_stretch(sentence, subject.token, start):
            added += [Participant(a, "participant", subject.span) for a in subject.actors]
    kinds = match.frame.kinds.get("participant")
    allowed = [p for p in added if kinds is None or mentions.actor(p.actor).kind in kinds]
    return (*have, *(p for p in allowed if p.actor not in known and mentions.actor(p.actor).kind != "outlet"))


def _may_be_with(match: Match) -> bool:
    """ "Discussed the deal with Dahl", where the parser hangs Dahl on the deal; not "discussed his talks with Dahl"."""
    clause = match.predicate
    things = [lemma_of(match.sentence, a.token) for a in clause.having("object")] if clause is not None else []
    return bool(things) and not TALKS & set(things)


def _state_after(match: Match, mentions: Mentions, have: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """The first state named after the trigger that is not the giver's own."""
    own = {mentions.actor(p.actor).country for p in have}
    agents = {a.token for c in match.sentence.clauses for a in c.having("agent")}  # "was condemned by Estmark"
    for mention in mentions.actors_in(match.sentence.index, match.trigger + 1, len(match.sentence.tokens) - 1):
        if mention.token in agents or MADE.match(mentions.article.text, mention.span.end):
            continue
        for actor in map(mentions.actor, mention.actors):
            state = state_of(actor, mentions) if actor.kind == "group" else actor
            if state.kind in ("country", "government") and state.country not in own:
                return (Participant(state.id, "recipient", mention.span),)
    return ()


def _follows_with(sentence: Sentence, trigger: int, start: int) -> bool:
    """Whether a mention that starts here follows a "with" close behind the trigger, before any new clause."""
    between = [t for t in sentence.tokens[trigger + 1 :] if t.start < start]
    words = [t.text.lower() for t in between]
    if (
        "with" not in words[:8]
        or len(words) > 14
        or {"after", "before", "following"} & set(words[: words.index("with")])
    ):
        return False
    after = between[words.index("with") + 1 :]
    after = [t for t in after if t.text != "visiting"]
    return not any(t.upos in ("ADP", "SCONJ", "VERB") or t.text in (";", ":") for t in after)


def _same_stretch(sentence: Sentence, token: int, predicate: int) -> bool:
    words = [t.text.lower() for t in sentence.tokens[token + 1 : predicate]]
    return not any(w in (";", ":", "that", "which", "said") for w in words)
