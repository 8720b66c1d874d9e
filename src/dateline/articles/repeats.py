"""Which articles of an input were given already: one id stands for one text."""

import sqlite3
from dataclasses import dataclass

from dateline.model import Article, content_id


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where an id was given first, and whether with the same text."""

    place: str
    same_text: bool

    def problem(self, id: str) -> str:
        return f"the id {id!r} belongs to another text, at {self.place}; left out: give it an id of its own"


class Repeats:
    """The ids given so far. They are kept on disk, so that memory does not grow with the input."""

    def __init__(self) -> None:
        self._given = sqlite3.connect("")  # a file of its own, which SQLite removes
        self._given.execute("CREATE TABLE given (id TEXT PRIMARY KEY, text TEXT, place TEXT) WITHOUT ROWID")

    def earlier(self, article: Article, place: str) -> Earlier | None:
        """Where this article's id was given before; None for a new one, which is remembered with its place."""
        text = content_id("text", article.text)
        row = (article.id, text, place)
        if self._given.execute("INSERT OR IGNORE INTO given VALUES (?, ?, ?)", row).rowcount:
            return None
        query = "SELECT place, text FROM given WHERE id = ?"
        first, known = self._given.execute(query, (article.id,)).fetchone()
        return Earlier(first, known == text)

    def close(self) -> None:
        self._given.close()
