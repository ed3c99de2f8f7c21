"""Members who supervise, with the seats and the cells that their standing rests on, in columns."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.tree.ordinals import ordinal, shared
from graph.tree.slices import Slices

RawSupervisor = Sequence[Any]
"""A supervisor as they are read: id, seats (organization, days, body, role, decision), cells that count (with days)."""
RawLink = Sequence[Any]
"""A supervision link as it is read from its organization: member, days, whether in charge, visits of the decision."""


class Supervising:
    """The supervisors, and the links to each organization. Rows of those who supervise nothing any more stay empty."""

    def __init__(self) -> None:
        self.row_of: dict[str, int] = {}
        self.ids: list[str] = []
        # by supervisor: organization, since, until, body, role, decision
        self.seats = Slices(3, 3)
        # by supervisor: the cell that counts, since, until
        self.cells = Slices(3)
        # by organization: supervisor, since, until, whether in charge, visits
        self.links = Slices(4, 1)

    def grow(self, supervisors: Mapping[str, RawSupervisor | None]) -> None:
        """Gives each a row, for links to lead to."""
        for identifier, raw in supervisors.items():
            if raw is not None and identifier not in self.row_of:
                self.row_of[identifier] = len(self.ids)
                self.ids.append(identifier)
                self.seats.grow()
                self.cells.grow()

    def take(self, supervisors: Mapping[str, RawSupervisor | None], organizations: Mapping[str, int]) -> None:
        """Puts supervisors as they are now in place of what they were; None: no longer one."""
        for identifier, raw in supervisors.items():
            if raw is not None:
                self.put(self.row_of[identifier], raw, organizations)
            elif identifier in self.row_of:
                row = self.row_of.pop(identifier)
                self.seats.put(row, ())
                self.cells.put(row, ())

    def put(self, row: int, raw: RawSupervisor, organizations: Mapping[str, int]) -> None:
        _, seats, cells = raw
        held = (
            (organizations[one], ordinal(since), ordinal(until), shared(body), shared(role), shared(decision))
            for one, since, until, body, role, decision in seats
        )
        counting = ((organizations[one], ordinal(since), ordinal(until)) for one, since, until in cells)
        self.seats.change(row, sorted(held, key=str))
        self.cells.change(row, sorted(counting))

    def link(self, organization: int, links: Sequence[RawLink]) -> None:
        """The links to an organization from now on."""
        found = (
            (self.row_of[member], ordinal(since), ordinal(until), int(in_charge), visits)
            for member, since, until, in_charge, visits in links
        )
        self.links.change(organization, sorted(found, key=str))

    @property
    def slices(self) -> Sequence[Slices]:
        """All of its columns."""
        return self.seats, self.cells, self.links

    def whole(self, organizations: Sequence[str]) -> dict[str, Any]:
        """Everything that is held of the supervisors, by their ids."""
        return {
            identifier: (
                sorted(str((organizations[one], *rest)) for one, *rest in self.seats.entries(row)),
                sorted((organizations[one], since, until) for one, since, until in self.cells.entries(row)),
            )
            for identifier, row in self.row_of.items()
        }
