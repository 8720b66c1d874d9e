"""What each article claims: event reports, statements and figures, each with the words it rests on."""

from collections.abc import Iterable, Iterator

from dateline.codebook import Codebook
from dateline.model import Coding, Mentions
from dateline.reports.events import find_events
from dateline.reports.figures import find_figures
from dateline.reports.first_person import with_speakers
from dateline.reports.matching import Matcher
from dateline.reports.statements import find_statements
from dateline.reports.ties import with_ties
from dateline.world import World

__all__ = ["code"]


def code(mentions: Iterable[Mentions], codebook: Codebook, world: World) -> Iterator[Coding]:
    """Each article's claims, one Coding an article, in the order of the input."""
    matcher, asked = Matcher(codebook.types.values()), Matcher(codebook.conduct.values())
    for read in mentions:
        statements = find_statements(read)
        told = find_events(with_speakers(read, statements), codebook, world, matcher, asked)
        figures = with_ties(find_figures(read), told, read)
        yield Coding(read.article, read.actors, told, statements, figures)
