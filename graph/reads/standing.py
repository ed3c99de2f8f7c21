"""What a supervisor's standing rests on: seats in committees, the cell that counts, and the path above.

Texts start at indexed nodes and answer for many links at once.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import LiteralString, NamedTuple, Protocol

from execution.view import Scope, View
from graph.cypher.clauses import each_named
from graph.cypher.dates import begun, holds, up
from graph.cypher.held import Seat
from graph.cypher.scope import inside, of_sight, of_view, shown
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

    async def above_on(self, asked: Collection[tuple[str, date]], view: View) -> set[AboveOn]:
        """What was above organizations, each on a day of its own."""
        ...


def list_of_seats(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, seats in what they are shown, which stand in published decisions."""
    return (
        """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[seat:HOLDS]->(seated:Organization)
WHERE """
        + begun("seat")
        + """ AND seat.body IN $bodies"""
        + shown(scope, "seated")
        + """
RETURN collect([id, seated.id, seat.body, seat.role, toString(seat.since), toString(seat.until), seat.decision])
"""
    ).strip()


async def list_seats(reads: Reads, members: Sequence[str], view: View, bodies: Sequence[str]) -> list[tuple[str, Seat]]:
    """Members with their seats in some bodies that have begun by the day, ended ones among them."""
    return await rows_of(seat_of, reads, list_of_seats(view.scope), ids=members, **of_view(view), bodies=bodies)


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
)


def list_of_cells(scope: Scope) -> LiteralString:
    """The text, of the cells that a scope sees whole."""
    return CELLS + inside(scope, "cell") + "\nRETURN collect([id, cell.id])"


async def find_cells(reads: Reads, members: Sequence[str], view: View) -> dict[str, str]:
    """The cells that count members on the day, by their ids."""
    return dict(await reads.read(list_of_cells(view.scope), ids=members, **of_view(view)))


def list_of_cells_with_parents(scope: Scope) -> LiteralString:
    """The text, of the cells that a scope sees whole."""
    return (
        CELLS
        + inside(scope, "cell")
        + """
RETURN collect([
  id,
  cell.id,
  head([(cell)-[part:PART_OF]->(above:Organization) WHERE """
        + holds("part")
        + """ | above.id])
])"""
    )


async def list_cells(reads: Reads, members: Sequence[str], view: View) -> list[Cell]:
    """The cells that count members on the day, with what is right above: most of that lies on ways asked for anyway."""
    text = list_of_cells_with_parents(view.scope)
    return [Cell(*row) for row in await reads.read(text, ids=members, **of_view(view))]


def list_of_parents(scope: Scope) -> LiteralString:
    """The text, of organizations that a scope is shown: so is all that is above them.

    Once for all organizations with one parent: of two thousand few have parents of their own, so this took two thirds
    of the time of a path for each.
    """
    return (
        """
UNWIND $ids AS id
MATCH (low:Organization {id: id})-[part:PART_OF]->(above:Organization)
WHERE """.lstrip()
        + holds("part")
        + shown(scope, "low")
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


async def find_parents(reads: Reads, organizations: Collection[str], view: View) -> dict[str, str]:
    """The ways from organizations up to their roots on the day: from each on a way to the one right above it."""
    parents: dict[str, str] = {}
    text = list_of_parents(view.scope)
    for parent, below, above in await reads.read(text, ids=sorted(organizations), **of_view(view)):
        parents.update(dict.fromkeys(below, parent))
        parents.update(above)
    return parents


def list_of_those_above(scope: Scope) -> LiteralString:
    """The text, of organizations that a scope is shown: so is all that was above them."""
    return (
        """
UNWIND $asked AS one
MATCH (low:Organization {id: one[0]})""".strip()
        + up(holds("links", "one[1]"))
        + "(above:Organization)"
        + shown(scope, "low", "\nWHERE ")
        + "\nRETURN collect([one[0], toString(one[1]), above.id])"
    )


async def find_above_on(reads: Reads, asked: Collection[tuple[str, date]], view: View) -> set[AboveOn]:
    """What was above organizations, each on a day of its own: (organization id, day)."""
    text = list_of_those_above(view.scope)
    return {AboveOn(*row) for row in await reads.read(text, asked=sorted(map(list, asked)), **of_sight(view))}


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

    async def above_on(self, asked: Collection[tuple[str, date]], view: View) -> set[AboveOn]:
        return await find_above_on(self.reads, asked, view)


def list_of_names_on(scope: Scope) -> LiteralString:
    """The text, of organizations that a scope is shown."""
    return (
        """
UNWIND $asked AS one
MATCH (node:Organization {id: one[0]})
WITH node, one[1] AS day""".strip()
        + shown(scope, "node", "\nWHERE ")
        + "\nRETURN collect([node.id, toString(day), "
        + as_declared(of_the_day("name", "<day>"))
        + "])"
    )


async def find_names_on(reads: Reads, asked: Collection[tuple[str, date]], view: View) -> dict[tuple[str, str], str]:
    """The names of organizations, each on a day of its own, by (organization id, day as an ISO text)."""
    text = list_of_names_on(view.scope)
    rows = await reads.read(text, asked=sorted(map(list, asked)), **of_sight(view))
    return {(organization, day): name for organization, day, name in rows}


def list_of_member_names(scope: Scope) -> LiteralString:
    """The text, of those whose names the viewer is told."""
    return each_named(scope) + "\nRETURN collect([id, node.name])"


async def find_member_names(reads: Reads, members: Collection[str], view: View) -> dict[str, str]:
    """The names of members by their ids."""
    return dict(await reads.read(list_of_member_names(view.scope), ids=sorted(members), **of_sight(view)))
