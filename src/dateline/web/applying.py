"""Bringing the record up to date with its decisions, beside the server and in a process of its own."""

import logging
import multiprocessing
from threading import Lock, Thread

from dateline import front
from dateline.store.locations import Location

logger = logging.getLogger(__name__)


class Applying:
    """One run at a time; decisions that come while one is on its way are taken by the next."""

    def __init__(self, path: Location) -> None:
        self._path = path
        self._lock = Lock()
        self._asked = False
        self._running = False

    @property
    def running(self) -> bool:
        return self._running

    def ask(self) -> None:
        """Have every decision so far applied; returns at once."""
        with self._lock:
            self._asked = True
            if self._running:
                return
            self._running = True
        Thread(target=self._run, name="applying", daemon=True).start()

    def _run(self) -> None:
        while self._wanted():
            process = multiprocessing.get_context("spawn").Process(target=apply, args=(self._path,), daemon=True)
            process.start()
            process.join()
            if process.exitcode:
                logger.warning("the decisions could not be applied: run `dateline ingest` or decide once more")

    def _wanted(self) -> bool:
        with self._lock:
            self._running, self._asked = self._asked, False
            return self._running


def apply(path: Location) -> None:
    with front.open(path) as book:
        book.review.apply()
