"""Who listens over a WebSocket is written to in pieces, together, and whoever does not read is dropped alone."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from typing import Any, cast

import pytest
from starlette.types import Message
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from execution.operations import Answer, Operation
from execution.subscriptions import Event
from graph.engine.sessions import Graph
from schema.build import build_schema
from service.access.tokens import Viewer
from service.http.connections import ConnectionBounds
from service.http.persisted import PersistedQueries
from service.http.sockets import Context, Socket
from tests.conftest import Loaded
from tests.resolvers.commands.small import organization
from tests.service.served import served
from tests.support.changing import change as changed

PROTOCOL = "graphql-transport-ws"
SUBSCRIBE: dict[str, Any] = {
    "id": "a",
    "type": "subscribe",
    "payload": {"query": "subscription { changes { cursor } }"},
}
GREETING = {"type": "connection_init"}
HEAD = {
    "type": "websocket",
    "path": "/graphql",
    "headers": [],
    "subprotocols": [PROTOCOL],
    "extensions": {},
    "state": {},
}


async def telling(
    operation: Operation, *, viewer: Viewer | None = None, client: str = ""
) -> AsyncGenerator[Sequence[Event] | Answer, None] | None:
    assert (operation.query, viewer, client) == (SUBSCRIBE["payload"]["query"], None, "")

    async def told() -> AsyncGenerator[Sequence[Event] | Answer, None]:
        for number in range(3):
            yield [Event(b'{"data":{"n":%d}}' % (2 * number + one), 0, whole=True) for one in range(2)]
        await asyncio.Event().wait()

    return told()


async def nothing(*_: Any) -> None:
    return None


class Client:
    """A client at the level of ASGI, which stops reading at the so manieth message."""

    def __init__(self, reads: int) -> None:
        self.reads = reads
        self.sent = asyncio.Queue[Message]()
        self.got: list[Message] = []
        self.closed, self.enough = asyncio.Event(), asyncio.Event()
        for text in (GREETING, SUBSCRIBE):
            self.sent.put_nowait({"type": "websocket.receive", "text": json.dumps(text)})

    async def receive(self) -> Message:
        if not self.got:
            return {"type": "websocket.connect"}
        return await self.sent.get()

    async def send(self, message: Message) -> None:
        if message["type"] == "websocket.send" and len(self.told) == self.reads:
            await asyncio.Event().wait()
        self.got.append(message)
        if message["type"] == "websocket.close":
            self.closed.set()
            self.sent.put_nowait({"type": "websocket.disconnect", "code": message["code"]})
        if len(self.told) == 6:
            self.enough.set()

    @property
    def told(self) -> list[int]:
        """What it was told of events."""
        texts = [json.loads(one["text"]) for one in self.got if one["type"] == "websocket.send"]
        return [one["payload"]["data"]["n"] for one in texts if one["type"] == "next"]


async def test_who_does_not_read_is_closed_with_its_code_and_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.http.sockets.SECONDS_TO_READ", 0.0)
    context = Context(cast("Any", nothing), telling, PersistedQueries(0), cast("Any", nothing), nothing)
    socket = Socket(build_schema(), context, ())
    slow, quick = Client(reads=3), Client(reads=99)
    running = [asyncio.create_task(socket(HEAD, one.receive, one.send)) for one in (slow, quick)]
    await slow.closed.wait()
    await quick.enough.wait()
    assert slow.got[-1]["type"] == "websocket.close"
    assert (slow.got[-1]["code"], slow.told) == (4408, [0, 1, 2])
    assert (quick.closed.is_set(), quick.told) == (False, [0, 1, 2, 3, 4, 5])
    for task in running:
        task.cancel()
    await asyncio.wait(running)


@pytest.fixture
async def changing(small: Graph, loaded: Loaded) -> AsyncIterator[Graph]:
    yield small
    loaded.forget()


@pytest.mark.parametrize("compression", [None, "deflate"])
async def test_short_and_long_events_are_read_by_a_client_that_may_compress(
    changing: Graph, compression: str | None
) -> None:
    """What comes together is one write of several frames, of which the long are compressed."""
    long = " ".join(f"h{number}: hash" for number in range(100))
    change = f"seq ... @include(if: $long) {{ {long} }}"
    query = f"subscription ($long: Boolean!, $after: String) {{ changes(after: $after) {{ change {{ {change} }} }} }}"
    after = await rename(changing, 1)
    async with served(ConnectionBounds(), graph=changing) as running:
        address = f"ws://localhost:{running.port}/graphql"
        async with connect(address, subprotocols=[Subprotocol(PROTOCOL)], compression=compression) as client:
            await client.send(json.dumps(GREETING))
            assert json.loads(await client.recv()) == {"type": "connection_ack"}
            for name in ("short", "long"):
                variables = {"long": name == "long", "after": f"{after['seq']}:{after['hash']}"}
                payload = {"query": query, "variables": variables}
                await client.send(json.dumps({"id": name, "type": "subscribe", "payload": payload}))
            made = await asyncio.gather(*(rename(changing, number) for number in range(2, 7)))
            found = [json.loads(await client.recv()) for _ in range(10)]
    for name in ("short", "long"):
        told = [one["payload"]["data"]["changes"]["change"] for one in found if one["id"] == name]
        assert [one["seq"] for one in told] == sorted(one["seq"] for one in made)
        assert all(len(one) == (1 if name == "short" else 101) for one in told)


async def rename(graph: Graph, number: int) -> Mapping[str, Any]:
    given = {"organization": organization("o6"), "name": f"Chi bộ {number}", "on": f"2025-01-0{number}"}
    made: Mapping[str, Any] = (await changed(graph, "renameOrganization", given))["change"]
    return made
