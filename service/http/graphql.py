"""GraphQL over HTTP, as its specification draws it: what goes out for what came in, and with which status.

https://graphql.github.io/graphql-over-http/draft/
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol
from uuid import uuid4

import orjson
from anyio import CancelScope
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from execution.asked import Asked, Line
from execution.operations import Answer, Operation, Operations
from execution.subscriptions import Event, Subscriptions
from graph.engine.errors import ChangeUnconfirmed, GraphBusy, GraphError, GraphUnavailable
from service.access.identifying import Identify, Sent
from service.access.tokens import Viewer
from service.http.negotiation import EVENT_STREAM, JSON, RESPONSE_JSON, language_of, media_of
from service.http.persisted import Completing
from service.http.presence import Gone, while_there
from service.http.reached import Reached
from service.http.refusal import Refused
from service.http.requests import BY_ADDRESS, head_of, operation_from, parameters_of
from service.http.tags import Tags, knows
from wording.languages import Language
from wording.said import say

logger = logging.getLogger("hierarchy.http")

AskedWith = Callable[[str | None, Viewer | None, str], Awaitable[Asked]]
"""What an operation comes with, for a request with that Idempotency-Key or with none, by whoever asks at an address."""
NOT_ANSWERED = frozenset({GraphUnavailable.code, ChangeUnconfirmed.code, GraphBusy.code})
BYTES_OF_A_PIECE = 262_144
RETRY_AFTER = "5"
"""In seconds."""
VARY = "accept, accept-language"
NOT_KEPT = MappingProxyType({"cache-control": "no-store", "vary": VARY})
SECONDS_OF_SILENCE = 12.0
"""Proxies close a connection on which nothing comes for a minute, some for fifteen seconds."""
STILL_THERE, COMPLETE = b":\n\n", b"event: complete\ndata:\n\n"
CLIENT_GONE = 499
"""For the log of requests alone, as proxies write it."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """`body` in bytes, `seconds` for one whole answer."""

    body: int
    seconds: float


class Answering(Protocol):
    """Answers one operation; raises Refused where there is no answer."""

    async def __call__(
        self,
        operation: Operation,
        *,
        only_query: bool,
        viewer: Viewer | None = None,
        key: str | None = None,
        client: str = "",
    ) -> Answer:
        """`key` is the request's own: a change that comes again with it is made once. `client` is an address."""
        ...


class Telling(Protocol):
    """Answers a subscription."""

    async def __call__(
        self, operation: Operation, *, viewer: Viewer | None = None, client: str = ""
    ) -> AsyncGenerator[Sequence[Event] | Answer, None] | None:
        """The answers as they come, without an end; None where the operation is no subscription."""
        ...


@dataclass(frozen=True, slots=True)
class GraphQLEndpoint:
    """POST, and GET and HEAD of queries; every refusal is JSON, and every answer is, or one event of a stream.

    HEAD is answered as GET is (RFC 9110, 9.3.2), with the same headers; the server leaves the body out.
    """

    answering: Answering
    telling: Telling
    bounds: Bounds
    persisted: Completing
    tags: Tags
    reached: Reached
    identify: Identify

    async def __call__(self, request: Request) -> Response:
        """The answer to a request; nobody reads the one to a client that has gone."""
        head = head_of(request)
        media = media_of(head.get("accept", ""))
        language = language_of(head.get("accept-language", "")) or Language.EN
        try:
            given_as = request.headers.getlist("authorization") if "authorization" in head else ()
            viewer = await self.identify(Sent(given_as, head))
            given = await parameters_of(request, head, self.bounds.body)
            operation = operation_from(self.persisted.completed(given), language, head.get("x-purpose", ""))
            language = operation.language or language
            return await while_there(request, self.answer(request, head, operation, media, viewer))
        except Gone:
            return Response(status_code=CLIENT_GONE)
        except Refused as refused:
            return refusal(refused, media, language)

    async def answer(
        self, request: Request, head: Mapping[str, str], operation: Operation, media: str, viewer: Viewer | None
    ) -> Response:
        await self.reached(head.get("x-min-seq") or operation.min_seq, viewer)
        by_address = request.method in BY_ADDRESS
        # of whoever says who they are nothing is kept: what they may is asked each time
        tagged = by_address and media != EVENT_STREAM and viewer is None
        tag = await self.tags.tag_of(operation, media) if tagged else None
        if tag is not None and knows(head.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=kept_by_tag(tag))
        client = request.client.host if request.client else ""
        if media == EVENT_STREAM and (told := await self.telling(operation, viewer=viewer, client=client)) is not None:
            return streamed(told)
        key = head.get("idempotency-key", "").strip().strip('"').strip()
        answered = await self.answering(operation, only_query=by_address, viewer=viewer, key=key or None, client=client)
        return encoded(answered, media, tag if not answered.errors else None)


def answering_of(operations: Operations, asked: AskedWith, bounds: Bounds) -> Answering:
    """The schema's answers within the time allowed."""

    async def answering(
        operation: Operation,
        *,
        only_query: bool,
        viewer: Viewer | None = None,
        key: str | None = None,
        client: str = "",
    ) -> Answer:
        sent: Sequence[str] = ()
        try:
            async with asyncio.timeout(bounds.seconds):
                comes_with = spoken(await asked(key, viewer, client), operation.language)
                sent = comes_with.backend.sent
                return await operations.answer(operation, comes_with, only_query=only_query)
        except TimeoutError:
            if sent:
                unconfirmed = ChangeUnconfirmed(sent)
                raise Refused(503, unconfirmed.code, unconfirmed.said) from None
            raise Refused(503, "TIMEOUT", say("TIMEOUT", seconds=f"{bounds.seconds:g}")) from None
        except Refused:
            raise
        except GraphError as error:
            later = {"retry-after": RETRY_AFTER} if error.code == GraphBusy.code else {}
            raise Refused(503, error.code, error.said, later) from None
        except Exception:
            number = uuid4().hex[:12]
            logger.exception("fault %s outside of any field", number)
            raise Refused(500, "INTERNAL_SERVER_ERROR", say("FAULT", number=number)) from None

    return answering


def telling_of(
    subscriptions: Subscriptions,
    asked: Callable[[Viewer | None, str, Line | None, Asked | None], Awaitable[Asked]],
    bounds: Bounds,
) -> Telling:
    """The schema's answers to subscriptions, each within the time allowed."""

    async def telling(
        operation: Operation, *, viewer: Viewer | None = None, client: str = ""
    ) -> AsyncGenerator[Sequence[Event] | Answer, None] | None:
        if not await subscriptions.streams(operation):
            return None

        listener = viewer and viewer.listening()

        async def asks(line: Line | None, before: Asked | None) -> Asked:
            found = await asked(listener, client, line, before)
            return found if found is before else spoken(found, operation.language)

        return subscriptions.told(operation, asks, bounds.seconds)

    return telling


def spoken(asked: Asked, language: Language | None) -> Asked:
    """What a request comes with, told in a language."""
    if language is not None and language is not asked.view.language:
        asked.view = asked.view._replace(language=language)
    return asked


def codes_of(answered: Answer) -> set[Any]:
    return {(error.extensions or {}).get("code") for error in answered.errors}


def headers_of(answered: Answer) -> dict[str, str]:
    """What a client is told beside the answer: which method would do, or when to come again."""
    codes = codes_of(answered)
    allowed = {"allow": "POST"} if "METHOD_NOT_ALLOWED" in codes else {}
    return allowed | ({"retry-after": RETRY_AFTER} if GraphBusy.code in codes else {})


def status_of(answered: Answer, media: str) -> int:
    """Plain JSON and streams say 200 to whatever holds an operation, as their clients expect; the other tells more."""
    codes = codes_of(answered)
    if "METHOD_NOT_ALLOWED" in codes:
        return 405
    if media != RESPONSE_JSON:
        return 200
    if codes == {"FORBIDDEN"}:
        return 403
    if answered.data is None and codes and codes <= NOT_ANSWERED:
        return 503
    return 200 if answered.began else 400


def refusal(refused: Refused, media: str, language: Language) -> Response:
    """A refusal as a whole answer; where a stream was asked for, it does not begin."""
    status = refused.status if refused.status_in_json is None or media == RESPONSE_JSON else refused.status_in_json
    media = RESPONSE_JSON if media == RESPONSE_JSON else JSON
    return InPieces(orjson.dumps(refused.as_response(language)), status, {**NOT_KEPT, **kind(media), **refused.headers})


def encoded(answered: Answer, media: str, tag: str | None) -> Response:
    """An answer as the client likes it; one that has a tag may be kept, and is asked for anew each time."""
    body = orjson.dumps(answered.as_response())
    if media == EVENT_STREAM:
        body = event_of(answered) + COMPLETE
    kept = NOT_KEPT if tag is None else kept_by_tag(tag)
    return InPieces(body, status_of(answered, media), {**kept, **kind(media), **headers_of(answered)})


def streamed(told: AsyncGenerator[Sequence[Event] | Answer, None]) -> Response:
    """Answers as events of a stream; between them, comments that keep it open, and that no proxy may hold back."""
    headers = {**NOT_KEPT, **kind(EVENT_STREAM), "x-accel-buffering": "no"}
    return StreamingResponse(events_of(told), headers=headers)


async def events_of(told: AsyncGenerator[Sequence[Event] | Answer, None]) -> AsyncGenerator[bytes, None]:
    coming = asyncio.ensure_future(anext(told, None))
    try:
        yield STILL_THERE
        while True:
            done, _ = await asyncio.wait([coming], timeout=SECONDS_OF_SILENCE)
            if not done:
                yield STILL_THERE
                continue
            found = coming.result()
            if found is None or isinstance(found, Answer):
                yield (b"" if found is None else event_of(found)) + COMPLETE
                return
            for bodies in portions(found):
                yield b"".join(b"event: next\ndata: " + body + b"\n\n" for body in bodies)
            coming = asyncio.ensure_future(anext(told, None))
    finally:
        # where the client has gone, the response is cancelled again at each wait: also at those that leave in order
        with CancelScope(shield=True):
            coming.cancel()
            await asyncio.wait([coming])
            await told.aclose()


def portions(events: Sequence[Event]) -> Iterator[list[bytes]]:
    """The texts of events, as many at once as a piece of an answer may have bytes: what a slow client has not read
    waits in no more than one."""
    portion, size = list[bytes](), 0
    for event in events:
        if portion and size + len(event.body) > BYTES_OF_A_PIECE:
            yield portion
            portion, size = [], 0
        portion.append(event.body)
        size += len(event.body)
    if portion:
        yield portion


def event_of(answered: Answer) -> bytes:
    return b"event: next\ndata: " + orjson.dumps(answered.as_response()) + b"\n\n"


def kind(media: str) -> dict[str, str]:
    return {"content-type": f"{media}; charset=utf-8"}


def kept_by_tag(tag: str) -> dict[str, str]:
    """What one reader may see must not be kept for the next one, nor be shown again unasked."""
    return {"cache-control": "private, max-age=0, must-revalidate", "vary": VARY, "etag": f'W/"{tag}"'}


class InPieces(Response):
    """A whole answer, handed to the connection piece by piece: a client that reads slowly is seen to go on."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        body = memoryview(self.body)
        for at in range(0, max(len(body), 1), BYTES_OF_A_PIECE):
            part = bytes(body[at : at + BYTES_OF_A_PIECE])
            await send({"type": "http.response.body", "body": part, "more_body": at + BYTES_OF_A_PIECE < len(body)})
