"""Events told by a noun that points back: "the talks lasted three hours", "the first such meeting", "the trip"."""

from dataclasses import replace

from dateline.model import Participant, Sentence
from dateline.reports.anchoring import duration_of, unstated
from dateline.reports.arguments import around_noun, lemma_of
from dateline.reports.drafts import MEETINGS, NEAR, Draft, Scene, ordinal_of
from dateline.reports.placing import place_of
from dateline.reports.roles import actors_around, positions_of
from dateline.reports.timing import timed

TALKS = frozenset({"talk", "talks", "meeting", "summit", "negotiation", "consultation", "dialogue"})
OFFERS = ("consult.message.conveyed", "request.invite", "request.invitation", "consult.visit.invite")
JOINT = frozenset({"joint", "border", "cross-border"})
ANAPHORIC = frozenset({"the", "this", "that", "these", "those"})


def from_antecedent(draft: Draft, scene: Scene, told: list[Draft]) -> Draft | None:
    """ "The talks", "their meeting", "the trip": the people of the event told before, where these words add to it."""
    match = draft.match
    if match.frame.id == "agree.accepted":
        return _accepted(draft, scene, told)
    if draft.type == "AGREE" and (agreed := _agreed_there(draft, scene, told)):
        return agreed
    if draft.type == "ACCUSE":
        return _whose_act(draft, scene, told)
    if draft.type == "COOPERATE":
        return _of_the_same_two(draft, told)
    if draft.type in ("AGREE", "SUPPORT"):
        return _on_that_occasion(draft, scene, told) or _between_the_two(draft, scene, told)
    if match.noun is None or draft.type != "CONSULT":
        return None
    phrase = match.sentence.phrase_of(match.noun)
    named = [i for i in phrase.modifiers if match.sentence.tokens[i].upos == "PROPN"] if phrase else []
    attached = phrase.attached if phrase else ()
    others = [h for p, h in attached if p in ("between", "with", "of") and lemma_of(match.sentence, h) not in TALKS]
    if named or others:
        return None  # it names its own people, even if we do not know them
    definite = phrase is not None and (
        phrase.determiner in ANAPHORIC or phrase.possessor is not None or phrase.determiner is None
    )
    numbered = ordinal_of(match) is not None
    if not (definite or numbered):
        return None
    family = ("visit",) if draft.mode == "visit" else MEETINGS
    meant = [d for d in told if d.type == "CONSULT" and d.mode in family and d.actors >= draft.actors]
    if not meant:
        return None
    before = meant[-1]
    duration = duration_of(match, scene.text)
    another = "such" in (t.text.lower() for t in match.sentence.tokens) or (numbered and not definite)
    adds = draft.stated or duration is not None or draft.status in ("cancelled", "postponed")
    if not adds or (match.bare and draft.status in ("held", "planned") and not another):
        return None
    place = place_of(match, scene.mentions, scene.world)
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
        start=start or unstated(draft.status, scene.day),
        news=draft.news and (before.news or draft.stated),
        confidence=0.5,
    )


def _accepted(draft: Draft, scene: Scene, told: list[Draft]) -> Draft | None:
    """ "An offer was conveyed to the president, and he accepted": from whom it came, as told just before."""
    clause = draft.match.predicate
    tokens = draft.match.sentence.tokens
    taken = clause is None or any(
        tokens[a.token].upos not in ("ADV", "SCONJ") for role in ("object", "complement") for a in clause.having(role)
    )
    if taken or not draft.happened:
        return None
    for offer in reversed(told):
        offered = offer.match.frame.id in OFFERS and draft.match.sentence.index - offer.match.sentence.index <= 1
        givers = tuple(replace(p, role="recipient") for p in offer.participants if p.role == "actor")
        takers = {p.actor for p in offer.participants if p.role == "recipient"}
        if offered and givers and draft.actors & takers:
            own = tuple(p for p in draft.participants if p.actor in takers)
            return timed(replace(draft, participants=(*own, *givers), news=offer.news, confidence=0.5), scene, told)
    return None


def _agreed_there(draft: Draft, scene: Scene, told: list[Draft]) -> Draft | None:
    """ "The talks reached an understanding": agreed by those whom the talks name, else by those who talked before."""
    match = draft.match
    talks = [t for p, t in positions_of(match) if p == "subject" and lemma_of(match.sentence, t) in TALKS]
    if not talks:
        return None
    people = _named_around(scene, match.sentence, talks)
    met = [d for d in told if d.is_meeting and d.happened]
    if len(people) < 2 and met:
        people = tuple(replace(p, role="actor") for p in met[-1].participants)
    return timed(replace(draft, participants=people, confidence=0.5), scene, told) if len(people) > 1 else None


def _named_around(scene: Scene, sentence: Sentence, nouns: list[int]) -> tuple[Participant, ...]:
    """The actors at any position of these event nouns."""
    found: dict[str, Participant] = {}
    for noun in nouns:
        for _, inner in around_noun(sentence, noun):
            for actor, at in actors_around(scene.mentions, sentence, inner):
                found.setdefault(actor, Participant(actor, "actor", sentence.tokens[at].span))
    return tuple(found.values())


def _on_that_occasion(draft: Draft, scene: Scene, told: list[Draft]) -> Draft | None:
    """ "Agreements were reached during the trip of X, at talks with Y": by X and Y."""
    match = draft.match
    nouns = [t for p, t in positions_of(match) if p in ("during", "at", "in the course of")]
    people = _named_around(scene, match.sentence, nouns)
    if len(people) < 2:
        return None
    place = place_of(match, scene.mentions, scene.world)
    return timed(replace(draft, participants=people, place=place, confidence=0.5), scene, told)


def _whose_act(draft: Draft, scene: Scene, told: list[Draft]) -> Draft | None:
    """ "Condemned the launch": whose launch it was, as told just before."""
    match, clause = draft.match, draft.match.predicate
    objects = clause.having("object") if clause is not None and clause.tense == "past" else ()
    phrases = [p for a in objects if (p := match.sentence.phrase_of(a.token)) is not None]
    own_words = any(p.span is not None and p.span.of(scene.text).lower() in ("i", "we") for p in draft.participants)
    if (
        not draft.participants
        or own_words
        or not any(p.determiner in ANAPHORIC and p.possessor is None for p in phrases)
    ):
        return None
    for act in reversed(told):
        near = match.sentence.index - act.match.sentence.index <= NEAR
        doers = [p for p in act.participants if p.role == "actor" and p.actor not in draft.actors]
        if near and doers and act.happened and act.match.event_type.quad.endswith("conflict"):
            blamed = tuple(replace(p, role="recipient") for p in doers)
            return timed(replace(draft, participants=(*draft.participants, *blamed), confidence=0.5), scene, told)
    return None


def _of_the_same_two(draft: Draft, told: list[Draft]) -> Draft | None:
    """ "The trains will run twice a month", "construction of a bridge over the border river began": by the states whose
    joint works the paragraph told of before."""
    match = draft.match
    phrase = match.sentence.phrase_of(match.noun) if match.noun is not None else None
    if phrase is None:
        return None
    words = {t.text.lower() for t in match.sentence.tokens[phrase.first : phrase.last + 1]}
    before = [d for d in told if d.type == "COOPERATE" and d.match.sentence.paragraph == match.sentence.paragraph]
    points_back = phrase.determiner in ANAPHORIC or words & JOINT
    if not before or not points_back or not draft.actors <= before[-1].actors:
        return None
    return replace(draft, participants=before[-1].participants, confidence=0.5)


def _between_the_two(draft: Draft, scene: Scene, told: list[Draft]) -> Draft | None:
    """ "The treaty was signed", by nobody: by the two states that the sentence before speaks of, where they are two."""
    sentence = draft.match.sentence
    clause = draft.match.predicate
    if draft.participants or clause is None or not clause.passive or sentence.index == 0:
        return None
    before = scene.mentions.sentences[sentence.index - 1]
    named = scene.mentions.actors_in(before.index, 0, len(before.tokens) - 1)
    states = dict.fromkeys(a for m in named for a in m.actors if scene.actor(a).kind == "country")
    if len(states) != 2 or before.paragraph != sentence.paragraph:
        return None
    people = tuple(Participant(state, "actor") for state in states)
    place = place_of(draft.match, scene.mentions, scene.world)
    return timed(replace(draft, participants=people, place=place, confidence=0.4), scene, told)
