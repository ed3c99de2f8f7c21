"""What every answer says, whatever address it is of: what browsers may not do with it, and the number of its request.

An answer that has a policy of its own (the pages) keeps it. Of TLS nothing is said here: who ends it says so.
"""

import logging
import re
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from secrets import token_hex

from starlette.types import ASGIApp, Message, Receive, Scope, Send

REQUEST_ID = b"x-request-id"
FIT = re.compile(rb"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
"""What is taken of a client or a proxy: it goes into the log, and must not write lines of its own there."""
GUARDS: Sequence[tuple[bytes, bytes]] = (
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
GUARDED = frozenset(name for name, _ in GUARDS)
ANSWERS = frozenset({"http.response.start", "websocket.http.response.start"})
current: ContextVar[str] = ContextVar("request", default="-")


def guarded(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of an answer, with the guards that it does not set itself."""
    own = list(headers)
    set_by_it = GUARDED.intersection(name.lower() for name, _ in own)
    return [*own, *GUARDS] if not set_by_it else [*own, *(guard for guard in GUARDS if guard[0] not in set_by_it)]


def new_id() -> str:
    return token_hex(16)


def request_id_of(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """The number that the client or a proxy gave the request, if it is one and fits; else a new one."""
    given = [value for name, value in headers if name.lower() == REQUEST_ID]
    return given[0].decode() if len(given) == 1 and FIT.fullmatch(given[0]) else new_id()


class EveryAnswer:
    """Adds what every answer says, and puts the request's number before each line of the log that is written for it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        number = request_id_of(scope["headers"])

        async def told(message: Message) -> None:
            kind = message["type"]
            if kind in ANSWERS or kind == "websocket.accept":
                headers = message.get("headers", ())
                headers = guarded(headers) if kind in ANSWERS else list(headers)
                headers.append((REQUEST_ID, number.encode()))
                message = {**message, "headers": headers}
            await send(message)

        token = current.set(number)
        try:
            await self.app(scope, receive, told)
        finally:
            current.reset(token)


class Numbered(logging.Filter):
    """Gives each line of the log the number of the request that it is written for, `-` where it is of none."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request = current.get()
        return True
