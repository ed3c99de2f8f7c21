"""The organizations that nobody is above on a day."""

from typing import LiteralString

from execution.view import View
from graph.cypher.dates import holds
from graph.cypher.scope import of_view
from graph.engine.sessions import Reads

LIST_ROOTS: LiteralString = (
    """
MATCH (node:Organization)
WHERE """
    + holds("node")
    + """ AND NOT EXISTS {
  MATCH (node)-[part:PART_OF]->(:Organization)
  WHERE """
    + holds("part")
    + """
}
RETURN collect(node.id)
"""
).strip()


async def list_roots(reads: Reads, view: View) -> frozenset[str]:
    """Their ids; a scan of all organizations."""
    return frozenset(await reads.read(LIST_ROOTS, **of_view(view)))
