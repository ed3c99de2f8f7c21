"""A graph that goes away and comes back: told clearly, and recovered from without a restart of the service."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from graph.engine.errors import GraphUnavailable
from graph.engine.open import driver_of
from graph.engine.sessions import Graph
from graph.engine.settings import GraphSettings

pytestmark = pytest.mark.contract


class Relay:
    """A TCP relay in front of the graph that can be cut and joined again on the same port."""

    def __init__(self, port: int) -> None:
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
        await asyncio.gather(self.pump(reader, out), self.pump(there, writer))

    async def pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, OSError):
            while data := await reader.read(65_536):
                writer.write(data)
                await writer.drain()
            writer.close()


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


async def test_the_graph_is_read_again_once_it_is_back(graph: Graph) -> None:
    async with relayed(graph) as (other, relay):
        assert await other.read("RETURN 1") == 1
        await relay.cut()
        with pytest.raises(GraphUnavailable):
            await other.read("RETURN 2")
        await relay.join()
        assert await other.read("RETURN 3") == 3


async def test_a_connection_that_was_cut_in_between_costs_no_error(graph: Graph) -> None:
    async with relayed(graph) as (other, relay):
        assert await other.read("RETURN 1") == 1
        await relay.cut()
        await relay.join()
        assert await other.read("RETURN 2") == 2
