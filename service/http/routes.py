"""Every address of the service: GraphQL, its pages, and whether the service is alive and ready."""

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute

from graph.engine.errors import GraphError
from graph.engine.migrations import check_migrated
from graph.engine.sessions import Graph
from graph.engine.state import check_ready
from service.http.negotiation import language_of
from service.http.pages import Endpoint, page_or, pages
from service.http.refusal import Refused
from service.http.sockets import Socket
from wording.languages import Language
from wording.said import say


def routes(
    ask: Endpoint,
    socket: Socket,
    imports: Endpoint,
    graph: Callable[[], Graph],
    metrics: Endpoint,
    schema: Callable[[], str],
) -> list[Route | Mount | WebSocketRoute]:
    """Every address of the service: `ask` answers over HTTP, `socket` over WebSocket, `imports` takes
    lists, `schema` writes the schema."""
    return [
        Route("/graphql", page_or(ask), methods=["GET", "POST"]),
        WebSocketRoute("/graphql", socket),
        Route("/import", imports, methods=["POST"]),
        Route("/healthz", alive),
        Route("/readyz", readiness(graph)),
        Route("/metrics", metrics),
        *pages(schema),
    ]


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


async def refuse(request: Request, error: Exception) -> Response:
    """An address or a method that is not served, in JSON like everything else."""
    assert isinstance(error, HTTPException)  # noqa: S101  # registered for this class only
    said = say("NO_SUCH_METHOD", method=request.method) if error.status_code == 405 else say("NO_SUCH_ADDRESS")
    told = Refused(error.status_code, error.detail.upper().replace(" ", "_"), said)
    language = language_of(request.headers.get("accept-language", "")) or Language.EN
    return JSONResponse(told.as_response(language), error.status_code, error.headers)
