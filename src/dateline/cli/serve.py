"""`dateline serve`: the record in a browser, and over HTTP."""

import os
import secrets
from typing import Annotated

import typer

from dateline.cli.answers import note
from dateline.cli.commands import app
from dateline.cli.options import RecordOption, examples

LOOPBACK = ("127.0.0.1", "localhost", "::1")
SHORTEST_TOKEN = 16
RATE = 20  # requests a second from one address, where others than this machine may ask


@app.command(epilog=examples("dateline serve", "dateline serve --record trips.db --port 8080 --open --read-only"))
def serve(
    record: RecordOption = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Another address than this machine's own.")
    ] = "127.0.0.1",
    read_only: Annotated[bool, typer.Option("--read-only", help="Nobody can review.")] = False,
    rate: Annotated[
        int | None,
        typer.Option(
            min=0, metavar="N", help="Requests a second from one address; 0 for any number. Else 20 for others."
        ),
    ] = None,
    open: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Look at the record in a browser: pages and an HTTP API, from this machine, for this machine.

    Another --host asks everyone for a token: that of the environment's DATELINE_TOKEN, else one that is made and shown.
    """
    import uvicorn

    from dateline import config
    from dateline.web import create_app

    token = _token(host)
    limit = rate if rate is not None else 0 if token is None else RATE
    application = create_app(record or config.load().record, token=token, review=not read_only, rate=limit)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    note(f"dateline: {address} (stop with Ctrl-C)")
    if open:
        import threading
        import webbrowser

        threading.Timer(1, webbrowser.open, [address]).start()
    uvicorn.run(
        application,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,  # seconds: who listens to progress would hold the server open
    )


def _token(host: str) -> str | None:
    """The token that every request must show: none on this machine alone, unless the environment names one.

    Raises InputError for one that is short enough to guess.
    """
    from dateline.errors import InputError

    given = os.environ.get("DATELINE_TOKEN")
    if given is not None and len(given) < SHORTEST_TOKEN:
        raise InputError(f"DATELINE_TOKEN is too short: give it {SHORTEST_TOKEN} characters or more")
    if given or host in LOOPBACK:
        return given
    made = secrets.token_urlsafe(24)
    note(f"dateline: whoever asks from elsewhere needs this token: {made}")
    return made
