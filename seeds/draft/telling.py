"""The seeded history as changes: what a draft does after its first day, told as the commands that do the same.

References are types and keys here, as only the rooms above know how a global id is written.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple


class Ref(NamedTuple):
    """An object by its GraphQL type and its key in the graph."""

    type: str
    key: str


@dataclass(frozen=True, slots=True)
class Told:
    """A field of Mutation with its input; `on` is the day that it takes effect, `made` the ids of the nodes that it
    makes, in the order in which it makes them (what it makes beyond them gets ids of its own).

    `late` is the day on which it was recorded, where that is a later one.
    """

    mutation: str
    on: date
    given: dict[str, Any]
    made: tuple[str, ...] = ()
    late: date | None = None

    @property
    def recorded(self) -> date:
        return self.late or self.on

    @property
    def input(self) -> dict[str, Any]:
        """The input with its day; a correction has none."""
        return self.given if self.mutation == "correctFact" else {**self.given, "on": self.on}
