"""A client that goes takes its work along: over HTTP, in a stream and on a socket."""

import asyncio
from typing import Any, LiteralString

import pytest

from service.http.connections import ConnectionBounds
from tests.service.conftest import FakeGraph
from tests.service.served import post, served
from tests.service.test_sockets import UPGRADE, frame

QUESTION = b'{"query":"{ roots { __typename } }"}'


class Endless(FakeGraph):
    """A graph whose statements about organizations end only when they are given up."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.given_up = asyncio.Event(), asyncio.Event()

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        if "Organization" not in text:
            return await super().read(text, **parameters)
        self.begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.given_up.set()


GREETED = frame(b'{"type":"connection_init"}') + frame(
    b'{"type":"subscribe","id":"1","payload":{"query":"{ roots { id } }"}}'
)
WAYS = {
    "post": post(QUESTION),
    "kept open": post(QUESTION, close=False),
    "stream": post(QUESTION, lines=("Accept: text/event-stream",)),
    "get": b"GET /graphql?query=%7Broots%7B__typename%7D%7D HTTP/1.1\r\nHost: localhost\r\n\r\n",
}


@pytest.mark.parametrize("way", WAYS)
async def test_work_ends_when_its_client_goes(way: str, caplog: pytest.LogCaptureFixture) -> None:
    graph = Endless()
    async with served(ConnectionBounds(), graph=graph) as service:
        _, writer = await service.connect()
        writer.write(WAYS[way])
        await graph.begun.wait()
        assert not graph.given_up.is_set()
        writer.close()
        await graph.given_up.wait()
    assert [one.exc_info for one in caplog.records if one.exc_info] == []


async def test_a_client_that_is_cut_off_has_gone(caplog: pytest.LogCaptureFixture) -> None:
    graph = Endless()
    async with served(ConnectionBounds(), graph=graph) as service:
        _, writer = await service.connect()
        writer.write(post(QUESTION))
        await graph.begun.wait()
        writer.transport.abort()
        await graph.given_up.wait()
    assert [one.exc_info for one in caplog.records if one.exc_info] == []


async def test_a_client_that_has_sent_all_and_waits_is_there() -> None:
    """It asks two questions at once; the second one is read while the first is answered."""
    async with served() as service:
        answer = await service.ask(post(close=False) + post())
    assert answer.count(b'{"data":{"__typename":"Query"}}') == 2


@pytest.mark.parametrize("ended", [frame(b'{"type":"complete","id":"1"}'), None], ids=["complete", "gone"])
async def test_an_operation_that_its_client_ends_on_a_socket_is_given_up(ended: bytes | None) -> None:
    graph = Endless()
    async with served(ConnectionBounds(), graph=graph) as service:
        reader, writer = await service.connect()
        writer.write(UPGRADE)
        await reader.readuntil(b"\r\n\r\n")
        writer.write(GREETED)
        await graph.begun.wait()
        if ended is None:
            writer.close()
        else:
            writer.write(ended)
        await graph.given_up.wait()
        writer.close()
