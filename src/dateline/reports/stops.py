"""Stops of a tour whose states nobody names: "on a tour of Asia, she met Tran in Hanoi" is a visit to Vietnam."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.model import Participant, Sentence
from dateline.reports.anchoring import not_after
from dateline.reports.arguments import around_verb
from dateline.reports.drafts import NEAR, Draft, Scene
from dateline.reports.matching import Match
from dateline.reports.roles import actors_around, participants_of
from dateline.reports.timing import timed

DURING = frozenset({"on", "during"})


def stops(told: list[Draft], tours: Iterable[Match], scene: Scene) -> Iterator[Draft]:
    """The visits that meetings abroad, told with such a tour of one who met there, are part of."""
    known = {(actor, draft.host) for draft in told if draft.mode == "visit" for actor in draft.actors}
    for tour in tours:
        if not _under_way(tour):
            continue
        for actor in _travellers(tour, scene):
            for meeting in told:
                country = meeting.place.place.country if meeting.place else None
                if not _on_it(meeting, tour, actor) or country in (None, scene.actor(actor).country):
                    continue
                if (actor, country) not in known:
                    known.add((actor, country))
                    yield timed(_visit(meeting, tour, actor), scene, told)


def _under_way(tour: Match) -> bool:
    """On it, and not before it: "is on a tour", "during his tour", "is touring"."""
    clause, sentence = tour.predicate, tour.sentence
    if tour.noun is None:
        return clause is not None and "progressive" in clause.aspect and not clause.negated
    phrase = sentence.phrase_of(tour.noun)
    before = sentence.tokens[phrase.first - 1].text.lower() if phrase and phrase.first else ""
    return before in DURING and (clause is None or not clause.negated)


def _travellers(tour: Match, scene: Scene) -> tuple[str, ...]:
    """Those whose tour it is said to be, else who acts in the sentence; persons and delegations."""
    clause, sentence = tour.predicate, tour.sentence
    found = [p.actor for p in participants_of(tour, scene.mentions) if p.role == "visitor"]
    if not found and clause is not None and _is_free(tour, sentence):
        tokens = [token for position, token in around_verb(clause) if position == "subject"]
        found = [actor for token in tokens for actor, _ in actors_around(scene.mentions, sentence, token)]
    return tuple(a for a in dict.fromkeys(found) if scene.actor(a).kind in ("person", "delegation"))


def _is_free(tour: Match, sentence: Sentence) -> bool:
    """Whether the noun says of nobody that the tour is theirs."""
    phrase = sentence.phrase_of(tour.noun) if tour.noun is not None else None
    return phrase is not None and tour.bare and phrase.possessor is None


def _on_it(meeting: Draft, tour: Match, actor: str) -> bool:
    """Whether the article tells it as met on the way, in the same sentence or soon after."""
    after = meeting.match.sentence.index - tour.sentence.index
    same = meeting.match.sentence.paragraph == tour.sentence.paragraph
    near = after == 0 or (0 < after <= NEAR and same)
    real = meeting.is_meeting and meeting.mode != "phone" and meeting.news
    return near and real and actor in meeting.actors and meeting.status in ("held", "ongoing", "planned")


def _visit(meeting: Draft, tour: Match, actor: str) -> Draft:
    """Whoever was met there on a day came on that day or before."""
    start, place = meeting.start, meeting.place
    when = (
        not_after(start.latest, "came not after the day of the meeting", start.span) if start and start.latest else None
    )
    return replace(
        meeting,
        match=tour,
        mode="visit",
        participants=(Participant(actor, "visitor", next(p.span for p in meeting.participants if p.actor == actor)),),
        host=place.place.country if place else None,
        start=when,
        end=None,
        stated=False,
        confidence=0.5,
    )
