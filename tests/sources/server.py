"""A web server on the loopback, with answers that each test writes."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ALL_MAY = "User-agent: *\nAllow: /\n"


@dataclass
class Reply:
    """One answer. `length` is the Content-Length that is claimed, `pieces` are sent one after the other with pauses."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    pieces: int = 1
    pause: float = 0.0


Asked = Callable[[Mapping[str, str]], Reply]


class Server:
    """`pages` are the answers by path: a text, bytes, a Reply, or what makes one of the request's headers."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.port = port
        self.pages: dict[str, str | bytes | Reply | Asked] = {"/robots.txt": ALL_MAY}
        self.asked: list[str] = []
        self.times: list[float] = []

    def reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        self.asked.append(path)
        self.times.append(time.monotonic())
        page = self.pages.get(path, Reply(status=404))
        if isinstance(page, str | bytes):
            return Reply(page.encode() if isinstance(page, str) else page)
        return page if isinstance(page, Reply) else page(headers)

    @property
    def pages_asked(self) -> list[str]:
        return [path for path in self.asked if path != "/robots.txt"]


def redirect(to: str) -> Reply:
    return Reply(status=302, headers={"Location": to})


def packed(body: bytes) -> Reply:
    return Reply(gzip.compress(body), headers={"Content-Encoding": "gzip"})


@contextmanager
def serving() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = server.reply(self.path, self.headers)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.status != 304:
                self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            self.end_headers()
            size = max(1, -(-len(reply.body) // reply.pieces))
            try:
                for at in range(0, len(reply.body), size):
                    self.wfile.write(reply.body[at : at + size])
                    self.wfile.flush()
                    time.sleep(reply.pause)
            except OSError:  # who asked has had enough
                self.close_connection = True
            if reply.length is not None:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Server(http.server_port)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


@contextmanager
def dripping(line: bytes, pause: float) -> Iterator[str]:
    """A server that never ends its headers; yields its address."""
    stop = threading.Event()

    def drip(peer: socket.socket) -> None:
        with peer:
            try:
                peer.sendall(b"HTTP/1.1 200 OK\r\n")
                while not stop.wait(pause):
                    peer.sendall(line)
            except OSError:
                pass

    def accept() -> None:
        while not stop.is_set():
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            drip(peer)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        stop.set()
        listener.shutdown(socket.SHUT_RDWR)
    thread.join()
