"""Who and what stands at which position around a trigger: one view over verbs in both voices and over event nouns.

A position is "subject", "object", "indirect", "possessor", "compound" or a preposition, as the frames of the codebook
write it. Passives are turned round: the subject of "was invited by" stands at "object", the agent at "subject".
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from dateline.model import Argument, Clause, NounPhrase, Sentence

Position = tuple[str, int]
AIMS = frozenset(("against", "on", "from", "to", "between", "with"))
TO_THE_PRESS = frozenset({"press", "news"})  # a conference with reporters is none of states
PASSIVE = {"subject": "object", "agent": "subject"}


def around_verb(clause: Clause) -> tuple[Position, ...]:
    """The positions that the arguments of this clause fill, each with the head token that fills it."""
    own = [("in", clause.predicate)] if clause.kind == "copula" else []
    return tuple(dict.fromkeys([*((_position(a, clause.passive), a.token) for a in clause.arguments), *own]))


def _position(argument: Argument, passive: bool) -> str:
    if argument.preposition and argument.role not in ("subject", "object", "indirect"):
        return "subject" if argument.role == "agent" else argument.preposition
    return PASSIVE.get(argument.role, argument.role) if passive else argument.role


def around_noun(sentence: Sentence, noun: int) -> tuple[Position, ...]:
    """The positions around an event noun: its phrase, its own clause, and participles that hang on it
    ("greetings sent by the president", "talks held in Vernia")."""
    found: list[Position] = []
    phrase = sentence.phrase_of(noun)
    if phrase:
        found += _in_phrase(sentence, phrase)
    group = coordinated(sentence, noun)
    for clause in sentence.clauses:
        if clause.kind == "noun" and clause.predicate == noun:
            found += [(a.preposition or a.role, a.token) for a in clause.arguments]
        elif clause.relation in ("participle", "relative") and any(
            a.token in group and a.role in ("object", "subject") for a in clause.arguments
        ):
            found += [
                (p, t) for p, t in around_verb(clause) if t not in group and not (p == "object" and clause.passive)
            ]
            found += [("by", a.token) for a in clause.arguments if a.role == "agent"]
    return tuple(dict.fromkeys((("by" if p == "agent" else p), t) for p, t in found))


def coordinated(sentence: Sentence, noun: int) -> set[int]:
    """The noun and what is coordinated with it: "the forum and the fair held in Vernia" are both held there."""
    group = {noun}
    for phrase in sentence.phrases:
        if noun in (phrase.head, *phrase.conjuncts):
            group |= {phrase.head, *phrase.conjuncts}
    return group


def _in_phrase(sentence: Sentence, phrase: NounPhrase) -> Iterator[Position]:
    if phrase.possessor is not None:
        yield from (("possessor", t) for t in with_conjuncts(sentence, phrase.possessor))
    yield from (("compound", t) for t in phrase.modifiers)
    for preposition, head in phrase.attached:
        yield from ((preposition, t) for t in with_conjuncts(sentence, head))
        yield from (("for", t) for t in honoured(sentence, head))
        yield from _aimed(sentence, head) if preposition == "of" else ()
    yield from _of_the_whole(sentence, phrase)


def _aimed(sentence: Sentence, token: int) -> Iterator[Position]:
    """ "A war of aggression against Norland", "a message of greeting from Norland": the whole is aimed, and sent."""
    kind = sentence.phrase_of(token)
    if kind and kind.determiner is None and kind.possessor is None and sentence.tokens[token].upos == "NOUN":
        aims = ((p, head) for p, head in kind.attached if p in AIMS)
        yield from ((p, t) for p, head in aims for t in with_conjuncts(sentence, head))


def _of_the_whole(sentence: Sentence, part: NounPhrase) -> Iterator[Position]:
    """ "Tests by Norland, including a launch over the sea": what is included was done by the same."""
    for whole in sentence.phrases:
        if ("including", part.head) in whole.attached:
            yield from ((p, t) for p, t in _in_phrase(sentence, whole) if p in ("by", "possessor"))


def honoured(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Whom "a reception in welcome of the delegation" is for, where "welcome" stands at this token."""
    phrase = sentence.phrase_of(token) if lemma_of(sentence, token) in ("welcome", "honor", "honour") else None
    return tuple(t for p, t in (phrase.attached if phrase else ()) if p == "of")


def with_conjuncts(sentence: Sentence, token: int) -> tuple[int, ...]:
    """The token and what is coordinated with it."""
    phrase = sentence.phrase_of(token)
    return (token, *phrase.conjuncts) if phrase else (token,)


def lemma_of(sentence: Sentence, token: int) -> str:
    return sentence.tokens[token].lemma.lower()


def noun_word(sentence: Sentence, token: int, words: frozenset[str]) -> str | None:
    """The word of the set that stands at this token, the longer first: "phone call" before "call"."""
    parts = by_part(words)
    found = {
        word
        for name in names_of(sentence, token)
        for word in parts.get(name, ())
        if _stands(sentence, token, word, name)
    }
    return min(found, key=lambda w: (-w.count(" "), w)) if found else None


def word_before(sentence: Sentence, token: int) -> str:
    """What stands before a name and its own words: "in" of "is in central Vernia". The phrase of a predicate is its
    whole clause."""
    before = (t for t in reversed(sentence.tokens[:token]) if t.upos not in ("ADJ", "DET", "PROPN"))
    return next((t.text.lower() for t in before), "")


def told_aside(clause: Clause) -> bool:
    """Whether it only says who or what somebody is, not where or when: "Berg, who met him last week"."""
    return clause.relation == "relative" and clause.marker not in ("where", "when")


def names_of(sentence: Sentence, token: int) -> tuple[str, ...]:
    """What a word of the codebook may call this token; nothing where it is no noun."""
    head = sentence.tokens[token]
    if head.upos not in ("NOUN", "PROPN", "NUM", "ADJ", "VERB", "X", "SYM"):
        return ()
    return _names(head.lemma.lower(), head.text.lower())


@lru_cache(maxsize=1 << 14)
def _names(lemma: str, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((lemma, text, text.removesuffix("s"))))


@cache
def by_part(words: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The words under their first and last parts: "phone call" has its head last, "exchange of views" first."""
    grouped: dict[str, set[str]] = {}
    for word in words:
        parts = word.lower().split()
        for part in (parts[0], parts[-1]):
            grouped.setdefault(part, set()).add(word)
    return {part: tuple(sorted(group)) for part, group in grouped.items()}


def _stands(sentence: Sentence, token: int, word: str, name: str) -> bool:
    first, *rest = word.lower().split()
    if not rest:
        return word != "conference" or sentence.tokens[max(0, token - 1)].text.lower() not in TO_THE_PRESS
    before = [sentence.tokens[i].text.lower() for i in range(max(0, token - 3), token)]
    after = [t.text.lower() for t in sentence.tokens[token + 1 : token + 1 + len(rest)]]
    as_last = name == rest[-1] and all(part in before for part in (first, *rest[:-1]))
    return as_last or (name == first and after == rest)
