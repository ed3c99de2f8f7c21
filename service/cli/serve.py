"""`hierarchy serve` and `demo`: the application under uvicorn until it is told to stop."""

import json
import socket
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from errno import EADDRINUSE
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from graph.engine.open import Purpose
from service.access.sessions import keys_for_now
from service.access.settings import Mode, check_address
from service.cli.common import PortTaken, console, expected, run, settings_of
from service.cli.seed import fill
from service.filling import served_meanwhile
from service.http.access_log import begin_logging
from service.http.metrics import Shared
from service.serving import serve_until_stopped
from service.settings import MOST_WORKERS, Settings
from service.workers import Parent, Workers

QUESTIONS = (
    "{ roots { name memberCount descendantCount } }",
    '{ organization(by: { code: "49" }, asOf: "2023-04-21") { name childCount memberCount } }',
    '{ search(text: "que son", kinds: [ORGANIZATION]) { nodes { ... on Organization { name level } } } }',
)
FIRST = """
  The explorer:        http://{address}/
"""
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
    workers: Annotated[
        int | None,
        typer.Option(help="How many processes answer, on a Neo4j; default: WORKERS, else 1.", min=1, max=MOST_WORKERS),
    ] = None,
    executor: Annotated[
        Executor,
        typer.Option(help="planner: one composed statement a question; reference: graphql-core, for comparing."),
    ] = Executor.PLANNER,
) -> None:
    """Serves a graph that is migrated and filled, until Ctrl-C."""
    settings = replace(settings_of(host, port, workers), by_reference=executor is Executor.REFERENCE)
    with kept_open(expected(lambda: listen(settings))) as listeners:
        expected(lambda: serve_app(settings, listeners))


def demo(host: Host = None, port: Port = None) -> None:
    """Fills the graph with the province where it is not whole yet, then serves it; the explorer is there at once, and
    says how far the filling is."""
    settings = settings_of(host, port)
    with kept_open(expected(lambda: listen(settings))) as listeners:
        say(FIRST.format(address=address_of(settings)))
        with served_meanwhile(settings, listeners[0]) as filling:
            run(settings, lambda graph: fill(graph, "province", 1, if_needed=True, told=filling.tell), Purpose.FILL)
        expected(lambda: serve_app(settings, listeners, welcome=True))


def serve_app(settings: Settings, listeners: Sequence[Sequence[socket.socket]], *, welcome: bool = False) -> None:
    """Serves until Ctrl-C or SIGTERM, by as many processes as there are sets of listeners. Raises a GraphError where
    the graph is not whole or not to be had."""
    begin_logging(access=settings.access_log)
    address = address_of(settings)
    greeting = WELCOME if welcome else "Serving on http://{address}/{by}"
    by = f" by {len(listeners)} processes" if len(listeners) > 1 else ""
    text = greeting.format(address=address, questions=asked(address), by=by)

    def greet() -> None:
        if settings.auth.mode in TOLD:
            say(TOLD[settings.auth.mode], style="yellow")
        say(text)

    if len(listeners) == 1:
        serve_until_stopped(settings, listeners[0], greet)
    elif code := serve_by_workers(settings, listeners, greet):
        raise typer.Exit(code)
    console.print("Stopped.")


def address_of(settings: Settings) -> str:
    """Where the service is, as an address has it."""
    return f"[{settings.host}]:{settings.port}" if ":" in settings.host else f"{settings.host}:{settings.port}"


def serve_by_workers(
    settings: Settings, listeners: Sequence[Sequence[socket.socket]], greet: Callable[[], None]
) -> int:
    """The exit code of the workers that serve, one for each set of listeners."""
    # whichever process a browser reaches has to open what another one has sealed
    keys_for_now()
    with tempfile.TemporaryDirectory(prefix="hierarchy-figures-") as figures:

        def work(number: int, sockets: Sequence[socket.socket], parent: Parent) -> int:
            shared = Shared(Path(figures), number)
            try:
                expected(lambda: serve_until_stopped(settings, sockets, parent.ready, shared, parent.gone))
            except typer.Exit as ended:
                return ended.exit_code
            return 0

        return Workers(work, listeners, greet, say).run()


def say(text: str, style: str | None = None) -> None:
    console.print(text, style=style, markup=False, highlight=False, soft_wrap=True)


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


def listen(settings: Settings) -> list[list[socket.socket]]:
    """The sockets of each worker, taken before the graph is opened: a port that is taken is told at once.

    Raises PortTaken, and Unusable where the address is one that must not be listened on.
    """
    check_address(settings.auth, settings.host)
    if settings.workers == 1:
        return [listen_once(settings)]
    # sockets that share a port share it with another service, too: that there is none is told by one that does not
    with kept_open([listen_once(settings)]):
        pass
    taken = list[list[socket.socket]]()
    try:
        taken.extend(listen_once(settings, shared=True) for _ in range(settings.workers))
    except PortTaken:
        with kept_open(taken):
            raise
    return taken


def listen_once(settings: Settings, *, shared: bool = False) -> list[socket.socket]:
    """The sockets of one process: on this machine alone, both of its addresses, as `localhost` leads to either."""
    taken = [listen_at(settings.host, settings.port, shared=shared)]
    if settings.host in {"127.0.0.1", "localhost"}:
        try:
            taken.append(listen_at("::1", settings.port, shared=shared))
        except PortTaken as error:
            if error.errno == EADDRINUSE:
                taken[0].close()
                raise
    return taken


@contextmanager
def kept_open(listeners: Sequence[Sequence[socket.socket]]) -> Iterator[Sequence[Sequence[socket.socket]]]:
    """The sockets, closed at the end."""
    try:
        yield listeners
    finally:
        for one in chain.from_iterable(listeners):
            one.close()


def listen_at(host: str, port: int, *, shared: bool = False) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        listener.bind((host, port))
        # two sockets may be bound to one port as long as neither listens
        listener.listen()
    except OSError as error:
        listener.close()
        raise PortTaken(host, port, error) from error
    return listener
