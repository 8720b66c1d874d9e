"""The place of a meeting whose own words do not give it: that of the visit it belongs to, or of the same day."""

from dataclasses import replace

from dateline.model import Place, PlaceMention
from dateline.reports.drafts import HAPPENED, Draft, Scene
from dateline.reports.placing import dateline_place, place_at
from dateline.reports.roles import positions_of

SPEAKERS = ("i", "we", "us")
SETTLED = ("city", "venue")


def with_places(told: list[Draft], scene: Scene) -> list[Draft]:
    """The same drafts, with meetings put where the article shows their people to have been."""
    return [_placed(draft, told, scene) for draft in told]


def place_struck(draft: Draft, scene: Scene) -> PlaceMention | None:
    """Where an attack, or a launch over somebody, took place if its words give no place: in that state."""
    for one in draft.participants if draft.type in ("ASSAULT", "MOBILIZE") else ():
        actor = scene.actor(one.actor)
        state = scene.world.state(actor.country) if actor.kind == "country" and actor.country else None
        if one.role == "recipient" and state is not None and one.span is not None:
            place = Place(state.name, state.iso3, precision="country")
            trigger = draft.match.trigger
            return PlaceMention(draft.match.sentence.index, trigger, one.span, place, "the state that it struck")
    return None


def town_struck(draft: Draft, scene: Scene) -> PlaceMention | None:
    """ "Shelled the city of Vernia": the town abroad that stands where the one attacked would."""
    match = draft.match
    homes = {scene.actor(p.actor).country for p in draft.participants if p.role == "actor"}
    if draft.type != "ASSAULT" or not homes:
        return None
    tokens = (t for p, t in positions_of(match) if p in match.frame.roles.get("recipient", ()))
    places = (place_at(scene.mentions, match.sentence, token, scene.world) for token in tokens)
    abroad = (p for p in places if p and p.place.precision != "country")
    return next((p for p in abroad if p.place.country and p.place.country not in homes), None)


def _placed(draft: Draft, told: list[Draft], scene: Scene) -> Draft:
    if draft.place is not None or draft.type != "CONSULT":
        return draft
    if draft.mode == "visit":
        return _where_they_met(draft, told)
    if draft.mode not in ("meet", "multilateral"):
        return draft
    sentence = draft.match.sentence.index
    near = sorted(told, key=lambda d: (abs(d.match.sentence.index - sentence), d.match.sentence.index > sentence))
    for other in near:
        if other is draft or not draft.actors & other.actors or other.place is None or draft.news != other.news:
            continue
        during = other.mode == "visit" and other.status == "ongoing" and draft.status == "planned"
        if not (during or _comes_about(draft) == _comes_about(other)) or not _may_coincide(draft, other):
            continue
        if other.mode == "visit" and _with_the_hosts(draft, other, scene):
            return _at(draft, other.place, "of the visit that the article tells of")
        if other.is_meeting and _same_day(draft, other) and other.place.place.precision in SETTLED:
            return _at(draft, other.place, "of a meeting of the same day")
    return _where_it_is_said(draft, scene)


def _where_it_is_said(draft: Draft, scene: Scene) -> Draft:
    """ "We have gathered today", said in a transcript: where it was said."""
    day = scene.day
    article = scene.mentions.article
    if day is None or draft.start is None or draft.start.edtf != day.isoformat() or _comes_about(draft) is not True:
        return draft
    told = any(p.span is not None and p.span.of(scene.text).lower() in SPEAKERS for p in draft.participants)
    place = dateline_place(scene.mentions, scene.world)
    if not told or place is None or article.dateline is None or article.dateline.agency:
        return draft
    trigger = draft.match.sentence.tokens[draft.match.trigger].span
    mention = PlaceMention(
        draft.match.sentence.index, draft.match.trigger, trigger, place, "where it was said that day"
    )
    return replace(draft, place=mention)


def _where_they_met(visit: Draft, told: list[Draft]) -> Draft:
    """ "Will host her for talks in Vernia": the place of the talks that the sentence tells of."""
    here = [d for d in told if d.match.sentence is visit.match.sentence and d.is_meeting and visit.actors <= d.actors]
    for other in here:
        if other.place is not None and other.place.place.country == visit.host:
            return _at(visit, other.place, "of the talks that the sentence tells of")
    return visit


def _at(draft: Draft, place: PlaceMention, reason: str) -> Draft:
    return replace(draft, place=replace(place, reason=reason))


def _comes_about(draft: Draft) -> bool | None:
    """True for what happened, False for what is to come, None for what does not take place."""
    if draft.status in HAPPENED:
        return True
    return False if draft.status in ("planned", "proposed") else None


def _with_the_hosts(meeting: Draft, visit: Draft, scene: Scene) -> bool:
    """Whether a visitor meets somebody of the country visited, or of no known country."""
    others = {scene.actor(a).country for a in meeting.actors - visit.actors}
    homes = {scene.actor(a).country for a in visit.actors}
    return visit.host is not None and (visit.host in others or (others <= {None} and visit.host not in homes))


def _may_coincide(left: Draft, right: Draft) -> bool:
    """Whether the two may fall together in time, as far as the words say."""
    if not (left.stated and right.stated and left.start and right.start):
        return True
    return not (_wholly_before(left, right) or _wholly_before(right, left))


def _wholly_before(first: Draft, second: Draft) -> bool:
    last = first.end or first.start
    ends, begins = last and last.latest, second.start and second.start.earliest
    return bool(ends and begins and ends < begins)


def _same_day(left: Draft, right: Draft) -> bool:
    one, other = left.start, right.start
    return one is not None and other is not None and one.precision == "day" and one.edtf == other.edtf
