"""What a request comes with: its backend, its view, and how much it may read."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from execution.backend import Backend
from execution.errors import QueryTooLarge
from execution.kinds import Record
from execution.view import View


class Account(Protocol):
    """What whoever asks may still ask."""

    def admit(self) -> None:
        """Lets an operation begin; raises where it may not now."""
        ...

    def charge(self, objects: int) -> None:
        """Takes off what the operation has cost, when it is over."""
        ...


class Unbounded:
    """As much as anybody likes."""

    def admit(self) -> None:
        """Lets every operation begin."""

    def charge(self, objects: int) -> None:
        """Takes nothing off."""


@dataclass(frozen=True, slots=True)
class Stated:
    """For what somebody asks for personal data, by its name, and what they say of it themselves."""

    purpose: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShownOf:
    """Of whom an answer shows what is personal: the fields, filters and orders, and the people by their ids."""

    stated: Stated
    operation: str
    places: Sequence[str]
    people: Collection[str]


Note = Callable[[ShownOf], Awaitable[None]]
"""Notes it where it stays; raises where it cannot."""


async def always() -> bool:
    return True


Line = tuple[int, str]
"""A line of the ledger, by its number and hash."""


async def unknown() -> Line | None:
    return None


@dataclass(slots=True, eq=False)
class Asked:
    """What one request comes with, made for it alone: the backend that answers it, the view of today, how many objects
    it may read.

    `account` is that of whoever asks; `budget` is what the operation may read and has read, each its own. `still` says,
    once the answer is made, whether whoever asks may have it: a right may have been taken away meanwhile; `last` reads
    which line of the ledger is the last one, where that has to be asked. What is personal takes a purpose, and is noted
    before it is shown, where there is a `note`: where it is known who asks.
    """

    backend: Backend
    view: View
    most_objects: int
    account: Account = field(default_factory=Unbounded)
    still: Callable[[], Awaitable[bool]] = always
    last: Callable[[], Awaitable[Line | None]] = unknown
    note: Note | None = None
    event: Record | None = None
    """What a subscription tells now."""
    ends: float | None = None
    """When whoever asks has to say anew who they are, in seconds since 1970; None: never."""
    budget: "Budget" = field(init=False)

    def __post_init__(self) -> None:
        self.budget = Budget(self.most_objects)


MOST_BYTES = 64_000_000
BYTES_OF_A_VALUE = 16


@dataclass(slots=True)
class Budget:
    """What one operation may still read, in objects, and write, in bytes."""

    most: int
    spent: int = 0
    most_bytes: int = MOST_BYTES
    written: int = 0

    def spend(self, objects: int) -> None:
        """Counts objects read; an operation that goes over its budget ends here."""
        self.spent += objects
        if self.spent > self.most:
            raise QueryTooLarge(self.most)

    def write(self, size: int) -> None:
        """Counts what an object takes in the answer, before it is made: its keys, and what is repeated of its texts."""
        self.written += size
        if self.written > self.most_bytes:
            raise QueryTooLarge(self.most_bytes, "TOO_MANY_BYTES")
