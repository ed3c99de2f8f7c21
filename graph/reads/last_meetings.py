"""The last meeting of organizations by a day."""

from collections.abc import Sequence
from typing import LiteralString

from execution.view import Scope, View
from graph.cypher.scope import inside, of_view
from graph.engine.sessions import Reads


def last_meetings(scope: Scope) -> LiteralString:
    """The text, of the organizations that a scope sees whole."""
    begin: LiteralString = "UNWIND $ids AS id\nMATCH (node:Organization {id: id})<-[:OF]-(meeting:Meeting)\n"
    held: LiteralString = "WHERE meeting.heldOn <= $on" + inside(scope, "node")
    return begin + held + "\nWITH id, max(meeting.sortKey) AS last\nRETURN collect([id, last])"


async def find_last_meetings(reads: Reads, organizations: Sequence[str], view: View) -> dict[str, str]:
    """The id of the last meeting held by the day, by the organization; those that held none are left out.

    A meeting's key is its day and its id, so that the largest is the last one's.
    """
    rows = await reads.read(last_meetings(view.scope), ids=sorted(organizations), **of_view(view))
    return {organization: key.partition("|")[2] for organization, key in rows}
