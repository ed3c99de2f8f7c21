"""What holds for every address: the request names a host that this service is.

A page of another site can make its own name lead to this machine (DNS rebinding): a browser then takes the service for
a part of that site, and tells it so by the name in Host alone.
"""

import asyncio
import ipaddress
import logging
import re
from collections.abc import Iterable

import orjson
from cachetools import LRUCache
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.http.refusal import Refused
from wording.said import say

logger = logging.getLogger("hierarchy.http")

HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{0,5})?", re.ASCII | re.IGNORECASE)
ANY_HOST = "*"
MOST_KNOWN = 64
"""Of the lines that were taken, so that each is looked at once."""


class Hosts:
    """Refuses requests for hosts that it is not.

    An address in numbers is always taken: only a name can be led elsewhere.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str]) -> None:
        self.app = app
        self.names = frozenset({"localhost", *(one.lower() for one in names)})
        self.known = LRUCache[bytes, None](MOST_KNOWN)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        told = Told(send)
        refused = self.refusal(scope)
        if refused is not None:
            await told.refusal(scope, refused)
            return
        try:
            await self.app(scope, receive, told)
        except asyncio.CancelledError:
            # only the server's stop cancels a request
            logger.warning("a request was given up, as the service stops")
            if scope["type"] == "http" and not told.begun:
                await told.refusal(scope, Refused(503, "STOPPING", say("STOPPING")))

    def refusal(self, scope: Scope) -> Refused | None:
        """Why the request is not taken, or None."""
        given = [value for name, value in scope["headers"] if name == b"host"]
        if not given and scope.get("http_version") == "1.0":
            return None
        if len(given) != 1:
            return Refused(400, "BAD_REQUEST", say("ONE_HOST"))
        if given[0] in self.known:
            return None
        found = HOST.fullmatch(given[0].decode("latin-1").strip())
        if found is None:
            return Refused(400, "BAD_REQUEST", say("HOST_FORM"))
        if not self.is_ours(found["name"].lower()):
            return not_here(found["name"])
        self.known[given[0]] = None
        return None

    def is_ours(self, name: str) -> bool:
        return ANY_HOST in self.names or name.removesuffix(".") in self.names or is_address(name)


class Told:
    """Passes an answer on, and knows whether it has begun."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] in {"http.response.start", "websocket.http.response.start"}:
            self.begun = True
        await self.send(message)

    async def refusal(self, scope: Scope, refused: Refused) -> None:
        """The refusal as a whole answer, of a WebSocket's handshake too."""
        kind = "websocket.http.response" if scope["type"] == "websocket" else "http.response"
        body = orjson.dumps(refused.as_response())
        headers = [
            (b"content-type", b"application/json; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
        ]
        await self({"type": f"{kind}.start", "status": refused.status, "headers": headers})
        await self({"type": f"{kind}.body", "body": b"" if scope.get("method") == "HEAD" else body})


def is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def not_here(name: str) -> Refused:
    return Refused(421, "MISDIRECTED_REQUEST", say("OTHER_HOST", host=name))
