"""Where a record is kept: a file, or a database on a PostgreSQL server."""

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from dateline.errors import InputError

_SERVER = re.compile(r"postgres(?:ql)?(?:\+\w+)?://")


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a server. As text it has no password, so that no message, log or page can show one."""

    url: URL

    def __str__(self) -> str:
        shown = URL.create(
            "postgresql", self.url.username, None, self.url.host, self.url.port, self.url.database, self.url.query
        )
        return shown.difference_update_query(["password", "sslpassword"]).render_as_string()

    def __repr__(self) -> str:
        return f"Server({self})"

    @property
    def name(self) -> str:
        """The database's name, for headings."""
        return self.url.database or self.url.username or "record"


Location = Path | Server


def locate(given: Location | str) -> Location:
    """The location that a person named: `postgresql://user@host/database`, or the path of a file.

    Raises InputError for an address of a server that is none.
    """
    if isinstance(given, Path) and re.match("postgres(ql)?:", str(given)):
        raise InputError("give the address of a server as text: a path loses one of its slashes")
    if not isinstance(given, str):
        return given
    if not _SERVER.match(given):
        return Path(given)
    try:
        url = make_url(given)
    except (ArgumentError, ValueError) as error:  # what is wrong may be the password, so it is not repeated
        raise InputError("the record's address is wrong: write postgresql://user@host:5432/database") from error
    return Server(url.set(drivername="postgresql+psycopg"))


def beside(location: Location, suffix: str) -> Path:
    """A path beside the record's file; for a server's record in the working directory."""
    name = f"{location.name}{suffix}"
    return location.with_name(name) if isinstance(location, Path) else Path(name)
