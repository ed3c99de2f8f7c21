"""A client that goes takes its work along: over HTTP, in a stream and on a socket."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any, LiteralString

import pytest

from execution.planned import run
from service.http.connections import ConnectionBounds
from tests.conftest import Loaded
from tests.service.conftest import FakeGraph
from tests.service.served import post, served
from tests.service.test_sockets import UPGRADE, frame
from tests.support.asking import answer_of, ask

TWO_LISTS = """query ($root: ID!) { compare(under: $root, from: "2025-06-30", to: "2025-07-01") {
  appeared: differences(where: {kinds: [APPEARED]}) { nodes { kind } }
  ended: differences(where: {kinds: [ENDED]}) { nodes { kind } }
} }"""
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


async def test_nothing_waits_for_an_asker_who_went_before_the_lists_were_begun(
    tiny: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two lists of one field are read side by side; what is given up before its first turn leaves nothing unawaited."""
    given_up: list[asyncio.Task[None]] = []

    async def gone(steps: Sequence[Coroutine[object, None, None]]) -> None:
        if not any("guarded" in repr(step) for step in steps):
            return await together(steps)
        given_up.extend(asyncio.ensure_future(step) for step in steps)
        for one in given_up:
            one.cancel()
        await asyncio.wait(given_up)
        raise asyncio.CancelledError

    [root] = (await ask(tiny.graph, '{ roots(asOf: "2025-06-30") { id } }'))["roots"]
    together = run.together
    monkeypatch.setattr(run, "together", gone)
    with pytest.raises(asyncio.CancelledError):
        await answer_of(tiny.graph, TWO_LISTS, {"root": root["id"]})
    assert [one.cancelled() for one in given_up] == [True, True]


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
