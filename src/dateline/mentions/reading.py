"""What the finders see in one sentence, before it is known who is who."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from dateline.mentions.administrations import find_administrations
from dateline.mentions.bodies import BodyHit, find_bodies
from dateline.mentions.cast import incumbents
from dateline.mentions.groups import GroupHit, PairHit, find_groups, find_pairs
from dateline.mentions.lines import Line
from dateline.mentions.persons import NameHit, NameReader, known_words
from dateline.mentions.plurals import PluralHit, find_plurals, with_titles
from dateline.mentions.states import BY_ARTICLE, StateHit, find_states
from dateline.mentions.titles import Block, Title, find_titles
from dateline.model import Parse
from dateline.world import HEADS, World, fold

PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The states, bodies, titles, names, groups, plural offices and pairs of a sentence."""

    line: Line
    states: tuple[StateHit, ...]
    bodies: tuple[BodyHit, ...]
    titles: tuple[Title, ...]
    names: tuple[NameHit, ...]
    groups: tuple[GroupHit, ...]
    plurals: tuple[PluralHit, ...]
    pairs: tuple[PairHit, ...]

    @property
    def free_titles(self) -> tuple[Title, ...]:
        """The titles that stand beside no name."""
        used = {t.first for n in self.names for t in n.titles}
        return tuple(t for t in self.titles if t.first not in used)


def read(parse: Parse, world: World) -> tuple[Reading, ...]:
    """Every sentence of an article, names of the whole article known in each."""
    lines: list[Line] = []
    for sentence in parse.sentences:
        goes_on = bool(lines) and lines[-1].sentence.paragraph == sentence.paragraph and lines[-1].leaves_open
        lines.append(Line(sentence, parse.article.text, goes_on))
    first = [find_states(line, world, None) for line in lines]
    states = frozenset(hit.iso3 for hits in first for hit in hits)
    heads = _heads_alone(lines, world, parse.article.day)
    scans = [_scan(line, world, states, hits, heads) for line, hits in zip(lines, first, strict=True)]
    drafts = [name for scan in scans for name in scan.persons.drafts]
    known = heads | known_words(name for name in drafts if not _is_place(name, world))
    alone = {n.name for n in drafts if _is_place(n, world) and n.name.lower() not in known}
    doubtful = _places(lines, world, known) | alone
    return tuple(scan.reading(known, doubtful, world) for scan in scans)


@dataclass(frozen=True, slots=True)
class Scan:
    """What a sentence shows without the rest of the article."""

    line: Line
    states: tuple[StateHit, ...]
    bodies: tuple[BodyHit, ...]
    titles: tuple[Title, ...]
    persons: NameReader

    def reading(self, known: frozenset[str], doubtful: frozenset[str], world: World) -> Reading:
        names = self.persons.names(known, doubtful)
        named = {i for n in names for i in range(n.first, n.last + 1)}
        bodies = tuple(b for b in self.bodies if b.head not in named)
        plurals = find_plurals(self.line, self.states, names)
        heads = {p.head for p in plurals}
        groups = tuple(g for g in find_groups(self.line, self.states, bodies, world) if g.head not in heads)
        pairs = tuple(p for p in find_pairs(self.line) if p.last not in heads)
        titled = with_titles(names, plurals)
        return Reading(self.line, self.states, bodies, self.titles, titled, groups, plurals, pairs)


def _scan(line: Line, world: World, known: frozenset[str], first: tuple[StateHit, ...], heads: frozenset[str]) -> Scan:
    """A sentence with the states `known` to the article; `first` are those found in it before these were known.

    `heads` are surnames of heads of state or government, which no body bears.
    """
    states = first if BY_ARTICLE.isdisjoint(line.low) else find_states(line, world, known)
    led = find_administrations(line, states, world)
    covered = {i for b in led for i in range(b.first, b.last + 1)}
    bodies = tuple(b for b in find_bodies(line, states, world, known) if covered.isdisjoint(range(b.first, b.last + 1)))
    bodies = (*led, *(b for b in bodies if b.first < b.last or line.low[b.first] not in heads))
    blocks = _blocks(states, bodies)
    party = {i for b in bodies if b.kind == "party" for i in range(b.first, b.last + 1)}
    apart = [s for s in states if s.first not in party]  # "of Korea" belongs to the party's name
    titles = find_titles(line, blocks, apart)
    return Scan(line, states, bodies, titles, NameReader(line, titles, blocks))


def _heads_alone(lines: list[Line], world: World, day: date | None) -> frozenset[str]:
    """Surnames that stand alone and that one head of state or government bears on the article's day."""
    found = set()
    for line in lines:
        for i, token in enumerate(line.tokens):
            alone = token.upos == "PROPN" and not (line.capital(i - 1) or line.capital(i + 1))
            telling = len(token.text) > 3 or line.entity(i) == "PERSON"  # "Xi", but not any "Li" or "May"
            if alone and telling and line.capital(i) and line.entity(i) not in PLACES:
                holders = incumbents(world, day, fold(token.text)) if day else ()
                heads = {h.country for h in holders if _leads(world, h.office)}
                if len(heads) == 1 == len({h.country for h in holders}):
                    found.add(line.low[i])
    return frozenset(found)


def _leads(world: World, office: str) -> bool:
    known = world.office(office)
    return known is not None and known.level in HEADS


def _is_place(name: NameHit, world: World) -> bool:
    """A name of one word that nothing but the language model takes for a person's, and that the gazetteer knows."""
    alone = not name.titles and not name.prefix and " " not in name.name
    return alone and any(p.match == "name" for p in world.places(name.name)[:1])


def _places(lines: list[Line], world: World, known: frozenset[str]) -> frozenset[str]:
    """Names that the language model takes for persons in one sentence, and that are places: by the gazetteer, or by
    its own reading of the rest of the article."""
    votes: dict[str, Counter[str]] = {}
    for line in lines:
        for entity in line.sentence.entities:
            votes.setdefault(line.words(entity.first, entity.last), Counter())[entity.label] += 1
    found = set()
    for name, labels in votes.items():
        person = labels["PERSON"]
        place = bool(person) and any(p.match == "name" for p in world.places(name)[:1])
        if person and (place or labels.total() > 2 * person) and name.lower() not in known:
            found.add(name)
    return frozenset(found)


def _blocks(states: tuple[StateHit, ...], bodies: tuple[BodyHit, ...]) -> tuple[Block, ...]:
    """Bodies, and the states that stand in none of them, as blocks that titles are read around."""
    found = [Block(b.first, b.last, b.country, False) for b in bodies]
    covered = {i for b in bodies for i in range(b.first, b.last + 1)}
    found += [Block(s.first, s.last, s.iso3, True, s.how) for s in states if s.first not in covered]
    return tuple(sorted(found, key=lambda b: (b.first, b.last)))
