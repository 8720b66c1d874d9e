"""The settings kept with a record: `coder`, `config`, `stale`; the version that `fused` it, the `newest` day then."""

from typing import Any

from sqlalchemy import Connection, insert, select, update

from dateline.store import schema


def put_setting(connection: Connection, name: str, value: Any) -> None:
    table = schema.settings
    changed = connection.execute(update(table).where(table.c.name == name).values(value=value))
    if not changed.rowcount:
        connection.execute(insert(table).values(name=name, value=value))


def setting(connection: Connection, name: str) -> Any:
    """The value, or None where it was never set."""
    return connection.execute(select(schema.settings.c.value).where(schema.settings.c.name == name)).scalar()
