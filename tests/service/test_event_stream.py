"""One answer as a stream of events (graphql-sse, distinct connections): queries and changes."""

import asyncio
from collections.abc import AsyncGenerator, Sequence

import anyio
import httpx2 as httpx
import pytest
from starlette.responses import StreamingResponse

from execution.operations import Answer
from execution.subscriptions import Event
from service.http.graphql import events_of, streamed
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


async def test_who_goes_in_the_middle_of_a_stream_leaves_it_in_order() -> None:
    left: list[str] = []

    async def told() -> AsyncGenerator[Sequence[Event] | Answer, None]:
        try:
            await asyncio.Event().wait()
            yield ()
        finally:
            await asyncio.sleep(0)
            left.append("in order")

    begun = anyio.Event()

    async def listen() -> None:
        async for _ in events_of(told()):
            begun.set()

    # as a response is given up: cancelled again at each wait, until it has left
    async with anyio.create_task_group() as group:
        group.start_soon(listen)
        await begun.wait()
        await asyncio.sleep(0)
        group.cancel_scope.cancel()
    assert left == ["in order"]


async def test_a_stream_tells_proxies_to_hold_nothing_back_and_beats_by_comments_without_an_id(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """# EXCHANGE G8, G9: what comes together is one piece, and each event of it is whole."""
    monkeypatch.setattr("service.http.graphql.SECONDS_OF_SILENCE", 0.0)
    let_go = asyncio.Event()

    async def told() -> AsyncGenerator[Sequence[Event] | Answer, None]:
        await let_go.wait()
        yield [Event(b'{"data":%d}' % number, 0, whole=True) for number in range(2)]

    stream = streamed(told())
    assert isinstance(stream, StreamingResponse)
    assert (stream.headers["x-accel-buffering"], stream.headers["cache-control"]) == ("no", "no-store")
    pieces = aiter(stream.body_iterator)
    assert [await anext(pieces) for _ in range(3)] == [b":\n\n"] * 3
    let_go.set()
    found = [piece async for piece in pieces if piece != b":\n\n"]
    assert found == [
        b'event: next\ndata: {"data":0}\n\nevent: next\ndata: {"data":1}\n\n',
        b"event: complete\ndata:\n\n",
    ]
