"""Running the application under uvicorn until it is told to stop. Called by `cli`."""

import asyncio
import json
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
import uvicorn
import uvloop
from rich.console import Console
from starlette.applications import Starlette

from graph.errors import GraphError
from service.app import build_app
from service.settings import Settings

SECONDS_TO_FINISH = 10
QUESTIONS = (
    "{ roots { name memberCount descendantCount } }",
    '{ organization(code: "49", asOf: "2023-04-21") { name childCount memberCount } }',
    '{ search(text: "que son") { nodes { ... on Organization { name level } } } }',
)
WELCOME = """
  Questions by hand:   http://{address}/graphql
  Health, readiness:   http://{address}/healthz   http://{address}/readyz

Three questions to try (or choose one of the examples on the page):
{questions}
Ctrl-C stops it; nothing is lost.
"""


def serve_app(settings: Settings, console: Console, *, welcome: bool = False) -> None:
    """Serves until Ctrl-C or SIGTERM; a port that is taken or a graph that is not whole is one line."""
    listener = listen(settings, console)
    address = f"{settings.host}:{settings.port}"
    greeting = WELCOME if welcome else "Serving on http://{address}/graphql"
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(
                serve_until_told(
                    settings,
                    listener,
                    lambda: console.print(
                        greeting.format(address=address, questions=asked(address)),
                        markup=False,
                        highlight=False,
                        soft_wrap=True,
                    ),
                )
            )
    except GraphError as error:
        console.print(str(error), style="bold red", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(1) from None
    console.print("Stopped.")


async def serve_until_told(settings: Settings, listener: socket.socket, greet: Callable[[], None]) -> None:
    """The application from its graph's opening to its closing; the graph is closed whatever ended the serving."""
    app = build_app(settings)
    async with app.router.lifespan_context(app):
        greet()
        await Server(app).serve(sockets=[listener])


def asked(address: str) -> str:
    """The questions as commands to paste."""
    bodies = (json.dumps({"query": question}) for question in QUESTIONS)
    return "\n".join(f"  curl -s http://{address}/graphql --json '{body}'" for body in bodies)


def listen(settings: Settings, console: Console) -> socket.socket:
    """The socket, taken before the graph is opened: a port that is taken is told at once."""
    listener = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        message = (
            f"Port {settings.port} on {settings.host} cannot be taken ({error.strerror}): choose another with PORT=."
        )
        console.print(message, style="bold red", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(1) from None
    return listener


class Server(uvicorn.Server):
    """Uvicorn inside of our own start and stop: a signal ends the serving, and nothing else."""

    def __init__(self, app: Starlette) -> None:
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=SECONDS_TO_FINISH,
        )
        super().__init__(config)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals ask the server to stop; they are not raised again, so that the graph is closed in order."""
        loop = asyncio.get_running_loop()
        for wanted in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(wanted, self.handle_exit, wanted, None)
        yield
