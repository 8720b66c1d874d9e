"""One article a row: JSON Lines, CSV, TSV, Parquet."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from dateline.errors import InputError
from dateline.model import Raw
from dateline.sources.reading import Reading

FIELDS = ("id", "text", "html", "title", "authors", "outlet", "url", "published")

# What columns are often called. A column with the field's own name, and one that the user names, go first.
_ALSO = {
    "text": ("body", "content", "full_text", "fulltext", "article_text", "maintext", "article", "articlebody"),
    "title": ("headline",),
    "authors": ("author", "byline"),
    "outlet": ("publisher", "source", "media", "newspaper"),
    "url": ("link",),
    "published": (
        *("published_at", "publish_date", "publication_date", "date_publish", "pub_date", "date", "datetime"),
        "created_at",  # posts
    ),
    "id": ("article_id", "uri"),
}
_ROW = re.compile(rb'\s*\{\s*"')
_LONGEST_CELL = 16 * 2**20


def looks_like_rows(start: bytes) -> bool:
    """One JSON object a line: the first line is one, or most lines begin like one."""
    lines = [line for line in start.removeprefix(b"\xef\xbb\xbf").splitlines() if line.strip()]
    return _object(lines[0]) is not None or sum(bool(_ROW.match(line)) for line in lines) > len(lines) / 2


def _object(line: bytes) -> dict[str, object] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def read_lines(stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    """JSON Lines; a bad line is named and left out."""
    for number, line in enumerate(_lines(stream, source, how), start=1):
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except UnicodeDecodeError:
            how.problem(source, "not UTF-8; this line is left out", number)
            continue
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            how.problem(source, f"bad JSON ({reason}); this line is left out", number)
            continue
        if not isinstance(row, dict):
            how.problem(source, "not a JSON object with a `text`; this line is left out", number)
            continue
        yield Raw(named(row, how.columns), source, number, line.strip())


def _lines(stream: IO[bytes], source: str, how: Reading) -> Iterator[bytes]:
    number = 0
    while line := stream.readline(how.limits.document):
        number += 1
        if len(line) == how.limits.document:
            how.problem(source, "a line too long for an article; the rest of the file is left out", number)
            return
        yield line


def named(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, object]:
    """The row with our names for its fields; what is no field of an article is left out.

    Raises InputError for a mapped column that is not there.
    """
    missing = [column for column in columns.values() if column not in row]
    if missing:
        raise InputError(f"no column {missing[0]!r}; there are: {', '.join(map(str, row))}")
    lower = {str(key).strip().lower().replace(" ", "_"): key for key in reversed(list(row))}
    made: dict[str, object] = {}
    for field in FIELDS:
        if field in columns:
            made[field] = row[columns[field]]
            continue
        for name in (field, *_ALSO.get(field, ())):
            if name in lower and row[lower[name]] not in (None, ""):
                made[field] = row[lower[name]]
                break
    return made


def looks_like_table(start: bytes, columns: Mapping[str, str]) -> bool:
    """A first line of column names, one of which holds the text."""
    return _separator(start, columns) is not None


def _separator(start: bytes, columns: Mapping[str, str]) -> str | None:
    try:
        text = start.decode("utf-8-sig", errors="ignore")
    except UnicodeDecodeError:
        return None
    first = text.split("\n", 1)[0].strip("\r")
    for separator in ("\t", ",", ";", "|"):
        names = [name.strip().strip('"').lower().replace(" ", "_") for name in first.split(separator)]
        if len(names) < 2 or len(set(names)) < len(names) or not all(len(name) <= 60 for name in names):
            continue
        holders = {"text", "html", *_ALSO["text"], *(column.lower().replace(" ", "_") for column in columns.values())}
        if holders & set(names) and all(re.fullmatch(r"[\w .()/-]*", name) for name in names):
            return separator
    return None


def read_table(start: bytes, stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    """CSV, TSV and their like, with column names in the first line."""
    csv.field_size_limit(_LONGEST_CELL)
    encoding = "utf-16" if start.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    table = csv.DictReader(text, delimiter=_separator(start, how.columns) or ",")
    while True:
        try:
            row = next(table, None)
        except csv.Error as error:
            how.problem(source, f"not a table from here on ({error}); the rest is left out", table.line_num)
            return
        if row is None:
            return
        row.pop(None, None)  # cells beyond the last column
        as_bytes = json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        yield Raw(named(row, how.columns), source, table.line_num, as_bytes)


def read_parquet(stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    """Parquet, in batches. Raises InputError where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise InputError('Parquet needs pyarrow: pip install "dateline[parquet]"') from None
    data = stream.read()  # its table of contents stands at the end
    try:
        number = 0
        for batch in parquet.ParquetFile(io.BytesIO(data)).iter_batches(batch_size=500):
            for row in batch.to_pylist():
                number += 1
                as_bytes = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "replace")
                yield Raw(named(row, how.columns), source, number, as_bytes)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        how.problem(source, f"not readable as Parquet: {str(error).splitlines()[0]}")
