"""`hierarchy serve` and `demo`: the application under uvicorn until it is told to stop."""

import asyncio
import gc
import json
import resource
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from errno import EADDRINUSE
from typing import Annotated

import typer
import uvicorn
import uvloop
from starlette.applications import Starlette

from graph.engine.open import Purpose
from service.access.settings import Mode, check_address
from service.app import build_app
from service.cli.common import PortTaken, console, expected, run, settings_of
from service.cli.seed import fill
from service.http.access_log import begin_logging
from service.http.connections import Config, Connection, ConnectionBounds, SocketConnection
from service.settings import Settings

SECONDS_TO_FINISH = 10
STOPS = (signal.SIGINT, signal.SIGTERM)
MOST_HANDLES = 65_536
HANDLES_BESIDE = 224
"""Open files that are no connections of clients: the graph's own, and those to the graph."""
COLLECTIONS = (100_000, 20, 100)
QUESTIONS = (
    "{ roots { name memberCount descendantCount } }",
    '{ organization(by: { code: "49" }, asOf: "2023-04-21") { name childCount memberCount } }',
    '{ search(text: "que son", kinds: [ORGANIZATION]) { nodes { ... on Organization { name level } } } }',
)
WELCOME = """
  The explorer:        http://{address}/
  Questions by hand:   http://{address}/graphql
  Health, readiness:   http://{address}/healthz   http://{address}/readyz

Three questions to try (or choose one of the examples on the page):
{questions}
Ctrl-C stops it; nothing is lost.
"""


class Executor(StrEnum):
    PLANNER = "planner"
    REFERENCE = "reference"


Port = Annotated[int | None, typer.Option(help="The port to listen on; default: PORT, else 8000.", min=1, max=65_535)]
Host = Annotated[str | None, typer.Option(help="The address to listen on; default: HOST, else 127.0.0.1.")]


def serve(
    host: Host = None,
    port: Port = None,
    executor: Annotated[
        Executor,
        typer.Option(help="planner: one composed statement a question; reference: graphql-core, for comparing."),
    ] = Executor.PLANNER,
) -> None:
    """Serves a graph that is migrated and filled, until Ctrl-C."""
    settings = replace(settings_of(host, port), by_reference=executor is Executor.REFERENCE)
    with kept_open(expected(lambda: listen(settings))) as listeners:
        expected(lambda: serve_app(settings, listeners))


def demo(host: Host = None, port: Port = None) -> None:
    """Fills the graph with the province where it is not whole yet, then serves it."""
    settings = settings_of(host, port)
    with kept_open(expected(lambda: listen(settings))) as listeners:
        run(settings, lambda graph: fill(graph, "province", 1, if_needed=True), Purpose.FILL)
        expected(lambda: serve_app(settings, listeners, welcome=True))


def serve_app(settings: Settings, listeners: Sequence[socket.socket], *, welcome: bool = False) -> None:
    """Serves until Ctrl-C or SIGTERM. Raises a GraphError where the graph is not whole or not to be had."""
    begin_logging(access=settings.access_log)
    address = f"[{settings.host}]:{settings.port}" if ":" in settings.host else f"{settings.host}:{settings.port}"
    greeting = WELCOME if welcome else "Serving on http://{address}/"
    text = greeting.format(address=address, questions=asked(address))

    def greet() -> None:
        if settings.auth.mode in TOLD:
            console.print(TOLD[settings.auth.mode], style="yellow", markup=False, highlight=False, soft_wrap=True)
        console.print(text, markup=False, highlight=False, soft_wrap=True)

    # a signal that comes while the loop is made is kept until somebody listens to it: see told_to_stop
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(serve_until_told(settings, listeners, greet))
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    console.print("Stopped.")


async def serve_until_told(settings: Settings, listeners: Sequence[socket.socket], greet: Callable[[], None]) -> None:
    """The application from its graph's opening to its closing; the graph is closed whatever ended the serving."""
    app = build_app(settings)
    server = Server(app, settings, bounds_of(settings.connections, raise_handles()))
    with server.told_to_stop():
        async with app.router.lifespan_context(app):
            spare_collections()
            if not server.should_exit:
                greet()
                await server.serve(sockets=list(listeners))


def spare_collections() -> None:
    """Lets the collector of cycles look seldom, and never at what the start has made.

    An answer is thousands of dictionaries that live for milliseconds and hold no cycle. Measured on the whole
    province nested four deep: 36 ms of this process with Python's own thresholds, 12 ms so.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTIONS)


def asked(address: str) -> str:
    """The questions as commands to paste."""
    bodies = (json.dumps({"query": question}) for question in QUESTIONS)
    return "\n".join(
        f"  curl -s http://{address}/graphql -H 'content-type: application/json' -d '{body}'" for body in bodies
    )


TOLD = {
    Mode.OPEN: "Open: whoever reaches this address sees and changes everything. The people in it are invented.",
    Mode.DEMO: "AUTH=demo: whoever reaches this service sees and changes everything. The people in it are invented.",
    Mode.DEVELOPMENT: "AUTH=development: tokens of this machine alone (`hierarchy token`). The people are invented.",
}
"""What is said at the start where the service is not guarded by a provider."""


def listen(settings: Settings) -> list[socket.socket]:
    """The sockets, taken before the graph is opened: a port that is taken is told at once. Raises PortTaken.

    Raises Unusable where the address is one that must not be listened on.

    On this machine alone, both of its addresses: `localhost` leads to either.
    """
    check_address(settings.auth, settings.host)
    taken = [listen_at(settings.host, settings.port)]
    if settings.host in {"127.0.0.1", "localhost"}:
        try:
            taken.append(listen_at("::1", settings.port))
        except PortTaken as error:
            if error.errno == EADDRINUSE:
                taken[0].close()
                raise
    return taken


@contextmanager
def kept_open(listeners: Sequence[socket.socket]) -> Iterator[Sequence[socket.socket]]:
    """The sockets, closed at the end."""
    try:
        yield listeners
    finally:
        for one in listeners:
            one.close()


def listen_at(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        # two sockets may be bound to one port as long as neither listens
        listener.listen()
    except OSError as error:
        listener.close()
        raise PortTaken(host, port, error) from error
    return listener


def raise_handles() -> int:
    """Allows this process as many open files as it may have; returns how many those are."""
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_HANDLES if most == resource.RLIM_INFINITY else min(most, MOST_HANDLES)
    if allowed != resource.RLIM_INFINITY and allowed < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
        return wanted
    return MOST_HANDLES if allowed == resource.RLIM_INFINITY else allowed


def bounds_of(connections: int, handles: int) -> ConnectionBounds:
    """The bounds of connections: as many as are set, or as open files allow beside those of the graph."""
    most = max(16, min(connections, handles - HANDLES_BESIDE))
    return ConnectionBounds(most=most, sockets=max(1, most // 2))


class Server(uvicorn.Server):
    """Uvicorn inside of our own start and stop: a signal ends the serving, and nothing else."""

    def __init__(self, app: Starlette, settings: Settings, bounds: ConnectionBounds) -> None:
        config = Config(
            app,
            http=Connection,
            ws=SocketConnection,
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
            ws_max_size=settings.body_bytes,
            timeout_keep_alive=settings.keep_alive_seconds,
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
        config.bounds = bounds
        super().__init__(config)

    @contextmanager
    def told_to_stop(self) -> Iterator[None]:
        """From before the graph's opening to after its closing, so that it is always closed in order."""
        loop = asyncio.get_running_loop()
        for wanted in STOPS:
            loop.add_signal_handler(wanted, self.handle_exit, wanted, None)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
        yield

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Uvicorn would raise a signal again once it has stopped; `told_to_stop` has taken them instead."""
        yield
