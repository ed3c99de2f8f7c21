"""Messages of graphql-transport-ws: which are the protocol's, and how they are read and sent."""

import logging
from collections.abc import AsyncGenerator, Sequence

from graphql import GraphQLError
from starlette.websockets import WebSocketDisconnect
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import WebSocketDisconnected

from execution.errors import TellingError
from execution.telling import in_words
from service.http.refusal import Refused
from service.http.socket_connections import TEXTS
from wording.languages import Language

logger = logging.getLogger("hierarchy.sockets")

INVALID_MESSAGE = 4400
LONGEST_REASON = 123
"""In bytes (RFC 6455, 5.5 and 7.1.6): with a longer one the connection is cut without its code."""
LONGEST_ID = 200
KINDS = frozenset({"connection_init", "ping", "pong", "subscribe", "complete"})
WITH_ID = frozenset({"subscribe", "complete"})


def fault_of(message: object) -> str | None:
    """What makes a message none of the protocol's, or None; what an operation holds is not looked into."""
    if not isinstance(message, dict):
        return "A message must be a JSON object."
    kind = message.get("type")
    if not isinstance(kind, str) or kind not in KINDS:
        return f'"type" must be one of: {", ".join(sorted(KINDS))}.'
    if kind in WITH_ID and not is_id(message.get("id")):
        return f'"id" must be a string of 1 to {LONGEST_ID} letters.'
    if kind == "subscribe" and not isinstance(message.get("payload"), dict):
        return '"payload" of "subscribe" must be an object.'
    if not isinstance(message.get("payload"), dict | None):
        return '"payload" must be an object.'
    return None


def tokens_in(payload: object) -> list[str]:
    """The `Authorization` line that a greeting holds, if it holds one; what is no text is a line that is none."""
    given = {name.lower(): value for name, value in payload.items()} if isinstance(payload, dict) else {}
    if given.get("authorization") is None:
        return []
    return [given["authorization"] if isinstance(given["authorization"], str) else ""]


def min_seq_in(payload: object) -> str:
    """The line of the ledger that a greeting asks all answers to be of at least; an operation may name another one."""
    line = payload.get("minSeq") if isinstance(payload, dict) else None
    return "" if line is None else str(line)


def is_id(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_ID


def reason(refused: Refused, language: Language) -> GraphQLError:
    """Why an operation was not run; one that cannot be read is bad input of this operation, not of a request."""
    code = "BAD_USER_INPUT" if refused.code == "BAD_REQUEST" else refused.code
    return in_words(TellingError(refused.said, code), language)


class Adapter(ASGIWebSocketAdapter):
    """The connection: messages in, and no close without its reason."""

    async def iter_json(self, *, ignore_parsing_errors: bool = False) -> AsyncGenerator[object, None]:
        """The messages; a null payload is none."""
        async for message in super().iter_json(ignore_parsing_errors=ignore_parsing_errors):
            if isinstance(message, dict) and message.get("payload", ...) is None:
                del message["payload"]
            yield message

    async def send_texts(self, texts: Sequence[bytes]) -> None:
        """Sends messages behind each other, at once where the server can."""
        try:
            if TEXTS in self.ws.scope.get("extensions", ()):
                await self.ws.send({"type": "websocket.send", TEXTS: texts})
            else:
                for text in texts:
                    await self.ws.send_text(text.decode())
        except WebSocketDisconnect as gone:
            raise WebSocketDisconnected from gone

    async def close(self, code: int, reason: str) -> None:
        """Closes with as much of the reason as a close holds."""
        logger.log(logging.WARNING if code == INVALID_MESSAGE else logging.INFO, "closed with %d: %s", code, reason)
        await super().close(code, reason.encode()[:LONGEST_REASON].decode(errors="ignore"))
