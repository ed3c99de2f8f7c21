"""What a server is asked after the start, before any client asks it."""

import asyncio
from dataclasses import replace
from typing import Any

from graph.engine.settings import GraphSettings
from service.http.pages import list_examples
from tests.service.conftest import SETTINGS, FakeGraph, client_over
from tests.support.asking import answer_of

SERVER = replace(SETTINGS, graph=GraphSettings(url="bolt://localhost:7687"))


async def asked_of(settings: Any) -> set[str]:
    """The statements that a graph is asked before any client asks."""
    graph = FakeGraph()
    async with client_over(graph, settings):
        for _ in range(2_000):
            await asyncio.sleep(0)
    return set(graph.texts)


async def asked_by(query: str) -> set[str]:
    """The statements that a graph is asked for one question; it knows nothing, so that they are few."""
    graph = FakeGraph()
    await answer_of(graph, query)
    return set(graph.texts)


async def test_a_server_is_asked_the_documentations_questions_once() -> None:
    cold = await asked_of(replace(SERVER, warm_up=False))
    warm = await asked_of(SERVER)
    wanted = [await asked_by(example["query"]) for example in list_examples()]
    assert all(wanted)
    assert set[str]().union(*wanted) <= warm
    assert len(warm) > len(cold) + 10


async def test_an_embedded_graph_is_not() -> None:
    assert await asked_of(SETTINGS) == await asked_of(replace(SERVER, warm_up=False))


async def test_the_service_stops_while_it_is_still_asking() -> None:
    async with client_over(FakeGraph(), SERVER) as client:
        assert (await client.get("/healthz")).status_code == 200
