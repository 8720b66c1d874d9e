"""The unit of work. A shard is done when its file stands in the lake; whoever codes it twice writes the same again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline import sources
from dateline.errors import InputError
from dateline.model import content_id
from dateline.sources import OnProblem

SMALL = 2**18  # bytes; files travel together up to this, some eighty articles
MANY = 500  # files in a shard


@dataclass(frozen=True, slots=True)
class Shard:
    """Files that are read and coded at once, as they were named from `folder`; `size` is their bytes.

    `id` is a hash of the files with their sizes and times of change, and of everything else that decides what is coded.
    """

    id: str
    files: tuple[str, ...]
    folder: str
    size: int

    def __str__(self) -> str:
        more = f" and {len(self.files) - 1} more" if len(self.files) > 1 else ""
        return f"{self.files[0]}{more}"


def plan(
    paths: Iterable[Path], *, coder: str, columns: Mapping[str, str] | None, on_problem: OnProblem
) -> Iterator[Shard]:
    """The shards of these files and folders, in the order in which one process would read them.

    Raises InputError for standard input, which cannot be divided.
    """
    paths = list(paths)
    if sources.STANDARD_INPUT in paths:
        raise InputError("standard input cannot be divided among the processes of an engine: save it as files")
    group: list[Path] = []
    size = 0
    for file in sources.listed(paths, on_problem=on_problem):
        own = sources.size_of(file)
        if group and (size + own > SMALL or len(group) == MANY):
            yield _shard(group, size, coder, columns)
            group, size = [], 0
        group.append(file)
        size += own
    if group:
        yield _shard(group, size, coder, columns)


def _shard(files: list[Path], size: int, coder: str, columns: Mapping[str, str] | None) -> Shard:
    states = [[str(file), *_state(file)] for file in files]
    id = content_id("shard with inputs", coder, sorted((columns or {}).items()), states)
    return Shard(id, tuple(map(str, files)), str(Path.cwd()), size)


def _state(file: Path) -> tuple[int, int]:
    """Size and time of change: what tells a file from what it was in an earlier run."""
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns
