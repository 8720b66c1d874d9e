"""From whatever people have to single articles as they came. What kind an input is, its content says.

files      files, folders, standard input; which kind each is
rows       one article a row: JSON Lines, JSON, CSV, TSV, Parquet
words      texts and web pages: their encoding
packed     gzip, zip, tar, kept from exploding
papers     mail, PDF
warc       archives of the web
feeds      RSS, RDF, Atom, JSON Feed
sitemaps   sitemaps and lists of addresses
fetching, connecting   one address, politely and within limits; which machines may be asked
following  from addresses to the pages that they lead to
moments    dates as mail, feeds and servers write them
memory     what is known of addresses from earlier runs
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from dateline.errors import InputError
from dateline.model import Raw
from dateline.sources.files import STANDARD_INPUT, files_at, read_paths, read_stream, size_of
from dateline.sources.memory import Forgetful, Memory
from dateline.sources.reading import TO_PAGES, Limits, Manners, OnProblem, OnRead, Reading, Wanted
from dateline.sources.rows import FIELDS

__all__ = [
    "STANDARD_INPUT",
    "Limits",
    "Manners",
    "Memory",
    "OnProblem",
    "OnRead",
    "Wanted",
    "fetch",
    "is_address",
    "listed",
    "of_bytes",
    "read",
    "size_of",
]


def read(
    inputs: Iterable[Path | str],
    *,
    on_problem: OnProblem,
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    manners: Manners | None = None,
    on_read: OnRead = lambda size: None,
) -> Iterator[Raw]:
    """Every article in these files and folders, in the order given, then at these addresses; `-` is standard input.

    An address begins with http:// or https://; a file that lists such addresses stands for them. What cannot be used is
    reported to `on_problem` and left out; nothing is raised for a bad input. `columns` says which column of a table
    holds a field, as in `{"text": "body"}`; raises InputError for a field that is none. `on_read` is told how many
    bytes of the files have been read, before each article.
    """
    if unknown := sorted(set(columns or ()) - set(FIELDS)):
        raise InputError(f"no field {unknown[0]!r} of an article: choose of {', '.join(FIELDS)}")
    return _read(inputs, Reading(on_problem, columns or {}, limits or Limits(), on_read=on_read), manners or Manners())


def _read(inputs: Iterable[Path | str], how: Reading, manners: Manners) -> Iterator[Raw]:
    given = list(inputs)
    wanted = [Wanted(str(one), leads=TO_PAGES) for one in given if is_address(one)]
    files = [Path(one) for one in given if not is_address(one)]
    yield from read_paths(files, replace(how, want=wanted.append))
    if wanted:
        yield from _fetched(wanted, how, manners, Forgetful())


def is_address(given: Path | str) -> bool:
    """Whether an input is an address of the web; anything else names a file."""
    return isinstance(given, str) and bool(re.match("https?://", given, re.IGNORECASE))


def listed(paths: Iterable[Path], *, on_problem: OnProblem) -> Iterator[Path]:
    """The files that `read` opens for these paths, in its order."""
    how = Reading(on_problem, {}, Limits())
    return (file for path in paths for file in files_at(path, how))


def fetch(wanted: Iterable[Wanted], *, on_problem: OnProblem, manners: Manners, memory: Memory) -> Iterator[Raw]:
    """The articles at these addresses and at those that they lead to, without what `memory` knows already."""
    return _fetched(wanted, Reading(on_problem, {}, Limits()), manners, memory)


def _fetched(wanted: Iterable[Wanted], how: Reading, manners: Manners, memory: Memory) -> Iterator[Raw]:
    from dateline.sources import fetching, following  # who reads files only need not load what speaks HTTP

    with fetching.Fetcher(manners) as fetcher:
        yield from following.follow(wanted, fetcher, how, memory)


def of_bytes(data: bytes, source: str, *, on_problem: OnProblem, url: str | None = None) -> Iterator[Raw]:
    """The articles in these bytes; `source` names them in problems, `url` is where they were found."""
    return read_stream(BytesIO(data), source, Reading(on_problem, {}, Limits(), url=url))
