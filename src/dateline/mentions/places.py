"""Toponyms of an article, each resolved to a place with the reason in words.

Names come from the model's entities and from the gazetteer. Which place of a name is meant follows, in this order, from
the words beside it ("Paris, Texas"), from the same name resolved elsewhere in the article, from the states, regions and
sure places the article speaks of, from where it was written, and from size.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.mentions.senses import Evidence, anchors, home_of, is_sure
from dateline.mentions.toponyms import EASY_TOWN, NOT_PLACES, Finder, Toponym, states_before, text_of
from dateline.model import Parse, Place, PlaceMention, Sentence, Span
from dateline.world import GazetteerPlace, World

_MISSIONS = frozenset({"embassy", "consulate", "mission"})
_SETTLEMENTS = frozenset(
    {"city", "town", "village", "port", "capital", "resort", "district", "suburb", "region", "province", "municipality"}
)
_REGIONS = frozenset({"region", "province", "oblast", "krai", "governorate", "state", "county", "district"})


def find_places(parse: Parse, world: World) -> tuple[PlaceMention, ...]:
    """All toponyms in the order of the text. Demonyms, and names inside names of persons and bodies, are none."""
    return _Reader(parse, world).mentions()


@dataclass(frozen=True, slots=True)
class Sense:
    """A place that a toponym may mean, and its weight by what the article offers; words beside the name outrank it."""

    found: GazetteerPlace
    weight: float


def weigh_places(parse: Parse, world: World) -> dict[Span, tuple[Sense, ...]]:
    """What each toponym of `find_places` that the gazetteer knows may mean, the weightiest first."""
    return _Reader(parse, world).senses()


class _Reader:
    """One article's names, the states it speaks of, and the choices made so far."""

    def __init__(self, parse: Parse, world: World) -> None:
        self._world = world
        self._article = parse.article
        self._sentences = parse.sentences
        finder = Finder(world, _words_of_persons(parse.sentences))
        self._names = [n for s in parse.sentences for n in finder.in_sentence(s)]
        self._at = {(n.sentence.index, n.first): n for n in self._names}
        self._states = self._spoken_of(parse.sentences)
        self._dateline = self._dateline_place()

    def mentions(self) -> tuple[PlaceMention, ...]:
        settled: dict[str, tuple[GazetteerPlace, str]] = {}
        chosen: list[tuple[Toponym, Place, str]] = []
        stated = self._stated()
        for name in self._names:
            if said := stated.get(id(name)):
                settled.setdefault(name.text.lower(), (said[0], f"elsewhere in the article {said[1]}"))
        evidence = self._evidence(stated)
        for name in self._names:
            found = stated.get(id(name)) or settled.get(name.text.lower()) or self._choose(name, evidence)
            if found:
                chosen.append((name, found[0].place, found[1]))
        known = {(n.sentence.index, n.first): place for n, place, _ in chosen}
        for name in self._names:
            if not name.found:
                place, reason = self._unlisted(name, known)
                chosen.append((name, place, reason))
        for sentence in self._sentences:
            chosen += self._missions(sentence, known)
        unique = {(n.sentence.index, n.first): (n, place, reason) for n, place, reason in reversed(chosen)}
        return tuple(self._mention(*unique[key]) for key in sorted(unique))

    def senses(self) -> dict[Span, tuple[Sense, ...]]:
        evidence = self._evidence(self._stated())
        told = {n.span: [Sense(p, self._weight(n, p, evidence)) for p in n.found] for n in self._names}
        return {span: tuple(sorted(senses, key=lambda s: -s.weight)) for span, senses in told.items()}

    def _stated(self) -> dict[int, tuple[GazetteerPlace, str]]:
        """The names that the words beside them settle."""
        return {id(n): found for n in self._names if n.found and (found := self._beside(n))}

    def _mention(self, name: Toponym, place: Place, reason: str) -> PlaceMention:
        return PlaceMention(name.sentence.index, name.last, name.span, place, reason)

    # --- which of the name's places ---

    def _evidence(self, stated: Mapping[int, tuple[GazetteerPlace, str]]) -> Evidence:
        """What the sure names, those with their state or region beside them, dateline and outlet say."""
        sure = [(n.text, stated[id(n)][0]) for n in self._names if id(n) in stated]
        sure += [(n.text, n.found[0]) for n in self._names if id(n) not in stated and is_sure(n)]
        near = [(self._dateline.place.name, self._dateline)] if self._dateline else []
        told: dict[tuple[str | None, str | None], set[str]] = {}
        wide = [(n.text, n.found[0]) for n in self._names if n.found and n.found[0].kind == "region"]
        for text, place in (*sure, *near, *wide):
            if place.region:
                told.setdefault((place.place.country, place.region), set()).add(text.lower())
        home = home_of(self._article, self._world)
        return Evidence(self._states, told, self._dateline, home, anchors(sure + near))

    def _choose(self, name: Toponym, evidence: Evidence) -> tuple[GazetteerPlace, str] | None:
        if not name.found:
            return None
        if len(name.found) == 1:
            return name.found[0], f"the only place of this name known ({name.found[0].kind})"
        scores = [self._weight(name, p, evidence) for p in name.found]
        best = name.found[scores.index(max(scores))]
        if best is name.found[0]:
            return best, f"the most important of {len(name.found)} places of this name"
        return best, f"of {len(name.found)} places of this name the one in a state or region the article speaks of"

    def _weight(self, name: Toponym, found: GazetteerPlace, evidence: Evidence) -> float:
        is_state = name.found[0].kind == "country"
        return evidence.weigh(found, name.text, self._own_name(name.text, found), is_state)

    def _beside(self, name: Toponym) -> tuple[GazetteerPlace, str] | None:
        """ "Paris, Texas", "Hiroshima in Japan", "Japan's Hiroshima", "the Russian city of Kursk"."""
        if len(name.found) > 1 and (containing := self._whole_of(name)):
            return containing
        if region := self._called_region(name):
            return region
        if whole := self._stated_whole(name):
            inside = [p for p in name.found if p.kind != "country" and p is not whole and _within(p, whole)]
            if inside:
                return inside[0], f"followed by \u201c{whole.place.name}\u201d"
            if whole.kind == "region" and name.found[0].kind == "city" and not _capital_of(name, whole):
                where = _at(name.text, whole.place, "region")
                return replace(whole, place=where), f"an unlisted place in {whole.place.name}, named after it"
        if name.found[0].kind == "country":
            return None
        for country in states_before(self._world, name.sentence, name.first):
            inside = [p for p in name.found if p.place.country == country]
            if inside:
                return inside[0], f"named after {self._world.states[country].name}"
        for text, relation in self._before(name):
            state = self._world.state_of(text)
            inside = [p for p in name.found if state and p.kind != "country" and p.place.country == state.state.iso3]
            if inside and state and state.how in {"name", "demonym"}:
                return inside[0], f"{relation} \u201c{text}\u201d"
        return None

    def _called_region(self, name: Toponym) -> tuple[GazetteerPlace, str] | None:
        """Kursk the region in "the Kursk region"."""
        tokens, after = name.sentence.tokens, name.last + 1
        noun = tokens[after].text if after < len(tokens) else ""
        regions = [p for p in name.found if p.kind in {"region", "district"}] if noun in _REGIONS else []
        return (regions[0], f"called a {noun}") if regions else None

    def _stated_whole(self, name: Toponym) -> GazetteerPlace | None:
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

    def _whole_of(self, name: Toponym) -> tuple[GazetteerPlace, str] | None:
        """Georgia in "Atlanta, Georgia": of several wholes the one that holds the place named before the comma."""
        tokens, before = name.sentence.tokens, name.first - 2
        if before < 0 or tokens[before + 1].text != ",":
            return None
        for start in range(max(0, before - 2), before + 1):
            text = text_of(name.sentence, start, before)
            for part in (p for p in self._world.places(text) if p.kind == "city"):
                for whole in name.found:
                    if (whole.kind == "country" and whole.place.country == part.place.country and part.capital) or (
                        whole.kind == "region" and _within(part, whole)
                    ):
                        return whole, f"\u201c{text}\u201d lies in it"
        return None

    def _before(self, name: Toponym) -> Iterator[tuple[str, str]]:
        """Words before the name that may say whose it is."""
        tokens, before = name.sentence.tokens, name.first - 1
        if before >= 1 and tokens[before].text in {"'s", "’s"}:
            for start in range(max(0, before - 3), before):
                yield text_of(name.sentence, start, before - 1), "preceded by"
            return
        if before >= 1 and tokens[before].text == "of" and tokens[before - 1].text.lower() in _SETTLEMENTS:
            before -= 1
        while before >= 0 and tokens[before].text.lower() in _SETTLEMENTS:
            before -= 1
        if before >= 0:
            for start in range(max(0, before - 1), before + 1):
                yield text_of(name.sentence, start, before).removeprefix("the "), "described as"

    def _own_name(self, text: str, found: GazetteerPlace) -> int:
        """How often the place's state was counted through this very name."""
        country = found.place.country
        if not country or text not in self._world.states[country].names:
            return 0
        return min(self._states[country], sum(n.text == text for n in self._names))

    def _spoken_of(self, sentences: tuple[Sentence, ...]) -> Counter[str]:
        """States by how often the article names them, their people, capitals or sure towns."""
        states: Counter[str] = Counter()
        for name in self._names:
            if is_sure(name) and name.found[0].place.country:
                states[name.found[0].place.country] += 1
        for sentence in sentences:
            for entity in sentence.entities:
                if entity.label == "NORP":
                    match = self._world.state_of(text_of(sentence, entity.first, entity.last))
                    if match:
                        states[match.state.iso3] += 1
        return states

    def _dateline_place(self) -> GazetteerPlace | None:
        """The place in the dateline: "WONSAN, North Korea" -> Wonsan of North Korea."""
        dateline = self._article.dateline
        if not dateline or not dateline.place:
            return None
        city, _, rest = map(str.strip, dateline.place.partition(","))
        found = self._world.places(city)
        wholes = [p for p in self._wholes(rest) if p.kind in {"country", "region"}] if rest else []
        inside = [p for whole in wholes for p in found if p.kind != "country" and _within(p, whole)]
        return next(iter(inside or wholes[:1] or found), None)

    def _wholes(self, words: str) -> tuple[GazetteerPlace, ...]:
        """The places of a name after a comma, where the full stop of "Ky." may be missing."""
        return self._world.places(words) or self._world.places(f"{words}.")

    # --- places that no list has ---

    def _unlisted(self, name: Toponym, known: dict[tuple[int, int], Place]) -> tuple[Place, str]:
        """A hall, a village: located by a place in its name, named after it, in its sentence, or in the dateline."""
        precision = "venue" if name.label == "FAC" else "unknown"
        inner = self._inner(name) if name.label == "FAC" else None
        near = [(abs(first - name.last), p) for (s, first), p in _ordered(known) if s == name.sentence.index]
        same = sorted(near, key=lambda pair: pair[0])
        linked = _link(name.sentence, name.last + 1)
        following = known.get((name.sentence.index, linked)) if linked else None
        if following:
            return _at(name.text, following, precision), f"in {following.name}, named after it"
        if inner:
            return _at(name.text, inner.place, precision), f"in {inner.place.name}, by its name"
        for state in states_before(self._world, name.sentence, name.first):
            return Place(name.text, state, precision=precision), f"in {self._world.states[state].name}, named before it"
        if name.label == "FAC" and same and same[0][1].precision == "city":
            return _at(name.text, same[0][1], precision), f"in {same[0][1].name}, the nearest town in the sentence"
        if name.label == "FAC" and self._dateline:
            return _at(name.text, self._dateline.place, precision), f"in {self._dateline.place.name}, by the dateline"
        if name.label == "FAC" and (town := self._home_town(known)):
            return _at(name.text, town, precision), f"in {town.name}, the town that the article names most"
        if name.label == "GPE" and (town := self._main_town(known)):
            return _at(name.text, town, precision), f"in {town.name}, the town that the article names most"
        if name.label == "GPE" and (region := _commonest(known, "region", share=0.5)):
            return _at(name.text, region, "region"), f"in {region.name}, the region that the article names most"
        if name.label == "GPE" and self._dateline and (country := self._dateline.place.country):
            return Place(name.text, country), f"in {self._world.states[country].name}, by the dateline"
        return Place(name.text, precision=precision), "no place of this name known"

    def _home_town(self, known: dict[tuple[int, int], Place]) -> Place | None:
        """The town named most in the state that the article speaks of most, else of all."""
        top = max(sorted(self._states), key=lambda state: self._states[state], default=None)
        at_home = {at: place for at, place in known.items() if place.country == top}
        return _commonest(at_home, "city") or _commonest(known, "city")

    def _main_town(self, known: dict[tuple[int, int], Place]) -> Place | None:
        """The town that has half of the towns' mentions, if it lies in the state that the article speaks of most."""
        town = _commonest(known, "city", share=0.5)
        return town if town and self._states[town.country or ""] == max(self._states.values(), default=0) else None

    def _inner(self, name: Toponym) -> GazetteerPlace | None:
        """A capital or a big town of a state that the article speaks of, by its own name within the name."""
        words = name.text.split()
        for size in range(len(words) - 1, 0, -1):
            for start in range(len(words) - size + 1):
                text = " ".join(words[start : start + size])
                found = self._world.places(text) if text.lower() not in NOT_PLACES and len(text) > 3 else ()
                top = found[0] if found else None
                if top and (top.capital or (top.population >= EASY_TOWN and self._states[top.place.country or ""])):
                    return top
        return None

    def _missions(
        self, sentence: Sentence, known: dict[tuple[int, int], Place]
    ) -> Iterator[tuple[Toponym, Place, str]]:
        """ "the Russian Embassy": a venue in the receiving state's capital, never in the sending state."""
        for token in sentence.tokens:
            if token.lemma.lower() not in _MISSIONS or token.index == 0:
                continue
            first, sender = token.index, None
            for start in range(max(0, token.index - 3), token.index):
                if sentence.tokens[start].text.lower() == "the":
                    continue
                sender = self._world.state_of(text_of(sentence, start, token.index - 1).removesuffix("'s"))
                if sender:
                    first = start
                    break
            if not sender:
                continue
            host, reason = self._host(sentence, token.index, sender.state.iso3, known)
            name = Toponym(sentence, first, token.index, text_of(sentence, first, token.index), "FAC", ())
            place = _at(name.text, host, "venue") if host else Place(name.text, precision="venue")
            yield name, place, reason

    def _host(
        self, sentence: Sentence, at: int, sender: str, known: dict[tuple[int, int], Place]
    ) -> tuple[Place | None, str]:
        linked = _link(sentence, at + 1)
        place = known.get((sentence.index, linked)) if linked else None
        if place and place.country and place.country != sender:
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


def _words_of_persons(sentences: tuple[Sentence, ...]) -> frozenset[str]:
    """The words of longer names of persons: Jordan after "Michael Jordan" is no state."""
    return frozenset(
        sentence.tokens[i].text
        for sentence in sentences
        for entity in sentence.entities
        if entity.label == "PERSON" and entity.first < entity.last
        for i in range(entity.first, entity.last + 1)
    )


def _link(sentence: Sentence, index: int) -> int | None:
    """The token after ", ", "in" or "of the" where a place may follow that says where this one is."""
    tokens = sentence.tokens
    if index >= len(tokens) or tokens[index].text not in {",", "(", "in", "of", "at", "to"}:
        return None
    index += 1
    return index + 1 if index < len(tokens) - 1 and tokens[index].text == "the" else index


def _within(inner: GazetteerPlace, whole: GazetteerPlace) -> bool:
    """Whether a place lies in a region of its state, by the region's name."""
    same = inner.place.country == whole.place.country
    if whole.kind == "country":
        return same
    return same and bool(inner.region) and (inner.region == whole.region or inner.region == whole.place.name)


def _capital_of(name: Toponym, region: GazetteerPlace) -> bool:
    """Whether the name's first place is a capital elsewhere: "London, Kent" is no village of Kent."""
    return name.found[0].capital and region.place.country == name.found[0].place.country


def _commonest(known: dict[tuple[int, int], Place], precision: str, share: float = 0.0) -> Place | None:
    """The place of this precision named most often, the first of equals; None where it has less than this share."""
    counts = Counter(place for _, place in _ordered(known) if place.precision == precision)
    best = max(counts, key=lambda place: counts[place]) if counts else None
    return best if best and counts[best] >= share * counts.total() else None


def _at(name: str, where: Place, precision: str) -> Place:
    return replace(where, name=name, geonames=None, precision=precision)


def _ordered(known: dict[tuple[int, int], Place]) -> list[tuple[tuple[int, int], Place]]:
    return sorted(known.items(), key=lambda x: x[0])
