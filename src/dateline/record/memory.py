"""What fusing asks of a record that is there already: each question names what it is about, and never all of it."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from typing import Protocol

from dateline.model import Actor, Coding, Event, Joined, Mark, Trace


class Memory(Protocol):
    """A record as it was last fused, beside the codings as they are now."""

    def newest_now(self) -> date | None:
        """The newest day of any article that is coded."""

    def codings(self, articles: Collection[str]) -> list[Coding]:
        """The codings of those of these articles that are there; without statements, maybe: nobody asks for them."""

    def traces(self, articles: Collection[str]) -> dict[str, Trace]:
        """What these articles brought when they were fused."""

    def near(self, marks: Collection[Mark]) -> Counter[str]:
        """Whoever shares one of these marks, with how many."""

    def marks(self, owners: Collection[str]) -> list[Mark]: ...

    def joined(self, profiles: Collection[str]) -> list[Joined]: ...

    def component(self, labels: Collection[str]) -> list[Joined]:
        """The profiles of these components."""

    def actor_ids(self, profiles: Collection[str]) -> dict[str, str]:
        """The actor that each profile is."""

    def first_local(
        self, kind: str, name: str, country: str | None, office: str | None, without: Collection[str]
    ) -> str:
        """The smallest id of a local actor that is so described and none of `without`."""

    def actors(self, ids: Collection[str]) -> list[Actor]: ...

    def names(self) -> dict[str, str]:
        """The name of every actor."""

    def naming(self, actors: Collection[str]) -> set[str]:
        """The articles that name one of these actors."""

    def copies(self, articles: Collection[str]) -> dict[str, str]:
        """The representative of each article's group of copies."""

    def copied(self, representatives: Collection[str]) -> dict[str, str]:
        """Every article of these groups, with its representative."""

    def homes(self, reports: Collection[str]) -> dict[str, str]:
        """The event of each report."""

    def articles_of(self, reports: Collection[str]) -> dict[str, str]:
        """The article of each report that is coded now."""

    def events(self, ids: Collection[str]) -> list[Event]: ...

    def labels(self, reports: Collection[str]) -> dict[str, str]:
        """The label of the group that the machine put each report into."""

    def members(self, labels: Collection[str]) -> dict[str, str]:
        """Every report of these groups, with its label."""

    def ties(self, reports: Collection[str], least: float) -> dict[tuple[str, str], float]:
        """The pairs with one of these reports that were judged at least so likely to be one event, with the score."""

    def under_way(self, before: date, modes: Collection[str]) -> list[str]:
        """The events of these modes that are under way by the record, although their last day lies before this one."""


class Blank:
    """The memory of a record that is made in one go: nothing was fused yet."""

    def __init__(self, codings: Iterable[Coding]) -> None:
        self._codings = {coding.article.id: coding for coding in codings}
        self._article_of = {r.id: c.article.id for c in self._codings.values() for r in c.reports}

    def newest_now(self) -> date | None:
        return max((coding.article.day for coding in self._codings.values() if coding.article.day), default=None)

    def everything(self) -> Collection[str]:
        return self._codings.keys()

    def codings(self, articles: Collection[str]) -> list[Coding]:
        return [self._codings[article] for article in sorted(articles) if article in self._codings]

    def articles_of(self, reports: Collection[str]) -> dict[str, str]:
        return {report: self._article_of[report] for report in reports if report in self._article_of}

    def traces(self, articles: Collection[str]) -> dict[str, Trace]:
        return {}

    def near(self, marks: Collection[Mark]) -> Counter[str]:
        return Counter()

    def marks(self, owners: Collection[str]) -> list[Mark]:
        return []

    def joined(self, profiles: Collection[str]) -> list[Joined]:
        return []

    def component(self, labels: Collection[str]) -> list[Joined]:
        return []

    def actor_ids(self, profiles: Collection[str]) -> dict[str, str]:
        return {}

    def first_local(
        self, kind: str, name: str, country: str | None, office: str | None, without: Collection[str]
    ) -> str:
        raise LookupError(name)

    def actors(self, ids: Collection[str]) -> list[Actor]:
        return []

    def names(self) -> dict[str, str]:
        return {}

    def naming(self, actors: Collection[str]) -> set[str]:
        return set()

    def copies(self, articles: Collection[str]) -> dict[str, str]:
        return {}

    def copied(self, representatives: Collection[str]) -> dict[str, str]:
        return {}

    def homes(self, reports: Collection[str]) -> dict[str, str]:
        return {}

    def events(self, ids: Collection[str]) -> list[Event]:
        return []

    def labels(self, reports: Collection[str]) -> dict[str, str]:
        return {}

    def members(self, labels: Collection[str]) -> dict[str, str]:
        return {}

    def ties(self, reports: Collection[str], least: float) -> dict[tuple[str, str], float]:
        return {}

    def under_way(self, before: date, modes: Collection[str]) -> list[str]:
        return []
