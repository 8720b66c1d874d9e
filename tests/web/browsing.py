"""A real browser on a real server, for the tests that need one."""

import importlib.util
import shutil
import socket
import threading
from pathlib import Path

import pytest

from dateline.web import create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = (
    "there is no chromium on this machine (apt-get install chromium)"
    if CHROMIUM is None
    else "playwright is not installed"
    if importlib.util.find_spec("playwright") is None
    else ""
)
IN_BROWSER = [
    pytest.mark.skipif(bool(MISSING), reason=MISSING),
    # The browser's pipe and the server's socket are closed after the last test, when nobody waits any more.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


class Served:
    """An application on a port of this machine, for as long as the tests run."""

    def __init__(self, record: Path) -> None:
        import uvicorn

        listener = socket.create_server(("127.0.0.1", 0))
        self.home = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self.app = create_app(record)
        self.server = uvicorn.Server(uvicorn.Config(self.app, log_level="error", lifespan="off"))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [listener]}, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(10)
