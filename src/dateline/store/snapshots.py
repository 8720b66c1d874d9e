"""Inputs as they came: compressed, each once, under the hash that its article names."""

import zlib
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select

from dateline.errors import NotFoundError
from dateline.model import Article
from dateline.store import schema


def put(connection: Connection, articles: Iterable[Article], came: Mapping[str, bytes]) -> None:
    """Keep what these articles of the record were made of. `came` are the inputs by their hash; one that the stored
    article was not made of, such as a page whose text is the same as before, is not kept."""
    wanted = {article.id: article.raw_hash for article in articles if article.raw_hash in came}
    table, kept = schema.articles, schema.snapshots
    stored = connection.execute(select(table.c.id, table.c.raw_hash).where(table.c.id.in_(wanted)))
    hashes = {digest for name, digest in stored if wanted[name] == digest}
    known = set(connection.execute(select(kept.c.hash).where(kept.c.hash.in_(hashes))).scalars())
    new = [{"hash": digest, "data": zlib.compress(came[digest])} for digest in sorted(hashes - known)]
    if new:
        connection.execute(insert(kept), new)


def get(connection: Connection, article: str, revision: int | None = None) -> bytes:
    """The input as it came of an article, or of one of its earlier texts.

    Raises NotFoundError where there is no such text, or none was kept.
    """
    table = schema.articles if revision is None else schema.revisions
    owner = table.c.id == article if revision is None else (table.c.article == article) & (table.c.number == revision)
    digest = connection.execute(select(table.c.raw_hash).where(owner)).scalar()
    if digest is None:
        raise NotFoundError(f"no revision {revision} of {article}: `dateline article {article} --diff` lists them")
    kept = schema.snapshots
    data = connection.execute(select(kept.c.data).where(kept.c.hash == digest)).scalar()
    if data is None:
        raise NotFoundError(f"the input of {article} was not kept: ingest it again to have it kept")
    return zlib.decompress(data)
