"""What organizations went into when they ended: only the events by which one ended count. What went into nothing stood
under something."""

from collections.abc import Collection
from typing import LiteralString

from execution.view import Scope, View
from graph.cypher.held import Went
from graph.cypher.scope import inside, of_view, shown
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads

ENDED_INTO: LiteralString = """
UNWIND $ids AS id
MATCH (result:Organization {id: id})<-[:RESULTING]-(event:ChangeEvent)-[:ORIGINAL]->(origin:Organization)
WHERE origin.until = event.on AND origin.until <= $on""".strip()


def list_of_ended(scope: Scope) -> LiteralString:
    """The text, of what ended among those that a scope sees whole."""
    told: LiteralString = "\nRETURN collect([origin.id, event.id, result.sortKey, id, $on < result.until])"
    return ENDED_INTO + both(scope, "origin", "result") + told


def both(scope: Scope, origin: LiteralString, other: LiteralString) -> LiteralString:
    """What follows a condition so that one is the viewer's own, and they are shown the other."""
    return inside(scope, origin) + shown(scope, other)


async def list_ended_into(reads: Reads, organizations: Collection[str], view: View) -> list[Went]:
    """What ended by going into organizations by the day."""
    return await rows_of(Went, reads, list_of_ended(view.scope), ids=sorted(organizations), **of_view(view))


HEIRS: LiteralString = """
UNWIND $ids AS id
MATCH (origin:Organization {id: id})<-[:ORIGINAL]-(event:ChangeEvent)-[:RESULTING]->(result:Organization)
WHERE origin.until = event.on AND origin.until <= $on""".strip()


def list_of_heirs(scope: Scope) -> LiteralString:
    """The text, of organizations that a scope sees whole, and what it is shown of their heirs."""
    told: LiteralString = "\nRETURN collect([id, event.id, result.sortKey, result.id, $on < result.until])"
    return HEIRS + both(scope, "origin", "result") + told


async def list_heirs(reads: Reads, organizations: Collection[str], view: View) -> list[Went]:
    """What organizations went into when they ended by the day."""
    return await rows_of(Went, reads, list_of_heirs(view.scope), ids=sorted(organizations), **of_view(view))


INTO_NOTHING: LiteralString = """
WHERE part.until = origin.until AND origin.until <= $on AND NOT EXISTS {
  MATCH (origin)<-[:ORIGINAL]-(event:ChangeEvent)-[:RESULTING]->(:Organization) WHERE event.on = origin.until
}
""".strip()


def list_of_dissolved(scope: Scope) -> LiteralString:
    """The text, of what ended among those that a scope sees whole."""
    return (
        "UNWIND $ids AS id\nMATCH (above:Organization {id: id})<-[part:PART_OF]-(origin:Organization)\n"
        + INTO_NOTHING
        + both(scope, "origin", "above")
        + "\nRETURN collect([origin.id, '', above.sortKey, id, $on < above.until])"
    )


async def list_dissolved(reads: Reads, organizations: Collection[str], view: View) -> list[Went]:
    """What ended right under organizations by the day and went into nothing."""
    return await rows_of(Went, reads, list_of_dissolved(view.scope), ids=sorted(organizations), **of_view(view))


def list_of_above_dissolved(scope: Scope) -> LiteralString:
    """The text, of organizations that a scope sees whole."""
    return (
        "UNWIND $ids AS id\nMATCH (origin:Organization {id: id})-[part:PART_OF]->(above:Organization)\n"
        + INTO_NOTHING
        + both(scope, "origin", "above")
        + "\nRETURN collect([id, '', above.sortKey, above.id, $on < above.until])"
    )


async def list_above_dissolved(reads: Reads, organizations: Collection[str], view: View) -> list[Went]:
    """What stood right above organizations that ended by the day and went into nothing."""
    return await rows_of(Went, reads, list_of_above_dissolved(view.scope), ids=sorted(organizations), **of_view(view))
