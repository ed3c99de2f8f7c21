"""GraphQL over WebSocket (graphql-transport-ws). Called by `http`.

Strawberry speaks the protocol; every operation is answered as over HTTP, with its limits, codes and time-out.
"""

from typing import Any, cast
from urllib.parse import urlsplit

from graphql import GraphQLError
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws import handlers
from strawberry.subscriptions.protocols.graphql_transport_ws.types import NextMessagePayload

from execution.operations import Answer
from execution.operations import Operation as Asked
from schema.build import HierarchySchema
from service.graphql_http import Answering, Refused

OPERATIONS_AT_ONCE = 16
POLICY_VIOLATION = 1008


class Handler(handlers.BaseGraphQLTransportWSHandler[Any, None]):
    """One connection; its context answers an operation."""

    async def run_operation(self, operation: handlers.Operation[Any, None]) -> None:
        """Sends the answer, or why there is none; the client's next operations go on."""
        answered = await self.answered(operation)
        if not answered.began:
            await operation.send_initial_errors(list(answered.errors))
            return
        payload = cast("NextMessagePayload", answered.as_response())
        await operation.send_operation_message({"id": operation.id, "type": "next", "payload": payload})
        await operation.send_operation_message({"id": operation.id, "type": "complete"})

    async def answered(self, operation: handlers.Operation[Any, None]) -> Answer:
        asked = Asked(operation.query, operation.variables or {}, operation.operation_name)
        try:
            answer: Answer = await self.context(asked, only_query=False)
        except Refused as refused:
            error = GraphQLError(refused.message, extensions={"code": refused.code})
            return Answer(None, [error], began=False)
        return answer


class Socket(GraphQL[Any, None]):
    """The WebSocket's address; pages of other sites are kept out, as browsers let them connect to any address."""

    graphql_transport_ws_handler_class = Handler

    def __init__(self, schema: HierarchySchema, answering: Answering) -> None:
        super().__init__(
            schema,
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
            max_subscriptions_per_connection=OPERATIONS_AT_ONCE,
        )
        self.answering = answering

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = WebSocket(scope, receive, send)
        origin = socket.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != socket.headers.get("host"):
            await socket.close(POLICY_VIOLATION)
            return
        await super().__call__(scope, receive, send)

    async def get_context(self, *_: Any, **__: Any) -> Any:
        return self.answering
