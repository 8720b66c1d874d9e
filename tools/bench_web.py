"""What the application costs: `python tools/bench_web.py [ARTICLES] [RECORD]`.

First each page of a large record (tools/bench_store.py makes it): the first view of a fresh server must come within
FIRST seconds, and no page but the map may weigh more than HEAVIEST bytes compressed. Then READERS at once read a small
record for SECONDS while an ingest writes to it: no answer may be an error.
"""

import http.client
import json
import multiprocessing
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

import bench_store  # noqa: E402
from tests.store import multiplied  # noqa: E402

from dateline import samples  # noqa: E402
from dateline.store import View  # noqa: E402

FIRST, HEAVIEST = 1.0, 400_000
READERS, SECONDS, ARTICLES = 50, 20, 300
LISTS = (
    "/", "/events", "/plans", "/timeline", "/map", "/network", "/actors", "/statements", "/articles", "/review",
    "/review/log", "/compare", "/events?type=visit", "/search?q=Varga", "/api/v1/events", "/api/v1/record",
)  # fmt: skip


def serve(record: Path, listener: socket.socket) -> None:
    import uvicorn

    from dateline.web import create_app

    uvicorn.Server(uvicorn.Config(create_app(record), log_level="error", lifespan="off")).run(sockets=[listener])


class Served:
    """The application in a process of its own."""

    def __init__(self, record: Path) -> None:
        listener = socket.create_server(("127.0.0.1", 0))
        self.port = listener.getsockname()[1]
        self.process = multiprocessing.get_context("fork").Process(target=serve, args=(record, listener), daemon=True)
        self.process.start()

    def get(self, path: str) -> tuple[int, int, float]:
        """Status, bytes as they come compressed, and seconds."""
        started = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        size = len(answer.read())
        connection.close()
        return answer.status, size, time.perf_counter() - started

    def stop(self) -> None:
        self.process.terminate()
        self.process.join()


def views(record: Path) -> list[str]:
    """Every page once, and what is wrong with them."""
    with View(record) as view:
        event, article, actor = view.events(limit=1)[0].event.id, view.newest(limit=1)[0].id, view.actors()[0].actor.id
    served, wrong = Served(record), []
    served.get("/static/app.css")  # the server has started
    for n, path in enumerate((*LISTS, f"/events/{event}", f"/articles/{article}", f"/actors/{actor}")):
        status, size, seconds = served.get(path)
        print(f"{path:40.40} {status} {size:9,} bytes {seconds:7.2f} s")
        wrong += [f"{path}: {status}"] * (status != 200)
        wrong += [f"the first view took {seconds:.2f} s"] * (n == 0 and seconds > FIRST)
        wrong += [f"{path} weighs {size:,} bytes"] * (size > HEAVIEST and path != "/map")
    served.stop()
    return wrong


def readers(folder: Path) -> list[str]:
    """What READERS are told while an ingest runs."""
    record, more = folder / "read.db", folder / "more.jsonl"
    dateline = [sys.executable, "-m", "dateline", "ingest", "--record", str(record)]
    subprocess.run([*dateline, str(samples.folder())], check=True, capture_output=True)
    rows = [coding.article for coding in multiplied.codings(ARTICLES // 3)]
    fields = ("id", "title", "text", "outlet", "published")
    lines = (json.dumps({field: getattr(row, field) for field in fields}) for row in rows)
    more.write_text("\n".join(lines), encoding="utf-8")
    served = Served(record)
    ends = time.monotonic() + SECONDS
    ingest = subprocess.Popen([*dateline, str(more)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def reader(n: int) -> Counter[int]:
        told: Counter[int] = Counter()
        while time.monotonic() < ends:
            told[served.get(LISTS[(n + told.total()) % len(LISTS)])[0]] += 1
        return told

    with ThreadPoolExecutor(READERS) as pool:
        told = sum(pool.map(reader, range(READERS)), Counter[int]())
    during = "while the ingest ran" if ingest.poll() is None else f"and the ingest ended with {ingest.returncode}"
    ingest.terminate()
    ingest.wait()
    served.stop()
    print(f"{READERS} readers, {SECONDS} s, {told.total()} answers {during}: {dict(told)}")
    return [f"{count} answers of {status}" for status, count in told.items() if status != 200]


def main() -> int:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    path = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "build" / f"bench-{articles}.db"
    bench_store.build(path, articles)
    wrong = views(path)
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        wrong += readers(Path(folder))
    print("\n".join(wrong) or "nothing is wrong")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
