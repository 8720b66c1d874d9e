"""Statements: what known speakers said, directly, indirectly or in a mixture of both.

A statement needs a speaker that is a named person or an identified body; unnamed officials, several speakers at once
and outlets that report are sources (see `attribution`), not speakers. The turns of a transcript are statements too, one
a turn, and so is a text in the first person that its title ascribes to somebody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.model.ids import content_id
from dateline.model.language import Sentence
from dateline.model.mention import Actor, Mentions
from dateline.model.report import Statement
from dateline.model.span import Span
from dateline.reports.cues import load
from dateline.reports.quotes import Quote, find_quotes
from dateline.reports.speech import Saying
from dateline.reports.turns import Turn, find_turns

SPEAKING_KINDS = frozenset(
    ["person", "government", "ministry", "organization", "igo", "party", "military", "delegation"]
)
# A view or a stance is a statement only in the speaker's own words.
NOT_SAID = frozenset(("belief", "position"))
_ASCRIBED = re.compile(
    r"^(?:Statement|Remarks|Message|Letter|Address|Speech|Op-Ed|Opinion)\b.*?\b(?:from|by|of)\s+(?P<author>.+)",
    re.IGNORECASE,
)
_JOURNALISTS = frozenset(("correspondent", "reporter", "journalist", "columnist", "editor", "anchor"))
_FIRST_PERSON = re.compile(r"\b(?:I|I[’']m|I[’']ve|I[’']ll)\b(?!\.)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Floor:
    """Who speaks a stretch of a transcript, and to whom where there are two speakers."""

    content: Span
    speaker: str | None
    listener: str | None
    label: Span | None


def find_statements(m: Mentions, sayings: tuple[Saying, ...]) -> tuple[Statement, ...]:
    """The statements of an article, out of its sayings, in the order of their words."""
    quotes = find_quotes(m.article)
    floors = _floors(m)
    statements = [s for floor in floors if (s := _turn_statement(m, floor)) is not None]
    for saying in _merged(m, sayings):
        floor = next((f for f in floors if f.content.contains(saying.cue)), None)
        speaker = _speaker(m, saying, floor)
        if speaker is not None and _is_said(m, saying, quotes):
            statements.append(_statement(m, saying, speaker, floor, quotes))
    return tuple(sorted(statements, key=lambda s: (s.content, s.kind, s.id)))


def kind_of(text: str, content: tuple[Span, ...], quotes: tuple[Quote, ...], that: bool = False) -> str:
    """direct | mixed | indirect: all, some or none of the content stands in quotation marks."""
    marked = [any(q.outer.overlaps(piece) for q in quotes) for piece in content]
    whole = [
        any(q.outer.start <= _first(text, piece) and _last(text, piece) <= q.outer.end for q in quotes)
        for piece in content
    ]
    if all(whole) and not that:
        return "direct"
    return "mixed" if any(marked) else "indirect"


def _first(text: str, piece: Span) -> int:
    return piece.start + len(piece.of(text)) - len(piece.of(text).lstrip(" ,"))


def _last(text: str, piece: Span) -> int:
    return piece.start + len(piece.of(text).rstrip(" ,."))


# Speakers


def _speaker(m: Mentions, saying: Saying, floor: _Floor | None) -> str | None:
    if saying.source_token is None:
        return None
    word = m.sentences[saying.sentence].tokens[saying.source_token]
    if floor is not None and word.text.lower() in ("i", "you", "we"):
        recalled = m.sentences[saying.sentence].tokens[saying.token].xpos in ("VBD", "VBN")
        return {"i": floor.speaker, "you": floor.listener}.get(word.text.lower()) if recalled else None
    actors = m.actors_at(saying.sentence, saying.source_token)
    if len(actors) != 1 or _is_joint_or_unnamed(m, saying):
        return None
    actor = m.actor(actors[0])
    if actor.kind in SPEAKING_KINDS:
        return actor.id
    speaks = saying.group in ("clause", "told", "according") or saying.group == "quote"
    return actor.id if actor.kind == "country" and speaks and _is_body(m, saying) else None


def _is_joint_or_unnamed(m: Mentions, saying: Saying) -> bool:
    """Several speakers ("the minister and I"), "a government official", and journalists, who report, not state."""
    sentence = m.sentences[saying.sentence]
    clause = sentence.clause_of(saying.token)
    own = {a.token for a in clause.having("subject") if not a.inherited} if clause and not clause.passive else set()
    speaks = saying.source_token in own  # "according to Dahl, Halas and Berg will meet" is said by one
    joint = [p for p in sentence.phrases if speaks and p.head in own and own & set(p.conjuncts)]
    phrase = sentence.phrase_of(saying.source_token or 0)
    if phrase is None or joint:
        return bool(joint)
    words = sentence.tokens[phrase.first : phrase.last + 1]
    unnamed = phrase.determiner == "a" and sentence.tokens[phrase.head].upos == "NOUN" and not phrase.appositions
    return unnamed or any(t.lemma.lower() in _JOURNALISTS for t in words)


def _is_body(m: Mentions, saying: Saying) -> bool:
    """A state speaks where its name is the source itself, not where it only describes one ("American officials")."""
    mention = m.actor_mention_at(saying.sentence, saying.source_token or 0)
    return (
        mention is not None
        and mention.token == saying.source_token
        and mention.how in ("name", "metonym", "organization")
    )


def actor_named(m: Mentions, words: str) -> Actor | None:
    """The person whom a label or a title names, where exactly one fits best."""
    wanted = [w.casefold() for w in _WORD.findall(words)]
    scores = []
    for actor in m.actors:
        names = {w.casefold() for w in _WORD.findall(actor.name)}
        if actor.kind == "person" and wanted and wanted[-1] in names:  # a surname ends a label, a title begins it
            scores.append((len(names & set(wanted)), actor))
    best = max((score for score, _ in scores), default=0)
    fitting = [actor for score, actor in scores if score == best]
    return fitting[0] if len(fitting) == 1 else None


# Transcripts and texts in the first person


def _floors(m: Mentions) -> list[_Floor]:
    turns = find_turns(m.article)
    if not turns:
        return _first_person(m)
    named = {label: actor_named(m, label) for label in sorted({_label(m, t) for t in turns})}
    ids = {label: actor.id if actor else None for label, actor in named.items()}
    speakers = sorted({actor for actor in ids.values() if actor})
    floors = []
    for turn in turns:
        speaker = ids[_label(m, turn)]
        others = [s for s in speakers if s != speaker]
        floors.append(_Floor(turn.content, speaker, others[0] if len(others) == 1 else None, turn.label))
    return floors


def _label(m: Mentions, turn: Turn) -> str:
    return turn.label.of(m.article.text)


def _first_person(m: Mentions) -> list[_Floor]:
    """A text that its title ascribes to a person, and that says "I"."""
    text, quotes = m.article.text, find_quotes(m.article)
    ascribed = _ASCRIBED.match(m.article.title or "")
    if ascribed is None:
        return []
    own = [w for w in _FIRST_PERSON.finditer(text) if not any(q.outer.start <= w.start() < q.outer.end for q in quotes)]
    if not own:
        return []
    author = re.split(r"\s+(?:on|at|in|about|to|for|following|after)\s+|[,|:]", ascribed["author"])[0]
    actor = actor_named(m, author)
    return [_Floor(Span(0, len(text.rstrip())), actor.id, None, None)] if actor else []


def _turn_statement(m: Mentions, floor: _Floor) -> Statement | None:
    if floor.speaker is None and floor.label is not None and len(floor.label.of(m.article.text)) < 3:
        return None  # a question from the floor
    sentence = next((s.index for s in m.sentences if s.span.end > floor.content.start), 0)
    key = content_id("st", m.article.id, floor.content.start, floor.content.end, "direct")
    return Statement(
        key, m.article.id, floor.speaker, "direct", floor.content, None, floor.label, floor.listener, sentence
    )


# Sayings


def _is_said(m: Mentions, saying: Saying, quotes: tuple[Quote, ...]) -> bool:
    sentence = m.sentences[saying.sentence]
    quoted = any(q.outer.overlaps(piece) for q in quotes for piece in saying.content)
    if not saying.actual or (saying.group in NOT_SAID and not quoted):
        return False
    words = _WORD.findall(" ".join(piece.of(m.article.text) for piece in saying.content))
    if len(words) < 3 and not quoted:
        return False
    return not _is_deed(m, sentence, saying)


def _is_deed(m: Mentions, sentence: Sentence, saying: Saying) -> bool:
    """Welcoming a guest and handing over somebody else's greetings are things done."""
    verb = sentence.tokens[saying.token].lemma.lower()
    clause = sentence.clause_of(saying.token)
    objects = [a.token for a in clause.having("object")] if clause else []
    if verb == "welcome":
        return any(sentence.tokens[o].upos in ("PROPN", "PRON") for o in objects)
    if verb in ("convey", "extend", "send", "deliver"):
        phrases = [p for o in objects if (p := sentence.phrase_of(o)) is not None]
        return any(
            (p.possessor is not None and sentence.tokens[p.possessor].upos == "PROPN") or p.determiner == "the"
            for p in phrases
        )
    return False


def _merged(m: Mentions, sayings: tuple[Saying, ...]) -> Iterator[Saying]:
    """Greetings of one speaker in one sentence are one statement, and so are coordinated participles."""
    previous: Saying | None = None
    for saying in sayings:
        if previous is not None and _same_breath(m, previous, saying):
            previous = replace(previous, content=(*previous.content, *saying.content))
            continue
        if previous is not None:
            yield previous
        previous = saying
    if previous is not None:
        yield previous


def _same_breath(m: Mentions, one: Saying, two: Saying) -> bool:
    if one.sentence != two.sentence or one.source != two.source or one.extent.end > two.extent.start:
        return False
    sentence = m.sentences[one.sentence]
    first, second = sentence.tokens[one.token], sentence.tokens[two.token]
    if _is_greeting(sentence, one) and _is_greeting(sentence, two):
        return True
    joined = [t for t in sentence.tokens[first.index : second.index] if t.lemma.lower() == "and"]
    return (
        first.xpos == second.xpos == "VBG" and bool(joined) and sentence.tokens[second.index - 1].text in ("and", ",")
    )


def _is_greeting(sentence: Sentence, saying: Saying) -> bool:
    greetings = load().greetings
    if sentence.tokens[saying.token].lemma.lower() == "wish":
        return True
    return any(t.lemma.lower() in greetings and saying.holds(t.span) for t in sentence.tokens)


def _statement(m: Mentions, saying: Saying, speaker: str, floor: _Floor | None, quotes: tuple[Quote, ...]) -> Statement:
    kind = kind_of(m.article.text, saying.content, quotes, saying.that)
    listeners = m.actors_at(saying.sentence, saying.listener) if saying.listener is not None else ()
    addressee = listeners[0] if len(listeners) == 1 and listeners[0] != speaker else None
    key = content_id("st", m.article.id, saying.extent.start, saying.extent.end, kind, saying.cue.start)
    return Statement(
        key, m.article.id, speaker, kind, saying.extent, saying.cue, saying.source, addressee, saying.sentence
    )
