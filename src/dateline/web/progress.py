"""Server-sent events: the state of the record whenever it has changed, for as long as somebody listens."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable

from fastapi import Request
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from dateline.store import View

PAUSE = 0.5  # seconds between two looks at the record
SILENCE = 15  # seconds after which a word keeps the connection open


async def told(
    request: Request, view: View, state: Callable[[Request], BaseModel], seconds: float
) -> AsyncIterator[str]:
    """Events named `record`: the state now, and again each time it differs, until `seconds` have passed."""
    ends = time.monotonic() + seconds
    seen: object = None
    last, spoke = "", time.monotonic()
    while True:
        look = (await run_in_threadpool(view.stamp), request.app.state.applying.running)
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
