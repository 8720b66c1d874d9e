"""Toponyms of an article, each resolved to a place with the reason in words.

Names come from the model's entities and from the gazetteer. Which place of a name is meant follows, in this order, from
the words beside it ("Paris, Texas"), from the same name resolved elsewhere in the article, from the states and regions
the article speaks of, and from size.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log10

from dateline.model import Parse, Place, PlaceMention, Sentence, Span
from dateline.world import GazetteerPlace, World

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LONGEST = 6
_EASY_TOWN = 100_000  # people: smaller towns are taken only where the model sees a place
# How much each kind of evidence weighs against size: people in powers of ten over `_MAGNITUDE`.
_MAGNITUDE, _SHARE, _NEAR = 8, 0.35, 0.25
_LOCATIVE = frozenset(
    "in at to from near into inside outside around toward towards via across through of leave reach visit".split()
)
_MISSIONS = frozenset({"embassy", "consulate", "mission"})
_SETTLEMENTS = frozenset("city town village port capital resort district suburb region province municipality".split())
_NOT_PLACES = frozenset({"west", "east", "north", "south", "parliament", "congress", "state", "church", "street"})


def find_places(parse: Parse, world: World) -> tuple[PlaceMention, ...]:
    """All toponyms in the order of the text. Demonyms, and names inside names of persons and bodies, are none."""
    return _Reader(parse, world).mentions()


@dataclass(frozen=True, slots=True)
class _Name:
    """Tokens that name a place, with the places of that name. `label` is the entity's, or "gazetteer"."""

    sentence: Sentence
    first: int
    last: int
    text: str
    label: str
    found: tuple[GazetteerPlace, ...]

    @property
    def span(self) -> Span:
        return Span(self.sentence.tokens[self.first].start, self.sentence.tokens[self.last].end)


class _Reader:
    """One article's names, the states it speaks of, and the choices made so far."""

    def __init__(self, parse: Parse, world: World) -> None:
        self._world = world
        self._article = parse.article
        self._names = [n for s in parse.sentences for n in self._in_sentence(s)]
        self._at = {(n.sentence.index, n.first): n for n in self._names}
        self._states = self._spoken_of(parse.sentences)
        self._named_regions = {n.found[0].region for n in self._names if n.found and n.found[0].kind == "region"}
        self._dateline = self._dateline_place()

    def mentions(self) -> tuple[PlaceMention, ...]:
        settled: dict[str, tuple[GazetteerPlace, str]] = {}
        chosen: list[tuple[_Name, Place, str]] = []
        stated = {id(n): found for n in self._names if n.found and (found := self._beside(n))}
        for name in self._names:
            if id(name) in stated:
                place, reason = stated[id(name)]
                settled.setdefault(name.text.lower(), (place, f"elsewhere in the article {reason}"))
        for name in self._names:
            found = stated.get(id(name)) or settled.get(name.text.lower()) or self._choose(name)
            if found:
                chosen.append((name, found[0].place, found[1]))
        known = {(n.sentence.index, n.first): place for n, place, _ in chosen}
        for name in self._names:
            if not name.found:
                place, reason = self._unlisted(name, known)
                chosen.append((name, place, reason))
        for sentence in sorted({n.sentence.index: n.sentence for n in self._names}.items()):
            chosen += self._missions(sentence[1], known)
        unique = {(n.sentence.index, n.first): (n, place, reason) for n, place, reason in reversed(chosen)}
        return tuple(self._mention(*unique[key]) for key in sorted(unique))

    def _mention(self, name: _Name, place: Place, reason: str) -> PlaceMention:
        return PlaceMention(name.sentence.index, name.last, name.span, place, reason)

    # --- names -----------------------------------------------------------------------------------------------------------

    def _in_sentence(self, sentence: Sentence) -> Iterator[_Name]:
        """Names by the model's labels, then by the gazetteer alone, in no overlapping tokens."""
        taken: set[int] = set()
        names: list[_Name] = []
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

    def _parts(self, sentence: Sentence, first: int, last: int, label: str) -> Iterator[_Name]:
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
        if owner and self._world.places(_text(sentence, first, owner - 1)):
            cuts.append(owner)
        cuts.sort()
        hyphens = [i for i in range(first + 1, last) if tokens[i].text in {"-", "–", "/"}]
        if len(hyphens) == 1 and not cuts:
            sides = (_text(sentence, first, hyphens[0] - 1), _text(sentence, hyphens[0] + 1, last))
            cuts = hyphens if all(self._world.places(side) for side in sides) else []
        return cuts

    def _name(self, sentence: Sentence, first: int, last: int, label: str) -> _Name | None:
        tokens = sentence.tokens
        while first < last and (tokens[first].text[:1].islower() or tokens[first].text == "The"):
            first += 1
        while first < last and tokens[last].text in {"'s", "’s", "'", "’", ")", ",", "."}:
            last -= 1
        if last + 1 < len(tokens) and tokens[last + 1].text == "." and tokens[last + 1].start == tokens[last].end:
            last += bool(self._world.places(_text(sentence, last, last + 1)) and not self._world.places(tokens[last].text))
        text = _text(sentence, first, last)
        if text[:1].isdigit():
            return None
        state = self._world.state_of(text)
        if not text[:1].isupper() and not any(c.isupper() for c in text):
            return None
        if (state and state.how == "demonym") or text.lower() in _NOT_PLACES:
            return None
        body = self._world.organization(text) if label != "FAC" else None
        if (body and body.kind in {"igo", "group", "party", "ngo"}) or self._world.outlet(text):
            return None
        found = self._world.places(text)
        if not found and text.isupper() and len(text) <= 5:
            return None  # an abbreviation that no list has: a station, a party
        if not found and label != "FAC":
            found = self._shorter(text)
        return _Name(sentence, first, last, text, label, found)

    def _shorter(self, text: str) -> tuple[GazetteerPlace, ...]:
        """ "Primorsky region", "northern Syria", "Gaza City": the name without its common noun or its direction."""
        bare = re.sub(r"^(?:north|south|east|west|central|northern|southern|eastern|western|upper|lower)[a-z-]*\s+", "", text, flags=re.I)
        bare = re.sub(
            r"\s+(?:region|province|oblast|krai|territory|governorate|district|state|city|island|islands|river|"
            r"prefecture|peninsula|area)$",
            "",
            bare,
            flags=re.I,
        )
        return self._world.places(bare) if bare != text else ()

    def _despite_label(self, sentence: Sentence, first: int, last: int, label: str) -> _Name | None:
        """A state's or a venue's name that the model holds for a body: "at the Kremlin"."""
        if label in {"PERSON", "NORP", "DATE"}:
            return None
        name = self._name(sentence, first, last, "gazetteer")
        if not name or not name.found or " ".join(name.text.split()) != name.text:
            return None
        state = self._world.state_of(name.text)
        if state and state.how in {"name", "capital"}:
            return name
        before = sentence.tokens[name.first - 1].text.lower() if name.first else ""
        if before == "the" and name.first > 1:
            before = sentence.tokens[name.first - 2].text.lower()
        return name if name.found[0].kind == "venue" and before in _LOCATIVE else None

    def _unlabelled(self, sentence: Sentence, taken: set[int]) -> Iterator[_Name]:
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

    def _longest(self, sentence: Sentence, first: int, taken: set[int]) -> _Name | None:
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

    def _sure_alone(self, name: _Name) -> bool:
        """Whether the name needs no label of the model: a state, a capital, a big town's own name, a known venue."""
        tokens = name.sentence.tokens
        top = name.found[0]
        beside = [tokens[i] for i in (name.first - 1, name.last + 1) if 0 <= i < len(tokens)]
        if any(t.upos == "PROPN" and t.text[:1].isupper() for t in beside):
            return False  # part of a longer name that nobody knows
        if top.kind in {"country", "venue", "feature"} or top.capital:
            return all(tokens[i].upos != "NOUN" for i in range(name.first, name.last + 1))
        return top.match == "name" and top.population >= _EASY_TOWN and name.first > 0 and len(name.text) > 3

    # --- which of the name's places --------------------------------------------------------------------------------------

    def _choose(self, name: _Name) -> tuple[GazetteerPlace, str] | None:
        if not name.found:
            return None
        if len(name.found) == 1:
            return name.found[0], f"the only place of this name known ({name.found[0].kind})"
        best = max(name.found, key=lambda p: (self._score(p, name.text), -name.found.index(p)))
        if best is name.found[0]:
            return best, f"the most important of {len(name.found)} places of this name"
        return best, f"of {len(name.found)} places of this name the one in a state or region the article speaks of"

    def _beside(self, name: _Name) -> tuple[GazetteerPlace, str] | None:
        """ "Paris, Texas", "Hiroshima in Japan", "Japan's Hiroshima", "the Russian city of Kursk"."""
        if len(name.found) > 1 and (whole := self._whole_of(name)):
            return whole
        if whole := self._stated_whole(name):
            inside = [p for p in name.found if p.kind != "country" and p is not whole and _within(p, whole)]
            if inside:
                return inside[0], f"followed by \u201c{whole.place.name}\u201d"
            if whole.kind == "region" and name.found[0].kind == "city" and not _capital_of(name, whole):
                where = _at(name.text, whole.place, "region")
                return replace(whole, place=where), f"an unlisted place in {whole.place.name}, named after it"
        for text, relation in self._before(name):
            state = self._world.state_of(text)
            inside = [p for p in name.found if state and p.kind != "country" and p.place.country == state.state.iso3]
            if inside and state and state.how in {"name", "demonym"}:
                return inside[0], f"{relation} \u201c{text}\u201d"
        return None

    def _stated_whole(self, name: _Name) -> GazetteerPlace | None:
        """The state or region named right after a comma, a bracket or "in"."""
        tokens, after = name.sentence.tokens, name.last + 1
        if after >= len(tokens) or tokens[after].text not in {",", "(", "in"}:
            return None
        start = after + 1
        while start < len(tokens) - 1 and tokens[start].text[:1].islower() and start < after + 3:
            start += 1
        following = self._at.get((name.sentence.index, start))
        if not following or not following.found or following.text.lower() == name.text.lower():
            return None
        wholes = [p for p in following.found if p.kind in {"country", "region"}]
        holding = [w for w in wholes if any(p.kind != "country" and _within(p, w) for p in name.found)]
        top = following.found[0]
        return next(iter(holding), top if top.kind in {"country", "region"} else None)

    def _whole_of(self, name: _Name) -> tuple[GazetteerPlace, str] | None:
        """Georgia in "Atlanta, Georgia": of several wholes the one that holds the place named before the comma."""
        tokens, before = name.sentence.tokens, name.first - 2
        if before < 0 or tokens[before + 1].text != ",":
            return None
        for start in range(max(0, before - 2), before + 1):
            text = _text(name.sentence, start, before)
            parts = [p for p in self._world.places(text) if p.kind == "city"]
            for part in parts[:1] if parts and parts[0].population >= _EASY_TOWN else parts:
                for whole in name.found:
                    if (whole.kind == "country" and whole.place.country == part.place.country and part.capital) or (
                        whole.kind == "region" and _within(part, whole)
                    ):
                        return whole, f"\u201c{text}\u201d lies in it"
        return None

    def _before(self, name: _Name) -> Iterator[tuple[str, str]]:
        """Words before the name that may say whose it is."""
        tokens, before = name.sentence.tokens, name.first - 1
        if before >= 1 and tokens[before].text in {"'s", "’s"}:
            for start in range(max(0, before - 3), before):
                yield _text(name.sentence, start, before - 1), "preceded by"
            return
        if before >= 1 and tokens[before].text == "of" and tokens[before - 1].text.lower() in _SETTLEMENTS:
            before -= 1
        while before >= 0 and tokens[before].text.lower() in _SETTLEMENTS:
            before -= 1
        if before >= 0:
            for start in range(max(0, before - 1), before + 1):
                yield _text(name.sentence, start, before).removeprefix("the "), "described as"

    def _score(self, found: GazetteerPlace, text: str) -> float:
        prior = {"country": 1.0, "venue": 0.8, "feature": 1.0, "region": 0.8}.get(found.kind, 0.0)
        if found.kind in {"city", "region"} and found.population:
            prior = log10(1 + found.population) / _MAGNITUDE - (0.05 if found.kind == "region" else 0.0)
        prior += 0.3 if found.capital else 0.0
        prior -= 0.2 if found.match != "name" and found.kind in {"city", "region"} else 0.0
        total = sum(self._states.values()) or 1
        country = found.place.country
        share = self._states[country] / total if country else 0.0
        if country and text in self._world.states[country].names:
            share = (self._states[country] - self._own_name(text, country)) / total
        home = 0.25 if self._dateline and self._dateline.place.country == country else 0.0
        near = _NEAR * (found.kind == "city" and found.region in self._named_regions)
        return prior + _SHARE * share + home + near

    def _own_name(self, text: str, country: str) -> int:
        """How often the state was counted through this very name, which proves nothing of it."""
        return min(self._states[country], sum(n.text == text for n in self._names))

    def _spoken_of(self, sentences: tuple[Sentence, ...]) -> Counter[str]:
        """States by how often the article names them, their people, capitals or sure towns."""
        states: Counter[str] = Counter()
        for name in self._names:
            if _sure(name) and name.found[0].place.country:
                states[name.found[0].place.country] += 1
        for sentence in sentences:
            for entity in sentence.entities:
                if entity.label == "NORP":
                    match = self._world.state_of(_text(sentence, entity.first, entity.last))
                    if match:
                        states[match.state.iso3] += 1
        return states

    def _dateline_place(self) -> GazetteerPlace | None:
        """The place in the dateline: "WONSAN, North Korea" -> Wonsan of North Korea."""
        dateline = self._article.dateline
        if not dateline or not dateline.place:
            return None
        city, _, rest = dateline.place.partition(",")
        found = self._world.places(city.strip())
        state = self._world.state_of(rest.strip()) if rest.strip() else None
        inside = [p for p in found if state and p.place.country == state.state.iso3]
        return next(iter(inside or found), None)

    # --- places that no list has -----------------------------------------------------------------------------------------

    def _unlisted(self, name: _Name, known: dict[tuple[int, int], Place]) -> tuple[Place, str]:
        """A hall, a village: located by a place in its name, named after it, in its sentence, or in the dateline."""
        precision = "venue" if name.label == "FAC" else "unknown"
        inner = self._inner(name) if name.label == "FAC" else None
        near = [(abs(first - name.last), p) for (s, first), p in _ordered(known) if s == name.sentence.index]
        same = sorted(near, key=lambda pair: pair[0])
        following = next((p for d, p in same if d <= 4 and known.get((name.sentence.index, name.last + d)) is p), None)
        if following:
            return _at(name.text, following, precision), f"in {following.name}, named after it"
        if inner:
            return _at(name.text, inner.place, precision), f"in {inner.place.name}, by its name"
        if name.label == "FAC" and same and same[0][1].precision == "city":
            return _at(name.text, same[0][1], precision), f"in {same[0][1].name}, the nearest town in the sentence"
        if name.label == "FAC" and self._dateline:
            return _at(name.text, self._dateline.place, precision), f"in {self._dateline.place.name}, by the dateline"
        if name.label == "FAC" and (town := _commonest(known, "city")):
            return _at(name.text, town, precision), f"in {town.name}, the town that the article names most"
        if name.label == "GPE" and (region := _commonest(known, "region")):
            return _at(name.text, region, "region"), f"in {region.name}, the region that the article names most"
        return Place(name.text, None, None, None, None, precision), "no place of this name known"

    def _inner(self, name: _Name) -> GazetteerPlace | None:
        """A capital or a big town of a state that the article speaks of, by its own name within the name."""
        words = name.text.split()
        for size in range(len(words) - 1, 0, -1):
            for start in range(len(words) - size + 1):
                text = " ".join(words[start : start + size])
                found = self._world.places(text) if text.lower() not in _NOT_PLACES and len(text) > 3 else ()
                top = found[0] if found else None
                if top and (top.capital or (top.population >= _EASY_TOWN and self._states[top.place.country or ""])):
                    return top
        return None

    def _missions(self, sentence: Sentence, known: dict[tuple[int, int], Place]) -> Iterator[tuple[_Name, Place, str]]:
        """ "the Russian Embassy": a venue in the receiving state's capital, never in the sending state."""
        for token in sentence.tokens:
            if token.lemma.lower() not in _MISSIONS or token.index == 0:
                continue
            first, sender = token.index, None
            for start in range(max(0, token.index - 3), token.index):
                if sentence.tokens[start].text.lower() == "the":
                    continue
                sender = self._world.state_of(_text(sentence, start, token.index - 1).removesuffix("'s"))
                if sender:
                    first = start
                    break
            if not sender:
                continue
            host, reason = self._host(sentence, token.index, sender.state.iso3, known)
            name = _Name(sentence, first, token.index, _text(sentence, first, token.index), "FAC", ())
            place = _at(name.text, host, "venue") if host else Place(name.text, precision="venue")
            yield name, place, reason

    def _host(
        self, sentence: Sentence, at: int, sender: str, known: dict[tuple[int, int], Place]
    ) -> tuple[Place | None, str]:
        after = [p for (s, first), p in _ordered(known) if s == sentence.index and 0 < first - at <= 4]
        for place in after:
            if place.country and place.country != sender:
                return self._town(place), f"in {place.name}, named after it"
        if self._dateline and self._dateline.place.country != sender:
            return self._dateline.place, f"in {self._dateline.place.name}, by the dateline"
        for country, _ in sorted(self._states.items(), key=lambda x: (-x[1], x[0])):
            capital = self._world.capital_place(country)
            if country != sender and capital:
                return capital.place, f"in {capital.place.name}, capital of the other state the article speaks of"
        return None, "the receiving state is not stated"

    def _town(self, place: Place) -> Place:
        capital = self._world.capital_place(place.country) if place.precision == "country" and place.country else None
        return capital.place if capital else place


def _text(sentence: Sentence, first: int, last: int) -> str:
    """The words as they stand, rebuilt from tokens and the gaps between them."""
    text, end = "", sentence.tokens[first].start
    for token in sentence.tokens[first : last + 1]:
        text += (" " if token.start > end else "") + token.text
        end = token.end
    return text


def _sure(name: _Name) -> bool:
    """Whether the first place of the name can stand as evidence of its state."""
    if not name.found:
        return False
    top = name.found[0]
    rivals = [p for p in name.found[1:] if p.place.country != top.place.country]
    if top.kind == "country" or top.capital or not rivals:
        return True
    return top.population > 20 * max(p.population for p in rivals)


def _within(inner: GazetteerPlace, whole: GazetteerPlace) -> bool:
    """Whether a place lies in a region of its state, by the region's name."""
    same = inner.place.country == whole.place.country
    if whole.kind == "country":
        return same
    return same and bool(inner.region) and (inner.region == whole.region or inner.region == whole.place.name)


def _capital_of(name: _Name, region: GazetteerPlace) -> bool:
    """Whether the name's first place is a capital elsewhere: "London, Kent" is no village of Kent."""
    return name.found[0].capital and region.place.country == name.found[0].place.country


def _commonest(known: dict[tuple[int, int], Place], precision: str) -> Place | None:
    """The place of this precision named most often, the first of equals."""
    counts = Counter(place for _, place in _ordered(known) if place.precision == precision)
    return max(counts, key=lambda place: counts[place]) if counts else None


def _at(name: str, where: Place, precision: str) -> Place:
    return replace(where, name=name, geonames=None, precision=precision)


def _ordered(known: dict[tuple[int, int], Place]) -> list[tuple[tuple[int, int], Place]]:
    return sorted(known.items(), key=lambda x: x[0])
