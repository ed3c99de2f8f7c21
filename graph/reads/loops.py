"""Supervision links of a subtree, for the loops among them."""

from typing import LiteralString

from execution.view import View
from graph.cypher.dates import each_and_under, holds
from graph.cypher.held import Followed
from graph.cypher.scope import of_view
from graph.cypher.templates import as_declared
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.records.profiles import SORT_KEY

LIST_LINKS_UNDER: LiteralString = (
    each_and_under()
    + "<-[link:SUPERVISES]-(member:Member)\nWHERE "
    + holds("link")
    + "\nRETURN collect([node.id, "
    + as_declared(SORT_KEY)
    + ", member.id, toString(link.since)])"
)


async def list_links_under(reads: Reads, under: str, view: View) -> list[Followed]:
    """The supervision links of the organizations at and under one on the day."""
    return await rows_of(Followed, reads, LIST_LINKS_UNDER, ids=[under], **of_view(view))
