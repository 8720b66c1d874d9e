"""What the facts know of a name, each thing with its days and its source: for people who ask."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.world.facts import GazetteerPlace, Holder
from dateline.world.world import World

PLACES = 8  # of one name that are told
WRITTEN = "written for Dateline"


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that a name stands for. `what`: office | state | body | outlet | title | place; `name` the main one,
    `about` the rest in words; days are EDTF; `seen` is the last day for which the source knows an open term."""

    what: str
    name: str
    about: str
    country: str | None = None
    start: str | None = None
    end: str | None = None
    seen: str | None = None
    source: str = WRITTEN


def known(world: World, words: str) -> list[Known]:
    """Everything of this name: terms of office, state, body, outlet, title, places, in this order."""
    return [*_terms(world, words), *_bodies(world, words), *_places(world, words)]


def own_facts(world: World) -> list[Known]:
    """Everything that the user has added, by kind and name."""
    sources = dict(world.own.sources)
    terms = sorted(world.own.holders, key=lambda t: (t.person, t.start or "", t.office))
    found = [_term(term) for term in terms]
    found += [Known("body", b.name, b.kind, b.country, source=sources[b.name]) for b in world.own.organizations]
    return found + [_place(place, sources[place.place.name]) for place, _ in world.own.places]


def _terms(world: World, words: str) -> Iterator[Known]:
    holders = world.holders(words)
    if not holders:  # a surname alone
        last = words.casefold()
        holders = tuple(h for h in world.all_holders if any(last in n.casefold().split() for n in h.names))
    yield from (_term(holder) for holder in holders)
    if (match := world.state_of(words)) and match.how != "demonym":
        kept = [h for h in world.all_holders if h.country == match.state.iso3 and not h.end]
        yield from (_term(holder) for holder in kept)


def _term(term: Holder) -> Known:
    source = term.source or (f"Wikidata {term.wikidata}" if term.wikidata else WRITTEN)
    about = f"{term.office}{f' of {term.organization}' if term.organization else ''}"
    return Known("office", term.person, about, term.country, term.start, term.end, term.seen, source)


def _bodies(world: World, words: str) -> Iterator[Known]:
    sources = dict(world.own.sources)
    if match := world.state_of(words):
        names = ", ".join(match.state.names[1:])
        yield Known("state", match.state.name, f"{match.how}; also {names}" if names else match.how, match.state.iso3)
    if body := world.organization(words):
        yield Known("body", body.name, body.kind, body.country, source=sources.get(body.name, WRITTEN))
    if outlet := world.outlet(words):
        kind = "news agency" if outlet.agency else "news outlet"
        yield Known("outlet", outlet.name, f"{kind}{', of the state' * outlet.state_controlled}", outlet.country)
    if office := world.office(words):
        yield Known("title", office.name, f"{office.level}{f', {office.portfolio}' if office.portfolio else ''}")


def _places(world: World, words: str) -> Iterator[Known]:
    sources = dict(world.own.sources)
    for found in world.places(words)[:PLACES]:
        place = found.place
        shipped = f"GeoNames {place.geonames}" if place.geonames else WRITTEN
        yield _place(found, sources.get(place.name, shipped))


def _place(found: GazetteerPlace, source: str) -> Known:
    place = found.place
    parts = [found.kind, found.region if found.region != place.name else None]
    parts += [f"{found.population:,} people" if found.population else None]
    parts += [f"{place.latitude:.2f}, {place.longitude:.2f}" if place.latitude is not None else None]
    return Known("place", place.name, ", ".join(filter(None, parts)), place.country, source=source)
