"""Title phrases: "the Russian Foreign Minister", "vice-minister of Industry and Trade of the Russian Federation"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.mentions.lines import Line, vocabulary
from dateline.mentions.states import StateHit

MALE = vocabulary(
    "king prince emperor sultan emir pope pontiff spokesman chairman congressman mr statesman sheikh gentleman"
)
FEMALE = vocabulary("queen princess empress spokeswoman chairwoman congresswoman mrs ms lady madam stateswoman")

# Nouns that name an office: they stand for one person even without a name.
OFFICES = vocabulary(
    "president minister secretary chancellor premier ambassador envoy spokesman spokeswoman"
    " spokesperson chairman chairwoman chairperson director leader king queen prince princess emperor"
    " sultan emir pope pontiff governor mayor commander commissioner senator congressman congresswoman chief"
    " head adviser advisor marshal admiral negotiator dictator ruler monarch coordinator administrator"
    " undersecretary chargé charge attaché diplomat counsel counselor counsellor taoiseach ayatollah"
    " sheikh consul"
)
# Nouns that are a title only beside a name or with a state before them.
WEAK = vocabulary(
    "official member general colonel judge professor expert analyst researcher scholar lawyer nominee"
    " candidate representative speaker lawmaker deputy delegate guest lady gentleman comrade strongman colleague"
    " correspondent reporter editor economist historian fellow businessman lieutenant captain"
    " politician legislator prosecutor mediator chair councillor councilor aide ally predecessor counterpart boss"
    " successor host marshal justice ceo co-chair father mother wife husband sister brother son daughter statesman"
    " commissar party-leader designate"
)
HEADS = OFFICES | WEAK
ARABIC = frozenset({"bin", "ibn", "al"})  # particles of the names of those who bear the title "Amir"
WHERE = vocabulary("in at to into from near")
# Offices that headlines and handles cut short: those in capitals, and those before a name.
SHORT = {"fm": "Foreign Minister", "pm": "Prime Minister", "vp": "Vice President", "potus": "President"}
CUT = {"sec": "Secretary", "amb": "Ambassador", "pres": "President"}
SHORT |= CUT
NOUNS = HEADS | SHORT.keys() | {"amir", "charge", "chargé"}  # the words at which a title's noun may stand
OF_STATES = {"potus": "USA", "pope": "VAT", "pontiff": "VAT"}
# Offices that several persons may hold side by side, in the plural.
SINGULAR = {
    f"{noun}s": noun
    for noun in sorted(
        vocabulary(
            "minister president premier chancellor ambassador envoy leader king queen emperor chief head director"
            " commander governor mayor negotiator adviser representative speaker spokesperson diplomat counterpart"
        )
    )
} | {"secretaries": "secretary", "spokesmen": "spokesman", "fms": "minister", "pms": "minister"}
SHORT_PLURALS = {"fms": "foreign minister", "pms": "prime minister"}
# Nouns that are titles in lower case only: with a capital they are names.
PLAIN = vocabulary(
    "father mother wife husband sister brother son daughter guest host member ally boss fellow page judge official"
)
PREFIXES = vocabulary(
    "mr mr. mrs mrs. ms ms. miss dr dr. madam sir comrade senator sen. rep. gov. gen. prof. h.e. h.e excellency"
)
# Words that may stand before the noun of a title.
QUALIFIERS = vocabulary(
    "armed prime foreign vice deputy first second acting interim caretaker transitional former ex then new"
    " newly-elected elected late assistant associate permanent senior junior chief top special executive managing"
    " under general defense defence finance trade economy economic interior justice health energy"
    " education agriculture culture security national press state home external affairs presidential"
    " supreme paramount opposition party military intelligence nuclear human rights climate political"
    " government ministry private personal longtime long-time secret joint regional central cabinet"
    " parliamentary parliament visiting current incumbent outgoing incoming high plenipotentiary"
    " extraordinary official diplomatic respected great crown grand attorney labor labour transport"
    " tourism technology environment development house senate majority minority lead veteran federal"
    " civil air army navy naval fleet de facto white commerce treasury budget planning industry"
    " immigration information communications intergovernmental full career trusted close young younger"
    " department section division bureau committee"
)
POST_QUALIFIERS = vocabulary("general designate elect emeritus plenipotentiary major")
LINKS = frozenset({"of", "for", "to", "at", "on", "with", "in", "from"})
OWNING = frozenset({"of", "from", "at"})
SPEAKING = frozenset({"spokesman", "spokeswoman", "spokesperson"})  # "for" whom they belong to
DOMAINS = vocabulary(
    "diplomacy intelligence military army navy delegation opposition mission parliament space church"
    " foreign external internal affairs relations defense defence finance trade economy economic"
    " justice health energy education agriculture culture security national state industry policy"
    " political commerce transport technology asia europe africa east asian pacific nuclear arms"
    " control human rights climate staff cabinet government forces russian international north south"
    " middle eurasian european latin american african operations labor labour tourism communications"
    " cooperation development environment information science sports interior"
)
MATTERS = DOMAINS | vocabulary("issues negotiations peace reconciliation reconstruction engagement programs")
COLLECTIVES = vocabulary(
    "committee commission council department board bureau party group union assembly service agency authority"
)
DAYS = vocabulary(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december jan. feb. mar. apr. aug. sept. oct. nov. dec."
)
SELF_STANDING = vocabulary("the his her its their this a an our my your")


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase: tokens `first` to `last`, its noun at `head`.

    `office` is the phrase without its state and article ("Foreign Minister"); `country` alpha-3 where the phrase says
    so, `host` where a state is named that the person is sent to; `owner` is the token of a pronoun or a name
    that owns it ("his counterpart", "Mr. Trump's adviser"); `determiner` the word before it, or None. `plural` where
    the phrase is of several persons ("Presidents A and B").
    """

    first: int
    last: int
    head: int
    noun: str
    office: str
    country: str | None = None
    host: str | None = None
    owner: int | None = None
    determiner: str | None = None
    gender: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Tokens that are taken as one name: a state (`how` as in StateHit) or a body, with the country it belongs to."""

    first: int
    last: int
    country: str | None
    state: bool
    how: str = "name"


def noun_at(line: Line, i: int) -> int | None:
    """The last token of a title noun that begins or is at this token ("charge d'affaires", "vice-president")."""
    word = line.low[i].rsplit("-", 1)[-1]
    if word not in NOUNS:
        return None
    if word == "amir":  # a given name, too
        return i if line.is_at(i + 2, *ARABIC) or line.is_at(i + 3, *ARABIC) else None
    if word in CUT:
        return i if line.capital(i) and line.capital(i + 1) else None
    if word in SHORT:  # "Iran FM NAME", not "5 PM"
        return i if line.tokens[i].text.isupper() and not (i and line.tokens[i - 1].upos == "NUM") else None
    if word in ("charge", "chargé"):
        return i + 1 if line.is_at(i + 1, "d'affaires") else i + 2 if line.is_at(i + 2, "affaires") else None
    if word not in HEADS or line.tokens[i].upos in ("VERB", "AUX", "ADV") or (word in PLAIN and line.capital(i)):
        return None
    if (
        word in QUALIFIERS
        and i + 1 < len(line)
        and (line.low[i + 1] in QUALIFIERS | HEADS | SINGULAR.keys() or line.hyphen(i + 1))
    ):
        return None
    if word == "general" and (line.is_at(i + 1, *DOMAINS) or _opens_a_body(line, i)):
        return None  # "General Staff", "General Motors"
    if word in ("head", "chief", "host", "lead") and line.tokens[i].upos not in ("NOUN", "PROPN", "ADJ"):
        return None
    return i


def _opens_a_body(line: Line, i: int) -> bool:
    return any(e.first == i < e.last and e.label == "ORG" for e in line.sentence.entities)


def find_titles(line: Line, blocks: Sequence[Block], states: Iterable[StateHit] = ()) -> tuple[Title, ...]:
    """The singular title phrases of a sentence, in order, none inside another."""
    return TitleReader(line, blocks, states).titles()


class TitleReader:
    """Reads outward from each title noun: back over its qualifiers and owners, on through "of", "to" and "for"."""

    def __init__(self, line: Line, blocks: Sequence[Block], states: Iterable[StateHit]) -> None:
        self.line = line
        self.by_first = {b.first: b for b in blocks}
        self.by_last = {b.last: b for b in blocks}
        self.inside = {i for b in blocks for i in range(b.first, b.last + 1)}
        self.of_states = {i for s in states if s.how != "seat" for i in range(s.first, s.last + 1)}

    def titles(self) -> tuple[Title, ...]:
        found: list[Title] = []
        i = 0
        while i < len(self.line):
            end = None if i in self.inside else noun_at(self.line, i)
            if end is None:
                i += 1
                continue
            title = self._read(i, self._noun_end(end), found[-1].last if found else -1)
            found.append(title)
            i = title.last + 1
        return tuple(found)

    def _read(self, noun: int, end: int, floor: int) -> Title:
        line = self.line
        first, before, owner = self._backward(noun, floor)
        last, after, host, tail = self._forward(end)
        determiner = line.low[first - 1] if first - 1 > floor and line.is_at(first - 1, *SELF_STANDING) else None
        if determiner in ("his", "her", "its", "their"):
            owner = first - 1
        word = line.low[noun]
        owners = sorted([*reversed(before), *after], key=lambda b: not b.state)  # "Senate President of Norland"
        country = next((b.country for b in owners if b.country), OF_STATES.get(word))
        name = SHORT.get(word, word.rsplit("-", 1)[-1]).rpartition(" ")[2].lower()
        return Title(
            first=first - 1 if determiner else first,
            last=last,
            head=noun,
            noun="counterpart" if name == "colleague" and country and owner is not None else name,
            office=self._office(first, end, tail, host),
            country=country,
            host=host,
            owner=owner,
            determiner=determiner,
            gender="m" if word in MALE else "f" if word in FEMALE else None,
        )

    def _noun_end(self, end: int) -> int:
        """Through "Secretary General", "minister-counselor", "charge d'affaires ad interim"."""
        line = self.line
        while True:
            if line.is_at(end + 1, *POST_QUALIFIERS):
                end += 1
            elif (line.hyphen(end + 1) and line.is_at(end + 2, *POST_QUALIFIERS, *HEADS)) or (
                line.is_at(end + 1, "ad") and line.is_at(end + 2, "interim")
            ):
                end += 2
            else:
                return end

    def _backward(self, noun: int, floor: int) -> tuple[int, list[Block], int | None]:
        """Where the phrase begins, the states and bodies before its noun, and the name that owns it."""
        line, i = self.line, noun - 1
        taken: list[Block] = []
        while i > floor:
            if line.possessive(i) and i - 1 > floor and i - 1 not in self.by_last and line.capital(i - 1):
                return i + 1, taken, i - 1
            block = self.by_last.get(i - 1 if line.possessive(i) else i)
            there = block is not None and i == block.last and line.is_at(block.first - 1, *WHERE)
            if block and block.how != "demonym" and there and line.capital(noun):
                break  # "while in Brussels President Dahl met", not "condolences to Norland president"
            if block and block.first > floor:
                taken.insert(0, block)
                i = block.first - 1
            elif (line.hyphen(i) and i - 1 > floor) or self._qualifies(i, noun):
                i -= 1
            elif line.is_at(i, "and", "&") and line.is_at(i - 1, *DOMAINS) and line.is_at(i + 1, *DOMAINS):
                i -= 2
            else:
                break
        first = i + 1
        while line.hyphen(first):
            first += 1
        return first, taken, None

    def _qualifies(self, i: int, noun: int) -> bool:
        line, word = self.line, self.line.low[i]
        swallowed = [first for first, last in line.people if first <= i <= last]
        if word in DAYS or (swallowed and not (word in QUALIFIERS and any(f <= noun <= t for f, t in line.people))):
            return False
        if word in QUALIFIERS or (word in DOMAINS and line.tokens[i].upos in ("NOUN", "PROPN", "ADJ")):
            return True
        if line.entity(i) == "DATE" or word in HEADS:
            return False
        named = line.tokens[i].upos == "PROPN" or self._in_brackets(i)
        return line.capital(i) and line.capital(noun) and named and not line.opens(i)

    def _forward(self, end: int) -> tuple[int, list[Block], str | None, tuple[int, int] | None]:
        """Where the phrase ends, its owners after it, the state it is sent to, and its domain words."""
        line, last = self.line, end
        owners: list[Block] = []
        host: str | None = None
        tail: tuple[int, int] | None = None
        while line.is_at(last + 1, *LINKS):
            if (whom := self._served(end, last)) is not None:
                return whom, owners, host, (tail[0] if tail else last + 1, whom)
            link = line.low[last + 1]
            stop, inner = self._complement(last + 2)
            sent = link in ("in", "to", "on", "with", "from")
            if stop is None or (sent and not self._sent(end, link, inner)):
                break
            stop = self._office_of(stop, inner)
            owning = link in OWNING or (link == "for" and line.is_at(end, *SPEAKING))
            if owning and any(b.country for b in inner):
                owners += inner
            elif any(b.state for b in inner):
                host = next(b.country for b in inner if b.state)
            if host or not all(
                any(b.first <= k <= b.last for b in inner if b.state) for k in self._content(last + 2, stop)
            ):
                tail = (tail[0] if tail else last + 1, stop)
            last = stop
        if line.hyphen(last + 1) and line.is_at(last + 2, *POST_QUALIFIERS):
            last += 2
        return last, owners, host, tail

    def _served(self, end: int, last: int) -> int | None:
        """ "Adviser to the President NAME": with the article, the name is the adviser's, not the president's."""
        line = self.line
        serves = line.is_at(end, "adviser", "advisor", "counselor", "counsellor", "assistant", "aide", "secretary")
        if not serves or not line.is_at(last + 1, "to") or not line.is_at(last + 2, "the"):
            return None
        at = last + 3 + line.is_at(last + 3, "prime", "vice")
        noun = noun_at(line, at) if at < len(line) and line.capital(at) else None
        return noun if noun is not None and noun + 1 < len(line) and self._person(noun + 1) else None

    def _office_of(self, stop: int, inner: Sequence[Block]) -> int:
        """Through the office after a demonym: "a spokesman for the Turkish foreign minister"."""
        line, at = self.line, stop + 1
        while line.is_at(at, *QUALIFIERS):
            at += 1
        noun = noun_at(line, at) if inner and inner[-1].how == "demonym" and at < len(line) else None
        named = noun is not None and (line.capital(noun + 1) if noun + 1 < len(line) else False)
        return stop if noun is None or named else noun

    def _sent(self, end: int, link: str, inner: list[Block]) -> bool:
        """Whether "to", "in", "on" belong to the title: ambassadors and envoys are sent somewhere."""
        nouns = {self.line.low[k] for k in range(max(0, end - 2), end + 1)}
        if nouns & {"ambassador", "envoy", "representative", "attaché", "consul", "interim", "affaires", "d'affaires"}:
            return link in ("to", "in", "on") and bool(inner)
        if link in ("in", "from") and nouns & {"counterpart", "colleague"}:
            return bool(inner)
        return link == "to" and bool(nouns & {"adviser", "advisor", "secretary"}) and bool(inner)

    def _complement(self, i: int) -> tuple[int | None, list[Block]]:
        """The last token of what follows "of", and the states and bodies in it."""
        line = self.line
        inner: list[Block] = []
        stop: int | None = None
        if line.is_at(i, "the", "its", "his", "their"):
            i += 1
        while i < len(line):
            block = self.by_first.get(i)
            if block:
                if stop is not None and inner and not (line.hyphen(i - 1) or line.possessive(i - 1)):
                    break
                inner.append(block)
                stop = block.last
                i = stop + 1
                if block.state and not line.possessive(i) and block.how != "demonym":
                    while i < len(line) and line.capital(i) and line.low[i] in MATTERS:
                        stop, i = i, i + 1  # "Special Representative for Norland Policy NAME"
                    break
            elif (line.possessive(i) and stop == i - 1) or self._of_the_name(i):
                stop, i = i, i + 1
            elif stop is not None and (line.hyphen(i) or self._goes_on(i)):
                i += 1
            else:
                break
        return stop, inner

    def _content(self, first: int, last: int) -> list[int]:
        """The tokens between that carry meaning."""
        return [k for k in range(first, last + 1) if not self.line.is_at(k, "the", "its", "of", "and", "'s", "'")]

    def _of_the_name(self, i: int) -> bool:
        line = self.line
        named = line.capital(i) and line.tokens[i].upos in ("PROPN", "NOUN", "ADJ")
        if named and (i - 1 in self.by_last or line.low[i - 1] in DOMAINS) and self._person(i):
            return False  # "President of the European Council NAME", "Secretary of State NAME"
        return line.low[i] not in DAYS and noun_at(line, i) is None and (named or self._described(i))

    def _described(self, i: int) -> bool:
        """A word of a portfolio, or of a body that is described after its owner ("Norland's atomic agency")."""
        line = self.line
        body = next((k for k in range(i, min(i + 3, len(line))) if line.low[k] in COLLECTIVES), i - 1)
        plain = all(line.tokens[k].upos in ("NOUN", "ADJ") and not line.capital(k) for k in range(i, body + 1))
        return line.low[i] in DOMAINS or (plain and body >= i and not line.is_at(i - 1, *LINKS, *SELF_STANDING))

    def _person(self, i: int) -> bool:
        """Whether a person's name, not more of the body's or the portfolio's, begins here."""
        line = self.line
        if any(first == i for first, last in line.people):
            return True
        words = [k for k in (i, i + 1) if line.capital(k) and line.tokens[k].upos == "PROPN" and k not in self.inside]
        return len(words) == 2 and not {line.low[k] for k in words} & (DOMAINS | QUALIFIERS | HEADS | COLLECTIVES)

    def _goes_on(self, i: int) -> bool:
        """Whether what follows this "and" is of the same name ("Industry and Trade"), not a new one; in brackets, what
        follows a comma, too ("NAME (Minister of Trade, Roads and Rural Life of Norland)")."""
        line, after = self.line, i + 1
        if not line.is_at(i, "and", "&", ",") or after >= len(line) or after in self.by_first:
            return False
        inside = self._in_brackets(i)
        if line.is_at(i, ",") and not inside:
            return False
        if any(noun_at(line, k) is not None for k in range(after, min(after + 3 * inside, len(line) - 1) + 1)):
            return False
        return (
            line.capital(after) if inside else line.low[after] in DOMAINS and line.capital(after) == line.capital(i - 1)
        )

    def _in_brackets(self, i: int) -> bool:
        return any(i in self.line.bracketed(k) for k in range(i) if self.line.is_at(k, "("))

    def _owns(self, i: int) -> bool:
        """Whether the token is part of a possessive that names no more than an owner."""
        return (
            self.line.is_at(i, "'s")
            or self.line.is_at(i + 1, "'s")
            or (self.line.possessive(i) and i - 1 in self.of_states)
        )

    def _office(self, first: int, end: int, tail: tuple[int, int] | None, host: str | None) -> str:
        """The words of the office: without article, state and owner, but with the state that it is sent to."""
        kept = [i for i in range(first, end + 1) if i not in self.of_states and not self.line.possessive(i)]
        while kept and (self.line.hyphen(kept[0]) or self.line.low[kept[0]] in SELF_STANDING):
            kept.pop(0)
        if tail:
            gone = frozenset() if host else self.of_states
            rest = [i for i in range(tail[0], tail[1] + 1) if i not in gone and not self._owns(i)]
            while rest and self.line.is_at(rest[-1], "of", "the", "in", "to", "for", "at"):
                rest.pop()
            kept += [i for i in rest if i not in kept]
        words = ""
        for i in kept:
            gap = i == 0 or self.line.tokens[i].start > self.line.tokens[i - 1].end or i - 1 not in kept
            words += (" " if gap and words else "") + SHORT.get(self.line.low[i], self.line.tokens[i].text)
        return words
