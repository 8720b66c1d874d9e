"""Who reviews, and the check that a form was written by this server for this browser.

Nothing on the server is changed by a request that does not pass the check: another site's page can send a form, but it
cannot read the word that belongs into it.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

COOKIE = "dateline-coder"
LONGEST_NAME = 60
LONGEST_FORM = 20_000  # bytes

Form = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Coder:
    """The person at the browser: `name` is what the log will say, None before it was given; `check` the word that each
    form must hold."""

    name: str | None
    check: str


def coder(request: Request) -> Coder:
    held = request.cookies.get(COOKIE, "")
    return Coder(_name(held), _check(request, held))


async def read_form(request: Request, longest: int = LONGEST_FORM) -> Form:
    """The fields of a form, each once. Raises HTTPException (413) for one that is too long."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > longest:
            raise HTTPException(413, f"a form here holds {longest:,} bytes at most")
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}


async def checked_form(request: Request) -> Form:
    """The fields of a form that passed the check. Raises HTTPException (403)."""
    form = await read_form(request)
    if not hmac.compare_digest(form.get("check", ""), coder(request).check):
        raise HTTPException(403, "this form is not from here, or too old: open the page again and send it from there")
    return form


Who = Annotated[Coder, Depends(coder)]
Checked = Annotated[Form, Depends(checked_form)]


def remember(answer: Response, name: str, *, secure: bool) -> None:
    """Keep a coder's name in the browser. The random part makes the check of each browser its own."""
    held = base64.urlsafe_b64encode(name.encode()).decode() + "." + secrets.token_urlsafe(12)
    answer.set_cookie(COOKIE, held, httponly=True, samesite="strict", secure=secure, max_age=180 * 86400)


def _check(request: Request, held: str) -> str:
    secret: bytes = request.app.state.secret
    return hmac.new(secret, held.encode(), hashlib.sha256).hexdigest()


def _name(held: str) -> str | None:
    try:
        name = base64.urlsafe_b64decode(held.partition(".")[0]).decode()
    except (binascii.Error, ValueError):
        return None
    return name if 0 < len(name) <= LONGEST_NAME and name.isprintable() else None
