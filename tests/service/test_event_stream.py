"""One answer as a stream of events (graphql-sse, distinct connections): queries and changes."""

import httpx2 as httpx
import pytest

from tests.service.conftest import FakeGraph, client_over

STREAM = {"accept": "text/event-stream"}


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_question_is_answered_by_one_event_and_the_end(fake: FakeGraph, method: str) -> None:
    asked = {"query": "{ __typename }"}
    async with client_over(fake) as client:
        found = await (
            client.post("/graphql", json=asked, headers=STREAM)
            if method == "POST"
            else client.get("/graphql", params=asked, headers=STREAM)
        )
    assert (found.status_code, found.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
    assert found.text == 'event: next\ndata: {"data":{"__typename":"Query"}}\n\nevent: complete\ndata:\n\n'
    assert found.headers["cache-control"] == "no-store"


async def test_what_is_wrong_with_an_operation_is_told_in_the_stream(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        found = await client.post("/graphql", json={"query": "{ nothing }"}, headers=STREAM)
    assert (found.status_code, found.text.count("\n\n")) == (200, 2)
    assert "GRAPHQL_VALIDATION_FAILED" in found.text


async def test_a_request_without_an_operation_is_refused_before_a_stream_begins(fake: FakeGraph) -> None:
    async with client_over(fake) as client:
        found: httpx.Response = await client.post("/graphql", json={}, headers=STREAM)
        change = await client.get("/graphql", params={"query": "mutation { __typename }"}, headers=STREAM)
    assert (found.status_code, found.headers["content-type"]) == (400, "application/json; charset=utf-8")
    assert change.status_code == 405
