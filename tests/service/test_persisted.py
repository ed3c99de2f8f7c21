"""Automatic persisted queries: a hash in place of a text, as Apollo's and urql's clients ask."""

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

from service.app import build_app
from service.http.persisted import PersistedQueries
from service.http.refusal import Refused
from tests.service.conftest import SETTINGS, FakeGraph, client_over, opened_as

RESPONSE_JSON = "application/graphql-response+json"
QUERY = "query Quế { __typename }".replace("Quế", "Que # Quế\n")
ANSWER = {"data": {"__typename": "Query"}}


def hashed(query: str = QUERY, **more: Any) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": sha256(query.encode()).hexdigest(), **more}}}


def code(response: httpx.Response) -> str:
    found: str = response.json()["errors"][0]["extensions"]["code"]
    return found


async def get(client: httpx.AsyncClient, given: dict[str, Any], accept: str = "*/*") -> httpx.Response:
    params = {name: value if isinstance(value, str) else json.dumps(value) for name, value in given.items()}
    return await client.get("/graphql", params=params, headers={"accept": accept})


async def test_a_hash_is_answered_once_its_text_has_come(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        unknown = await client.post("/graphql", json=hashed())
        strict = await get(client, hashed(), RESPONSE_JSON)
        told = await client.post("/graphql", json={"query": QUERY, **hashed()})
        posted = await client.post("/graphql", json=hashed())
        got = await get(client, {**hashed(), "operationName": "Que"})
        upper = await client.post("/graphql", json=hashed(sha256Hash=sha256(QUERY.encode()).hexdigest().upper()))
    assert (unknown.status_code, strict.status_code) == (200, 400)
    assert unknown.json() == strict.json()
    assert unknown.json() == {
        "errors": [
            {
                "message": "PersistedQueryNotFound",
                "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND", "reason": "PERSISTED_QUERY_NOT_FOUND"},
            }
        ]
    }
    assert unknown.headers["cache-control"] == strict.headers["cache-control"] == "no-store"
    assert [one.json() for one in (told, posted, got, upper)] == [ANSWER] * 4


async def test_a_text_comes_by_get_too(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        told = await get(client, {"query": QUERY, **hashed()})
        got = await get(client, hashed())
    assert told.json() == got.json() == ANSWER


@pytest.mark.parametrize(
    "extension",
    [
        *({"version": 2, "sha256Hash": "a"}, {"sha256Hash": "a"}, {"version": 1}, {"version": 1, "sha256Hash": 5}),
        *({"version": 1, "sha256Hash": "0" * 64}, [], "a", 1),
    ],
)
async def test_what_is_no_hash_of_the_text_is_refused(fake: FakeGraph, extension: Any) -> None:
    asked = {"query": QUERY, "extensions": {"persistedQuery": extension}}
    async with client_over(fake) as client:
        found = await client.post("/graphql", json=asked)
        after = await client.post("/graphql", json=hashed())
    assert (found.status_code, code(found)) == (400, "BAD_REQUEST")
    assert code(after) == "PERSISTED_QUERY_NOT_FOUND"


async def test_where_it_is_switched_off_the_client_is_told_and_asks_by_the_text(fake: FakeGraph) -> None:
    """FAULTS A5."""
    async with client_over(fake, replace(SETTINGS, persisted_queries=False)) as client:
        refused = await client.post("/graphql", json=hashed())
        told = await client.post("/graphql", json={"query": QUERY, **hashed()})
        again = await client.post("/graphql", json=hashed())
    assert (
        refused.json()
        == again.json()
        == {
            "errors": [
                {
                    "message": "PersistedQueryNotSupported",
                    "extensions": {"code": "PERSISTED_QUERY_NOT_SUPPORTED", "reason": "PERSISTED_QUERY_NOT_SUPPORTED"},
                }
            ]
        }
    )
    assert told.json() == ANSWER


def test_a_socket_knows_them_too() -> None:
    with (
        TestClient(build_app(SETTINGS, opened_as(FakeGraph())), "http://localhost") as client,
        client.websocket_connect("ws://localhost/graphql", subprotocols=["graphql-transport-ws"]) as socket,
    ):
        socket.send_json({"type": "connection_init"})
        socket.receive_json()
        socket.send_json({"type": "subscribe", "id": "1", "payload": hashed()})
        assert socket.receive_json()["payload"][0]["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"
        client.post("/graphql", json={"query": QUERY, **hashed()})
        socket.send_json({"type": "subscribe", "id": "1", "payload": hashed()})
        assert socket.receive_json()["payload"] == ANSWER


def test_those_asked_last_are_kept_up_to_a_bound_in_bytes() -> None:
    persisted = PersistedQueries(100)
    texts = [f"{{ a{number} }}".ljust(30) for number in range(4)]
    for text in texts[:3]:
        persisted.completed({"query": text, **hashed(text)})
    persisted.completed(hashed(texts[0]))
    persisted.completed({"query": texts[3], **hashed(texts[3])})
    persisted.completed({"query": "x" * 101, **hashed("x" * 101)})
    assert persisted.completed(hashed(texts[0]))["query"] == texts[0]
    assert persisted.completed(hashed(texts[3]))["query"] == texts[3]
    for lost in (texts[1], "x" * 101):
        with pytest.raises(Refused, match="PERSISTED_QUERY_NOT_FOUND"):
            persisted.completed(hashed(lost))
