"""Names of places in a sentence: the model's entities checked against the gazetteer, and what the gazetteer adds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.mentions import lookups
from dateline.mentions.lines import written
from dateline.model import Sentence, Span
from dateline.world import GazetteerPlace, World

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LONGEST = 6
EASY_TOWN = 100_000  # people: smaller towns are taken only where the model sees a place
_LOCATIVE = frozenset(
    {"in", "at", "to", "from", "near", "into", "inside", "outside", "around", "toward", "towards", "via", "across"}
    | {"through", "of", "leave", "reach", "visit"}
)
_GONE_TO = frozenset({"visit", "leave", "reach", "tour", "enter", "near", "toward", "towards"})
# Words that are no place alone, though villages somewhere bear their names.
NOT_PLACES = frozenset(
    {"west", "east", "north", "south", "western", "eastern", "northern", "southern", "southeast", "northeast"}
    | {"southwest", "northwest", "central", "parliament", "congress", "state", "church", "street", "tower", "corridor"}
    | {"city", "center", "centre", "square", "palace", "republic", "union", "continent", "university", "hospital"}
    | {"airport", "court", "club", "coast", "border", "front", "line", "road", "county", "zone", "base", "house"}
)
_VAGUE = re.compile(r"(?:north|south|east|west|central) (?:side|end|coast|shore)", re.I)  # every town has one
_LEADING = {False: {"The", "-"}, True: {"-"}}  # "The" belongs to the name unless it opens the sentence: "The Hague"
# Words before a name that leave the place the same: a direction, an age.
_DIRECTION = re.compile(
    r"^(?:(?:north|south|east|west|central|northern|southern|eastern|western|upper|lower)[a-z-]*"
    r"|nazi|imperial|tsarist|soviet|soviet-era|ottoman|colonial|post-?war|pre-?war|wartime|modern-day|present-day)\s+",
    re.I,
)
_COMMON_NOUN = re.compile(
    r"\s+(?:region|province|oblast|krai|territory|governorate|district|state|city|islands?|river|prefecture|peninsula|"
    r"municipality|area)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Toponym:
    """Tokens `first` to `last` name a place; `found` holds the places of that name, the most important first.

    `label` is the entity's, or "gazetteer".
    """

    sentence: Sentence
    first: int
    last: int
    text: str
    label: str
    found: tuple[GazetteerPlace, ...]

    @property
    def span(self) -> Span:
        return Span(self.sentence.tokens[self.first].start, self.sentence.tokens[self.last].end)


class Finder:
    """Finds toponyms, sentence by sentence. `persons` are the words of the article's longer names of persons."""

    def __init__(self, world: World, persons: frozenset[str] = frozenset()) -> None:
        self._world = world
        self._persons = persons

    def in_sentence(self, sentence: Sentence) -> Iterator[Toponym]:
        """Names by the model's labels, then by the gazetteer alone, in no overlapping tokens."""
        taken: set[int] = set()
        names: list[Toponym] = []
        for entity in sentence.entities:
            tokens = set(range(entity.first, entity.last + 1))
            if entity.label in _PLACE_LABELS:
                names += self._parts(sentence, entity.first, entity.last, entity.label)
                taken |= tokens
            elif name := self._despite_label(sentence, entity.first, entity.last, entity.label):
                names.append(name)
                taken |= tokens
            else:
                taken |= tokens
        names += self._unlabelled(sentence, taken)
        yield from sorted(names, key=lambda n: n.first)

    def _parts(self, sentence: Sentence, first: int, last: int, label: str) -> Iterator[Toponym]:
        """ "Moscow, Russia" is two names; "the Kremlin" is named by its last word."""
        whole = self._name(sentence, first, last, label)
        cuts = [] if whole and whole.found else self._cuts(sentence, first, last)
        if not cuts:
            yield from filter(None, [whole])
            return
        for start, end in zip([first, *(c + 1 for c in cuts)], [*(c - 1 for c in cuts), last], strict=True):
            if start <= end and (name := self._name(sentence, start, end, label)):
                yield name

    def _cuts(self, sentence: Sentence, first: int, last: int) -> list[int]:
        """Commas, possessives, and hyphens between two places ("Russia-Turkey")."""
        tokens = sentence.tokens
        cuts = [i for i in range(first, last) if tokens[i].text in {",", ";", "("}]
        owner = next((i for i in range(first + 1, last) if tokens[i].text in {"'s", "’s"}), None)
        if owner and self._world.places(text_of(sentence, first, owner - 1)):
            cuts.append(owner)
        cuts.sort()
        hyphens = [i for i in range(first + 1, last) if tokens[i].text in {"-", "–", "/"}]
        if len(hyphens) == 1 and not cuts:
            sides = (text_of(sentence, first, hyphens[0] - 1), text_of(sentence, hyphens[0] + 1, last))
            cuts = hyphens if all(self._world.places(side) for side in sides) else []
        return cuts

    def _name(self, sentence: Sentence, first: int, last: int, label: str) -> Toponym | None:
        tokens = sentence.tokens
        lower = first < last and tokens[first].text[:1].islower()
        if not (lower and tokens[first].text != "the" and self._world.places(text_of(sentence, first, last))):
            while first < last and (tokens[first].text[:1].islower() or tokens[first].text in _LEADING[first > 0]):
                first += 1
        while first < last and tokens[last].text in {"'s", "’s", "'", "’", ")", ",", "."}:
            last -= 1
        last += self._abbreviated(sentence, last)
        text = text_of(sentence, first, last)
        if text[:1].isdigit():
            return None
        state = lookups.state_of(self._world, text)
        if not text[:1].isupper() and not any(c.isupper() for c in text):
            return None
        if (state and state.how == "demonym") or text.lower() in NOT_PLACES:
            return None
        body = lookups.organization(self._world, text) if label != "FAC" else None
        if (body and body.kind in {"igo", "group", "party", "ngo"}) or lookups.outlet(self._world, text):
            return None
        if first and tokens[first - 1].text in {"The", "the"} and self._is_named(f"The {text}"):
            first, text = first - 1, f"The {text}"
        found = () if _VAGUE.fullmatch(text) else self._world.places(text)
        if not found and (longer := self._longer(sentence, first, last)):
            last, text = longer, text_of(sentence, first, longer)
            found = self._world.places(text)
        if not found and text.isupper() and len(text) <= 5:
            return None  # an abbreviation that no list has: a station, a party
        if not found and label != "FAC":
            found = self._shorter(text)
        return Toponym(sentence, first, last, text, label, found)

    def _longer(self, sentence: Sentence, first: int, last: int) -> int | None:
        """Where a name ends that goes on beyond a hyphen: "Sharm el" of "Sharm el-Sheikh"."""
        tokens = sentence.tokens
        if last + 2 >= len(tokens) or tokens[last + 1].text not in {"-", "–"}:
            return None
        return last + 2 if self._world.places(text_of(sentence, first, last + 2)) else None

    def _is_named(self, text: str) -> bool:
        """Whether a place's own name is exactly this: "The Hague"."""
        return any(p.place.name == text for p in self._world.places(text)[:1])

    def _abbreviated(self, sentence: Sentence, last: int) -> bool:
        """Whether the full stop that follows belongs to the name ("Ky.")."""
        tokens = sentence.tokens
        if last + 1 >= len(tokens) or tokens[last + 1].text != "." or tokens[last + 1].start != tokens[last].end:
            return False
        return bool(self._world.places(tokens[last].text + ".")) and not self._world.places(tokens[last].text)

    def _shorter(self, text: str) -> tuple[GazetteerPlace, ...]:
        """ "Primorsky region", "northern Syria", "Gaza City": the name without its common noun or its direction."""
        bare = _COMMON_NOUN.sub("", _DIRECTION.sub("", text))
        return self._world.places(bare) if bare != text and bare.lower() not in NOT_PLACES else ()

    def _despite_label(self, sentence: Sentence, first: int, last: int, label: str) -> Toponym | None:
        """A state's or a venue's name that the model holds for a body: "at the Kremlin"."""
        if label in {"NORP", "DATE"}:
            return None
        name = self._name(sentence, first, last, "gazetteer")
        if not name or not name.found or " ".join(name.text.split()) != name.text:
            return None
        if any(self._lies_in(name, state) for state in states_before(self._world, sentence, name.first)):
            return name
        if label == "PERSON":  # "Jordan and Egypt agreed"
            top = name.found[0]
            wide = top.kind in {"country", "region"} and top.match == "name" and name.text not in self._persons
            capital = first < last and top.capital and top.match == "name"  # "returned from Addis Ababa"
            gone_to = first > 0 and sentence.tokens[first - 1].lemma.lower() in _GONE_TO
            there = gone_to or _stands_as_a_place(sentence, first)
            return name if ((first == last and wide) or capital) and there else None
        state = lookups.state_of(self._world, name.text)
        if state and state.how in {"name", "capital"}:
            return name
        if label == "ORG" and name.first and sentence.tokens[name.first - 1].lemma.lower() in _GONE_TO:
            top = name.found[0]  # "visited Liverpool": a club or a university is not visited by its town's bare name
            return name if top.kind == "city" and top.match == "name" and top.population >= EASY_TOWN else None
        before = sentence.tokens[name.first - 1].text.lower() if name.first else ""
        if before == "the" and name.first > 1:
            before = sentence.tokens[name.first - 2].text.lower()
        return name if name.found[0].kind == "venue" and before in _LOCATIVE else None

    def _lies_in(self, name: Toponym, state: str) -> bool:
        """Whether the name is, spelt so, that of a town of this state."""
        return any(p.place.country == state and p.kind == "city" and p.match == "name" for p in name.found)

    def _unlabelled(self, sentence: Sentence, taken: set[int]) -> Iterator[Toponym]:
        """Proper nouns outside the model's entities that the gazetteer is sure of."""
        first = 0
        while first < len(sentence.tokens):
            token = sentence.tokens[first]
            if first in taken or not token.text[:1].isupper() or token.upos not in {"PROPN", "NOUN", "ADJ"}:
                first += 1
                continue
            name = self._longest(sentence, first, taken)
            if name:
                yield name
            first = name.last + 1 if name else first + 1

    def _longest(self, sentence: Sentence, first: int, taken: set[int]) -> Toponym | None:
        end = first
        while end + 1 < len(sentence.tokens) and end - first + 1 < _LONGEST and end + 1 not in taken:
            end += 1
        for last in range(end, first - 1, -1):
            if sentence.tokens[last].upos != "PROPN" or not sentence.tokens[last].text[:1].isupper():
                continue
            name = self._name(sentence, first, last, "gazetteer")
            if name and name.first == first and name.found and self._sure_alone(name):
                return name
        return None

    def _sure_alone(self, name: Toponym) -> bool:
        """Whether the name needs no label of the model: a state, a capital, a big town's own name, a known venue."""
        tokens = name.sentence.tokens
        top = name.found[0]
        beside = [tokens[i] for i in (name.first - 1, name.last + 1) if 0 <= i < len(tokens)]
        if any(t.upos == "PROPN" and t.text[:1].isupper() for t in beside):
            return False  # part of a longer name that nobody knows
        if top.kind == "region" and name.first > 1 and tokens[name.first - 1].text == ",":
            return tokens[name.first - 2].upos == "PROPN"  # "GLASGOW, Ky."
        if top.kind in {"country", "venue", "feature"} or top.capital:
            return all(tokens[i].upos != "NOUN" for i in range(name.first, name.last + 1))
        return top.match == "name" and top.population >= EASY_TOWN and name.first > 0 and len(name.text) > 3


def _stands_as_a_place(sentence: Sentence, index: int) -> bool:
    """Whether the token follows "in" or "to", or is joined to a place: "Jordan and Egypt"."""
    tokens = sentence.tokens
    if index and tokens[index - 1].text.lower() in _LOCATIVE:
        return True
    places = {i for e in sentence.entities if e.label == "GPE" for i in (e.first, e.last)}
    return any(
        0 <= link < len(tokens) and tokens[link].text in {"and", ","} and other in places
        for link, other in ((index + 1, index + 2), (index - 1, index - 2))
    )


def states_before(world: World, sentence: Sentence, index: int) -> Iterator[str]:
    """The state that ends right before the comma before a token: "Norland, Vernia", as registers write it."""
    if index < 2 or sentence.tokens[index - 1].text != ",":
        return
    for start in range(max(0, index - 6), index - 1):
        if sentence.tokens[start].text[:1].isupper():
            state = lookups.state_of(world, text_of(sentence, start, index - 2))
            if state and state.how == "name":
                yield state.state.iso3


def text_of(sentence: Sentence, first: int, last: int) -> str:
    """The words of these tokens as they stand."""
    return written(sentence.tokens[first : last + 1])
