"""Opening a graph, whichever engine the settings name, and closing it in order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from neo4j import AsyncDriver, AsyncGraphDatabase, NotificationMinimumSeverity

from graph.engine.embedded import embedded_engine
from graph.engine.sessions import Graph
from graph.engine.settings import Address, GraphSettings

USER_AGENT = "party-hierarchy"
NO_RETRIES = 0.0
"""Of the driver's own: it would wait for a graph that is gone as for one that is busy; `sessions` tells them apart."""
MOST_IDLE = 60.0


@asynccontextmanager
async def open_graph(settings: GraphSettings) -> AsyncIterator[Graph]:
    """The graph of the settings; the embedded engine is started and, at the end, stopped.

    Raises a GraphError where the engine cannot start; a server that does not answer yet is no error here.
    """
    async with AsyncExitStack() as stack:
        address = await stack.enter_async_context(address_of(settings))
        graph = Graph(driver_of(address, settings), settings, address)
        stack.push_async_callback(graph.close)
        yield graph


@asynccontextmanager
async def address_of(settings: GraphSettings) -> AsyncIterator[Address]:
    if settings.directory is None:
        yield Address(settings.url, settings.user, settings.password, settings.database)
        return
    engine = embedded_engine(Path(settings.directory))
    address = await asyncio.to_thread(engine.__enter__)
    try:
        yield address
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
