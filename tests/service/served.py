"""The application behind a real socket, in the loop of the test: what bytes come back for bytes."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from graph.engine.sessions import Graph
from service.app import build_app
from service.http.connections import ConnectionBounds
from service.serving import Server
from service.settings import Settings
from tests.service.conftest import SETTINGS, FakeGraph, opened_as

PATIENCE = 10.0
USUAL = ConnectionBounds()
QUICK = ConnectionBounds(head_seconds=0.3, body_seconds=0.5, write_seconds=0.5)
BODY = b'{"query":"{ __typename }"}'
ANSWERED = b'{"data":{"__typename":"Query"}}'


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs, and how to ask it in bytes."""

    server: Server
    port: int

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port)

    async def ask(self, *parts: bytes, pause: float = 0.0) -> bytes:
        """Everything that comes back until the server closes; the client keeps its side open."""
        reader, writer = await self.connect()
        reading = asyncio.create_task(read_whole(reader))
        for part in parts:
            if not reading.done():
                writer.write(part)
                await asyncio.sleep(pause)
        try:
            return await asyncio.wait_for(reading, PATIENCE)
        finally:
            writer.close()


async def read_whole(reader: asyncio.StreamReader) -> bytes:
    """What came before the end, or before the connection was cut."""
    read = bytearray()
    try:
        while part := await reader.read(65_536):
            read += part
    except ConnectionError:
        pass
    return bytes(read)


@asynccontextmanager
async def served(
    bounds: ConnectionBounds = USUAL,
    settings: Settings = SETTINGS,
    graph: Graph | None = None,
    port: int = 0,
    listener: socket.socket | None = None,
) -> AsyncIterator[Served]:
    """The application, over a graph that knows nothing where none is given."""
    app = build_app(settings, opened_as(graph or FakeGraph()))
    listener = listener or socket.create_server(("127.0.0.1", port))
    server = Server(app, settings, bounds)
    async with app.router.lifespan_context(app):
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        while not server.started:  # noqa: ASYNC110  # uvicorn tells it by nothing else
            await asyncio.sleep(0.01)
        try:
            yield Served(server, listener.getsockname()[1])
        finally:
            server.should_exit = True
            await asyncio.wait_for(serving, PATIENCE)


def post(body: bytes = BODY, *, host: str = "localhost", lines: tuple[str, ...] = (), close: bool = True) -> bytes:
    """A whole request by POST."""
    head = [
        "POST /graphql HTTP/1.1",
        f"Host: {host}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *(["Connection: close"] if close else []),
        *lines,
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer else 0
