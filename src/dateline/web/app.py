"""The application: routes, guard and clean pages for everything that goes wrong."""

import secrets
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, Response

import dateline
from dateline import front
from dateline.errors import DatelineError, InputError, NotFoundError, RecordError
from dateline.store.locations import Location
from dateline.web.api import router as api
from dateline.web.applying import Applying
from dateline.web.guard import Guard
from dateline.web.pages import router as pages
from dateline.web.rendering import render
from dateline.web.tables import Tables

STATIC = Path(__file__).parent / "static"
API = "/api/"


def create_app(record: Location | str, *, token: str | None = None, review: bool = True, rate: int = 0) -> FastAPI:
    """The application over a record. With a token every request must show it; without one only requests that name
    this machine (localhost, 127.0.0.1, [::1]) are answered. `review` lets people judge and correct; `rate` is how many
    requests a second one address may make on average, 0 for any number.

    Raises NotFoundError where there is no record, RecordError where the file is none.
    """
    app = FastAPI(
        title="Dateline",
        version=dateline.__version__,
        summary="A sourced record of diplomacy.",
        openapi_url=None,  # served by `api`, beside the page that explains it
        docs_url=None,
        redoc_url=None,
    )
    app.state.book = front.open(record)  # a missing record is told here, not on the first page
    app.state.tables = Tables()
    app.state.token = token
    app.state.review = review
    app.state.secret = secrets.token_bytes(32)  # of the checks of forms: a form outlives no restart
    app.state.applying = Applying(app.state.book.path)
    app.include_router(api)
    app.include_router(pages)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for error in (DatelineError, RequestValidationError, HTTPException):
        app.add_exception_handler(error, _told)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(Guard, token=token, review=review, rate=rate)
    return app


def _told(request: Request, error: Exception) -> Response:
    """An error as JSON for the API and as a page for people."""
    status, message = _meaning(error)
    if request.url.path.startswith(API):
        return JSONResponse({"detail": message}, status)
    return render(request, "error.html", status=status, message=message)


def _meaning(error: Exception) -> tuple[int, str]:
    if isinstance(error, RequestValidationError):
        return 422, "; ".join(_wrong(one) for one in error.errors())
    if isinstance(error, HTTPException):
        return error.status_code, str(error.detail)
    if isinstance(error, NotFoundError):
        return 404, str(error)
    if isinstance(error, RecordError):
        return 503, str(error)
    return 400 if isinstance(error, InputError | DatelineError) else 500, str(error)


def _wrong(error: dict[str, Any]) -> str:
    where = ".".join(str(part) for part in error["loc"] if part not in ("query", "path"))
    return f"{where}: {error['msg']}" if where else str(error["msg"])
