"""What the tree reads: organizations whole, and which of them the lines of the ledger touched.

Every statement gives the ledger's end as it was after its rows: where that is the end known before, no line came
between, and the rows are of that end.
"""

from collections.abc import Iterable, Sequence
from typing import Any, LiteralString, NamedTuple

import orjson

from graph.cypher.dates import end_or_null
from graph.cypher.templates import as_declared
from graph.engine.sessions import Reads
from graph.ledger.lines import change_id
from graph.ledger.tail import BEFORE_ALL, LedgerReplaced, Position
from graph.model.tables import HAS_PROFILE, MEMBER_OF, ORGANIZATION, PART_OF, PROFILE
from graph.model.vocabulary import ChangeKind

LINES_AT_ONCE = 500
Raw = Sequence[Any]
"""An organization as it is read: its columns, its headcounts, its parents, its profiles."""

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
  ]]
]"""
)
WITH_END: LiteralString = """
OPTIONAL MATCH (ledger:Ledger {id: 'ledger'})
RETURN [rows, ledger.seq, ledger.hash]"""

LIST_ALL: LiteralString = (
    """
MATCH (node:Organization)
WITH collect("""
    + WHOLE
    + ") AS rows"
    + WITH_END
).strip()
LIST_SOME: LiteralString = (
    """
UNWIND $ids AS id
MATCH (node:Organization {id: id})
WITH collect("""
    + WHOLE
    + ") AS rows"
    + WITH_END
).strip()
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
    """What lines touched: organizations, and profiles whose organizations they do not name."""

    organizations: set[str]
    profiles: set[str]


def end_of(seq: int | None, hashed: str | None) -> Position:
    return Position(seq, hashed or "") if seq else BEFORE_ALL


async def count_organizations(reads: Reads) -> int:
    """How many organizations the graph holds, with those that have ended."""
    found: int = await reads.read(COUNT_ALL)
    return found


async def list_all(reads: Reads) -> tuple[list[Raw], Position]:
    """Every organization, and the ledger's end after they were read."""
    rows, seq, hashed = await reads.read(LIST_ALL)
    return rows, end_of(seq, hashed)


async def list_some(reads: Reads, touched: Touched) -> tuple[dict[str, Raw | None], Position]:
    """The organizations that were touched, None for each that is gone, and the ledger's end after they were read."""
    ids = set(touched.organizations)
    if touched.profiles:
        ids.update(await reads.read(LIST_OWNERS, ids=sorted(touched.profiles)))
    rows, seq, hashed = await reads.read(LIST_SOME, ids=sorted(ids))
    found: dict[str, Raw | None] = dict.fromkeys(ids)
    found.update((row[0], row) for row in rows)
    return found, end_of(seq, hashed)


async def list_touched(reads: Reads, since: Position, until: Position) -> Touched:
    """What the lines behind one end and up to another touched. Raises LedgerReplaced where they do not follow."""
    touched, before = Touched(set(), set()), since
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


def touch(touched: Touched, rows: Iterable[Sequence[Any]]) -> None:
    """Adds what rows of a line touch: the ends of links in whose columns an organization stands."""
    for row in rows:
        match row[0]:
            case ORGANIZATION.name:
                touched.organizations.add(row[-1]["id"])
            case PROFILE.name:
                touched.profiles.add(row[-1]["id"])
            case PART_OF.name | HAS_PROFILE.name:
                touched.organizations.add(row[1])
            case MEMBER_OF.name:
                touched.organizations.add(row[2])
            case _:
                pass
