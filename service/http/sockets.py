"""GraphQL over WebSocket (graphql-transport-ws).

Strawberry speaks the protocol; every operation is answered as over HTTP, with its limits, codes and time-out. A message
that is none of the protocol's closes the connection with 4400 and one line in the log; an operation that cannot be read
has an error of its own.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Collection, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic, time
from typing import Any, cast

import orjson
from starlette.datastructures import Headers
from strawberry.asgi import ASGIWebSocketAdapter, GraphQL
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws import handlers
from strawberry.subscriptions.protocols.graphql_transport_ws.types import (
    ConnectionInitMessage,
    Message,
    NextMessagePayload,
    SubscribeMessage,
)

from execution.asked import Stated
from execution.operations import Answer, Operation
from execution.subscriptions import Event
from graph.engine.errors import GraphBusy
from schema.build import HierarchySchema
from service.access.identifying import Identify, Sent
from service.access.tokens import Viewer
from service.http.graphql import Answering, Telling, portions
from service.http.negotiation import language_of
from service.http.persisted import Completing
from service.http.pings import MOST_PINGS, Pings
from service.http.reached import Reached
from service.http.refusal import Refused
from service.http.requests import operation_from
from service.http.socket_messages import Adapter, fault_of, min_seq_in, reason, tokens_in
from wording.languages import Language
from wording.said import say

logger = logging.getLogger("hierarchy.sockets")

OPERATIONS_AT_ONCE = 16
MOST_SUBSCRIPTIONS = 100
"""Of one connection."""
MOST_WAITING = 4_000_000
"""In bytes, of the operations of one connection that wait for their turn."""
BYTES_OF_A_TASK = 4_000
SECONDS_TO_READ = 30.0
"""For one answer of a subscription: as long as a client has over HTTP to read what waits for it."""
TOO_SLOW = 4408
NO_ANSWER = Answer(None)
GREETING = timedelta(seconds=10)
UNAUTHORIZED = 4401
TRY_AGAIN = 1013
CLOSED = {401: UNAUTHORIZED, 403: 4403}
"""With what a socket is closed whose client is refused, by the status of the same refusal."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the operations of a connection are answered by."""

    answering: Answering
    telling: Telling
    persisted: Completing
    reached: Reached
    identify: Identify


class Handler(handlers.BaseGraphQLTransportWSHandler[Any, None]):
    """One connection; its context answers an operation. So many are answered at once, the others wait in line."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.pings = Pings()
        self.turns = asyncio.Semaphore(OPERATIONS_AT_ONCE)
        self.waiting: dict[str, int] = {}
        self.languages: dict[str, Language] = {}
        self.least: dict[str, str] = {}
        self.least_of_all = ""
        self.partly: set[str] = set()
        self.stated: dict[str, Stated] = {}
        self.told: set[str] = set()
        self.viewer: Viewer | None = None
        self.ending: asyncio.Task[None] | None = None

    async def handle_connection_init(self, message: ConnectionInitMessage) -> None:
        """Acknowledges whoever says who they are, as long as their token lasts; nothing is answered before."""
        if not self.connection_init_received:
            try:
                viewer = await self.context.identify(Sent(tokens_in(message.get("payload")), self.head))
            except Refused as refused:
                await self.websocket.close(CLOSED.get(refused.status, TRY_AGAIN), refused.said.words(Language.EN))
                return
            self.least_of_all = min_seq_in(message.get("payload"))
            self.viewer = viewer and viewer.listening()
            if self.viewer is not None:
                self.ending = asyncio.create_task(self.end_with_token(self.viewer.ends - time()))
        await super().handle_connection_init(message)

    async def end_with_token(self, seconds: float) -> None:
        await asyncio.sleep(max(seconds, 0))
        await self.websocket.close(UNAUTHORIZED, "The token's time is over.")

    async def shutdown(self) -> None:
        """Ends all that belongs to the connection."""
        if self.ending is not None:
            self.ending.cancel()
        await super().shutdown()

    async def handle_message(self, message: Message) -> None:
        """One message of the protocol; any other closes the connection."""
        fault = fault_of(message)
        if fault is None and message["type"] == "ping" and not self.pings.one_more(monotonic()):
            fault = f"A client may send {MOST_PINGS} pings a minute."
        if fault is not None:
            await self.handle_invalid_message(fault)
            return
        await super().handle_message(message)

    async def handle_subscribe(self, message: SubscribeMessage) -> None:
        """Begins an operation; one that cannot be read or not be kept waiting is answered at once."""
        if self.connection_acknowledged and message["id"] not in self.operations:
            try:
                payload = self.context.persisted.completed(message["payload"])
                operation = operation_from(payload)
                self.languages[message["id"]] = operation.language or self.language
                self.wait(message)
                self.least[message["id"]] = operation.min_seq or self.least_of_all
                if operation.partly:
                    self.partly.add(message["id"])
                if operation.stated is not None:
                    self.stated[message["id"]] = operation.stated
                message = {**message, "payload": payload}
            except Refused as refused:
                errors = [reason(refused, self.languages.pop(message["id"], self.language)).formatted]
                await self.send_message({"id": message["id"], "type": "error", "payload": errors})
                return
        await super().handle_subscribe(message)

    @property
    def language(self) -> Language:
        """That of whoever opened the connection."""
        return language_of(self.head.get("accept-language", "")) or Language.EN

    @property
    def head(self) -> Headers:
        """That of the request that opened the connection."""
        return cast("ASGIWebSocketAdapter", self.websocket).ws.headers

    @property
    def client(self) -> str:
        """The address that the connection comes from."""
        peer = cast("ASGIWebSocketAdapter", self.websocket).ws.client
        return peer.host if peer else ""

    def wait(self, message: SubscribeMessage) -> None:
        """Stands in line; refuses what is more than one connection may have waiting."""
        size = len(orjson.dumps(message["payload"])) + BYTES_OF_A_TASK
        if sum(self.waiting.values()) + size > MOST_WAITING:
            raise Refused(503, GraphBusy.code, say("TOO_MANY_WAITING"))
        self.waiting[message["id"]] = size

    async def cleanup_operation(self, operation_id: str) -> None:
        """An operation that its client ends is not waited for, even where it had not begun."""
        self.waiting.pop(operation_id, None)
        self.told.discard(operation_id)
        self.languages.pop(operation_id, None)
        self.least.pop(operation_id, None)
        self.partly.discard(operation_id)
        self.stated.pop(operation_id, None)
        await super().cleanup_operation(operation_id)

    async def run_operation(self, operation: handlers.Operation[Any, None]) -> None:
        """Sends the answer, or why there is none; the client's next operations go on."""
        async with self.turns:
            self.waiting.pop(operation.id, None)
            try:
                await self.context.reached(self.least.get(operation.id, ""), self.viewer)
                told = await self.context.telling(self.asked(operation), viewer=self.viewer, client=self.client)
                answered = await self.answered(operation) if told is None else NO_ANSWER
            except Refused as refused:
                language = self.asked(operation).language or self.language
                told, answered = None, Answer(None, [reason(refused, language)], began=False)
        if told is not None:
            await self.tell(operation, told)
            return
        if not answered.began:
            await operation.send_initial_errors(list(answered.errors))
            return
        await self.send_next(operation, answered)
        await operation.send_operation_message({"id": operation.id, "type": "complete"})

    async def tell(
        self, operation: handlers.Operation[Any, None], told: AsyncGenerator[Sequence[Event] | Answer, None]
    ) -> None:
        """Sends the answers of a subscription as they come, as fast as its client reads; it takes no turn of others."""
        if len(self.told) >= MOST_SUBSCRIPTIONS:
            crowded = Refused(503, GraphBusy.code, say("TOO_MANY_WAITING"))
            await operation.send_initial_errors([reason(crowded, self.asked(operation).language or self.language)])
            return
        self.told.add(operation.id)
        adapter = cast("Adapter", self.websocket)
        before = b'{"id":' + orjson.dumps(operation.id) + b',"type":"next","payload":'
        async with aclosing(told):
            async for found in told:
                if isinstance(found, Answer):
                    await operation.send_initial_errors(list(found.errors))
                    return
                try:
                    async with asyncio.timeout(SECONDS_TO_READ):
                        for bodies in portions(found):
                            await adapter.send_texts([before + body + b"}" for body in bodies])
                except TimeoutError:
                    await self.websocket.close(TOO_SLOW, "What is told is not read.")
                    return

    async def send_next(self, operation: handlers.Operation[Any, None], answered: Answer) -> None:
        payload = cast("NextMessagePayload", answered.as_response())
        await operation.send_operation_message({"id": operation.id, "type": "next", "payload": payload})

    def asked(self, operation: handlers.Operation[Any, None]) -> Operation:
        language = self.languages.get(operation.id, self.language)
        partly = operation.id in self.partly
        return Operation(
            operation.query,
            operation.variables or {},
            operation.operation_name or None,
            language,
            partly=partly,
            stated=self.stated.get(operation.id),
        )

    async def answered(self, operation: handlers.Operation[Any, None]) -> Answer:
        asked = self.asked(operation)
        answer: Answer = await self.context.answering(asked, only_query=False, viewer=self.viewer, client=self.client)
        return answer


class Socket(GraphQL[Any, None]):
    """The WebSocket's address; browsers let any page connect, so only those of `origins` and our own are let in."""

    graphql_transport_ws_handler_class = Handler
    websocket_adapter_class = Adapter

    def __init__(self, schema: HierarchySchema, context: Context, origins: Collection[str]) -> None:
        super().__init__(
            schema.shape,
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
            max_subscriptions_per_connection=None,
            connection_init_wait_timeout=GREETING,
            allowed_origins=tuple(origins),
        )
        self.context = context

    def decode_json(self, data: str | bytes) -> object:
        """JSON as over HTTP: no NaN, no halves of letters, no number beyond all bounds, so deep and no deeper."""
        return orjson.loads(data)

    def encode_json(self, data: object) -> str:
        """As over HTTP."""
        return orjson.dumps(data).decode()

    async def get_context(self, *_: Any, **__: Any) -> Any:
        return self.context
