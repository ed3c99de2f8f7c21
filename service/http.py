"""HTTP and WebSocket: GraphQL, the query page, and whether the service is alive and ready.

Called by `app`. Strawberry's view speaks the protocols; the schema's own `execute` answers.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from strawberry.asgi import GraphQL
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from graph.errors import GraphError
from graph.migrations import check_migrated
from graph.sessions import Graph
from graph.state import check_ready
from schema.build import HierarchySchema

EXPLORER = Path(__file__).parent.parent / "explorer"
QUESTIONS = Path(__file__).parent.parent / "docs" / "questions"


class View(GraphQL[Any, None]):
    """Strawberry's view with this service's encoder, context and page."""

    def __init__(self, schema: HierarchySchema, open_context: Callable[[], object]) -> None:
        super().__init__(schema, subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL])
        self.open_context = open_context

    async def get_context(self, request: Any, response: Any) -> Any:
        return self.open_context()

    def encode_json(self, data: object) -> bytes:
        return orjson.dumps(data)

    async def render_graphql_ide(self, request: Request) -> Response:
        return HTMLResponse((EXPLORER / "graphiql.html").read_text(encoding="utf-8"))


class BodyLimit:
    """Refuses a body that is larger than any question, before it is read."""

    def __init__(self, app: ASGIApp, bound: int) -> None:
        self.app = app
        self.bound = bound

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.too_large(scope):
            message = f"The body is larger than {self.bound:,} bytes, or its length is not given."
            await JSONResponse({"errors": [{"message": message}]}, 413)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def too_large(self, scope: Scope) -> bool:
        headers = dict(scope["headers"])
        length = headers.get(b"content-length", b"0")
        chunked = b"transfer-encoding" in headers
        return chunked or not length.isdigit() or int(length) > self.bound


def routes(view: View, graph: Callable[[], Graph]) -> list[Route | Mount | WebSocketRoute]:
    """Every address of the service."""

    async def ready(_: Request) -> Response:
        try:
            await check_migrated(graph())
            state = await check_ready(graph())
        except GraphError as error:
            return JSONResponse({"ready": False, "reason": str(error)}, 503)
        return JSONResponse({"ready": True, "data": state.source, "rows": state.rows})

    return [
        Route("/graphql", view),
        WebSocketRoute("/graphql", view),
        Route("/healthz", alive),
        Route("/readyz", ready),
        Route("/examples.json", examples),
        Route("/", lambda _: RedirectResponse("/graphql")),
        Mount("/explorer", StaticFiles(directory=EXPLORER)),
    ]


async def alive(_: Request) -> Response:
    return JSONResponse({"alive": True})


async def examples(_: Request) -> Response:
    """The documentation's questions, as the query page offers them."""
    return Response(json.dumps(list_examples()), media_type="application/json")


def list_examples() -> list[dict[str, str]]:
    """Each file: the question in words in a first comment line, then the query."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(QUESTIONS.glob("*.graphql"))]
    return [{"question": text.splitlines()[0].removeprefix("# "), "query": text} for text in texts]
