"""What lines of the ledger have to do with what viewers may: whether they grant anything, and whether they change who
is under whom. So what is known as of one line is known as of a later one."""

from collections.abc import Sequence
from typing import Any, LiteralString, NamedTuple

from graph.engine.sessions import Reads
from graph.engine.state import End
from graph.ledger.lines import change_id
from graph.model.kinds import Table
from graph.model.tables import OF_GRANTS, OF_PLACES
from graph.model.vocabulary import ChangeKind

MOST_LINES = 500


def touching(*tables: Table) -> LiteralString:
    """The condition that a line's text has a row of one of these: a row begins with its table's name, and within a
    value a quotation mark has a backslash before it."""
    texts: list[LiteralString] = ["text.opened", "text.closed"]
    return " OR ".join([text + " CONTAINS '[\"" + table.name + "\",'" for table in tables for text in texts])


LIST_BEARING: LiteralString = (
    """
UNWIND $ids AS id
MATCH (change:Change {id: id})
MATCH (text:ChangeText {id: id})
RETURN collect([
  change.seq, change.previous, change.hash, change.kind,
  """
    + touching(*OF_GRANTS)
    + """,
  """
    + touching(*OF_PLACES)
    + """
])
"""
).strip()


class Bearing(NamedTuple):
    """Whether lines touch what somebody was granted, and where organizations are; and which lines these are."""

    grants: bool = False
    places: bool = False
    lines: Sequence[End] = ()


UNKNOWN = Bearing(grants=True, places=True)


async def find_bearing(reads: Reads, since: End, until: End) -> Bearing:
    """What the lines behind one end and up to another touch; everything, where they are many or do not follow."""
    if not since[0] < until[0] <= since[0] + MOST_LINES:
        return UNKNOWN
    ids = [change_id(seq) for seq in range(since[0] + 1, until[0] + 1)]
    before, found, passed = since, Bearing(), list[End]()
    lines: list[list[Any]] = await reads.read(LIST_BEARING, ids=ids) or []
    for seq, previous, hashed, kind, grants, places in sorted(lines):
        if seq != before[0] + 1 or previous != before[1] or kind == ChangeKind.LOAD:
            return UNKNOWN
        before = seq, hashed
        passed.append(before)
        found = Bearing(found.grants or grants, found.places or places)
    return found._replace(lines=passed) if before == until else UNKNOWN
