"""The start of an event whose own words do not give it."""

from dataclasses import replace

from dateline.model import TimeMention, When, interval
from dateline.reports.anchoring import SPEECH, not_after, that_day, unstated
from dateline.reports.arguments import lemma_of, told_aside
from dateline.reports.drafts import Draft, Scene
from dateline.reports.matching import APART, Match

TELLING = SPEECH | {"deny", "disclose", "acknowledge", "admit", "claim", "insist", "declare", "hear", "learn"}


def timed(draft: Draft, scene: Scene, told: list[Draft]) -> Draft:
    """The start as stated, else "that evening", else that of the talks in which it was done, else what is certain."""
    if draft.start is not None or (draft.end is not None and draft.mode == "visit"):
        return draft
    before = next((d for d in reversed(told) if d.start is not None), None)
    same = that_day(draft.match, before.start if before else None)
    if same:
        return replace(draft, start=same, stated=True)
    if also := _also(draft, told):
        return replace(draft, start=also, stated=True)
    frame_of = _talks_around(draft, told)
    if frame_of is not None and frame_of.start is not None:
        when = replace(frame_of.start, reason="of the talks that the article tells of", span=frame_of.start.span)
        first, last = frame_of.start.earliest, frame_of.end.latest if frame_of.end else None
        if frame_of.status == "ongoing" and frame_of.stated and draft.happened and last is None:
            last = scene.day  # a visit that goes on: on any of its days so far
        if frame_of.mode == "visit" and first and last and first < last:
            days = interval(first, last) or when.edtf
            when = replace(when, edtf=days, precision="interval", reason="during the visit that the article tells of")
        return replace(draft, start=when)
    clause = draft.match.predicate
    if clause is not None and scene.day and "perfect" in clause.aspect and clause.tense == "present" and _just(draft):
        when = When(scene.day.isoformat(), "day", "'just': on the day of the article")
        return replace(draft, start=when, stated=True)
    perfect = clause is not None and "perfect" in clause.aspect and clause.tense == "present"
    arriving = draft.match.frame.id == "consult.visit.arrive" and perfect
    present = clause is not None and clause.tense == "present" and not clause.aspect and not draft.match.bare
    present = present and (draft.mode == "meet" or draft.match.frame.performative) and not draft.match.sentence.heading
    if said := _told_on(draft, scene):
        return replace(draft, start=said)
    return replace(draft, start=unstated(draft.status, scene.day, arriving, present))


def _told_on(draft: Draft, scene: Scene) -> When | None:
    """ "He said on Monday that they had spoken": not after Monday."""
    sentence = draft.match.sentence
    if scene.day is None or draft.status not in ("held", "ongoing", "denied"):
        return None
    for time in scene.mentions.times_in(sentence.index, 0, len(sentence.tokens) - 1):
        last = time.when.latest if time.when and time.when.precision == "day" else None
        if last is not None and last < scene.day and _tells(draft.match, time):
            return not_after(last, "not stated; not after the day on which it was told", time.span)
    return None


def _tells(match: Match, time: TimeMention) -> bool:
    """Whether this is the time of a clause that tells of the event: "on Monday officials denied that they had met"."""
    clauses = match.sentence.clauses
    up = None if match.clause is None else clauses[match.clause].parent
    while up is not None:
        if clauses[up].lemma in TELLING and match.sentence.innermost(time.token) == up:
            return True
        up = clauses[up].parent
    return False


def _one_day(visit: Draft) -> bool:
    return visit.end is None and visit.start is not None and visit.start.precision == "day"


def _also(draft: Draft, told: list[Draft]) -> When | None:
    """ "He also met Berg", "in a separate call": on the day of what the sentence before, or this one, tells of him."""
    clause = draft.match.predicate
    sentence = draft.match.sentence
    phrase = sentence.phrase_of(draft.match.noun) if draft.match.noun is not None else None
    beside = clause is not None and any(lemma_of(sentence, t) == "also" for t in clause.adverbs)
    if not beside and not any(lemma_of(sentence, t) == "separate" for t in (phrase.modifiers if phrase else ())):
        return None
    for other in reversed(told):
        before = other.match.sentence
        if sentence.index - before.index > 1 or before.paragraph != sentence.paragraph:
            return None
        same = other.happened == draft.happened and bool(draft.actors & other.actors)
        if same and not _told_aside(other, draft) and other.type == "CONSULT" and other.stated and other.start:
            return replace(other.start, reason="'also': of what was told just before")
    return None


def _just(draft: Draft) -> bool:
    clause = draft.match.predicate
    return clause is not None and any(lemma_of(draft.match.sentence, t) == "just" for t in clause.adverbs)


def _before_or_after(draft: Draft) -> bool:
    """ "Spoke two weeks after their summit": the summit was not in what was done after it."""
    match, clause = draft.match, draft.match.predicate
    return match.bare and clause is not None and clause.holds(match.noun, *APART)


def _told_aside(other: Draft, draft: Draft) -> bool:
    """ "Berg, who met him last week, called on Norland": nothing else in the sentence was done on that day."""
    clause = other.match.predicate
    aside = clause is not None and told_aside(clause)
    return aside and other.match.sentence is draft.match.sentence and other.match.clause != draft.match.clause


def _talks_around(draft: Draft, told: list[Draft]) -> Draft | None:
    """The meeting of the same people, told before, during which this was done or will be."""
    if not draft.news or draft.mode == "visit" or draft.type == "REJECT" or _before_or_after(draft):
        return None
    for other in told:
        if other.type != "CONSULT" or not other.news or not other.stated or other.happened != draft.happened:
            continue
        if _told_aside(other, draft):
            continue
        shared = draft.actors & other.actors
        actors = frozenset(p.actor for p in draft.participants if p.role in ("actor", "participant"))
        if other.is_meeting and actors and len(shared) >= min(2, len(actors)) and actors <= other.actors:
            return other
        elsewhere = draft.place is not None and draft.place.place.country not in (None, other.host)
        if (
            other.mode == "visit"
            and draft.mode == "meet"
            and shared
            and not elsewhere
            and (other.status != "held" or _one_day(other))
        ):
            return other
    return None
