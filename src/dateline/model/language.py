"""Sentences as the coder sees them: tokens, names, noun phrases, clauses.

Indices named `token`, `head`, `first`, `last` count tokens of the sentence; offsets count characters of `Article.text`.
Dependency labels are the business of the language room alone: other rooms read phrases and clauses.
"""

from dataclasses import dataclass
from functools import cached_property

from dateline.model.article import Article
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word. `upos` is the Universal POS tag, `xpos` the Penn tag, `head` its head's index (the root's own)."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: tokens `first` to `last` (inclusive); `label` in PERSON ORG GPE LOC FAC NORP EVENT DATE LAW MISC."""

    first: int
    last: int
    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase around `head`: tokens `first` to `last` (inclusive) with its modifiers, without relative clauses.

    `core_first`/`core_last` leave out post-modifiers ("the foreign minister" of "the foreign minister of Japan").
    `possessor` and `attached` point to other phrases by the index of their head token: `attached` holds
    (preposition, head) pairs ("minister" -> ("of", "Japan")); `appositions` holds heads that rename this one;
    `conjuncts` the heads coordinated with this one (for the first member only); `modifiers` are adjectives, compounds
    and numbers before the head, by token index. `determiner` is the lemma of the article or demonstrative, or None.
    """

    head: int
    first: int
    last: int
    core_first: int
    core_last: int
    span: Span
    determiner: str | None = None
    possessor: int | None = None
    modifiers: tuple[int, ...] = ()
    appositions: tuple[int, ...] = ()
    attached: tuple[tuple[str, int], ...] = ()
    conjuncts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a clause. `token` is the head token of a noun phrase (or of a clause for `complement`).

    `role`: subject | object | indirect | agent (the "by" phrase of a passive) | oblique | possessor | compound |
    complement | attribution ("according to X": kept out of the argument structure).
    `preposition`: lemma of the preposition ("with", "in", "on the sidelines of"), None for bare arguments.
    `inherited`: true where the argument was shared by coordination or control and does not stand in the clause itself.
    Coordinated phrases are given one argument each ("Lavrov and Choe met": two subjects).
    """

    role: str
    token: int
    preposition: str | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its arguments.

    `kind`: verb | noun (a nominal event: "talks", "visit") | copula ("X is the minister": the noun or adjective).
    `predicate` is its head token, `lemma` its lemma with a verb particle ("call off").
    `tense`: past | present | future | None; `aspect` a subset of {"perfect", "progressive"};
    `modal` the lemma of a modal or semi-modal ("will", "would", "may", "must", "be to", "have to", "be going to",
    "be due to", "be expected to", "used to"); `governors` are the lemmas of the verbs or nouns above it through
    control, nearest first ("agreed to hold": hold has ("agree",); "refused to meet": ("refuse",));
    `negated` covers "not", "never", "no"; `relation`: root | conjunct | complement | control | relative | adverbial |
    participle | nominal | parataxis; `marker` the subordinator ("if", "after", "that", "to"); `parent` index of the
    clause it hangs on, in `Sentence.clauses`; `quoted` true when the predicate stands inside quotation marks.
    """

    kind: str
    predicate: int
    lemma: str
    arguments: tuple[Argument, ...] = ()
    tense: str | None = None
    aspect: frozenset[str] = frozenset()
    modal: str | None = None
    governors: tuple[str, ...] = ()
    negated: bool = False
    passive: bool = False
    relation: str = "root"
    marker: str | None = None
    parent: int | None = None
    quoted: bool = False
    adverbs: tuple[int, ...] = ()

    def having(self, role: str, *prepositions: str) -> tuple[Argument, ...]:
        """The arguments with this role, and one of these prepositions where any is named."""
        return tuple(
            a for a in self.arguments if a.role == role and (not prepositions or a.preposition in prepositions)
        )

    def holds(self, token: int | None, *prepositions: str) -> bool:
        """Whether this token is one of the arguments, at one of these prepositions where any is named."""
        return any(a.token == token and (not prepositions or a.preposition in prepositions) for a in self.arguments)


@dataclass(frozen=True)
class Sentence:
    """One sentence of an article, `index` counted from 0; `heading` true for a title line within the text."""

    index: int
    paragraph: int
    span: Span
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...] = ()
    phrases: tuple[NounPhrase, ...] = ()
    clauses: tuple[Clause, ...] = ()
    heading: bool = False

    def phrase_of(self, token: int) -> NounPhrase | None:
        """The noun phrase whose head is this token."""
        return self._phrases.get(token)

    def clause_of(self, token: int) -> Clause | None:
        """The clause whose predicate is this token."""
        return self._clauses.get(token)

    def subtree(self, token: int) -> tuple[int, int]:
        """First and last token of everything that hangs on this token."""
        return self._extents[token]

    def innermost(self, token: int, *, nominal: bool = True) -> int | None:
        """The index of the innermost clause whose words hold this token; without the `nominal` ones where so asked."""
        spans = [(self.subtree(c.predicate), n) for n, c in enumerate(self.clauses) if nominal or c.kind != "noun"]
        around = [(last - first, n) for (first, last), n in spans if first <= token <= last]
        return min(around, default=(0, None))[1]

    @cached_property
    def spaced(self) -> str:
        """Its words, each at its distance from the first."""
        ends = [self.tokens[0].start, *(t.end for t in self.tokens)] if self.tokens else []
        return "".join(" " * (t.start - end) + t.text for t, end in zip(self.tokens, ends, strict=False))

    @cached_property
    def _phrases(self) -> dict[int, NounPhrase]:
        return {phrase.head: phrase for phrase in reversed(self.phrases)}

    @cached_property
    def _clauses(self) -> dict[int, Clause]:
        return {clause.predicate: clause for clause in reversed(self.clauses)}

    @cached_property
    def _extents(self) -> tuple[tuple[int, int], ...]:
        """For each token the first and last token of everything that hangs on it."""
        count = len(self.tokens)
        first, last, heads = list(range(count)), list(range(count)), [token.head for token in self.tokens]
        for index in range(count):
            up = index
            for _ in range(count):  # a graph from elsewhere may have a circle
                last[up] = index
                if index < first[up]:
                    first[up] = index
                if heads[up] == up:
                    break
                up = heads[up]
        return tuple(zip(first, last, strict=True))


@dataclass(frozen=True, slots=True)
class Parse:
    """An article with its sentences."""

    article: Article
    sentences: tuple[Sentence, ...]
