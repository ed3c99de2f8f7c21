"""Reads that pass on what is asked: noted, or made by the loop of another thread."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, LiteralString

from graph.engine.sessions import Reads


class Recorder:
    """Passes reads on and keeps each text that was asked, with its parameters."""

    def __init__(self, reads: Reads) -> None:
        self.reads = reads
        self.asked: list[tuple[LiteralString, dict[str, Any]]] = []

    @property
    def texts(self) -> list[LiteralString]:
        return [text for text, _ in self.asked]

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        self.asked.append((text, parameters))
        return await self.reads.read(text, **parameters)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Reads of a thread, which the loop of another one makes, each once `ready` says there that it may."""

    reads: Reads
    loop: asyncio.AbstractEventLoop
    ready: Callable[[], Awaitable[None]]

    async def read(self, text: LiteralString, /, **parameters: Any) -> Any:
        reading = asyncio.run_coroutine_threadsafe(self.there(text, parameters), self.loop)
        return await asyncio.wrap_future(reading)

    async def there(self, text: LiteralString, parameters: Mapping[str, Any]) -> Any:
        await self.ready()
        return await self.reads.read(text, **parameters)
