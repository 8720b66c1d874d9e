"""What one fusing has read of the record so far: codings and claims, each once, as they are asked for."""

from collections.abc import Collection

from dateline.model import Coding
from dateline.record.blocking import movers
from dateline.record.claims import MOVED, Claim, claim_of
from dateline.record.memory import Memory
from dateline.record.rejoining import Cast


class Desk:
    """The codings and claims that were read. `withdrawn` are the reports that the record had of articles which are
    looked at anew: what the record says of them counts no more."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.cast = Cast(memory)
        self.codings: dict[str, Coding] = {}
        self.copy_of: dict[str, str] = {}
        self.claims: dict[str, Claim] = {}
        self.withdrawn: set[str] = set()

    def read(self, articles: Collection[str]) -> None:
        for coding in self.memory.codings(sorted({article for article in articles if article not in self.codings})):
            self.codings[coding.article.id] = coding

    def of(self, reports: Collection[str]) -> list[Claim]:
        """The claims of those of these reports that are there, sorted by id."""
        missing = sorted({report for report in reports if report not in self.claims})
        if missing:
            self._claim({*self.memory.articles_of(missing).values()}, set(missing))
        return [self.claims[report] for report in sorted(reports) if report in self.claims]

    def claim(self, articles: Collection[str]) -> None:
        """Work out the claims of these articles."""
        self._claim(articles)

    def _claim(self, articles: Collection[str], asked: Collection[str] | None = None) -> None:
        """Work out those claims of these articles that are asked for; all of them where none is named."""
        self.read(articles)
        codings = [self.codings[article] for article in sorted(articles) if article in self.codings]
        self.cast.cover(codings)
        self.copy_of |= self.memory.copies(sorted({article for article in articles if article not in self.copy_of}))
        for coding in codings:
            for report in coding.reports:
                if report.id not in self.claims and (asked is None or report.id in asked):
                    copied = self.copy_of[coding.article.id]
                    self.claims[report.id] = claim_of(report, coding, copied, self.cast.table)

    def moves(self, reports: Collection[str]) -> list[Claim]:
        """The postponements that may have moved what one of these reports announces."""
        asked = {mark for report in reports for mark in movers(self.claims[report])}
        self.of(self.memory.near(sorted(asked)).keys() - self.withdrawn)
        return self.postponed()

    def postponed(self) -> list[Claim]:
        """Every postponement that was read."""
        return [self.claims[id] for id in sorted(self.claims) if self.claims[id].report.status in MOVED]
