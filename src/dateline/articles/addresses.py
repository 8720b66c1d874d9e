"""Web addresses as pages and rows give them, which need not be any."""

from urllib.parse import urljoin, urlsplit


def possible(url: str | None) -> str | None:
    """The address, unless its brackets or characters are such that it cannot be one."""
    try:
        urlsplit(url or "")
    except ValueError:
        return None
    return url


def host_of(url: str | None) -> str:
    """The host of an address, without "www."; empty where it has none."""
    return (urlsplit(possible(url) or "").hostname or "").removeprefix("www.")


def joined(base: str | None, link: str) -> str | None:
    """The address that a link on the page at `base` leads to; None where it leads to none of the web."""
    try:
        whole = urljoin(base or "", link)
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) and host_of(whole) else None
