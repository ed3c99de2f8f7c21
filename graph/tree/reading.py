"""What the tree reads: organizations, events, places, supervisors whole, and which of them lines of the ledger touched.

Every part of a statement gives the ledger's end as it was after its rows: where that is the end known before, no line
came between, and the rows are of that end.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any, LiteralString, NamedTuple

import orjson

from graph.cypher.compose import WITH_END
from graph.cypher.dates import end_or_null
from graph.cypher.templates import as_declared
from graph.engine.sessions import PARTS, Reads
from graph.ledger.lines import change_id
from graph.ledger.tail import BEFORE_ALL, LedgerReplaced, Position
from graph.model.tables import (
    CHANGE_EVENT,
    COVERS,
    HAS_PROFILE,
    HOLDS,
    IN,
    MEMBER_OF,
    ORGANIZATION,
    ORIGINAL,
    PART_OF,
    PLACE,
    PROFILE,
    RESULTING,
    SUPERVISES,
)
from graph.model.vocabulary import ChangeKind
from graph.tree.events import RawEvent
from graph.tree.places import RawPlace
from graph.tree.supervising import RawSupervisor

LINES_AT_ONCE = 500
Raw = Sequence[Any]
"""An organization as it is read: its columns, headcounts, parents, profiles, places, links of supervision."""

WHOLE: LiteralString = (
    """[
  node.id, node.code, node.sector, toString(node.since), """
    + as_declared(end_or_null("<node>"))
    + """,
  toString(node.confirmedOn), node.version,
  node.countedFrom, node.countedOfficial, node.countedProbationary,
  [(node)-[part:PART_OF]->(above:Organization) | [above.id, toString(part.since), toString(part.until)]],
  [(node)-[so:HAS_PROFILE]->(called:Profile) | [
    toString(so.since), toString(so.until), called.name, called.shortName, called.level,
    called.nameFold, called.sortKey, called.nameKey
  ]],
  [(node)-[covers:COVERS]->(covered:Place) | [covered.id, toString(covers.since), toString(covers.until)]],
  [(node)<-[follows:SUPERVISES]-(follower:Member) | [
    follower.id, toString(follows.since), toString(follows.until), 'IN_CHARGE' IN follows.duties, follows.visitsPerYear
  ]]
]"""
)
EVENT: LiteralString = """[
  event.id, event.kind, toString(event.on), event.decision,
  [(event)-[original:ORIGINAL]->(before:Organization) | [before.id, original.extent]],
  [(event)-[:RESULTING]->(after:Organization) | after.id]
]"""


PLACE_WHOLE: LiteralString = (
    """[
  place.id, place.code, place.kind, place.name, place.nameGenerated = 1, place.lat, place.lon,
  toString(place.since), """
    + as_declared(end_or_null("<place>"))
    + """, place.sortKey, place.nameFold,
  [(place)-[inside:IN]->(around:Place) | [around.id, toString(inside.since), toString(inside.until)]]
]"""
)


SUPERVISOR: LiteralString = """[
  member.id,
  [(member)-[seat:HOLDS]->(seated:Organization) | [
    seated.id, toString(seat.since), toString(seat.until), seat.body, seat.role, seat.decision
  ]],
  [(member)-[own:MEMBER_OF]->(cell:Organization) WHERE own.kind = 'OFFICIAL' | [
    cell.id, toString(own.since), toString(own.until)
  ]]
]"""


def parts_of(
    organizations: LiteralString, events: LiteralString, places: LiteralString, supervisors: LiteralString
) -> LiteralString:
    """One statement with a part for each: [rows, number and hash of the ledger's last line]."""
    return PARTS.join(
        [
            organizations + "\nWITH collect(" + WHOLE + ") AS rows\n" + WITH_END,
            events + "\nWITH collect(" + EVENT + ") AS rows\n" + WITH_END,
            places + "\nWITH collect(" + PLACE_WHOLE + ") AS rows\n" + WITH_END,
            supervisors + "\nWITH collect(" + SUPERVISOR + ") AS rows\n" + WITH_END,
        ]
    )


LIST_ALL: LiteralString = parts_of(
    "MATCH (node:Organization)",
    "MATCH (event:ChangeEvent)",
    "MATCH (place:Place)",
    "MATCH (:Organization)<-[:SUPERVISES]-(member:Member)\nWITH DISTINCT member",
)
LIST_SOME: LiteralString = parts_of(
    "UNWIND $ids AS id\nMATCH (node:Organization {id: id})",
    "UNWIND $events AS id\nMATCH (event:ChangeEvent {id: id})",
    "UNWIND $places AS id\nMATCH (place:Place {id: id})",
    "UNWIND $members AS id\nMATCH (member:Member {id: id})-[:SUPERVISES]->(:Organization)\nWITH DISTINCT member",
)
COUNT_ALL: LiteralString = """
MATCH (node:Organization)
RETURN count(node)
""".strip()
LIST_OWNERS: LiteralString = """
UNWIND $ids AS id
MATCH (:Profile {id: id})<-[:HAS_PROFILE]-(node:Organization)
RETURN collect(DISTINCT node.id)
""".strip()
LIST_LINES: LiteralString = """
UNWIND $ids AS id
MATCH (change:Change {id: id})
MATCH (text:ChangeText {id: id})
RETURN collect([change.seq, change.kind, change.previous, change.hash, text.opened, text.closed])
""".strip()


class Touched(NamedTuple):
    """What lines touched: organizations, profiles whose organizations they do not name, change events,
    places, members."""

    organizations: set[str]
    profiles: set[str]
    events: set[str]
    places: set[str]
    members: set[str]


class Found(NamedTuple):
    """Organizations, change events, places and supervisors as they were read, None for each that is gone."""

    organizations: dict[str, Raw | None]
    events: dict[str, RawEvent | None]
    places: dict[str, RawPlace | None]
    supervisors: dict[str, RawSupervisor | None]

    def update(self, other: "Found") -> None:
        """Takes in what was read later."""
        self.organizations.update(other.organizations)
        self.events.update(other.events)
        self.places.update(other.places)
        self.supervisors.update(other.supervisors)


def end_of(seq: int | None, hashed: str | None) -> Position:
    return Position(seq, hashed or "") if seq else BEFORE_ALL


async def count_organizations(reads: Reads) -> int:
    """How many organizations the graph holds, with those that have ended."""
    found: int = await reads.read(COUNT_ALL)
    return found


async def list_all(reads: Reads) -> tuple[Found, Position]:
    """Everything, and the ledger's end after it was read."""
    return found_in(await reads.read(LIST_ALL), Found({}, {}, {}, {}))


async def list_some(reads: Reads, touched: Touched) -> tuple[Found, Position]:
    """What was touched as it is now, and the ledger's end after it was read."""
    ids = set(touched.organizations)
    if touched.profiles:
        ids.update(await reads.read(LIST_OWNERS, ids=sorted(touched.profiles)))
    wanted = ids, touched.events, touched.places, touched.members
    names = "ids", "events", "places", "members"
    given = {name: sorted(one) for name, one in zip(names, wanted, strict=True)}
    events, places, supervisors = (dict.fromkeys(one) for one in wanted[1:])
    return found_in(await reads.read(LIST_SOME, **given), Found(dict.fromkeys(ids), events, places, supervisors))


def found_in(parts: Sequence[Any], found: Found) -> tuple[Found, Position]:
    """What the parts give, and the latest of their ends: whoever reads on from one before it misses nothing."""
    for kept, (rows, _, _) in zip(found, parts, strict=True):
        kept.update((row[0], row) for row in rows)
    return found, max((end_of(seq, hashed) for _, seq, hashed in parts), key=attrgetter("seq"))


async def list_touched(reads: Reads, since: Position, until: Position) -> Touched:
    """What the lines behind one end and up to another touched. Raises LedgerReplaced where they do not follow."""
    touched, before = Touched(set(), set(), set(), set(), set()), since
    for first in range(since.seq + 1, until.seq + 1, LINES_AT_ONCE):
        numbers = range(first, min(first + LINES_AT_ONCE, until.seq + 1))
        lines = sorted(await reads.read(LIST_LINES, ids=[change_id(seq) for seq in numbers]))
        for seq, kind, previous, hashed, opened, closed in lines:
            if seq != before.seq + 1 or previous != before.hash or kind == ChangeKind.LOAD:
                raise LedgerReplaced
            before = Position(seq, hashed)
            touch(touched, orjson.loads(opened))
            touch(touched, orjson.loads(closed))
    if before != until:
        raise LedgerReplaced
    return touched


def own(row: Sequence[Any]) -> str:
    """The id of a node's row of a line."""
    identifier: str = row[-1]["id"]
    return identifier


START, END = itemgetter(1), itemgetter(2)
"""The ends of a link's row of a line."""
TOUCHES: Mapping[str, Sequence[tuple[str, Callable[[Sequence[Any]], str]]]] = {
    ORGANIZATION.name: (("organizations", own),),
    PROFILE.name: (("profiles", own),),
    CHANGE_EVENT.name: (("events", own),),
    PLACE.name: (("places", own),),
    PART_OF.name: (("organizations", START),),
    HAS_PROFILE.name: (("organizations", START),),
    COVERS.name: (("organizations", START),),
    ORIGINAL.name: (("events", START),),
    RESULTING.name: (("events", START),),
    IN.name: (("places", START),),
    HOLDS.name: (("members", START),),
    MEMBER_OF.name: (("members", START), ("organizations", END)),
    SUPERVISES.name: (("members", START), ("organizations", END)),
}
"""What a row of a line touches, by its table: in whose columns it stands."""


def touch(touched: Touched, rows: Iterable[Sequence[Any]]) -> None:
    """Adds what rows of a line touch."""
    for row in rows:
        for kind, identifier in TOUCHES.get(row[0], ()):
            getattr(touched, kind).add(identifier(row))
