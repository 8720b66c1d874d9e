"""Who came to a reception, told in the sentences after it: "Present there were Dahl, a minister, and Berg"."""

from dateline.model import Mentions, Participant, Sentence
from dateline.reports.matching import Match

HOSTED = "consult.meet.hosted"
BEHIND = 2  # sentences in which guests are named
OPENING = (("present",), ("on", "hand"), ("attending",), ("among", "those", "present"), ("among", "the", "guests"))


def guests_of(match: Match, mentions: Mentions) -> tuple[Participant, ...]:
    """The persons whom the next sentences name as present; nothing where the match is no reception."""
    if match.frame.id != HOSTED:
        return ()
    first = match.sentence.index + 1
    there = {s.index: _from(s) for s in mentions.sentences[first : first + BEHIND]}
    named = (m for m in mentions.actor_mentions if m.sentence in there and m.token > there[m.sentence])
    people = (actor for m in named for actor in m.actors if mentions.actor(actor).kind == "person")
    return tuple(Participant(actor, "participant", None) for actor in dict.fromkeys(people))


def _from(sentence: Sentence) -> int:
    """The token after which the guests stand in "Present there were"; the last where the sentence names none."""
    words = tuple(token.text.lower() for token in sentence.tokens)
    if any(words[: len(opening)] == opening for opening in OPENING):
        return next((n for n, word in enumerate(words) if word in ("were", "was", "are", "is")), len(words))
    return len(words)
