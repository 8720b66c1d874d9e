"""What stands before every page: who may ask, how long a question may be, and what a browser is told to refuse."""

import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.rate import Rate

COOKIE = "dateline"
OWN_NAMES = ("localhost", "127.0.0.1", "::1")
WRITING = ("/review", "/review/as", "/review/undo")  # each form there holds a check of its own
READING = ("/compare",)  # forms that change nothing and are too long for an address
OPEN_TO_ALL = ("/enter", "/static/")  # what the page that asks for the token needs
LONGEST_PATH = 1024
LONGEST_QUERY = 4096

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def pass_for(token: str) -> str:
    """What the cookie holds: a proof of the token, not the token itself."""
    return hashlib.sha256(f"dateline:{token}".encode()).hexdigest()


def fits(shown: str, token: str) -> bool:
    return hmac.compare_digest(shown.encode(), token.encode())


class Guard:
    """ASGI middleware around the whole application; `rate` is requests a second from one address."""

    def __init__(self, app: ASGIApp, token: str | None = None, review: bool = True, rate: int = 0) -> None:
        self.app = app
        self.token = token
        self.forms = READING + WRITING * review + ("/enter",) * bool(token)
        self.rate = Rate(rate) if rate else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        answer = self._refused(scope) or self.app
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}  # the server leaves the body out
        await answer(scope, receive, guarded)

    def _refused(self, scope: Scope) -> Response | None:
        headers, path = Headers(scope=scope), scope["path"]
        if len(path) > LONGEST_PATH or len(scope["query_string"]) > LONGEST_QUERY:
            return _plain(scope, "the question is too long", 414)
        # Without a token, a page elsewhere could reach the record through a name that it lets point to this machine.
        if self.token is None and _name(headers.get("host", "")) not in OWN_NAMES:
            return _plain(scope, "this server answers to localhost only", 421)
        if self.rate and (seconds := self.rate.wait((scope.get("client") or ("",))[0])):
            return _plain(scope, "too many questions at once", 429, {"Retry-After": str(seconds)})
        if scope["method"] not in ("GET", "HEAD"):
            if scope["method"] != "POST" or path not in self.forms:
                return _plain(scope, "this is for reading", 405, {"Allow": "GET, HEAD"})
            if _from_elsewhere(headers):
                return _plain(scope, "another site sent this form", 403)
        if self.token is None or path.startswith(OPEN_TO_ALL) or self._known(headers):
            return None
        if path.startswith("/api/"):
            return JSONResponse({"detail": "a token is needed"}, 401, {"WWW-Authenticate": "Bearer"})
        return RedirectResponse("/enter", 303)

    def _known(self, headers: Headers) -> bool:
        token = self.token or ""
        scheme, _, shown = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and fits(shown.strip(), token):
            return True
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and fits(cookie.value, pass_for(token))


def _from_elsewhere(headers: Headers) -> bool:
    """Whether a browser says that the page with the form is not of this server."""
    origin = headers.get("origin")
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return True
    return origin is not None and urlsplit(origin).netloc != headers.get("host", "")


def _name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _plain(scope: Scope, text: str, status: int, headers: dict[str, str] | None = None) -> Response:
    if scope["path"].startswith("/api/"):
        return JSONResponse({"detail": text}, status, headers)
    return PlainTextResponse(text, status, headers)
