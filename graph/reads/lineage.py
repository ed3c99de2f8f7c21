"""Lineage along change events: what went into organizations, and what they went into.

Lineage is history as a whole: it is not cut at the day that a question is for, so that the commune of 2024 can be
asked what became of it.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import LiteralString

from graph.cypher.held import Step
from graph.engine.sessions import Reads

EXTENT: LiteralString = (
    "CASE WHEN COUNT { MATCH (event)-[:RESULTING]->(:Organization) } > 1 THEN 'PART' ELSE original.extent END"
)
LIST_PREDECESSORS: LiteralString = """
UNWIND $ids AS id
MATCH (result:Organization {id: id})<-[:RESULTING]-(event:ChangeEvent)-[original:ORIGINAL]->(origin:Organization)
WHERE origin.id <> id
WITH id, event, original, origin
ORDER BY event.on DESC, event.id, origin.sortKey
RETURN collect([id, origin.id, event.id, toString(event.on), EXTENT])
""".strip().replace("EXTENT", EXTENT)


async def list_steps_back(reads: Reads, organizations: Collection[str]) -> list[Step]:
    """What went into organizations, a generation of it, the latest first."""
    return steps(await reads.read(LIST_PREDECESSORS, ids=sorted(organizations)))


LIST_SUCCESSORS: LiteralString = """
UNWIND $ids AS id
MATCH (origin:Organization {id: id})<-[original:ORIGINAL]-(event:ChangeEvent)-[:RESULTING]->(result:Organization)
WHERE result.id <> id
WITH id, event, original, result
ORDER BY event.on, event.id, result.sortKey
RETURN collect([id, result.id, event.id, toString(event.on), EXTENT])
""".strip().replace("EXTENT", EXTENT)


async def list_steps_ahead(reads: Reads, organizations: Collection[str]) -> list[Step]:
    """What organizations went into, a generation of it, the earliest first."""
    return steps(await reads.read(LIST_SUCCESSORS, ids=sorted(organizations)))


def steps(rows: Iterable[Sequence[str]]) -> list[Step]:
    return [Step(origin, other, event, date.fromisoformat(on), extent) for origin, other, event, on, extent in rows]
