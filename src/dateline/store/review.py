"""The review overlay on disk: the log of what people decided, and the ids that led elsewhere."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from dateline.errors import NotFoundError
from dateline.model import Anchor, Decision
from dateline.store import schema
from dateline.store.database import open_engine, transaction


class Review:
    """The log of decisions of one record. Lines are only ever added; the record must be fused anew to show them."""

    def __init__(self, path: Path | str) -> None:
        self._engine = open_engine(Path(path), create=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    def log(self) -> tuple[Decision, ...]:
        """Every line, oldest first."""
        with transaction(self._engine) as connection:
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
        with transaction(self._engine, writing=True) as connection:
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
            stale = upsert(schema.settings).values(name="stale", value=True)
            connection.execute(stale.on_conflict_do_update(index_elements=["name"], set_={"value": True}))
        return decision


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """The log, oldest first."""
    found = connection.execute(select(schema.decisions).order_by(schema.decisions.c.number)).mappings()
    return tuple(Decision(**{**row, "anchors": tuple(Anchor(**a) for a in row["anchors"])}) for row in found)


def homes(connection: Connection) -> dict[str, str]:
    """Report id -> event id, as the record is now."""
    table = schema.event_reports
    return {report: event for report, event in connection.execute(select(table.c.report, table.c.event))}  # noqa: C416


def redirect(connection: Connection, before: Mapping[str, str]) -> None:
    """Lead every id that is gone to the event with most of its reports; `before` are the `homes` of the old record."""
    now = homes(connection)
    there = set(now.values())
    moved: dict[str, Counter[str]] = {}
    for report, old in before.items():
        if old not in there and report in now:
            moved.setdefault(old, Counter())[now[report]] += 1
    leads = {old: min(to, key=lambda new: (-to[new], new)) for old, to in moved.items()}
    table = schema.redirects
    for old, new in connection.execute(select(table.c.old, table.c.new)).all():
        leads.setdefault(old, leads.get(new, new))
    connection.execute(delete(table))
    kept = [{"old": old, "new": new} for old, new in sorted(leads.items()) if old not in there]
    if kept:
        connection.execute(insert(table), kept)


def led_to(connection: Connection, id_or_prefix: str) -> str | None:
    """The id of today's event that a former id, or the only one that begins so, leads to."""
    table = schema.redirects
    bare = func.substr(table.c.old, func.instr(table.c.old, "-") + 1)
    begins = table.c.old.startswith(id_or_prefix, autoescape=True) | bare.startswith(id_or_prefix, autoescape=True)
    found = set(connection.execute(select(table.c.new).where(begins)).scalars())
    return found.pop() if len(found) == 1 and id_or_prefix else None
