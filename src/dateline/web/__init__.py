"""The browser application and the HTTP API: they read a record and change nothing.

    app = create_app("dateline.db")     # an ASGI application, for `dateline serve` and for any other server

Pages are rendered here and work without script; scripts, styles and charts are our own, nothing comes from elsewhere.
"""

from dateline.web.app import create_app

__all__ = ["create_app"]
