"""GraphQL over HTTP, as its specification draws it: what goes out for what came in, and with which status.

https://graphql.github.io/graphql-over-http/draft/
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import uuid4

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from execution.asked import Asked
from execution.operations import Answer, Operation, Operations
from graph.engine.errors import ChangeUnconfirmed, GraphBusy, GraphError, GraphUnavailable
from service.http.negotiation import JSON, media_of
from service.http.refusal import Refused
from service.http.requests import BY_ADDRESS, operation_of

logger = logging.getLogger("hierarchy.http")

# what an operation comes with, for a request with that Idempotency-Key or with none
AskedWith = Callable[[str | None], Asked]
NOT_ANSWERED = frozenset({GraphUnavailable.code, ChangeUnconfirmed.code, GraphBusy.code})
BYTES_OF_A_PIECE = 262_144
RETRY_AFTER = "5"
"""In seconds."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """`body` in bytes, `seconds` for one whole answer."""

    body: int
    seconds: float


class Answering(Protocol):
    """Answers one operation; raises Refused where there is no answer."""

    async def __call__(self, operation: Operation, *, only_query: bool, key: str | None = None) -> Answer:
        """`key` is the request's own: a change that comes again with it is made once."""
        ...


def graphql_endpoint(answering: Answering, bounds: Bounds) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint for POST, and for GET and HEAD of queries; every answer and every refusal is JSON.

    HEAD is answered as GET is (RFC 9110, 9.3.2), with the same headers; the server leaves the body out.
    """

    async def endpoint(request: Request) -> Response:
        media = media_of(request.headers.get("accept", ""))
        try:
            operation = await operation_of(request, bounds.body)
            key = request.headers.get("idempotency-key", "").strip().strip('"')
            answered = await answering(operation, only_query=request.method in BY_ADDRESS, key=key or None)
        except Refused as refused:
            return encoded(refused.as_response(), media, refused.status, refused.headers)
        return encoded(answered.as_response(), media, status_of(answered, media), headers_of(answered))

    return endpoint


def answering_of(operations: Operations, asked: AskedWith, bounds: Bounds) -> Answering:
    """The schema's answers within the time allowed."""

    async def answering(operation: Operation, *, only_query: bool, key: str | None = None) -> Answer:
        sent: Sequence[str] = ()
        try:
            comes_with = asked(key)
            sent = comes_with.backend.sent
            async with asyncio.timeout(bounds.seconds):
                return await operations.answer(operation, comes_with, only_query=only_query)
        except TimeoutError:
            if sent:
                unconfirmed = ChangeUnconfirmed(sent)
                raise Refused(503, unconfirmed.code, str(unconfirmed)) from None
            message = f"The answer took longer than {bounds.seconds:g} seconds. Ask for less at once."
            raise Refused(503, "TIMEOUT", message) from None
        except GraphError as error:
            later = {"retry-after": RETRY_AFTER} if error.code == GraphBusy.code else {}
            raise Refused(503, error.code, str(error), later) from None
        except Exception:
            number = uuid4().hex[:12]
            logger.exception("fault %s outside of any field", number)
            message = f"Something went wrong here. It is logged as {number}."
            raise Refused(500, "INTERNAL_SERVER_ERROR", message) from None

    return answering


def codes_of(answered: Answer) -> set[Any]:
    return {(error.extensions or {}).get("code") for error in answered.errors}


def headers_of(answered: Answer) -> dict[str, str]:
    """What a client is told beside the answer: which method would do, or when to come again."""
    codes = codes_of(answered)
    allowed = {"allow": "POST"} if "METHOD_NOT_ALLOWED" in codes else {}
    return allowed | ({"retry-after": RETRY_AFTER} if GraphBusy.code in codes else {})


def status_of(answered: Answer, media: str) -> int:
    """Plain JSON says 200 to whatever holds an operation, as older clients expect; the other tells what happened."""
    codes = codes_of(answered)
    if "METHOD_NOT_ALLOWED" in codes:
        return 405
    if media == JSON:
        return 200
    if answered.data is None and codes and codes <= NOT_ANSWERED:
        return 503
    return 200 if answered.began else 400


def encoded(body: Mapping[str, Any], media: str, status: int, headers: Mapping[str, str]) -> Response:
    # what one reader may see must not be kept for the next one
    kept = {"cache-control": "no-store", "vary": "accept", "content-type": f"{media}; charset=utf-8"}
    return InPieces(orjson.dumps(body), status, {**kept, **headers})


class InPieces(Response):
    """A whole answer, handed to the connection piece by piece: a client that reads slowly is seen to go on."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        body = memoryview(self.body)
        for at in range(0, max(len(body), 1), BYTES_OF_A_PIECE):
            part = bytes(body[at : at + BYTES_OF_A_PIECE])
            await send({"type": "http.response.body", "body": part, "more_body": at + BYTES_OF_A_PIECE < len(body)})
