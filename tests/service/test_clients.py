"""The clients that people use, as they come from npm, against the service behind a real socket.

`make clients` installs them; without it these tests are left out, but not where CI runs.
"""

import asyncio
import json
import os
import subprocess
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.engine.sessions import Graph
from schema.build import build_schema
from schema.federation import subgraph
from service.http.connections import ConnectionBounds
from tests.conftest import Loaded
from tests.resolvers.commands.small import organization
from tests.service.conftest import SETTINGS
from tests.service.served import Served, served
from tests.service.test_access import bearer, grant_whole, guarded, key

__all__ = ["key"]
CLIENTS = Path(__file__).parents[1] / "clients"
INSTALLED = (CLIENTS / "node_modules").is_dir()

pytestmark = pytest.mark.skipif(not INSTALLED and not os.environ.get("CI"), reason="needs make clients")


@pytest.fixture(scope="module")
async def service() -> AsyncIterator[Served]:
    async with served(ConnectionBounds()) as running:
        yield running


async def run(service: Served, name: str, *more: str) -> Any:
    """What a client's script prints, as JSON."""
    command = ["node", str(CLIENTS / name), f"http://localhost:{service.port}/graphql", *more]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


async def test_every_audit_of_graphql_http_is_passed_the_optional_ones_too(service: Served) -> None:
    assert await run(service, "audit.mjs") == {"audits": 61, "missed": []}


async def test_forty_operations_of_graphql_ws_at_once_are_all_answered(service: Served) -> None:
    assert await run(service, "sockets.mjs") == [{"data": {"__typename": "Query"}}] * 40


async def test_graphql_sse_is_answered_where_each_operation_has_its_connection(service: Served) -> None:
    query, change, wrong = await run(service, "stream.mjs")
    assert query == [{"data": {"__typename": "Query"}}]
    assert change == [{"data": {"__typename": "Mutation"}}]
    assert [one["errors"][0]["extensions"]["code"] for one in wrong] == ["GRAPHQL_VALIDATION_FAILED"]


@pytest.mark.parametrize("is_guarded", [False, True], ids=["open", "by token"])
async def test_graphql_ws_and_graphql_sse_hear_of_changes_and_come_back_without_loss_or_double(
    small: Graph, loaded: Loaded, key: Path, is_guarded: bool
) -> None:
    token = list[str]()
    if is_guarded:
        await grant_whole(small)
        token = [bearer(key)["authorization"].removeprefix("Bearer ")]
    async with served(ConnectionBounds(), guarded(key) if is_guarded else SETTINGS, small) as running:
        both = await run(running, "feed.mjs", organization("o6"), *token)
    loaded.forget()
    for year, one in zip((2021, 2022), both, strict=True):
        assert one["first"] == one["made"]
        assert one["again"] == one["made"][1:]
        assert one["names"] == [f"{year}-02", f"{year}-03", f"{year}-04"]


@pytest.mark.parametrize("supported", [True, False])
async def test_the_persisted_queries_of_apollo_and_urql_are_told_once_and_asked_by_their_hash(supported: bool) -> None:
    async with served(ConnectionBounds(), replace(SETTINGS, persisted_queries=supported)) as service:
        told = await run(service, "persisted.mjs")
    assert {name: one["data"] for name, one in told.items()} == dict.fromkeys(
        ("ApolloPost", "ApolloGet", "UrqlPost", "UrqlGet"), [{"__typename": "Query"}] * 2
    )
    texts = {name: [sent for _, sent, _ in one["asked"]] for name, one in told.items()}
    assert set(map(tuple, texts.values())) == {(False, True, not supported)}
    assert [told["ApolloGet"]["asked"][at][0] for at in (0, 2)] == (["GET", "GET"] if supported else ["GET", "POST"])
    assert told["UrqlGet"]["asked"][0][0] == "GET"


def test_apollos_composition_takes_the_schema_as_a_subgraph() -> None:
    sdl = subgraph(build_schema().as_str())
    told = subprocess.run(["node", CLIENTS / "compose.mjs"], input=sdl, capture_output=True, text=True, check=False)
    assert (told.stdout.strip(), told.stderr) == ("composed", "")
