"""Connections, as uvicorn and httptools keep them, with the deadlines and bounds that they leave out.

Nobody keeps a connection by sending nothing, half a head or half a body, or by reading nothing; nobody makes the
service remember more of a head than it will read. Where all connections are taken, the one that has waited longest
for its client makes room for the next; where all are being answered, a few more are taken for questions of health.
"""

import logging
from asyncio import TimerHandle, Transport
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httptools
import orjson
import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from service.http.every_answer import REQUEST_ID, guarded, new_id

logger = logging.getLogger("hierarchy.http")

HEALTH = frozenset({b"/healthz", b"/readyz", b"/metrics"})


@dataclass(frozen=True, slots=True)
class ConnectionBounds:
    """How many connections, how long each may wait for its client (seconds), how large a head or trailer may be.

    `reserve` connections are taken beyond `most`, for questions of health alone; at most `sockets` are WebSockets.
    """

    most: int = 2_000
    reserve: int = 32
    sockets: int = 1_000
    head_seconds: float = 10.0
    body_seconds: float = 30.0
    write_seconds: float = 30.0
    head_bytes: int = 32_768
    head_lines: int = 100


@dataclass
class Unacceptable(Exception):
    """What keeps a request from being read, as it is answered before the connection is closed."""

    status: int
    code: str
    message: str

    def response(self, number: str) -> bytes:
        """The whole answer, byte by byte; `number` is the request's."""
        body = orjson.dumps({"errors": [{"message": self.message, "extensions": {"code": self.code}}]})
        own = {
            "content-type": "application/json; charset=utf-8",
            "cache-control": "no-store",
            "connection": "close",
            "content-length": str(len(body)),
            REQUEST_ID.decode(): number,
        }
        headers = guarded([(name.encode(), value.encode()) for name, value in own.items()])
        lines = b"".join(b"%b: %b\r\n" % one for one in headers)
        return f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}\r\n".encode() + lines + b"\r\n" + body


NOT_READABLE = Unacceptable(400, "BAD_REQUEST", "This is no HTTP request that can be read.")
UNKNOWN_METHOD = Unacceptable(501, "NOT_IMPLEMENTED", "This method is not known: use GET or POST.")
TOO_SLOW = Unacceptable(408, "REQUEST_TIMEOUT", "The request took too long to arrive. Send it again.")
NO_ROOM = Unacceptable(503, "BUSY", "All connections are taken. Send the request again in some seconds.")
STOPPING = Unacceptable(503, "STOPPING", "The service is stopping. Send the request again in some seconds.")


class Config(uvicorn.Config):
    """Uvicorn's settings, with the bounds of connections."""

    bounds = ConnectionBounds()


class Connection(HttpToolsProtocol):
    """One client's connection over HTTP/1.1.

    `unread` counts bytes that the parser took without getting on: of a head, a trailer or a chunk's size.
    """

    config: Config

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.bounds = self.config.bounds
        self.waits: TimerHandle | None = None
        self.writes: TimerHandle | None = None
        self.since = self.loop.time()
        self.begun = self.in_head = self.in_body = self.declined = False
        self.moved = False
        self.unread = self.head_size = 0

    @property
    def answering(self) -> bool:
        """Whether an answer is still owed to a request that came whole."""
        return self.cycle is not None and not self.cycle.response_complete and not self.in_body

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Takes the connection, closing another one or this one where there are too many."""
        super().connection_made(transport)
        self.wait(self.bounds.head_seconds)
        if len(self.connections) > self.bounds.most:
            self.make_room()

    def make_room(self) -> None:
        waiting = [one for one in others(self) if not one.answering]
        if waiting:
            min(waiting, key=lambda one: one.since).transport.abort()
        elif len(self.connections) > self.bounds.most + self.bounds.reserve:
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """A client that goes in the middle of its request is noted in one line."""
        if self.in_body and self.cycle is not None and not self.cycle.response_complete:
            logger.warning("a client went before its request was whole")
        self.wait(None)
        self.pause(None)
        super().connection_lost(exc)

    def wait(self, seconds: float | None) -> None:
        """Sets the deadline by which the client must have sent what it began; None: it owes nothing."""
        if self.waits is not None:
            self.waits.cancel()
        self.since = self.loop.time()
        self.waits = None if seconds is None else self.loop.call_later(seconds, self.too_slow)

    def too_slow(self) -> None:
        self.waits = None
        if self.answering:  # a pipelined request waits for the answer to the one before it
            self.wait(self.bounds.head_seconds)
        elif self.begun:
            self.refuse(TOO_SLOW)
        else:
            self.transport.close()

    def data_received(self, data: bytes) -> None:
        """Feeds the parser; a request that cannot be taken is answered and the connection closed."""
        self._unset_keepalive_if_required()
        self.moved = False
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            self.upgrade(data[upgrade.args[0] :])
            return
        except httptools.HttpParserInvalidMethodError:
            self.refuse(UNKNOWN_METHOD)
            return
        except httptools.HttpParserError as error:
            cause = error.__context__
            self.refuse(cause if isinstance(cause, Unacceptable) else NOT_READABLE)
            return
        self.unread = 0 if self.moved else self.unread + len(data)
        if self.begun and self.unread > self.bounds.head_bytes:
            self.refuse(self.too_large())

    def too_large(self) -> Unacceptable:
        message = f"A head may have {self.bounds.head_bytes:,} bytes in {self.bounds.head_lines} lines, a trailer too."
        return Unacceptable(431, "HEAD_TOO_LARGE", message)

    def refuse(self, why: Unacceptable) -> None:
        """Answers, unless another answer is on its way, and closes; a line says why."""
        number = new_id()
        logger.warning("request %s was not taken: %s", number, why.message)
        self.in_body = False
        if self.transport.is_closing():
            return
        if self.cycle is None or self.cycle.response_complete or not self.cycle.response_started:
            self.transport.write(why.response(number))
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()

    def upgrade(self, rest: bytes) -> None:
        """To a WebSocket; any other protocol is declined by answering the request as it came (RFC 9110, 7.8)."""
        if not self.declined:
            if sum(isinstance(one, WebSocketsSansIOProtocol) for one in self.connections) >= self.bounds.sockets:
                self.refuse(NO_ROOM)
                return
            self.wait(None)
            self.handle_websocket_upgrade()
            return
        if self.parser.get_method() == b"CONNECT":
            self.refuse(UNKNOWN_METHOD)
            return
        # the parser takes the body for the other protocol's: it reads the request again, without that wish
        again = b"".join([self.parser.get_method(), b" ", self.url, b" HTTP/1.1\r\n", *self.lines_kept(), b"\r\n"])
        self.parser = httptools.HttpRequestParser(self)
        self.data_received(again + rest)

    def lines_kept(self) -> Iterator[bytes]:
        for name, value in self.headers:
            if name == b"connection":
                tokens = [
                    one for one in value.split(b",") if one.strip().lower() not in {b"upgrade", b"http2-settings"}
                ]
                yield b"connection: " + b",".join(tokens) + b"\r\n"
            elif name not in {b"upgrade", b"http2-settings"}:
                yield name + b": " + value + b"\r\n"

    def on_message_begin(self) -> None:
        """A request begins: the deadline of its head runs from here, or from the connection's beginning."""
        super().on_message_begin()
        if self.waits is None:
            self.wait(self.bounds.head_seconds)
        self.begun = self.in_head = True
        self.declined = False
        self.head_size = self.unread = 0

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        self.measured(len(url))

    def on_header(self, name: bytes, value: bytes) -> None:
        """A line of the head; one of a trailer is counted and left out, as nothing here reads any."""
        if self.in_head:
            super().on_header(name, value)
            self.measured(len(name) + len(value), lines=len(self.headers))
        else:
            self.measured(len(name) + len(value) + self.bounds.head_bytes // self.bounds.head_lines)

    def measured(self, size: int, lines: int = 0) -> None:
        self.head_size += size
        if self.head_size > self.bounds.head_bytes or lines > self.bounds.head_lines:
            raise self.too_large()

    def on_headers_complete(self) -> None:
        """The head is whole: the request begins to be answered, and its body has a deadline of its own."""
        self.moved, self.in_head, self.in_body = True, False, True
        self.head_size = 0
        if self.parser.should_upgrade() and not self._should_upgrade():
            self.declined = True
            return
        if len(self.connections) > self.bounds.most and httptools.parse_url(self.url).path not in HEALTH:
            raise NO_ROOM
        self.wait(self.bounds.body_seconds)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self.moved = True
        super().on_body(body)

    def on_chunk_header(self) -> None:
        """A chunk's size was read."""
        self.moved = True

    def on_message_complete(self) -> None:
        self.moved = True
        self.begun = self.in_body = False
        self.wait(None)
        if not self.declined:
            super().on_message_complete()

    def pause_writing(self) -> None:
        """The client reads slowly: it has so long to read what is waiting."""
        super().pause_writing()
        self.pause(self.bounds.write_seconds)

    def resume_writing(self) -> None:
        super().resume_writing()
        self.pause(None)

    def pause(self, seconds: float | None) -> None:
        if self.writes is not None:
            self.writes.cancel()
        self.writes = None if seconds is None else self.loop.call_later(seconds, self.transport.abort)

    def shutdown(self) -> None:
        """The service stops: a request that has not come whole is not waited for."""
        if self.in_body and self.cycle is not None and not self.cycle.response_started:
            self.refuse(STOPPING)
        else:
            super().shutdown()


def others(connection: Connection) -> Iterator[Connection]:
    """All other connections over HTTP."""
    return (one for one in connection.connections if isinstance(one, Connection) and one is not connection)
