"""Where a server that needs a token asks for it."""

from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dateline.web.guard import COOKIE, fits, pass_for
from dateline.web.rendering import render

router = APIRouter()
LONGEST = 2000  # bytes of the form


@router.get("/enter")
def ask(request: Request) -> Response:
    if request.app.state.token is None:
        return RedirectResponse("/", 303)
    return render(request, "enter.html", wrong=False)


@router.post("/enter")
async def enter(request: Request) -> Response:
    """Set the cookie where the token is right. Nothing else on this server is changed by a request."""
    token: str = request.app.state.token
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            return render(request, "enter.html", status=413, wrong=True)
    shown = parse_qs(body.decode("utf-8", "replace")).get("token", [""])[0]
    if not fits(shown.strip(), token):
        return render(request, "enter.html", status=403, wrong=True)
    answer = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, pass_for(token), httponly=True, samesite="strict", secure=secure)
    return answer
