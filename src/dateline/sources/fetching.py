"""One address, fetched politely and within limits: robots.txt, pauses, redirects, sizes, time."""

import re
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self
from urllib.parse import urlsplit

import httpx2
from protego import Protego

from dateline.errors import FetchError
from dateline.sources.connecting import Deadline, Transport
from dateline.sources.moments import moment_of
from dateline.sources.reading import Manners

AGENT = "Dateline"  # what robots.txt may call us
_ACCEPTED = "text/html, application/xhtml+xml, application/xml;q=0.9, application/pdf;q=0.8, */*;q=0.5"
_LONGEST_CRAWL_DELAY = 60.0  # seconds
_ROBOTS_BYTES = 512 * 1024
_PATIENCE = 10.0  # seconds, for a connection and between two pieces of an answer
_PASSING = (408, 425, 429)  # refusals that may be others tomorrow; so may every 5xx


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: `url` is where it was in the end; `charset`, `etag` and `modified` are the server's words."""

    url: str
    body: bytes
    charset: str | None
    etag: str | None
    modified: str | None


class Fetcher:
    """Fetches addresses, one at a time. A context: its connections are closed at the end."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self._free: dict[str, float] = {}  # when a host may be asked again
        self._rules: dict[str, Protego | FetchError] = {}  # the robots.txt of an origin, or why there is none
        self._deadline = Deadline()
        self._client = httpx2.Client(
            transport=Transport(self._deadline, private=manners.private),
            headers={
                "User-Agent": f"{AGENT} ({manners.contact})" if manners.contact else AGENT,
                "Accept": _ACCEPTED,
                "Accept-Encoding": "gzip",
            },
            timeout=_PATIENCE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def wait(self, host: str) -> float:
        """The seconds until this host may be asked."""
        return max(0.0, self._free.get(host, 0.0) - time.monotonic())

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer | None:
        """What is at this address; None where it is as it was when the server gave `etag` or `modified`.

        Raises FetchError for what cannot be had, with the reason.
        """
        self._client.cookies.clear()  # kept through the redirects of one address, no longer
        given = {"If-None-Match": etag, "If-Modified-Since": modified}
        conditions = {name: value for name, value in given.items() if value}
        return self._follow(address(url), conditions, self.manners.size, obeying=True)

    def _follow(self, url: str, conditions: dict[str, str], most: int, *, obeying: bool) -> Answer | None:
        seen: list[str] = []
        while True:
            if url in seen:
                raise FetchError("redirects in a circle", lasting=True)
            if len(seen) > self.manners.redirects:
                raise FetchError(f"more than {self.manners.redirects} redirects", lasting=True)
            seen.append(url)
            if obeying and not self._robots(url).can_fetch(url, AGENT):
                raise FetchError("its robots.txt does not allow it", lasting=True)
            found = self._ask(url, conditions, most)
            if not isinstance(found, str):
                return found
            url = found

    def _ask(self, url: str, conditions: dict[str, str], most: int) -> Answer | str | None:
        """The answer, the address that it points to, or None for an unchanged one."""
        time.sleep(self.wait(host_of(url)))
        self._deadline.start(self.manners.seconds)
        try:
            with self._client.stream("GET", url, headers=conditions) as response:
                return self._answer(url, response, most)
        except httpx2.TimeoutException as error:
            late = self._deadline.left() <= 0
            reason = f"takes longer than {self.manners.seconds:g} s" if late else f"silent for {_PATIENCE:.0f} s"
            raise FetchError(reason) from error
        except (httpx2.HTTPError, zlib.error) as error:
            raise FetchError(f"cannot be reached, or breaks off ({error})") from error
        except httpx2.InvalidURL as error:
            raise FetchError(f"points to no address ({error})", lasting=True) from error
        finally:
            self._free[host_of(url)] = time.monotonic() + self._pause(url)

    def _answer(self, url: str, response: httpx2.Response, most: int) -> Answer | str | None:
        if response.has_redirect_location:
            return address(str(response.url.join(response.headers["Location"])))
        if response.status_code == 304:
            return None
        if response.status_code != 200:
            raise _refused(response)
        headers = response.headers
        body = b"".join(_body(response, most))
        return Answer(url, body, response.charset_encoding, headers.get("ETag"), headers.get("Last-Modified"))

    def _pause(self, url: str) -> float:
        rules = self._rules.get(_origin(url))
        wished = rules.crawl_delay(AGENT) if isinstance(rules, Protego) else None
        return max(self.manners.pause, min(wished or 0.0, _LONGEST_CRAWL_DELAY))

    def _robots(self, url: str) -> Protego:
        """The robots.txt of the address' host, asked for once. Where there is none, all is allowed; where the server
        fails to say, nothing is, as RFC 9309 has it."""
        origin = _origin(url)
        if origin not in self._rules:
            self._rules[origin] = self._read_robots(f"{origin}/robots.txt")
        rules = self._rules[origin]
        if isinstance(rules, FetchError):
            raise FetchError(f"its robots.txt cannot be had: {rules}", after=rules.after)
        return rules

    def _read_robots(self, url: str) -> Protego | FetchError:
        try:
            answer = self._follow(url, {}, _ROBOTS_BYTES, obeying=False)
        except FetchError as error:
            return Protego.parse("") if error.lasting else error
        return Protego.parse(answer.body.decode("utf-8", "replace") if answer else "")


def _body(response: httpx2.Response, most: int) -> Iterator[bytes]:
    """The answer as plain bytes; never more than `most` are held, however tightly they were packed."""
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip"):
        raise FetchError(f"packed as {packing[:40]!r}, which nobody asked for", lasting=True)
    unpacking = None if packing == "identity" else zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    sent = unpacked = 0
    for piece in response.iter_raw():
        sent += len(piece)
        plain = unpacking.decompress(piece, most + 1 - unpacked) if unpacking else piece
        unpacked += len(plain)
        if max(sent, unpacked) > most:
            raise FetchError(f"larger than {most // 2**10:,} kB", lasting=True)
        yield plain
    if unpacking and sent and not unpacking.eof:
        raise FetchError("cannot be reached, or breaks off (the packed answer has no end)")


def _refused(response: httpx2.Response) -> FetchError:
    code = response.status_code
    reason = f"the server answers {code} {response.reason_phrase[:60]}".strip()
    lasting = code < 500 and code not in _PASSING
    return FetchError(reason, lasting=lasting, after=_seconds(response.headers.get("Retry-After", "")))


def _seconds(words: str) -> float:
    """What a Retry-After asks for, as seconds from now; 0 where it says nothing that can be read."""
    if re.fullmatch(r"[0-9]{1,9}", words.strip()):
        return float(words)
    when = moment_of(words)
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds()) if when else 0.0


def address(url: str) -> str:
    """The address as it is asked for. Raises FetchError for what is none, or none of the web."""
    try:
        made = httpx2.URL(url.strip())
    except httpx2.InvalidURL as error:
        raise FetchError(f"no address ({error})", lasting=True) from error
    if made.scheme not in ("http", "https") or not made.host:
        raise FetchError("no address that begins with http:// or https://", lasting=True)
    return str(made.copy_with(fragment=None))


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()
