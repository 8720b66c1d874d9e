"""Pronouns in the easy cases: he, she, him, her, his, hers."""

from dateline.mentions.cast import Person
from dateline.mentions.lines import Line
from dateline.mentions.memory import Memory, Seen, Thing
from dateline.mentions.persons import NameHit

PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
REACH = 2  # sentences that a pronoun looks back


class Pronouns:
    """Finds the person that a pronoun means; None rather than a guess between two."""

    def __init__(self, memory: Memory, persons: dict[tuple[int, int], Person]) -> None:
        self.memory = memory
        self.persons = persons

    def antecedent(self, line: Line, at: int, names: tuple[NameHit, ...]) -> Person | None:
        """The person a pronoun means: a subject before it in the sentence, else the subject of the sentence before.

        `names` are those of the sentence, for what comes after the pronoun.
        """
        gender = PRONOUNS[line.low[at]]
        barred = self._clause_subjects(line, at) if self._object(line, at) else []
        own = not line.is_at(at, "his") and not (line.is_at(at, "her") and at not in line.arguments)
        here = self._persons_in(line.index, at, gender)
        if line.quoted[at]:
            here = [s for s in here if line.quoted[s.token]]
        if own:
            here = [s for s in here if s.things[0] not in barred]
        joined = [s for s in here if s.last == at - 2 and line.is_at(at - 1, "and")]
        if joined and not own:
            return self._person(joined[-1])  # "the minister and his party"
        if here and not (not own and self._fronted(line, at, gender, names) and not any(s.subject for s in here)):
            subjects = [s for s in here if s.subject]
            before = None
            if at in line.subjects and not subjects and not line.quoted[at]:
                before = self._sentence_before(line, gender, barred)  # "While seeing X off, he smiled"
            return before or self._person(subjects[-1] if subjects else here[-1])
        if line.quoted[at]:
            return None
        ahead = None if own else self._fronted(line, at, gender, names)
        return ahead or self._sentence_before(line, gender, barred)

    def _object(self, line: Line, at: int) -> bool:
        """Whether the pronoun is him or her to whom something is done, not the "her" of "her visit"."""
        return line.is_at(at, "him") or (line.is_at(at, "her") and at in line.arguments)

    def _fronted(self, line: Line, at: int, gender: str, names: tuple[NameHit, ...]) -> Person | None:
        """ "In his meeting with X, Y said": the subject that comes after a phrase in front."""
        comma = next((i for i in range(at, len(line)) if line.is_at(i, ",")), None)
        if comma is None or not (line.tokens[0].upos in ("ADP", "SCONJ") or line.tokens[0].xpos == "VBG"):
            return None
        for name in names:
            person = self.persons[line.index, name.first]
            subject = line.subjects & set(range(name.extent[0], name.extent[1] + 1))
            if name.first > comma and subject and person.gender in (None, gender):
                return person
        return None

    def _sentence_before(self, line: Line, gender: str, barred: list[Thing]) -> Person | None:
        """The subject of the sentence before, or of the one before that; else the only person there."""
        reach, sentence = REACH, line.index - 1
        fallback: Person | None = None
        while reach and sentence >= 0:
            there = [s for s in self._persons_in(sentence, None, gender) if not s.quoted and s.things[0] not in barred]
            reach -= sentence not in self.memory.quotations
            sentence -= 1
            subjects = [s for s in there if s.subject]
            if subjects:
                return self._person(subjects[0])
            if fallback is None and len({id(s.things[0]) for s in there}) == 1:
                fallback = self._person(there[0])
        return fallback

    def _persons_in(self, sentence: int, before: int | None, gender: str) -> list[Seen]:
        found = []
        for seen in self.memory.seen:
            thing = seen.things[0]
            fits = seen.sentence == sentence and len(seen.things) == 1 and (before is None or seen.last < before)
            if fits and isinstance(thing, Person) and thing.gender in (None, gender):
                found.append(seen)
        return sorted(found, key=lambda s: s.token)

    def _person(self, seen: Seen) -> Person | None:
        return seen.things[0] if isinstance(seen.things[0], Person) else None

    def _clause_subjects(self, line: Line, at: int) -> list[Thing]:
        """Who does what is done to "him": never "him" itself."""
        tokens = {
            a.token
            for c in line.sentence.clauses
            if any(b.token == at for b in c.arguments)
            for a in c.arguments
            if a.role in ("subject", "agent")
        }
        return [s.things[0] for s in self.memory.seen if s.sentence == line.index and s.token in tokens]
