"""Which visits are legs of one tour: a sentence names the states on the way, or each is told as a stop of it."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import timedelta

from dateline.model import Mark
from dateline.record.claims import Claim
from dateline.record.marks import facing, mark
from dateline.record.nesting import Told

VERSION = "tours-3"
ON_THE_WAY = timedelta(days=7)  # at most, from one stop to the next
UNDER_WAY = ("planned", "held", "ongoing")
OF_A_TOUR = re.compile(
    r"\b(?:legs?|stops?|stages?|stopovers?) (?:of|on|in|during)\b[^,;.]{0,60}?\b(?:tour|trip|journey|visit|swing)\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|multi)-(?:nation|country|state|stop|leg)\b"
    r"|\b(?:first|second|third|fourth|fifth|next|last|final) (?:leg|stop|stage)\b"
    r"|\b(?:continu\w+|resum\w+|end\w*|conclud\w+|part of|wrap\w* up) (?:his|her|their|a|an|the)"
    r" (?:[\w-]+ ){0,3}(?:tour|swing)\b",
    re.IGNORECASE,
)
OF_ANOTHER = re.compile(r"\bwho\b[^,;.]*")  # "met Vell, who is on a three-nation tour"


def tour_marks(told: Told) -> Iterator[Mark]:
    """What the legs of one tour share: each looks for the others."""
    for one in _shared(told):
        yield from (one, facing(one))


def tied(told: Told, near: Iterable[Told]) -> frozenset[str]:
    """The ids of those among these that are told as legs of its tour."""
    return frozenset(other.event.id for other in near if _are_legs(told, other))


def legs(ties: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """For each event the other legs of its tour: those tied to it, and those tied to these."""
    found: dict[str, tuple[str, ...]] = {}
    for first in sorted(ties.keys()):
        if first in found:
            continue
        tour, new = {first}, {first}
        while new := {leg for id in new for leg in ties.get(id, ())} - tour:
            tour |= new
        found |= {id: tuple(sorted(tour - {id})) for id in tour}
    return found


def _shared(told: Told) -> Iterator[Mark]:
    if not _under_way(told):
        return
    yield from (mark(("leg", *sentence)) for sentence in sorted(_named_in(told)))
    if told.stay and _is_stop(told):
        first, last = told.stay
        yield from (mark(("stop", actor), first, last + ON_THE_WAY) for actor in sorted(told.travellers))


def _under_way(told: Told) -> bool:
    return told.event.mode == "visit" and told.event.host is not None and told.event.status in UNDER_WAY


def _are_legs(one: Told, other: Told) -> bool:
    if not (_under_way(one) and _under_way(other)) or one.event.host == other.event.host:
        return False
    return bool(_named_in(one) & _named_in(other)) or _are_stops(one, other)


def _named_in(told: Told) -> frozenset[tuple[str, str]]:
    """The sentences that name it as one of several states on the way, each with its article."""
    return frozenset((c.article.id, str(c.report.sentence)) for c in told.claims if _route(c))


def _are_stops(one: Told, other: Told) -> bool:
    """Told apart, each as a stop of a tour, by the same traveller within days; a route that is named is all of it."""
    if not (one.stay and other.stay and one.travellers & other.travellers and _is_stop(one) and _is_stop(other)):
        return False
    if one.event.news != other.event.news:
        return False
    near = one.stay[0] <= other.stay[1] + ON_THE_WAY and other.stay[0] <= one.stay[1] + ON_THE_WAY
    return near and _may_lead_to(one, other) and _may_lead_to(other, one)


def _is_stop(told: Told) -> bool:
    sentences = (claim.report.evidence.of(claim.article.text) for claim in told.claims)
    return any(OF_A_TOUR.search(OF_ANOTHER.sub("", sentence)) for sentence in sentences)


def _may_lead_to(one: Told, other: Told) -> bool:
    routes = [route for claim in one.claims if (route := _route(claim))]
    return not routes or any(other.event.host in route for route in routes)


def _route(claim: Claim) -> frozenset[str]:
    return frozenset(detail.value for detail in claim.report.details if detail.field == "leg")
