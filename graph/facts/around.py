"""Reading facts around organizations, members and places for a change: one statement for all of them and all tables.

Texts are put together from the tables of `model`; a text depends on which tables are asked for only.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, LiteralString, Protocol

from graph.engine.sessions import Reads
from graph.facts.facts import Facts, Values
from graph.model.case_tables import ARISES_AT, CASE, CONCERNS, CONCERNS_MEMBER, HANDLED_BY, OF_CASES
from graph.model.directive_tables import DIRECTIVE, MEMBER_WORKS_ON, STATED, TASK, TASK_OF, WORKS_ON
from graph.model.kinds import LinkTable, NodeTable, Side
from graph.model.norm_tables import EXEMPT_FROM, NORM_SET_BY, SET_BY
from graph.model.planned_tables import PLANS
from graph.model.tables import (
    ASSESSED,
    ATTENDANCE,
    ATTENDED,
    CHANGE_EVENT,
    CIVIL_POSTS,
    COVERS,
    GRANTED,
    HAS_PROFILE,
    HEADCOUNTS,
    HOLDS,
    LINK_TABLES,
    LIVES_IN,
    MEETING,
    MEMBER,
    MEMBER_ASSESSED,
    MEMBER_OF,
    OF,
    ORGANIZATION,
    ORIGINAL,
    PART_OF,
    PLACE,
    PROFILE,
    RESULTING,
    SHEET_SET_BY,
    SHOWS,
    SUPERVISES,
)

SERIES = frozenset((*HEADCOUNTS, *ATTENDANCE))

PARENTS = Side(PART_OF, away=True)
CHILDREN = Side(PART_OF, away=False)
OWN_PROFILES = Side(HAS_PROFILE, away=True, owned=PROFILE, ever=True)
COVERED = Side(COVERS, away=True, owned=PLACE)
MEMBERS = Side(MEMBER_OF, away=False)
SEATS = Side(HOLDS, away=False)
SUPERVISORS = Side(SUPERVISES, away=False)
OWNERS = Side(HAS_PROFILE, away=False)
CELLS = Side(MEMBER_OF, away=True)
POSTS = Side(HOLDS, away=True)
SUPERVISED = Side(SUPERVISES, away=True)
JUDGED = Side(ASSESSED, away=True)
MEMBER_JUDGED = Side(MEMBER_ASSESSED, away=True)
SHEET_SETTERS = Side(SHEET_SET_BY, away=True)
NORM_SETTERS = Side(NORM_SET_BY, away=True)
RULE_SETTERS = Side(SET_BY, away=True)
EXEMPT = Side(EXEMPT_FROM, away=False)
WAIVERS = Side(EXEMPT_FROM, away=True)
CASES = Side(CONCERNS, away=False, owned=CASE)
MEMBER_CASES = Side(CONCERNS_MEMBER, away=False, owned=CASE)
CASES_AT = (CASES, Side(HANDLED_BY, away=False, owned=CASE), Side(ARISES_AT, away=False, owned=CASE))
ENDS_OF_CASE = tuple(Side(table, away=True) for table in OF_CASES)
WORK = Side(WORKS_ON, away=True)
MEMBER_WORK = Side(MEMBER_WORKS_ON, away=True)
WORKERS = (Side(WORKS_ON, away=False), Side(MEMBER_WORKS_ON, away=False))
FIGURES = Side(STATED, away=True)
STATES = Side(STATED, away=False)
OWN_DIRECTIVE = Side(TASK_OF, away=True, owned=DIRECTIVE)
TASKS = Side(TASK_OF, away=False, owned=TASK)
HOMES = Side(LIVES_IN, away=True)
OWN_CIVIL_POSTS = tuple(Side(table, away=True) for table in CIVIL_POSTS)
HELD_BY = Side(OF, away=True)
ATTENDED_BY = Side(ATTENDED, away=False)
MEETINGS = Side(OF, away=False, owned=MEETING)
PLANNED = Side(PLANS, away=True)
PLANNED_BY = Side(PLANS, away=False)
ENDS_OF_EVENT = (Side(ORIGINAL, away=True), Side(RESULTING, away=True))
GRANTS = Side(GRANTED, away=True)
CALENDARS = Side(SHOWS, away=False)
EVENTS = (Side(ORIGINAL, away=False, owned=CHANGE_EVENT), Side(RESULTING, away=False, owned=CHANGE_EVENT))
ITSELF: tuple[Side, ...] = ()


def sides_of(table: NodeTable) -> tuple[Side, ...]:
    """Every link that a node of the table can have, as seen from it."""
    away = [Side(link, away=True) for link in LINK_TABLES if link.start in table.labels]
    here = [Side(link, away=False) for link in LINK_TABLES if link.end in table.labels]
    return (*away, *here)


def dated_sides_of(table: NodeTable, *owning: Side) -> tuple[Side, ...]:
    """Every dated link of a node, on these sides with the nodes that go with them."""
    owned = {(side.table, side.away): side for side in owning}
    return tuple(owned.get((one.table, one.away), one) for one in sides_of(table) if one.table.dated)


EVERYTHING = (*dated_sides_of(ORGANIZATION, OWN_PROFILES, COVERED), *EVENTS)
EVERYTHING_OF_MEMBER = dated_sides_of(MEMBER)

LEVELS_AT_ONCE = 8
"""How many levels of a line are read at once: of what has moved to and fro, each level doubles the ways."""

LIST_ABOVE: LiteralString = """
UNWIND $ids AS id
MATCH (:Organization {id: id})(()-[links:PART_OF WHERE links.until > $day]->()){1,8}(:Organization)
WITH DISTINCT links[size(links) - 1] AS last
RETURN collect([startNode(last).id, endNode(last).id, toString(last.since), toString(last.until)])
""".strip()

LIST_BELOW: LiteralString = """
UNWIND $ids AS id
MATCH (:Organization {id: id})(()<-[links:PART_OF WHERE links.until > $day]-()){1,8}(:Organization)
WITH DISTINCT links[size(links) - 1] AS last
RETURN collect([startNode(last).id, endNode(last).id, toString(last.since), toString(last.until)])
""".strip()
"""The parent links above and under organizations that hold on a day or later, eight levels of them."""


LIST_BY_CODE: LiteralString = """
UNWIND $codes AS code
MATCH (node:Organization {code: code})
WHERE node.since < $day AND $day <= node.until
RETURN collect([code, node.id])
""".strip()


async def find_by_code(reads: Reads, codes: Collection[str], day: date) -> dict[str, list[str]]:
    """The ids of the organizations that had a code on the eve of the day, by the code."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, identifier in await reads.read(LIST_BY_CODE, codes=sorted(codes), day=day):
        found[code].append(identifier)
    return dict(found)


LIST_NEW_PLACES: LiteralString = """
UNWIND $codes AS code
MATCH (node:Place {code: code})
WHERE node.since = $day
RETURN collect([code, node.id])
""".strip()


async def find_new_places(reads: Reads, codes: Collection[str], day: date) -> dict[str, str]:
    """The ids of the places that begin on the day, by their code."""
    return dict(await reads.read(LIST_NEW_PLACES, codes=sorted(codes), day=day))


def property_list(table: NodeTable | LinkTable, variable: LiteralString) -> LiteralString:
    """The facts of a row as a list, dates as texts."""
    return "[" + ", ".join([property_text(table, name, variable) for name in table.facts]) + "]"


def property_text(table: NodeTable | LinkTable, name: LiteralString, variable: LiteralString) -> LiteralString:
    read: LiteralString = variable + "." + name
    return "toString(" + read + ")" if name in table.dates else read


def side_text(side: Side) -> LiteralString:
    """A pattern comprehension of the links: [id at the other end, facts of the link, facts of the node there]."""
    here: LiteralString = "away_" if side.away else "here_"
    link: LiteralString = here + side.table.name
    other: LiteralString = "other_" + link
    label = side.table.end if side.away else side.table.start
    relation: LiteralString = "[" + link + ":" + side.table.type + "]"
    pattern: LiteralString = "-" + relation + "->" if side.away else "<-" + relation + "-"
    owned: LiteralString = ", " + property_list(side.owned, other) if side.owned else ""
    found: LiteralString = "[" + other + ".id, " + property_list(side.table, link) + owned + "]"
    lasting: LiteralString = " WHERE " + link + ".until > $day" if "until" in side.table.dates and not side.ever else ""
    return "[(node)" + pattern + "(" + other + ":" + label + ")" + lasting + " | " + found + "]"


def series_of(table: NodeTable) -> Sequence[LiteralString]:
    """The derived series of a node, which are carried on from what they were."""
    return [name for name in table.properties if name in SERIES]


def surroundings_statement(table: NodeTable, sides: Collection[Side]) -> LiteralString:
    """Nodes by `$ids` with their links that hold on `$day` or later, table by table."""
    series: LiteralString = ", ".join(["node." + name for name in series_of(table)])
    own: LiteralString = property_list(table, "node") + ",\n  [" + series + "]"
    linked: list[LiteralString] = [",\n  " + side_text(side) for side in sides]
    match: LiteralString = "MATCH (node:" + table.label + " {id: id})"
    return "\n".join(("UNWIND $ids AS id", match, "RETURN collect([" + own + "".join(linked) + "])"))


class FactReads(Protocol):
    """What facts are taken from: the graph, or a memory of what changes have left."""

    async def around(
        self, facts: Facts, table: NodeTable, identifiers: Collection[str], sides: Sequence[Side], day: date
    ) -> None:
        """Takes the nodes and their links that hold on the day or later; what is at hand already stays as it is."""


@dataclass(frozen=True, slots=True)
class InGraph:
    """Facts as the graph holds them."""

    reads: Reads

    async def around(
        self, facts: Facts, table: NodeTable, identifiers: Collection[str], sides: Sequence[Side], day: date
    ) -> None:
        """Takes the nodes and their links that hold on the day or later, in one statement."""
        await read_graph(self.reads, facts, table, identifiers, sides, day)


async def read_graph(
    reads: Reads, facts: Facts, table: NodeTable, identifiers: Collection[str], sides: Sequence[Side], day: date
) -> None:
    if not identifiers:
        return
    text = surroundings_statement(table, sides)
    rows = await reads.read(text, ids=sorted(set(identifiers)), day=day)
    for values, series, *links in rows:
        own = parsed(table, values)
        facts.take(table, own["id"], "", own)
        if series:
            facts.counted.setdefault(own["id"], dict(zip(series_of(table), series, strict=True)))
        for side, found in zip(sides, links, strict=True):
            take_links(facts, own["id"], side, found)


def take_links(facts: Facts, identifier: str, side: Side, found: Sequence[Sequence[Any]]) -> None:
    for other, values, *owned in found:
        start, end = (identifier, other) if side.away else (other, identifier)
        facts.take(side.table, start, end, parsed(side.table, values))
        if side.owned is not None:
            facts.take(side.owned, other, "", parsed(side.owned, owned[0]))


def parsed(table: NodeTable | LinkTable, values: Sequence[Any]) -> Values:
    """A list of facts as the values of a row: those that are there, dates as `date`."""
    named = zip(table.facts, values, strict=True)
    return {
        name: date.fromisoformat(value) if name in table.dates else value for name, value in named if value is not None
    }


async def read_organizations(
    reads: FactReads, facts: Facts, identifiers: Collection[str], sides: Sequence[Side], day: date
) -> None:
    await reads.around(facts, ORGANIZATION, identifiers, sides, day)


async def read_members(
    reads: FactReads, facts: Facts, identifiers: Collection[str], sides: Sequence[Side], day: date
) -> None:
    await reads.around(facts, MEMBER, identifiers, sides, day)


async def read_nodes(reads: FactReads, facts: Facts, table: NodeTable, identifiers: Collection[str]) -> None:
    """Nodes alone: the lives of the ends of new links."""
    await reads.around(facts, table, identifiers, ITSELF, date.min)


async def read_lines(reads: Reads, facts: Facts, side: Side, identifiers: Collection[str], day: date) -> set[str]:
    """Takes some levels of the parent links above organizations (`PARENTS`) or under them (`CHILDREN`) that hold on the
    day or later; the ids of those of which all links on that side are at hand by then."""
    rows = await reads.read(LIST_ABOVE if side.away else LIST_BELOW, ids=sorted(identifiers), day=day)
    beyond: defaultdict[str, set[str]] = defaultdict(set)
    for start, end, since, until in rows:
        dates = {"since": date.fromisoformat(since), "until": date.fromisoformat(until)}
        facts.take(PART_OF, start, end, dates)
        beyond[start if side.away else end].add(end if side.away else start)
    known, level = set[str](), set(identifiers)
    for _ in range(LEVELS_AT_ONCE):
        known |= level
        level = {other for one in level for other in beyond[one]} - known
    return known
