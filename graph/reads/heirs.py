"""What organizations went into when they ended: only the events by which one ended count. What went into nothing stood
under something."""

from collections.abc import Collection
from typing import LiteralString

from execution.view import View
from graph.cypher.held import Went
from graph.cypher.scope import of_view
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads

LIST_ENDED_INTO: LiteralString = """
UNWIND $ids AS id
MATCH (result:Organization {id: id})<-[:RESULTING]-(event:ChangeEvent)-[:ORIGINAL]->(origin:Organization)
WHERE origin.until = event.on AND origin.until <= $on
RETURN collect([origin.id, event.id, result.sortKey, id, $on < result.until])
""".strip()


async def list_ended_into(reads: Reads, organizations: Collection[str], view: View) -> list[Went]:
    """What ended by going into organizations by the day."""
    return await rows_of(Went, reads, LIST_ENDED_INTO, ids=sorted(organizations), **of_view(view))


LIST_HEIRS: LiteralString = """
UNWIND $ids AS id
MATCH (origin:Organization {id: id})<-[:ORIGINAL]-(event:ChangeEvent)-[:RESULTING]->(result:Organization)
WHERE origin.until = event.on AND origin.until <= $on
RETURN collect([id, event.id, result.sortKey, result.id, $on < result.until])
""".strip()


async def list_heirs(reads: Reads, organizations: Collection[str], view: View) -> list[Went]:
    """What organizations went into when they ended by the day."""
    return await rows_of(Went, reads, LIST_HEIRS, ids=sorted(organizations), **of_view(view))


INTO_NOTHING: LiteralString = """
WHERE part.until = origin.until AND origin.until <= $on AND NOT EXISTS {
  MATCH (origin)<-[:ORIGINAL]-(event:ChangeEvent)-[:RESULTING]->(:Organization) WHERE event.on = origin.until
}
""".strip()
LIST_DISSOLVED: LiteralString = (
    "UNWIND $ids AS id\nMATCH (above:Organization {id: id})<-[part:PART_OF]-(origin:Organization)\n"
    + INTO_NOTHING
    + "\nRETURN collect([origin.id, '', above.sortKey, id, $on < above.until])"
)


async def list_dissolved(reads: Reads, organizations: Collection[str], view: View) -> list[Went]:
    """What ended right under organizations by the day and went into nothing."""
    return await rows_of(Went, reads, LIST_DISSOLVED, ids=sorted(organizations), **of_view(view))


LIST_ABOVE_DISSOLVED: LiteralString = (
    "UNWIND $ids AS id\nMATCH (origin:Organization {id: id})-[part:PART_OF]->(above:Organization)\n"
    + INTO_NOTHING
    + "\nRETURN collect([id, '', above.sortKey, above.id, $on < above.until])"
)


async def list_above_dissolved(reads: Reads, organizations: Collection[str], view: View) -> list[Went]:
    """What stood right above organizations that ended by the day and went into nothing."""
    return await rows_of(Went, reads, LIST_ABOVE_DISSOLVED, ids=sorted(organizations), **of_view(view))
