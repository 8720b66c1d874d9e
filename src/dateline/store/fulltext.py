"""Full text, the one thing that SQLite and PostgreSQL keep in different ways: indexes beside the tables, kept here."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, literal_column, text

from dateline.store import words
from dateline.store.dialects import Either

INDEXES = ("articles_text", "statements_text", "events_text")


class Found(NamedTuple):
    """A row found: its key, the best passage with the words found marked, and how well it fits (higher is better)."""

    key: int
    passage: str
    score: float


class FullText(ABC):
    """The words of articles (title and text), statements and events, by the key of their rows."""

    @abstractmethod
    def create(self, connection: Connection, names: Sequence[str] = INDEXES) -> None: ...

    @abstractmethod
    def drop_article(self, connection: Connection, key: int) -> None:
        """Before its row changes, and its statements go."""

    @abstractmethod
    def put_articles(self, connection: Connection, written: Sequence[tuple[str, str | None, str]]) -> None:
        """Id, title and text of articles, after their rows are there."""

    @abstractmethod
    def put_statements(self, connection: Connection, said: Sequence[tuple[str, str]]) -> None:
        """Words and id of statements, after their rows are there."""

    @abstractmethod
    def put_events(self, connection: Connection, told: Sequence[tuple[int, str]]) -> None:
        """Key and words of events, after their rows are there."""

    @abstractmethod
    def drop_events(self, connection: Connection, keys: Sequence[int]) -> None:
        """Before their rows go."""

    @abstractmethod
    def search(self, connection: Connection, what: str, asked: str, limit: int, marks: tuple[str, str]) -> list[Found]:
        """The best first. Raises InputError for a query without a word."""

    def count(self, connection: Connection, what: str, asked: str, most: int) -> int:
        """How many rows hold the words, counted up to so many."""
        hold, value = self.condition(f"{what}_text", asked)
        query = f"SELECT count(*) FROM (SELECT 1 FROM {what}_text WHERE {hold} LIMIT {most}) AS found"
        return int(connection.execute(text(query), {"asked": value}).scalar_one())

    @staticmethod
    @abstractmethod
    def condition(index: str, asked: str) -> tuple[str, str]:
        """A condition that holds for rows with all that is asked, and the value of its `:asked`."""


class Fts5(FullText):
    """SQLite's FTS5, ranked by BM25. The index of articles reads its words from `articles` (no second copy)."""

    def create(self, connection: Connection, names: Sequence[str] = INDEXES) -> None:
        for name in names:
            columns = "title, text, content='articles', content_rowid='key'" if name == "articles_text" else "text"
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, tokenize='unicode61 remove_diacritics 2')"
            )

    def drop_article(self, connection: Connection, key: int) -> None:
        words = "INSERT INTO articles_text(articles_text, rowid, title, text) SELECT 'delete', key, title, text"
        connection.exec_driver_sql(f"{words} FROM articles WHERE key = ?", (key,))
        own = "SELECT s.key FROM statements s JOIN articles a ON a.id = s.article WHERE a.key = ?"
        connection.exec_driver_sql(f"DELETE FROM statements_text WHERE rowid IN ({own})", (key,))

    def put_articles(self, connection: Connection, written: Sequence[tuple[str, str | None, str]]) -> None:
        words = "INSERT INTO articles_text(rowid, title, text) SELECT key, title, text FROM articles WHERE id = ?"
        connection.exec_driver_sql(words, [(id,) for id, _, _ in written])

    def put_statements(self, connection: Connection, said: Sequence[tuple[str, str]]) -> None:
        if said:
            words = "INSERT INTO statements_text(rowid, text) SELECT key, ? FROM statements WHERE id = ?"
            connection.exec_driver_sql(words, list(said))

    def put_events(self, connection: Connection, told: Sequence[tuple[int, str]]) -> None:
        if told:
            connection.exec_driver_sql("INSERT INTO events_text(rowid, text) VALUES (?, ?)", list(told))

    def drop_events(self, connection: Connection, keys: Sequence[int]) -> None:
        if keys:
            connection.exec_driver_sql("DELETE FROM events_text WHERE rowid = ?", [(key,) for key in keys])

    def search(self, connection: Connection, what: str, asked: str, limit: int, marks: tuple[str, str]) -> list[Found]:
        index, column = f"{what}_text", 1 if what == "articles" else 0
        hold, value = self.condition(index, asked)
        query = text(
            f"SELECT rowid, snippet({index}, {column}, :before, :after, '…', {words.WINDOW}), -bm25({index})"
            f" FROM {index} WHERE {hold} ORDER BY bm25({index}), rowid LIMIT :limit"
        )
        values = {"asked": value, "limit": limit, "before": marks[0], "after": marks[1]}
        return [Found(*row) for row in connection.execute(query, values)]

    @staticmethod
    def condition(index: str, asked: str) -> tuple[str, str]:
        return f"{index} MATCH :asked", match(asked)


# A row of the index goes with its own row; the words of a statement stand in its article.
_TABLES = {
    "articles": ("", "SELECT text FROM articles WHERE key = :key"),
    "statements": (
        "",
        "SELECT substr(a.text, content_at + 1, content_to - content_at)"
        " FROM statements s JOIN articles a ON a.id = s.article WHERE s.key = :key",
    ),
    "events": ("body TEXT NOT NULL, ", "SELECT body FROM events_text WHERE key = :key"),
}


class TsVector(FullText):
    """PostgreSQL's tsvector in a GIN index, ranked by `ts_rank_cd`: the nearer the words, the better."""

    def create(self, connection: Connection, names: Sequence[str] = INDEXES) -> None:
        for name in names:
            table = name.removesuffix("_text")
            key = f"key BIGINT PRIMARY KEY REFERENCES {table} (key) ON DELETE CASCADE"
            connection.execute(text(f"CREATE TABLE {name} ({key}, {_TABLES[table][0]}words TSVECTOR NOT NULL)"))
            connection.execute(text(f"CREATE INDEX {name}_words ON {name} USING gin (words)"))

    def drop_article(self, connection: Connection, key: int) -> None:
        connection.execute(text("DELETE FROM articles_text WHERE key = :key"), {"key": key})

    def put_articles(self, connection: Connection, written: Sequence[tuple[str, str | None, str]]) -> None:
        query = (
            "INSERT INTO articles_text (key, words) SELECT key, CAST(:words AS tsvector) FROM articles WHERE id = :id"
        )
        rows = [{"words": words.tsvector((title or "", body)), "id": id} for id, title, body in written]
        connection.execute(text(query), rows)

    def put_statements(self, connection: Connection, said: Sequence[tuple[str, str]]) -> None:
        query = (
            "INSERT INTO statements_text (key, words)"
            " SELECT key, CAST(:words AS tsvector) FROM statements WHERE id = :id"
        )
        if said:
            connection.execute(text(query), [{"words": words.tsvector((body,)), "id": id} for body, id in said])

    def put_events(self, connection: Connection, told: Sequence[tuple[int, str]]) -> None:
        query = "INSERT INTO events_text (key, body, words) VALUES (:key, :body, CAST(:words AS tsvector))"
        if told:
            rows = [{"key": key, "body": body, "words": words.tsvector((body,))} for key, body in told]
            connection.execute(text(query), rows)

    def drop_events(self, connection: Connection, keys: Sequence[int]) -> None:
        """They go with their rows."""

    def search(self, connection: Connection, what: str, asked: str, limit: int, marks: tuple[str, str]) -> list[Found]:
        terms = words.terms(asked)
        query = text(
            f"SELECT key, ts_rank_cd(words, asked, 1) AS score FROM {what}_text, CAST(:asked AS tsquery) AS asked"
            " WHERE words @@ asked ORDER BY score DESC, key LIMIT :limit"
        )
        found = connection.execute(query, {"asked": words.tsquery(terms), "limit": limit}).all()
        bodies = [str(connection.execute(text(_TABLES[what][1]), {"key": key}).scalar_one()) for key, _ in found]
        return [
            Found(key, words.passage(body, terms, *marks), float(score))
            for (key, score), body in zip(found, bodies, strict=True)
        ]

    @staticmethod
    def condition(index: str, asked: str) -> tuple[str, str]:
        return "words @@ CAST(:asked AS tsquery)", words.tsquery(words.terms(asked))


def of(connection: Connection) -> FullText:
    """The full text of this record."""
    return Fts5() if connection.dialect.name == "sqlite" else TsVector()


def matching(key: ColumnElement[int], index: str, asked: str) -> ColumnElement[bool]:
    """Rows whose full text holds all words (and "phrases") of a person's query.

    Raises InputError for a query without a word.
    """
    found = []
    for row, (hold, value) in (("rowid", Fts5.condition(index, asked)), ("key", TsVector.condition(index, asked))):
        query = text(f"SELECT {row} FROM {index} WHERE {hold}").bindparams(bindparam("asked", value, unique=True))
        found.append(key.in_(query.columns(literal_column(row))))
    return Either(*found)


def match(asked: str) -> str:
    """A person's query for FTS5, whose operators are mere words in it; `word*` finds all words that begin so.

    Raises InputError for a query without a word.

    >>> match('port AND "free trade" ship*')
    '"port" "AND" "free trade" "ship"*'
    """
    asked_for = words.asked_for(asked)
    return " ".join(f'"{term.rstrip("*")}"*' if term.endswith("*") else f'"{term}"' for term in asked_for)
