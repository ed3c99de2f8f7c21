"""A supervisor's standing on a day: one definition, used by every answer about supervision.

A supervisor has standing over an organization on a day when they hold a seat in a committee body
(graph/model/vocabulary) of a proper ancestor of the organization on that day, and do not belong to the organization
themselves: their cell that counts is neither the organization nor under it (docs/supervision.md).
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.held import Seat
from graph.model.vocabulary import COMMITTEE_BODIES
from graph.reads.standing import AboveOn, StandingReads, find_cells, list_seats
from resolvers.shared.trees import find_parents

BODIES = [str(body) for body in COMMITTEE_BODIES]
BODY_RANK = {body: rank for rank, body in enumerate(("STANDING_LEADERSHIP", "STANDING_BOARD", "EXECUTIVE_COMMITTEE"))}
NO_RANK = len(BODY_RANK)


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
        found.sort(key=lambda seat: (above.index(seat.organization), BODY_RANK.get(seat.body, NO_RANK), seat.since))
    return tuple(found)


def has_standing(supervisor: Supervisor, organization: str, tree: Tree) -> bool:
    """The definition itself; `judge` adds the reason."""
    above = tree.above(organization)
    return any(seat.organization in above for seat in supervisor.seats) and not belongs(supervisor, organization, tree)


def judge(supervisor: Supervisor, organization: str, tree: Tree, gave: Iterable[Seat] = ()) -> Verdict:
    """The verdict on one link; `gave` are the supervisor's ended seats that were above the organization to the last."""
    if belongs(supervisor, organization, tree):
        return Verdict("OWN_ORGANIZATION")
    seats = seats_above(supervisor, organization, tree)
    if seats:
        return Verdict("SEAT_ABOVE", seats, seats[0].organization)
    lost = sorted(gave, key=lambda seat: (seat.until or "", -BODY_RANK.get(seat.body, NO_RANK)), reverse=True)
    if lost:
        return Verdict("SEAT_ENDED", tuple(seat for seat in lost if seat.until == lost[0].until))
    return Verdict("SEAT_NOT_ABOVE", supervisor.seats) if supervisor.seats else Verdict("NO_SEAT")


Pair = tuple[str, str]


async def read_standings(reads: StandingReads, pairs: Sequence[Pair], view: View) -> dict[Pair, Verdict]:
    """The verdict on each (member id, organization id): three to five statements, whatever their number."""
    members = sorted({member for member, _ in pairs})
    seats, cells, parents = await asyncio.gather(
        reads.seats(members, view, BODIES),
        reads.cells(members, view),
        reads.parents({organization for _, organization in pairs}, view),
    )
    tree = await with_cells(reads, parents, {one.cell: one.above for one in cells if one.above is not None}, view)
    supervisors = supervisors_of(members, seats, {one.member: one.cell for one in cells}, view)
    verdicts = {pair: judge(supervisors[pair[0]], pair[1], tree) for pair in pairs}
    failed = [pair for pair, verdict in verdicts.items() if not verdict.holds]
    gave = await seats_that_gave(reads, [(supervisors[member], organization) for member, organization in failed], view)
    again = {pair: judge(supervisors[pair[0]], pair[1], tree, seats) for pair, seats in gave.items()}
    return {**verdicts, **again}


async def read_supervisors(backend: Fetching, members: Iterable[str], view: View) -> dict[str, Supervisor]:
    asked = sorted(members)
    held = await backend.held(view)
    if held is not None and held.know(asked):
        return await asyncio.to_thread(
            lambda: supervisors_of(asked, held.seats(asked, BODIES), held.cells(asked), view)
        )
    seats, cells = await asyncio.gather(
        list_seats(backend.reads, asked, view, BODIES), find_cells(backend.reads, asked, view)
    )
    # a province has three thousand: others are answered meanwhile
    return await asyncio.to_thread(supervisors_of, asked, seats, cells, view)


async def with_cells(reads: StandingReads, parents: Mapping[str, str], cells: Mapping[str, str], view: View) -> Tree:
    """The ways up with these cells and what is above them; `cells` gives the parent of each.

    Whatever stands on a way that was read has its whole way up there: only what is above other parents is read.
    """
    read = {*parents, *parents.values()}
    further = {above for above in cells.values() if above not in read}
    ways = await reads.parents(further, view) if further else {}
    return Tree({**parents, **ways, **cells})


def supervisors_of(
    members: Iterable[str], seats: Iterable[tuple[str, Seat]], cells: Mapping[str, str], view: View
) -> dict[str, Supervisor]:
    """The members by their ids, those without a seat or a cell as well; their seats by the first day."""
    held: defaultdict[str, list[Seat]] = defaultdict(list)
    ended: defaultdict[str, list[Seat]] = defaultdict(list)
    day = view.on.isoformat()
    for member, seat in sorted(seats, key=began):
        (held if seat.until is None or day < seat.until else ended)[member].append(seat)
    return {
        member: Supervisor(member, cells.get(member), tuple(held.get(member, ())), tuple(ended.get(member, ())))
        for member in members
    }


def began(held: tuple[str, Seat]) -> tuple[str, ...]:
    _, seat = held
    return seat.since, seat.organization, seat.body, seat.role


async def read_tree(backend: Fetching, organizations: Iterable[str], view: View) -> Tree:
    """The paths from organizations to their roots on a day."""
    return Tree(await find_parents(backend, set(organizations), view))


async def seats_that_gave(
    reads: StandingReads, pairs: Sequence[tuple[Supervisor, str]], view: View
) -> dict[Pair, list[Seat]]:
    """The ended seats of each (supervisor, organization id) in what was above it on the last day of the seat."""
    asked = {(organization, last_day(seat.until)) for one, organization in pairs for seat in one.ended if seat.until}
    if not asked:
        return {}
    above = await reads.above_on(asked, view)
    return {
        (one.id, organization): [
            seat
            for seat in one.ended
            if seat.until and AboveOn(organization, last_day(seat.until).isoformat(), seat.organization) in above
        ]
        for one, organization in pairs
    }


def last_day(until: str) -> date:
    """The last day that something holds on which ends, exclusive, on an ISO day."""
    return date.fromisoformat(until) - timedelta(days=1)
