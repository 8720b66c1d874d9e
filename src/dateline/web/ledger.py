"""The ledger of plans, kept until the record changes: it rests on every event that was ever announced."""

import os
from datetime import date
from pathlib import Path
from threading import Lock

from dateline.store import EventFilter, Plan, View

Stamp = tuple[tuple[int, int] | None, ...]
KEPT = 16  # days whose ledgers are kept
LARGE = 5000  # events of a record whose whole ledger takes longer than a first page may


class Ledger:
    """Plans by day. Safe to be asked from several threads; the ledger of a day is made once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lock = Lock()
        self._stamp: Stamp = ()
        self._found: dict[date | None, list[Plan]] = {}

    def plans(self, day: date | None) -> list[Plan]:
        """All plans as the ledger stood on a day, by due day."""
        found = stamp(self._view.path)
        with self._lock:
            if found != self._stamp or len(self._found) > KEPT:
                self._stamp, self._found = found, {}
            if day not in self._found:
                self._found[day] = self._view.plans(day)
            return self._found[day]

    def near(self, day: date | None, since: date) -> list[Plan]:
        """The plans that matter on a day: all of a small record, of a large one those due from `since` on."""
        if self._view.counts().events <= LARGE:
            return self.plans(day)
        return self._view.plans(day, asked=EventFilter(since=since))


def stamp(path: Path) -> Stamp:
    """What differs once something was written to the record: size and time of its file and of its log."""
    files = (path, Path(f"{path}-wal"))
    return tuple((s.st_mtime_ns, s.st_size) if (s := _stat(file)) else None for file in files)


def _stat(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except FileNotFoundError:
        return None
