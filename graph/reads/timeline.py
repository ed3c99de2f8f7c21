"""What begins and ends on the days of a period, by organization; between which days the hierarchy changes at all."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, LiteralString, NamedTuple

from graph.cypher.dates import Period, at_or_down, last_turn, overlaps
from graph.engine.sessions import Reads


class Placing(NamedTuple):
    """An organization and one that it is right under, for a time; `until` is the last day and later for an open end."""

    organization: str
    parent: str
    since: str
    until: str


LIST_PLACINGS: LiteralString = "\n".join(
    (
        "MATCH (top:Organization {id: $id})" + at_or_down(overlaps("links")) + "(above:Organization)",
        "WITH DISTINCT above",
        "MATCH (above)<-[part:PART_OF]-(node:Organization)",
        "WHERE " + overlaps("part"),
        "RETURN collect([node.id, above.id, toString(part.since), toString(part.until)])",
    )
)


async def list_placings(reads: Reads, under: str, period: Period) -> list[Placing]:
    """Who is right under whom, of all that may be under an organization during a period."""
    return [Placing(*row) for row in await reads.read(LIST_PLACINGS, id=under, **period.bounds)]


class Turn(NamedTuple):
    """How many facts of an organization begin, or end, on a day."""

    organization: str
    day: str
    begins: bool
    number: int


OWN_LIFE: LiteralString = "MATCH (link:Organization {id: id})"
OF_KIND: Mapping[str, LiteralString] = {
    "ORGANIZATIONS": OWN_LIFE,
    "HIERARCHY": "MATCH (:Organization {id: id})-[link:PART_OF]->()",
    "NAMES": "MATCH (:Organization {id: id})-[link:HAS_PROFILE]->()",
    "PLACES": "MATCH (:Organization {id: id})-[link:COVERS]->()",
    "MEMBERSHIPS": "MATCH (:Organization {id: id})<-[link:MEMBER_OF]-()",
    "ASSIGNMENTS": "MATCH (:Organization {id: id})<-[link:HOLDS]-()",
    "SUPERVISIONS": "MATCH (:Organization {id: id})<-[link:SUPERVISES]-()",
    "OFFICES": "MATCH (:Organization {id: id})<-[link:HOLDS_OFFICE]-()",
}
"""What each kind of fact is found by, from its organization."""


def turns_of(kind: str) -> LiteralString:
    """The turns of one kind; the days are texts before they are compared in the answer, not in the graph."""
    return "\n".join(
        (
            "UNWIND $ids AS id",
            OF_KIND[kind],
            "UNWIND [true, false] AS begins",
            "WITH id, begins, CASE WHEN begins THEN link.since ELSE link.until END AS day",
            "WHERE $from <= day AND day < $to",
            "WITH id, begins, day, count(*) AS number",
            "RETURN collect([id, toString(day), begins, number])",
        )
    )


async def list_turns(reads: Reads, kind: str, organizations: Collection[str], period: Period) -> list[Turn]:
    """What of a kind begins or ends in a period, by organization and day."""
    rows = await reads.read(turns_of(kind), ids=sorted(organizations), **period.bounds)
    return [Turn(*row) for row in rows]


class Happening(NamedTuple):
    """An organization's part in an event."""

    organization: str
    day: str
    event: str


LIST_HAPPENINGS: LiteralString = """
UNWIND $ids AS id
MATCH (:Organization {id: id})<-[:ORIGINAL|RESULTING]-(event:ChangeEvent)
WHERE $from <= event.on AND event.on < $to
RETURN collect(DISTINCT [id, toString(event.on), event.id])
""".strip()


async def list_happenings(reads: Reads, organizations: Collection[str], period: Period) -> list[Happening]:
    """The events of a period that organizations took part in."""
    return [Happening(*row) for row in await reads.read(LIST_HAPPENINGS, ids=sorted(organizations), **period.bounds)]


FIND_ENDS: LiteralString = "\n".join(
    (
        "CALL () {",
        "MATCH (node:Organization)",
        "RETURN min(node.since) AS first, max(" + last_turn("node") + ") AS last",
        "UNION ALL",
        "MATCH (:Organization)-[link:PART_OF|HAS_PROFILE]->()",
        "RETURN min(link.since) AS first, max(" + last_turn("link") + ") AS last",
        "}",
        "WITH min(first) AS first, max(last) AS last",
        "OPTIONAL MATCH (ledger:Ledger {id: 'ledger'})",
        "RETURN [toString(first), toString(last), ledger.seq, ledger.at]",
    )
)


class Ends(NamedTuple):
    """The first day and the last one on which the hierarchy changes, and the last line of the ledger."""

    first: str | None
    last: str | None
    seq: int | None
    at: str | None


async def find_ends(reads: Reads) -> Ends:
    """Between which days and up to which line the graph tells of the hierarchy."""
    found: Sequence[Any] = await reads.read(FIND_ENDS)
    return Ends(*found)
