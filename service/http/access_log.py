"""One line for each request, without what was asked: names and variables never reach the log."""

import logging
import re
import traceback
from collections.abc import Iterator
from time import perf_counter
from types import TracebackType

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.http.every_answer import Numbered

UNTOLD = "/calendar/"
"""What stands behind it opens a calendar: no address of it reaches the log."""

CODE = re.compile(r"[A-Za-z_.]{1,100}")
"""As this service and Neo4j name faults."""
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
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


class WithoutData(logging.Formatter):
    """Writes lines as the standard one does; of a fault where it happened and of which kinds it and its causes are, and
    not what they say: the message of an exception may hold what somebody has sent, or what the graph holds."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; what another formatter has kept of the fault with the record is not taken, nor is ours kept."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  # the standard library's own name
        """The frames and the kinds, the first cause first, as tracebacks have them."""
        return "\n".join(told_of(ei[1], frozenset())) if ei[1] else ""


def told_of(fault: BaseException, told: frozenset[int]) -> Iterator[str]:
    behind = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if behind is not None and id(behind) not in told:
        yield from told_of(behind, told | {id(fault)})
    for one in fault.exceptions if isinstance(fault, BaseExceptionGroup) else ():
        yield from told_of(one, told | {id(fault)})
    for frame in traceback.extract_tb(fault.__traceback__):
        yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
    code = getattr(fault, "code", None)
    kind = f"{type(fault).__module__}.{type(fault).__qualname__}"
    yield f"{kind} ({code})" if isinstance(code, str) and CODE.fullmatch(code) else kind


def begin_logging(*, access: bool) -> None:
    """Faults go to standard error, and the requests too where wanted."""
    handler = logging.StreamHandler()
    handler.addFilter(Numbered())
    handler.setFormatter(WithoutData("%(asctime)s %(levelname)s %(request)s %(message)s"))
    root = logging.getLogger("hierarchy")
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO if access else logging.WARNING)
