"""What organizations went into when they ended: only the events by which one ended count. What went into nothing stood
under something."""

from collections.abc import Collection
from typing import LiteralString

from execution.view import Scope, View
from graph.cypher.held import Went
from graph.cypher.scope import inside, of_view, shown
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads


def went(scope: Scope, found: LiteralString, other: LiteralString, event: LiteralString = "event.id") -> LiteralString:
    """The text of a generation: of what ended (`origin`) among those that a scope sees whole, and of the `other` that
    it is shown."""
    return (
        "UNWIND $ids AS id\nMATCH "
        + found
        + inside(scope, "origin")
        + shown(scope, other)
        + "\nRETURN collect([origin.id, "
        + ", ".join((event, other + ".sortKey", other + ".id", "$on < " + other + ".until"))
        + "])"
    )


BY_EVENT: LiteralString = "WHERE origin.until = event.on AND origin.until <= $on"
INTO_NOTHING: LiteralString = """
WHERE part.until = origin.until AND origin.until <= $on AND NOT EXISTS {
  MATCH (origin)<-[:ORIGINAL]-(event:ChangeEvent)-[:RESULTING]->(:Organization) WHERE event.on = origin.until
}
""".strip()


def list_of_ended(scope: Scope) -> LiteralString:
    """The text about what ended, by those that it went into."""
    way: LiteralString = "(result:Organization {id: id})<-[:RESULTING]-(event:ChangeEvent)-[:ORIGINAL]->"
    return went(scope, way + "(origin:Organization)\n" + BY_EVENT, "result")


async def list_ended_into(reads: Reads, organizations: Collection[str], view: View) -> list[Went]:
    """What ended by going into organizations by the day."""
    return await rows_of(Went, reads, list_of_ended(view.scope), ids=sorted(organizations), **of_view(view))


def list_of_heirs(scope: Scope) -> LiteralString:
    """The text about what ended, by itself."""
    way: LiteralString = "(origin:Organization {id: id})<-[:ORIGINAL]-(event:ChangeEvent)-[:RESULTING]->"
    return went(scope, way + "(result:Organization)\n" + BY_EVENT, "result")


async def list_heirs(reads: Reads, organizations: Collection[str], view: View) -> list[Went]:
    """What organizations went into when they ended by the day."""
    return await rows_of(Went, reads, list_of_heirs(view.scope), ids=sorted(organizations), **of_view(view))


def list_of_dissolved(scope: Scope) -> LiteralString:
    """The text about what went into nothing, by those that it stood under."""
    way: LiteralString = "(above:Organization {id: id})<-[part:PART_OF]-(origin:Organization)\n"
    return went(scope, way + INTO_NOTHING, "above", "''")


async def list_dissolved(reads: Reads, organizations: Collection[str], view: View) -> list[Went]:
    """What ended right under organizations by the day and went into nothing."""
    return await rows_of(Went, reads, list_of_dissolved(view.scope), ids=sorted(organizations), **of_view(view))


def list_of_above_dissolved(scope: Scope) -> LiteralString:
    """The text about what went into nothing, by itself."""
    way: LiteralString = "(origin:Organization {id: id})-[part:PART_OF]->(above:Organization)\n"
    return went(scope, way + INTO_NOTHING, "above", "''")


async def list_above_dissolved(reads: Reads, organizations: Collection[str], view: View) -> list[Went]:
    """What stood right above organizations that ended by the day and went into nothing."""
    return await rows_of(Went, reads, list_of_above_dissolved(view.scope), ids=sorted(organizations), **of_view(view))
