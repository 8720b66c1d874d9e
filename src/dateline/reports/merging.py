"""One report an event and sentence."""

from dataclasses import replace
from datetime import date

from dateline.reports.arguments import lemma_of
from dateline.reports.destinations import LEAVE
from dateline.reports.drafts import Draft
from dateline.reports.roles import positions_of

DURING = ("during", "on", "in the course of", "within the framework of", "as part of", "at")
IN_OR_AFTER = ("in", "over", "after", "following")
PACTS = frozenset(
    {"agreement", "treaty", "pact", "accord", "deal", "memorandum", "protocol", "declaration", "communique"}
)


def merged(here: list[Draft]) -> list[Draft]:
    """Several triggers of one sentence for one event give one report ("met and held talks")."""
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
    once = (_said_better, _agrees_to_meet, _is_that_threat, _is_what_they_march_for)
    told = [draft for draft in kept if not any(is_told(draft, kept) for is_told in once)]
    return [_placed(draft, kept) for draft in told]


def _agrees_to_meet(draft: Draft, here: list[Draft]) -> bool:
    """ "Agreed to hold talks in May": an agreement to meet is the meeting, planned, or the series of them."""
    clauses = draft.match.sentence.clauses
    return draft.match.frame.id == "agree.agree-to" and any(
        d.type == "CONSULT"
        and d.status in ("planned", "recurring")
        and d.match.clause is not None
        and clauses[d.match.clause].parent == draft.match.clause
        and draft.actors <= d.actors
        for d in here
    )


def _is_that_threat(draft: Draft, here: list[Draft]) -> bool:
    """ "Warned that Norland would close the border if": the threat is the closing."""
    clauses = draft.match.sentence.clauses
    return draft.match.event_type.type == "THREATEN" and any(
        d is not draft
        and d.type == "THREATEN"
        and d.match.clause is not None
        and clauses[d.match.clause].parent == draft.match.clause
        for d in here
    )


def _is_what_they_march_for(draft: Draft, here: list[Draft]) -> bool:
    """ "Marched, demanding that the president resign": one protest, against the president."""
    return draft.type == "REQUEST" and any(d.type == "PROTEST" and draft.actors <= d.actors for d in here)


def _said_better(draft: Draft, here: list[Draft]) -> bool:
    """ "Discussed the plans in a phone call": the discussing is the call."""
    return draft.match.frame.weak and any(
        d is not draft and d.is_meeting and not d.match.frame.weak and draft.actors <= d.actors for d in here
    )


def _placed(draft: Draft, here: list[Draft]) -> Draft:
    """ "Met during a visit to Vernia": what was done during the visit was done there."""
    clause = draft.match.predicate
    if draft.type in ("AGREE", "SUPPORT"):
        return _done_there(draft, here)
    if draft.place is not None or draft.mode not in ("meet", "multilateral") or clause is None:
        return draft
    for visit in here:
        noun = visit.match.noun if visit.mode == "visit" else None
        if visit.host and clause.holds(noun, *DURING):
            return replace(draft, place=visit.place)
    return draft


def _done_there(draft: Draft, here: list[Draft]) -> Draft:
    """ "The agreement reached at the summit in Vernia last June": reached there and then; "met Berg and signed a pact":
    with him."""
    at = {t for p, t in positions_of(draft.match) if p in (*DURING, *IN_OR_AFTER)}
    for talks in here:
        if not (talks.happened and draft.happened):
            continue
        if talks.mode == "visit" and talks.host and talks.match.noun in at:
            return replace(draft, place=draft.place or talks.place)
        if talks.is_meeting and talks.match.noun in at:
            start = draft.start if draft.stated or not talks.stated else talks.start
            return replace(draft, place=draft.place or talks.place, start=start, stated=draft.stated or talks.stated)
        if talks.is_meeting and _told_on(talks, draft) and draft.actors < talks.actors and _needs_two(draft):
            others = (replace(p, role="actor") for p in talks.participants if p.actor not in draft.actors)
            return replace(draft, participants=(*draft.participants, *others), place=draft.place or talks.place)
    return draft


def _needs_two(draft: Draft) -> bool:
    """Whether what was signed or reached is between sides: a pact, and no law."""
    match = draft.match
    clause = match.predicate
    things = [match.noun, *(a.token for a in (clause.having("object") if clause else ()))]
    return any(lemma_of(match.sentence, t) in PACTS for t in things if t is not None)


def _told_on(talks: Draft, draft: Draft) -> bool:
    """Whether the verb of the second goes on from that of the first: "met Berg and signed", "met Berg, signing"."""
    clause, before = draft.match.predicate, talks.match.predicate
    if clause is None or before is None or clause.marker or talks.match.clause == draft.match.clause:
        return False
    joined = clause.relation == before.relation == "conjunct" and clause.parent == before.parent
    goes_on = clause.relation in ("conjunct", "participle", "adverbial") and clause.parent == talks.match.clause
    return goes_on or (joined and before.predicate < clause.predicate)


def _same(left: Draft, right: Draft) -> bool:
    if left.is_meeting and right.is_meeting and (_one_phrase(left, right) or _one_phrase(right, left)):
        return left.actors <= right.actors or right.actors <= left.actors
    if left.type != right.type or left.mode != right.mode:
        return False
    if left.host and right.host and left.host != right.host:
        return False
    if left.stated and right.stated and left.start != right.start:
        return False
    if _sets_out_for(left, right) or _sets_out_for(right, left):
        return True
    if (left.status in ("planned", "proposed")) != (right.status in ("planned", "proposed")):
        return False
    if left.type == "COOPERATE" and left.match.clause != right.match.clause and left.match.noun != right.match.noun:
        return False  # "restored the railway, and on Monday a train arrived"
    if left.type == "PROTEST":
        return left.actors <= right.actors or right.actors <= left.actors  # "gathered to protest"
    if left.type != "CONSULT":
        return left.actors == right.actors and left.status == right.status
    if left.mode == "multilateral" and left.match.noun != right.match.noun:
        return False
    return left.actors <= right.actors or right.actors <= left.actors


def _one_phrase(round_of: Draft, talks: Draft) -> bool:
    """ "A second round of talks"."""
    noun = round_of.match.noun
    phrase = round_of.match.sentence.phrase_of(noun) if noun is not None else None
    return phrase is not None and ("of", talks.match.noun) in phrase.attached


def _sets_out_for(left: Draft, right: Draft) -> bool:
    """ "Left here to pay a visit to Vernia": setting out and the visit are one, and under way."""
    clause = right.match.predicate
    purpose = clause is not None and clause.marker == "to" and clause.parent == left.match.clause
    return left.mode == "visit" and left.status == "ongoing" and purpose and left.actors == right.actors


def _rivals(left: Draft, right: Draft) -> bool:
    """Two types for one act ("launched missiles at" is MOBILIZE or ASSAULT, a drill with others COOPERATE, aid that is
    approved SUPPORT), or one told by its verb alone and with its object ("shelled the port"): the fuller reading
    stays."""
    quads = {left.match.event_type.quad, right.match.event_type.quad}
    both = {left.type, right.type} in ({"COOPERATE", "MOBILIZE"}, {"AID", "SUPPORT"})  # "approved a package"
    if left.match.clause != right.match.clause or left.match.trigger != right.match.trigger:
        return False
    if left.type == right.type:
        return left.type != "CONSULT" and (left.actors < right.actors or right.actors < left.actors)
    return both or quads == {"material conflict"}


def _left_again(left: Draft, right: Draft) -> bool:
    """ "Arrived in Vernia on Sunday and departed on Tuesday": the visit is over."""
    clause = right.match.predicate
    goes = clause is not None and clause.lemma in LEAVE and clause.relation == "conjunct"
    return left.mode == "visit" and left.status == "ongoing" and right.status == "held" and goes


def _fused(left: Draft, right: Draft) -> Draft:
    main, other = (left, right) if len(left.participants) >= len(right.participants) else (right, left)
    stated = [d.start for d in (left, right) if d.stated and d.start]
    starts = sorted((d.start for d in (left, right) if d.start), key=lambda w: (not w.earliest, w.latest or date.max))
    return replace(
        main,
        status="held" if _left_again(left, right) else main.status,
        start=next(iter([*stated, *starts]), None),
        end=main.end or other.end,
        stated=left.stated or right.stated,
        place=main.place or other.place,
        host=main.host or other.host,
    )
