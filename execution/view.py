"""What an answer shows: one day of the graph, as far as the viewer sees it."""

from datetime import date
from enum import Enum
from typing import NamedTuple


class Scope(Enum):
    """What a viewer sees of the graph. It belongs to the request, and is the same for every day of it."""

    EVERYTHING = "EVERYTHING"

    __hash__ = object.__hash__
    """Views are parts of a key for each record of an answer: an enumeration's own hash is worked out in Python."""


class View(NamedTuple):
    """The day that an answer is for, and the scope of whoever asks."""

    on: date
    scope: Scope

    @classmethod
    def whole(cls, on: date) -> "View":
        """A day as whoever sees everything sees it."""
        return cls(on, Scope.EVERYTHING)

    def at(self, day: date) -> "View":
        """The same viewer's view of another day."""
        return self._replace(on=day)
