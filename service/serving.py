"""Running the application under uvicorn until it is told to stop."""

import asyncio
import gc
import resource
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from socket import socket

import uvicorn
import uvloop
from starlette.applications import Starlette
from uvicorn.config import LOGGING_CONFIG

from service.app import build_app
from service.http.access_log import WithoutData
from service.http.connections import Config, Connection, ConnectionBounds
from service.http.metrics import Shared
from service.http.socket_connections import SocketConnection
from service.settings import Settings

SECONDS_TO_FINISH = 10
STOPS = (signal.SIGINT, signal.SIGTERM)
MOST_HANDLES = 65_536
HANDLES_BESIDE = 224
"""Open files that are no connections of clients: the graph's own, and those to the graph."""
COLLECTIONS = (100_000, 20, 100)


def serve_until_stopped(
    settings: Settings,
    listeners: Sequence[socket],
    begun: Callable[[], None],
    shared: Shared | None = None,
    parent: int | None = None,
) -> None:
    """Serves until a signal of STOPS comes, or until `parent` can be read from: whoever has its other end is gone.

    `begun` is called once questions are answered. Raises a GraphError where the graph is not whole or not to be had.
    """
    # a signal that comes while the loop is made is kept until somebody listens to it: see told_to_stop
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(serve(settings, listeners, begun, shared, parent))
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)


async def serve(
    settings: Settings,
    listeners: Sequence[socket],
    begun: Callable[[], None],
    shared: Shared | None,
    parent: int | None,
) -> None:
    """The application from its graph's opening to its closing; the graph is closed whatever ended the serving."""
    app = build_app(settings, shared=shared)
    server = Server(app, settings, bounds_of(settings.connections, raise_handles()))
    with server.told_to_stop(parent):
        async with app.router.lifespan_context(app):
            spare_collections()
            if not server.should_exit:
                begun()
                await server.serve(sockets=list(listeners))


def spare_collections() -> None:
    """Lets the collector of cycles look seldom, and never at what the start has made.

    An answer is thousands of dictionaries that live for milliseconds and hold no cycle. Measured on the whole
    province nested four deep: 36 ms of this process with Python's own thresholds, 12 ms so.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTIONS)


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


OF_UVICORN = {
    **LOGGING_CONFIG,
    "formatters": {
        **LOGGING_CONFIG["formatters"],
        "default": {"()": WithoutData, "fmt": "%(asctime)s %(levelname)s - %(message)s"},
    },
}
"""What uvicorn writes, as it writes it, but for what the messages of faults hold."""


class Server(uvicorn.Server):
    """Uvicorn inside of our own start and stop: a signal ends the serving, and nothing else."""

    def __init__(self, app: Starlette, settings: Settings, bounds: ConnectionBounds) -> None:
        config = Config(
            app,
            http=Connection,
            ws=SocketConnection,
            log_config=OF_UVICORN,
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
    def told_to_stop(self, parent: int | None) -> Iterator[None]:
        """From before the graph's opening to after its closing, so that it is always closed in order."""
        loop = asyncio.get_running_loop()
        for wanted in STOPS:
            loop.add_signal_handler(wanted, self.handle_exit, wanted, None)
        if parent is not None:
            loop.add_reader(parent, self.left_alone, loop, parent)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
        yield

    def left_alone(self, loop: asyncio.AbstractEventLoop, parent: int) -> None:
        """Nobody would replace or end this process any more."""
        loop.remove_reader(parent)
        self.handle_exit(signal.SIGTERM, None)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Uvicorn would raise a signal again once it has stopped; `told_to_stop` has taken them instead."""
        yield
