"""What is known of addresses from earlier runs."""

from typing import Protocol

from dateline.model import Visit
from dateline.sources.reading import Wanted


class Memory(Protocol):
    """Who knows earlier visits, and is told of new ones."""

    def known(self, url: str) -> Visit | None: ...

    def visited(self, wanted: Wanted, visit: Visit) -> None: ...


class Forgetful:
    """Knows nothing: every address is fetched."""

    def known(self, url: str) -> Visit | None:
        return None

    def visited(self, wanted: Wanted, visit: Visit) -> None:
        pass
