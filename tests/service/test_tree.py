"""The service with a tree: its own changes are answered at once, others' when their line is asked for."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx2 as httpx
import pytest

from tests.conftest import Loaded
from tests.resolvers.commands.small import organization, small_world
from tests.service.conftest import SETTINGS, FakeGraph, client_over
from tests.service.test_metrics import read
from tests.support.changing import change

pytestmark = pytest.mark.contract

WITH_TREE = replace(SETTINGS, tree=True)
DAY = "2025-07-01"
NAME = f'{{ organization(by: {{ id: "{organization("o4")}" }}) {{ name memberCount }} }}'
RENAME = """mutation ($input: RenameOrganizationInput!) { renameOrganization(input: $input) {
  change { seq } organization { name } userErrors { message } } }"""


@pytest.fixture
async def served(loaded: Loaded) -> AsyncIterator[tuple[httpx.AsyncClient, Loaded]]:
    """The application over a small world, once its tree is filled."""
    loaded.forget()
    await loaded.hold(small_world())
    async with client_over(loaded.graph, WITH_TREE) as client:
        for _ in range(1_000):
            if (await read(client)).get("hierarchy_tree_organizations"):
                break
            await asyncio.sleep(0.01)
        yield client, loaded
    loaded.forget()


async def asked(client: httpx.AsyncClient, query: str, **headers: str) -> dict[str, Any]:
    answer = await client.post("/graphql", json={"query": query}, headers=headers)
    assert "errors" not in answer.json(), answer.json()
    return dict(answer.json()["data"])


async def rename(client: httpx.AsyncClient, name: str) -> dict[str, Any]:
    given = {"organization": organization("o4"), "name": name, "on": DAY}
    answer = await client.post("/graphql", json={"query": RENAME, "variables": {"input": given}})
    return dict(answer.json()["data"]["renameOrganization"])


async def test_an_own_change_and_the_answers_behind_it_agree_at_once(served: tuple[httpx.AsyncClient, Loaded]) -> None:
    client, _ = served
    before = await read(client)
    for name in ("Đảng bộ xã Một", "Đảng bộ xã Hai"):
        payload = await rename(client, name)
        assert payload["organization"]["name"] == name
        assert (await asked(client, NAME))["organization"]["name"] == name
    after = await read(client)
    assert after["hierarchy_tree_answered_total"] - before["hierarchy_tree_answered_total"] >= 4
    assert after["hierarchy_tree_behind_total"] == before["hierarchy_tree_behind_total"]
    assert after["hierarchy_tree_line"] == payload["change"]["seq"]
    assert (after["hierarchy_tree_filled_total"], after["hierarchy_tree_faults_total"]) == (1, 0)


async def test_a_client_waits_for_the_line_of_a_change_that_another_process_has_made(
    served: tuple[httpx.AsyncClient, Loaded],
) -> None:
    client, loaded = served
    for name in ("Đảng bộ xã Ba", "Đảng bộ xã Tư"):
        given = {"organization": organization("o4"), "name": name, "on": DAY}
        seq = (await change(loaded.graph, "renameOrganization", given))["change"]["seq"]
        for header, extensions in ((str(seq), {}), ("", {"minSeq": seq})):
            asking = {"query": NAME, "extensions": extensions}
            found = (await client.post("/graphql", json=asking, headers={"x-min-seq": header})).json()
            assert found["data"]["organization"]["name"] == name


async def test_a_new_tag_never_stands_on_an_answer_of_before(served: tuple[httpx.AsyncClient, Loaded]) -> None:
    """The tag is made of the graph's end; the tree, which may lag behind another process, must come to it first."""
    client, loaded = served
    tags = set[str]()
    for name in ("Đảng bộ xã Năm", "Đảng bộ xã Sáu"):
        given = {"organization": organization("o4"), "name": name, "on": DAY}
        await change(loaded.graph, "renameOrganization", given)
        answer = await client.get("/graphql", params={"query": NAME})
        assert answer.json()["data"]["organization"]["name"] == name
        tags.add(answer.headers["etag"])
    assert len(tags) == 2


async def test_a_line_that_does_not_come_is_told(
    served: tuple[httpx.AsyncClient, Loaded], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, _ = served
    monkeypatch.setattr("service.http.reached.PATIENCE", 0.0)
    late = await client.post("/graphql", json={"query": NAME}, headers={"x-min-seq": "1000000"})
    assert (late.status_code, late.headers["retry-after"]) == (503, "1")
    assert late.json()["errors"][0]["extensions"]["code"] == "SEQ_NOT_REACHED"
    wrong = await client.post("/graphql", json={"query": NAME}, headers={"x-min-seq": "c12"})
    assert (wrong.status_code, wrong.json()["errors"][0]["extensions"]["reason"]) == (400, "NO_SEQ")


async def test_without_a_tree_the_graph_answers_and_there_are_no_figures(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        assert not [name for name in await read(client) if name.startswith("hierarchy_tree")]
