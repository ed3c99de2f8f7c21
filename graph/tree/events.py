"""Change events with their originals and results, in columns; each organization knows those that it took part in."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.tree.ordinals import NEVER, ordinal, shared
from graph.tree.slices import Slices

ORIGINAL, RESULTING = 0, 1
RawEvent = Sequence[Any]
"""An event as it is read: id, kind, day, decision, its originals with the extent of each, its results."""


class Events:
    """The events. Rows of those that are gone stay empty, and no id leads to them."""

    def __init__(self) -> None:
        self.row_of: dict[str, int] = {}
        self.ids: list[str] = []
        self.kinds: list[str | None] = []
        self.decisions: list[str | None] = []
        self.on = array("i")
        # organization, side, extent
        self.ends = Slices(2, 1)
        self.of: dict[int, tuple[int, ...]] = {}

    def take(self, events: Mapping[str, RawEvent | None], organizations: Mapping[str, int]) -> None:
        """Puts events as they are now in place of what they were; None: it is gone."""
        for identifier, raw in events.items():
            if raw is None:
                self.drop(identifier)
            else:
                self.put(self.row_of.get(identifier, len(self.ids)), raw, organizations)

    def drop(self, identifier: str) -> None:
        row = self.row_of.pop(identifier, None)
        if row is not None:
            self.join(row, [])

    def put(self, row: int, raw: RawEvent, organizations: Mapping[str, int]) -> None:
        identifier, kind, on, decision, originals, results = raw
        if row == len(self.ids):
            self.row_of[identifier] = row
            self.ids.append(identifier)
            self.kinds.append(None)
            self.decisions.append(None)
            self.on.append(NEVER)
            self.ends.grow()
        self.kinds[row], self.on[row], self.decisions[row] = shared(kind), ordinal(on), shared(decision)
        took = [(organizations[one], ORIGINAL, shared(extent)) for one, extent in originals]
        self.join(row, [*took, *((organizations[one], RESULTING, None) for one in results)])

    def join(self, row: int, ends: list[tuple[int, int, str | None]]) -> None:
        """The organizations at the ends of an event from now on, who know it."""
        for organization in {one for one, *_ in self.ends.entries(row)}:
            left = tuple(event for event in self.of[organization] if event != row)
            if left:
                self.of[organization] = left
            else:
                del self.of[organization]
        self.ends.put(row, ends)
        for organization in {one for one, *_ in ends}:
            self.of[organization] = (*self.of.get(organization, ()), row)

    def whole(self, ids: Sequence[str]) -> dict[str, Any]:
        """Everything that is held, by the ids of the events; `ids` are those of the organizations."""
        return {
            identifier: (
                self.kinds[row],
                self.on[row],
                self.decisions[row],
                sorted((ids[one], side, extent or "") for one, side, extent in self.ends.entries(row)),
                all(row in self.of[one] for one, *_ in self.ends.entries(row)),
            )
            for identifier, row in self.row_of.items()
        }

    def side(self, row: int, side: int) -> Iterable[tuple[int, str | None]]:
        """The organizations at one side of an event, each with its extent."""
        organizations, sides, extents = self.ends.columns
        return [(organizations[at], extents[at]) for at in self.ends.places(row) if sides[at] == side]
