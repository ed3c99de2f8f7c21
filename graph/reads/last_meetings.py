"""The last meeting of organizations by a day."""

from collections.abc import Sequence
from typing import LiteralString

from execution.view import View
from graph.cypher.scope import of_view
from graph.engine.sessions import Reads

LIST_LAST_MEETINGS: LiteralString = """
UNWIND $ids AS id
MATCH (node:Organization {id: id})<-[:OF]-(meeting:Meeting)
WHERE meeting.heldOn <= $on
WITH id, max(meeting.sortKey) AS last
RETURN collect([id, last])
""".strip()


async def find_last_meetings(reads: Reads, organizations: Sequence[str], view: View) -> dict[str, str]:
    """The id of the last meeting held by the day, by the organization; those that held none are left out.

    A meeting's key is its day and its id, so that the largest is the last one's.
    """
    rows = await reads.read(LIST_LAST_MEETINGS, ids=sorted(organizations), **of_view(view))
    return {organization: key.partition("|")[2] for organization, key in rows}
