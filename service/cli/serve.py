"""Running the application under uvicorn until it is told to stop."""

import asyncio
import gc
import json
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
import uvloop
from rich.console import Console
from starlette.applications import Starlette

from service.app import build_app
from service.http.access_log import begin_logging
from service.settings import Settings

SECONDS_TO_FINISH = 10
COLLECTIONS = (100_000, 20, 100)
QUESTIONS = (
    "{ roots { name memberCount descendantCount } }",
    '{ organization(code: "49", asOf: "2023-04-21") { name childCount memberCount } }',
    '{ search(text: "que son", kinds: [ORGANIZATION]) { nodes { ... on Organization { name level } } } }',
)
WELCOME = """
  Questions by hand:   http://{address}/graphql
  Health, readiness:   http://{address}/healthz   http://{address}/readyz

Three questions to try (or choose one of the examples on the page):
{questions}
Ctrl-C stops it; nothing is lost.
"""


def serve_app(settings: Settings, listener: socket.socket, console: Console, *, welcome: bool = False) -> None:
    """Serves until Ctrl-C or SIGTERM. Raises a GraphError where the graph is not whole or not to be had."""
    begin_logging(access=settings.access_log)
    address = f"[{settings.host}]:{settings.port}" if ":" in settings.host else f"{settings.host}:{settings.port}"
    greeting = WELCOME if welcome else "Serving on http://{address}/graphql"
    text = greeting.format(address=address, questions=asked(address))

    def greet() -> None:
        console.print(text, markup=False, highlight=False, soft_wrap=True)

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve_until_told(settings, listener, greet))
    console.print("Stopped.")


async def serve_until_told(settings: Settings, listener: socket.socket, greet: Callable[[], None]) -> None:
    """The application from its graph's opening to its closing; the graph is closed whatever ended the serving."""
    app = build_app(settings)
    server = Server(app, settings.body_bytes)
    with server.told_to_stop():
        async with app.router.lifespan_context(app):
            spare_collections()
            if not server.should_exit:
                greet()
                await server.serve(sockets=[listener])


def spare_collections() -> None:
    """Lets the collector of cycles look seldom, and never at what the start has made.

    An answer is thousands of dictionaries that live for milliseconds and hold no cycle. Measured on the whole
    province nested four deep: 36 ms of this process with Python's own thresholds, 12 ms so.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTIONS)


class PortTaken(Exception):
    """The address cannot be listened on; the message says which and what to do."""


def asked(address: str) -> str:
    """The questions as commands to paste."""
    bodies = (json.dumps({"query": question}) for question in QUESTIONS)
    return "\n".join(
        f"  curl -s http://{address}/graphql -H 'content-type: application/json' -d '{body}'" for body in bodies
    )


def listen(settings: Settings) -> socket.socket:
    """The socket, taken before the graph is opened: a port that is taken is told at once. Raises PortTaken."""
    listener = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        # two sockets may be bound to one port as long as neither listens
        listener.listen()
    except OSError as error:
        listener.close()
        raise PortTaken(
            f"Port {settings.port} on {settings.host} cannot be taken ({error.strerror}): choose another with PORT=."
        ) from error
    return listener


class Server(uvicorn.Server):
    """Uvicorn inside of our own start and stop: a signal ends the serving, and nothing else."""

    def __init__(self, app: Starlette, message_bytes: int) -> None:
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            lifespan="off",
            ws_max_size=message_bytes,
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
        super().__init__(config)

    @contextmanager
    def told_to_stop(self) -> Iterator[None]:
        """From before the graph's opening to after its closing, so that it is always closed in order."""
        loop = asyncio.get_running_loop()
        for wanted in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(wanted, self.handle_exit, wanted, None)
        yield

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Uvicorn would raise a signal again once it has stopped; `told_to_stop` has taken them instead."""
        yield
