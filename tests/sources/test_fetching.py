"""One address, against a real server: what is refused, what is capped, what is obeyed."""

import socket
from itertools import pairwise

import pytest

from dateline.errors import FetchError
from dateline.sources import Manners, connecting
from dateline.sources.connecting import is_public
from dateline.sources.fetching import Answer, Fetcher
from tests.sources.server import Reply, Server, dripping, packed, redirect

QUICK = Manners(private=True, pause=0.0, size=100_000)
HASTY = Manners(private=True, pause=0.0, seconds=0.5)


def fetched(url: str, manners: Manners = QUICK) -> Answer | None:
    with Fetcher(manners) as fetcher:
        return fetcher.get(url)


def refused(url: str, manners: Manners = QUICK) -> str:
    with pytest.raises(FetchError) as caught:
        fetched(url, manners)
    return str(caught.value)


def test_an_answer_comes_with_what_the_server_says_of_it(server: Server) -> None:
    headers = {
        "Content-Type": "text/html; charset=cp1252",
        "ETag": '"7"',
        "Last-Modified": "Sat, 12 Jul 2031 09:00:00 GMT",
    }
    server.pages["/talks"] = Reply(b"The talks", headers=headers)
    assert fetched(f"{server.url}/talks#end") == Answer(
        f"{server.url}/talks", b"The talks", "cp1252", '"7"', "Sat, 12 Jul 2031 09:00:00 GMT"
    )


def test_a_packed_answer_is_unpacked(server: Server) -> None:
    server.pages["/talks"] = packed(b"The talks")
    found = fetched(f"{server.url}/talks")
    assert found
    assert found.body == b"The talks"


def test_redirects_are_followed_to_where_they_end(server: Server) -> None:
    server.pages |= {"/old": redirect("/new"), "/new": "The talks"}
    found = fetched(f"{server.url}/old")
    assert found
    assert found.url == f"{server.url}/new"


CUT = packed(b"The talks " * 100)
BAD = {
    "circle": (redirect("/bad"), "redirects in a circle"),
    "away": (redirect("file:///etc/hostname"), "no address that begins with http:// or https://"),
    "nowhere": (redirect("http://[broken"), "no machine is called"),
    "missing": (Reply(status=404), "the server answers 404 Not Found"),
    "down": (Reply(status=503), "the server answers 503 Service Unavailable"),
    "empty": (Reply(status=204), "the server answers 204 No Content"),
    "large": (Reply(b"x" * 200_000), "larger than 97 kB"),
    "bomb": (packed(b"x" * 50_000_000), "larger than 97 kB"),
    "bomb in a bomb": (Reply(b"", headers={"Content-Encoding": "gzip, gzip"}, length=0), "packed as 'gzip, gzip'"),
    "unasked packing": (Reply(b"?", headers={"Content-Encoding": "br"}), "packed as 'br'"),
    "not packed at all": (
        Reply(b"The talks", headers={"Content-Encoding": "gzip"}),
        "cannot be reached, or breaks off",
    ),
    "cut while packed": (Reply(CUT.body[:-9], headers=CUT.headers), "cannot be reached, or breaks off"),
    "too short": (Reply(b"The talks", length=5000), "cannot be reached, or breaks off"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_had_says_why(server: Server, name: str) -> None:
    server.pages["/bad"], reason = BAD[name]
    assert reason in refused(f"{server.url}/bad")


def test_a_claimed_length_that_is_too_small_ends_the_answer(server: Server) -> None:
    server.pages["/talks"] = Reply(b"The talks were held.", length=9)
    found = fetched(f"{server.url}/talks")
    assert found
    assert found.body == b"The talks"


def test_an_answer_that_drips_is_cut_off(server: Server) -> None:
    server.pages["/slow"] = Reply(b"x" * 50, pieces=50, pause=0.1)
    assert "takes longer than 0.5 s" in refused(f"{server.url}/slow", HASTY)


def test_headers_that_never_end_are_cut_off() -> None:
    with dripping(b"X-More: 1\r\n", 0.05) as url:
        assert "takes longer than 0.5 s" in refused(f"{url}/", HASTY)


def test_more_redirects_than_allowed_are_not_followed(server: Server) -> None:
    server.pages |= {f"/{n}": redirect(f"/{n + 1}") for n in range(20)}
    assert refused(f"{server.url}/0") == "more than 5 redirects"
    assert server.pages_asked == ["/0", "/1", "/2", "/3", "/4", "/5"]


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert "cannot be reached" in refused(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "url", ["ftp://fjord.example/", "file:///etc/hostname", "talks", "", "http://", "http://a:port/"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert "no address" in refused(url)


# --- robots.txt and pauses -------------------------------------------------------------------------------------------


def test_robots_are_obeyed(server: Server) -> None:
    server.pages |= {"/robots.txt": "User-agent: Dateline\nDisallow: /closed/\n", "/closed/a": "x", "/open": "x"}
    assert fetched(f"{server.url}/open")
    assert "robots.txt does not allow it" in refused(f"{server.url}/closed/a")
    assert server.pages_asked == ["/open"]


def test_robots_are_obeyed_after_a_redirect(server: Server) -> None:
    server.pages |= {"/robots.txt": "User-agent: *\nDisallow: /closed\n", "/a": redirect("/closed"), "/closed": "x"}
    assert "robots.txt does not allow it" in refused(f"{server.url}/a")


def test_without_robots_all_is_allowed(server: Server) -> None:
    del server.pages["/robots.txt"]
    server.pages["/talks"] = "x"
    assert fetched(f"{server.url}/talks")


def test_robots_that_a_server_fails_to_give_allow_nothing(server: Server) -> None:
    server.pages |= {"/robots.txt": Reply(status=500), "/talks": "x"}
    assert "robots.txt" in refused(f"{server.url}/talks")


def test_robots_are_asked_for_once(server: Server) -> None:
    server.pages |= {"/a": "x", "/b": "x"}
    with Fetcher(QUICK) as fetcher:
        fetcher.get(f"{server.url}/a")
        fetcher.get(f"{server.url}/b")
    assert server.asked == ["/robots.txt", "/a", "/b"]


def test_one_host_is_asked_with_pauses(server: Server) -> None:
    server.pages |= {"/a": "x", "/b": "x"}
    with Fetcher(Manners(private=True, pause=0.2)) as fetcher:
        fetcher.get(f"{server.url}/a")
        fetcher.get(f"{server.url}/b")
    assert all(later - earlier >= 0.2 for earlier, later in pairwise(server.times))


def test_a_longer_pause_is_kept_where_robots_ask_for_it(server: Server) -> None:
    server.pages |= {"/robots.txt": "User-agent: *\nCrawl-delay: 7\n", "/a": "x"}
    with Fetcher(QUICK) as fetcher:
        fetcher._read_robots(f"{server.url}/robots.txt")
        fetcher._robots(f"{server.url}/a")
        assert fetcher._pause(f"{server.url}/a") == 7


def test_an_unchanged_page_is_not_sent_again(server: Server) -> None:
    server.pages["/a"] = lambda headers: Reply(status=304 if headers["If-None-Match"] == '"7"' else 200)
    with Fetcher(QUICK) as fetcher:
        assert fetcher.get(f"{server.url}/a", etag='"7"') is None
        assert fetcher.get(f"{server.url}/a", etag='"6"')


@pytest.mark.parametrize(
    ("words", "seconds"), [("120", 120), ("soon", 0), ("", 0), ("Sat, 12 Jul 2003 09:00:00 GMT", 0)]
)
def test_a_server_says_how_long_it_wants_to_be_left(server: Server, words: str, seconds: float) -> None:
    server.pages["/a"] = Reply(status=429, headers={"Retry-After": words})
    with pytest.raises(FetchError) as caught:
        fetched(f"{server.url}/a")
    assert caught.value.after == seconds


# --- machines that are not on the open internet -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "127.9.9.9",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
        ),
        *("224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1"),
        *("ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1"),
    ],
)
def test_machines_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "193.0.6.139", "2a00:1450:4001::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_machines_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_the_loopback_is_refused_however_it_is_written(server: Server, host: str) -> None:
    assert "no public machine" in refused(f"http://{host}:{server.port}/", Manners(pause=0.0))
    assert not server.asked


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What each name leads to, one look-up after the other; 127.0.0.1 counts as public, the rest of 127/8 does not."""
    known: dict[str, list[str]] = {}
    look_up = socket.getaddrinfo

    def answer(host: str, port: object, *rest: object, **more: object) -> object:
        found = known.get(host)
        return look_up(found.pop(0) if found and len(found) > 1 else found[0] if found else host, port, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    monkeypatch.setattr(connecting, "is_public", lambda address: address == "127.0.0.1")
    return known


def test_a_name_that_leads_to_a_private_machine_is_refused(server: Server, names: dict[str, list[str]]) -> None:
    names["fjord.example"] = ["127.0.0.2"]
    assert "no public machine" in refused(f"http://fjord.example:{server.port}/a", Manners(pause=0.0))


def test_a_redirect_to_a_private_machine_is_refused(server: Server, names: dict[str, list[str]]) -> None:
    names["fjord.example"] = ["127.0.0.1"]
    server.pages["/a"] = redirect(f"http://127.0.0.2:{server.port}/secret")
    assert "127.0.0.2 is no public machine" in refused(f"http://fjord.example:{server.port}/a", Manners(pause=0.0))


def test_a_name_that_changes_its_answer_is_checked_each_time(server: Server, names: dict[str, list[str]]) -> None:
    names["fjord.example"] = ["127.0.0.1", "127.0.0.2"]
    server.pages["/robots.txt"] = Reply(b"", headers={"Connection": "close"})
    assert "no public machine" in refused(f"http://fjord.example:{server.port}/a", Manners(pause=0.0))
    assert server.asked == ["/robots.txt"]
