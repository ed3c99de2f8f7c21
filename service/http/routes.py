"""Every address of the service: GraphQL, the query page, and whether the service is alive and ready."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from execution.documents import Documents
from graph.engine.errors import GraphError
from graph.engine.migrations import check_migrated
from graph.engine.sessions import Graph
from graph.engine.state import check_ready
from service.http.metrics import metrics_of
from service.http.negotiation import wants_page
from service.http.sockets import Socket

EXPLORER = Path(__file__).parents[2] / "explorer"
QUESTIONS = Path(__file__).parents[2] / "docs" / "questions"
NO_OTHER_HOST = (
    "default-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    # GraphiQL's editor writes style elements of its own
    "style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
)

Endpoint = Callable[[Request], Awaitable[Response]]


def routes(
    ask: Endpoint, socket: Socket, graph: Callable[[], Graph], documents: Documents
) -> list[Route | Mount | WebSocketRoute]:
    """Every address of the service: `ask` answers over HTTP, `socket` over WebSocket."""
    return [
        Route("/graphql", page_or(ask), methods=["GET", "POST"]),
        WebSocketRoute("/graphql", socket),
        Route("/healthz", alive),
        Route("/readyz", readiness(graph)),
        Route("/metrics", metrics_of(documents)),
        Route("/examples.json", examples),
        Route("/", home),
        Mount("/explorer", StaticFiles(directory=EXPLORER)),
    ]


def page_or(ask: Endpoint) -> Endpoint:
    """A browser that comes without a question gets the query page."""

    async def endpoint(request: Request) -> Response:
        accepts_page = wants_page(request.headers.get("accept", ""))
        if request.method in {"GET", "HEAD"} and accepts_page and "query" not in request.query_params:
            return FileResponse(EXPLORER / "graphiql.html", headers={"content-security-policy": NO_OTHER_HOST})
        return await ask(request)

    return endpoint


def readiness(graph: Callable[[], Graph]) -> Endpoint:
    """Ready means: the graph answers, is migrated and whole."""

    async def ready(_: Request) -> Response:
        try:
            graph().check_kept()
            await check_migrated(graph())
            state = await check_ready(graph())
        except GraphError as error:
            return JSONResponse({"ready": False, "reason": str(error)}, 503)
        return JSONResponse({"ready": True, "data": state.source, "rows": state.rows})

    return ready


async def alive(_: Request) -> Response:
    return JSONResponse({"alive": True})


async def home(_: Request) -> Response:
    return RedirectResponse("/graphql")


async def examples(_: Request) -> Response:
    """The documentation's questions, as the query page offers them."""
    return Response(orjson.dumps(list_examples()), media_type="application/json")


def list_examples() -> list[dict[str, str]]:
    """Each file: the question in words in a first comment line, then the query."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(QUESTIONS.glob("*.graphql"))]
    return [{"question": text.splitlines()[0].removeprefix("# "), "query": text} for text in texts]


async def refuse(_: Request, error: Exception) -> Response:
    """An address or a method that is not served, in JSON like everything else."""
    assert isinstance(error, HTTPException)  # noqa: S101  # registered for this class only
    body = {"errors": [{"message": error.detail, "extensions": {"code": error.detail.upper().replace(" ", "_")}}]}
    return JSONResponse(body, error.status_code, error.headers)
