"""A statement that nobody waits for any more: a server stops it, the embedded engine runs it to its end."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import LiteralString

import pytest

from graph.engine.sessions import Graph, Transaction
from tests.conftest import Loaded

pytestmark = pytest.mark.contract

LONG: LiteralString = """
UNWIND range(1, $many) AS a
UNWIND range(1, $many) AS b
WITH a, b
WHERE (a * b) % 7 = 8
RETURN count(*)
""".strip()
RUNNING: LiteralString = """
SHOW TRANSACTIONS YIELD currentQuery
WHERE currentQuery STARTS WITH 'UNWIND range(1, $many)'
RETURN count(*)
""".strip()
HOURS, SECONDS = 1_000_000, 1_000
"""How many squared: the embedded engine is not left with work of hours."""


@pytest.fixture
async def graph(loaded: Loaded) -> AsyncIterator[Graph]:
    """The session's graph with places of its own: what other tests have begun takes one of the shared ones at times."""
    own = loaded.graph.beside()
    yield own
    await own.drop_idle()


def on_server(graph: Graph) -> bool:
    return graph.settings.directory is None


async def until(graph: Graph, *, running: bool) -> None:
    while bool(await graph.read(RUNNING)) is not running:  # noqa: ASYNC110  # a server tells it by nothing else
        await asyncio.sleep(0.05)


async def reading(graph: Graph) -> None:
    await graph.read(LONG, many=HOURS if on_server(graph) else SECONDS)


async def writing(graph: Graph) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(LONG, many=HOURS if on_server(graph) else SECONDS)

    await graph.write(work)


async def trying(graph: Graph) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(LONG, many=HOURS if on_server(graph) else SECONDS)

    async with graph.tried(work):
        pass


@pytest.mark.parametrize("way", [reading, writing, trying])
async def test_what_nobody_waits_for_is_given_up_and_others_are_answered(
    graph: Graph, way: Callable[[Graph], Awaitable[None]]
) -> None:
    free = graph.places._value
    task = asyncio.ensure_future(way(graph))
    if on_server(graph):
        await until(graph, running=True)
    else:
        await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    if on_server(graph):
        await until(graph, running=False)
    assert await graph.read("RETURN 1") == 1
    assert graph.places._value == free
