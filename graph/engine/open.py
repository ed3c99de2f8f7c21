"""Opening a graph, whichever engine the settings name, and closing it in order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from enum import Enum
from pathlib import Path

from neo4j import AsyncDriver, AsyncGraphDatabase, NotificationMinimumSeverity

from graph.engine.embedded import embedded_engine
from graph.engine.errors import DirectoryLocked
from graph.engine.running import find_running
from graph.engine.sessions import Check, Graph, always
from graph.engine.settings import Address, GraphSettings

USER_AGENT = "party-hierarchy"
NO_RETRIES = 0.0
"""Of the driver's own: it would wait for a graph that is gone as for one that is busy; `sessions` tells them apart."""
MOST_IDLE = 60.0


class Purpose(Enum):
    """What an embedded graph is opened for; a graph that is a server is opened alike for all."""

    FILL = "a graph is made where there is none, and is this process's alone"
    OWN = "the graph must be there, and is this process's alone"
    LOOK = "the graph must be there; where another process has it open, it is asked there"


@asynccontextmanager
async def open_graph(settings: GraphSettings, purpose: Purpose = Purpose.FILL) -> AsyncIterator[Graph]:
    """The graph of the settings; the embedded engine is started and, at the end, stopped.

    Raises a GraphError where the engine cannot start; a server that does not answer yet is no error here.
    """
    async with AsyncExitStack() as stack:
        address, kept = await stack.enter_async_context(address_of(settings, purpose))
        graph = Graph(driver_of(address, settings), settings, address, kept)
        stack.push_async_callback(graph.close)
        yield graph


@asynccontextmanager
async def address_of(settings: GraphSettings, purpose: Purpose) -> AsyncIterator[tuple[Address, Check]]:
    """Where the graph answers, and a check that raises where it would not keep what is written."""
    if settings.directory is None:
        yield Address(settings.url, settings.user, settings.password, settings.database), always
        return
    directory = Path(settings.directory)
    engine = embedded_engine(directory, making=purpose is Purpose.FILL)
    try:
        address, held = await asyncio.to_thread(engine.__enter__)
    except DirectoryLocked:
        running = await asyncio.to_thread(find_running, directory) if purpose is Purpose.LOOK else None
        if running is None:
            raise
        yield running, always
        return
    try:
        yield address, held.check
    finally:
        await asyncio.to_thread(engine.__exit__, None, None, None)


def driver_of(address: Address, settings: GraphSettings) -> AsyncDriver:
    return AsyncGraphDatabase.driver(
        address.url,
        auth=(address.user, address.password) if address.password else None,
        user_agent=USER_AGENT,
        connection_timeout=settings.connect_timeout,
        connection_acquisition_timeout=settings.acquire_timeout,
        max_connection_pool_size=settings.connections,
        max_transaction_retry_time=NO_RETRIES,
        liveness_check_timeout=MOST_IDLE,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
        telemetry_disabled=True,
    )
