"""What is read once for all who ask for it before it is read."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Together(Generic[T]):
    """One reading at a time; whoever asks while one is on its way is given the next one, with all others who do, as
    nobody is given what was begun to be read before they asked."""

    def __init__(self) -> None:
        self.going: asyncio.Task[T] | None = None
        self.coming: asyncio.Task[T] | None = None

    async def of(self, read: Callable[[], Awaitable[T]]) -> T:
        """What `read` gives, or that of another who has asked and whose reading has not begun."""
        if self.coming is None:
            self.coming = asyncio.create_task(self.read(read, self.going))
        return await asyncio.shield(self.coming)

    async def read(self, read: Callable[[], Awaitable[T]], before: asyncio.Task[T] | None) -> T:
        if before is not None:
            await asyncio.wait([before])
        self.going, self.coming = self.coming, None
        return await read()
