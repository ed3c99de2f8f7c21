"""A graph that goes away and comes back: told clearly, and recovered from without a restart of the service."""

import pytest

from graph.engine.errors import GraphUnavailable
from graph.engine.sessions import Graph
from tests.support.relaying import relayed

pytestmark = pytest.mark.contract


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
