"""How an input is read: where problems go, what the columns are called, how much is too much."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import IO, Self

from dateline.model import Problem

OnProblem = Callable[[Problem], None]
OnRead = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on hostile input: bytes of one document, bytes and members of one archive, archives inside archives."""

    document: int = 64 * 2**20
    archive: int = 8 * 2**30
    members: int = 200_000
    depth: int = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reader is given. `url` is where the input was found; `depth` counts the archives around it; `on_read`
    is told how many bytes of all files have been read."""

    on_problem: OnProblem
    columns: Mapping[str, str]
    limits: Limits
    url: str | None = None
    depth: int = 0
    on_read: OnRead = lambda size: None

    def problem(self, source: str, message: str, line: int | None = None) -> None:
        self.on_problem(Problem(source, line, message))

    def deeper(self) -> Self:
        return replace(self, depth=self.depth + 1)

    def whole(self, stream: IO[bytes], source: str) -> bytes | None:
        """All bytes of a document; None, with a problem, where they are too many."""
        data = stream.read(self.limits.document + 1)
        if len(data) > self.limits.document:
            self.problem(source, f"larger than {self.limits.document // 2**20} MB, which is no article; left out")
            return None
        return data


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
