"""Whose data a graph holds: nothing is emptied, and nothing called whole, that should not be."""

from collections.abc import AsyncIterator

import pytest

from graph.engine.errors import GraphIncomplete, GraphOccupied
from graph.engine.sessions import Graph, Transaction
from graph.engine.state import begin_filling, check_adoptable, check_ready, check_replaceable, finish_filling
from graph.facts.rows import wipe
from tests.conftest import Loaded

pytestmark = pytest.mark.contract


@pytest.fixture
async def empty(loaded: Loaded) -> AsyncIterator[Graph]:
    """The session's graph with nothing in it, not even a state."""
    await forget(loaded.graph)
    yield loaded.graph
    await forget(loaded.graph)
    loaded.forget()


async def forget(graph: Graph) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run("MATCH (state:GraphState) DELETE state RETURN count(*)")

    await wipe(graph)
    await graph.write(work)


async def add_stranger(graph: Graph) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run("CREATE (stranger:Customer {id: 'c1'}) RETURN stranger.id")

    await graph.write(work)


async def test_an_empty_graph_may_be_filled_and_is_not_served_or_adopted(empty: Graph) -> None:
    await check_replaceable(empty)
    with pytest.raises(GraphIncomplete, match="hierarchy seed"):
        await check_ready(empty)
    with pytest.raises(GraphIncomplete, match="import"):
        await check_adoptable(empty)


async def test_data_of_somebody_else_are_not_emptied_unasked(empty: Graph) -> None:
    await add_stranger(empty)
    with pytest.raises(GraphOccupied, match="not this service's"):
        await check_replaceable(empty)


async def test_imported_data_may_be_adopted(empty: Graph) -> None:
    await add_stranger(empty)
    await check_adoptable(empty)


async def test_a_half_filled_graph_is_filled_anew_and_never_adopted(empty: Graph) -> None:
    await begin_filling(empty, "tiny, seed 1")
    await add_stranger(empty)
    await check_replaceable(empty)
    with pytest.raises(GraphIncomplete, match="not finished"):
        await check_adoptable(empty)


async def test_a_whole_graph_is_neither_emptied_nor_adopted_again(empty: Graph) -> None:
    await finish_filling(empty, "tiny, seed 1", 7)
    with pytest.raises(GraphOccupied, match="tiny, seed 1; 7 rows"):
        await check_replaceable(empty)
    with pytest.raises(GraphOccupied, match="whole already"):
        await check_adoptable(empty)
