"""WebSockets, as uvicorn and websockets keep them, with the bounds that they leave out and texts that are written
together."""

import logging
from typing import Any

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import State

from service.http.pings import Pings

logger = logging.getLogger("hierarchy.http")

POLICY_VIOLATION = 1008
TEXTS = "websocket.texts"
"""An extension of ASGI's `websocket.send`: several texts, in UTF-8, that are written together."""
COMPRESSED_FROM = 1_024
"""In bytes: what is shorter is sent as it is, also to who would take it compressed, as RFC 7692 (7.2.1) allows."""
HEADS = [
    Frame(Opcode.TEXT, bytes(size)).serialize(mask=False)[: 2 if size < 126 else 4] for size in range(COMPRESSED_FROM)
]
"""What stands before a text that is sent as it is, by its size: making a frame of each takes longer than writing it."""
INVALID_TEXT = 1007
"""As RFC 6455 asks for (8.1), below whatever protocol is spoken."""


class SocketConnection(WebSocketsSansIOProtocol):
    """One client's WebSocket: the protocol's own pings are bounded, as each is answered by a pong; a text that is none
    is told in one line."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.pings = Pings()

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if hasattr(self, "scope"):
            self.scope["extensions"] = {**(self.scope.get("extensions") or {}), TEXTS: {}}

    async def send(self, message: Any) -> None:
        """As ASGI has it; texts that come together are one write."""
        texts = message.get(TEXTS)
        if texts is None:
            await super().send(message)
            return
        await self.writable.wait()
        if self.disconnected or self.conn.state is not State.OPEN:
            raise ClientDisconnected
        extensions = self.conn.extensions
        self.transport.write(
            b"".join(
                Frame(Opcode.TEXT, text).serialize(mask=False, extensions=extensions)
                if len(text) >= COMPRESSED_FROM
                else HEADS[len(text)] + text
                for text in texts
            )
        )

    def handle_ping(self) -> None:
        if self.pings.one_more(self.loop.time()):
            super().handle_ping()
            return
        self.give_up(POLICY_VIOLATION, "too many pings")

    def send_receive_event_to_app(self) -> None:
        """Hands a message on."""
        try:
            if self.curr_msg_data_type == "text":
                b"".join(self.frames).decode()
        except UnicodeDecodeError:
            self.frames = []
            self.give_up(INVALID_TEXT, "a text that is not UTF-8")
            return
        super().send_receive_event_to_app()

    def give_up(self, code: int, reason: str) -> None:
        logger.warning("a WebSocket was closed: %s", reason)
        self.conn.fail(code, reason)
        self.handle_parser_exception()
