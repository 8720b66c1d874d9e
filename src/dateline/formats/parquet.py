"""Parquet, for pandas, polars, DuckDB and R: the same nested values as JSON Lines, with types (extra `parquet`).

The columns are those of `dateline schema`; times stay EDTF texts, because a column of days could not hold "2024-07".
"""

import types
import typing
from typing import IO, Any, Literal, Union

from pydantic import BaseModel

from dateline.errors import DatelineError
from dateline.formats import jsonl
from dateline.store import EventFilter, View

BATCH = 1000


def write(view: View, what: str, out: IO[bytes], asked: EventFilter | None = None) -> int:
    """Write one kind of value; returns how many. Raises DatelineError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise DatelineError("Parquet needs pyarrow: pip install 'dateline[parquet]'") from error
    schema = pa.schema(_fields(jsonl.model(what), pa))
    count = 0
    batch: list[dict[str, Any]] = []
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for value in jsonl.values(view, what, asked):
            batch.append(value.model_dump(mode="json"))
            count += 1
            if len(batch) == BATCH:
                writer.write_table(pa.Table.from_pylist(batch, schema))
                batch = []
        if batch or not count:
            writer.write_table(pa.Table.from_pylist(batch, schema))
    return count


def _fields(model: type[BaseModel], pa: Any) -> list[Any]:
    hints = typing.get_type_hints(model)
    return [pa.field(name, _type(hints[name], pa)) for name in model.model_fields]


def _type(hint: Any, pa: Any) -> Any:
    """The Arrow type of a field's annotation. Raises TypeError for one that this layout does not know."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (Union, types.UnionType):
        (inner,) = (a for a in arguments if a is not type(None))
        return _type(inner, pa)
    if origin is list:
        return pa.list_(_type(arguments[0], pa))
    if origin is Literal:
        return pa.string()
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return pa.struct(_fields(hint, pa))
    plain = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
    if hint not in plain:
        raise TypeError(f"no column type for {hint}")
    return plain[hint]
