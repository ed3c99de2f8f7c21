"""What a request comes with: its backend, its today, and how much it may read."""

from dataclasses import dataclass
from datetime import date

from execution.backend import Backend
from execution.errors import QueryTooLarge


@dataclass(frozen=True, slots=True)
class Asked:
    """What one request comes with: the backend that answers it, its today, and how many objects it may read."""

    backend: Backend
    today: date
    most_objects: int


@dataclass(slots=True)
class Budget:
    """The objects that one operation may still read."""

    most: int
    spent: int = 0

    def spend(self, objects: int) -> None:
        """Counts objects read; an operation that goes over its budget ends here."""
        self.spent += objects
        if self.spent > self.most:
            raise QueryTooLarge(self.most)
