"""Inputs as they come: a text, a file of rows, a folder, standard input. What kind it is, its content says."""

import hashlib
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dateline.model import Problem

OnProblem = Callable[[Problem], None]

STANDARD_INPUT = Path("-")
_PEEK = 65536
_FOLDER_ENDINGS = frozenset({"", ".txt", ".text", ".md", ".json", ".jsonl", ".ndjson"})
_NOT_ARTICLES = ("readme", "license", "licence", "changelog", "contributing")
_ROW = re.compile(rb'\s*\{\s*"')
_FORMATS = (
    (b"%PDF-", "a PDF; save its text"),
    (b"\x1f\x8b", "compressed (gzip); unpack it first"),
    (b"PK\x03\x04", "a zip archive or an office document; unpack it or save its text"),
    (b"{\\rtf", "an RTF document; save it as plain text"),
)


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as it came: the row's keys (a text has only `text`), where from, and the hash of its bytes."""

    row: dict[str, object]
    source: str
    line: int | None
    hash: str


def read_raw(paths: Iterable[Path], on_problem: OnProblem) -> Iterator[Raw]:
    """Every article of these files and folders, in the order given; a folder's files sorted by path."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _read_stream(sys.stdin.buffer, "standard input", on_problem)
        else:
            for file in _files(path, on_problem):
                yield from _read_file(file, on_problem)


def _files(path: Path, on_problem: OnProblem) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    inside = sorted(f for f in path.rglob("*") if f.is_file() and not _hidden(f.relative_to(path)))
    files = [f for f in inside if f.suffix.lower() in _FOLDER_ENDINGS]
    articles = [f for f in files if not f.stem.lower().startswith(_NOT_ARTICLES)]
    passed = sorted({f.suffix for f in inside if f not in files})
    if passed:
        kinds = ", ".join(passed)
        on_problem(Problem(str(path), None, f"files ending in {kinds} were passed over; name one to read it"))
    if not articles:
        on_problem(Problem(str(path), None, "no articles in this folder (looked for text and JSONL files)"))
    yield from articles


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "__")) for part in path.parts)


def _read_file(path: Path, on_problem: OnProblem) -> Iterator[Raw]:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, str(path), on_problem)
    except FileNotFoundError:
        on_problem(Problem(str(path), None, "no such file or folder"))
    except OSError as error:
        on_problem(Problem(str(path), None, f"cannot be read: {error.strerror or error}"))


def _read_stream(stream: IO[bytes], source: str, on_problem: OnProblem) -> Iterator[Raw]:
    start = stream.read(_PEEK)
    if not start.strip():
        on_problem(Problem(source, None, "the file is empty"))
        return
    if _looks_like_rows(start):
        yield from _read_rows(io.BufferedReader(_Rejoined(start, stream)), source, on_problem)
        return
    raw = start + stream.read()
    text = _decode(raw, source, None, on_problem)
    if text is None:
        return
    rows = _whole_json(text)
    if rows is None:
        yield Raw({"text": text}, source, None, hashlib.sha256(raw).hexdigest())
        return
    for row in rows:
        as_bytes = json.dumps(row, ensure_ascii=False, sort_keys=True).encode()
        yield Raw(row, source, None, hashlib.sha256(as_bytes).hexdigest())


def _looks_like_rows(start: bytes) -> bool:
    """One JSON object a line: the first line is one, or most lines begin like one."""
    lines = [line for line in start.removeprefix(b"\xef\xbb\xbf").splitlines() if line.strip()]
    return _object(lines[0]) is not None or sum(bool(_ROW.match(line)) for line in lines) > len(lines) / 2


def _object(line: bytes) -> dict[str, object] | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None


def _read_rows(stream: IO[bytes], source: str, on_problem: OnProblem) -> Iterator[Raw]:
    for number, line in enumerate(stream, start=1):
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except UnicodeDecodeError:
            on_problem(Problem(source, number, "not UTF-8; this line is left out"))
            continue
        except ValueError as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            on_problem(Problem(source, number, f"bad JSON ({reason}); this line is left out"))
            continue
        if not isinstance(row, dict):
            on_problem(Problem(source, number, "not a JSON object with a `text`; this line is left out"))
            continue
        yield Raw(row, source, number, hashlib.sha256(line.strip()).hexdigest())


def _whole_json(text: str) -> list[dict[str, object]] | None:
    """The rows of a file that is one JSON object or one array of objects; None for any other text."""
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        value = json.loads(text)
    except ValueError:
        return None
    rows = value if isinstance(value, list) else [value]
    return rows if rows and all(isinstance(row, dict) for row in rows) else None


def _decode(raw: bytes, source: str, line: int | None, on_problem: OnProblem) -> str | None:
    for magic, what in _FORMATS:
        if raw.startswith(magic):
            on_problem(Problem(source, line, f"not text: {what}"))
            return None
    text = _unicode(raw)
    if text is None and b"\x00" not in raw and _looks_western(raw):
        text = raw.decode("cp1252", errors="replace")
        on_problem(Problem(source, line, "not UTF-8; read as Windows-1252: check its accents and quotation marks"))
    if text is None or not _is_text(text):
        on_problem(Problem(source, line, "not text (binary, or in an unknown encoding); save it as UTF-8"))
        return None
    if text.lstrip()[:100].lower().startswith(("<!doctype html", "<html", "<?xml")):
        on_problem(Problem(source, line, "a web page, not its text; save the article's text"))
        return None
    return text


def _unicode(raw: bytes) -> str | None:
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _looks_western(raw: bytes) -> bool:
    """Few bytes beyond ASCII, and all of them letters, quotation marks or dashes of Windows-1252."""
    high = bytes(byte for byte in raw if byte >= 0x80)
    return len(high) < 0.1 * len(raw) and not set(high) & {0x81, 0x8D, 0x8F, 0x90, 0x9D}


def _is_text(text: str) -> bool:
    odd = sum(not (character.isprintable() or character.isspace()) for character in text)
    return any(character.isalpha() for character in text) and odd <= 0.02 * len(text) and "\x00" not in text


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
