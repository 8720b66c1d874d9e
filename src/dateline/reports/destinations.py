"""Where visits go and where they come from: the places at a visit's words, and whose home they are."""

from dataclasses import replace

from dateline.codebook.schema import Role
from dateline.model import Place, PlaceMention
from dateline.reports.arguments import around_verb, lemma_of
from dateline.reports.drafts import Draft, Scene
from dateline.reports.matching import Match
from dateline.reports.placing import here_place, place_at
from dateline.reports.roles import positions_of

LEAVE = ("leave", "depart", "set off", "set out", "head")


def places_at(match: Match, role: Role, scene: Scene) -> list[PlaceMention]:
    """The places at the positions of a role, in the order of the text, with a country each."""
    wanted = match.frame.roles.get(role, ())
    tokens = [t for p, t in positions_of(match) if p in wanted]
    if not tokens and role == "destination" and match.bare and match.predicate is not None:
        tokens = [t for p, t in around_verb(match.predicate) if p == "to"]  # "during the trip of X to Vernia"
    found = [place_at(scene.mentions, match.sentence, token, scene.world) for token in tokens]
    return sorted({p for p in found if p is not None and p.place.country}, key=lambda p: p.span)


def area_of(match: Match, scene: Scene) -> PlaceMention | None:
    """ "Will visit the Baltic states": a part of the world, of which a visit may go to any state."""
    wanted = match.frame.roles.get("destination", ())
    found = (place_at(scene.mentions, match.sentence, t, scene.world) for p, t in positions_of(match) if p in wanted)
    return next((p for p in found if p is not None and scene.world.area(p.place.name)), None)


def embassy_of(match: Match, scene: Scene) -> PlaceMention | None:
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


def here(match: Match, scene: Scene) -> PlaceMention | None:
    clause = match.predicate
    if clause is None:
        return None
    for token in [*clause.adverbs, *(t for _, t in positions_of(match))]:
        if lemma_of(match.sentence, token) == "here":
            return here_place(scene.mentions, match.sentence, token, scene.world)
    return None


def came_here(match: Match, scene: Scene) -> PlaceMention | None:
    """ "When I first came here", "I came again in 2015": in speech, to come is to come to where it is said."""
    clause = match.predicate
    if clause is None or clause.lemma != "come":
        return None
    if stated := here(match, scene):
        return stated
    speaks = any(
        match.sentence.tokens[t].text.lower() in ("i", "we", "you") for p, t in around_verb(clause) if p == "subject"
    )
    plain = all(a.preposition in (None, "in", "on", "with", "as", "during", "after") for a in clause.arguments)
    return here_place(scene.mentions, match.sentence, clause.predicate, scene.world) if speaks and plain else None


def where_due(draft: Draft, told: list[Draft]) -> PlaceMention | None:
    """ "Was due in Vernia on Saturday but arrived on Monday": where the words just before had him expected."""
    before = next((d for d in reversed(told) if d.mode == "visit"), None)
    if before is None or not draft.stated or before.status not in ("planned", "proposed", "postponed"):
        return None
    near = 0 <= draft.match.sentence.index - before.match.sentence.index <= 1
    return before.place if near and draft.actors <= before.actors else None


def goes_home(match: Match, places: list[PlaceMention], origin: PlaceMention | None, countries: set[str]) -> bool:
    clause = match.predicate
    if clause is None or match.noun is not None:
        return False
    to_own = not places or all(p.place.country in countries for p in places)
    if clause.lemma in LEAVE:
        return to_own and origin is not None and origin.place.country not in countries
    return to_own and homeward(match)


def homeward(match: Match) -> bool:
    """ "Returned", "flew home", "came back"."""
    clause = match.predicate
    if clause is None or match.noun is not None:
        return False
    tokens = [*clause.adverbs, *(t for _, t in positions_of(match))]
    home = any(lemma_of(match.sentence, t) in ("home", "back") for t in tokens)
    return home or clause.lemma in ("return", "come back", "fly back")


def came_before(draft: Draft, told: list[Draft]) -> bool:
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


def abroad(match: Match, scene: Scene, countries: set[str]) -> PlaceMention | None:
    """A place of the sentence in another country: where they come back from, or go to."""
    last = len(match.sentence.tokens) - 1
    modifiers = {t for phrase in match.sentence.phrases for t in phrase.modifiers if t != phrase.head}
    for place in scene.mentions.places_in(match.sentence.index, 0, last):
        if place.place.country and place.place.country not in countries and place.token not in modifiers:
            return place
    return None


def states_abroad(match: Match, scene: Scene, countries: set[str]) -> int:
    """How many states the sentence names that are not the traveller's own."""
    last = len(match.sentence.tokens) - 1
    there = scene.mentions.places_in(match.sentence.index, 0, last)
    return len({p.place.country for p in there} - {None, *countries})


def where_it_is_told(match: Match, scene: Scene, countries: set[str]) -> PlaceMention | None:
    """ "The delegation returned home", written where it was a guest."""
    place = here_place(scene.mentions, match.sentence, match.trigger, scene.world)
    if place is None or not countries or place.place.country in (None, *countries):
        return None
    return replace(place, reason="written where they were guests")
