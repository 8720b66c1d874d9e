"""gzip, zip and tar: unpacked in memory, one member after the other, with caps on what comes out.

Nothing is ever written, so no member can escape; names are only shown.
"""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, cast

from dateline.model import Raw
from dateline.sources.reading import Reading

Reader = Callable[[IO[bytes], str, Reading], Iterator[Raw]]

_GZIP, _ZIP, _BZIP, _XZ = b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ\x00"
_OFFICE = ("[Content_Types].xml", "mimetype")
_PASSED_OVER = (".", "__MACOSX/")


def is_packed(start: bytes) -> bool:
    return start.startswith((_GZIP, _ZIP, _BZIP, _XZ)) or start[257:262] == b"ustar"


def read(start: bytes, stream: IO[bytes], source: str, how: Reading, inner: Reader) -> Iterator[Raw]:
    """Every article inside; `inner` reads a member."""
    if how.depth >= how.limits.depth:
        how.problem(source, f"more than {how.limits.depth} archives inside each other; left out")
        return
    deeper = how.deeper()
    try:
        if start.startswith(_ZIP):
            yield from _zip(stream, source, deeper.offline(), inner)
        elif start[257:262] == b"ustar":
            yield from _tar(stream, source, deeper.offline(), inner)
        else:
            yield from inner(io.BufferedReader(_Capped(_unpacked(start, stream), how.limits.archive)), source, deeper)
    except (OSError, EOFError, zlib.error, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile, ValueError) as error:
        how.problem(source, f"a damaged or oversized archive ({error}); what came before is kept")
    except (RuntimeError, NotImplementedError) as error:  # zipfile's words for a password and for odd methods
        how.problem(source, f"cannot be unpacked ({error})")


def _unpacked(start: bytes, stream: IO[bytes]) -> IO[bytes]:
    if start.startswith(_GZIP):
        return cast(IO[bytes], gzip.GzipFile(fileobj=stream))
    return cast(IO[bytes], bz2.BZ2File(stream) if start.startswith(_BZIP) else lzma.LZMAFile(stream))


def _zip(stream: IO[bytes], source: str, how: Reading, inner: Reader) -> Iterator[Raw]:
    data = stream.read(how.limits.archive + 1)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        if any(info.filename == _OFFICE[0] or info.filename == _OFFICE[1] for info in infos):
            how.problem(source, "an office document; save its text")
            return
        left = how.limits.archive
        for number, info in enumerate(infos):
            if info.is_dir() or _is_passed_over(info.filename):
                continue
            if number >= how.limits.members:
                how.problem(source, f"more than {how.limits.members} members; the rest is left out")
                return
            name = f"{source}!{info.filename}"
            with archive.open(info) as member:
                capped = _Capped(member, left)
                yield from inner(io.BufferedReader(capped), name, how)
                left -= capped.taken


def _tar(stream: IO[bytes], source: str, how: Reading, inner: Reader) -> Iterator[Raw]:
    left = how.limits.archive
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for number, info in enumerate(archive):
            if number >= how.limits.members:
                how.problem(source, f"more than {how.limits.members} members; the rest is left out")
                return
            if not info.isfile() or _is_passed_over(info.name):
                continue
            member = archive.extractfile(info)
            if member is not None:
                capped = _Capped(member, left)
                yield from inner(io.BufferedReader(capped), f"{source}!{info.name}", how)
                left -= capped.taken


def _is_passed_over(name: str) -> bool:
    return any(part.startswith(_PASSED_OVER[0]) for part in name.split("/")) or name.startswith(_PASSED_OVER[1])


class _Capped(io.RawIOBase):
    """A stream that ends in an error when more comes out of it than may."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream = stream
        self._most = most
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        got = self._stream.read(len(buffer))
        self.taken += len(got)
        if self.taken > self._most:
            raise ValueError(f"more than {self._most} bytes unpacked")
        buffer[: len(got)] = got
        return len(got)
