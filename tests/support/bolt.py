"""Bolt as far as a proxy needs it: messages out of chunks and back, read and written by the driver's own codec."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

PACKSTREAM: Any = import_module("neo4j._codec.packstream.v1")
"""The driver's own, which is pinned: it shows it to nobody."""
MAGIC = b"\x60\x60\xb0\x17"
VERSIONS = b"\x00\x04\x04\x05" + b"\x00\x00\x04\x04" + bytes(8)
"""What is proposed to the graph: 5.4 down to 5.0, or 4.4; no manifest, so that the answer is four bytes."""
CHUNK = 0xFFFF

HELLO, GOODBYE, LOGON, RESET = 0x01, 0x02, 0x6A, 0x0F
RUN, BEGIN, COMMIT, ROLLBACK, DISCARD, PULL, ROUTE = 0x10, 0x11, 0x12, 0x13, 0x2F, 0x3F, 0x66
SUCCESS, RECORD, IGNORED, FAILURE = 0x70, 0x71, 0x7E, 0x7F


@dataclass(slots=True)
class Message:
    """A structure of Bolt: what it is, and its fields."""

    tag: int
    fields: Sequence[Any]


class Stream:
    """One end of a connection: whole messages in and out."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def receive(self) -> bytes:
        """The bytes of the next message, without its chunks. Raises an EOFError at the end of the connection."""
        parts: list[bytes] = []
        while size := int.from_bytes(await self.reader.readexactly(2)) or (0 if parts else -1):
            if size > 0:
                parts.append(await self.reader.readexactly(size))
        return b"".join(parts)

    async def send(self, message: bytes) -> None:
        for start in range(0, len(message), CHUNK):
            part = message[start : start + CHUNK]
            self.writer.write(len(part).to_bytes(2) + part)
        self.writer.write(b"\x00\x00")
        await self.writer.drain()

    def abort(self) -> None:
        self.writer.transport.abort()


def unpacked(message: bytes) -> Message:
    structure = PACKSTREAM.Unpacker(PACKSTREAM.UnpackableBuffer(message)).unpack()
    return Message(structure.tag[0], structure.fields)


def packed(tag: int, *fields: Any) -> bytes:
    buffer = PACKSTREAM.PackableBuffer()
    PACKSTREAM.Packer(buffer).pack_struct(bytes([tag]), fields)
    return bytes(buffer.data)


async def connect(host: str, port: int) -> tuple[Stream, bytes]:
    """A connection to a graph, and the version of Bolt that it has chosen."""
    stream = Stream(*await asyncio.open_connection(host, port))
    stream.writer.write(MAGIC + VERSIONS)
    return stream, await stream.reader.readexactly(4)
