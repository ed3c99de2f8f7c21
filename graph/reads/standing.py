"""What a supervisor's standing rests on: seats in committees, the cell that counts, and the path above.

Texts start at indexed nodes and answer for many links at once.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import LiteralString, NamedTuple, Protocol

from execution.view import View
from graph.cypher.dates import begun, holds, up
from graph.cypher.held import Seat
from graph.cypher.scope import of_view
from graph.cypher.templates import as_declared
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.model.tables import OPEN_END
from graph.records.profiles import of_the_day

NEVER = OPEN_END.isoformat()


class Cell(NamedTuple):
    """The cell that counts a member, with what is right above it."""

    member: str
    cell: str
    above: str | None


class AboveOn(NamedTuple):
    """An organization and one of those above it on a day, which is an ISO text."""

    organization: str
    day: str
    above: str


class StandingReads(Protocol):
    """What a standing is judged by: read from the graph, or as changes have left it."""

    async def seats(self, members: Sequence[str], view: View, bodies: Sequence[str]) -> list[tuple[str, Seat]]:
        """Members with their seats in some bodies that have begun by the day, ended ones among them."""
        ...

    async def cells(self, members: Sequence[str], view: View) -> list[Cell]:
        """The cells that count members on the day, with what is right above."""
        ...

    async def parents(self, organizations: Collection[str], view: View) -> dict[str, str]:
        """The ways from organizations up to their roots on the day: from each on a way to the one right above it."""
        ...

    async def above_on(self, asked: Collection[tuple[str, date]]) -> set[AboveOn]:
        """What was above organizations, each on a day of its own."""
        ...


LIST_SEATS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[seat:HOLDS]->(seated:Organization)
WHERE """
    + begun("seat")
    + """ AND seat.body IN $bodies
RETURN collect([id, seated.id, seat.body, seat.role, toString(seat.since), toString(seat.until), seat.decision])
"""
).strip()


async def list_seats(reads: Reads, members: Sequence[str], view: View, bodies: Sequence[str]) -> list[tuple[str, Seat]]:
    """Members with their seats in some bodies that have begun by the day, ended ones among them."""
    return await rows_of(seat_of, reads, LIST_SEATS, ids=members, **of_view(view), bodies=bodies)


def seat_of(
    member: str, organization: str, body: str, role: str, since: str, until: str, decision: str | None
) -> tuple[str, Seat]:
    return member, Seat(organization, body, role, since, None if until == NEVER else until, decision)


CELLS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[own:MEMBER_OF]->(cell:Organization)
WHERE own.kind = 'OFFICIAL' AND """.lstrip()
    + holds("own")
    + "\n"
)

LIST_CELLS: LiteralString = CELLS + "RETURN collect([id, cell.id])"


async def find_cells(reads: Reads, members: Sequence[str], view: View) -> dict[str, str]:
    """The cells that count members on the day, by their ids."""
    return dict(await reads.read(LIST_CELLS, ids=members, **of_view(view)))


LIST_CELLS_AND_PARENTS: LiteralString = (
    CELLS
    + """
RETURN collect([
  id,
  cell.id,
  head([(cell)-[part:PART_OF]->(above:Organization) WHERE """.lstrip()
    + holds("part")
    + """ | above.id])
])"""
)


async def list_cells(reads: Reads, members: Sequence[str], view: View) -> list[Cell]:
    """The cells that count members on the day, with what is right above: most of that lies on ways asked for anyway."""
    return [Cell(*row) for row in await reads.read(LIST_CELLS_AND_PARENTS, ids=members, **of_view(view))]


LIST_PARENTS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (low:Organization {id: id})-[part:PART_OF]->(above:Organization)
WHERE """.lstrip()
    + holds("part")
    + """
WITH above, collect(low.id) AS below
WITH above, below, COLLECT {
  MATCH (above)"""
    + up()
    + """(high:Organization)
  RETURN [startNode(links[size(links) - 1]).id, high.id]
} AS ways
RETURN collect([above.id, below, ways])"""
)
"""Once for all organizations with one parent: of two thousand few have parents of their own, so this took two thirds of
the time of a path for each."""


async def find_parents(reads: Reads, organizations: Collection[str], view: View) -> dict[str, str]:
    """The ways from organizations up to their roots on the day: from each on a way to the one right above it."""
    parents: dict[str, str] = {}
    for parent, below, above in await reads.read(LIST_PARENTS, ids=sorted(organizations), **of_view(view)):
        parents.update(dict.fromkeys(below, parent))
        parents.update(above)
    return parents


LIST_ABOVE_ON: LiteralString = (
    """
UNWIND $asked AS one
MATCH (low:Organization {id: one[0]})""".strip()
    + up(holds("links", "one[1]"))
    + """(above:Organization)
RETURN collect([one[0], toString(one[1]), above.id])"""
)


async def find_above_on(reads: Reads, asked: Collection[tuple[str, date]]) -> set[AboveOn]:
    """What was above organizations, each on a day of its own: (organization id, day)."""
    return {AboveOn(*row) for row in await reads.read(LIST_ABOVE_ON, asked=sorted(map(list, asked)))}


@dataclass(frozen=True, slots=True)
class StandingsInGraph:
    """The same, from the graph."""

    reads: Reads

    async def seats(self, members: Sequence[str], view: View, bodies: Sequence[str]) -> list[tuple[str, Seat]]:
        return await list_seats(self.reads, members, view, bodies)

    async def cells(self, members: Sequence[str], view: View) -> list[Cell]:
        return await list_cells(self.reads, members, view)

    async def parents(self, organizations: Collection[str], view: View) -> dict[str, str]:
        return await find_parents(self.reads, organizations, view)

    async def above_on(self, asked: Collection[tuple[str, date]]) -> set[AboveOn]:
        return await find_above_on(self.reads, asked)


LIST_NAMES_ON: LiteralString = (
    """
UNWIND $asked AS one
MATCH (node:Organization {id: one[0]})
WITH node, one[1] AS day
RETURN collect([node.id, toString(day), """.strip()
    + as_declared(of_the_day("name", "<day>"))
    + "])"
)


async def find_names_on(reads: Reads, asked: Collection[tuple[str, date]]) -> dict[tuple[str, str], str]:
    """The names of organizations, each on a day of its own, by (organization id, day as an ISO text)."""
    rows = await reads.read(LIST_NAMES_ON, asked=sorted(map(list, asked)))
    return {(organization, day): name for organization, day, name in rows}


LIST_MEMBER_NAMES: LiteralString = """
UNWIND $ids AS id
MATCH (member:Member {id: id})
RETURN collect([id, member.name])
""".strip()


async def find_member_names(reads: Reads, members: Collection[str]) -> dict[str, str]:
    """The names of members by their ids."""
    return dict(await reads.read(LIST_MEMBER_NAMES, ids=sorted(members)))
