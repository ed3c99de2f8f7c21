"""Pages of other sites over HTTP: browsers are told which of them may read answers."""

from dataclasses import replace

import httpx2 as httpx

from tests.service.conftest import SETTINGS, FakeGraph, client_over

QUESTION = {"query": "{ __typename }"}
NAMED = replace(SETTINGS, origins=frozenset({"https://a.example"}))
PREFLIGHT = {"access-control-request-method": "POST", "access-control-request-headers": "content-type,idempotency-key"}


async def asked(client: httpx.AsyncClient, origin: str) -> httpx.Response:
    return await client.post("/graphql", json=QUESTION, headers={"origin": origin})


async def test_without_the_setting_no_other_page_is_told_that_it_may_read(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        answer = await asked(client, "https://a.example")
        preflight = await client.options("/graphql", headers={"origin": "https://a.example", **PREFLIGHT})
    assert "access-control-allow-origin" not in answer.headers
    assert (preflight.status_code, "access-control-allow-origin" in preflight.headers) == (405, False)


async def test_a_page_that_the_setting_names_may_ask_and_read(fake: FakeGraph) -> None:
    async with client_over(fake, NAMED) as client:
        answer = await asked(client, "https://a.example")
        preflight = await client.options("/graphql", headers={"origin": "https://a.example", **PREFLIGHT})
    assert answer.headers["access-control-allow-origin"] == "https://a.example"
    assert "origin" in answer.headers["vary"].lower()
    assert "etag" in answer.headers["access-control-expose-headers"]
    assert (preflight.status_code, preflight.headers["access-control-allow-origin"]) == (200, "https://a.example")
    assert "idempotency-key" in preflight.headers["access-control-allow-headers"]


async def test_another_page_is_not_told_so(fake: FakeGraph) -> None:
    async with client_over(fake, NAMED) as client:
        answer = await asked(client, "https://b.example")
        preflight = await client.options("/graphql", headers={"origin": "https://b.example", **PREFLIGHT})
    assert "access-control-allow-origin" not in answer.headers
    assert (preflight.status_code, "access-control-allow-origin" in preflight.headers) == (400, False)
