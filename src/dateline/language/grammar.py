"""A dependency tree with the few questions that phrases and clauses ask of it (Universal Dependencies, English)."""

from collections.abc import Mapping, Sequence

from dateline.model import Token

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "SYM", "X"))
QUOTES_SINGLE = frozenset("'‘’`")
SHORTENED = frozenset(("em", "cause", "til", "till", "tis", "twas", "n", "bout", "round"))  # words that lost a letter
QUOTES_OPEN, QUOTES_CLOSE, QUOTES_EITHER = "“«„", "”»", frozenset(('"', "``", "''"))

# Prepositions of several words around a noun: (preposition, noun, second preposition) -> as we write it.
COMPLEX = {
    tuple(key.split()): value
    for key, value in {
        "on sideline of": "on the sidelines of",
        "at sideline of": "on the sidelines of",
        "on margin of": "on the sidelines of",
        "at invitation of": "at the invitation of",
        "on invitation of": "at the invitation of",
        "upon invitation of": "at the invitation of",
        "at request of": "at the request of",
        "at initiative of": "at the initiative of",
        "on behalf of": "on behalf of",
        "on occasion of": "on the occasion of",
        "on eve of": "on the eve of",
        "in presence of": "in the presence of",
        "with participation of": "with the participation of",
        "under leadership of": "under the leadership of",
        "in framework of": "within the framework of",
        "within framework of": "within the framework of",
        "in course of": "in the course of",
        "during course of": "in the course of",
        "in wake of": "in the wake of",
        "in honor of": "in honor of",
        "in honour of": "in honor of",
        "in favor of": "in favor of",
        "in favour of": "in favor of",
        "in support of": "in support of",
        "with support of": "with the support of",
        "with help of": "with the help of",
        "in response to": "in response to",
        "in addition to": "in addition to",
        "in connection with": "in connection with",
        "in accordance with": "in accordance with",
        "in line with": "in accordance with",
        "in cooperation with": "in cooperation with",
        "in coordination with": "in coordination with",
        "on part of": "on the part of",
        "at level of": "at the level of",
        "as part of": "as part of",
        "with aim of": "with the aim of",
        "in light of": "in light of",
        "in view of": "in light of",
        "in face of": "in the face of",
        "in terms of": "in terms of",
        "in term of": "in terms of",
        "in exchange for": "in exchange for",
        "in return for": "in exchange for",
        "in violation of": "in violation of",
        "in protest at": "in protest at",
        "in protest against": "in protest at",
        "in protest of": "in protest at",
        "in relation to": "with regard to",
        "with regard to": "with regard to",
        "in regard to": "with regard to",
        "with respect to": "with regard to",
        "in preparation for": "in preparation for",
        "in conjunction with": "in cooperation with",
        "in parallel with": "in parallel with",
        "in memory of": "in memory of",
        "in word of": "in the words of",
        "on basis of": "on the basis of",
        "at head of": "at the head of",
        "in front of": "in front of",
    }.items()
}

# Who holds something of a body: the name after "the head of the agency," is the head's.
HOLDERS = frozenset(
    [
        *("spokesman", "spokeswoman", "spokesperson", "head", "chief", "director", "leader", "chairman", "chairwoman"),
        *("chair", "deputy", "secretary", "commander", "minister", "president", "premier", "ambassador", "envoy"),
        *("representative", "speaker", "governor", "adviser", "advisor", "official", "member", "commissioner"),
        *("chancellor", "mayor", "founder", "editor", "co-chair", "vice-chairman"),
    ]
)


class Tree:
    """The tokens of one sentence and what hangs on each."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)
        self._labels = [token.deprel.partition(":")[0] for token in tokens]
        self._kids: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.index:
                self._kids[token.head].append(token.index)
        for token in tokens:
            holder = self._holder(token)
            if holder is not None:
                self._kids[token.head].remove(token.index)
                self._kids[holder] = sorted([*self._kids[holder], token.index])

    def with_tokens(self, found: Mapping[int, Token]) -> "Tree":
        """The tree with these words in place of those at their indexes; itself where there are none."""
        return Tree([found.get(token.index, token) for token in self.tokens]) if found else self

    def _holder(self, name: Token) -> int | None:
        """Whose a name is that the parser hung on a body: "a spokeswoman for the ministry, Ana Vidal"."""
        if self._labels[name.index] != "appos" or name.upos != "PROPN" or not self.kids(name.index, "flat"):
            return None
        comma = any(self.word(kid) == "," for kid in self.kids(name.index, "punct") if kid < name.index)
        if not comma or self.lemma(name.head) in HOLDERS:
            return None
        above = name.head
        while self._labels[above] == "nmod" and self.lemma(above) not in HOLDERS:
            above = self.tokens[above].head
        return above if self.lemma(above) in HOLDERS else None

    def label(self, index: int) -> str:
        """The relation to the head, without its subtype."""
        return self._labels[index]

    def kids(self, index: int, *labels: str) -> list[int]:
        """The dependents with one of these relations (a label with a colon must fit whole), in order; all if none."""
        return [
            kid
            for kid in self._kids[index]
            if not labels or self._labels[kid] in labels or self.tokens[kid].deprel in labels
        ]

    def kid(self, index: int, *labels: str) -> int | None:
        return next(iter(self.kids(index, *labels)), None)

    def head(self, index: int) -> int | None:
        head = self.tokens[index].head
        return None if head == index else head

    def word(self, index: int) -> str:
        return self.tokens[index].text.lower().replace("’", "'")

    def lemma(self, index: int) -> str:
        return self.tokens[index].lemma.lower()

    def is_nominal(self, index: int) -> bool:
        token = self.tokens[index]
        return token.upos in NOMINAL or (
            token.xpos in ("NNP", "NNPS") and token.deprel == "conj"
        )  # a name, read as ADJ

    def ancestors(self, index: int) -> list[int]:
        """The heads above, nearest first."""
        found: list[int] = []
        head = self.head(index)
        while head is not None and head not in found:
            found.append(head)
            head = self.head(head)
        return found

    def subtree(self, index: int) -> list[int]:
        found = [index]
        for kid in self._kids[index]:
            found += self.subtree(kid)
        return sorted(found)

    def members(self, index: int) -> list[int]:
        """A nominal and those coordinated with it, or with the name right after it ("minister Berg and her guest")."""
        found = [index]
        for name in self.kids(index, "appos"):
            between = self.tokens[index + 1 : name]
            if self.tokens[name].upos == "PROPN" and name > index and not any(t.text in (",", "(") for t in between):
                found += self.members(name)[1:]
        of_name = [
            kid for part in self.kids(index, "flat") for kid in self.kids(part, "conj")
        ]  # "Minister Ana and Eva"
        for kid in (*self.kids(index, "conj"), *of_name):
            if self.is_nominal(kid) and not self.kids(kid, "nsubj", "cop"):
                found += self.members(kid)
        return found

    def preposition(self, index: int) -> str | None:
        """The words that mark this nominal's case ("with", "according to"), without the possessive 's."""
        words = []
        before = [kid for kid in self.kids(index, "compound", "nmod:desc", "amod") if kid < index]
        cases = self.kids(index, "case") or [case for kid in before for case in self.kids(kid, "case")]
        if not cases and self._labels[index] in ("nmod", "obl") and self.is_nominal(index):
            cases = [kid for kid in self.kids(index, "mark") if kid < index]  # "to Quito", read as an infinitive
        for case in cases:
            if self.tokens[case].xpos != "POS":
                words += [self.word(case), *(self.word(part) for part in self.kids(case, "fixed"))]
        return " ".join(words) or self._stray_preposition(index)

    def _stray_preposition(self, index: int) -> str | None:
        """A preposition right before the phrase that the parser did not hang on it."""
        if self._labels[index] != "obl" or self.tokens[index].deprel == "obl:unmarked":
            return None
        first = self.subtree(index)[0]
        before = self.tokens[first - 1] if first else None
        if before is None or before.upos != "ADP":
            return None
        particle = before.deprel == "compound:prt" and self.tokens[index].upos == "PROPN"  # "signed in Bern"
        return self.word(first - 1) if particle or self.label(before.index) == "obl" else None

    def particle(self, index: int) -> int | None:
        """The particle of a verb ("see off"), where it is not the preposition of a name that follows it."""
        particle = self.kid(index, "compound:prt")
        bare = [name for name in self.kids(index, "obl") if particle is not None and not self.kids(name, "case")]
        taken = any(self.subtree(name)[0] - 1 == particle and self._stray_preposition(name) for name in bare)
        return None if taken else particle

    def prepositional(self, index: int) -> tuple[str | None, int]:
        """(preposition, noun), where "at the invitation of X" and "at X's invitation" lead to X."""
        first = self.preposition(index)
        possessor = self.kid(index, "nmod:poss")
        inner = [(self.preposition(kid), kid) for kid in self.kids(index, "nmod", "obl")]
        if possessor is not None:
            inner.append(("of", possessor))
        for second, kid in inner:
            known = COMPLEX.get((first or "", self.lemma(index), second or ""))
            if known:
                return known, kid
        return first, index

    def quoted(self, inside: bool) -> tuple[list[bool], bool]:
        """Which tokens stand inside quotation marks, and whether a quotation is open at the end."""
        found = []
        single = False
        for token in self.tokens:
            if token.text in QUOTES_OPEN:
                inside = True
            elif token.text in QUOTES_CLOSE:
                inside = False
            elif token.text in QUOTES_EITHER:
                inside = not inside
            elif token.text in QUOTES_SINGLE:
                single, inside = self._single(token, single, inside)
            found.append(inside)
        return found, inside

    def _single(self, mark: Token, single: bool, inside: bool) -> tuple[bool, bool]:
        """A mark that may also be an apostrophe: (a single quotation is open, any quotation is open) after it."""
        before = self.tokens[mark.index - 1] if mark.index else None
        after = self.tokens[mark.index + 1] if mark.index + 1 < len(self.tokens) else None
        apart = before is None or before.end < mark.start or before.upos == "PUNCT"
        if not inside and apart and after is not None and after.start == mark.end and after.text[0].isalpha():
            return (False, False) if after.text.lower() in SHORTENED else (True, True)
        spoken = before is not None and before.text in ".,!?…"
        if inside and mark.xpos != "POS" and before is not None and before.end == mark.start and (single or spoken):
            return False, False
        return single, inside
