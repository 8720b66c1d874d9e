"""Event reports: what one article claims to have happened, to be planned, or to have been called off."""

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.codebook import Codebook
from dateline.codebook.schema import Status
from dateline.model import EventReport, Mentions, Participant, Place, PlaceMention, Span, When, content_id
from dateline.reports.anchoring import (
    duration_of,
    here_place,
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
from dateline.reports.status import is_news, status_of
from dateline.world import World

IN_PERSON = re.compile(r"\b(in person|face[- ]to[- ]face|on the sidelines)\b", re.IGNORECASE)
BY_PHONE = re.compile(r"\b(phone|telephone|call|video|virtually|videoconference)\b", re.IGNORECASE)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
ANAPHORIC = frozenset({"the", "this", "that", "these", "those"})
GOING_HOME = frozenset({"home", "back"})
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
            draft = _draft(match, mentions, codebook, world, told + here)
            if draft is not None:
                here.append(draft)
        told += _merged(here, told)
    return tuple(dict.fromkeys(_report(draft, mentions, codebook) for draft in told))


def _draft(
    match: Match, mentions: Mentions, codebook: Codebook, world: World, told: list[Draft]
) -> Draft | None:
    frame = match.frame
    clause = match.predicate
    if frame.performative and clause is not None and clause.quoted:
        return None
    if match.bare and not frame.alone:
        return None
    day = mentions.article.day
    start, end = start_and_end(match, mentions)
    if frame.performative and start is not None and day is not None and start.earliest and start.earliest > day:
        start = end = None  # the date of what is asked for or promised, not of the asking
    status = status_of(match, codebook, start, day)
    if status is None or status == "recurring":
        return None
    news = is_news(match, start, day)
    found = by_position(match, mentions, participants_of(match, mentions))
    draft = Draft(match, frame.mode, status, news, found, start=start, end=end, stated=start is not None)
    if frame.mode == "visit":
        return _as_visit(draft, mentions, world, told)
    if not complete(match, mentions, found):
        return _from_antecedent(draft, mentions, world, told)
    if frame.weak and any(
        d.match.event_type.type == "CONSULT" and d.mode in MEETINGS and draft.actors <= d.actors for d in told
    ):
        return None
    draft = replace(draft, place=place_of(match, mentions, world))
    if frame.dated and draft.start is None and draft.place is None:
        return None
    return _timed(replace(draft, mode=_mode(draft, mentions)), mentions, told)


# --- visits ----------------------------------------------------------------------------------------------------------


def _as_visit(draft: Draft, mentions: Mentions, world: World, told: list[Draft]) -> Draft | None:
    """Who goes where: the visitor's country must differ from the one visited; the way home is a visit that is over."""
    match = draft.match
    visitors = tuple(p for p in draft.participants if p.role == "visitor")
    countries = {c for p in visitors if (c := mentions.actor(p.actor).country)}
    if not visitors:
        return _from_antecedent(draft, mentions, world, told)
    place = _destination(match, mentions, world)
    origin = _at(match, "origin", mentions, world) or _here_as_origin(match, mentions, world)
    hosts = [p for p in draft.participants if p.role == "host"]
    if place is None and hosts:
        host_countries = {mentions.actor(p.actor).country for p in hosts} - countries
        country = next((c for c in sorted(c for c in host_countries if c)), None)
        return _timed(replace(draft, participants=visitors, host=country), mentions, told) if country else None
    going_home = _goes_home(match, place, countries)
    if going_home:
        place = origin if origin and origin.place.country not in countries else _abroad(match, mentions, countries)
        draft = replace(draft, status="held" if draft.status == "ongoing" else draft.status)
        first = draft.start.earliest if draft.start else None
        not_after = When(f"../{first}", "open", "not after the return", draft.start.span) if first and draft.start else None
        draft = replace(draft, end=draft.start, start=not_after, stated=False)
    elif place is None and match.predicate is not None and match.predicate.lemma in ("leave", "depart", "set off"):
        place = _abroad(match, mentions, countries)
    if place is None or place.place.country is None:
        return _from_antecedent(draft, mentions, world, told) if not going_home else None
    if match.frame.foreign and place.place.country in countries:
        return None
    if draft.status == "held" and match.predicate is not None and match.predicate.lemma in ("leave", "depart", "head"):
        draft = replace(draft, status="held" if going_home else "ongoing")
    return _timed(replace(draft, participants=visitors, host=place.place.country, place=place), mentions, told)


def _destination(match: Match, mentions: Mentions, world: World) -> PlaceMention | None:
    found = _at(match, "destination", mentions, world)
    if found is None and match.frame.id in ("consult.visit.pay", "consult.visit.arrive", "consult.visit.welcome"):
        found = place_of(match, mentions, world)
    return found


def _at(match: Match, role: str, mentions: Mentions, world: World) -> PlaceMention | None:
    wanted = match.frame.roles.get(role, ())  # type: ignore[call-overload]
    for position, token in positions_of(match):
        if position in wanted:
            place = place_at(mentions, match.sentence, token, world)
            if place is not None and place.place.country:
                return place
    return None


def _here_as_origin(match: Match, mentions: Mentions, world: World) -> PlaceMention | None:
    clause = match.predicate
    if clause is None:
        return None
    for token in [*clause.adverbs, *(t for _, t in positions_of(match))]:
        if lemma_of(match.sentence, token) == "here":
            return here_place(mentions, match.sentence, token, world)
    return None


def _goes_home(match: Match, place: PlaceMention | None, countries: set[str]) -> bool:
    clause = match.predicate
    if clause is None or match.noun is not None:
        return False
    words = {lemma_of(match.sentence, t) for t in clause.adverbs} | {
        lemma_of(match.sentence, t) for _, t in positions_of(match)
    }
    if clause.lemma in ("return", "come", "go", "fly", "arrive", "come back", "fly back"):
        return bool(words & GOING_HOME) or (
            clause.lemma in ("return", "come back", "fly back") and (place is None or place.place.country in countries)
        )
    return clause.lemma in ("leave", "depart") and place is None


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
        return "meet" if draft.place is not None or IN_PERSON.search(sentence) else "phone"
    if draft.mode == "meet":
        if all(mentions.actor(p.actor).kind in ("country", "government") for p in draft.participants):
            noun = draft.match.noun
            talks = noun is not None and lemma_of(draft.match.sentence, noun) in ("talk", "talks", "discussion", "dialogue")
            return None if (talks or noun is None) and draft.place is None and not draft.stated else "meet"
        countries = {c for p in draft.participants if (c := mentions.actor(p.actor).country)}
        if len(countries) >= 3 and draft.match.frame.id != "consult.meet.discuss":
            return "multilateral"
    return draft.mode


def _from_antecedent(draft: Draft, mentions: Mentions, world: World, told: list[Draft]) -> Draft | None:
    """ "The talks", "their meeting", "the trip": the people of the event told before, where these words add to it."""
    match = draft.match
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
    if clause is not None and not match.bare and abs(clause.predicate - match.trigger) <= 4:
        span = span.cover(tokens[clause.predicate].span)
    return span
