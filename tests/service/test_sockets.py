"""Hostile messages over the WebSocket: told, closed with a code, and never a traceback."""

import json
import logging
from collections.abc import Iterator
from typing import Any

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
    assert [error["extensions"] for error in found["payload"]] == [{"code": "BAD_USER_INPUT"}]
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
