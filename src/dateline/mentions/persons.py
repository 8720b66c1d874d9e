"""Names of persons in the words of a sentence, with the titles that stand beside them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.mentions.lines import HYPHENS, Line, vocabulary
from dateline.mentions.titles import DAYS, FEMALE, MALE, PREFIXES, SINGULAR, Block, Title

PARTICLES = vocabulary(
    "de da do dos das del della di du e el al la le van von der den bin bint ibn abu ben ter zu y af wa"
)
# Surnames that are also small words, when they stand between a title and a name.
SURNAMES = frozenset({"to", "an", "on", "no", "so", "in"})
CAMEL = re.compile("[a-z][A-Z]")
COMPANIES = frozenset({"inc", "inc.", "corp", "corp.", "ltd", "ltd.", "llc", "co.", "plc", "gmbh"})
# Articles that are joined to Arabic surnames by a hyphen ("El-Masri").
ARTICLES = frozenset({"al", "el", "ul", "ur", "as", "ash", "ad", "an", "ar", "at", "az", "us"})
HONOURS = vocabulary("highness majesty excellency holiness eminence")
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
NEVER = vocabulary(
    "the a an this that these those he she it they we i you his her its their our my your in on at of"
    " to for from by with and or but as if when while after before since during under over not no"
    " there here who what which mr mrs ms mr. mrs. ms. dr. press white house state east west north"
    " south middle central asia europe africa party comrade statement readout remarks photo image"
    " video share read more advertisement related hurricane typhoon cyclone storm slava viva"
)
NO_NAMES = DAYS | SINGULAR.keys()  # days and titles


@dataclass(frozen=True, slots=True)
class NameHit:
    """Tokens `first` to `last` are a person's name. `titles` stand beside it; `gender` is m, f or None.

    `prefix` is a form of address before the name ("mr"); `country` is the state after it ("President Duda of Poland").
    """

    first: int
    last: int
    name: str
    titles: tuple[Title, ...] = ()
    gender: str | None = None
    prefix: str | None = None
    country: str | None = None

    @property
    def extent(self) -> tuple[int, int]:
        """First and last token with the titles."""
        ranges = [(self.first, self.last), *((t.first, t.last) for t in self.titles if not t.plural)]
        return min(first for first, _ in ranges), max(last for _, last in ranges)


class NameReader:
    """Looks for runs of name words where a title, the language model or another sentence says that a person is."""

    def __init__(self, line: Line, titles: Sequence[Title], blocks: Sequence[Block]) -> None:
        self.line = line
        self.titles = titles
        self.taken = {i for b in blocks for i in range(b.first, b.last + 1)}
        self.owners = {b.first: b for b in blocks if b.country}
        self.states = {b.last: b.country for b in blocks if b.state and b.country and b.how != "demonym"}
        self.of_titles = {i for t in titles for i in range(t.first, t.last + 1)}
        self.ending = {t.last: t for t in titles}
        self.starting = {t.first: t for t in titles}
        self.words = frozenset(i for i in range(len(line)) if line.capital(i) and self._is_name_word(i))
        self.known = self.doubtful = frozenset[str]()
        self.drafts = self._names()

    def names(self, known: frozenset[str], doubtful: frozenset[str]) -> tuple[NameHit, ...]:
        """The persons named in the sentence; `drafts` are those that it shows without the rest of the article.

        `known` holds words, in lower case, of names that the article is sure of; `doubtful` names that the language
        model takes for persons here and that are rather places.
        """
        if known.isdisjoint(self.line.low) and not (doubtful and self.line.people):
            return self.drafts
        self.known, self.doubtful = known, doubtful
        return self._names()

    def _names(self) -> tuple[NameHit, ...]:
        ranges: list[tuple[int, int]] = []
        finders = (self._after_titles, self._after_prefixes, self._entities, self._known_words, self._before_titles)
        for finder in finders:
            for first, last in finder():
                company = any(self.line.is_at(i, *COMPANIES) for i in range(first, last + 2))
                if not company and not any(a <= last and first <= b for a, b in ranges):
                    ranges.append((first, last))
        ranges.sort()
        countries = self._countries(ranges)
        return tuple(self._hit(first, last, countries.get(first)) for first, last in ranges)

    def _run(self, first: int) -> tuple[int, int] | None:
        """The name that begins here: capitalized words, initials, particles, a suffix."""
        line, i, end = self.line, first, first - 1
        while i < len(line):
            if end >= first and self._predicate(i) and (end > first or any(last == end for _, last in line.people)):
                break  # headlines: "Abel Monteiro Defends Plan", "President Monteiro Defends Plan"
            if i in self.words or (end == i - 1 >= first and self._tail(i)):
                end = i
            elif line.hyphen(i) and first <= end == i - 1 and i + 1 < len(line) and line.tokens[i + 1].text.isalpha():
                if i + 1 in self.taken or line.tokens[i].start > line.tokens[i - 1].end:
                    break
                known = line.low[i - 1] in self.known and line.low[i + 1] in self.known
                known = known and not any(a <= i - 1 and i + 1 < b for a, b in line.people)  # "Ki-Sun Baek"
                if line.capital(i + 1) and i - 1 == first and known and line.low[i - 1] not in ARTICLES:
                    break  # two persons: "Trump-Kim"
                end = i = i + 1
            elif line.is_at(i, ",") and line.is_at(i + 1, *SUFFIXES) and end >= first:
                end = i = i + 1
            elif end == i - 1 >= first and line.low[i] in ARTICLES and line.hyphen(i + 1) and i + 2 in self.words:
                end = i = i + 2
            elif not (line.low[i] in PARTICLES and self._particle_leads(i)):
                break
            i += 1
        return (first, end) if end >= first else None

    def _particle_leads(self, i: int) -> bool:
        """Whether a name word follows a particle, after another particle or not ("von der Leyen")."""
        return i + 1 in self.words or (self.line.is_at(i + 1, *PARTICLES) and i + 2 in self.words)

    def _predicate(self, i: int) -> bool:
        person = any(first <= i <= last for first, last in self.line.people)
        return self.line.tokens[i].upos in ("VERB", "AUX") and not person

    def _tail(self, i: int) -> bool:
        """ "-un": the second half of a name that was cut at its hyphen."""
        text, before = self.line.tokens[i].text, self.line.tokens[i - 1]
        return (
            text[0] in HYPHENS
            and text[1:].isalpha()
            and before.end == self.line.tokens[i].start
            and not (self.line.low[i][1:] in self.known and self.line.low[i - 1] in self.known)
        )

    def _is_name_word(self, i: int) -> bool:
        """Whether this word with a capital may be of a name."""
        line = self.line
        if i in self.taken or i in self.of_titles or (line.low[i] in NO_NAMES and not self._surname(i)):
            return False
        if line.is_at(i, *HONOURS, "h.e.", "h.e") or line.is_at(i + 1, "highness", "majesty"):
            return False  # "His Royal Highness"
        if line.low[i] in NEVER:  # "President To NAME"
            return line.low[i] in SURNAMES and i - 1 in self.ending and line.capital(i + 1)
        text = line.tokens[i].text
        if line.low[i] in SUFFIXES or (len(text) == 2 and text.endswith(".")):
            return True
        if CAMEL.search(text.removeprefix("Mc").removeprefix("Mac").removeprefix("De").removeprefix("Le")):
            return False
        letters = "".join(c for c in text if c not in "'’." and c not in HYPHENS)
        return letters.isalpha() and line.tokens[i].upos not in ("PUNCT", "NUM", "SYM", "PRON", "DET", "ADP", "CCONJ")

    def _surname(self, i: int) -> bool:
        """ "Theresa May": a month that the language model holds for the end of a name."""
        return self.line.low[i] in DAYS and any(first < i == last for first, last in self.line.people)

    def _after_titles(self) -> Iterator[tuple[int, int]]:
        """ "Foreign Minister NAME", and "its leader, NAME," where the title is definite."""
        for title in self.titles:
            run = self._run(title.last + 1)
            if run and self._of_a_hashtag(title.last, run[0]):
                continue
            if run:
                yield run
            elif self.line.is_at(title.last + 1, ",") and _definite(title):
                run = self._run(self._past_address(title.last + 2))
                if run and run[1] > run[0] and self._closed(run[1] + 1):
                    yield run

    def _past_address(self, i: int) -> int:
        """Over "HE", "Dr": what stands before a name in apposition."""
        while self._is_address(i):
            i += 1
        return i

    def _is_address(self, i: int) -> bool:
        excellency = 0 <= i < len(self.line) - 1 and self.line.tokens[i].text == "HE" and self.line.capital(i + 1)
        return (self.line.is_at(i, *PREFIXES) and i not in self.ending) or excellency

    def _of_a_hashtag(self, title: int, first: int) -> bool:
        """ "#POTUSAbroad" names nobody; "#MinisterDahl" does, where the article has the name elsewhere."""
        glued = self.line.tokens[title].end == self.line.tokens[first].start
        return glued and self.line.low[first] not in self.known

    def _closed(self, i: int) -> bool:
        """Whether a name in apposition ends here."""
        return i >= len(self.line) or self.line.is_at(i, *",.;):—–") or self.line.possessive(i)

    def _after_prefixes(self) -> Iterator[tuple[int, int]]:
        for i, word in enumerate(self.line.low[:-1]):
            run = self._run(i + 1) if word in PREFIXES and self.line.capital(i) and i not in self.taken else None
            if run:
                yield run

    def _entities(self) -> Iterator[tuple[int, int]]:
        """What the language model takes for a person, without the titles and prepositions that it swallowed."""
        for first, last in self.line.people:
            for i in range(last, first - 1, -1):  # "ambassador to Pyongyang NAME" taken whole: keep what stands last
                adposition = self.line.tokens[i].upos == "ADP" and self.line.low[i] not in PARTICLES
                if i in self.taken or i in self.of_titles or adposition:
                    first = i + 1
                    break
            while first <= last and first not in self.words:
                first += 1
            run = self._run(first) if first <= last else None
            if run and (self.line.words(*run) in self.doubtful or self._common(*run)):
                continue
            if run and len(self.line.words(*run)) > 2 and (run[1] > run[0] or self.line.tokens[run[0]].upos == "PROPN"):
                yield run

    def _common(self, first: int, last: int) -> bool:
        """A word for several that only the start of a sentence gives its capital: "Schoolchildren waved"."""
        token = self.line.tokens[first]
        return first == last and (token.upos == "NOUN" or token.xpos in ("NNS", "NNPS")) and self.line.opens(first)

    def _known_words(self) -> Iterator[tuple[int, int]]:
        """Words of names that the article has elsewhere ("Lavrov" after "Sergey Lavrov")."""
        end = -1
        for i in sorted(self.words):
            run = self._run(i) if i > end and self.line.low[i] in self.known else None
            while run and run[1] > i and not (self._sure(run[1])):
                run = (i, run[1] - 1)
            if run:
                yield run
                end = run[1]

    def _sure(self, i: int) -> bool:
        return self.line.low[i] in self.known or self.line.hyphen(i - 1)

    def _before_titles(self) -> Iterator[tuple[int, int]]:
        """ "NAME, governor of ...", "NAME (governor of ...": two name words or more before a comma and a title."""
        line = self.line
        for title in self.titles:
            comma = title.first - 1
            first = comma
            while first > 0 and (
                first - 1 in self.words
                or line.hyphen(first - 1)
                or line.is_at(first - 1, *PARTICLES)
                or (line.hyphen(first - 2) and line.tokens[first - 1].text.isalpha())  # "Ki-sun Baek"
            ):
                first -= 1
            while first < comma and first not in self.words:
                first += 1
            if line.is_at(comma, ",", "(") and comma - first >= 2:
                yield first, comma - 1

    def _countries(self, ranges: Sequence[tuple[int, int]]) -> dict[int, str]:
        """The state after a name ("President Duda of Poland"), shared by a couple ("Mr. and Mrs. X of Japan"); or
        before it ("Poland's Duda")."""
        line, countries = self.line, dict[int, str]()
        for first, last in ranges:
            before = self.states.get(first - 2) if line.possessive(first - 1) else None
            if before and not (last + 1 < len(line) and line.tokens[last + 1].upos in ("NOUN", "PROPN")):
                countries[first] = before  # not "Norway's Dahl problem"
            at = last + 2 + line.is_at(last + 2, "the")
            block = self.owners.get(at) if line.is_at(last + 1, "of") else None
            if block and block.country:
                countries[first] = block.country
            if last > first and (state := self._state_in_brackets(last + 1)):
                countries[first] = state
        for (first, last), (after, end) in reversed(list(pairwise(ranges))):
            between = [i for i in range(last + 1, after) if i not in self.of_titles and line.low[i] not in PREFIXES]
            family = {*line.low[first : last + 1]} & {*line.low[after : end + 1]}
            if after in countries and family and [line.low[i] for i in between] == ["and"]:
                countries.setdefault(first, countries[after])
        return countries

    def _hit(self, first: int, last: int, country: str | None) -> NameHit:
        titles = self._titles_of(first, last)
        prefix = self.line.low[first - 1].rstrip(".") if first and self.line.low[first - 1] in PREFIXES else None
        gender = next((t.gender for t in titles if t.gender), None)
        if prefix:
            gender = "m" if prefix in MALE else "f" if prefix in FEMALE else gender
        return NameHit(first, last, self.line.words(first, last), titles, gender, prefix, country)

    def _titles_of(self, first: int, last: int) -> tuple[Title, ...]:
        """The titles beside a name: before it, before a comma, and all that follow it in apposition."""
        line = self.line
        before = first - 1
        while self._is_address(before):
            before -= 1
        title = self.ending.get(before)
        if title is None and line.is_at(before, ",") and last > first and self._closed(last + 1):
            title = self.ending.get(before - 1)
            title = title if title and _definite(title) else None
        joined = self.ending.get(title.first - 2) if title and line.is_at(title.first - 1, "and") else None
        joined = joined if joined and joined.determiner is None else None  # not "the President and Premier NAME"
        return (*(t for t in (joined, title) if t), *self._following(last), *self._in_brackets(first, last))

    def _in_brackets(self, first: int, last: int) -> Iterator[Title]:
        """ "NAME (foreign minister of Norland and party leader)": the titles in the brackets behind a name, where one
        opens them; "the foreign minister of Norland (NAME)"."""
        line = self.line
        title = self.ending.get(first - 2) if line.is_at(first - 1, "(") and line.is_at(last + 1, ")") else None
        if title:
            yield title
        if last + 2 in self.starting:
            yield from (self.starting[i] for i in line.bracketed(last + 1) if i in self.starting)

    def _state_in_brackets(self, opening: int) -> str | None:
        """ "NAME (Norland)", "NAME (minister for the sea, Norland)": the state that ends the brackets."""
        inside = self.line.bracketed(opening)
        named = [self.owners[i] for i in inside if i in self.owners and self.owners[i].state]
        owning = [b.country for b in named if b.last + 1 not in inside and self._owned_by(b.first)]
        return owning[0] if owning else None

    def _owned_by(self, state: int) -> bool:
        before = state - 1 - self.line.is_at(state - 1, "the")
        return self.line.is_at(before, "of", ",", "(")

    def _following(self, last: int) -> Iterator[Title]:
        """ "NAME, member of ..., vice-president of ... and premier": titles in a row that no other name follows."""
        line, at, some = self.line, last + 1, False
        while line.is_at(at, ",") or (some and line.is_at(at, "and")):
            if line.is_at(at + 1, "and") and not some:
                return  # "the French president, NAME, and the British Prime Minister, NAME"
            start = at + 1 + line.is_at(at + 1, "and")
            start += line.is_at(start, "now", "then", "currently", "formerly")
            title = self.starting.get(start) or self._owned(start)
            if title is None or self._run(title.last + 1) or line.possessive(title.last + 1):
                return  # "NAME, the leader's sister"
            if line.speaks(title.first, title.last):
                return  # "they met NAME, a spokesman for the ministry said"
            if some and title.determiner == "the":
                return
            yield title
            some, at = True, title.last + 1

    def _owned(self, start: int) -> Title | None:
        """ "NAME, Mr. Trump's chief adviser": a title after its owner's name."""
        for title in self.titles:
            if title.owner is not None and start <= title.owner < title.first <= start + 6:
                return title
        return None


def _definite(title: Title) -> bool:
    return bool(title.country or title.owner is not None or title.determiner == "the")


def known_words(hits: Iterable[NameHit]) -> frozenset[str]:
    """The words, in lower case, by which the persons of these full names may be called again."""
    found = set()
    for hit in hits:
        words = hit.name.replace("-", " ").replace(",", " ").lower().split()
        long = [w for w in words if len(w) > 2 and not w.endswith(".")]
        if len(words) > 1:
            found |= {*words[:1], *words[-1:], *long[:1], *long[-1:]}
        elif hit.titles or hit.prefix:
            found |= set(long)
    return frozenset(w for w in found if len(w) > 1)
