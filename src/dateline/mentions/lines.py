"""One sentence as the name finders read it: words, capitals and the tokens that clauses look up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.model import Sentence, Span, Token


def vocabulary(*words: str) -> frozenset[str]:
    """The words of space-separated lists as one set.

    >>> sorted(vocabulary("b a", "c"))
    ['a', 'b', 'c']
    """
    return frozenset(word for part in words for word in part.split())


def written(tokens: Sequence[Token]) -> str:
    """The words as they stand, rebuilt from tokens and the gaps between them; those of a handle are set apart."""
    before = tokens[0]
    text = before.text
    for token in tokens[1:]:
        if token.start > before.end or (
            token.text[:1].isupper() and before.end == token.start and before.text.isalpha() and token.text.isalpha()
        ):
            text += " "
        text += token.text
        before = token
    return text


HYPHENS = frozenset("-‐‑–")
APOSTROPHES = frozenset({"'", "’"})
POSSESSIVES = frozenset({"'s", "’s", *APOSTROPHES})
OPENING, CLOSING = "“«", "”»"
MARKS = frozenset({'"', "``", "''", *OPENING, *CLOSING})


@dataclass(frozen=True)
class Line:
    """A sentence with the text that its spans count in. Ranges of tokens are inclusive at both ends."""

    sentence: Sentence
    text: str
    in_quote: bool = False  # whether the sentence before left a quotation open

    @property
    def index(self) -> int:
        return self.sentence.index

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def __len__(self) -> int:
        return len(self.sentence.tokens)

    def span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last].end)

    def words(self, first: int, last: int) -> str:
        """These tokens as they stand."""
        return written(self.tokens[first : last + 1])

    @cached_property
    def low(self) -> tuple[str, ...]:
        """The tokens in lower case, curly apostrophes straightened."""
        return tuple(t.text.lower().replace("’", "'") for t in self.tokens)

    def capital(self, i: int) -> bool:
        """Whether the token starts with a capital letter."""
        capitals = self._capitals
        return 0 <= i < len(capitals) and capitals[i]

    @cached_property
    def _capitals(self) -> tuple[bool, ...]:
        return tuple(t.text[:1].isupper() for t in self.tokens)

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The tokens that start with a capital letter."""
        return tuple(i for i, capital in enumerate(self._capitals) if capital)

    def is_at(self, i: int, *words: str) -> bool:
        """Whether the token stands and is one of these lower-case words."""
        low = self.low
        return 0 <= i < len(low) and low[i] in words

    def hyphen(self, i: int) -> bool:
        return 0 <= i < len(self) and self.tokens[i].text in HYPHENS

    def possessive(self, i: int) -> bool:
        return 0 <= i < len(self) and self.tokens[i].text in POSSESSIVES

    def bracketed(self, opening: int) -> range:
        """The tokens inside the brackets that open at this token, without further brackets; none where none open."""
        if not self.is_at(opening, "("):
            return range(0)
        first = opening + 1
        return range(first, next((i for i in range(first, len(self)) if self.is_at(i, "(", ")")), first))

    def opens(self, i: int) -> bool:
        """Whether nothing but quotes and dashes stands before this token, so that its capital says little."""
        return i <= self._opening

    @cached_property
    def _opening(self) -> int:
        """The first token that is no quote or dash."""
        return next((t.index for t in self.tokens if any(c.isalnum() for c in t.text)), len(self))

    @cached_property
    def heads(self) -> frozenset[int]:
        """The tokens that other rooms look up: heads of noun phrases, arguments and predicates of clauses."""
        found = {p.head for p in self.sentence.phrases}
        for phrase in self.sentence.phrases:
            found.update((*phrase.appositions, *phrase.conjuncts, *(head for _, head in phrase.attached)))
            if phrase.possessor is not None:
                found.add(phrase.possessor)
        return frozenset(found | self.arguments)

    @cached_property
    def arguments(self) -> frozenset[int]:
        """The tokens that are arguments of clauses."""
        return frozenset(a.token for c in self.sentence.clauses for a in c.arguments)

    @cached_property
    def subjects(self) -> frozenset[int]:
        return frozenset(a.token for c in self.sentence.clauses for a in c.arguments if a.role in ("subject", "agent"))

    def speaks(self, first: int, last: int) -> bool:
        """Whether these tokens hold who says what stands before them: "they met Dahl, a spokesman said".

        A comma before the verb makes them an apposition, where it is not a name's: "a spokesman, Paulo Reis, said".
        """
        for clause in self.sentence.clauses:
            own = [a.token for a in clause.having("subject") if not a.inherited and first <= a.token <= last]
            said = [a.token for a in clause.having("complement") if a.token < first]
            apart = self.is_at(clause.predicate - 1, ",")
            if own and said and (not apart or (self.is_at(last + 1, ",") and last + 2 < clause.predicate)):
                return True
        return False

    @cached_property
    def people(self) -> tuple[tuple[int, int], ...]:
        """Token ranges of the names that the language model takes for persons."""
        return tuple((e.first, e.last) for e in self.sentence.entities if e.label == "PERSON")

    def entity(self, i: int) -> str | None:
        """The label of the name that holds this token."""
        return self._labels.get(i)

    @cached_property
    def _labels(self) -> dict[int, str]:
        return {i: e.label for e in reversed(self.sentence.entities) for i in range(e.first, e.last + 1)}

    @property
    def leaves_open(self) -> bool:
        """Whether a quotation goes on after the sentence."""
        marks = [t.text for t in self.tokens if t.text in MARKS]
        return self.quoted[-1] and not (marks and marks[-1] in CLOSING) if self.tokens else self.in_quote

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each token, whether it stands inside quotation marks that open or close in this sentence."""
        if not any(token.text in MARKS for token in self.tokens):
            return (self.in_quote,) * len(self)
        inside, flags = self.in_quote, []
        for i, token in enumerate(self.tokens):
            if token.text in MARKS:
                opening = token.text in OPENING or token.text == "``" or (token.text == '"' and not inside)
                if token.text in CLOSING and not inside:
                    flags = [True] * i
                inside = opening
            flags.append(inside)
        return tuple(flags)

    def runs(self, free: frozenset[int]) -> Iterator[tuple[int, int]]:
        """The longest ranges of tokens that are all in `free`."""
        start: int | None = None
        for i in range(len(self) + 1):
            if i < len(self) and i in free:
                start = i if start is None else start
            elif start is not None:
                yield start, i - 1
                start = None
