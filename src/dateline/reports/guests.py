"""Guests: who came to a reception, told in the sentences after it ("Present there were Dahl, a minister, and Berg");
whom a traveller met; bodies that are hosted in their members."""

from dateline.model import Mentions, Participant, Sentence
from dateline.reports.arguments import around_verb, lemma_of
from dateline.reports.matching import Match
from dateline.reports.roles import by_actors

HOSTED = "consult.meet.hosted"
STATESMEN = frozenset(
    ("minister", "leader", "official", "envoy", "representative", "head", "chief", "president", "diplomat", "delegate")
)
BEHIND = 2  # sentences in which guests are named
ALSO = (("also", "present"), ("also", "attending"), ("also", "in", "attendance"), ("others", "attending"))
OPENING = (
    ("present",),
    ("on", "hand"),
    ("attending",),
    ("among", "those", "present"),
    ("among", "the", "guests"),
    *ALSO,
)
MEETINGS = ("meet", "multilateral")


def guests_of(match: Match, mentions: Mentions) -> tuple[Participant, ...]:
    """The persons whom the next sentences name as present; where the match is no reception, as "also" present."""
    if match.frame.mode not in MEETINGS:
        return ()
    first = match.sentence.index + 1
    hosted = match.frame.id == HOSTED
    behind = mentions.sentences[first : first + (BEHIND if hosted else 1)]
    there = {s.index: _from(s, OPENING if hosted else ALSO) for s in behind}
    named = (m for m in mentions.actor_mentions if m.sentence in there and m.token > there[m.sentence])
    people = (actor for m in named for actor in m.actors if mentions.actor(actor).kind == "person")
    return tuple(Participant(actor, "participant", None) for actor in dict.fromkeys(people))


def _from(sentence: Sentence, openings: tuple[tuple[str, ...], ...]) -> int:
    """The token after which the guests stand in "Present there were"; the last where the sentence names none."""
    words = tuple(token.text.lower() for token in sentence.tokens)
    if any(words[: len(opening)] == opening for opening in openings):
        return next((n for n, word in enumerate(words) if word in ("were", "was", "are", "is", ":")), len(words))
    return len(words)


def officials_met(match: Match, mentions: Mentions) -> frozenset[str]:
    """ "Ana Dahl travelled to Vernia and met the foreign minister of Norland": the states of whom somebody meets in the
    same breath, who is no tourist there, though nobody knows for whom she travels."""
    sentence = match.sentence
    joined = (c for c in sentence.clauses if c.parent == match.clause and c.relation == "conjunct")
    tokens = [a.token for c in joined if c.lemma == "meet" for a in c.arguments if not a.inherited]
    met = [mentions.actor(actor) for t in tokens for actor in mentions.actors_at(sentence.index, t)]
    return frozenset(a.country for a in met if a.kind == "person" and a.office and a.country)


def members_hosted(match: Match, mentions: Mentions) -> tuple[Participant, ...]:
    """ "Will host the foreign ministers of the union", "hosted Nordic leaders": the host, and a body or group."""
    clause = match.predicate
    if clause is None or clause.lemma != "host" or match.bare:
        return ()
    sides: list[list[Participant]] = []
    for position in ("subject", "object"):
        tokens = [t for p, t in around_verb(clause) if p == position]
        plain = position == "subject" or all(lemma_of(match.sentence, t) in STATESMEN for t in tokens)
        sides.append([p for t in tokens if plain for p in by_actors(match, mentions, t, "participant")])
    several = all(mentions.actor(p.actor).kind in ("igo", "organization", "group") for p in sides[1])
    return (*sides[0], *sides[1]) if all(sides) and several else ()
