"""Hostile messages over the WebSocket: told, closed with a code, and never a traceback."""

import asyncio
import json
import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, LiteralString

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from service.app import build_app
from tests.service.conftest import SETTINGS, FakeGraph, opened_as
from tests.service.served import served

NO_JSON = ["", "{", '{"type":NaN}', '{"type":"ping","payload":{"a":Infinity}}', "[" * 5000 + "]" * 5000, "\udcff"]
KINDS: list[Any] = [None, 1, 1.5, True, [], {}, "", "start", "x" * 5000, "ế" * 500]
PAYLOADS: list[Any] = [None, 1, True, "{ roots { id } }", [], [{}]]
IDS: list[Any] = [None, 1, True, [], {}, "", "1" * 201]
NOT_OF_THE_PROTOCOL: list[Any] = [
    *(None, 1, "ping", [], [{"type": "ping"}], {}),
    *[{"type": one} for one in KINDS],
    *[{"type": "subscribe", "id": "1", "payload": one} for one in PAYLOADS],
    *[{"type": "subscribe", "id": one, "payload": {"query": "{ a }"}} for one in IDS],
    {"type": "subscribe", "payload": {"query": "{ a }"}},
    {"type": "subscribe", "id": "1"},
    *[{"type": "complete", "id": one} for one in IDS],
    {"type": "complete"},
    *[{"type": "ping", "payload": one} for one in PAYLOADS[1:]],
]
QUERIES: list[Any] = [None, 1, True, [], {}, "", "  "]
VARIABLES: list[Any] = [1, True, "x", [], [{}]]
NAMES: list[Any] = [1, True, [], {}]
UNREADABLE: list[dict[str, Any]] = [
    {},
    *[{"query": one} for one in QUERIES],
    *[{"query": "{ __typename }", "variables": one} for one in VARIABLES],
    *[{"query": "{ __typename }", "operationName": one} for one in NAMES],
]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(build_app(SETTINGS, opened_as(FakeGraph())), "http://localhost") as client:
        yield client


@pytest.fixture
def socket(client: TestClient) -> Iterator[WebSocketTestSession]:
    with client.websocket_connect("ws://localhost/graphql", subprotocols=["graphql-transport-ws"]) as socket:
        socket.send_json({"type": "connection_init"})
        assert socket.receive_json() == {"type": "connection_ack"}
        yield socket


def closed(socket: WebSocketTestSession) -> tuple[int, str]:
    with pytest.raises(WebSocketDisconnect) as raised:
        socket.receive_json()
    return raised.value.code, raised.value.reason


@pytest.mark.parametrize("text", NO_JSON)
def test_what_is_no_json_closes_with_4400(socket: WebSocketTestSession, text: str) -> None:
    """FAULTS D10."""
    socket.send_text(text)
    assert closed(socket) == (4400, "WebSocket message must be valid JSON")


def test_an_integer_of_5000_digits_closes_with_4400(socket: WebSocketTestSession) -> None:
    """FAULTS D10: the language reads integers of at most 4,300 digits, and says so by a fault of its own."""
    socket.send_text('{"type":"subscribe","id":"1","payload":{"query":"{ a }","variables":{"n":' + "9" * 5000 + "}}}")
    assert closed(socket)[0] == 4400


@pytest.mark.parametrize("message", NOT_OF_THE_PROTOCOL, ids=lambda one: json.dumps(one)[:60])
def test_what_is_no_message_of_the_protocol_closes_with_4400_and_one_line(
    socket: WebSocketTestSession, message: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """FAULTS D10."""
    caplog.set_level(logging.INFO, "hierarchy.sockets")
    socket.send_json(message)
    code, reason = closed(socket)
    assert code == 4400
    assert 0 < len(reason.encode()) <= 123
    assert [record.exc_info for record in caplog.records if record.name.startswith("hierarchy")] == [None]


@pytest.mark.parametrize("payload", UNREADABLE, ids=json.dumps)
def test_an_operation_of_wrong_types_has_an_error_and_the_next_is_answered(
    socket: WebSocketTestSession, payload: dict[str, Any]
) -> None:
    """FAULTS D10."""
    socket.send_json({"type": "subscribe", "id": "1", "payload": payload})
    found = socket.receive_json()
    assert (found["id"], found["type"]) == ("1", "error")
    assert [error["extensions"]["code"] for error in found["payload"]] == ["BAD_USER_INPUT"]
    socket.send_json({"type": "subscribe", "id": "1", "payload": {"query": "{ __typename }"}})
    assert socket.receive_json()["payload"] == {"data": {"__typename": "Query"}}


def test_bytes_are_no_message(socket: WebSocketTestSession) -> None:
    socket.send_bytes(b'{"type":"ping"}')
    assert closed(socket) == (4400, "WebSocket message type must be text")


def test_a_null_payload_is_none(client: TestClient) -> None:
    """FAULTS A24."""
    with client.websocket_connect("ws://localhost/graphql", subprotocols=["graphql-transport-ws"]) as socket:
        socket.send_json({"type": "connection_init", "payload": None})
        assert socket.receive_json() == {"type": "connection_ack"}
        socket.send_json({"type": "ping", "payload": None})
        assert socket.receive_json() == {"type": "pong"}


def test_what_is_asked_before_the_greeting_closes_with_4401(client: TestClient) -> None:
    with client.websocket_connect("ws://localhost/graphql", subprotocols=["graphql-transport-ws"]) as socket:
        socket.send_json({"type": "subscribe", "id": "1", "payload": {"query": 1}})
        assert closed(socket)[0] == 4401


UPGRADE = (
    b"GET /graphql HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
)


def frame(payload: bytes) -> bytes:
    """A text as a client sends it, masked with nothing."""
    return bytes([0x81, 0x80 | len(payload)]) + bytes(4) + payload


@pytest.mark.parametrize(
    ("text", "code"), [(b"\xff\xfe", 1007), (b'{"type":"ping","\xc3":1}', 1007), (b'{"type":1}', 4400)]
)
async def test_what_is_no_text_closes_with_its_code_and_one_line(
    text: bytes, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    """FAULTS D10: what is not UTF-8 is refused below the protocol, with the code that RFC 6455 gives it."""
    async with served() as service:
        reader, writer = await service.connect()
        writer.write(UPGRADE)
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101")
        writer.write(frame(text))
        opcode, length = await reader.readexactly(2)
        closing = await reader.readexactly(length)
        writer.close()
    assert (opcode & 15, int.from_bytes(closing[:2])) == (8, code)
    told = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert [record.exc_info for record in told] == [None]


def test_a_client_may_send_sixty_pings_a_minute(socket: WebSocketTestSession) -> None:
    """FAULTS D7."""
    for _ in range(60):
        socket.send_json({"type": "ping"})
        assert socket.receive_json() == {"type": "pong"}
    socket.send_json({"type": "ping"})
    assert closed(socket) == (4400, "A client may send 60 pings a minute.")


def shaken(client: TestClient, origin: str) -> bool:
    """Whether a page of that origin gets a socket."""
    try:
        with client.websocket_connect(
            "ws://localhost/graphql", subprotocols=["graphql-transport-ws"], headers={"origin": origin}
        ):
            return True
    except WebSocketDisconnect as closed:
        assert closed.code == 1008  # noqa: PT017  # there is a way without it
        return False


@pytest.mark.parametrize(
    ("named", "origin", "taken"),
    [
        ([], "http://localhost", True),
        ([], "https://a.example", False),
        ([], "null", False),
        (["https://a.example"], "https://a.example", True),
        (["https://a.example"], "HTTPS://A.example", True),
        (["https://a.example"], "http://a.example", False),
        (["https://a.example"], "https://a.example:444", False),
        (["*"], "https://b.example", True),
    ],
)
def test_pages_of_other_sites_get_a_socket_where_the_setting_names_them(
    named: list[str], origin: str, taken: bool
) -> None:
    settings = replace(SETTINGS, origins=frozenset(named))
    with TestClient(build_app(settings, opened_as(FakeGraph())), "http://localhost") as client:
        assert shaken(client, origin) is taken


class Held(FakeGraph):
    """A graph whose statements wait until they are let go; it counts those that came."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.let_go = threading.Event()

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        if "Organization" in text:
            self.asked += 1
            await asyncio.to_thread(self.let_go.wait)
            return [[], False]
        return await super().read(text, **parameters)


def asking(number: int, more: str = "") -> dict[str, Any]:
    query = f"query Q{number} {{ roots {{ __typename }} }} {more}"
    return {"type": "subscribe", "id": str(number), "payload": {"query": query}}


@pytest.fixture
def held() -> Iterator[tuple[Held, WebSocketTestSession]]:
    graph = Held()
    with (
        TestClient(build_app(replace(SETTINGS, body_bytes=1_000_000), opened_as(graph)), "http://localhost") as client,
        client.websocket_connect("ws://localhost/graphql", subprotocols=["graphql-transport-ws"]) as socket,
    ):
        socket.send_json({"type": "connection_init"})
        socket.receive_json()
        yield graph, socket
        graph.let_go.set()


def test_sixteen_operations_of_a_socket_run_at_once_and_the_others_wait(
    held: tuple[Held, WebSocketTestSession],
) -> None:
    graph, socket = held
    for number in range(40):
        socket.send_json(asking(number))
    socket.send_json({"type": "ping"})
    assert socket.receive_json() == {"type": "pong"}
    assert graph.asked == 16
    socket.send_json({"type": "complete", "id": "39"})
    graph.let_go.set()
    answered = [socket.receive_json() for _ in range(2 * 39)]
    assert sorted(int(one["id"]) for one in answered if one["type"] == "next") == list(range(39))
    assert {json.dumps(one["payload"]) for one in answered if one["type"] == "next"} == {'{"data": {"roots": []}}'}


def test_what_waits_on_a_socket_is_bounded_in_bytes(held: tuple[Held, WebSocketTestSession]) -> None:
    _, socket = held
    for number in range(16 + 5):
        socket.send_json(asking(number, "#" + "x" * 900_000))
    refused = socket.receive_json()
    assert (refused["id"], refused["type"], refused["payload"][0]["extensions"]["code"]) == ("20", "error", "BUSY")
    socket.send_json({"type": "complete", "id": "19"})
    socket.send_json(asking(20, "#" + "x" * 900_000))
    socket.send_json({"type": "ping"})
    assert socket.receive_json() == {"type": "pong"}


@pytest.mark.parametrize(
    ("of_all", "without"), [(None, "next"), (7, "next"), ("8", "SEQ_NOT_REACHED"), ("x", "BAD_USER_INPUT")]
)
@pytest.mark.parametrize(
    "query",
    ["{ __typename }", 'subscription { changes(after: "no place") { cursor } }'],
    ids=["a question", "a subscription"],
)
def test_an_operation_of_a_socket_waits_for_its_line_or_for_that_of_the_greeting(
    monkeypatch: pytest.MonkeyPatch, of_all: Any, without: str, query: str
) -> None:
    """A subscription that has waited is told that its place is none: then it would have begun."""
    monkeypatch.setattr("service.http.reached.PATIENCE", 0.0)
    graph = FakeGraph()
    graph.end = [7, "hash"]
    told = list[Any]()
    with (
        TestClient(build_app(SETTINGS, opened_as(graph)), "http://localhost") as client,
        client.websocket_connect("ws://localhost/graphql", subprotocols=["graphql-transport-ws"]) as socket,
    ):
        socket.send_json({"type": "connection_init", "payload": {"minSeq": of_all}})
        socket.receive_json()
        for number, line in enumerate((None, 7, "8", "x")):
            payload = {"query": query, "extensions": {"minSeq": line}}
            socket.send_json({"type": "subscribe", "id": str(number), "payload": payload})
            found = socket.receive_json()
            extensions = found["payload"][0]["extensions"] if found["type"] == "error" else {}
            told.append(
                "next" if extensions.get("reason") == "NOT_A_POSITION" else extensions.get("code", found["type"])
            )
            if found["type"] == "next":
                assert socket.receive_json()["type"] == "complete"
    assert told == [without, "next", "SEQ_NOT_REACHED", "BAD_USER_INPUT"]
