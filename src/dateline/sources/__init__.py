"""From whatever people have to single articles as they came. What kind an input is, its content says.

files     files, folders, standard input; which kind each is
rows      one article a row: JSON Lines, JSON, CSV, TSV, Parquet
words     texts and web pages: their encoding
packed    gzip, zip, tar, kept from exploding
papers    mail, PDF
warc      archives of the web
feeds     RSS, RDF and Atom as files
"""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

from dateline.errors import InputError
from dateline.model import Raw
from dateline.sources.files import STANDARD_INPUT, files_at, read_paths, read_stream, size_of
from dateline.sources.reading import Limits, OnProblem, OnRead, Reading
from dateline.sources.rows import FIELDS

__all__ = ["STANDARD_INPUT", "Limits", "OnProblem", "OnRead", "listed", "of_bytes", "read", "size_of"]


def read(
    paths: Iterable[Path],
    *,
    on_problem: OnProblem,
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    on_read: OnRead = lambda size: None,
) -> Iterator[Raw]:
    """Every article in these files and folders, in the order given; `-` is standard input.

    What cannot be used is reported to `on_problem` and left out; nothing is raised for a bad input. `columns` says
    which column of a table holds a field, as in `{"text": "body"}`; raises InputError for a field that is none.
    `on_read` is told how many bytes of the files have been read, before each article.
    """
    if unknown := sorted(set(columns or ()) - set(FIELDS)):
        raise InputError(f"no field {unknown[0]!r} of an article: choose of {', '.join(FIELDS)}")
    return read_paths(paths, Reading(on_problem, columns or {}, limits or Limits(), on_read=on_read))


def listed(paths: Iterable[Path], *, on_problem: OnProblem) -> Iterator[Path]:
    """The files that `read` opens for these paths, in its order."""
    how = Reading(on_problem, {}, Limits())
    return (file for path in paths for file in files_at(path, how))


def of_bytes(data: bytes, source: str, *, on_problem: OnProblem, url: str | None = None) -> Iterator[Raw]:
    """The articles in these bytes; `source` names them in problems, `url` is where they were found."""
    return read_stream(BytesIO(data), source, Reading(on_problem, {}, Limits(), url=url))
