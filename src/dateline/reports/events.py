"""Event reports: what one article claims to have happened, to be planned, or to have been called off.

The way of a report: a frame of the codebook matches (`matching`), its roles are filled (`roles`), the words give its
status (`status`), time (`anchoring`) and place (`placing`); visits have their own rules (`visits`); nouns that point
back take over from what they point to (`antecedents`); what stays open in time is closed by the talks around it
(`timing`).
"""

from collections.abc import Iterable
from dataclasses import replace

from dateline.codebook import Codebook
from dateline.model import EventReport, Mentions, Participant, PlaceMention, Span, When, content_id
from dateline.reports.anchoring import again, ahead_of, entry_day, last_one, line_of, next_one, so_far, start_and_end
from dateline.reports.antecedents import from_antecedent
from dateline.reports.arguments import lemma_of
from dateline.reports.attribution import Sources
from dateline.reports.background import is_news
from dateline.reports.bodies import is_private, sits
from dateline.reports.conduct import with_conduct
from dateline.reports.criticism import as_criticism
from dateline.reports.details import details_of, with_legs
from dateline.reports.drafts import HAPPENED, Draft, Scene, ordinal_of
from dateline.reports.guests import guests_of
from dateline.reports.itineraries import each_on_its_day
from dateline.reports.matching import Match, Matcher
from dateline.reports.merging import merged
from dateline.reports.modes import mode_of
from dateline.reports.naming import name_of
from dateline.reports.nearby import by_position
from dateline.reports.outcomes import with_outcomes
from dateline.reports.placing import place_of, stamped
from dateline.reports.recalls import met_before
from dateline.reports.roles import at, by_actors, complete, participants_of, those_followed, within
from dateline.reports.speech import Saying
from dateline.reports.status import contradicts, is_undone, lately, status_of, was_due
from dateline.reports.stops import stops
from dateline.reports.threats import as_threat
from dateline.reports.timing import timed
from dateline.reports.venues import place_struck, town_struck, with_places
from dateline.reports.visits import TOUR, as_visits, visit_of_the_title, with_called_off
from dateline.world import World, sector_of

TALKS = frozenset({"talk", "talks", "meeting", "consultation"})
SESSIONS = ("consult.meet.talks", "consult.meet.meet")  # "the council held a session", "its ministers met"


def find_events(
    mentions: Mentions, sayings: Iterable[Saying], codebook: Codebook, world: World, matcher: Matcher, asked: Matcher
) -> tuple[EventReport, ...]:
    """The event reports of one article, in the order of the text.

    `sayings` are those of the article. `matcher` knows the frames of the codebook's types, `asked` those of its
    conduct.
    """
    scene = Scene(mentions, codebook, world)
    told: list[Draft] = []
    tours: list[Match] = []
    for sentence in mentions.sentences:
        here: list[Draft] = []
        matches = matcher.matches(sentence)
        for match in matches:
            here += _drafts(match, scene, told + here)
        told += merged(here)
        tours += [match for match in matches if match.frame.id in TOUR]
    told = with_called_off(told, scene)
    told += [*stops(told, tours, scene), *visit_of_the_title(told, scene), *met_before(told, scene)]
    sources = Sources.of(mentions, sayings)
    found = dict.fromkeys(_report(draft, scene, sources) for draft in with_places(told, scene))
    return with_conduct(with_outcomes(with_legs(tuple(found)), scene), scene, asked)


def _drafts(match: Match, scene: Scene, told: list[Draft]) -> list[Draft]:
    """What this match tells: nothing, one event, or one visit for each country on the way."""
    frame = match.frame
    clause = match.predicate
    if frame.performative and clause is not None and clause.quoted:
        return []
    if match.bare and not frame.alone:
        return []
    day = scene.day
    start, end = start_and_end(match, scene.mentions)
    if start is None:
        start, end = entry_day(match, scene.mentions)
    promised = clause is not None and clause.modal in ("will", "shall")  # "will recognise it on May 28"
    asked = frame.performative and not promised
    if asked and start is not None and day is not None and start.earliest and start.earliest > day:
        start = end = None  # the date of what is asked for or promised, not of the asking
    if contradicts(match, scene.codebook, start, day):
        start, end = last_one(start, match, scene.mentions), None
    status = status_of(match, scene.codebook, start, day)
    if status is None:
        return []
    if status in ("cancelled", "postponed") and start and day and start.latest and start.latest <= day:
        start, end = ahead_of(match, scene.mentions, day), None  # not the day on which it was called off
    if status == "planned" and start is not None and start.span is not None and not was_due(match):
        start = next_one(start, start.span.of(scene.text), day) if _is_its_own(match, start, scene) else None
    if status in HAPPENED:
        start = so_far(start, day)
    found = by_position(match, scene.mentions, participants_of(match, scene.mentions))
    news = is_news(match, start, day, status) and not is_undone(match, scene.codebook)
    draft = Draft(match, frame.mode, status, news, found, start=start, end=end, stated=start is not None)
    if frame.mode == "visit":
        return as_visits(draft, scene, told)
    if (spoken := as_criticism(draft, scene)) is None:
        return []
    draft = as_threat(spoken, scene)
    drafts = [*each_on_its_day(draft, scene), *_repeated(draft, scene), *_followed(draft, scene)]
    return [d for d in (_as_meeting_or_act(one, scene, told) for one in drafts) if d is not None]


def _is_its_own(match: Match, start: When, scene: Scene) -> bool:
    """Whether a time that a plan is given may be one to come: "rebuild what a storm damaged in February" is past."""
    past = scene.day is not None and start.latest is not None and start.latest < scene.day
    time = next((t for t in scene.mentions.times if t.when is not None and t.when.span == start.span), None)
    return not past or time is None or match.sentence.innermost(time.token) in line_of(match)


def _repeated(draft: Draft, scene: Scene) -> list[Draft]:
    """ "Met in 2019 and again in 2021": the second time is an event of its own."""
    times = again(draft.match, scene.mentions) if draft.happened and draft.stated else ()
    later = [t for t in times if t != draft.start]
    return [
        replace(draft, start=t, end=None, news=draft.news and is_news(draft.match, t, scene.day, draft.status))
        for t in later
    ]


def _followed(draft: Draft, scene: Scene) -> list[Draft]:
    """ "The union followed Norland in sanctioning Estmark": Norland had done so before, on a day that is not told."""
    leaders = tuple(p for t in those_followed(draft.match) for p in by_actors(draft.match, scene.mentions, t, "actor"))
    if not leaders or not draft.happened:
        return []
    others = tuple(p for p in draft.participants if p.role != "actor")
    return [replace(draft, participants=(*leaders, *others), start=None, end=None, stated=False, news=False)]


def _as_meeting_or_act(draft: Draft, scene: Scene, told: list[Draft]) -> Draft | None:
    match = draft.match
    found = draft.participants
    if draft.status == "recurring" and not _told_as_custom(match, scene, found):
        return from_antecedent(draft, scene, told) if draft.type == "COOPERATE" else None
    if draft.is_meeting:
        sides = _both_sides(match, scene, _without_who_called_off(draft, scene), told)
        found = (*sides, *guests_of(match, scene.mentions))
        draft = replace(draft, participants=found)
    session = match.frame.id in SESSIONS and any(sits(scene.actor(p.actor)) for p in found)
    struck = town_struck(draft, scene)
    if not complete(match, scene.mentions, found) and not session and not struck:
        return from_antecedent(draft, scene, told)
    if match.frame.weak and any(d.is_meeting and draft.actors <= d.actors for d in told):
        return None
    if (draft.is_meeting or draft.type == "COOPERATE") and _with_its_own(draft, scene):
        return None
    if draft.mode == "multilateral" and _is_of_no_states(draft, scene):
        return None
    place = struck or _place_of(draft, scene) or place_struck(draft, scene)
    draft = replace(draft, place=place)
    placed = draft.place is not None and (session or draft.place.place.precision in ("city", "venue"))
    named = match.frame.sides and {"actor", "recipient"} <= {p.role for p in found}
    told_there = placed or named or lately(match) or _in_a(match) or (_is_all(match) and len(found) > 1)
    if match.bare and draft.happened and not (draft.stated or told_there):
        return None  # "the talks between the two" in passing: a noun alone tells of nothing that took place
    if match.frame.dated and draft.start is None and draft.place is None and not lately(match):
        return None
    draft = replace(draft, mode=mode_of(draft, scene))
    return timed(replace(draft, place=None) if draft.mode == "phone" else draft, scene, told)


def _place_of(draft: Draft, scene: Scene) -> PlaceMention | None:
    """Of a list, its own place, else one that stands before all of it."""
    if draft.place is not None:
        return draft.place
    found = place_of(draft.match, scene.mentions, scene.world)
    if found is None and draft.type == "CONSULT" and draft.happened:
        return stamped(draft.match, scene.mentions)
    behind = found is not None and found.sentence == draft.match.sentence.index and found.token > draft.match.trigger
    return None if draft.listed and behind else found


def _with_its_own(draft: Draft, scene: Scene) -> bool:
    """ "Norland recalled its ambassador for consultations": a state that talks to its own servants meets nobody, but
    for rebels and parties; what a state builds alone is no cooperation."""
    actors = [scene.actor(p.actor) for p in draft.participants]
    if draft.type == "COOPERATE":
        return len({a.country for a in actors}) == 1 and actors[0].country is not None
    return (
        len(actors) > 1
        and len({a.country for a in actors}) == 1
        and any(a.kind in ("country", "government") for a in actors)
        and not any(a.kind in ("group", "party") for a in actors)
    )


def _is_of_no_states(draft: Draft, scene: Scene) -> bool:
    """ "Spoke in front of the National Assembly": the parliament of a state is no gathering of several; nor is what
    companies and the like hold among themselves."""
    if draft.participants and all(is_private(scene.actor(p.actor)) for p in draft.participants):
        return True
    noun = draft.match.noun
    named = () if noun is None else scene.mentions.actors_at(draft.match.sentence.index, noun)
    sectors = (sector_of(scene.actor(actor), scene.world) for actor in named)
    return any(sector is not None and sector.code == "LEG" for sector in sectors)


def _without_who_called_off(draft: Draft, scene: Scene) -> tuple[Participant, ...]:
    """ "Parliament called off talks between Dahl and Kos": it was not to take part."""
    tokens = at(draft.match, "between") if draft.status in ("cancelled", "postponed") else ()
    between = {p.actor for t in tokens for p in by_actors(draft.match, scene.mentions, t, "participant")}
    return tuple(p for p in draft.participants if len(between) < 2 or p.actor in between)


def _both_sides(
    match: Match, scene: Scene, found: tuple[Participant, ...], told: list[Draft]
) -> tuple[Participant, ...]:
    """ "Talks with the president and his ministers": one side alone, of whom they do not meet one another; "the visit
    will include talks with the president": the visitor told of before is the other side."""
    beside = {p.actor for t in at(match, "with") for p in by_actors(match, scene.mentions, t, "participant")}
    states = {scene.actor(p.actor).country for p in found}
    if not found or len(states) != 1 or not {p.actor for p in found} <= beside:
        return found
    visit = next((d for d in reversed(told) if d.mode == "visit"), None)
    clause = match.predicate
    programme = clause is not None and clause.lemma in ("include", "feature", "involve", "comprise")
    if visit is None or not programme:
        return found[:1]
    return (*(replace(p, role="participant", span=None) for p in visit.participants), *found)


def _in_a(match: Match) -> bool:
    """ "In a separate call, the two reviewed", "after talks with Dahl": the article brings it in as a new thing."""
    clause, noun = match.predicate, match.noun
    phrase = match.sentence.phrase_of(noun) if noun is not None else None
    if phrase is None or clause is None or phrase.possessor is not None:
        return False
    several = phrase.determiner is None and lemma_of(match.sentence, phrase.head) in TALKS
    new = several or phrase.determiner in ("a", "an", "another")
    return new and within(match, "in", "during", "at", "over", "after", "following")


def _is_all(match: Match) -> bool:
    """ "Telephone conversation between Dahl and Berg": the noun is all that a line says."""
    phrase = match.sentence.phrase_of(match.trigger)
    alone = all(clause.kind == "noun" for clause in match.sentence.clauses)
    return match.event_type.type == "CONSULT" and alone and phrase is not None and phrase.core_first == 0


def _told_as_custom(match: Match, scene: Scene, found: tuple[Participant, ...]) -> bool:
    """ "They meet every year": by named parties, told with a verb; what they used to do is over."""
    clause = match.predicate
    told = clause is not None and not match.bare and clause.modal != "used to"
    return told and complete(match, scene.mentions, found)


def _report(draft: Draft, scene: Scene, sources: Sources) -> EventReport:
    match = draft.match
    sentence = match.sentence
    trigger = _trigger_span(match)
    clause = match.clause
    attributions = sources.cited_for(sentence.index, clause) if clause is not None else ()
    identity = content_id(
        "rp",
        scene.mentions.article.id,
        sentence.index,
        match.frame.id,
        draft.mode or "",
        trigger.start,
        match.noun or 0,
        sorted(draft.actors),
        draft.host or "",
        draft.start.edtf if draft.start else "",
    )
    return EventReport(
        id=identity,
        article=scene.mentions.article.id,
        sentence=sentence.index,
        evidence=sentence.span,
        trigger=trigger,
        type=match.event_type.type,
        mode=draft.mode,
        status=draft.status,
        news=draft.news,
        participants=tuple(replace(p, rank=_rank(p, scene)) for p in draft.participants),
        host=draft.host,
        place=draft.place.place if draft.place else None,
        place_span=draft.place.span if draft.place else None,
        start=draft.start,
        end=draft.end,
        name=name_of(match),
        ordinal=ordinal_of(match),
        attributions=attributions,
        details=details_of(draft, scene),
        frame=f"{match.frame.id} ({scene.codebook.version})",
        confidence=draft.confidence,
    )


def _rank(participant: Participant, scene: Scene) -> str | None:
    """The level of the office in which the article has this person act."""
    actor = scene.actor(participant.actor)
    office = scene.world.office(actor.office) if actor.kind == "person" and actor.office else None
    return office.level if office else None


def _trigger_span(match: Match) -> Span:
    tokens = match.sentence.tokens
    span = tokens[match.trigger].span
    clause = match.predicate
    if match.noun is not None and match.noun != match.trigger:
        far = abs(match.noun - match.trigger) > 4
        return tokens[match.noun].span if far else span.cover(tokens[match.noun].span)
    if clause is not None and not match.bare and abs(clause.predicate - match.trigger) <= 4:
        span = span.cover(tokens[clause.predicate].span)
    return span
