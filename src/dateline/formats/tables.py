"""Writing rows of text: delimited files with a header, and cells that cannot break a line."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import IO


def delimited(
    out: IO[str],
    columns: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    *,
    tabs: bool = True,
    header: bool = True,
) -> int:
    """Write rows under these columns; returns how many. What a row lacks is an empty cell.

    Raises KeyError for a row with a column that the layout has not.
    """
    known = set(columns)
    if tabs:
        # These data sets quote nothing: a tab or line break within a cell becomes a space.
        table = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    else:
        table = csv.writer(out, lineterminator="\r\n")
    if header:
        table.writerow(columns)
    count = 0
    for row in rows:
        if surplus := row.keys() - known:
            raise KeyError(f"no such column: {', '.join(sorted(surplus))}")
        table.writerow([cell(row.get(column)) for column in columns])
        count += 1
    return count


def cell(value: object) -> str:
    """A value as one line of text; None is empty."""
    return "" if value is None else " ".join(str(value).split())


def joined(values: Iterable[str | None], by: str = "; ") -> str:
    """Distinct values in their order; a separator within one becomes a comma."""
    return by.join(dict.fromkeys(value.replace(by.strip(), ",") for value in values if value))
