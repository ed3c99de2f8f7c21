"""A supervisor's standing on a day: one definition, used by every answer about supervision. Called by `links` and by
the modules of coverage, workload and whatever else asks whether a link has standing.

A supervisor has standing over an organization on a day when they hold a seat in a committee body (graph/vocabulary) of
a proper ancestor of the organization on that day, and do not belong to the organization themselves: their cell that
counts is neither the organization nor under it (docs/supervision.md).
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph.fetching import Fetching
from graph.standing import LIST_ABOVE_ON, LIST_PARENTS, LIST_SUPERVISORS
from graph.vocabulary import COMMITTEE_BODIES

BODIES = [str(body) for body in COMMITTEE_BODIES]
BODY_RANK = {body: rank for rank, body in enumerate(("STANDING_LEADERSHIP", "STANDING_BOARD", "EXECUTIVE_COMMITTEE"))}


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a committee body; days are ISO texts, an open end is None."""

    organization: str
    body: str
    role: str
    since: str
    until: str | None
    decision: str | None


@dataclass(frozen=True, slots=True)
class Supervisor:
    """What standing rests on: the cell that counts on the day, the committee seats held then, those ended by then."""

    id: str
    cell: str | None
    seats: tuple[Seat, ...]
    ended: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a link has standing, and why; `seats` are those that the reason speaks of, nearest or latest first.

    `through` is the nearest organization above in whose committee the supervisor sits.
    """

    reason: str
    seats: tuple[Seat, ...] = ()
    through: str | None = None

    @property
    def holds(self) -> bool:
        return self.reason == "SEAT_ABOVE"


class Tree:
    """Who is under whom on a day, as far as it was read: from each organization to the one right above it."""

    def __init__(self, parents: Mapping[str, str]) -> None:
        self.parents = parents
        self.paths: dict[str, tuple[str, ...]] = {}

    def above(self, organization: str) -> tuple[str, ...]:
        """The proper ancestors, nearest first."""
        path = self.paths.get(organization)
        if path is None:
            parent = self.parents.get(organization)
            path = () if parent is None else (parent, *self.above(parent))
            self.paths[organization] = path
        return path


def belongs(supervisor: Supervisor, organization: str, tree: Tree) -> bool:
    """Whether the supervisor's cell that counts is the organization or under it."""
    cell = supervisor.cell
    return cell is not None and (cell == organization or organization in tree.above(cell))


def seats_above(supervisor: Supervisor, organization: str, tree: Tree) -> tuple[Seat, ...]:
    """The seats held in committees of proper ancestors, nearest first, within one organization the highest body."""
    above = tree.above(organization)
    found = [seat for seat in supervisor.seats if seat.organization in above]
    if len(found) > 1:
        found.sort(key=lambda seat: (above.index(seat.organization), BODY_RANK.get(seat.body, 9), seat.since))
    return tuple(found)


def has_standing(supervisor: Supervisor, organization: str, tree: Tree) -> bool:
    """The definition itself; `judge` adds the reason."""
    above = tree.above(organization)
    return any(seat.organization in above for seat in supervisor.seats) and not belongs(supervisor, organization, tree)


def judge(supervisor: Supervisor, organization: str, tree: Tree, gave: Iterable[Seat] = ()) -> Verdict:
    """The verdict on one link; `gave` are the supervisor's ended seats that were above the organization to the last."""
    if belongs(supervisor, organization, tree):
        return Verdict("OWN_ORGANIZATION")
    if has_standing(supervisor, organization, tree):
        seats = seats_above(supervisor, organization, tree)
        return Verdict("SEAT_ABOVE", seats, seats[0].organization)
    lost = sorted(gave, key=lambda seat: (seat.until or "", -BODY_RANK.get(seat.body, 9)), reverse=True)
    if lost:
        return Verdict("SEAT_ENDED", tuple(seat for seat in lost if seat.until == lost[0].until))
    return Verdict("SEAT_NOT_ABOVE", supervisor.seats) if supervisor.seats else Verdict("NO_SEAT")


Pair = tuple[str, str]


async def read_standings(backend: Fetching, pairs: Sequence[Pair], on: date) -> dict[Pair, Verdict]:
    """The verdict on each (member id, organization id): four statements, whatever their number."""
    supervisors, paths = await asyncio.gather(
        read_supervisors(backend, {member for member, _ in pairs}, on),
        read_tree(backend, {organization for _, organization in pairs}, on),
    )
    cells = {one.cell for one in supervisors.values() if one.cell is not None} - paths.parents.keys()
    tree = Tree({**paths.parents, **(await read_tree(backend, cells, on)).parents})
    failed = [pair for pair in pairs if not has_standing(supervisors[pair[0]], pair[1], tree)]
    gave = await seats_that_gave(backend, [(supervisors[member], organization) for member, organization in failed])
    return {
        (member, organization): judge(supervisors[member], organization, tree, gave.get((member, organization), ()))
        for member, organization in pairs
    }


async def read_supervisors(backend: Fetching, members: Iterable[str], on: date) -> dict[str, Supervisor]:
    rows = await backend.reads.read(LIST_SUPERVISORS, ids=sorted(members), on=on, bodies=BODIES)
    # a province has three thousand: others are answered meanwhile
    return await asyncio.to_thread(supervisors_of, rows, on.isoformat())


def supervisors_of(rows: Iterable[Sequence[Any]], day: str) -> dict[str, Supervisor]:
    return {row[0]: supervisor_of(*row, day=day) for row in rows}


def supervisor_of(identifier: str, cell: str | None, rows: Sequence[Sequence[Any]], *, day: str) -> Supervisor:
    seats = [Seat(*row) for row in rows]
    held = tuple(seat for seat in seats if seat.until is None or day < seat.until)
    ended = tuple(seat for seat in seats if seat.until is not None and seat.until <= day)
    return Supervisor(identifier, cell, held, ended)


async def read_tree(backend: Fetching, organizations: Iterable[str], on: date) -> Tree:
    """The paths from organizations to their roots on a day."""
    parents: dict[str, str] = {}
    for parent, below, above in await backend.reads.read(LIST_PARENTS, ids=sorted(organizations), on=on):
        parents.update(dict.fromkeys(below, parent))
        parents.update(above)
    return Tree(parents)


async def seats_that_gave(backend: Fetching, pairs: Sequence[tuple[Supervisor, str]]) -> dict[Pair, list[Seat]]:
    """The ended seats of each (supervisor, organization id) in what was above it on the last day of the seat."""
    asked = {(organization, last_day(seat.until)) for one, organization in pairs for seat in one.ended if seat.until}
    if not asked:
        return {}
    rows = await backend.reads.read(LIST_ABOVE_ON, asked=sorted(map(list, asked)))
    above = {(organization, day, ancestor) for organization, day, ancestor in rows}
    return {
        (one.id, organization): [
            seat
            for seat in one.ended
            if seat.until and (organization, last_day(seat.until).isoformat(), seat.organization) in above
        ]
        for one, organization in pairs
    }


def last_day(until: str) -> date:
    """The last day that something holds on which ends, exclusive, on an ISO day."""
    return date.fromisoformat(until) - timedelta(days=1)
