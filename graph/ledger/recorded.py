"""What single changes did, as their lines tell it, and which later ones touched the same."""

from collections.abc import Sequence
from typing import Any, LiteralString, NamedTuple

import orjson

from graph.engine.sessions import Reads
from graph.ledger.opened import values_of
from graph.ledger.rows import Row, ends_of
from graph.model.kinds import NodeTable

READ_RECORDED: LiteralString = """
UNWIND $ids AS id
MATCH (change:Change {id: id})
MATCH (text:ChangeText {id: id})
RETURN collect([change.kind, change.on, change.result, text.opened, text.closed])
""".strip()

LIST_RECORDERS: LiteralString = """
UNWIND $ids AS id
MATCH (:ChangeEvent {id: id})-[:ORIGINAL|RESULTING]->(:Organization)<-[:ABOUT]-(change:Change)
WITH DISTINCT id, change
MATCH (text:ChangeText {id: change.id})
WHERE text.opened CONTAINS ('"id":"' + id + '"') AND NOT text.closed CONTAINS ('"id":"' + id + '"')
RETURN collect([change.id, change.kind])
""".strip()

LIST_LATER: LiteralString = """
UNWIND $ids AS id
MATCH (:Change {id: id})-[:ABOUT]->(subject)<-[:ABOUT]-(later:Change)
WITH DISTINCT id, later
WHERE later.id > id
MATCH (text:ChangeText {id: later.id})
WHERE text.closed CONTAINS $row OR text.opened CONTAINS $row
WITH later
ORDER BY later.id
RETURN collect([later.id, later.kind, later.on])
""".strip()


class Recorded(NamedTuple):
    """What a change did; `on` is an ISO text, `result` the keys of what it answered with; `erased` says that some
    of its values are no longer kept."""

    kind: str
    on: str | None
    result: dict[str, Any]
    opened: Sequence[Row]
    closed: Sequence[Row]
    erased: bool


class Change(NamedTuple):
    """A line by its id, with the kind of change, and its day where that was asked for."""

    id: str
    kind: str
    on: str | None = None


async def find_recorded(reads: Reads, change: str) -> Recorded | None:
    """What the change of an id did."""
    for kind, on, result, opened, closed in await reads.read(READ_RECORDED, ids=[change]):
        sides: tuple[list[Row], list[Row]] = orjson.loads(opened), orjson.loads(closed)
        values = await values_of(reads, [*sides[0], *sides[1]])
        erased = any(values.lacks(row) for side in sides for row in side)
        now, then = ([values.open(row) for row in side] for side in sides)
        return Recorded(kind, on, orjson.loads(result), now, then, erased)
    return None


async def find_recorder(reads: Reads, event: str) -> Change | None:
    """The change by which an event of organizations was recorded; none where the graph was filled with it."""
    found = await reads.read(LIST_RECORDERS, ids=[event])
    return Change(*found[0]) if found else None


async def find_later(reads: Reads, change: str, row: Row) -> Change | None:
    """The first change after one, about the same organizations and members, that touched a row."""
    table, start, end = ends_of(row)
    text = f'"id":"{start}"' if isinstance(table, NodeTable) else f'["{table.name}","{start}","{end}",'
    found = await reads.read(LIST_LATER, ids=[change], row=text)
    return Change(*found[0]) if found else None
