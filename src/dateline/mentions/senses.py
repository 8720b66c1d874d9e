"""Which of several places of one name an article means: what it says of states, regions and sure places, and size."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import asin, cos, exp, log10, radians, sin, sqrt
from urllib.parse import urlsplit

from dateline.mentions.toponyms import Toponym
from dateline.model import Article
from dateline.world import GazetteerPlace, World

# How much each kind of evidence weighs against size: people in powers of ten over `_MAGNITUDE`.
_MAGNITUDE, _SHARE, _DATELINE, _OUTLET = 8, 0.35, 0.25, 0.25
_REGION, _NEAR, _REACH = 0.3, 0.4, 150.0  # `_REACH`: km over which a sure place lends its neighbours weight
_DRAWN = 2_000_000  # people of a region that the facts draw by hand and do not count
_KINDS: Mapping[str, float] = {"country": 1.0, "venue": 0.8, "feature": 1.0, "region": 0.95}
# Two letters at the end of an address that are sold to all the world.
_NO_STATE = frozenset({"tv", "io", "ai", "co", "me", "fm", "am", "cc", "ws", "ly", "nu", "to", "su", "la", "gg", "eu"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one article offers for choosing among places of one name.

    `states` counts the states that it speaks of, `regions` the first-level regions (state's code and name) that it
    names or that its dateline and sure places lie in, with the names in lower case that say so, since no name proves
    itself; `dateline` is where it was written, `home` the state of the outlet; `anchors` are sure places as (name in
    lower case, latitude, longitude).
    """

    states: Counter[str]
    regions: Mapping[tuple[str | None, str | None], Collection[str]]
    dateline: GazetteerPlace | None
    home: str | None
    anchors: tuple[tuple[str, float, float], ...]

    def weigh(self, found: GazetteerPlace, text: str, own: int, is_state: bool) -> float:
        """How likely the place is meant by `text`.

        `own` says how often its state was counted through this very name, which proves nothing of it; `is_state`
        whether the name is a state's first: Singapore, Djibouti.
        """
        country = found.place.country
        total = self.states.total() or 1
        score = _prior(found, is_state)
        score += _SHARE * (self.states[country] - own) / total if country else 0.0
        score += _DATELINE if self.dateline and self.dateline.place.country == country else 0.0
        score += _OUTLET if country and country == self.home else 0.0
        if found.kind in {"city", "district"}:
            score += _REGION if self._named((country, found.region), text) else 0.0
        elif found.kind == "region":  # its towns or its sisters: Georgia beside Atlanta, or beside Florida
            beside = any(c == country and self._named((c, r), text) for c, r in self.regions)
            score += _REGION if beside else 0.0
        if found.kind in {"city", "district", "venue"}:
            score += _NEAR * self._nearness(found, text.lower())
        return score

    def _named(self, region: tuple[str | None, str | None], text: str) -> bool:
        """Whether another name than this one says that the article speaks of the region."""
        return any(name != text.lower() for name in self.regions.get(region, ()))

    def _nearness(self, found: GazetteerPlace, text: str) -> float:
        """1.0 beside a sure place of another name, falling off with the distance."""
        here = (found.place.latitude, found.place.longitude)
        distances = [_kilometres(here, (y, x)) for name, y, x in self.anchors if name != text]
        return exp(-min(distances) / _REACH) if distances else 0.0


def _prior(found: GazetteerPlace, is_state: bool) -> float:
    score = _KINDS.get(found.kind, 0.0)
    if found.kind in {"city", "region", "district"} and found.population:
        score = log10(1 + found.population) / _MAGNITUDE - (0.0 if found.kind == "city" else 0.2)
    elif found.kind == "region" and is_state:
        score -= 0.15
    score += 0.3 * (found.capital and not is_state) - 0.3 * (is_state and found.kind in {"city", "district"})
    return score - (0.2 if found.match != "name" and found.kind in {"city", "region"} else 0.0)


def home_of(article: Article, world: World) -> str | None:
    """The state of the outlet: by the facts, else by the end of its address (".co.uk")."""
    outlet = world.outlet(article.outlet) if article.outlet else None
    if outlet:
        return outlet.country
    host = urlsplit(article.url).hostname if article.url else None
    ending = (host or "").rsplit(".", 1)[-1]
    state = world.state("GB" if ending == "uk" else ending) if len(ending) == 2 and ending not in _NO_STATE else None
    return state.iso3 if state else None


def is_sure(name: Toponym) -> bool:
    """Whether the first place of the name can stand as evidence of its state and of what lies near it."""
    if not name.found:
        return False
    top = name.found[0]
    rivals = [p.population for p in name.found[1:] if p.place.country != top.place.country]
    if top.kind == "country" or not rivals:
        return True
    size = top.population or (_DRAWN if top.kind == "region" else 0)
    return size > max(rivals) * (0.5 if top.capital else 20)


def anchors(places: Iterable[tuple[str, GazetteerPlace]]) -> tuple[tuple[str, float, float], ...]:
    """Names in lower case with the points of their places; states and parts of the world are too wide to be one."""
    points = {
        (name.lower(), place.place.latitude, place.place.longitude)
        for name, place in places
        if place.kind in {"city", "district", "venue"}
    }
    return tuple(sorted((name, y, x) for name, y, x in points if y is not None and x is not None))


def _kilometres(a: tuple[float | None, float | None], b: tuple[float, float]) -> float:
    """Great-circle distance between two points in degrees; without a limit where one is unknown."""
    if a[0] is None or a[1] is None:
        return float("inf")
    y1, x1, y2, x2 = map(radians, (a[0], a[1], *b))
    half = sin((y2 - y1) / 2) ** 2 + cos(y1) * cos(y2) * sin((x2 - x1) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))
