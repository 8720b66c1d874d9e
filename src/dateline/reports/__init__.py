"""What each article claims: event reports, statements and figures, each with the words it rests on."""

from collections.abc import Iterable, Iterator

from dateline.codebook import Codebook
from dateline.model import Actor, Coding, EventReport, Mentions
from dateline.reports.events import find_events
from dateline.reports.figures import find_figures
from dateline.reports.first_person import with_speakers
from dateline.reports.matching import Matcher
from dateline.reports.sayings import find_sayings
from dateline.reports.statements import find_statements
from dateline.reports.states import with_states_of_places
from dateline.reports.ties import with_ties
from dateline.world import World

__all__ = ["code"]


def code(mentions: Iterable[Mentions], codebook: Codebook, world: World) -> Iterator[Coding]:
    """Each article's claims, one Coding an article, in the order of the input."""
    matcher, asked = Matcher(codebook.types.values()), Matcher(codebook.conduct.values())
    for read in mentions:
        sayings = find_sayings(read.article, read.sentences)
        statements = find_statements(read, sayings)
        staged = with_states_of_places(with_speakers(read, statements, world), world)
        told = find_events(staged, sayings, codebook, world, matcher, asked)
        figures = with_ties(find_figures(read), told, read)
        yield Coding(read.article, _cast(read, staged, told), told, statements, figures)


def _cast(read: Mentions, staged: Mentions, told: tuple[EventReport, ...]) -> tuple[Actor, ...]:
    """The actors that the article names, and the states told by their places that take part in something."""
    named = {actor.id for actor in read.actors}
    acting = {p.actor for report in told for p in report.participants}
    return tuple(actor for actor in staged.actors if actor.id in named | acting)
