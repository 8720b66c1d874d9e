"""Where a server that needs a token asks for it."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dateline.web.coder import read_form
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
    """Set the cookie where the token is right."""
    token: str = request.app.state.token
    shown = (await read_form(request, LONGEST)).get("token", "")
    if not fits(shown.strip(), token):
        return render(request, "enter.html", status=403, wrong=True)
    answer = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, pass_for(token), httponly=True, samesite="strict", secure=secure)
    return answer
