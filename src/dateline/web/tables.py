"""Tables that people brought to compare with: kept while the server runs, each under the hash of its content.

An address names a table by its hash, so that a comparison can be opened again and sent on.
"""

import hashlib
from collections import OrderedDict
from threading import Lock

from dateline.errors import NotFoundError

ROOM = 50_000_000  # characters of all tables together; the one not asked for longest goes first


class Tables:
    """Safe to be used from several threads."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._lock = Lock()
        self._kept: OrderedDict[str, str] = OrderedDict()

    def keep(self, table: str) -> str:
        """The name that the table has from now on."""
        name = hashlib.sha256(table.encode("utf-8", "replace")).hexdigest()[:24]
        with self._lock:
            self._kept[name] = table
            self._kept.move_to_end(name)
            while len(self._kept) > 1 and sum(map(len, self._kept.values())) > self._room:
                self._kept.popitem(last=False)
        return name

    def get(self, name: str) -> str:
        """Raises NotFoundError for one that is not kept any more."""
        with self._lock:
            if name not in self._kept:
                raise NotFoundError(
                    "this table is not here any more: the server keeps tables while it runs; "
                    "paste it again on the page Compare, and the same address works again"
                )
            self._kept.move_to_end(name)
            return self._kept[name]
