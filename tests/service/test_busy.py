"""Many clients at once: they stand in line, one question takes no place of all, and health waits for nobody."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, LiteralString, cast

import pytest
from neo4j import AsyncDriver, AsyncSession

from graph.engine.errors import GraphBusy
from graph.engine.few import Few
from graph.engine.sessions import Graph
from graph.engine.settings import Address, GraphSettings
from tests.conftest import Loaded
from tests.service.conftest import FakeGraph, client_over

QUESTION = {"query": "{ roots { __typename } }"}
SETTINGS = GraphSettings(connections=10, spare_connections=2, queue_timeout=0.2)


class NoDriver:
    """Sessions that do nothing."""

    def session(self, **_: Any) -> AsyncSession:
        return cast("AsyncSession", self)

    async def close(self) -> None:
        """Nothing to close."""


def graph_of(settings: GraphSettings) -> Graph:
    return Graph(cast("AsyncDriver", NoDriver()), settings, Address("", "", "", ""))


class Counting:
    """Reads that count how many are on their way."""

    def __init__(self) -> None:
        self.now = self.most = 0

    async def read(self, text: LiteralString, /, **_: Any) -> Any:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0)
        self.now -= 1
        return text


async def test_one_answer_takes_four_connections_at_once() -> None:
    """FAULTS D2: 31 aliases in one document."""
    counting = Counting()
    few = Few(counting)
    assert await asyncio.gather(*[few.read("RETURN 1") for _ in range(31)]) == ["RETURN 1"] * 31
    assert counting.most == 4


@asynccontextmanager
async def taken(graph: Graph, places: int) -> AsyncIterator[None]:
    """So many connections in use."""
    for _ in range(places):
        await graph.take_place()
    yield
    for _ in range(places):
        graph.places.release()


async def test_who_waits_too_long_is_told_that_all_are_busy() -> None:
    """FAULTS D2: and not that the graph is gone."""
    graph = graph_of(SETTINGS)
    async with taken(graph, 8):
        with pytest.raises(GraphBusy, match="repeat"):
            async with graph.lent_session():
                pass
        async with graph.beside().lent_session():
            pass
    async with graph.lent_session():
        pass


async def test_places_are_given_in_the_order_of_asking() -> None:
    """FAULTS D2."""
    graph = graph_of(replace(SETTINGS, queue_timeout=5.0))
    order: list[int] = []

    async def ask(number: int) -> None:
        async with graph.lent_session():
            order.append(number)

    async with taken(graph, 8):
        asking = [asyncio.create_task(ask(number)) for number in range(20)]
        await asyncio.sleep(0)
    await asyncio.gather(*asking)
    assert order == list(range(20))


@pytest.mark.contract
async def test_150_clients_with_one_small_question_each_are_all_answered(tiny: Loaded) -> None:
    """FAULTS D2."""
    async with client_over(tiny.graph) as client:
        answers = await asyncio.gather(*[client.post("/graphql", json=QUESTION) for _ in range(150)])
    assert {answer.text for answer in answers} == {'{"data":{"roots":[{"__typename":"Organization"}]}}'}


async def test_busy_has_its_code_and_tells_when_to_come_again(fake: FakeGraph) -> None:
    """FAULTS D2."""
    fake_fault = GraphBusy("Too many.")
    async with client_over(fake) as client:
        fake.fault = fake_fault
        plain = await client.post("/graphql", json=QUESTION)
        strict = await client.post("/graphql", json=QUESTION, headers={"accept": "application/graphql-response+json"})
    # the field is null, the answer is one
    assert (plain.status_code, strict.status_code) == (200, 200)
    assert plain.headers["retry-after"] == strict.headers["retry-after"] == "5"
    assert plain.json()["errors"][0]["extensions"]["code"] == "BUSY"
