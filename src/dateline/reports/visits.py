"""Visits: who goes where, from arrival to return."""

import re
from collections.abc import Collection
from dataclasses import replace

from dateline.codebook.schema import Status
from dateline.model import Actor, Participant, PlaceMention, interval
from dateline.reports.anchoring import not_after
from dateline.reports.antecedents import from_antecedent
from dateline.reports.arguments import around_verb
from dateline.reports.destinations import (
    LEAVE,
    abroad,
    area_of,
    came_before,
    came_here,
    embassy_of,
    goes_home,
    here,
    homeward,
    places_at,
    states_abroad,
    where_due,
    where_it_is_told,
)
from dateline.reports.drafts import NEAR, Draft, Scene
from dateline.reports.guests import members_hosted, officials_met
from dateline.reports.itineraries import days_apart, on_its_day
from dateline.reports.matching import Match
from dateline.reports.placing import place_of
from dateline.reports.roles import actors_around, participants_of, positions_of
from dateline.reports.status import was_due
from dateline.reports.timing import timed

ARRIVE, WELCOME = "consult.visit.arrive", "consult.visit.welcome"
ORDERING = frozenset(
    {"order", "tell", "instruct", "ask", "urge", "force", "demand", "warn", "want", "advise", "require"}
)
AHEAD = ("planned", "proposed")
CALLED_OFF = ("cancelled", "postponed")
APPEAR, TOUR = "consult.visit.appear", ("consult.visit.tour", "consult.visit.tour-verb")
SETTING_OUT = ("begin", "start", "embark", "kick off", "launch", *LEAVE)
GUESTS = ("object", "with", "between")  # where a host's guest stands
VISIT = re.compile(r"\b(?:visit|travel|trip)\b", re.IGNORECASE)


def as_visits(draft: Draft, scene: Scene, told: list[Draft]) -> list[Draft]:
    """Who goes where: the visitor's country must differ from the one visited; the way home is a visit that is over."""
    match = draft.match
    appears = match.frame.id == APPEAR
    welcoming = _welcoming(match, scene)
    guests = (p for p in draft.participants if p.role == "visitor" and p.actor not in welcoming)
    visitors = tuple(p for p in guests if not _lives_there(p.actor, scene, appears))
    if draft.status in CALLED_OFF and match.noun is not None:
        visitors = _whose_trip(match, scene, visitors)
    countries = {c for p in visitors if (c := scene.actor(p.actor).country)}
    if match.frame.id == WELCOME and (members := members_hosted(match, scene.mentions)):
        status: Status = "held" if draft.status == "ongoing" else draft.status
        place = place_of(match, scene.mentions, scene.world)
        met = replace(draft, mode="multilateral", status=status, participants=members, place=place)
        return [timed(met, scene, told)]
    if not visitors:
        return [d for d in (from_antecedent(draft, scene, told),) if d is not None]
    sent = bool(countries) or any(_is_sent(scene.actor(p.actor), scene) for p in visitors)
    hosts = frozenset() if sent else officials_met(match, scene.mentions)
    if not sent and not hosts:
        return []  # tourists, athletes, schoolchildren
    if match.predicate is not None and match.predicate.lemma == "return" and match.predicate.having("object"):
        return []  # "returned the boy to Estmark"
    draft = replace(draft, participants=visitors)
    if embassy := embassy_of(match, scene):
        host = embassy.place.country if embassy.place.country not in countries else None
        return [timed(replace(draft, host=host, place=embassy), scene, told)]
    places = places_at(match, "destination", scene)
    origin = next(iter(places_at(match, "origin", scene)), None) or here(match, scene)
    leaving = match.predicate is not None and match.noun is None and match.predicate.lemma in LEAVE
    if (leaving or homeward(match)) and match.predicate is not None and ORDERING & set(match.predicate.governors):
        return []  # "ordered the ambassador to leave", "to return home"
    if leaving and not origin and any(p == "object" for p, _ in positions_of(match)):
        return []  # "left his options open"
    if goes_home(match, places, origin, countries) or (leaving and not places and came_before(draft, told)):
        return _over(draft, origin, countries, scene, told)
    if leaving and not places:
        places = [p for p in (abroad(match, scene, countries),) if p is not None]
    if not places and match.frame.id in ("consult.visit.pay", ARRIVE, WELCOME):
        places = [p for p in (place_of(match, scene.mentions, scene.world),) if p is not None and p.place.country]
    places = [p for p in places if not _of_who_goes(match, p)]
    if not places and match.frame.id == "consult.visit.travel" and (place := came_here(match, scene)):
        places = [place]
    if not places and match.frame.id == ARRIVE and (place := where_due(draft, told)):
        places = [place]
    if leaving and draft.status == "held":
        draft = replace(draft, status="ongoing")
    if not places and (area := area_of(match, scene)) and draft.status in (*AHEAD, *CALLED_OFF):
        return [timed(replace(draft, place=area), scene, told)]
    if not places and draft.status in CALLED_OFF:
        return _called_off(draft, countries, scene, told)
    if not places:
        return _to_the_hosts(draft, countries, scene, told)
    first = {p.place.country: p for p in reversed(places)}
    own = days_apart(match, scene, [p.token for p in places])
    if match.frame.id in TOUR and len(first) > 1 and not own:
        draft = _of_a_tour(draft)
    stops = [p for p in places if first[p.place.country] is p]
    several = len(stops) > 1 and not own
    journey = [replace(draft, end=None)] + [_further_on(draft)] * (len(stops) - 1) if several else [draft] * len(stops)
    drafts = [_to(one, p, scene) for one, p in zip(journey, stops, strict=True)]
    drafts = [on_its_day(d, own.get(d.place.token) if d.place else None, scene) for d in drafts] if own else drafts
    drafts = [d if d.participants else _of_the_guest(d, scene) for d in drafts]
    drafts = [d for d in drafts if d.participants and not _told_before(d, told) and (sent or d.host in hosts)]
    if appears:  # a speech that is only recalled or announced is told without a journey
        return [timed(_seen(d), scene, told) for d in drafts if d.news and d.happened]
    return [timed(d, scene, told) for d in [*drafts, *_received(draft, places[0], scene)]]


def _is_sent(actor: Actor, scene: Scene) -> bool:
    """Whether somebody without a state travels for others: in a public office, or as the delegation of a body."""
    office = scene.world.office(actor.office) if actor.office else None
    return actor.kind == "delegation" or (actor.office is not None and not (office and office.portfolio == "company"))


def _of_who_goes(match: Match, place: PlaceMention) -> bool:
    """ "A group of Norwegians in Japan visited the museum": it stands, without comma, between who goes and the verb."""
    clause = match.predicate
    if (
        clause is None
        or match.trigger != clause.predicate
        or place.sentence != match.sentence.index
        or place.token >= clause.predicate
    ):
        return False
    goes = [a.token for a in clause.having("subject") if a.token < place.token]
    between = match.sentence.tokens[max(goes) : clause.predicate] if goes else ()
    return bool(goes) and all(t.text != "," for t in between)


def _received(draft: Draft, place: PlaceMention, scene: Scene) -> list[Draft]:
    """ "Welcomed her to the palace": whoever welcomes a guest in a house has met the guest."""
    match = draft.match
    if match.frame.id != WELCOME or not draft.happened or place.place.precision != "venue":
        return []
    found = [p for p in participants_of(match, scene.mentions) if scene.actor(p.actor).kind == "person"]
    hosts = _welcoming(match, scene)
    if len({p.actor in hosts for p in found}) < 2:
        return []
    people = tuple(replace(p, role="participant") for p in found)
    return [replace(draft, mode="meet", status="held", participants=people, host=None, place=place, confidence=0.6)]


def _lives_there(actor: str, scene: Scene, appears: bool) -> bool:
    """The staff of an embassy are at home where it is; so is an ambassador of whom no journey is told."""
    known = scene.actor(actor)
    return "embassy" in known.name.lower() or (appears and "ambassador" in (known.office or "").lower())


def _seen(draft: Draft) -> Draft:
    """Whoever spoke there on a day came on that day or before."""
    start = draft.start
    if start is None or start.latest is None:
        return draft
    when = not_after(start.latest, "came not after the day of the appearance", start.span)
    return replace(draft, start=when, stated=False)


def _further_on(draft: Draft) -> Draft:
    """ "Will travel to Oslo, Rome and Lima on May 5-10": only Oslo is reached on the first day, as far as one knows."""
    if draft.start is None or draft.end is None:
        return draft
    days = interval(draft.start.earliest, draft.end.latest) or draft.start.edtf
    start = replace(draft.start, edtf=days, precision="interval", reason="on one of the days of the journey")
    return replace(draft, start=start, end=None)


def _of_a_tour(draft: Draft) -> Draft:
    """The legs of a tour: the day on which it begins is no leg's own, and with it none is over."""
    clause, start = draft.match.predicate, draft.start
    if clause is not None and clause.lemma in SETTING_OUT:
        status: Status = "planned" if draft.happened else draft.status
        return replace(draft, status=status, start=None, end=None, stated=False)
    if start is None or start.latest is None:
        return replace(draft, end=None, stated=False)
    if not draft.happened or draft.end is not None:
        return draft
    return replace(draft, start=not_after(start.latest, "not after the end of the tour", start.span), stated=False)


def _to(draft: Draft, place: PlaceMention, scene: Scene) -> Draft:
    """The visit to one country: by those who are not at home there, as whoever travels with its people is, too, of whom
    nothing else is known."""
    country = place.place.country
    homes = [scene.actor(p.actor).country for p in draft.participants]
    at_home = {country, None} if country in homes else {country}
    foreign = draft.match.frame.foreign
    away = tuple(p for p, home in zip(draft.participants, homes, strict=True) if not foreign or home not in at_home)
    return replace(draft, participants=away, host=country, place=place)


def _of_the_guest(draft: Draft, scene: Scene) -> Draft:
    """ "Received her on a visit to Norland", "held talks with her ...": one is at home, the other the guest."""
    match = draft.match
    if not match.bare or match.predicate is None:
        return draft
    tokens = [t for p, t in around_verb(match.predicate) if p in GUESTS]
    found = {a: t for t in tokens for a, _ in actors_around(scene.mentions, match.sentence, t)}
    guests = tuple(
        Participant(a, "visitor", match.sentence.tokens[t].span)
        for a, t in found.items()
        if scene.actor(a).kind in ("person", "delegation") and scene.actor(a).country not in (None, draft.host)
    )
    return replace(draft, participants=guests)


def _told_before(draft: Draft, told: list[Draft]) -> bool:
    """A bare "his visit to Norland" that adds nothing to a visit told before."""
    return (
        draft.match.bare
        and not draft.stated
        and any(d.mode == "visit" and d.host == draft.host and d.actors >= draft.actors for d in told)
    )


def _to_the_hosts(draft: Draft, countries: set[str], scene: Scene, told: list[Draft]) -> list[Draft]:
    """ "Welcomed him": no place is named, but the one who welcomes has a country."""
    found = participants_of(draft.match, scene.mentions)
    hosts = {scene.actor(p.actor).country for p in found if p.role == "host"} - countries
    country = next(iter(sorted(c for c in hosts if c)), None)
    return [timed(replace(draft, host=country), scene, told)] if country else []


def _welcoming(match: Match, scene: Scene) -> set[str]:
    """ "Dahl and Berg welcomed her and their delegation": who welcomes is no guest."""
    return _actors_at(match, scene, match.frame.roles.get("host", ()))


def _actors_at(match: Match, scene: Scene, wanted: Collection[str]) -> set[str]:
    tokens = [t for p, t in positions_of(match) if p in wanted]
    return {a for t in tokens for a, _ in actors_around(scene.mentions, match.sentence, t)}


def _whose_trip(match: Match, scene: Scene, visitors: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """ "The premier called off a visit by the foreign minister": the one who calls it off is not the one who goes."""
    named = _actors_at(match, scene, ("possessor", "by", "of"))
    return tuple(p for p in visitors if p.actor in named) or visitors


def _called_off(draft: Draft, countries: set[str], scene: Scene, told: list[Draft]) -> list[Draft]:
    """ "Called off the trip": the visit told before; by a state that is not the visitor's, the visit there; else one
    whose destination the article may tell later."""
    if known := from_antecedent(draft, scene, told):
        return [known]
    clause = draft.match.predicate
    tokens = [t for p, t in around_verb(clause) if p == "subject"] if clause is not None else []
    hosts = {scene.actor(a).country for t in tokens for a, _ in actors_around(scene.mentions, draft.match.sentence, t)}
    abroad = sorted(h for h in hosts if h and h not in countries) if countries else []
    if len(abroad) == 1:
        return [timed(replace(draft, host=abroad[0]), scene, told)]
    return [] if abroad else [draft]


def with_called_off(told: list[Draft], scene: Scene) -> list[Draft]:
    """A visit that was called off before its destination was told ("had been due to visit Norland on Friday"): the plan
    that the article recalls after it. Without one, nobody knows which visit it was."""
    found: list[Draft] = []
    pending: list[Draft] = []
    for draft in told:
        if draft.mode == "visit" and draft.host is None and draft.place is None and draft.status in CALLED_OFF:
            pending.append(draft)
            continue
        off = next((p for p in pending if _recalls(draft, p, scene)), None)
        found.append(replace(draft, status=off.status) if off is not None else draft)
    return found


def _recalls(plan: Draft, off: Draft, scene: Scene) -> bool:
    """Whether this plan, told in the past tense, is the one that was called off in a sentence before."""
    near = 0 <= plan.match.sentence.index - off.match.sentence.index <= NEAR
    same = all(any(_may_be(scene.actor(a), scene.actor(b)) for b in plan.actors) for a in off.actors)
    return plan.mode == "visit" and plan.status == "planned" and was_due(plan.match) and near and same


def _may_be(actor: Actor, other: Actor) -> bool:
    """Whoever is named by the office alone may be who is named with it."""
    countries = {actor.country, other.country} - {None}
    return actor.id == other.id or (actor.office is not None and actor.office == other.office and len(countries) < 2)


def _over(
    draft: Draft, origin: PlaceMention | None, countries: set[str], scene: Scene, told: list[Draft]
) -> list[Draft]:
    """A visit told by its end: "returned home", "left here"."""
    left = origin if origin and origin.place.country not in countries else None
    place = left or abroad(draft.match, scene, countries)
    place = place or where_it_is_told(draft.match, scene, countries)
    if place is None:
        return []
    home = draft.start
    start = not_after(home.earliest, "not after the return", home.span) if home and home.earliest else None
    status: Status = "held" if draft.status == "ongoing" else draft.status
    named = left is not None and any(t == left.token for _, t in positions_of(draft.match))  # and no tour of several
    of_several = not named and states_abroad(draft.match, scene, countries) > 1
    draft = replace(draft, status=status, end=None if of_several else home, start=start, stated=False)
    return [timed(replace(draft, host=place.place.country, place=place), scene, told)]


def visit_of_the_title(told: list[Draft], scene: Scene) -> list[Draft]:
    """A title that speaks of a visit makes one of a meeting in the other's country, where the text tells of none."""
    if not VISIT.search(scene.title or "") or any(d.mode == "visit" for d in told):
        return []
    for meeting in told:
        country = meeting.place.place.country if meeting.place else None
        away = tuple(p for p in meeting.participants if scene.actor(p.actor).country not in (None, country))
        at_home = [p for p in meeting.participants if scene.actor(p.actor).country == country]
        if meeting.mode == "meet" and meeting.news and country and away and at_home:
            guests = tuple(replace(p, role="visitor") for p in away)
            return [replace(meeting, mode="visit", participants=guests, host=country, confidence=0.5)]
    return []
