"""What an answer shows: one day of the graph, as far as the viewer sees it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum


class Scope(Enum):
    """What a viewer sees of the graph. It belongs to the request, and is the same for every day of it."""

    EVERYTHING = "EVERYTHING"


@dataclass(frozen=True, slots=True)
class View:
    """The day that an answer is for, and the scope of whoever asks."""

    on: date
    scope: Scope

    @classmethod
    def whole(cls, on: date) -> "View":
        """A day as whoever sees everything sees it."""
        return cls(on, Scope.EVERYTHING)

    def at(self, day: date) -> "View":
        """The same viewer's view of another day."""
        return replace(self, on=day)
