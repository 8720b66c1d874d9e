"""Which machines may be asked, and for how long: public ones, at the very address that was checked.

A name is looked up, its addresses are checked, and the connection goes to one of these: a second look-up, which could
give another answer, never happens. Every redirect comes through here again.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import httpcore2
import httpx2

from dateline.errors import FetchError

_MOST_TRIED = 3  # addresses of one name
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not private, loopback, link-local, multicast or reserved.

    An IPv4 address inside an IPv6 one counts as what it is.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


class Deadline:
    """The moment by which an answer must be here, whatever the pace at which it comes."""

    def __init__(self) -> None:
        self._until = float("inf")

    def start(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def left(self) -> float:
        return self._until - time.monotonic()

    def within(self, timeout: float | None) -> float:
        """The shorter of a timeout and what is left, in seconds. Raises ReadTimeout where nothing is."""
        left = self.left()
        if left <= 0:
            raise httpcore2.ReadTimeout
        return min(left, timeout or left)


class Transport(httpx2.HTTPTransport):
    """HTTP to checked addresses, each answer by its deadline. `private` admits those that are not public."""

    def __init__(self, deadline: Deadline, *, private: bool) -> None:
        super().__init__()
        # The transport has no argument for how it connects; the pool that it makes for itself has.
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(), network_backend=_Checked(deadline, private=private)
        )


class _Checked(httpcore2.SyncBackend):
    def __init__(self, deadline: Deadline, *, private: bool) -> None:
        self._deadline = deadline
        self._private = private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        *others, last = self._addresses(host)[:_MOST_TRIED]
        for address in others:
            with suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return self._connected(address, port, timeout)
        return self._connected(last, port, timeout)

    def _connected(self, address: str, port: int, timeout: float | None) -> httpcore2.NetworkStream:
        stream = super().connect_tcp(address, port, self._deadline.within(timeout))
        return _Timed(stream, self._deadline)

    def _addresses(self, host: str) -> list[str]:
        try:
            found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise FetchError(f"no machine is called {host}") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        allowed = [address for address in addresses if self._private or is_public(address)]
        if not allowed:
            raise FetchError(f"{host} is no public machine; --private asks it all the same", lasting=True)
        return allowed


class _Timed(httpcore2.NetworkStream):
    """A connection that no slow drip keeps open beyond its deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        return _Timed(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
