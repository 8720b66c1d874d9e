"""Pages from templates. Every value is escaped: text of an article can be read and never becomes markup."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import Response

import dateline
from dateline.formats import facts
from dateline.web import asking, words

# Direction overrides could make a page read other than it is, control characters are for no reader.
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
COLLECTION = (  # the places of the header, in its order
    ("/", "Overview"),
    ("/events", "Events"),
    ("/plans", "Plans"),
    ("/timeline", "Timeline"),
    ("/map", "Map"),
    ("/network", "Network"),
    ("/actors", "Actors"),
    ("/statements", "Statements"),
    ("/articles", "Articles"),
    ("/review", "Review"),
    ("/compare", "Compare"),
)


def shown(value: object) -> object:
    """A value of a template as text for people; what is missing is empty."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return HIDDEN.sub("", value)
    return value


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("dateline", "web/templates"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(
        sector=facts.plover_sector, at=asking.at, places=COLLECTION, version=dateline.__version__, words=words
    )
    return found


def page_of(name: str, path: str, **values: Any) -> str:
    """A template filled in; `path` is the page's own, marked in the header."""
    return _templates().get_template(name).render(path=path, **values)


def render(request: Request, name: str, *, status: int = 200, **values: Any) -> Response:
    body = page_of(name, request.url.path, status=status, **values)
    return tagged(request, body, "text/html", status=status)


def tagged(
    request: Request, body: str, media: str, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """An answer with its ETag, or 304 where the asker has it already."""
    content = body.encode("utf-8", "replace")
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:24]}"'  # weak: it may be compressed on its way
    known = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if status == 200 and (tag in known or "*" in known):
        return Response(status_code=304, headers={"ETag": tag})
    named = {**(headers or {}), **({"ETag": tag} if status == 200 else {})}
    return Response(content, status, named, media_type=media)


def attachment(name: str) -> dict[str, str]:
    """Headers of a file to keep; `name` is one of ours, never text from outside."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}
