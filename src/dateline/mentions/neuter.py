"""It, its army, the country: the state or body that acts. Precise rather than complete.

"Norland said it would expel two diplomats", "its minister said the country would": who says so acts. At the head of a
sentence, "it" is the subject of the sentence before.
"""

from collections.abc import Iterator

from dateline.mentions.bare import COUNTRIES
from dateline.mentions.bodies import with_article
from dateline.mentions.lines import Line, vocabulary
from dateline.mentions.memory import Body, Memory, Thing
from dateline.model import Clause
from dateline.world import World

ACTING = ("country", "government", "ministry", "igo", "military", "party", "organization")
# What a state has that acts for it, with the kind of actor.
FORCES = {
    **dict.fromkeys(vocabulary("army military navy forces troops soldiers"), "military"),
    **dict.fromkeys(vocabulary("government cabinet"), "government"),
}
# "It seems", "it took a year": nobody does that.
IMPERSONAL = vocabulary(
    "be seem appear happen remain turn take emerge become rain snow follow transpire matter mean make depend come help"
    " hurt sound look"
)

# "It was ready to meet": nobody but who acts has such a mind.
MINDED = vocabulary(
    "ready prepared willing unwilling reluctant eager keen determined committed opposed concerned open able unable"
    " poised"
)


def meant(memory: Memory, line: Line, at: int, main: set[int]) -> Body | None:
    """What "it" at this token stands for; `main` are the subjects of the main clauses of the sentence before."""
    if line.quoted[at]:
        return None
    own = next((n for n, c in enumerate(line.sentence.clauses) if at in _subjects(c)), None)
    if own is None or _impersonal(line, own):
        return None
    subjects = next(_above(line, own, at), set[int]())
    if subjects:
        return _body(memory, line.index, subjects)
    first = not any(s.sentence == line.index and s.last < at and isinstance(s.things[0], Body) for s in memory.seen)
    return _body(memory, line.index - 1, main) if first else None


def owned(memory: Memory, line: Line, at: int, world: World) -> Body | None:
    """What the noun at this token stands for: "the country", said by who serves it; "its army", said of a state."""
    word, before = line.low[at], line.low[at - 1]
    if line.quoted[at]:
        return None
    if before == "the" and word in COUNTRIES:
        speaker = _speaker(memory, line, at)
        state = world.state(speaker.country) if speaker and speaker.country else None
        return Body("country", state.name, state.iso3) if state else None
    owner = _owner(memory, line, at - 1) if before == "its" and word in FORCES else None
    state = world.state(owner.country) if owner and owner.country else None
    return Body(FORCES[word], f"{word.capitalize()} of {with_article(state.name)}", state.iso3) if state else None


def _owner(memory: Memory, line: Line, at: int) -> Body | None:
    """The subject before "its", in its clause or in one above."""
    own = line.sentence.innermost(at, nominal=False)
    if own is None:
        return None
    here = {t for t in _all_subjects(line.sentence.clauses[own]) if t < at}
    subjects = here or next(_above(line, own, at), set[int]())
    return _body(memory, line.index, subjects)


def _speaker(memory: Memory, line: Line, at: int) -> Thing | None:
    """The subject above the complement that holds this token: a person, a ministry, a state."""
    own = line.sentence.innermost(at, nominal=False)
    if own is None or line.sentence.clauses[own].relation not in ("complement", "control"):
        return None
    subjects = next(_above(line, own, at), set[int]())
    return _one(memory, line.index, subjects)


def main_subjects(line: Line) -> set[int]:
    """The tokens of the subjects of a sentence's main clauses."""
    main = (c for c in line.sentence.clauses if c.relation in ("root", "conjunct"))
    return {token for c in main for token in _subjects(c) if not line.quoted[token]}


def _subjects(clause: Clause) -> set[int]:
    return {a.token for a in clause.arguments if a.role == "subject" and not a.inherited}


def _all_subjects(clause: Clause) -> set[int]:
    return {a.token for a in clause.having("subject")}


def _above(line: Line, index: int, at: int) -> Iterator[set[int]]:
    """The subjects before the token of each clause above, the nearest first."""
    clauses, seen = line.sentence.clauses, {index}
    above = clauses[index].parent
    while above is not None and above not in seen:
        seen.add(above)
        subjects = {t for t in _all_subjects(clauses[above]) if t < at}
        if subjects:
            yield subjects
        above = clauses[above].parent


def _impersonal(line: Line, index: int) -> bool:
    """ "It is clear that", "it was said that", "it seems": the word stands for what follows."""
    clause = line.sentence.clauses[index]
    if clause.kind == "copula" and clause.lemma in MINDED:
        return False
    if clause.kind != "verb" or clause.lemma.split()[0] in IMPERSONAL:
        return True
    return clause.passive and any(c.parent == index and c.relation == "complement" for c in line.sentence.clauses)


def _one(memory: Memory, sentence: int, tokens: set[int]) -> Thing | None:
    """The one thing that stands at all of these tokens."""
    there = [s for s in memory.seen if s.sentence == sentence and s.token in tokens]
    things = {thing for s in there for thing in s.things}
    return things.pop() if len(things) == 1 and {s.token for s in there} == tokens else None


def _body(memory: Memory, sentence: int, tokens: set[int]) -> Body | None:
    thing = _one(memory, sentence, tokens)
    return thing if isinstance(thing, Body) and thing.kind in ACTING else None
