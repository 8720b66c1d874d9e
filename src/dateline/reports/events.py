"""Event reports: what one article claims to have happened, to be planned, or to have been called off."""

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.codebook import Codebook
from dateline.codebook.schema import Role, Status
from dateline.model import EventReport, Mentions, Participant, Place, PlaceMention, Span, When, content_id
from dateline.reports.anchoring import (
    duration_of,
    here_place,
    next_one,
    place_at,
    place_of,
    start_and_end,
    that_day,
    topic_of,
    unstated,
)
from dateline.reports.arguments import lemma_of
from dateline.reports.attribution import attributions_of
from dateline.reports.matching import Match, Matcher
from dateline.reports.roles import by_position, complete, participants_of, positions_of
from dateline.reports.status import contradicts, is_news, status_of
from dateline.world import World

IN_PERSON = re.compile(r"\b(in person|face[- ]to[- ]face|on the sidelines)\b", re.IGNORECASE)
BY_PHONE = re.compile(r"\b(phone|telephone|call|video|virtually|videoconference)\b", re.IGNORECASE)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
ANAPHORIC = frozenset({"the", "this", "that", "these", "those"})
LEAVE = ("leave", "depart", "set off", "set out", "head")
VISIT = re.compile(r"\b(?:visit|travel|trip)\b", re.IGNORECASE)
MEETINGS = ("meet", "phone", "multilateral")


@dataclass(frozen=True, slots=True)
class Draft:
    """A report in the making: the match with what was found out about it so far."""

    match: Match
    mode: str | None
    status: Status
    news: bool
    participants: tuple[Participant, ...]
    host: str | None = None
    place: PlaceMention | None = None
    start: When | None = None
    end: When | None = None
    stated: bool = False
    anaphoric: bool = False
    confidence: float = 0.7

    @property
    def actors(self) -> frozenset[str]:
        return frozenset(p.actor for p in self.participants)


def find_events(mentions: Mentions, codebook: Codebook, world: World, matcher: Matcher) -> tuple[EventReport, ...]:
    """The event reports of one article, in the order of the text."""
    told: list[Draft] = []
    for sentence in mentions.sentences:
        here: list[Draft] = []
        for match in matcher.matches(sentence):
            here += _drafts(match, mentions, codebook, world, told + here)
        told += _merged(here, told)
    told += _visit_of_the_title(told, mentions)
    return tuple(dict.fromkeys(_report(draft, mentions, codebook) for draft in told))


def _visit_of_the_title(told: list[Draft], mentions: Mentions) -> list[Draft]:
    """A title that speaks of a visit makes one of a meeting in the other's country, where the text tells of none."""
    if not VISIT.search(mentions.article.title or "") or any(d.mode == "visit" for d in told):
        return []
    for meeting in told:
        country = meeting.place.place.country if meeting.place else None
        away = tuple(p for p in meeting.participants if mentions.actor(p.actor).country not in (None, country))
        at_home = [p for p in meeting.participants if mentions.actor(p.actor).country == country]
        if meeting.mode == "meet" and meeting.news and country and away and at_home:
            guests = tuple(replace(p, role="visitor") for p in away)
            return [replace(meeting, mode="visit", participants=guests, host=country, confidence=0.5)]
    return []


def _drafts(match: Match, mentions: Mentions, codebook: Codebook, world: World, told: list[Draft]) -> list[Draft]:
    """What this match tells: nothing, one event, or one visit for each country on the way."""
    frame = match.frame
    clause = match.predicate
    if frame.performative and clause is not None and clause.quoted:
        return []
    if match.bare and not frame.alone:
        return []
    day = mentions.article.day
    start, end = start_and_end(match, mentions)
    if frame.performative and start is not None and day is not None and start.earliest and start.earliest > day:
        start = end = None  # the date of what is asked for or promised, not of the asking
    if contradicts(match, start, day):
        start = end = None
    status = status_of(match, codebook, start, day)
    if status is None or status == "recurring":
        return []
    if status == "planned" and start is not None and start.span is not None:
        start = next_one(start, start.span.of(mentions.article.text), day)
    found = by_position(match, mentions, participants_of(match, mentions))
    news = is_news(match, start, day)
    draft = Draft(match, frame.mode, status, news, found, start=start, end=end, stated=start is not None)
    if frame.mode == "visit":
        return as_visits(draft, mentions, world, told)
    return [d for d in (_as_meeting_or_act(draft, mentions, world, told),) if d is not None]


def _as_meeting_or_act(draft: Draft, mentions: Mentions, world: World, told: list[Draft]) -> Draft | None:
    match = draft.match
    if not complete(match, mentions, draft.participants):
        return _from_antecedent(draft, mentions, world, told)
    if match.frame.weak and any(
        d.match.event_type.type == "CONSULT" and d.mode in MEETINGS and draft.actors <= d.actors for d in told
    ):
        return None
    draft = replace(draft, place=None if draft.mode == "phone" and not _may_meet(match) else place_of(match, mentions, world))
    if match.frame.dated and draft.start is None and draft.place is None:
        return None
    draft = replace(draft, mode=_mode(draft, mentions))
    return _timed(replace(draft, place=None) if draft.mode == "phone" else draft, mentions, told)


# --- visits ----------------------------------------------------------------------------------------------------------


def as_visits(draft: Draft, mentions: Mentions, world: World, told: list[Draft]) -> list[Draft]:
    """Who goes where: the visitor's country must differ from the one visited; the way home is a visit that is over."""
    match = draft.match
    visitors = tuple(p for p in draft.participants if p.role == "visitor")
    countries = {c for p in visitors if (c := mentions.actor(p.actor).country)}
    if not visitors:
        return [d for d in (_from_antecedent(draft, mentions, world, told),) if d is not None]
    if not countries:
        return []
    draft = replace(draft, participants=visitors, news=draft.news)
    places = _places(match, "destination", mentions, world)
    origin = next(iter(_places(match, "origin", mentions, world)), None) or _here_as_origin(match, mentions, world)
    leaving = match.predicate is not None and match.noun is None and match.predicate.lemma in LEAVE
    if _goes_home(match, places, origin, countries):
        return _over(draft, origin, countries, mentions, told)
    if leaving and not places:
        places = [p for p in (_abroad(match, mentions, countries),) if p is not None]
    if not places and match.frame.id in ("consult.visit.pay", "consult.visit.arrive", "consult.visit.welcome"):
        places = [p for p in (place_of(match, mentions, world),) if p is not None and p.place.country]
    if leaving and draft.status == "held":
        draft = replace(draft, status="ongoing")
    if not places:
        return _to_the_hosts(draft, countries, mentions, told)
    abroad = [p for p in places if not (match.frame.foreign and p.place.country in countries)]
    by_country = {p.place.country: p for p in reversed(abroad)}
    drafts = [replace(draft, host=p.place.country, place=p) for p in abroad if by_country[p.place.country] is p]
    return [_timed(d, mentions, told) for d in drafts if not _told_before(d, told)]


def _told_before(draft: Draft, told: list[Draft]) -> bool:
    """A bare "his visit to Norland" that adds nothing to a visit told before."""
    return draft.match.bare and not draft.stated and any(
        d.mode == "visit" and d.host == draft.host and d.actors >= draft.actors for d in told
    )


def _to_the_hosts(draft: Draft, countries: set[str], mentions: Mentions, told: list[Draft]) -> list[Draft]:
    """ "Welcomed him": no place is named, but the one who welcomes has a country."""
    found = participants_of(draft.match, mentions)
    hosts = {mentions.actor(p.actor).country for p in found if p.role == "host"} - countries
    country = next(iter(sorted(c for c in hosts if c)), None)
    return [_timed(replace(draft, host=country), mentions, told)] if country else []


def _over(
    draft: Draft, origin: PlaceMention | None, countries: set[str], mentions: Mentions, told: list[Draft]
) -> list[Draft]:
    """A visit told by its end: "returned home", "left here"."""
    place = origin if origin and origin.place.country not in countries else _abroad(draft.match, mentions, countries)
    if place is None:
        return []
    first = draft.start.earliest if draft.start else None
    not_after = When(f"../{first}", "open", "not after the return", draft.start.span) if first and draft.start else None
    status: Status = "held" if draft.status == "ongoing" else draft.status
    draft = replace(draft, status=status, end=draft.start, start=not_after, stated=False)
    return [_timed(replace(draft, host=place.place.country, place=place), mentions, told)]


def _places(match: Match, role: Role, mentions: Mentions, world: World) -> list[PlaceMention]:
    """The places at the positions of a role, in the order of the text, with a country each."""
    wanted = match.frame.roles.get(role, ())
    found = [place_at(mentions, match.sentence, token, world) for p, token in positions_of(match) if p in wanted]
    return sorted({p for p in found if p is not None and p.place.country}, key=lambda p: p.span)


def _here_as_origin(match: Match, mentions: Mentions, world: World) -> PlaceMention | None:
    clause = match.predicate
    if clause is None:
        return None
    for token in [*clause.adverbs, *(t for _, t in positions_of(match))]:
        if lemma_of(match.sentence, token) == "here":
            return here_place(mentions, match.sentence, token, world)
    return None


def _goes_home(match: Match, places: list[PlaceMention], origin: PlaceMention | None, countries: set[str]) -> bool:
    clause = match.predicate
    if clause is None or match.noun is not None:
        return False
    tokens = [*clause.adverbs, *(t for _, t in positions_of(match))]
    homeward = any(lemma_of(match.sentence, t) in ("home", "back") for t in tokens)
    to_own = not places or all(p.place.country in countries for p in places)
    if clause.lemma in LEAVE:
        return to_own and origin is not None and origin.place.country not in countries
    return to_own and (homeward or clause.lemma in ("return", "come back", "fly back"))


def _abroad(match: Match, mentions: Mentions, countries: set[str]) -> PlaceMention | None:
    """A place of the sentence in another country: where they come back from, or go to."""
    last = len(match.sentence.tokens) - 1
    for place in mentions.places_in(match.sentence.index, 0, last):
        if place.place.country and place.place.country not in countries:
            return place
    return None


# --- time, mode, antecedents -----------------------------------------------------------------------------------------


def _timed(draft: Draft, mentions: Mentions, told: list[Draft]) -> Draft:
    """The start as stated, else "that evening", else that of the talks in which it was done, else what is certain."""
    if draft.start is not None or (draft.end is not None and draft.mode == "visit"):
        return draft
    before = next((d for d in reversed(told) if d.start is not None), None)
    same = that_day(draft.match, before.start if before else None)
    if same:
        return replace(draft, start=same, stated=True)
    frame_of = _talks_around(draft, told)
    if frame_of is not None and frame_of.start is not None:
        when = replace(frame_of.start, reason="of the talks that the article tells of", span=frame_of.start.span)
        return replace(draft, start=when)
    clause = draft.match.predicate
    perfect = clause is not None and "perfect" in clause.aspect and clause.tense == "present"
    arriving = draft.match.frame.id == "consult.visit.arrive" and perfect
    present = clause is not None and clause.tense == "present" and not clause.aspect and not draft.match.bare
    present = present and (draft.mode == "meet" or draft.match.frame.performative) and not draft.match.sentence.heading
    return replace(draft, start=unstated(draft.status, mentions.article.day, arriving, present))


def _talks_around(draft: Draft, told: list[Draft]) -> Draft | None:
    """The meeting of the same people, told before, during which this was done or will be."""
    if not draft.news or draft.mode == "visit":
        return None
    for other in told:
        if other.match.event_type.type != "CONSULT" or not other.news or not other.stated:
            continue
        shared = draft.actors & other.actors
        actors = frozenset(p.actor for p in draft.participants if p.role in ("actor", "participant"))
        same_fate = (draft.status in ("held", "ongoing")) == (other.status in ("held", "ongoing"))
        if other.mode in MEETINGS and same_fate and len(shared) >= min(2, len(actors)) and actors <= other.actors:
            return other
        if other.mode == "visit" and same_fate and draft.mode == "meet" and shared and other.status != "held":
            return other
    return None


def _mode(draft: Draft, mentions: Mentions) -> str | None:
    """Phone or face to face, two sides or many."""
    if draft.match.event_type.type != "CONSULT":
        return draft.mode
    sentence = draft.match.sentence.span.of(mentions.article.text)
    title = mentions.article.title or ""
    if draft.mode == "phone" and draft.match.frame.id == "consult.phone.speak":
        if BY_PHONE.search(sentence) or re.search(r"\bcall\b", title, re.IGNORECASE):
            return "phone"
        if draft.place is not None and draft.place.place.precision not in ("city", "venue"):
            return "phone"
        return "meet" if draft.place is not None or IN_PERSON.search(sentence) else "phone"
    if draft.mode == "meet":
        if all(mentions.actor(p.actor).kind in ("country", "government") for p in draft.participants):
            noun = draft.match.noun
            talks = noun is not None and lemma_of(draft.match.sentence, noun) in ("talk", "talks", "discussion", "dialogue")
            return None if (talks or noun is None) and draft.place is None and not draft.stated else "meet"
        if any(mentions.actor(p.actor).kind == "igo" for p in draft.participants):
            return "multilateral" if draft.match.noun is not None else "meet"
        countries = {c for p in draft.participants if (c := mentions.actor(p.actor).country)}
        if len(countries) >= 3 and draft.match.frame.id != "consult.meet.discuss":
            return "multilateral"
    return draft.mode


def _may_meet(match: Match) -> bool:
    """Only "spoke with" leaves open whether they stood in one room; a telephone call has no place."""
    return match.frame.id == "consult.phone.speak"


def _from_antecedent(draft: Draft, mentions: Mentions, world: World, told: list[Draft]) -> Draft | None:
    """ "The talks", "their meeting", "the trip": the people of the event told before, where these words add to it."""
    match = draft.match
    if match.event_type.type == "AGREE":
        return _agreed_there(draft, mentions, told)
    if match.noun is None or match.event_type.type != "CONSULT":
        return None
    phrase = match.sentence.phrase_of(match.noun)
    named = [i for i in phrase.modifiers if match.sentence.tokens[i].upos == "PROPN"] if phrase else []
    others = [h for p, h in phrase.attached if p in ("between", "with", "of")] if phrase else []
    if named or others:
        return None  # it names its own people, even if we do not know them
    definite = phrase is not None and (
        phrase.determiner in ANAPHORIC or phrase.possessor is not None or phrase.determiner is None
    )
    numbered = _ordinal(match) is not None
    if not (definite or numbered):
        return None
    family = ("visit",) if draft.mode == "visit" else MEETINGS
    meant = [d for d in told if d.match.event_type.type == "CONSULT" and d.mode in family and d.actors >= draft.actors]
    before = meant[-1] if meant else None
    if before is None:
        return None
    duration = duration_of(match, mentions.article.text)
    another = "such" in (t.text.lower() for t in match.sentence.tokens) or (numbered and not definite)
    adds = draft.stated or duration is not None or draft.status in ("cancelled", "postponed")
    if not adds or (match.bare and draft.status in ("held", "planned") and not another):
        return None
    place = place_of(match, mentions, world)
    if another:
        start, where = draft.start, place
    else:
        start, where = draft.start or before.start, place or before.place
    return replace(
        draft,
        mode=before.mode if draft.mode != "visit" else "visit",
        participants=before.participants,
        host=before.host if not another else None,
        place=where,
        start=start or unstated(draft.status, mentions.article.day),
        news=draft.news and (before.news or draft.stated),
        anaphoric=True,
        confidence=0.5,
    )


def _agreed_there(draft: Draft, mentions: Mentions, told: list[Draft]) -> Draft | None:
    """ "The talks reached an understanding": agreed by those who talked."""
    match = draft.match
    subjects = [lemma_of(match.sentence, t) for p, t in positions_of(match) if p == "subject"]
    met = [d for d in told if d.match.event_type.type == "CONSULT" and d.mode in MEETINGS and d.status in ("held", "ongoing")]
    if not met or not set(subjects) & {"talk", "talks", "meeting", "summit", "negotiation", "consultation", "dialogue"}:
        return None
    people = tuple(replace(p, role="actor") for p in met[-1].participants)
    return _timed(replace(draft, participants=people, confidence=0.5), mentions, told)


# --- one report an event and sentence --------------------------------------------------------------------------------


def _merged(here: list[Draft], told: list[Draft]) -> list[Draft]:
    """Several triggers of one sentence for one event give one report: "met and held talks", "the visit ... will visit"."""
    kept: list[Draft] = []
    for draft in here:
        for place, other in enumerate(kept):
            if _same(draft, other):
                kept[place] = _fused(other, draft)
                break
            if _rivals(draft, other):
                kept[place] = max(other, draft, key=lambda d: len(d.participants))
                break
        else:
            kept.append(draft)
    return kept


def _same(left: Draft, right: Draft) -> bool:
    if left.match.event_type.type != right.match.event_type.type or left.mode != right.mode:
        return False
    if left.host and right.host and left.host != right.host:
        return False
    if left.stated and right.stated and left.start != right.start:
        return False
    if (left.status in ("planned", "proposed")) != (right.status in ("planned", "proposed")):
        return False
    if left.match.event_type.type not in ("CONSULT",):
        return left.actors == right.actors and left.status == right.status
    if left.mode == "multilateral" and left.match.noun != right.match.noun:
        return False
    return left.actors <= right.actors or right.actors <= left.actors


def _rivals(left: Draft, right: Draft) -> bool:
    """Two conflict types for one act ("launched missiles at" is MOBILIZE or ASSAULT): the fuller reading stays."""
    quads = {left.match.event_type.quad, right.match.event_type.quad}
    return left.match.clause == right.match.clause and left.match.trigger == right.match.trigger and quads == {
        "material conflict"
    }


def _fused(left: Draft, right: Draft) -> Draft:
    main, other = (left, right) if len(left.participants) >= len(right.participants) else (right, left)
    stated = [d.start for d in (left, right) if d.stated and d.start]
    starts = sorted((d.start for d in (left, right) if d.start), key=lambda w: (w.latest or date.max, w.edtf))
    return replace(
        main,
        start=next(iter([*stated, *starts]), None),
        end=main.end or other.end,
        stated=left.stated or right.stated,
        place=main.place or other.place,
        host=main.host or other.host,
        status=main.status,
    )


def _ordinal(match: Match) -> int | None:
    if match.noun is None:
        return None
    phrase = match.sentence.phrase_of(match.noun)
    words = [match.sentence.tokens[i].text.lower() for i in (phrase.modifiers if phrase else ())]
    return next((ORDINALS[w] for w in words if w in ORDINALS), None)


def _report(draft: Draft, mentions: Mentions, codebook: Codebook) -> EventReport:
    match = draft.match
    sentence = match.sentence
    trigger = _trigger_span(match)
    clause = match.clause
    place: Place | None = draft.place.place if draft.place else None
    attributions = attributions_of(mentions, sentence.index, clause) if clause is not None else ()
    identity = content_id(
        "rp",
        mentions.article.id,
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
        article=mentions.article.id,
        sentence=sentence.index,
        evidence=sentence.span,
        trigger=trigger,
        type=match.event_type.type,
        mode=draft.mode,
        status=draft.status,
        news=draft.news,
        participants=draft.participants,
        host=draft.host,
        place=place,
        place_span=draft.place.span if draft.place else None,
        start=draft.start,
        end=draft.end,
        topic=topic_of(match),
        duration=duration_of(match, mentions.article.text),
        ordinal=_ordinal(match),
        attributions=attributions,
        frame=f"{match.frame.id} ({codebook.version})",
        confidence=draft.confidence,
    )


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
