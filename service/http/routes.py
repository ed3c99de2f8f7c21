"""Every address of the service: GraphQL, its pages, and whether the service is alive and ready."""

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import compare_digest

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send

from graph.engine.errors import GraphError
from graph.engine.migrations import check_migrated
from graph.engine.sessions import Graph
from graph.engine.state import check_ready
from service.http.negotiation import language_of
from service.http.pages import Endpoint, pages
from service.http.refusal import Refused
from service.http.signing_in import SigningIn
from service.http.sockets import Socket
from wording.languages import Language
from wording.said import say


@dataclass(frozen=True, slots=True)
class Health:
    """What is told of the service itself.

    Where it is `guarded`, readiness is yes or no, and figures want a token of their own; without, they are not there.
    """

    graph: Callable[[], Graph]
    guarded: bool = False
    metrics_token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Lists:
    """What takes lists as files, and what gives them."""

    imports: Endpoint
    exports: Endpoint


def routes(
    ask: Endpoint,
    socket: Socket,
    lists: Lists,
    calendars: Endpoint,
    health: Health,
    metrics: Endpoint,
    schema: Callable[[], str],
    signing_in: SigningIn,
) -> list[Route | Mount | WebSocketRoute]:
    """Every address of the service: `ask` answers over HTTP, `socket` over WebSocket, `lists` takes and gives
    files, `calendars` gives those of supervisors, `schema` writes the schema, `signing_in` is
    for browsers."""
    return [
        Route("/graphql", Answered(ask), methods=["GET", "POST"]),
        *signing_in.routes(),
        WebSocketRoute("/graphql", socket),
        Route("/import", lists.imports, methods=["POST"]),
        Route("/export/{list}", lists.exports),
        Route("/calendar/{secret}.ics", calendars),
        Route("/healthz", alive),
        Route("/readyz", readiness(health.graph, tells=not health.guarded)),
        Route("/metrics", with_token(metrics, health)),
        *pages(schema),
    ]


class Answered:
    """An endpoint as an application of its own: what Starlette lays around one for its faults lies around all of them,
    and twice takes a twentieth of a short question's time."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.endpoint(Request(scope, receive, send))
        await response(scope, receive, send)


def with_token(endpoint: Endpoint, health: Health) -> Endpoint:
    """The endpoint, for whoever sends the token; open where none is set and nothing is guarded."""

    async def answered(request: Request) -> Response:
        if health.metrics_token:
            given = request.headers.get("authorization", "").removeprefix("Bearer ")
            if not compare_digest(given.encode(), health.metrics_token.encode()):
                raise HTTPException(401, headers={"www-authenticate": "Bearer"})
        elif health.guarded:
            raise HTTPException(404)
        return await endpoint(request)

    return answered


def readiness(graph: Callable[[], Graph], *, tells: bool) -> Endpoint:
    """Ready means: the graph answers, is migrated and whole; why not, and what is in it, where it `tells`."""

    async def ready(_: Request) -> Response:
        try:
            graph().check_kept()
            await check_migrated(graph())
            state = await check_ready(graph())
        except GraphError as error:
            return JSONResponse({"ready": False, **({"reason": str(error)} if tells else {})}, 503)
        return JSONResponse({"ready": True, **({"data": state.source, "rows": state.rows} if tells else {})})

    return ready


async def alive(_: Request) -> Response:
    return JSONResponse({"alive": True})


async def refuse(request: Request, error: Exception) -> Response:
    """An address or a method that is not served, in JSON like everything else."""
    assert isinstance(error, HTTPException)  # noqa: S101  # registered for this class only
    said = say("NO_SUCH_ADDRESS")
    if error.status_code in {401, 405}:
        said = say("NO_SUCH_METHOD", method=request.method) if error.status_code == 405 else say("TOKEN_MISSING")
    told = Refused(error.status_code, error.detail.upper().replace(" ", "_"), said)
    language = language_of(request.headers.get("accept-language", "")) or Language.EN
    return JSONResponse(told.as_response(language), error.status_code, error.headers)
