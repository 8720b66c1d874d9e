"""A PostgreSQL server of the tests' own, in a temporary folder, from Debian's package or whatever is on the PATH."""

import itertools
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NUMBERS = itertools.count(1)
NONE = "no PostgreSQL server here: apt-get install postgresql"


@dataclass(frozen=True)
class Cluster:
    """A running server: its socket's folder, the port, and the user that owns everything on it."""

    folder: Path
    port: int
    user: str = "owner"

    def url(self, schema: str) -> str:
        """The address of a record in a schema of its own."""
        path = f"options=-csearch_path%3D{schema}"
        return f"postgresql://{self.user}@/postgres?host={self.folder}&port={self.port}&{path}"

    def fresh(self) -> str:
        """The address of a place where no record is yet."""
        schema = f"record{next(NUMBERS)}"
        self.execute(f"CREATE SCHEMA {schema}")
        return self.url(schema)

    def execute(self, command: str) -> list[tuple[Any, ...]]:
        """One command as the owner."""
        import psycopg

        address = f"host={self.folder} port={self.port} user={self.user} dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            found = connection.execute(command)  # type: ignore[call-overload]  # text that is not in the source
            return list(found) if found.description else []


def programs() -> Path | None:
    """The folder of the newest server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def running() -> Iterator[Cluster]:
    """A server that is started here and stopped at the end; its files are gone then. It never runs as root."""
    found = programs()
    assert found
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))  # short: the path of a socket has 107 characters at most
    as_other: dict[str, Any] = {}
    if os.geteuid() == 0:
        other = pwd.getpwnam(next(u.pw_name for u in pwd.getpwall() if u.pw_name in ("postgres", "nobody")))
        os.chown(folder, other.pw_uid, other.pw_gid)
        as_other = {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    made = [found / "initdb", "-D", data, "-U", "owner", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run(
        [*made, "--auth-local=trust", "--auth-host=scram-sha-256"],
        check=True, stdout=subprocess.DEVNULL, cwd=folder, timeout=120, **as_other,
    )  # fmt: skip
    options = ["-c", f"port={port}", "-c", f"unix_socket_directories={folder}", "-c", "listen_addresses=127.0.0.1"]
    fast = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
    log = (folder / "log").open("w")
    server = subprocess.Popen(
        [found / "postgres", "-D", data, *options, *fast], stdout=log, stderr=log, cwd=folder, **as_other
    )
    try:
        ready = [found / "pg_isready", "-q", "-h", folder, "-p", str(port), "-d", "postgres", "-U", "owner"]
        for _ in range(300):
            if subprocess.run(ready, check=False, timeout=30).returncode == 0:
                break
            subprocess.run(["sleep", "0.1"], check=True)
        yield Cluster(folder, port)
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
        server.wait(30)
        log.close()
        shutil.rmtree(folder, ignore_errors=True)
