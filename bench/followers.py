"""Those who follow the changes, as cheap as can be: they note which lines they are told, and when."""

import re
from dataclasses import dataclass, field
from time import perf_counter

from websockets.asyncio.client import ClientConnection
from websockets.frames import Frame, Opcode

SEQ = re.compile(rb'"seq": ?(\d+)')


@dataclass(slots=True)
class Heard:
    """What one of them was told: numbers of lines, and when."""

    told: list[tuple[int, float]] = field(default_factory=list[tuple[int, float]])


class Follower(ClientConnection):
    """A client that looks for the numbers of lines in what comes, and reads nothing else: a thousand that parse each
    message would take the cores that are measured."""

    heard: Heard | None = None
    rest = b""

    def data_received(self, data: bytes) -> None:
        """Notes what is told, once it follows."""
        if self.heard is None:
            super().data_received(data)
            return
        now, data, at = perf_counter(), self.rest + data, 0
        while (whole := frame_at(data, at)) is not None:
            begins, at_last = whole
            if data[at] & 15 == Opcode.PING:
                self.transport.write(Frame(Opcode.PONG, data[begins:at_last]).serialize(mask=True))
            elif found := SEQ.search(data, begins, at_last):
                self.heard.told.append((int(found[1]), now))
            at = at_last
        self.rest = data[at:]


def frame_at(data: bytes, at: int) -> tuple[int, int] | None:
    """Where what a server's frame holds begins and ends; None where it is not there whole."""
    if len(data) < at + 2:
        return None
    size, begins = data[at + 1], at + 2
    if size > 125:
        begins = at + (4 if size == 126 else 10)
        size = int.from_bytes(data[at + 2 : begins])
    return (begins, begins + size) if len(data) >= begins + size else None
