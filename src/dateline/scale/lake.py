"""What came of each shard: one Parquet file with a row an article, under a name that only a finished file has."""

import json
import os
import socket
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from dateline.errors import InputError
from dateline.model import Coding, Problem
from dateline.scale.shards import Shard

ROWS = 200  # articles in a row group: what is held in memory at once
PROBLEMS = b"dateline.problems"
COLUMNS = ("article", "published", "outlet", "language", "reports", "statements", "coding", "input")
Coded = tuple[Coding, bytes | None]  # with the input as it came


def parquet() -> Any:
    """The module `pyarrow.parquet`. Raises InputError where it is not installed."""
    try:
        import pyarrow.parquet as module
    except ImportError:
        raise InputError('an engine needs pyarrow: pip install "dateline[scale]"') from None
    return module


@dataclass(frozen=True)
class Lake:
    """A folder that every process of an engine can reach. `coding` of a row is the whole Coding as JSON, `input` what
    the article was made of."""

    folder: Path

    @cached_property
    def _codings(self) -> TypeAdapter[Coding]:
        return TypeAdapter(Coding)

    def path(self, shard: Shard) -> Path:
        return self.folder / f"{shard.id}.parquet"

    def has(self, shard: Shard) -> bool:
        return self.path(shard).exists()

    def put(self, shard: Shard, codings: Iterable[Coded], problems: list[Problem]) -> None:
        """Write the shard's codings, and then the problems met on the way, beside the lake; then rename."""
        import pyarrow

        part = self.folder / f"{shard.id}.{socket.gethostname()}-{os.getpid()}.part"
        kinds = {"reports": pyarrow.int32(), "statements": pyarrow.int32(), "input": pyarrow.binary()}
        schema = pyarrow.schema([(column, kinds.get(column, pyarrow.string())) for column in COLUMNS])
        with parquet().ParquetWriter(part, schema, compression="zstd") as file:
            remaining = iter(codings)
            while rows := [self._row(*coded) for coded in islice(remaining, ROWS)]:
                file.write_table(pyarrow.Table.from_pylist(rows, schema))
            file.add_key_value_metadata({PROBLEMS.decode(): json.dumps([asdict(problem) for problem in problems])})
        part.replace(self.path(shard))

    def _row(self, coding: Coding, came: bytes | None) -> dict[str, Any]:
        article = coding.article
        whole = self._codings.dump_json(coding).decode()
        counts = (len(coding.reports), len(coding.statements))
        values = (article.id, article.published, article.outlet, article.language, *counts, whole, came)
        return dict(zip(COLUMNS, values, strict=True))

    def codings(self, shard: Shard) -> Iterator[Coded]:
        """What a finished shard claims, in the order of its files, with the inputs."""
        with parquet().ParquetFile(self.path(shard)) as file:
            for batch in file.iter_batches(ROWS, columns=["coding", "input"]):
                for coding, came in zip(*batch.columns, strict=True):
                    yield self._codings.validate_json(coding.as_py()), came.as_py()

    def problems(self, shard: Shard) -> list[Problem]:
        """What could not be read in a finished shard."""
        held = parquet().read_metadata(self.path(shard)).metadata
        return [Problem(**problem) for problem in json.loads(held[PROBLEMS])]

    def sweep(self) -> None:
        """Remove what killed processes left half written."""
        for part in self.folder.glob("*.part"):
            part.unlink(missing_ok=True)
