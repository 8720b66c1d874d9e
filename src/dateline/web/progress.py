"""Server-sent events: the state of the record whenever it has changed, for as long as somebody listens."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from fastapi import Request
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

Stamp = tuple[tuple[int, int] | None, ...]

PAUSE = 0.5  # seconds between two looks at the file
SILENCE = 15  # seconds after which a word keeps the connection open


async def told(
    request: Request, path: Path, state: Callable[[Request], BaseModel], seconds: float
) -> AsyncIterator[str]:
    """Events named `record`: the state now, and again each time it differs, until `seconds` have passed."""
    ends = time.monotonic() + seconds
    seen: object = None
    last, spoke = "", time.monotonic()
    while True:
        look = (stamp(path), request.app.state.applying.running)
        now = (await run_in_threadpool(state, request)).model_dump_json() if look != seen else last
        seen = look
        if now != last:
            last, spoke = now, time.monotonic()
            yield f"event: record\ndata: {now}\n\n"
        elif time.monotonic() - spoke > SILENCE:
            spoke = time.monotonic()
            yield ": nothing new\n\n"
        if time.monotonic() >= ends or await request.is_disconnected():
            return
        await asyncio.sleep(min(PAUSE, max(ends - time.monotonic(), 0)))


def stamp(path: Path) -> Stamp:
    """What differs once something was written to the record: size and time of its file and of its log."""
    files = (path, Path(f"{path}-wal"))
    return tuple((s.st_mtime_ns, s.st_size) if (s := _stat(file)) else None for file in files)


def _stat(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except FileNotFoundError:
        return None
