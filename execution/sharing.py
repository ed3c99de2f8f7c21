"""What is made once for all who ask the same at the same time, and kept for those who come a moment later."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from cachetools import TTLCache

SECONDS = 5.0
MOST_BYTES = 32_000_000


class Piece(Protocol):
    """What a source has told at once."""

    @property
    def mark(self) -> Hashable:
        """Tells it from every other piece: equal pieces have equal ones."""
        ...


class Pieces(Protocol):
    """Pieces as they come, without an end."""

    async def within(self, seconds: float | None) -> Piece | None:
        """The next one; None where none comes for so many seconds."""
        ...


@dataclass(frozen=True, slots=True)
class Following:
    """Pieces as they come, and the place behind which they begin: whoever goes on names it."""

    place: str
    pieces: Pieces


class Shared(Protocol):
    """What many are given."""

    @property
    def lasts(self) -> bool:
        """Whether who comes a moment later is given the same."""
        ...

    @property
    def size(self) -> int:
        """In bytes."""
        ...


SharedT = TypeVar("SharedT", bound=Shared)


def size_of(one: Shared) -> float:
    return one.size


@dataclass(slots=True, eq=False)
class Making(Generic[SharedT]):
    """Something that is being made, and how many wait for it."""

    task: asyncio.Task[SharedT]
    waiting: int = 0


class Sharing(Generic[SharedT]):
    """What was made by its key; of bounded size."""

    def __init__(self, most_bytes: int = MOST_BYTES, seconds: float = SECONDS) -> None:
        self.making: dict[Hashable, Making[SharedT]] = {}
        self.kept: TTLCache[Hashable, SharedT] = TTLCache[Hashable, SharedT](most_bytes, seconds, getsizeof=size_of)

    async def of(self, key: Hashable, make: Callable[[], Awaitable[SharedT]]) -> SharedT:
        """What `make` gives, or has given under an equal key; it is given up when nobody waits for it any more."""
        found: SharedT | None = self.kept.get(key)
        if found is not None:
            return found
        making = self.making.get(key)
        if making is None:
            making = self.making[key] = Making(asyncio.create_task(self.made(key, make)))
        making.waiting += 1
        try:
            return await asyncio.shield(making.task)
        finally:
            making.waiting -= 1
            if not making.waiting and not making.task.done():
                self.forget(key, making)
                making.task.cancel()

    async def made(self, key: Hashable, make: Callable[[], Awaitable[SharedT]]) -> SharedT:
        making = self.making[key]
        try:
            found = await make()
        finally:
            self.forget(key, making)
        if found.lasts and found.size <= self.kept.maxsize:
            self.kept[key] = found
        return found

    def forget(self, key: Hashable, making: Making[SharedT]) -> None:
        if self.making.get(key) is making:
            del self.making[key]
