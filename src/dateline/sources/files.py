"""Files, folders and streams: what kind each is by its first bytes, and who reads it."""

import io
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from dateline.errors import InputError
from dateline.model import Raw
from dateline.sources import feeds, packed, papers, rows, sitemaps, warc, words
from dateline.sources.reading import Reading

STANDARD_INPUT = Path("-")
_PEEK = 65536
_FOLDER_ENDINGS = frozenset(
    {
        "",
        ".txt",
        ".text",
        ".md",
        ".json",
        ".jsonl",
        ".ndjson",
        ".csv",
        ".tsv",
        ".parquet",
        ".html",
        ".htm",
        ".xhtml",
        ".eml",
    }
    | {".pdf", ".xml", ".rss", ".atom", ".warc", ".gz", ".tgz", ".zip", ".tar"}
)
_NOT_ARTICLES = ("readme", "license", "licence", "changelog", "contributing")
_MAIL = re.compile(rb"(?:^|\n)(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|X-[\w-]+): ", re.IGNORECASE)
_MAIL_FIRST = re.compile(rb"(?:From \S+ .*\n)?[A-Za-z][A-Za-z-]*: ?\S")


def read_paths(paths: Iterable[Path], how: Reading) -> Iterator[Raw]:
    """Every article of these files and folders, in the order given; a folder's files sorted by path.

    Only a file that was named itself may ask for addresses to be fetched.
    """
    before = 0
    for path in paths:
        if path == STANDARD_INPUT:
            yield from read_stream(sys.stdin.buffer, "standard input", how)
            continue
        for file in files_at(path, how):
            yield from _read_file(file, how.offline() if path.is_dir() else how, before)
            before += size_of(file)


def size_of(file: Path) -> int:
    """Its bytes; 0 where there is no such file, which whoever opens it will say."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def files_at(path: Path, how: Reading) -> Iterator[Path]:
    """The path of a file itself; of a folder those files in it that may hold articles."""
    if not path.is_dir():
        yield path
        return
    inside = sorted(f for f in path.rglob("*") if f.is_file() and not _hidden(f.relative_to(path)))
    files = [f for f in inside if f.suffix.lower() in _FOLDER_ENDINGS]
    articles = [f for f in files if not f.stem.lower().startswith(_NOT_ARTICLES)]
    passed = sorted({f.suffix for f in inside if f not in files})
    if passed:
        how.problem(str(path), f"files ending in {', '.join(passed)} were passed over; name one to read it")
    if not articles:
        how.problem(str(path), "no articles in this folder (looked for texts, pages, tables, mail, PDF and archives)")
    yield from articles


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "__")) for part in path.parts)


def _read_file(path: Path, how: Reading, before: int) -> Iterator[Raw]:
    try:
        with path.open("rb") as stream:
            for raw in read_stream(stream, str(path), how):
                how.on_read(before + stream.tell())
                yield raw
    except FileNotFoundError:
        how.problem(str(path), "no such file or folder")
    except OSError as error:
        how.problem(str(path), f"cannot be read: {error.strerror or error}")


def read_stream(stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    """Every article of one stream, whatever it holds."""
    start = stream.read(_PEEK)
    if not start.strip():
        how.problem(source, "the file is empty")
        return
    rest = io.BufferedReader(_Rejoined(start, stream))
    try:
        yield from _by_kind(start, rest, source, how)
    except (EOFError, zlib.error) as error:
        how.problem(source, f"breaks off or is damaged ({error}); what came before is kept")
    except InputError as error:
        how.problem(source, str(error))


def _by_kind(start: bytes, stream: IO[bytes], source: str, how: Reading) -> Iterator[Raw]:
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if packed.is_packed(start):
        return packed.read(start, stream, source, how, read_stream)
    if bare.startswith(b"WARC/"):
        return warc.read(stream, source, how)
    if bare.startswith(b"PAR1"):
        return rows.read_parquet(stream, source, how)
    if bare.startswith(b"%PDF-"):
        return papers.read_pdf(stream, source, how)
    if _MAIL_FIRST.match(bare) and _MAIL.search(bare.replace(b"\r\n", b"\n").split(b"\n\n")[0]):
        return papers.read_mail(stream, source, how)
    if feeds.is_feed(start):
        return feeds.read(stream, source, how)
    if sitemaps.is_sitemap(start):
        return sitemaps.read(stream, source, how)
    if sitemaps.is_list(start):
        return sitemaps.read_list(stream, source, how)
    if rows.looks_like_rows(start):
        return rows.read_lines(stream, source, how)
    if rows.looks_like_table(start, how.columns):
        return rows.read_table(start, stream, source, how)
    return words.read(stream, source, how)


class _Rejoined(io.RawIOBase):
    """The bytes already read, then the rest of the stream: standard input cannot be wound back."""

    def __init__(self, start: bytes, rest: IO[bytes]) -> None:
        self._start = io.BytesIO(start)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        got = self._start.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(got)] = got
        return len(got)
