"""Reading what a rule asks of the whole graph, by an index: other nodes of the same card, code or birthday, and the
meetings outside of a life.

What the changes before have left, and the graph does not hold yet, is taken from the memory.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import LiteralString

from graph.engine.sessions import Reads
from graph.facts.around import parsed, property_list
from graph.facts.facts import Fact, Facts
from graph.facts.memory import Memory
from graph.model.kinds import NodeTable
from graph.model.meeting_years import is_held_on
from graph.model.tables import ATTENDED, MEETING, MEMBER, OF, ORGANIZATION

Life = tuple[date, date]
KEYED: tuple[tuple[NodeTable, LiteralString], ...] = (
    (MEMBER, "cardNumber"),
    (MEMBER, "birthDate"),
    (ORGANIZATION, "code"),
)
"""What nodes are found by, to tell doubles."""

LIST_MEETINGS_OUTSIDE: LiteralString = """
UNWIND $lives AS life
MATCH (:Organization {id: life[0]})<-[:OF]-(meeting:Meeting)
WHERE meeting.heldOn < life[1] OR life[2] <= meeting.heldOn
RETURN collect([life[0], toString(meeting.heldOn), meeting.id])
""".strip()

LIST_VISITS_OUTSIDE: LiteralString = """
UNWIND $lives AS life
MATCH (:Member {id: life[0]})-[:ATTENDED]->(meeting:Meeting)
WHERE meeting.heldOn < life[1] OR life[2] <= meeting.heldOn
RETURN collect([life[0], toString(meeting.heldOn), meeting.id])
""".strip()

LIST_STAND_INS_OUTSIDE: LiteralString = """
UNWIND $lives AS life
MATCH (:Member {id: life[0]})-[:SUPERVISES]->(:Organization)<-[:OF]-(meeting:Meeting)
WHERE meeting.heldOn < life[1] OR life[2] <= meeting.heldOn
WITH DISTINCT life, meeting
MATCH (meeting)<-[visit:ATTENDED]-(:Member)
WHERE visit.onBehalfOf = life[0]
RETURN collect([life[0], toString(meeting.heldOn), meeting.id])
""".strip()
"""Meetings that somebody came to on behalf of members, of organizations that these supervise or have supervised."""

LIST_STAND_INS: LiteralString = """
MATCH (:Member)-[visit:ATTENDED]->(meeting:Meeting)
WHERE visit.onBehalfOf IN $ids
RETURN collect(meeting.id)
""".strip()


def same_statement(table: NodeTable, name: LiteralString) -> LiteralString:
    """The nodes that have one of `$values` of a property, which is an index."""
    match: LiteralString = "MATCH (node:" + table.label + " {" + name + ": value})"
    return "\n".join(("UNWIND $values AS value", match, "RETURN collect(" + property_list(table, "node") + ")"))


async def read_same(
    memory: Memory, facts: Facts, table: NodeTable, name: LiteralString, values: Collection[str | date]
) -> None:
    """Takes all nodes that have one of these values of a property."""
    if values:
        await remember_same(memory, table, name, values)
        memory.lend(facts, table, memory.having(table, name, values), (), date.min)


async def remember_same(memory: Memory, table: NodeTable, name: LiteralString, values: Collection[str | date]) -> None:
    """Reads into the memory which nodes the graph holds by values that it was not asked for yet, in one statement."""
    asked = sorted(memory.unsought(table, name, values), key=str)
    if asked:
        rows = [parsed(table, row) for row in await memory.reads.read(same_statement(table, name), values=asked)]
        found = [memory.facts.take(table, own["id"], "", own) for own in rows]
        memory.note_sought(table, name, asked, found)


async def read_meetings_outside(memory: Memory, facts: Facts, table: NodeTable, lives: Mapping[str, Life]) -> None:
    """Takes the meetings outside of these days that organizations held, or that members came or sent somebody to."""
    if not lives:
        return
    found = {one: dict(memory.met.get((table, one), ())) for one in lives}
    if not memory.filled:
        asked = [[one, *days] for one, days in sorted(lives.items())]
        for text in (LIST_VISITS_OUTSIDE, LIST_STAND_INS_OUTSIDE) if table is MEMBER else (LIST_MEETINGS_OUTSIDE,):
            for one, day, meeting in await memory.reads.read(text, lives=asked):
                found[one][meeting] = date.fromisoformat(day)
    for one, (since, until) in lives.items():
        meetings = found[one] | meetings_at_hand(memory, table, one)
        days = ((day, meeting) for meeting, day in meetings.items() if day is not None)
        facts.held[table, one] = sorted(day for day in days if not since <= day[0] < until)


def meetings_at_hand(memory: Memory, table: NodeTable, identifier: str) -> dict[str, date | None]:
    """The day of each meeting that was read or recorded meanwhile; none of one that was taken back."""
    facts = memory.facts
    own = facts.by_end.get((OF, identifier), ()) if table is ORGANIZATION else ()
    visits = facts.by_start.get((ATTENDED, identifier), ()) if table is MEMBER else ()
    stand_ins = stand_ins_at_hand(memory, identifier) if table is MEMBER else ()
    found: dict[str, date | None] = {}
    for standing, meeting in [
        *stand_ins,
        *((not one.dropped, one.end) for one in visits),
        *((not one.dropped, one.start) for one in own),
    ]:
        node = facts.node(MEETING, meeting)
        found[meeting] = node.values["heldOn"] if standing and node is not None and not node.dropped else None
    return found


def held_already(memory: Memory, facts: Facts, organization: str, day: date) -> bool:
    """Whether an organization at hand is known to have held a meeting on a day."""
    at_hand = meetings_at_hand(memory, ORGANIZATION, organization).values()
    return day in at_hand or is_held_on(facts.counted.get(organization, {}), day)


def stand_ins_at_hand(memory: Memory, member: str) -> Iterator[tuple[bool, str]]:
    """The meetings at which somebody stood in for a member by what the changes so far have said, or no longer do."""
    for link in memory.stood_in.get(member, ()):
        now = None if link.dropped else link.values.get("onBehalfOf")
        if member in {now, (link.before or {}).get("onBehalfOf")}:
            yield now == member, link.end


async def find_stand_in(reads: Reads, members: Collection[str]) -> str | None:
    """The id of a meeting that somebody came to on behalf of one of the members; all visits are looked through."""
    found: list[str] = await reads.read(LIST_STAND_INS, ids=sorted(members))
    return min(found, default=None)


def doubles(facts: Facts, table: NodeTable, name: str, changed: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Nodes that are new, live longer or have another value, each with every other one at hand of the same value."""
    told = [one for one in changed if one.table is table and (one.grew or one.has_other(name))]
    if told:
        known: defaultdict[object, list[Fact]] = defaultdict(list)
        for one in facts.all():
            if one.table is table and name in one.values:
                known[one.values[name]].append(one)
        for one in told:
            yield from ((one, other) for other in known[one.values.get(name)] if other is not one)
