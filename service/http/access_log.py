"""One line for each request, without what was asked: names and variables never reach the log."""

import logging
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.http.every_answer import Numbered

UNTOLD = "/calendar/"
"""What stands behind it opens a calendar: no address of it reaches the log."""

logger = logging.getLogger("hierarchy.access")


class AccessLog:
    """Method, path without its query string, status and milliseconds."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            spent = (perf_counter() - began) * 1000
            path = f"{UNTOLD}…" if scope["path"].startswith(UNTOLD) else scope["path"]
            logger.info("%s %s %s %.0f ms", scope["method"], path, status, spent)


def begin_logging(*, access: bool) -> None:
    """Faults go to standard error, and the requests too where wanted."""
    handler = logging.StreamHandler()
    handler.addFilter(Numbered())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(request)s %(message)s"))
    root = logging.getLogger("hierarchy")
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO if access else logging.WARNING)
