"""Reads, writes and faults of an open graph, the same on both engines."""

import asyncio
from dataclasses import replace

import pytest

from graph.engine.errors import GraphAccessDenied, GraphConflict, GraphUnavailable
from graph.engine.open import open_graph
from graph.engine.sessions import Graph, Transaction
from graph.engine.settings import GraphSettings

pytestmark = pytest.mark.contract


async def create(transaction: Transaction) -> None:
    await transaction.run("CREATE (:ChangeEvent {id: $id})", id="twice")


async def delete(transaction: Transaction) -> None:
    await transaction.run("MATCH (node:ChangeEvent {id: 'twice'}) DETACH DELETE node")


async def count(graph: Graph) -> int:
    found: int = await graph.read("MATCH (node:ChangeEvent {id: 'twice'}) RETURN count(node)")
    return found


async def test_a_read_returns_nested_lists(graph: Graph) -> None:
    assert await graph.read("RETURN [1, [2, 'x', null, [true]]]") == [1, [2, "x", None, [True]]]


async def test_a_read_without_a_record_gives_none(graph: Graph) -> None:
    assert await graph.read("MATCH (node:ChangeEvent {id: 'nothing'}) RETURN node.id") is None


async def test_many_reads_at_once_each_get_their_own_answer(graph: Graph) -> None:
    found = await asyncio.gather(*(graph.read("RETURN $number", number=number) for number in range(50)))
    assert found == list(range(50))


async def test_a_write_that_fails_leaves_nothing(graph: Graph) -> None:
    async def fail(transaction: Transaction) -> None:
        await create(transaction)
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        await graph.write(fail)
    assert await count(graph) == 0


async def test_a_second_node_of_the_same_id_is_a_conflict(graph: Graph) -> None:
    await graph.write(create)
    try:
        with pytest.raises(GraphConflict):
            await graph.write(create)
        assert await count(graph) == 1
    finally:
        await graph.write(delete)


async def test_writers_of_one_key_at_once_make_one_node(graph: Graph) -> None:
    async def merge(transaction: Transaction) -> None:
        await transaction.run("MERGE (node:ChangeEvent {id: 'twice'}) RETURN node.id")

    try:
        await asyncio.gather(*(graph.write(merge) for _ in range(8)))
        assert await count(graph) == 1
    finally:
        await graph.write(delete)


async def test_a_graph_that_is_down_is_told_within_the_time_of_its_timeouts() -> None:
    settings = GraphSettings(url="bolt://127.0.0.1:1", password="x")
    assert 2 * settings.connect_timeout <= 6 >= 2 * settings.acquire_timeout
    async with open_graph(settings) as graph:
        with pytest.raises(GraphUnavailable, match="does not answer"):
            await graph.read("RETURN 1")


async def test_a_wrong_password_says_which_settings_to_check(settings_of_graph: GraphSettings, on_server: bool) -> None:
    if not on_server:
        pytest.skip("the embedded engine makes its own password at every start")
    async with open_graph(replace(settings_of_graph, password="wrong")) as graph:
        with pytest.raises(GraphAccessDenied, match="GRAPH_PASSWORD"):
            await graph.verify()
