"""Reading for a change: what the changes before it have left, out of a memory; what that lacks is read into it first.

Whatever is not read as facts says which tables it touches: of those, the graph must hold what the changes have made.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from execution.view import View
from graph.cypher.held import Seat
from graph.engine.sessions import Reads
from graph.facts.around import find_by_code, read_graph, read_lines
from graph.facts.facts import Fact, Facts
from graph.facts.memory import Memory
from graph.model.kinds import NodeTable, Side, Table
from graph.model.tables import HOLDS, MEMBER_OF, ORGANIZATION, PART_OF
from graph.model.vocabulary import MembershipKind
from graph.reads.standing import NEVER, AboveOn, Cell, find_above_on, find_parents, list_cells, list_seats


class Behind(Exception):
    """A change asked the graph for something while the graph lacked what the changes before had done."""


@dataclass(frozen=True, slots=True)
class Recall:
    """The reads of a change, over the memory of all that are made together. A memory that holds every row answers by
    itself, as the graph would."""

    memory: Memory

    def graph(self, *touched: Table) -> Reads:
        """The graph, to be asked about these tables; about anything, where none is named.

        Raises `Behind` while it lacks what the changes so far have made of them.
        """
        if any(not touched or fact.table in touched for fact in self.memory.changed()):
            raise Behind
        return self.memory.reads

    async def around(
        self, facts: Facts, table: NodeTable, identifiers: Collection[str], sides: Sequence[Side], day: date
    ) -> None:
        """Takes the nodes and their links that hold on the day or later, as the changes before have left them."""
        await self.remember(table, identifiers, sides, day)
        self.memory.lend(facts, table, identifiers, sides, day)

    async def remember(self, table: NodeTable, identifiers: Collection[str], sides: Sequence[Side], day: date) -> None:
        """Reads into the memory what it does not hold yet, in one statement."""
        missing = self.memory.missing(table, identifiers, sides, day)
        if missing:
            await read_graph(self.memory.reads, self.memory.facts, table, missing, sides, day)
            self.memory.note(table, missing, sides, day)

    async def lines(self, facts: Facts, side: Side, identifiers: Collection[str], day: date) -> None:
        """The parent links above organizations (`PARENTS`) or under them (`CHILDREN`) that hold on the day or later, to
        the last one, as the changes before have left them.

        One statement where a line has eight levels at most and nothing of it is at hand.
        """
        seen, level = set[str](), set(identifiers)
        while level:
            unknown = [one for one in level if not self.memory.surrounded(ORGANIZATION, one, side, day)]
            if unknown:
                known = await read_lines(self.memory.reads, self.memory.facts, side, unknown, day)
                self.memory.note_side(side, known, day)
            for one in level:
                self.memory.lend_links(facts, one, side, day)
            seen |= level
            level = {other for one in level for other in others(self.memory.facts, one, side, day)} - seen

    async def by_code(self, codes: Collection[str], day: date) -> dict[str, list[str]]:
        """The ids of the organizations that had a code on the eve of the day, by the code."""
        if not self.memory.filled:
            return await find_by_code(self.graph(ORGANIZATION), codes, day)
        found: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.memory.facts.all():
            if one.table is ORGANIZATION and one.values["code"] in codes and one.since < day <= one.until:
                found[one.values["code"]].append(one.start)
        return dict(found)

    async def seats(self, members: Sequence[str], view: View, bodies: Sequence[str]) -> list[tuple[str, Seat]]:
        """Members with their seats in some bodies that have begun by the day, ended ones among them."""
        if not self.memory.filled:
            return await list_seats(self.graph(HOLDS), members, view, bodies)
        seats = (seat for one in members for seat in self.memory.facts.from_(HOLDS, one))
        begun = (seat for seat in seats if seat.since <= view.on and seat.values["body"] in bodies)
        return [(seat.start, seat_of(seat)) for seat in begun]

    async def cells(self, members: Sequence[str], view: View) -> list[Cell]:
        """The cells that count members on the day, with what is right above."""
        if not self.memory.filled:
            return await list_cells(self.graph(MEMBER_OF, PART_OF), members, view)
        facts = self.memory.facts
        own = (link for one in members for link in facts.from_(MEMBER_OF, one, view.on))
        return [
            Cell(link.start, link.end, next((part.end for part in facts.from_(PART_OF, link.end, view.on)), None))
            for link in own
            if link.values["kind"] == MembershipKind.OFFICIAL
        ]

    async def parents(self, organizations: Collection[str], view: View) -> dict[str, str]:
        """The ways from organizations up to their roots on the day: from each on a way to the one right above it."""
        if not self.memory.filled:
            return await find_parents(self.graph(PART_OF), organizations, view)
        parents: dict[str, str] = {}
        for one in organizations:
            for below, above in way_up(self.memory.facts, one, view.on):
                if below in parents:
                    break
                parents[below] = above
        return parents

    async def above_on(self, asked: Collection[tuple[str, date]], view: View) -> set[AboveOn]:
        """What was above organizations, each on a day of its own."""
        if not self.memory.filled:
            return await find_above_on(self.graph(PART_OF), asked, view)
        facts = self.memory.facts
        return {AboveOn(one, day.isoformat(), above) for one, day in asked for _, above in way_up(facts, one, day)}


def others(facts: Facts, identifier: str, side: Side, day: date) -> set[str]:
    """What is right above an organization or right under it on the day or later."""
    links = (facts.from_ if side.away else facts.to)(side.table, identifier)
    return {link.end if side.away else link.start for link in links if link.until > day}


def seat_of(seat: Fact) -> Seat:
    until = seat.until.isoformat()
    stated = (seat.values["body"], seat.values["role"], seat.since.isoformat(), None if until == NEVER else until)
    return Seat(seat.end, *stated, seat.values.get("decision"))


def way_up(facts: Facts, organization: str, on: date) -> Iterator[tuple[str, str]]:
    """(id, id of its parent) from the organization up to its root."""
    while found := facts.from_(PART_OF, organization, on):
        yield organization, found[0].end
        organization = found[0].end
