"""What is served while the demo's graph is filled: the explorer's page, which says how far that is, and then turns into
the explorer by itself.

It is served by a thread of its own, as filling takes the loop of the process for seconds at a time.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from socket import socket
from threading import Thread

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from execution.view import Scope
from service.http.compression import Compression
from service.http.connections import ConnectionBounds
from service.http.every_answer import EveryAnswer
from service.http.hosts import Hosts
from service.http.negotiation import language_of
from service.http.pages import pages
from service.http.refusal import Refused
from service.http.routes import alive, refuse
from service.http.signing_in import NOT_KEPT
from service.serving import Server
from service.settings import Settings
from wording.languages import Language
from wording.said import say

Told = Callable[[str, int, int], None]
"""Told what is counted (`rows`, `changes`), how many are done, and how many there are."""


@dataclass(slots=True)
class Filling:
    """How far the graph is filled, in pairs of what is done and all there is; what has not begun is not there."""

    done: dict[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])

    def tell(self, what: str, done: int, total: int) -> None:
        self.done[what] = (done, total)

    async def session(self, _: Request) -> Response:
        """What the page asks first: nobody is answered anything yet."""
        nobody = {"id": None, "name": None, "login": False, "sees": Scope.NOTHING.value, "holders": False}
        return JSONResponse({**nobody, "viewers": [], "filling": self.done}, headers=NOT_KEPT)

    async def ready(self, _: Request) -> Response:
        return JSONResponse({"ready": False, "reason": str(say("FILLING"))}, 503)

    async def ask(self, request: Request) -> Response:
        language = language_of(request.headers.get("accept-language", "")) or Language.EN
        told = Refused(503, "GRAPH_UNAVAILABLE", say("FILLING"), {**NOT_KEPT, "retry-after": "5"})
        return JSONResponse(told.as_response(language), told.status, told.headers)

    def app(self, settings: Settings) -> Starlette:
        """The explorer's files, and that nothing is answered yet."""
        return Starlette(
            routes=[
                Route("/graphql", self.ask, methods=["GET", "POST"]),
                Route("/session", self.session),
                Route("/healthz", alive),
                Route("/readyz", self.ready),
                *pages(lambda: ""),
            ],
            middleware=[
                Middleware(EveryAnswer),
                Middleware(Hosts, names={settings.host, *settings.hosts}),
                Middleware(Compression),
            ],
            exception_handlers={HTTPException: refuse},
        )


@contextmanager
def served_meanwhile(settings: Settings, listeners: Sequence[socket]) -> Iterator[Filling]:
    """Serves at these sockets, which stay open for whoever serves next: what comes between waits."""
    filling = Filling()
    server = Server(filling.app(settings), settings, ConnectionBounds())
    # a server closes the sockets that it was given
    own = [one.dup() for one in listeners]
    serving = Thread(target=lambda: asyncio.run(server.serve(sockets=own)), daemon=True)
    serving.start()
    try:
        yield filling
    finally:
        server.should_exit = True
        serving.join()
