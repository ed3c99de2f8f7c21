"""A relay in front of the graph: cut, joined again, silent, or cut between a commit and its answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from urllib.parse import urlsplit

from graph.engine.open import driver_of
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""A commit as Bolt writes it: a message of two bytes, a structure without fields, its signature."""


class Relay:
    """A TCP relay in front of the graph that can be cut and joined again on the same port.

    While `silent`, it passes nothing on and keeps every connection, as a stopped process does. With `cutting`, the next
    commit reaches the graph and its answer nobody; `closing` then keeps the relay cut.
    """

    def __init__(self, port: int) -> None:
        self.passing = asyncio.Event()
        self.passing.set()
        self.cutting = False
        self.closing = False
        self.target = port
        self.port = 0
        self.server: asyncio.Server | None = None
        self.writers: list[asyncio.StreamWriter] = []

    async def join(self) -> None:
        self.server = await asyncio.start_server(self.accept, "127.0.0.1", self.port)
        self.port = self.server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        assert self.server is not None
        self.server.close()
        for writer in self.writers:
            writer.transport.abort()
        self.writers.clear()

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, out = await asyncio.open_connection("127.0.0.1", self.target)
        self.writers += [writer, out]
        await asyncio.gather(self.pump(reader, out, there), self.pump(there, writer, None))

    async def pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answers: asyncio.StreamReader | None
    ) -> None:
        """Passes on what comes; `answers` is what the graph says to what is passed on to it."""
        with suppress(ConnectionError, OSError):
            while data := await reader.read(65_536):
                await self.passing.wait()
                lost = self.cutting and answers is not None and COMMIT in data
                if lost:
                    self.passing.clear()
                writer.write(data)
                await writer.drain()
                if lost:
                    await self.lose()
            writer.close()

    async def lose(self) -> None:
        """Waits until the graph has made what it was told to, and cuts the connections before anybody hears of it."""
        self.cutting = False
        await asyncio.sleep(1)
        server = self.server
        await self.cut()
        self.passing.set()
        if server is not None and not self.closing:
            await self.join()


@asynccontextmanager
async def relayed(graph: Graph) -> AsyncIterator[tuple[Graph, Relay]]:
    """The same graph, reached through a relay."""
    address = graph.address
    relay = Relay(urlsplit(address.url).port or 7687)
    await relay.join()
    through = replace(address, url=f"bolt://127.0.0.1:{relay.port}")
    settings = GraphSettings(url=through.url)
    other = Graph(driver_of(through, settings), settings, through)
    try:
        yield other, relay
    finally:
        await other.close()
        await relay.cut()
