"""Visits: who goes where, from arrival to return."""

import re
from dataclasses import replace

from dateline.codebook.schema import Role, Status
from dateline.model import Actor, Participant, Place, PlaceMention, interval
from dateline.reports.anchoring import not_after
from dateline.reports.antecedents import from_antecedent
from dateline.reports.arguments import around_verb, lemma_of
from dateline.reports.drafts import NEAR, Draft, Scene
from dateline.reports.guests import members_hosted, officials_met
from dateline.reports.itineraries import days_apart, on_its_day
from dateline.reports.matching import Match
from dateline.reports.placing import here_place, place_at, place_of
from dateline.reports.roles import actors_around, participants_of, positions_of
from dateline.reports.status import was_due
from dateline.reports.timing import timed

ARRIVE, WELCOME = "consult.visit.arrive", "consult.visit.welcome"
LEAVE = ("leave", "depart", "set off", "set out", "head")
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
    if embassy := _embassy(match, scene):
        host = embassy.place.country if embassy.place.country not in countries else None
        return [timed(replace(draft, host=host, place=embassy), scene, told)]
    places = _places(match, "destination", scene)
    origin = next(iter(_places(match, "origin", scene)), None) or _here(match, scene)
    leaving = match.predicate is not None and match.noun is None and match.predicate.lemma in LEAVE
    if (leaving or _homeward(match)) and match.predicate is not None and ORDERING & set(match.predicate.governors):
        return []  # "ordered the ambassador to leave", "to return home"
    if leaving and not origin and any(p == "object" for p, _ in positions_of(match)):
        return []  # "left his options open"
    if _goes_home(match, places, origin, countries) or (leaving and not places and _came_before(draft, told)):
        return _over(draft, origin, countries, scene, told)
    if leaving and not places:
        places = [p for p in (_abroad(match, scene, countries),) if p is not None]
    if not places and match.frame.id in ("consult.visit.pay", ARRIVE, WELCOME):
        places = [p for p in (place_of(match, scene.mentions, scene.world),) if p is not None and p.place.country]
    places = [p for p in places if not _of_who_goes(match, p)]
    if not places and match.frame.id == "consult.visit.travel" and (place := _came_here(match, scene)):
        places = [place]
    if not places and match.frame.id == ARRIVE and (place := _where_due(draft, told)):
        places = [place]
    if leaving and draft.status == "held":
        draft = replace(draft, status="ongoing")
    if not places and (area := _area(match, scene)) and draft.status in (*AHEAD, *CALLED_OFF):
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
    tokens = [t for p, t in positions_of(match) if p in match.frame.roles.get("host", ())]
    return {a for t in tokens for a, _ in actors_around(scene.mentions, match.sentence, t)}


def _whose_trip(match: Match, scene: Scene, visitors: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """ "The premier called off a visit by the foreign minister": the one who calls it off is not the one who goes."""
    tokens = [t for p, t in positions_of(match) if p in ("possessor", "by", "of")]
    named = {a for t in tokens for a, _ in actors_around(scene.mentions, match.sentence, t)}
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
    place = left or _abroad(draft.match, scene, countries)
    place = place or _where_it_is_told(draft.match, scene, countries)
    if place is None:
        return []
    home = draft.start
    start = not_after(home.earliest, "not after the return", home.span) if home and home.earliest else None
    status: Status = "held" if draft.status == "ongoing" else draft.status
    named = left is not None and any(t == left.token for _, t in positions_of(draft.match))  # and no tour of several
    of_several = not named and _states_abroad(draft.match, scene, countries) > 1
    draft = replace(draft, status=status, end=None if of_several else home, start=start, stated=False)
    return [timed(replace(draft, host=place.place.country, place=place), scene, told)]


def _places(match: Match, role: Role, scene: Scene) -> list[PlaceMention]:
    """The places at the positions of a role, in the order of the text, with a country each."""
    wanted = match.frame.roles.get(role, ())
    tokens = [t for p, t in positions_of(match) if p in wanted]
    if not tokens and role == "destination" and match.bare and match.predicate is not None:
        tokens = [t for p, t in around_verb(match.predicate) if p == "to"]  # "during the trip of X to Vernia"
    found = [place_at(scene.mentions, match.sentence, token, scene.world) for token in tokens]
    return sorted({p for p in found if p is not None and p.place.country}, key=lambda p: p.span)


def _area(match: Match, scene: Scene) -> PlaceMention | None:
    """ "Will visit the Baltic states": a part of the world, of which a visit may go to any state."""
    wanted = match.frame.roles.get("destination", ())
    found = (place_at(scene.mentions, match.sentence, t, scene.world) for p, t in positions_of(match) if p in wanted)
    return next((p for p in found if p is not None and scene.world.area(p.place.name)), None)


def _embassy(match: Match, scene: Scene) -> PlaceMention | None:
    """An embassy that is visited: it stands in the city that the sentence names, else where nobody says."""
    if match.frame.id not in ("consult.visit.visit", "consult.visit.pay"):
        return None
    sentence = match.sentence
    wanted = match.frame.roles.get("destination", ())
    for token in (t for p, t in positions_of(match) if p in wanted):
        for actor in (scene.actor(a) for a in scene.mentions.actors_at(sentence.index, token)):
            if actor.kind == "organization" and "embassy" in actor.name.lower():
                last = len(sentence.tokens) - 1
                cities = [
                    p for p in scene.mentions.places_in(sentence.index, token, last) if p.place.precision == "city"
                ]
                where = Place(actor.name, cities[0].place.country if cities else None, precision="venue")
                return PlaceMention(sentence.index, token, sentence.tokens[token].span, where, "an embassy")
    return None


def _here(match: Match, scene: Scene) -> PlaceMention | None:
    clause = match.predicate
    if clause is None:
        return None
    for token in [*clause.adverbs, *(t for _, t in positions_of(match))]:
        if lemma_of(match.sentence, token) == "here":
            return here_place(scene.mentions, match.sentence, token, scene.world)
    return None


def _came_here(match: Match, scene: Scene) -> PlaceMention | None:
    """ "When I first came here", "I came again in 2015": in speech, to come is to come to where it is said."""
    clause = match.predicate
    if clause is None or clause.lemma != "come":
        return None
    if stated := _here(match, scene):
        return stated
    speaks = any(
        match.sentence.tokens[t].text.lower() in ("i", "we", "you") for p, t in around_verb(clause) if p == "subject"
    )
    plain = all(a.preposition in (None, "in", "on", "with", "as", "during", "after") for a in clause.arguments)
    return here_place(scene.mentions, match.sentence, clause.predicate, scene.world) if speaks and plain else None


def _where_due(draft: Draft, told: list[Draft]) -> PlaceMention | None:
    """ "Was due in Vernia on Saturday but arrived on Monday": where the words just before had him expected."""
    before = next((d for d in reversed(told) if d.mode == "visit"), None)
    if before is None or not draft.stated or before.status not in ("planned", "proposed", "postponed"):
        return None
    near = 0 <= draft.match.sentence.index - before.match.sentence.index <= 1
    return before.place if near and draft.actors <= before.actors else None


def _goes_home(match: Match, places: list[PlaceMention], origin: PlaceMention | None, countries: set[str]) -> bool:
    clause = match.predicate
    if clause is None or match.noun is not None:
        return False
    to_own = not places or all(p.place.country in countries for p in places)
    if clause.lemma in LEAVE:
        return to_own and origin is not None and origin.place.country not in countries
    return to_own and _homeward(match)


def _homeward(match: Match) -> bool:
    """ "Returned", "flew home", "came back"."""
    clause = match.predicate
    if clause is None or match.noun is not None:
        return False
    tokens = [*clause.adverbs, *(t for _, t in positions_of(match))]
    home = any(lemma_of(match.sentence, t) in ("home", "back") for t in tokens)
    return home or clause.lemma in ("return", "come back", "fly back")


def _came_before(draft: Draft, told: list[Draft]) -> bool:
    """ "Arrived in Vernia on Tuesday and left on Friday", "left after a visit to Vernia"."""
    match = draft.match
    after = any(
        p == "after" and lemma_of(match.sentence, t) in ("visit", "trip", "stay") for p, t in positions_of(match)
    )
    came = any(
        d.mode == "visit"
        and d.match.sentence is match.sentence
        and d.match.trigger < match.trigger
        and d.actors & draft.actors
        for d in told
    )
    return after or came


def _abroad(match: Match, scene: Scene, countries: set[str]) -> PlaceMention | None:
    """A place of the sentence in another country: where they come back from, or go to."""
    last = len(match.sentence.tokens) - 1
    modifiers = {t for phrase in match.sentence.phrases for t in phrase.modifiers if t != phrase.head}
    for place in scene.mentions.places_in(match.sentence.index, 0, last):
        if place.place.country and place.place.country not in countries and place.token not in modifiers:
            return place
    return None


def _states_abroad(match: Match, scene: Scene, countries: set[str]) -> int:
    """How many states the sentence names that are not the traveller's own."""
    last = len(match.sentence.tokens) - 1
    there = scene.mentions.places_in(match.sentence.index, 0, last)
    return len({p.place.country for p in there} - {None, *countries})


def _where_it_is_told(match: Match, scene: Scene, countries: set[str]) -> PlaceMention | None:
    """ "The delegation returned home", written where it was a guest."""
    place = here_place(scene.mentions, match.sentence, match.trigger, scene.world)
    if place is None or not countries or place.place.country in (None, *countries):
        return None
    return replace(place, reason="written where they were guests")


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
