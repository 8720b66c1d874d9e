"""Pronouns: he, she, him, her, his, hers, himself, herself. Precise rather than complete.

Whoever was mentioned draws attention: the subject of a main clause most, and less with every sentence since. A pronoun
means who draws clearly more than anybody else of its gender, strangers included, and nobody where that is not clear.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.mentions.cast import Person
from dateline.mentions.lines import Line, vocabulary
from dateline.mentions.memory import Memory, Seen
from dateline.mentions.persons import NameHit
from dateline.mentions.strangers import Stranger, find_strangers
from dateline.mentions.titles import Title

PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
REFLEXIVE = ("himself", "herself")
REACH = 2  # sentences that a pronoun looks back
# Attention by what a mention is in its sentence. These and the next were tried on the training part of GUM.
MAIN_SUBJECT, SUBJECT, ARGUMENT, OTHER = 1.0, 0.75, 0.6, 0.4
FADE = 0.5  # of every sentence since
UNKNOWN = 0.85  # where nothing tells the gender
OFTEN, MOST = 0.1, 3  # more for each sentence that mentioned the person, up to so many
LEAD = 1.1  # how much more than the next
LEAST = 0.22
# Who is congratulated, thanked or blamed for a thing has done it: "thanked him for his visit".
CREDITING = vocabulary(
    "congratulate thank praise commend applaud hail laud criticize criticise blame condemn denounce rebuke chide scold"
    " forgive reward"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that a pronoun may take up: of a person, or of a stranger by the word for him."""

    who: Person | str
    token: int
    last: int
    subject: bool
    quoted: bool
    weight: float


class Pronouns:
    """Finds the person that a pronoun means; None rather than a guess between two."""

    def __init__(self, memory: Memory, persons: dict[tuple[int, int], Person]) -> None:
        self.memory = memory
        self.persons = persons
        self.lines: dict[int, Line] = {}
        self.strangers: dict[int, list[Stranger]] = {}
        self.foreign: dict[int, str] = {}

    def enter(self, line: Line, titles: Iterable[Title] = ()) -> None:
        """Begin a sentence: `antecedent` is asked for its pronouns in their order.

        Whoever owns one of its `titles`, a counterpart of some state, is not of that state.
        """
        facing = (t for t in titles if t.noun == "counterpart" and t.owner is not None)
        self.foreign = {t.owner: t.country for t in facing if t.owner is not None and t.country}
        self.lines[line.index] = line
        self.strangers[line.index] = list(find_strangers(line))

    def antecedent(self, line: Line, at: int, names: tuple[NameHit, ...]) -> Person | None:
        """The person a pronoun means. `names` are those of the sentence, for what comes after the pronoun.

        A pronoun that means nobody known is a stranger to those after it.
        """
        gender = PRONOUNS[line.low[at]]
        person = self._reflexive(line, at) if line.is_at(at, *REFLEXIVE) else self._antecedent(line, at, names)
        if person is None:
            own = Stranger(line.index, at, gender, gender, at in line.subjects, line.quoted[at])
            self.strangers[line.index].append(own)
        return person

    def _antecedent(self, line: Line, at: int, names: tuple[NameHit, ...]) -> Person | None:
        gender = PRONOUNS[line.low[at]]
        possessive = line.is_at(at, "his") or line.tokens[at].xpos == "PRP$"
        before = self._candidates(line.index, at, gender)
        beside = set() if possessive else beside_of(line, at)
        not_of = self.foreign.get(at)
        compatriots = {p for p in self.memory.recent_people() if not_of and p.country == not_of}
        barred = {c.who for c in before if c.token in beside} | compatriots
        here = [c for c in before if c.who not in barred]
        if possessive and (credited := _credited(line, at)):
            return next((_person(c.who) for c in here if c.token == credited), None)
        if possessive and here and here[-1].last == at - 2 and line.is_at(at - 1, "and"):
            return _person(here[-1].who)  # "the minister and his party"
        if line.quoted[at]:
            return self._clearest(c for c in here if c.quoted)
        ahead = self._fronted(line, at, names) if possessive and not any(c.subject for c in here) else None
        return ahead or self._clearest([*here, *(c for c in self._earlier(line, gender) if c.who not in barred)])

    def _earlier(self, line: Line, gender: str) -> Iterator[Candidate]:
        """The candidates of the sentences before; those that are nothing but quotation are passed over for free."""
        reach, fade = REACH, FADE
        for sentence in range(line.index - 1, -1, -1):
            there = self._candidates(sentence, len(self.lines[sentence]), gender)
            yield from (replace(c, weight=c.weight * fade) for c in there if not c.quoted)
            if sentence not in self.memory.quotations:
                reach, fade = reach - 1, fade * FADE
            if not reach:
                return

    def _clearest(self, candidates: Iterable[Candidate]) -> Person | None:
        """Who draws most attention, if it is a person and by a clear lead."""
        weights: dict[Person | str, float] = {}
        for c in candidates:
            weights[c.who] = max(weights.get(c.who, 0), c.weight)
        if not weights:
            return None
        best, *others = sorted(((w * self._familiar(who), who) for who, w in weights.items()), key=lambda p: -p[0])
        clear = best[0] >= max([LEAST, *(LEAD * other for other, _ in others)])
        return _person(best[1]) if clear else None

    def _familiar(self, who: Person | str) -> float:
        return 1 + OFTEN * min(len({s.sentence for s in self.memory.seen if s.things[0] is who}), MOST)

    def _reflexive(self, line: Line, at: int) -> Person | None:
        """The subject beside it, or the name before it ("the president himself")."""
        beside = beside_of(line, at) & line.subjects
        before = self._candidates(line.index, at, PRONOUNS[line.low[at]])
        found = {c.who for c in before if c.token in beside or c.last == at - 1}
        return _person(found.pop()) if len(found) == 1 else None

    def _candidates(self, sentence: int, before: int, gender: str) -> list[Candidate]:
        """The mentions of a sentence that end before a token and may be of this gender, in order."""
        line = self.lines[sentence]
        seen = [s for s in self.memory.seen if s.sentence == sentence]
        found = []
        for one in seen:
            person = _person(one.things[0])
            if len(one.things) == 1 and person and person.gender in (None, gender) and one.last < before:
                known = person.gender or one.how == "pronoun"
                found.append(self._candidate(line, one, person, one.last, bool(known)))
        taken = {i for s in seen for i in range(s.first, s.last + 1)}
        for other in self.strangers[sentence]:
            if other.token not in taken and other.gender in (None, gender) and other.token < before:
                found.append(self._candidate(line, other, other.word, other.token, bool(other.gender)))
        return sorted(found, key=lambda c: c.token)

    def _candidate(self, line: Line, one: Seen | Stranger, who: Person | str, last: int, known: bool) -> Candidate:
        weight = _attention(line, one.token) * (1 if known else UNKNOWN)
        return Candidate(who, one.token, last, one.subject, one.quoted, weight)

    def _fronted(self, line: Line, at: int, names: tuple[NameHit, ...]) -> Person | None:
        """ "In his meeting with X, Y said": the subject that comes after a phrase in front."""
        comma = next((i for i in range(at, len(line)) if line.is_at(i, ",")), None)
        if comma is None or not (line.tokens[0].upos in ("ADP", "SCONJ") or line.tokens[0].xpos == "VBG"):
            return None
        for name in names:
            person = self.persons[line.index, name.first]
            subject = line.subjects & set(range(name.extent[0], name.extent[1] + 1))
            if name.first > comma and subject and person.gender in (None, PRONOUNS[line.low[at]]):
                return person
        return None


def _person(who: object) -> Person | None:
    return who if isinstance(who, Person) else None


def _attention(line: Line, token: int) -> float:
    """What a mention draws by its place in the sentence."""
    if token not in line.subjects:
        return ARGUMENT if token in line.arguments else OTHER
    main = (c for c in line.sentence.clauses if c.relation in ("root", "conjunct", "parataxis"))
    own = (a for c in main for a in c.arguments if a.role in ("subject", "agent") and not a.inherited)
    return MAIN_SUBJECT if any(a.token == token for a in own) else SUBJECT


def _credited(line: Line, at: int) -> int | None:
    """The object of the verb that credits somebody with what this possessive owns: "thanked X for his visit"."""
    owned = next((p.head for p in line.sentence.phrases if p.possessor == at), None)
    for clause in line.sentence.clauses:
        whom = clause.having("object")
        if clause.lemma in CREDITING and not clause.passive and whom and clause.holds(owned, "on", "for", "over"):
            return whom[0].token
    return None


def beside_of(line: Line, at: int) -> set[int]:
    """The other arguments of the pronoun's clauses: nobody does to "him" what he does himself."""
    own = (c for c in line.sentence.clauses if any(a.token == at for a in c.arguments))
    return {a.token for c in own for a in c.arguments if a.token != at}
