"""Places by name: states, regions, cities, venues and features, read when first asked for."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from dateline.model.mention import Place
from dateline.world import reading
from dateline.world.facts import GazetteerPlace, State
from dateline.world.names import fold

_PRECISION = {"country": "country", "region": "region", "city": "city", "venue": "venue", "feature": "feature"}


class Gazetteer:
    """Looks places up by folded name. Rows stay packed strings until they are asked for.

    `own` are a user's places with their other names: such a name means nothing else.
    """

    def __init__(self, states: Mapping[str, State], own: Iterable[tuple[GazetteerPlace, tuple[str, ...]]] = ()) -> None:
        self._states = states
        self._own: dict[str, list[GazetteerPlace]] = {}
        for found, others in own:
            for name in (found.place.name, *others):
                _add(self._own, name, found)
        self._iso3 = {s.iso2: s.iso3 for s in states.values()}

    @lru_cache(maxsize=32768)  # noqa: B019 - one gazetteer for the life of the process
    def places(self, name: str) -> tuple[GazetteerPlace, ...]:
        """All places of the name, the most important first; a main name counts ten times an alternate one."""
        key = name if _is_short(name) else fold(name)
        if mine := self._own.get(key):
            return tuple(mine)
        short = self._fixed.get(name) if _is_short(name) else None
        if short:
            return tuple(short)
        key = fold(name)
        found = list(self._fixed.get(key, ()))
        found += [self._town(row, match) for row, match in self._towns.rows(key)]
        found += [self._region(row) for row, _ in self._regions.rows(key) if not self._drawn(row, key)]
        found += [self._district(row) for row, _ in self._districts.rows(key)]
        found += [self._airport(row) for row, _ in self._airports.rows(key)]
        return tuple(sorted(_unique(found), key=_importance, reverse=True))

    def country(self, iso3: str) -> GazetteerPlace | None:
        return self._countries.get(iso3)

    def capital(self, iso3: str) -> GazetteerPlace | None:
        state = self._states.get(iso3)
        if not state or not state.capital:
            return None
        towns = (p for n in (state.capital, *state.capitals, state.name) for p in self.places(n) if p.kind == "city")
        return next((t for t in towns if t.place.country == iso3), None)

    @cached_property
    def _countries(self) -> dict[str, GazetteerPlace]:
        centers = reading.document("centers.yaml")
        ids = {iso3: int(geoname) for iso3, geoname in self._country_ids()}
        countries = {}
        for iso3, state in self._states.items():
            latitude, longitude = centers[iso3]
            place = Place(state.name, iso3, float(latitude), float(longitude), ids.get(iso3), "country")
            countries[iso3] = GazetteerPlace(place, "country")
        return countries

    def _country_ids(self) -> Iterator[tuple[str, str]]:
        for iso2, geoname in reading.table("countries.tsv.gz"):
            if iso2 in self._iso3:
                yield self._iso3[iso2], geoname

    @cached_property
    def _fixed(self) -> dict[str, list[GazetteerPlace]]:
        """The states and the hand-written places."""
        index: dict[str, list[GazetteerPlace]] = {}
        for iso3, country in self._countries.items():
            for name in self._states[iso3].names:
                if name not in _PARTS:
                    _add(index, name, country)
                    index.setdefault(fold(name), [country])
        for name, (kind, iso3, latitude, longitude, *others) in reading.document("features.yaml").items():
            place = Place(name, iso3, float(latitude), float(longitude), None, _PRECISION[kind])
            _add_all(index, place, kind, name if kind == "region" else None, others)
        for name, (iso3, city, latitude, longitude, *others) in reading.document("venues.yaml").items():
            place = Place(name, iso3, float(latitude), float(longitude), None, "venue")
            _add_all(index, place, "venue", city, others)
        return index

    @cached_property
    def _towns(self) -> "_Table":
        return _Table("cities")

    @cached_property
    def _regions(self) -> "_Table":
        return _Table("regions")

    @cached_property
    def _districts(self) -> "_Table":
        return _Table("districts")

    @cached_property
    def _airports(self) -> "_Table":
        return _Table("airports")

    @cached_property
    def _region_names(self) -> dict[tuple[str, str], str]:
        rows = (row.split("\t") for row in reading.lines("regions.tsv.gz"))
        return {(row[4], row[5]): row[1] for row in rows}

    @cached_property
    def _capitals(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (iso3, fold(name)) for iso3, s in self._states.items() if s.capital for name in (s.capital, *s.capitals[:1])
        )

    def _drawn(self, row: str, key: str) -> bool:
        """Whether the hand-written list has this region, with better coordinates."""
        country = self._iso3.get(row.split("\t")[4])
        return any(p.kind == "region" and p.place.country == country for p in self._fixed.get(key, ()))

    def _town(self, row: str, match: str) -> GazetteerPlace:
        place, population, region = self._place(row, "city")
        capital = (place.country, fold(place.name)) in self._capitals
        return GazetteerPlace(place, "city", population, region, capital, match)

    def _region(self, row: str) -> GazetteerPlace:
        place, population, _ = self._place(row, "region")
        return GazetteerPlace(place, "region", population, place.name)

    def _district(self, row: str) -> GazetteerPlace:
        place, population, region = self._place(row, "region")
        return GazetteerPlace(place, "district", population, region)

    def _airport(self, row: str) -> GazetteerPlace:
        return GazetteerPlace(self._place(row, "venue")[0], "venue")

    def _place(self, row: str, precision: str) -> tuple[Place, int, str | None]:
        """A row's place, its people, and the name of the first-level region that it lies in."""
        geoname, name, latitude, longitude, iso2, region, population = row.split("\t")
        number = int(geoname) if geoname else None
        place = Place(name, self._iso3.get(iso2), float(latitude), float(longitude), number, precision)
        return place, int(population), self._region_names.get((iso2, region))


class _Table:
    """A generated table of places: rows as they stand in the file, found by folded name."""

    def __init__(self, kind: str) -> None:
        self._rows = reading.lines(f"{kind}.tsv.gz")
        self._names = reading.lines(f"{kind}-names.tsv.gz")

    def rows(self, key: str) -> Iterator[tuple[str, str]]:
        """(row, whether the key is its "name" or an "alternate") of each place of this name."""
        at = bisect_left(self._names, f"{key}\t")
        if at == len(self._names):
            return
        name, numbers = self._names[at].split("\t")
        if name == key:
            for number in numbers.split():
                near = number.startswith("~")
                yield self._rows[int(number.lstrip("~"))], "alternate" if near else "name"


# Names that stand for the whole state in politics but are places of their own.
_PARTS = frozenset(
    {"England", "Scotland", "Wales", "Northern Ireland", "Soviet Union", "USSR", "U.S.S.R.", "Yugoslavia", "Tahiti"}
    | {"Bonaire", "West Germany"}
)


def _is_short(name: str) -> bool:
    """ "Ky." and "KY", which count only as written: folded they would be other words."""
    return len(name) <= 6 and (name.endswith(".") or (len(name) == 2 and name.isupper()))


def _add(index: dict[str, list[GazetteerPlace]], name: str, place: GazetteerPlace) -> None:
    rows = index.setdefault(name if _is_short(name) else fold(name), [])
    if place not in rows:
        rows.append(place)


def _add_all(
    index: dict[str, list[GazetteerPlace]], place: Place, kind: str, region: str | None, others: list[str]
) -> None:
    _add(index, place.name, GazetteerPlace(place, kind, region=region))
    for other in others:
        _add(index, other, GazetteerPlace(place, kind, region=region, match="alternate"))


def _importance(found: GazetteerPlace) -> tuple[float, ...]:
    """Kind counts as a population of its own: Georgia the state precedes the region, Moscow the city its region."""
    weight = {"country": 5e7, "feature": 3e6, "venue": 2e6, "region": 1e6}.get(found.kind, 0.0)
    if found.kind == "region" and found.population:
        weight = min(0.3 * found.population, 1.5e6)
    elif found.kind == "district":
        weight = min(0.1 * found.population, 2e5)
    elif found.kind == "city":
        weight = found.population + (3e6 if found.capital else 0.0)
    if found.match != "name" and found.kind in {"city", "region"} and not found.capital:
        weight /= 10
    return (weight, found.population, -(found.place.geonames or 0))


def _unique(places: list[GazetteerPlace]) -> list[GazetteerPlace]:
    seen: set[tuple[object, ...]] = set()
    kept = []
    for found in places:
        key = (found.place.name, found.place.country, found.place.geonames, found.region)
        if key not in seen:
            seen.add(key)
            kept.append(found)
    return kept
