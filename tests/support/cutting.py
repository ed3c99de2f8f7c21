"""A proxy between the driver and the graph that cuts a connection at a commit, as a network would at the worst time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from enum import Enum
from urllib.parse import urlsplit

from graph.engine.open import driver_of
from graph.engine.sessions import Graph

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""Bolt's COMMIT: one chunk of two bytes, an empty structure with the signature 0x12."""


class Cut(Enum):
    """Where the connection breaks: before the graph hears of the commit, or after it, before its answer comes back."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"


class Proxy:
    """Passes bytes on; `armed` cuts one connection at its next commit."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self.armed: Cut | None = None
        self.cuts = 0
        self.passing: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        graph_reader, graph_writer = await asyncio.open_connection(self.host, self.port)
        back = asyncio.create_task(self.back(graph_reader, writer))
        self.passing.add(back)
        try:
            while part := await reader.read(65_536):
                cut = self.armed if COMMIT in part else None
                if cut is Cut.BEFORE:
                    break
                if cut is Cut.AFTER:
                    back.cancel()
                    graph_writer.write(part)
                    await graph_reader.read(65_536)
                    break
                graph_writer.write(part)
                await graph_writer.drain()
        finally:
            if COMMIT in part and self.armed is not None:
                self.armed, self.cuts = None, self.cuts + 1
            back.cancel()
            for end in (writer, graph_writer):
                end.close()

    async def back(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while part := await reader.read(65_536):
            writer.write(part)
            await writer.drain()
        writer.close()


@asynccontextmanager
async def cut_graph(graph: Graph) -> AsyncIterator[tuple[Graph, Proxy]]:
    """The same graph through a proxy."""
    parts = urlsplit(graph.address.url)
    proxy = Proxy(parts.hostname or "", parts.port or 7687)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    address = replace(graph.address, url=f"bolt://127.0.0.1:{port}")
    through = Graph(driver_of(address, graph.settings), graph.settings, address)
    try:
        yield through, proxy
    finally:
        await through.close()
        server.close()
        for task in proxy.passing:
            task.cancel()
