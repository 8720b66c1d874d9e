"""What an article has mentioned so far, in reading order."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.mentions.cast import Person
from dateline.mentions.lines import Line


@dataclass(frozen=True, slots=True)
class Body:
    """An actor that is no person."""

    kind: str
    name: str
    country: str | None = None


Thing = Person | Body


@dataclass(frozen=True, slots=True)
class Seen:
    """A resolved mention: `first` to `last` in its sentence, `token` its head."""

    sentence: int
    token: int
    first: int
    last: int
    things: tuple[Thing, ...]
    how: str
    reason: str
    subject: bool
    quoted: bool


class Memory:
    """The resolved mentions of an article, up to the word that is being read."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.quotations: set[int] = set()  # sentences that are nothing but quotation

    def add(
        self, line: Line, first: int, last: int, things: tuple[Thing, ...], how: str, reason: str, head: int
    ) -> None:
        """One mention for each token of the range that a clause looks up; the phrase's head where none does."""
        within = range(first, last + 1)
        tokens = sorted(line.arguments & set(within)) or [head]
        if head not in tokens and head in line.heads:
            tokens.append(head)
        for token in tokens:
            self.see(line, token, first, last, things, how, reason)

    def see(
        self, line: Line, token: int, first: int, last: int, things: tuple[Thing, ...], how: str, reason: str
    ) -> None:
        subject, quoted = token in line.subjects, line.quoted[token]
        self.seen.append(Seen(line.index, token, first, last, things, how, reason, subject, quoted))

    def before(self, sentence: int, line: Line, token: int) -> list[Seen]:
        """The mentions of a sentence; of the line's own sentence those that end before the token."""
        return [s for s in self.seen if s.sentence == sentence and (sentence < line.index or s.last < token)]

    def recent_people(self) -> list[Person]:
        """Persons mentioned so far, the latest first; within a sentence the subject first."""
        people: list[Person] = []
        for seen in sorted(self.seen, key=lambda s: (-s.sentence, not s.subject, -s.first)):
            for thing in seen.things:
                if isinstance(thing, Person) and thing not in people:
                    people.append(thing)
        return people

    def last_state(self, sentence: int, before: int, acting: bool = False) -> str | None:
        """The state named last before this token, in this sentence or the one before; where it must be `acting`, rather
        the subject of this sentence."""
        found: list[tuple[bool, str]] = []
        for seen in reversed(self.seen):
            thing = seen.things[0]
            here = (seen.sentence == sentence and seen.last < before) or seen.sentence == sentence - 1
            if here and isinstance(thing, Body) and thing.country and thing.kind in ("country", "government"):
                found.append((seen.subject and seen.sentence == sentence, thing.country))
        first = next((country for subject, country in found if subject), None) if acting else None
        return first or next((country for _, country in found), None)

    def last_body(self, kind: str) -> Body | None:
        """The body of this kind that was mentioned last."""
        bodies = (t for s in reversed(self.seen) for t in s.things if isinstance(t, Body))
        return next((body for body in bodies if body.kind == kind), None)


def distinct(things: Iterable[Thing]) -> tuple[Thing, ...]:
    found: list[Thing] = []
    for thing in things:
        if thing not in found:
            found.append(thing)
    return tuple(found)
