"""What a request comes with: its backend, its view, and how much it may read."""

from collections.abc import Callable
from dataclasses import dataclass

from execution.backend import Backend
from execution.errors import QueryTooLarge
from execution.view import View


Admit = Callable[[int], None]


def everything(_: int) -> None:
    """Admits whatever it costs."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one request comes with: the backend that answers it, the view of today, how many objects it may read.

    `admit` is told what the operation costs before it runs, and raises where it may not now.
    """

    backend: Backend
    view: View
    most_objects: int
    admit: Admit = everything


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
