"""The review overlay on disk: the log of what people decided, and the ids that led elsewhere."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from dateline.errors import NotFoundError
from dateline.model import Anchor, Decision
from dateline.store import schema
from dateline.store.database import Stored
from dateline.store.dialects import position
from dateline.store.reading import batches
from dateline.store.settings import put_setting


class Review(Stored):
    """The log of decisions of one record. Lines are only ever added; the record must be fused anew to show them."""

    def log(self) -> tuple[Decision, ...]:
        """Every line, oldest first."""
        with self._reading() as connection:
            return decisions(connection)

    def add(
        self,
        action: str,
        author: str,
        *,
        anchors: Iterable[Anchor] = (),
        field: str | None = None,
        value: str | None = None,
        because: str | None = None,
        undoes: int | None = None,
    ) -> Decision:
        """Write one line, with the time of now, and mark the record as behind.

        Raises NotFoundError where `undoes` is no line of the log.
        """
        with self._writing() as connection:
            known = decisions(connection)
            if undoes is not None and undoes not in {d.number for d in known}:
                raise NotFoundError(f"no decision #{undoes}: list them with `dateline decisions`")
            decision = Decision(
                number=max((d.number for d in known), default=0) + 1,
                at=datetime.now(UTC).isoformat(timespec="seconds"),
                author=author,
                action=action,
                anchors=tuple(anchors),
                field=field,
                value=value,
                because=because,
                undoes=undoes,
            )
            connection.execute(insert(schema.decisions), asdict(decision))
            put_setting(connection, "stale", True)
        return decision


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """The log, oldest first."""
    found = connection.execute(select(schema.decisions).order_by(schema.decisions.c.number)).mappings()
    return tuple(Decision(**{**row, "anchors": tuple(Anchor(**a) for a in row["anchors"])}) for row in found)


def redirect(connection: Connection, of: Table, before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Lead every id that is gone from this table to the one with most of what was its own.

    `before` and `now` are the events of reports (or the actors of articles' actors), as far as they changed.
    """
    there = set(now.values())
    for batch in batches(sorted(set(before.values()) - there)):
        there |= set(connection.execute(select(of.c.id).where(of.c.id.in_(batch))).scalars())
    moved: dict[str, Counter[str]] = {}
    for part, old in before.items():
        if old not in there and part in now:
            moved.setdefault(old, Counter())[now[part]] += 1
    leads = {old: min(to, key=lambda new: (-to[new], new)) for old, to in moved.items()}
    table = schema.redirects
    for batch in batches(sorted({*leads, *there})):
        connection.execute(delete(table).where(table.c.old.in_(batch)))
    for old, new in sorted(leads.items()):
        connection.execute(update(table).where(table.c.new == old).values(new=new))
    if leads:
        connection.execute(insert(table), [{"old": old, "new": new} for old, new in sorted(leads.items())])


def led_to(connection: Connection, id_or_prefix: str) -> str | None:
    """The id of today's event or actor that a former id, or the only one that begins so, leads to."""
    table = schema.redirects
    bare = func.substr(table.c.old, position(table.c.old, "-") + 1)
    begins = table.c.old.startswith(id_or_prefix, autoescape=True) | bare.startswith(id_or_prefix, autoescape=True)
    found = set(connection.execute(select(table.c.new).where(begins)).scalars())
    return found.pop() if len(found) == 1 and id_or_prefix else None
